"""One request until it has its answer: token, retries, replay after a 401, redirects.

Knows nothing of operations and models; the token request uses it as well.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from ..errors import HuvrConnectionError, HuvrDecodeError, HuvrTimeoutError
from .error_body import notes
from .origin import path_within, route
from .retry import (
    IDEMPOTENT,
    TOO_MANY_REQUESTS,
    RetryPolicy,
    is_repeatable,
    next_wait,
    parse_retry_after,
)
from .wire import Reply, Request, TooLarge, TransportFailure, late

if TYPE_CHECKING:
    from .._secret import Token
    from .wire import IO

    class TokenSource(Protocol):
        """Where the token of a request comes from."""

        def fresh(self) -> Token | None:
            """The token, if it can be used without further ado."""

        async def current(self, io: IO, ends_at: float, /) -> Token:
            """A usable token, requested if need be, before ``ends_at`` by the clock."""
            ...

        def discard(self, token: Token, /) -> None:
            """Forget ``token``, which was refused."""


log = logging.getLogger("huvr_client")

_MOST_REDIRECTS = 5
_MOST_REPLAYS = 2
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
UNAUTHORIZED = 401
_NO_CONTENT = 204
_ABSENT = frozenset((404, 410))
_LONG_WAIT = 5.0  # seconds, after which someone will ask why nothing happens


@dataclass(slots=True, eq=False, repr=False)
class Exchange:
    """A request with what may be done to get it answered.

    * ``path``: for messages and logs, which show neither host nor query.
    * ``tokens``: where the token comes from; ``None``: the request carries none.
    * ``idempotent``: carrying it out twice is as good as once; by default the method decides.
    * ``repeatable``: its body can be sent again.
    * ``ends_at``: the deadline, by ``clock``: no attempt or pause goes on after it.
    * ``begun``: when the latest attempt was sent.
    """

    io: IO
    request: Request
    path: str
    policy: RetryPolicy
    clock: Callable[[], float]
    tokens: TokenSource | None = None
    idempotent: bool | None = None
    repeatable: bool = True
    ends_at: float = math.inf
    begun: float = field(init=False)
    _started: float = field(init=False)
    _retries: int = field(default=0, init=False)
    _replays: int = field(default=0, init=False)
    _done: bool = field(default=False, init=False)
    _first_refusal: float = field(default=0.0, init=False)

    def __post_init__(self) -> None:
        if self.idempotent is None:
            self.idempotent = self.request.method in IDEMPOTENT
        self._started = self.begun = self.clock()

    @property
    def attempts(self) -> int:
        """How often the request has been sent, the attempt under way included."""
        return self._retries + self._replays + 1

    @property
    def elapsed(self) -> float:
        """Seconds since the exchange began: attempts, waits, and obtaining a token."""
        return self.clock() - self._started

    async def run(self) -> Reply:
        """The last answer, whatever its status.

        Raises ``HuvrConnectionError`` if none came, ``HuvrDecodeError`` if it was too large, and
        whatever obtaining a token raises.
        """
        while True:
            token = None
            if self.tokens is not None:
                token = self.tokens.fresh() or await self.tokens.current(self.io, self.ends_at)
                self.request.authorization = token.secret
            outcome = await self._attempt()
            if isinstance(outcome, Reply):
                if outcome.status < 400:
                    return outcome
                if outcome.status in _ABSENT and self._done and self.request.method == "DELETE":
                    return _deleted(outcome)
            self._done = self._done or _may_be_done(outcome)
            if outcome.status == UNAUTHORIZED and token is not None and self._may_replay(token):
                continue
            wait = self._wait_after(outcome)
            if wait is None:
                return self._answered(outcome)
            self._retries += 1
            await self.io.sleep(wait)

    def _may_replay(self, token: Token) -> bool:
        """Whether to replay the request with another token than ``token``, which was refused.

        Replays once. A second replay is allowed only if the replacement token was itself requested
        before our first 401.
        """
        assert self.tokens is not None
        if not self._replays:
            self._first_refusal = self.clock()
        elif self._replays == _MOST_REPLAYS or token.asked_at >= self._first_refusal:
            return False
        self.tokens.discard(token)
        self._replays += 1
        return self.repeatable

    async def _attempt(self) -> Reply | TransportFailure:
        self.begun = self.clock()
        left = self.ends_at - self.begun
        if left <= 0:
            return late(sent=False)
        self.request.time_limit = left if left < math.inf else None
        try:
            outcome: Reply | TransportFailure = await self.io.send(self.request)
        except TransportFailure as failure:
            outcome = failure
        if log.isEnabledFor(logging.DEBUG):
            self._log(outcome, self.clock() - self.begun)
        return outcome

    def _log(self, outcome: Reply | TransportFailure, seconds: float) -> None:
        result = outcome.status or outcome
        text = "%s %s -> %s, attempt %d, %.0f ms"
        log.debug(text, self.request.method, self.path, result, self.attempts, seconds * 1000)

    def _wait_after(self, outcome: Reply | TransportFailure) -> float | None:
        what = outcome.status if isinstance(outcome, Reply) else outcome
        if not self.repeatable or not is_repeatable(what, idempotent=bool(self.idempotent)):
            return None
        wait = next_wait(
            self.policy,
            retries_made=self._retries,
            elapsed=self.elapsed,
            retry_after=retry_after(outcome) if isinstance(outcome, Reply) else None,
        )
        if wait is None or self.clock() + wait >= self.ends_at:
            return None
        level = logging.INFO if wait < _LONG_WAIT else logging.WARNING
        text = "%s %s: %s; again in %.1f s"
        log.log(level, text, self.request.method, self.path, what, wait)
        return wait

    def _answered(self, outcome: Reply | TransportFailure) -> Reply:
        if isinstance(outcome, Reply):
            return outcome
        method = self.request.method
        if isinstance(outcome, TooLarge):
            raise HuvrDecodeError(f"{method} {self.path}: {outcome}", method=method, path=self.path)
        outcome.sent = self._done
        outcome.place = outcome.place or route(self.request.url)
        raise connection_error(outcome, method, self.path, self.history) from outcome.cause

    @property
    def history(self) -> str:
        """For the message of an error: how often it was tried, if more than once."""
        if self.attempts == 1:
            return ""
        return f"after {self.attempts} attempts in {self.elapsed:.1f} s"


async def follow(exchange: Exchange, origin: str) -> Reply:
    """Run ``exchange``, and follow redirects of GET and HEAD that stay within ``origin``.

    Any other redirect is returned as it came: a POST would turn into a GET of something else, and
    another origin must not see the token.
    """
    request = exchange.request
    reply = await exchange.run()
    for _ in range(_MOST_REDIRECTS):
        target = reply.headers.get("Location") if reply.status in _REDIRECTS else None
        if target is None or request.method not in ("GET", "HEAD"):
            break
        path = path_within(origin, request.url, target)
        if path is None:
            break
        request.url, request.params = origin + path, None
        reply = await exchange.run()
    return reply


def retry_after(reply: Reply) -> float | None:
    return parse_retry_after(reply.headers)


def _deleted(reply: Reply) -> Reply:
    """Success: an attempt before this one deleted it, and its answer was lost."""
    response = reply.response
    if response is not None:
        response = type(response)(_NO_CONTENT, request=response.request)
    return Reply(_NO_CONTENT, reply.headers, response=response)


def _may_be_done(outcome: Reply | TransportFailure) -> bool:
    """Whether the server may have carried the request out."""
    if isinstance(outcome, Reply):
        return outcome.status != TOO_MANY_REQUESTS and outcome.status != UNAUTHORIZED
    return outcome.sent


def connection_error(
    failure: TransportFailure, method: str, path: str, history: str = ""
) -> HuvrConnectionError:
    """The caller's exception for an exchange without answer."""
    kind = HuvrTimeoutError if failure.timeout else HuvrConnectionError
    fate = "its answer was lost" if failure.sent else "it was not sent"
    return kind(
        f"{method} {path}: {fate}: {failure}{notes(history, failure.place)}",
        method=method,
        path=path,
        request_sent=failure.sent,
    )
