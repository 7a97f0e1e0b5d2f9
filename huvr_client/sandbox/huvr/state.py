"""Everything one sandbox knows: its rows, files, tokens, clock and settings, and who is asking."""

from __future__ import annotations

import hashlib
import heapq
import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..drf.store import Record, Store
from ..storage.objects import Storage
from .auth import Tokens
from .tables import TABLES


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the server behaves; the names are those of `Sandbox`'s parameters."""

    client_id: str
    client_secret: str
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

    def __post_init__(self) -> None:
        """Raise `ValueError` for a number that means nothing, with the parameter's name."""
        for name in ("assets", "token_ttl", "signed_url_ttl", "processing", "latency"):
            _at_least(0, name, getattr(self, name))
        for name in ("page_size", "max_limit"):
            _at_least(1, name, getattr(self, name))
        if self.throttle is not None:
            _at_least(1, "throttle's requests", self.throttle[0])
            _at_least(0, "throttle's seconds", self.throttle[1])


def _at_least(least: int, name: str, value: float) -> None:
    if not (math.isfinite(value) and value >= least):
        raise ValueError(f"{name} must be a number of at least {least}, not {value!r}")


class State:
    """The state behind one sandbox. Used by the server's thread only."""

    def __init__(self, settings: Settings, clock: Callable[[], float]) -> None:
        self.settings = settings
        self.clock = clock
        self.random = random.Random(settings.seed)  # noqa: S311 - no secret
        self.store = Store(TABLES, clock)
        key = hashlib.sha256(f"storage {settings.seed}".encode()).digest()
        self.storage = Storage(clock, settings.signed_url_ttl, key)
        self.tokens = Tokens(clock, settings.token_ttl, settings.seed)
        self.base_url = ""
        self.user: int = 0  # whose token came with the request; 0 for nobody's
        self._processing: list[tuple[float, int, str, int]] = []
        self._uploads = 0

    @property
    def me(self) -> Record:
        """The user whose token came with the request."""
        return self.store.rows("users")[self.user]

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
        self._uploads += 1
        heapq.heappush(self._processing, (due, self._uploads, table, int(identifier)))
        self.settle()

    def settle(self) -> None:
        """Finish the processing of what is due."""
        while self._processing and self._processing[0][0] <= self.clock():
            _, _, table, identifier = heapq.heappop(self._processing)
            record = self.store.get(table, identifier)
            if record is not None:
                self._finish(table, record)

    def _finish(self, table: str, record: Record) -> None:
        blob = self.storage.get(record["object"])
        if blob is None:
            return
        changes: dict[str, Any] = {"media_type": blob.media_type}
        changes |= {"state": "UPLOADED"} if table == "media" else {"uploaded": True}
        self.store.update(table, record, changes)
