"""The three states of a token's life, and the token endpoint's answer. Pure: time is an argument.

HUVR's tokens are good for 60 minutes and there is no refresh token
(https://docs.huvrdata.app, "Authentication"): a new one is requested early, while the old one
still works, so that no call waits for it.
"""

from __future__ import annotations

import math
from typing import Any, Final

from .._secret import Secret, Token

DEFAULT_LIFE: Final = 3600.0

FRESH: Final = "fresh"  # use it
STALE: Final = "stale"  # use it, and renew it in the background
EXPIRED: Final = "expired"  # wait for a new one


def issue(secret: Secret, life: float, asked_at: float, jitter: float) -> Token:
    """A token that is good for ``life`` seconds from ``asked_at``, before the request was sent.

    * Stale in its last 15 minutes, or half of a short life, less ``jitter`` (0 to 1) of a minute,
      so that machines started together do not renew together.
    * Dead 60 s early, to allow for clock skew and requests in flight.

    The minute is a tenth of a life under ten minutes, which only tests and sandboxes have.
    """
    minute = min(60.0, life / 10)
    expires_at = asked_at + life
    return Token(
        secret=secret,
        asked_at=asked_at,
        stale_at=expires_at - min(900.0, life / 2) - jitter * minute,
        dead_at=expires_at - minute,
        expires_at=expires_at,
    )


def state(token: Token | None, now: float) -> str:
    if token is None or now >= token.dead_at:
        return EXPIRED
    return FRESH if now < token.stale_at else STALE


def read_answer(data: Any) -> tuple[Secret, float]:
    """Token and life in seconds from the token endpoint's JSON.

    The life is a string of seconds; a number, or none, is taken as well. The token must be usable
    in a header. Raises ``ValueError``, which never quotes the token.
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
