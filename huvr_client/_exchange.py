"""One request until it has its answer.

The token put on, retries, the replay after a 401, redirects. Knows nothing of operations and
models, and is used for the token request as well.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from ._effects import Flow, Reply, Send, Sleep, TransportFailure
from ._origin import path_within
from ._retry import IDEMPOTENT, RetryPolicy, is_repeatable, next_wait, parse_retry_after
from .errors import HuvrConnectionError, HuvrTimeoutError

if TYPE_CHECKING:
    from ._access import Access
    from ._token import Token

log = logging.getLogger("huvr_client")

_MOST_REDIRECTS = 5
_MOST_REPLAYS = 2
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
UNAUTHORIZED = 401


class Exchange:
    """A request on its way: what is sent, what may be done to get it answered, what was done.

    * ``path``: for messages and logs, where queries and hosts do not belong.
    * ``tokens``: where the token comes from; ``None``: the request carries none.
    * ``idempotent``: carrying it out twice is as good as once.
    * ``repeatable``: its body can be sent again.
    * ``begun``: when the latest attempt was sent.
    """

    __slots__ = (
        "begun",
        "clock",
        "idempotent",
        "path",
        "policy",
        "refused_at",
        "repeatable",
        "replays",
        "retries",
        "send",
        "started",
        "tokens",
    )

    def __init__(
        self,
        send: Send,
        path: str,
        *,
        policy: RetryPolicy,
        clock: Callable[[], float],
        tokens: Access | None = None,
        idempotent: bool | None = None,
        repeatable: bool = True,
    ) -> None:
        self.send = send
        self.path = path
        self.policy = policy
        self.clock = clock
        self.tokens = tokens
        self.idempotent = send.method in IDEMPOTENT if idempotent is None else idempotent
        self.repeatable = repeatable
        self.replays = 0
        self.refused_at = 0.0
        self.retries = 0
        self.started = self.begun = clock()

    def run(self) -> Flow[Reply]:
        """The last answer, whatever its status.

        Raises ``HuvrConnectionError`` if none came, and whatever obtaining a token raises.
        """
        while True:
            token = None
            if self.tokens is not None:
                token = self.tokens.fresh() or (yield from self.tokens.current())
                self.send.authorization = token.secret
            outcome = yield from self._attempt()
            status = outcome.status if isinstance(outcome, Reply) else 0
            if isinstance(outcome, Reply) and status < 400:
                return outcome
            if status == UNAUTHORIZED and token is not None and self._is_worth_another(token):
                continue
            wait = self._wait_after(outcome)
            if wait is None:
                return self._settle(outcome)
            self.retries += 1
            yield Sleep(wait)

    def _is_worth_another(self, token: Token) -> bool:
        """Whether to send once more, with another token than ``token``, which was refused.

        Once. Unless the other token was an old one as well, which somebody had got before this
        call met its first refusal: then once more.
        """
        assert self.tokens is not None
        if not self.replays:
            self.refused_at = self.clock()
        elif self.replays == _MOST_REPLAYS or token.asked_at >= self.refused_at:
            return False
        self.tokens.discard(token)
        self.replays += 1
        return self.repeatable

    def _attempt(self) -> Flow[Reply | TransportFailure]:
        self.begun = self.clock()
        try:
            outcome: Reply | TransportFailure = yield self.send
        except TransportFailure as failure:
            outcome = failure
        if log.isEnabledFor(logging.DEBUG):
            self._log(outcome, self.clock() - self.begun)
        return outcome

    def _log(self, outcome: Reply | TransportFailure, seconds: float) -> None:
        result = outcome.status if isinstance(outcome, Reply) else outcome
        attempt = self.retries + self.replays + 1
        text = "%s %s -> %s, attempt %d, %.0f ms"
        log.debug(text, self.send.method, self.path, result, attempt, seconds * 1000)

    def _wait_after(self, outcome: Reply | TransportFailure) -> float | None:
        what = outcome.status if isinstance(outcome, Reply) else outcome
        if not self.repeatable or not is_repeatable(what, idempotent=self.idempotent):
            return None
        wait = next_wait(
            self.policy,
            retries_made=self.retries,
            elapsed=self.clock() - self.started,
            retry_after=retry_after(outcome) if isinstance(outcome, Reply) else None,
        )
        if wait is not None:
            log.info("%s %s: %s; again in %.1f s", self.send.method, self.path, what, wait)
        return wait

    def _settle(self, outcome: Reply | TransportFailure) -> Reply:
        if isinstance(outcome, Reply):
            return outcome
        raise connection_error(outcome, self.send.method, self.path) from outcome.cause


def follow(exchange: Exchange, origin: str) -> Flow[Reply]:
    """Run ``exchange``, and follow redirects of GET and HEAD that stay within ``origin``.

    Any other redirect is returned as it came: a POST would turn into a GET of something else, and
    another origin must not see the token.
    """
    send = exchange.send
    reply = yield from exchange.run()
    for _ in range(_MOST_REDIRECTS):
        target = reply.headers.get("Location") if reply.status in _REDIRECTS else None
        if target is None or send.method not in ("GET", "HEAD"):
            break
        path = path_within(origin, send.url, target)
        if path is None:
            break
        send.url, send.params = origin + path, None
        reply = yield from exchange.run()
    return reply


def retry_after(reply: Reply) -> float | None:
    return parse_retry_after(reply.headers.get("Retry-After"))


def connection_error(failure: TransportFailure, method: str, path: str) -> HuvrConnectionError:
    """The caller's exception for an exchange without answer."""
    kind = HuvrTimeoutError if failure.timeout else HuvrConnectionError
    fate = "its answer was lost" if failure.sent else "it was not sent"
    return kind(
        f"{method} {path}: {fate}: {failure}", method=method, path=path, request_sent=failure.sent
    )
