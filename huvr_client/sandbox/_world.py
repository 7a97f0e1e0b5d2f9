"""Everything one sandbox knows: its rows, its clock, its settings, who is asking."""

from __future__ import annotations

import hashlib
import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ._auth import Tokens
from ._description import Description
from ._filters import FILTERS
from ._pictures import picture
from ._query import Query
from ._render import Renderer
from ._storage import Storage
from ._store import Record, Store
from ._validate import Validator


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


class World:
    """The state behind one sandbox. Used by the server's thread only."""

    def __init__(
        self, settings: Settings, description: Description, clock: Callable[[], float]
    ) -> None:
        self.settings = settings
        self.description = description
        self.clock = clock
        self.random = random.Random(settings.seed)  # noqa: S311 - no secret
        self.store = Store(clock)
        key = hashlib.sha256(f"storage {settings.seed}".encode()).digest()
        self.storage = Storage(clock, settings.signed_url_ttl, key)
        self.tokens = Tokens(clock, settings.token_ttl, settings.seed)
        self.validator = Validator(description)
        self.renderer = Renderer(description, self.store)
        self.renderer.world = self
        self.query = Query(self, FILTERS)
        self.base_url = ""
        self.user: int = 0
        self._processing: list[tuple[float, int, str, int]] = []
        self._turn = 0

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

    def promise_picture(self, table: str, record: Record) -> None:
        """Give a seeded record a picture that is drawn when it is asked for."""
        self.place(table, record)
        number = int(record["id"]) + (0 if table == "media" else 1_000_000)
        self.storage.promise(record["object"], lambda: picture(number))

    def uploaded(self, name: str) -> None:
        """The storage has the bytes of an object: its record follows after the processing time."""
        table, identifier, _ = name.split("/")
        due = self.clock() + self.settings.processing
        self._turn += 1
        heapq.heappush(self._processing, (due, self._turn, table, int(identifier)))
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
