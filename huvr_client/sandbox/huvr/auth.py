"""Tokens of 60 minutes, logging in and out, and the firewall's question who calls.

Source: https://docs.huvrdata.app, "Authentication".
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable

from ..drf.responses import unauthenticated

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
    """The tokens that the sandbox gave out, all of them to the one service account."""

    def __init__(self, clock: Callable[[], float], ttl: float, seed: int) -> None:
        self._clock = clock
        self._ttl = ttl
        self._seed = seed
        self._issued = 0
        self._alive: dict[str, float] = {}

    def issue(self) -> tuple[str, str]:
        """A new token, and its life in seconds as the server writes it: a text."""
        self._issued += 1
        digest = hashlib.sha256(f"{self._seed}/{self._issued}".encode()).hexdigest()
        token = f"sandbox-{digest[:40]}"
        self._alive[token] = self._clock() + self._ttl
        return token, str(math.ceil(self._ttl))

    def revoke(self) -> None:
        """End every token."""
        self._alive.clear()

    def check(self, authorization: str | None) -> None:
        """Raise 401 unless an `Authorization` header carries a token that holds."""
        scheme, _, token = (authorization or "").partition(" ")
        if scheme.lower() != "token":
            raise unauthenticated("Authentication credentials were not provided.")
        if not token or " " in token:
            raise unauthenticated("Invalid token header.")
        if token not in self._alive:
            raise unauthenticated("Invalid token.")
        if self._clock() >= self._alive[token]:
            del self._alive[token]
            raise unauthenticated("Token has expired.")


def is_anonymous(user_agent: str | None) -> bool:
    """Whether a User-Agent is missing or is only a library's default."""
    product = (user_agent or "").strip().split("/")[0].split(" ")[0].lower()
    return not product or product in _ANONYMOUS
