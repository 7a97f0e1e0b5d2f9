"""The request for a token with the client's credentials, and what can be wrong with its answer.

``POST /api/auth/obtain-access-token/`` with JSON ``client_id`` and ``client_secret``
(https://docs.huvrdata.app, "Authentication"). No redirect is ever followed: a 307 would post the
secret to wherever it points. No event hook or log of the application sees the request.
"""

from __future__ import annotations

import json
import math
import random
from typing import TYPE_CHECKING

from .._config import SERVICE_ACCOUNT, Config
from .._secret import Secret, Token
from .._transport.error_body import read_error_body
from .._transport.exchange import Exchange
from .._transport.reply import api_error
from .._transport.wire import Kind, Reply, Request
from ..errors import AuthenticationError, HuvrAPIError, HuvrDecodeError
from .token import issue, read_answer

if TYPE_CHECKING:
    from .._transport.wire import IO

PATH = "/api/auth/obtain-access-token/"
_REFUSALS = frozenset((400, 401, 403))
# Fixed for the process: it spreads the renewals of machines, not of calls.
_JITTER = random.random()  # noqa: S311 - no secret


async def obtain_token(io: IO, config: Config, ends_at: float = math.inf) -> Token:
    """A new token, obtained before ``ends_at`` (by the clock) and within the client's deadline.

    Raises ``AuthenticationError`` (credentials refused), another ``HuvrAPIError``,
    ``HuvrDecodeError`` (a success without a usable token) or ``HuvrConnectionError``.
    """
    request = Request(
        "POST",
        config.origin + PATH,
        headers={"content-type": "application/json", "accept": "application/json"},
        content=_body(config),
        timeout=config.timeout,
        kind=Kind.TOKEN,
    )
    # Idempotent: requesting two does no harm, the first token simply goes unused.
    exchange = Exchange(
        io,
        request,
        PATH,
        config.retries,
        config.clock,
        idempotent=True,
        ends_at=min(ends_at, config.clock() + config.deadline),
    )
    reply = await exchange.run()
    if not reply.ok:
        raise _refusal(config, reply, exchange.history)
    secret, life = _read(config, reply)
    return issue(secret, life, exchange.begun, _JITTER)


def _body(config: Config) -> bytes:
    values = {"client_id": config.client_id, "client_secret": config.client_secret.reveal()}
    return json.dumps(values).encode()


def _read(config: Config, reply: Reply) -> tuple[Secret, float]:
    try:
        return read_answer(json.loads(reply.body))
    except (ValueError, RecursionError) as exc:
        problem = "it is not JSON" if isinstance(exc, json.JSONDecodeError) else str(exc)
    finally:
        # The reply is still referenced by the caller's frame and must not hold the token.
        reply.body, reply.response = b"", None
    message = f"POST {PATH} succeeded without giving a usable token: {problem}"
    raise HuvrDecodeError(f"{message}; is {config.origin} a HUVR workspace?")


def _refusal(config: Config, reply: Reply, history: str) -> HuvrAPIError:
    reply.secrets = (config.client_secret,)
    firewall = read_error_body(reply.status, reply.body).html
    refused = reply.status in _REFUSALS and not firewall
    kind, advice = (AuthenticationError, _advice(config)) if refused else (None, "")
    return api_error("POST", PATH, reply, kind=kind, advice=advice, history=history)


def _advice(config: Config) -> str:
    values = {
        "HUVR_CLIENT_ID": Secret(config.client_id),
        "HUVR_CLIENT_SECRET": config.client_secret,
    }
    pasted = [name for name, value in values.items() if value.is_padded]
    if pasted:
        verb = "begin or end" if pasted[1:] else "begins or ends"
        return f"{' and '.join(pasted)} {verb} with white space: was it pasted along?"
    return f"HUVR_CLIENT_ID and HUVR_CLIENT_SECRET were refused: {SERVICE_ACCOUNT}"
