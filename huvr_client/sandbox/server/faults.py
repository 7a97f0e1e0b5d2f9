"""Faults: what can go wrong between a program and HUVR, switched on at will."""

from __future__ import annotations

import random
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from ..huvr.state import require_at_least

_REPLACED = ("html", "error-body", "empty", "redirect", "expired", "firewall")
_BROKEN = ("reset", "reset-after-write", "reset-mid-body", "short-body", "truncated-json")
_SLOW = ("latency", "stall", "stall-mid-body", "drip")
KINDS = (*_REPLACED, *_BROKEN, *_SLOW, "revoke")
_ERROR_STATUS = re.compile("[45][0-9]{2}")


@dataclass(slots=True, kw_only=True)
class Fault:
    """One fault, and where and how often it applies.

    Kinds:
        `"400"` to `"599"`: that status: 5xx as a proxy's HTML page, others as the API's JSON,
            on the storage as its XML.
        `latency`: the answer waits `seconds`; other faults apply all the same.
        `stall`: no answer, for `seconds`; then the connection is closed.
        `reset`: the connection is reset before anything happens.
        `reset-after-write`: the request is carried out, then the connection is reset.
        `reset-mid-body`, `short-body`, `stall-mid-body`: half of the body comes, then a reset, the
            end of the connection, or nothing for `seconds`.
        `drip`: the body comes in eight pieces, `seconds` apart.
        `truncated-json`: half of the JSON, in an answer that HTTP has nothing against.
        `html`, `empty`: status 200 with a page, or with nothing.
        `error-body`: the storage's error page with status 200 (or `status`).
        `expired`: what the storage says when a signed URL has expired.
        `firewall`: 403 with the firewall's HTML.
        `redirect`: to `target`.
        `revoke`: all tokens end, then the request goes on: to its 401.

    Attributes:
        kind: see above.
        path: shell pattern over the request's path; all of the API, token endpoint included, by
            default. The storage's paths begin with `/storage/`.
        method: `GET`, ..., or `*`.
        rate: probability for each matching request, drawn from the sandbox's seed.
        count: how many requests it applies to at most; None for no end.
        after: how many matching requests pass first.
        applied: the request is carried out before its answer is replaced or lost.
        seconds: how long `latency` waits, `stall` hangs (None: until the sandbox stops), or
            `drip` takes for each chunk.
        status: of a `redirect` (302 unless given) or an `error-body` (200 unless given).
        target: where a `redirect` points; a path stays on the same origin.
        retry_after: seconds (or an HTTP date) in `Retry-After`; None leaves the header out.
        hits: how often it has applied.
    """

    kind: str
    path: str = "/api/*"
    method: str = "*"
    rate: float = 1.0
    count: int | None = None
    after: int = 0
    applied: bool = False
    seconds: float | None = None
    status: int | None = None
    target: str = "http://127.0.0.1:9/elsewhere/"
    retry_after: float | str | None = None
    hits: int = 0
    seen: int = field(default=0, repr=False)

    def __post_init__(self) -> None:
        """Raise `ValueError` for a kind or a number that means nothing."""
        if self.kind not in KINDS and not _ERROR_STATUS.fullmatch(self.kind):
            raise ValueError(f"unknown fault {self.kind!r}; one of {', '.join(KINDS)}, or 400-599")
        if not 0.0 <= self.rate <= 1.0:
            raise ValueError(f"rate must be a probability from 0 to 1, not {self.rate!r}")
        for name in ("seconds", "count", "after", "retry_after"):
            value = getattr(self, name)
            if isinstance(value, int | float):
                require_at_least(0, name, value)

    @property
    def code(self) -> int | None:
        """The HTTP status that the kind stands for, or None."""
        return int(self.kind) if self.kind.isdigit() else None

    def matches(self, method: str, path: str) -> bool:
        """Whether it concerns a request at all."""
        return self.method in ("*", method) and fnmatchcase(path, self.path)


class Faults:
    """The faults that are on. Thread-safe."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(f"faults {seed}")  # noqa: S311 - no secret
        self._lock = threading.Lock()
        self._active: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Switch one on."""
        with self._lock:
            self._active.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Switch one off; nothing happens where it is off already."""
        with self._lock:
            self._active = [active for active in self._active if active is not fault]

    def clear(self) -> None:
        """Switch all off."""
        with self._lock:
            self._active.clear()

    def match(self, method: str, path: str) -> list[Fault]:
        """The faults that this request meets: any latency, and the first of the others."""
        with self._lock:
            met: list[Fault] = []
            for fault in self._active:
                decided = any(other.kind != "latency" for other in met)
                if fault.kind != "latency" and decided:
                    continue
                if fault.matches(method, path) and self._applies(fault):
                    met.append(fault)
            return met

    def _applies(self, fault: Fault) -> bool:
        fault.seen += 1
        if fault.seen <= fault.after or (fault.count is not None and fault.hits >= fault.count):
            return False
        if fault.rate < 1.0 and self._random.random() >= fault.rate:
            return False
        fault.hits += 1
        return True


def parse(text: str) -> Fault:
    """A fault from `KIND[,name=value]...`, as the command line takes it; raises `ValueError`."""
    kind, *options = (part.strip() for part in text.split(","))
    values: dict[str, object] = {}
    for option in options:
        name, sign, raw = option.partition("=")
        if not sign or name not in _READ:
            raise ValueError(f"{option!r} is not one of {', '.join(_READ)} with a value")
        try:
            values[name] = _READ[name](raw)
        except ValueError:
            raise ValueError(f"{name} must be a number, not {raw!r}") from None
    return Fault(kind=kind, **values)  # type: ignore[arg-type]


def _flag(raw: str) -> bool:
    return raw.lower() in ("1", "true", "yes")


_READ: dict[str, Callable[[str], object]] = {
    "path": str,
    "method": str.upper,
    "rate": float,
    "count": int,
    "after": int,
    "applied": _flag,
    "seconds": float,
    "status": int,
    "target": str,
    "retry_after": float,
}
