"""Whether to try again, and after how long. Pure but for the clock of a ``Retry-After`` date."""

from __future__ import annotations

import logging
import random
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import KW_ONLY, dataclass

from .wire import TransportFailure

# RFC 9110, section 9.2.2: carrying one of these out twice is as good as once.
IDEMPOTENT = frozenset(("GET", "HEAD", "PUT", "DELETE", "OPTIONS"))

# Neither HUVR's doing nor final: a proxy's, and those of a CDN (Cloudflare's 520 to 524). 425 and
# 408: RFC 8470, section 5.2, and RFC 9110, section 15.5.9.
GATEWAY_STATUSES = frozenset((408, 425, 502, 503, 504, 520, 521, 522, 523, 524))
_YEAR = 365 * 86_400.0
TOO_MANY_REQUESTS = 429


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How persistent a client is. Immutable; durations are seconds.

    * ``max_retries``: attempts after the first one; 0: none.
    * ``backoff``, ``max_backoff``: the n-th wait is ``backoff * 2**(n-1)``, at most
      ``max_backoff``, less up to half of it at random.
    * ``max_retry_after``: the longest ``Retry-After`` to wait for. A longer one is raised at once,
      with the wait attached (``error.retry_after``).
    * ``budget``: no attempt begins later than this after the first one did.

    Raises ``ValueError`` for a negative value or NaN.
    """

    max_retries: int = 4
    _: KW_ONLY
    backoff: float = 0.5
    max_backoff: float = 10.0
    max_retry_after: float = 60.0
    budget: float = 120.0

    def __post_init__(self) -> None:
        for name in ("max_retries", "backoff", "max_backoff", "max_retry_after", "budget"):
            value = getattr(self, name)
            if not value >= 0:  # so that NaN is refused as well
                raise ValueError(f"{name} must not be negative: {value!r}")


def is_repeatable(outcome: int | TransportFailure, *, idempotent: bool) -> bool:
    """Whether another attempt may help and cannot do harm. ``outcome``: a status, or no answer.

    A request that was never processed (no connection, or 429) may be repeated whatever its
    method. One that may have been (its answer was lost, or a gateway gave up on it) only if
    carrying it out twice is as good as once: a POST is never made twice.
    """
    if isinstance(outcome, TransportFailure):
        return not outcome.permanent and (idempotent or not outcome.sent)
    return outcome == TOO_MANY_REQUESTS or (idempotent and outcome in GATEWAY_STATUSES)


def next_wait(
    policy: RetryPolicy, *, retries_made: int, elapsed: float, retry_after: float | None
) -> float | None:
    """Seconds to wait before the next attempt; ``None``: give up.

    A ``retry_after`` is waited for in full, or given up on: never cut short.
    """
    if retries_made >= policy.max_retries:
        return None
    if retry_after is not None and retry_after > policy.max_retry_after:
        return None
    wait = retry_after or _backoff(policy, retries_made)
    return wait if elapsed + wait <= policy.budget else None


def _backoff(policy: RetryPolicy, retries_made: int) -> float:
    """Exponential backoff with "equal jitter": half of the wait is fixed, half random.

    https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
    """
    # 2**1000 fits a float and is far past any max_backoff; 2**2000 does not.
    longest = min(policy.backoff * 2.0 ** min(retries_made, 1000), policy.max_backoff)
    return longest * random.uniform(0.5, 1.0)  # noqa: S311 - no secret


def parse_retry_after(
    headers: Mapping[str, str], now: Callable[[], float] = time.time
) -> float | None:
    """Seconds from ``Retry-After``: seconds or a date (RFC 9110, section 10.2.3).

    Fractions of a second, which some gateways send, are taken as well. A date is compared with the
    answer's own ``Date``, as this machine's clock may be wrong; ``now`` (seconds since the epoch)
    is for an answer without one. At most a year, so that it can be added to and waited for;
    ``None`` if the header is missing or unreadable.
    """
    text = headers.get("Retry-After", "").strip()
    if not text:
        return None
    if re.fullmatch(r"\d+(\.\d+)?", text, re.ASCII):
        return min(float(text), _YEAR)
    until, here = epoch(text), epoch(headers.get("Date", ""))
    if until is None:
        logging.getLogger("huvr_client").debug("Retry-After is unreadable and ignored")
        return None
    return min(max(0.0, until - (now() if here is None else here)), _YEAR)


def epoch(date: str) -> float | None:
    """Seconds since 1970 of a date in a header; ``None``: it is unreadable."""
    from email.utils import mktime_tz, parsedate_tz

    try:
        parts = parsedate_tz(date)
        return float(mktime_tz(parts)) if parts else None
    except (ValueError, OverflowError, IndexError):
        return None
