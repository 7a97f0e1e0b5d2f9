"""A token and the three states of its life. Pure: time comes in as an argument.

HUVR's tokens are good for 60 minutes and there is no refresh token
(https://docs.huvrdata.app, "Authentication"): a new one is asked for early, while the old one
still works, so that nobody waits for it.
"""

from __future__ import annotations

import math
from typing import Any, Final

from ._secret import Secret

DEFAULT_LIFE: Final = 3600.0

FRESH: Final = "fresh"  # use it
STALE: Final = "stale"  # use it, and have somebody renew it
EXPIRED: Final = "expired"  # wait for a new one


class Token:
    """A token with the moments of its life, in monotonic seconds. Immutable.

    It was ``asked_at``, and is good for ``life`` seconds from then.
    """

    __slots__ = ("asked_at", "dead_at", "life", "secret", "stale_at")

    def __init__(
        self, secret: Secret, *, asked_at: float, life: float, stale_at: float, dead_at: float
    ) -> None:
        self.secret = secret
        self.asked_at = asked_at
        self.life = life
        self.stale_at = stale_at
        self.dead_at = dead_at

    @property
    def expires_at(self) -> float:
        """When HUVR stops to take it."""
        return self.asked_at + self.life


def issue(secret: Secret, life: float, asked_at: float, jitter: float) -> Token:
    """Make a token of ``life`` seconds, counted from *before* it was asked for.

    By then its life had not begun yet, so it is never used past its end. It is stale in its last
    quarter of an hour, or half of a short life, less ``jitter`` (0 to 1) of a minute so that
    machines started together do not renew together. It is dead a minute early, for clocks and
    requests on their way. That minute is a tenth of lives under ten minutes, which only tests and
    sandboxes have.
    """
    minute = min(60.0, life / 10)
    expires_at = asked_at + life
    return Token(
        secret,
        asked_at=asked_at,
        life=life,
        stale_at=expires_at - min(900.0, life / 2) - jitter * minute,
        dead_at=expires_at - minute,
    )


def state(token: Token | None, now: float) -> str:
    if token is None or now >= token.dead_at:
        return EXPIRED
    return FRESH if now < token.stale_at else STALE


def read_answer(data: Any) -> tuple[Secret, float]:
    """Token and life in seconds from the token endpoint's JSON.

    The life is a string of seconds, and a number, or nothing, is taken as well. The token must be
    able to stand in a header. Raises ``ValueError`` (never quoting the token).
    """
    text = data.get("access_token") if isinstance(data, dict) else None  # pyright: ignore
    if not isinstance(text, str) or not text:
        raise ValueError("it holds no access_token")
    if len(text) > 16384 or not all("!" <= char <= "~" for char in text):
        raise ValueError("its access_token cannot stand in a header")
    return Secret(text), _life(data.get("expires_in"))  # pyright: ignore


def _life(value: Any) -> float:
    try:
        seconds = float(value)
    except (TypeError, ValueError, OverflowError):
        return DEFAULT_LIFE
    return seconds if math.isfinite(seconds) and seconds > 0 else DEFAULT_LIFE
