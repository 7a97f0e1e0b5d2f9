"""Whether to try again, and after how long. Pure.

The arithmetic (exponential backoff with jitter, ``Retry-After`` in both its forms) is
httpx_retries'. Its ``RetryTransport`` is not used: its rules cannot differ by method *and* cause,
and a transport given to httpx switches off the client's proxies and mounts. It is imported when
a first retry is due, since it costs an eighth of importing httpx.
"""

from __future__ import annotations

import logging

from ._effects import TransportFailure

# RFC 9110, section 9.2.2: carrying one of these out twice is as good as once.
IDEMPOTENT = frozenset(("GET", "HEAD", "PUT", "DELETE", "OPTIONS"))

_GATEWAY_STATUSES = frozenset((502, 503, 504))
TOO_MANY_REQUESTS = 429


class RetryPolicy:
    """How persistent a client is. Immutable; durations are seconds.

    * ``max_retries``: attempts after the first one; 0: none.
    * ``backoff``, ``max_backoff``: the n-th wait is ``backoff * 2**(n-1)``, at most
      ``max_backoff``, less up to half of it at random.
    * ``max_retry_after``: the longest ``Retry-After`` to wait for. A longer one is raised at once,
      with the wait attached (``error.retry_after``).
    * ``budget``: no attempt begins later than this after the first one did.
    """

    __slots__ = ("backoff", "budget", "max_backoff", "max_retries", "max_retry_after")

    max_retries: int
    backoff: float
    max_backoff: float
    max_retry_after: float
    budget: float

    def __init__(
        self,
        max_retries: int = 4,
        *,
        backoff: float = 0.5,
        max_backoff: float = 10.0,
        max_retry_after: float = 60.0,
        budget: float = 120.0,
    ) -> None:
        values = {
            "max_retries": max_retries,
            "backoff": backoff,
            "max_backoff": max_backoff,
            "max_retry_after": max_retry_after,
            "budget": budget,
        }
        for name, value in values.items():
            if not value >= 0:  # so that NaN is refused as well
                raise ValueError(f"{name} must not be negative: {value!r}")
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a RetryPolicy is immutable; make another one")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RetryPolicy) and repr(self) == repr(other)

    def __hash__(self) -> int:
        return hash(repr(self))

    def __reduce__(self) -> tuple[object, ...]:
        return _restore, tuple(getattr(self, name) for name in self.__slots__)

    def __repr__(self) -> str:
        return (
            f"RetryPolicy({self.max_retries}, backoff={self.backoff}, "
            f"max_backoff={self.max_backoff}, max_retry_after={self.max_retry_after}, "
            f"budget={self.budget})"
        )


def _restore(
    backoff: float, budget: float, max_backoff: float, max_retries: int, max_retry_after: float
) -> RetryPolicy:
    return RetryPolicy(
        max_retries,
        backoff=backoff,
        max_backoff=max_backoff,
        max_retry_after=max_retry_after,
        budget=budget,
    )


def is_repeatable(outcome: int | TransportFailure, *, idempotent: bool) -> bool:
    """Whether another attempt may help and cannot do harm. ``outcome``: a status, or no answer.

    A request that was never processed (no connection, or 429) may be repeated whatever its
    method. One that may have been (its answer was lost, or a gateway gave up on it) only if
    carrying it out twice is as good as once: a POST is never made twice.
    """
    if isinstance(outcome, TransportFailure):
        return not outcome.permanent and (idempotent or not outcome.sent)
    return outcome == TOO_MANY_REQUESTS or (idempotent and outcome in _GATEWAY_STATUSES)


def next_wait(
    policy: RetryPolicy, *, retries_made: int, elapsed: float, retry_after: float | None
) -> float | None:
    """Seconds to wait before the next attempt; ``None``: give up.

    ``retry_after`` is kept to, or given up on: never cut short.
    """
    if retries_made >= policy.max_retries:
        return None
    if retry_after is not None and retry_after > policy.max_retry_after:
        return None
    wait = retry_after or _backoff(policy, retries_made)
    return wait if elapsed + wait <= policy.budget else None


def _backoff(policy: RetryPolicy, retries_made: int) -> float:
    if not policy.max_backoff:
        return 0.0
    from httpx_retries import Retry

    return Retry(
        backoff_factor=policy.backoff,
        max_backoff_wait=policy.max_backoff,
        backoff_jitter=0.5,
        # 2**1000 fits a float and is far past any max_backoff; 2**2000 does not.
        attempts_made=min(retries_made, 1000),
    ).backoff_strategy()


def parse_retry_after(value: str | None) -> float | None:
    """Seconds from a ``Retry-After`` header (RFC 9110, section 10.2.3: seconds or a date).

    ``None`` if there is none or it is neither.
    """
    if not value or not value.isascii():  # versions before 0.6 read any script's digits
        return None
    from httpx_retries import Retry

    try:
        return Retry().parse_retry_after(value)
    except ValueError:
        logging.getLogger("huvr_client").debug("Retry-After is unreadable and ignored")
        return None
