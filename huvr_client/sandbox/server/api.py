"""The API origin: what stands between a request and the code that carries it out.

In the order of the real thing: the firewall, Django's slash redirect, the token, the throttle, the
body, the operation.
"""

from __future__ import annotations

import json
import math
from collections import deque
from typing import Any
from urllib.parse import parse_qsl

from ..drf.describe import Description, Operation
from ..drf.responses import (
    Answer,
    ApiError,
    allow,
    detail,
    html_answer,
    json_answer,
    not_allowed,
    throttled,
)
from ..drf.routes import Match, Routes
from ..huvr.actions import handler
from ..huvr.auth import is_anonymous
from ..huvr.engine import Call, Engine
from ..huvr.state import State
from .exchange import HttpExchange

_TOKEN_PATH = "/api/auth/obtain-access-token/"  # noqa: S105 - a path
_BLOCKED = "Your request was blocked by security rules. Send a User-Agent that says who you are."


class Api:
    """Answers requests to the API origin."""

    def __init__(self, state: State, description: Description) -> None:
        self._state = state
        self._engine = Engine(state, description)
        self._routes = Routes(description)
        self._recent: dict[int, deque[float]] = {}

    async def answer(self, exchange: HttpExchange) -> Answer:
        """The answer to one request."""
        if self._state.settings.firewall and is_anonymous(exchange.headers.get("user-agent")):
            return html_answer(403, _BLOCKED)
        match = self._routes.match(exchange.path)
        if match is None:
            return self._not_found(exchange)
        content = await exchange.body()
        self._state.settle()
        try:
            return self._carry_out(exchange, match, content)
        except ApiError as error:
            return error.answer()

    def _not_found(self, exchange: HttpExchange) -> Answer:
        """No such path: Django appends a slash where that helps (APPEND_SLASH)."""
        if exchange.path.endswith("/") or self._routes.match(exchange.path + "/") is None:
            return html_answer(404, "The requested resource was not found.")
        query = f"?{exchange.query}" if exchange.query else ""
        return Answer(301, headers={"Location": f"{exchange.path}/{query}"})

    def _carry_out(self, exchange: HttpExchange, match: Match, content: bytes) -> Answer:
        method = "GET" if exchange.method == "HEAD" else exchange.method
        operation = match.operations.get(method)
        exchange.operation = operation.name if operation else ""
        self._authenticate(exchange, operation)
        self._throttle()
        if operation is None:
            return _no_operation(exchange, match)
        body = self._body(exchange, operation, content)
        query = parse_qsl(exchange.query, keep_blank_values=True)
        result = handler(operation)(Call(self._engine, operation, match.values, query, body))
        return result if isinstance(result, Answer) else json_answer(operation.status, result)

    def _authenticate(self, exchange: HttpExchange, operation: Operation | None) -> None:
        authorization = exchange.headers.get("authorization")
        public = operation is not None and operation.public
        if public and (authorization is None or exchange.path == _TOKEN_PATH):
            self._state.user = 0
        else:
            self._state.tokens.check(authorization)
            self._state.sign_in()

    def _throttle(self) -> None:
        """A sliding window for each user, as the framework's `UserRateThrottle` keeps it."""
        limit = self._state.settings.throttle
        if limit is None:
            return
        requests, seconds = limit
        now = self._state.clock()
        recent = self._recent.setdefault(self._state.user, deque())
        while recent and recent[0] <= now - seconds:
            recent.popleft()
        if len(recent) >= requests:
            raise throttled(recent[0] + seconds - now)
        recent.append(now)

    def _body(self, exchange: HttpExchange, operation: Operation, content: bytes) -> Any:
        if operation.request is None or not (content or operation.request_required):
            return None
        body = _parsed(exchange, content)
        if operation.path != _TOKEN_PATH:
            exchange.json = body
        return self._engine.validated(operation, body)


def _no_operation(exchange: HttpExchange, match: Match) -> Answer:
    methods = list(match.operations)
    if exchange.method != "OPTIONS":
        raise not_allowed(exchange.method, methods)
    body = {"renders": ["application/json"], "parses": ["application/json"]}
    return json_answer(200, body, {"Allow": allow(methods)})


def _parsed(exchange: HttpExchange, content: bytes) -> Any:
    kind = exchange.headers.get("content-type", "")
    if content and kind.partition(";")[0].strip().lower() != "application/json":
        raise detail(415, f'Unsupported media type "{kind}" in request.')
    if not content:
        return {}
    try:
        return json.loads(content, parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise detail(400, f"JSON parse error - {error}") from None


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"Out of range float values are not JSON compliant: {text[:30]}")
    return number
