"""Obtaining a token: the request, and what can be wrong with its answer.

``POST /api/auth/obtain-access-token/`` with JSON ``client_id`` and ``client_secret``. It goes out
as ``private``: no redirect is ever followed (a 307 would post the secret to wherever it points),
and no event hook or log of the application sees it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import TYPE_CHECKING

from ._config import SERVICE_ACCOUNT
from ._effects import Flow, Reply, Send
from ._exchange import Exchange
from ._problem import read_problem
from ._reply import api_error
from ._retry import RetryPolicy
from ._secret import Secret
from ._token import Token, issue, read_answer
from .errors import AuthenticationError, HuvrAPIError, HuvrDecodeError

if TYPE_CHECKING:
    from ._http import Timeout

PATH = "/api/auth/obtain-access-token/"
_REFUSALS = frozenset((400, 401, 403))


class Login:
    """Credentials, and how one client presents them. Immutable.

    ``jitter`` (0 to 1) is fixed for the process, so that it spreads machines, not calls.
    """

    __slots__ = ("client_id", "client_secret", "clock", "jitter", "origin", "policy", "timeout")

    def __init__(
        self,
        origin: str,
        client_id: str,
        client_secret: Secret,
        *,
        policy: RetryPolicy,
        clock: Callable[[], float],
        timeout: float | Timeout | None = None,
        jitter: float | None = None,
    ) -> None:
        self.origin = origin
        self.client_id = client_id
        self.client_secret = client_secret
        self.policy = policy
        self.clock = clock
        self.timeout = timeout
        self.jitter = _JITTER if jitter is None else jitter

    def obtain(self) -> Flow[Token]:
        """A new token.

        Raises ``AuthenticationError`` (credentials refused), another ``HuvrAPIError``,
        ``HuvrDecodeError`` (a success without a usable token) or ``HuvrConnectionError``.
        """
        send = Send("POST", self.origin + PATH, timeout=self.timeout, private=True)
        send.headers = {"content-type": "application/json", "accept": "application/json"}
        send.content = self._body()
        # Asking twice does no harm: the first token simply goes unused.
        exchange = Exchange(send, PATH, policy=self.policy, clock=self.clock, idempotent=True)
        reply = yield from exchange.run()
        if not 200 <= reply.status < 300:
            raise self._refusal(reply)
        secret, life = self._read(reply)
        return issue(secret, life, exchange.begun, self.jitter)

    def _body(self) -> bytes:
        values = {"client_id": self.client_id, "client_secret": self.client_secret.reveal()}
        return json.dumps(values).encode()

    def _read(self, reply: Reply) -> tuple[Secret, float]:
        try:
            return read_answer(json.loads(reply.body))
        except (ValueError, RecursionError) as exc:
            problem = "it is not JSON" if isinstance(exc, json.JSONDecodeError) else str(exc)
        finally:
            # It stays reachable from the driver's frame until the next effect is done.
            reply.body, reply.response = b"", None
        message = f"POST {PATH} succeeded without giving a usable token: {problem}"
        raise HuvrDecodeError(f"{message}; is {self.origin} a HUVR workspace?")

    def _refusal(self, reply: Reply) -> HuvrAPIError:
        firewall = read_problem(reply.status, reply.body).html
        if reply.status not in _REFUSALS or firewall:
            return api_error("POST", PATH, reply, secrets=(self.client_secret,))
        return api_error(
            "POST",
            PATH,
            reply,
            secrets=(self.client_secret,),
            kind=AuthenticationError,
            advice=f"HUVR_CLIENT_ID and HUVR_CLIENT_SECRET were refused: {SERVICE_ACCOUNT}",
        )


_JITTER = random.random()  # noqa: S311 - it only spreads renewals
