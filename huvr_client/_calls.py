"""One call: bind the arguments, send the request, decode the answer. Also ``huvr.request``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias, TypeVar, cast
from urllib.parse import parse_qsl

from huvr_api.types import UNSET, DecodeError, Filter

from ._config import Config, check_headers, is_header_name
from ._transport.exchange import Exchange, follow
from ._transport.network.http_clients import Response
from ._transport.reply import NO_CONTENT, api_error, check_file, conceal
from ._transport.wire import Content, Reply, Request
from .errors import HuvrConfigError, HuvrDecodeError, HuvrError

if TYPE_CHECKING:
    from huvr_api.operations import Call, Operation

    from ._auth.shared_token import TokenProvider
    from ._transport.wire import IO

T = TypeVar("T")
Params: TypeAlias = Mapping[str, Filter] | Iterable[tuple[str, Filter]]
Body: TypeAlias = bytes | str | Iterable[bytes] | Callable[[], Iterator[bytes]]

JSON_HEADERS = {"content-type": "application/json"}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class CallContext:
    """What every call of a client shares: its settings, its I/O and its token."""

    config: Config
    io: IO
    tokens: TokenProvider


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What a call returned, and how it came.

    * ``value``: what the method returns by itself.
    * ``status_code``, ``headers`` (case-insensitive), ``request_id`` (HUVR's own, to quote to its
      support; ``None`` if it gave none).
    * ``attempts``: how often the request was sent, retries and the replay after a 401 included.
    * ``elapsed``: seconds from the first attempt to the answer, waits between attempts included.
    * ``response``: the ``httpx.Response``; its request carries neither token nor body.
    """

    value: T
    response: Response
    request_id: str | None
    attempts: int
    elapsed: float

    @property
    def status_code(self) -> int:
        return self.response.status_code

    @property
    def headers(self) -> Mapping[str, str]:
        return self.response.headers


class HasContext(Protocol):
    """What resources and ``huvr.media`` are made with: a ``Caller`` or an ``AsyncCaller``."""

    @property
    def context(self) -> CallContext:
        """What its calls share."""
        ...


async def call(context: CallContext, operation: Operation[T], arguments: Mapping[str, Any]) -> T:
    """Bind, send, decode.

    Raises ``TypeError`` or ``ValueError`` for arguments that cannot be sent, ``HuvrError`` for
    everything else.
    """
    bound = operation.bind(arguments)
    reply = await send_call(context, operation, bound)
    return decoded(operation, bound, reply)


async def send_call(
    context: CallContext, operation: Operation[Any], bound: Call, *, stream: bool = False
) -> Reply:
    """Send a bound call of ``operation``; the reply of its success."""
    content: Content = None
    headers = {name.lower(): text for name, text in bound.headers}
    if operation.accept != "application/json":
        headers["accept"] = operation.accept
    repeatable = True
    if bound.json is not UNSET:
        content = encode_json(bound.json)
        headers["content-type"] = bound.content_type or "application/json"
    elif bound.content_type:
        from ._bodies import body_of

        content, own, repeatable = body_of(bound)
        headers.update(own)
    return await send(
        context,
        bound.method,
        bound.path,
        params=bound.params or None,
        content=content,
        headers=headers,
        authenticated=operation.authenticated,
        repeatable=repeatable,
        stream=stream,
    )


async def send(
    context: CallContext,
    method: str,
    path: str,
    *,
    params: list[tuple[str, str]] | None = None,
    content: Content = None,
    headers: Mapping[str, str] | None = None,
    authenticated: bool = True,
    repeatable: bool = True,
    stream: bool = False,
) -> Reply:
    """Send a request to ``path`` on the client's origin; the reply of its success (2xx).

    With token, replay after a 401, retries and redirects. Raises ``HuvrError``. With ``stream``
    the caller reads and closes the reply.
    """
    config = context.config
    request = Request(
        method,
        config.origin + path,
        headers={**config.headers, **(headers or {})},
        params=params,
        content=content,
        timeout=config.timeout,
        size_limit=config.max_response_size,
        stream=stream,
    )
    exchange = Exchange(
        context.io,
        request,
        path.partition("?")[0],
        config.retries,
        config.clock,
        tokens=context.tokens if authenticated else None,
        repeatable=repeatable,
        ends_at=config.clock() + config.deadline,
    )
    reply = await follow(exchange, config.origin)
    sent = request.authorization
    reply.secrets = (config.client_secret,) if sent is None else (config.client_secret, sent)
    reply.attempts, reply.elapsed = exchange.attempts, exchange.elapsed
    if reply.ok:
        return reply
    raise api_error(method, exchange.path, reply, history=exchange.history)


def decoded(operation: Operation[T], bound: Call, reply: Reply) -> T:
    """The value of a success; ``None`` for 204, and for an empty body where none is promised.

    Raises ``HuvrDecodeError``.
    """
    if operation.binary:
        check_file(reply, bound.method, bound.path)
    promised = operation.returns_body or operation.binary
    if reply.status in NO_CONTENT or not (reply.body or promised):
        return None  # type: ignore[return-value]
    try:
        return operation.decode(reply.body)
    except DecodeError as error:
        problem = str(error)
    conceal(reply)
    # Outside of `except`: a traceback of one error is enough.
    raise HuvrDecodeError(
        f"{bound.method} {bound.path} succeeded ({reply.status}), but {problem}",
        method=bound.method,
        path=bound.path,
        response=reply.response,
    )


def encode_json(value: Any) -> bytes:
    """Raises ``TypeError`` or ``ValueError`` for what JSON cannot hold (NaN among it)."""
    try:
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except RecursionError:  # how deep it may be depends on the caller's own frames
        raise ValueError("the body is nested too deeply to be sent") from None
    return text.encode()


async def plain_request(
    context: CallContext,
    method: str,
    path: str,
    params: Params | None,
    json: Any,
    content: Body | None,
    headers: Mapping[str, str] | None,
) -> Response:
    """``huvr.request``: check the arguments, send, and return the answer of a success.

    Raises ``HuvrConfigError``, ``TypeError`` or ``ValueError`` for arguments that cannot be sent.
    """
    if json is not None and content is not None:
        raise TypeError("give json or content, not both")
    if not is_header_name(method):
        raise ValueError(f"method must be one word, as in GET, not {method!r:.60}")
    extra = check_headers(headers or {})
    if json is not None:
        from huvr_api.operations import json_value

        content = encode_json(json_value(json, "request: body['json']"))
        extra = {**JSON_HEADERS, **extra}
    body, repeatable = _body(content)
    path = local_path(context.config.origin, path)
    pairs = _params(params) if params else None
    if pairs:
        # With parameters of its own, httpx drops those of the URL.
        path, _, query = path.partition("?")
        pairs = parse_qsl(query, keep_blank_values=True) + pairs
    reply = await send(
        context,
        method.upper(),
        path,
        params=pairs,
        content=body,
        headers=extra,
        repeatable=repeatable,
    )
    return cast("Response", reply.response)


def local_path(origin: str, path: str) -> str:
    """``path`` as it is, or the path of a URL on ``origin``, such as a ``next`` link.

    Raises ``HuvrConfigError`` for any other URL: the token goes to ``origin`` only.
    """
    if path.startswith(f"{origin}/"):
        path = path[len(origin) :]
    if not path.startswith("/") or "#" in path:
        raise HuvrConfigError(
            f"request() takes a path, as in /api/assets/, or a URL on {origin}; nothing else gets "
            "the token"
        )
    return path


def _params(params: Params) -> list[tuple[str, str]]:
    from huvr_api.operations import query_value

    if isinstance(params, Mapping):
        params = cast("Mapping[str, Filter]", params).items()
    return [(name, query_value(name, value)) for name, value in params if value is not None]


def _body(content: Body | None) -> tuple[Content, bool]:
    """The body, and whether it can be sent a second time."""
    if content is None or isinstance(content, bytes) or callable(content):
        return content, True
    if isinstance(content, str):
        return content.encode(), True
    chunks = iter(content)
    # An iterator returns itself: once it is used up there is nothing to send again.
    if chunks is content:
        return (lambda: chunks), False
    return (lambda: iter(content)), True


class _ShortTraceback:
    """``with short_traceback:`` around a call as a user makes it.

    A ``HuvrError`` says what happened; the frames of this package under the call do not help its
    reader. Other exceptions (a user's callback raised) keep theirs.
    """

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: object, trace: TracebackType | None) -> None:
        if isinstance(error, HuvrError) and trace is not None:
            trace.tb_next = None


short_traceback = _ShortTraceback()
