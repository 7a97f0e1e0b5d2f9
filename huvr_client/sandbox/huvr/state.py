"""Everything one sandbox knows: its rows, files, tokens, clock and settings, and who is asking."""

from __future__ import annotations

import hashlib
import math
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from ..drf.describe import Description
from ..drf.store import Record, Store
from ..storage.objects import Storage
from .auth import Tokens
from .tables import TABLES, defaults


@dataclass(kw_only=True, eq=False)
class Settings:
    """How the server behaves: `Sandbox` says what each of them means."""

    seed: int = 1
    assets: int = 40
    token_ttl: float = 3600.0
    signed_url_ttl: float = 900.0
    processing: float = 0.0
    latency: float = 0.0
    page_size: int = 25
    max_limit: int = 1000
    throttle: tuple[int, float] | None = None
    firewall: bool = True
    unstable_order: bool = False
    client_id: str = "sandbox@example.com"
    client_secret: str = field(default="sandbox-secret", repr=False)

    def __post_init__(self) -> None:
        """Raise `ValueError` for a number that means nothing, with the parameter's name."""
        requests, seconds = self.throttle or (1, 0.0)
        for least, name, value in (
            (0, "assets", self.assets),
            (0, "token_ttl", self.token_ttl),
            (0, "signed_url_ttl", self.signed_url_ttl),
            (0, "processing", self.processing),
            (0, "latency", self.latency),
            (1, "page_size", self.page_size),
            (1, "max_limit", self.max_limit),
            (1, "throttle's requests", requests),
            (0, "throttle's seconds", seconds),
        ):
            require_at_least(least, name, value)


def require_at_least(least: int, name: str, value: float) -> None:
    """Raise `ValueError` for a number that is less or no number, with the parameter's name."""
    if not (math.isfinite(value) and value >= least):
        raise ValueError(f"{name} must be a number of at least {least}, not {value!r}")


class State:
    """The state behind one sandbox. Used by the server's thread only."""

    def __init__(
        self, settings: Settings, description: Description, clock: Callable[[], float]
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.random = random.Random(settings.seed)  # noqa: S311 - no secret
        self.store = Store(TABLES, clock, defaults(description))
        key = hashlib.sha256(f"storage {settings.seed}".encode()).digest()
        self.storage = Storage(clock, settings.signed_url_ttl, key)
        self.tokens = Tokens(clock, settings.token_ttl, settings.seed)
        self.base_url = ""
        self.user: int = 0  # whose token came with the request; 0 for nobody's
        self._processing: deque[tuple[float, str, int]] = deque()

    @property
    def me(self) -> Record:
        """The user whose token came with the request."""
        return self.store.rows("users")[self.user]

    def sign_in(self) -> None:
        """The request comes from the service account, which is the first user."""
        self.user = next(iter(self.store.rows("users")), 0)

    def is_ready(self, record: Record) -> bool:
        """Whether a file has come and was processed."""
        return record.get("state", "UPLOADED") != "CREATED" and self.storage.has(record["object"])

    def place(self, table: str, record: Record) -> None:
        """Give a new file record its object in the storage."""
        record["object"] = f"{table}/{record['id']}/{self.random.getrandbits(64):016x}"

    def uploaded(self, name: str) -> None:
        """The storage has the bytes of an object: its record follows after the processing time."""
        table, identifier, _ = name.split("/")
        due = self.clock() + self.settings.processing
        self._processing.append((due, table, int(identifier)))
        self.settle()

    def settle(self) -> None:
        """Finish the processing of what is due."""
        while self._processing and self._processing[0][0] <= self.clock():
            _, table, identifier = self._processing.popleft()
            record = self.store.get(table, identifier)
            blob = self.storage.get(record["object"]) if record else None
            if record and blob:
                done = {"state": "UPLOADED"} if table == "media" else {"uploaded": True}
                self.store.update(table, record, {"media_type": blob.media_type, **done})
