"""The requests that a sandbox has answered, for tests to look at."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, overload

_KEPT = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRecord:
    """One request.

    Attributes:
        origin: `api` or `storage`.
        method: the HTTP method.
        path: the path without the query.
        query: the query string as it came.
        headers: names in lower case; not in `repr`, since they hold the token.
        operation: the operation's name, or `""`.
        status: of the answer; None where the connection was dropped without one.
            A record is there before the first byte of its answer is sent.
        json: the JSON body, or None; not in `repr`. The token endpoint's is not kept.
        faults: the kinds of the faults that applied.
        seconds: what the server took until it answered.
    """

    origin: Literal["api", "storage"]
    method: str
    path: str
    query: str
    headers: Mapping[str, str] = field(repr=False)
    operation: str
    status: int | None
    json: Any = field(repr=False)
    faults: tuple[str, ...]
    seconds: float


class RequestLog(Sequence[RequestRecord]):
    """The last 100,000 requests, in order of their answers. Thread-safe; reads are snapshots."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._records: deque[RequestRecord] = deque(maxlen=_KEPT)

    def append(self, record: RequestRecord) -> None:
        """Add one."""
        with self._lock:
            self._records.append(record)

    def clear(self) -> None:
        """Forget them."""
        with self._lock:
            self._records.clear()

    def matching(
        self, method: str = "*", path: str | None = None, operation: str | None = None
    ) -> list[RequestRecord]:
        """Those of a method, a path, an operation (`projects.partial_update`)."""
        return [
            record
            for record in self
            if method in ("*", record.method)
            and path in (None, record.path)
            and operation in (None, record.operation)
        ]

    def __iter__(self) -> Iterator[RequestRecord]:
        return iter(self._snapshot())

    def __len__(self) -> int:
        return len(self._records)

    @overload
    def __getitem__(self, index: int) -> RequestRecord: ...
    @overload
    def __getitem__(self, index: slice) -> list[RequestRecord]: ...
    def __getitem__(self, index: int | slice) -> RequestRecord | list[RequestRecord]:
        return self._snapshot()[index]

    def _snapshot(self) -> list[RequestRecord]:
        with self._lock:
            return list(self._records)
