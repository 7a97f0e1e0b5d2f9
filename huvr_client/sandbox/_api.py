"""The API origin: what stands between a request and the code that carries it out.

In the order of the real thing: the firewall, Django's slash redirect, the token, the throttle, the
body, the operation.
"""

from __future__ import annotations

import json
from collections import deque
from typing import Any
from urllib.parse import parse_qsl

from ._actions import ACTIONS
from ._auth import is_anonymous
from ._call import Call, Handler, table_of
from ._description import Operation
from ._errors import ApiError, detail, not_allowed, page, throttled
from ._exchange import Answer, Exchange, html_answer, json_answer
from ._generic import generic
from ._routes import Match, Routes
from ._scalars import Invalid
from ._tables import REFERENCES
from ._workbook import Workbook
from ._world import World

_TOKEN_PATH = "/api/auth/obtain-access-token/"  # noqa: S105 - a path
_BLOCKED = "Your request was blocked by security rules. Send a User-Agent that says who you are."


class Api:
    """Answers requests to the API origin."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._routes = Routes(world.description)
        self._recent: dict[int, deque[float]] = {}

    async def answer(self, exchange: Exchange) -> Answer:
        """The answer to one request."""
        if self._world.settings.firewall and is_anonymous(exchange.headers.get("user-agent")):
            return html_answer(403, page(403, _BLOCKED))
        found = self._routes.match(exchange.path)
        if found is None:
            return self._lost(exchange)
        content = await exchange.body()
        self._world.settle()
        try:
            return self._carry_out(exchange, found, content)
        except ApiError as error:
            return json_answer(error.status, error.body, error.headers)

    def _lost(self, exchange: Exchange) -> Answer:
        """No such path: Django appends a slash where that helps (APPEND_SLASH)."""
        if exchange.path.endswith("/") or self._routes.match(exchange.path + "/") is None:
            return html_answer(404, page(404, "The requested resource was not found."))
        query = f"?{exchange.query}" if exchange.query else ""
        return html_answer(301, b"", {"Location": f"{exchange.path}/{query}"})

    def _carry_out(self, exchange: Exchange, found: Match, content: bytes) -> Answer:
        method = "GET" if exchange.method == "HEAD" else exchange.method
        operation = found.operations.get(method)
        exchange.operation = operation.name if operation else ""
        self._authenticate(exchange, operation)
        self._throttle()
        if operation is None:
            return _no_operation(exchange, found)
        body = self._body(exchange, operation, content)
        query = parse_qsl(exchange.query, keep_blank_values=True)
        call = Call(self._world, operation, found.values, query, body)
        return _result(operation, handler(operation)(call))

    def _authenticate(self, exchange: Exchange, operation: Operation | None) -> None:
        authorization = exchange.headers.get("authorization") or _session(exchange)
        public = operation is not None and operation.public
        if public and (authorization is None or exchange.path == _TOKEN_PATH):
            self._world.user = 0
        else:
            self._world.user = self._world.tokens.user(authorization)

    def _throttle(self) -> None:
        """A sliding window for each user, as the framework's `UserRateThrottle` keeps it."""
        limit = self._world.settings.throttle
        if limit is None:
            return
        requests, seconds = limit
        now = self._world.clock()
        recent = self._recent.setdefault(self._world.user, deque())
        while recent and recent[0] <= now - seconds:
            recent.popleft()
        if len(recent) >= requests:
            raise throttled(recent[0] + seconds - now)
        recent.append(now)

    def _body(self, exchange: Exchange, operation: Operation, content: bytes) -> Any:
        if operation.request is None:
            return None
        if not content and not operation.request_required:
            return None
        body = _parsed(exchange, content)
        if operation.path != _TOKEN_PATH:
            exchange.json = body
        try:
            return self._world.validator.check(operation.request, body, _references(operation))
        except Invalid as failure:
            raise ApiError(400, failure.errors) from None


def _session(exchange: Exchange) -> str | None:
    """The token in the cookie that session-login set, as a header would carry it."""
    for each in exchange.headers.get("cookie", "").split(";"):
        name, _, value = each.strip().partition("=")
        if name == "sessionid" and value:
            return f"Token {value}"
    return None


def _references(operation: Operation) -> frozenset[str]:
    return REFERENCES.get(table_of(operation.path), frozenset())


def _no_operation(exchange: Exchange, found: Match) -> Answer:
    if exchange.method != "OPTIONS":
        raise not_allowed(exchange.method, sorted(found.operations))
    allowed = ", ".join([*sorted(found.operations), "HEAD", "OPTIONS"])
    body = {"renders": ["application/json"], "parses": ["application/json"]}
    return json_answer(200, body, {"Allow": allowed})


def _parsed(exchange: Exchange, content: bytes) -> Any:
    kind = exchange.headers.get("content-type", "")
    if content and kind.partition(";")[0].strip().lower() != "application/json":
        raise detail(415, f'Unsupported media type "{kind}" in request.')
    if not content:
        return {}
    try:
        return json.loads(content, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise detail(400, f"JSON parse error - {error}") from None


def _no_constant(name: str) -> float:
    raise ValueError(f"Out of range float values are not JSON compliant: {name}")


def _result(operation: Operation, result: Any) -> Answer:
    if isinstance(result, Answer):
        return result
    if isinstance(result, Workbook):
        headers = {"Content-Type": result.media_type, "Content-Disposition": result.disposition}
        return Answer(operation.status, result.content, headers)
    return json_answer(operation.status, result)


def handler(operation: Operation) -> Handler:
    """The code behind an operation; one that the sandbox does not know yet answers 501."""
    action = ACTIONS.get((operation.method, operation.path))
    if action is not None:
        return action
    try:
        return generic(operation.method, operation.path)
    except KeyError:
        return _unknown


def _unknown(call: Call) -> Any:
    raise detail(501, f"The sandbox does not know {call.operation.name} yet.")
