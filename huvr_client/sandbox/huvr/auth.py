"""Tokens of 60 minutes, logging in and out, and the firewall's question who calls.

Source: https://docs.huvrdata.app, "Authentication".
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable

from ..drf.responses import ApiError, invalid, unauthenticated

# What HTTP libraries and tools call themselves says nothing about who calls.
_ANONYMOUS = frozenset(
    {
        *("python", "python-requests", "python-httpx", "python-urllib", "python-urllib3"),
        *("requests", "httpx", "urllib3", "aiohttp", "curl", "libcurl", "wget", "httpie"),
        *("go-http-client", "java", "okhttp", "apache-httpclient", "axios", "node-fetch"),
        *("node", "undici", "got", "ruby", "php", "guzzlehttp", "libwww-perl", "lwp", "dart"),
    }
)


class Tokens:
    """The tokens that the sandbox gave out."""

    def __init__(self, clock: Callable[[], float], ttl: float, seed: int) -> None:
        self._clock = clock
        self._ttl = ttl
        self._seed = seed
        self._issued = 0
        self._alive: dict[str, tuple[int, float]] = {}

    def issue(self, user: int) -> tuple[str, str]:
        """A new token for a user, and its life in seconds as the server writes it: a text."""
        self._issued += 1
        digest = hashlib.sha256(f"{self._seed}/{self._issued}".encode()).hexdigest()
        token = f"sandbox-{digest[:40]}"
        self._alive[token] = user, self._clock() + self._ttl
        return token, str(math.ceil(self._ttl))

    def revoke(self, user: int | None = None) -> None:
        """End every token, or those of one user."""
        self._alive = {
            token: (owner, expiry)
            for token, (owner, expiry) in self._alive.items()
            if user not in (None, owner)
        }

    def user(self, authorization: str | None) -> int:
        """Whose token an `Authorization` header carries; raises 401."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "token":
            raise unauthenticated("Authentication credentials were not provided.")
        if not token or " " in token:
            raise unauthenticated("Invalid token header.")
        user, expires = self._alive.get(token, (0, 0.0))
        if self._clock() >= expires:
            self._alive.pop(token, None)
            raise unauthenticated("Invalid token." if not user else "Token has expired.")
        return user


def wrong_credentials() -> ApiError:
    """What the token endpoint says to an unknown e-mail or a wrong password."""
    return invalid(non_field_errors="Unable to log in with provided credentials.")


def is_anonymous(user_agent: str | None) -> bool:
    """Whether a User-Agent is missing or is only a library's default."""
    product = (user_agent or "").strip().split("/")[0].split(" ")[0].lower()
    return not product or product in _ANONYMOUS
