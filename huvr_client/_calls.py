"""A call: from an operation and its arguments to a typed result."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from huvr_api.types import UNSET

from ._drive import arun, run
from ._effects import Content, Flow, Reply, Send
from ._exchange import Exchange, follow
from ._reply import api_error, is_success, read_json
from ._retry import RetryPolicy

if TYPE_CHECKING:
    from pathlib import Path

    from huvr_api.models import Page
    from huvr_api.operations import Call, Operation

    from ._access import Access
    from ._async_io import AsyncIO
    from ._http import Timeout
    from ._sync_io import SyncIO

T = TypeVar("T")


class Core:
    """What every call of a client shares. Immutable; ``with_options`` makes another one."""

    __slots__ = ("access", "clock", "headers", "origin", "policy", "timeout", "user_agent")

    def __init__(
        self,
        *,
        origin: str,
        access: Access,
        user_agent: str,
        policy: RetryPolicy,
        timeout: float | Timeout | None,
        clock: Callable[[], float],
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.origin = origin
        self.access = access
        self.user_agent = user_agent
        self.policy = policy
        self.timeout = timeout
        self.clock = clock
        self.headers: Mapping[str, str] = headers or {}

    def derive(
        self,
        *,
        policy: RetryPolicy | None,
        timeout: float | Timeout | None,
        headers: Mapping[str, str],
    ) -> Core:
        return Core(
            origin=self.origin,
            access=self.access,
            user_agent=self.user_agent,
            policy=policy or self.policy,
            timeout=self.timeout if timeout is None else timeout,
            clock=self.clock,
            headers={**self.headers, **headers},
        )


def request_flow(
    core: Core,
    method: str,
    path: str,
    *,
    params: list[tuple[str, str]] | None = None,
    content: Content = None,
    headers: Mapping[str, str] | None = None,
    authenticated: bool = True,
    repeatable: bool = True,
    stream: bool = False,
) -> Flow[Reply]:
    """Send a request to ``core.origin + path`` and return the reply of its success (2xx).

    The whole treatment: token, replay after a 401, retries, redirects. Raises ``HuvrError``. With
    ``stream`` the caller reads and closes the reply.
    """
    send = Send(
        method,
        core.origin + path,
        headers={**core.headers, **(headers or {})},
        params=params,
        content=content,
        timeout=core.timeout,
        stream=stream,
    )
    shown = path.partition("?")[0]
    exchange = Exchange(
        send,
        shown,
        policy=core.policy,
        clock=core.clock,
        tokens=core.access if authenticated else None,
        repeatable=repeatable,
    )
    reply = yield from follow(exchange, core.origin)
    if is_success(reply):
        return reply
    secrets = [core.access.login.client_secret]
    if send.authorization is not None:
        secrets.append(send.authorization)
    raise api_error(method, shown, reply, secrets=secrets)


def send_flow(
    core: Core, operation: Operation[Any], call: Call, *, stream: bool = False
) -> Flow[Reply]:
    """Send a bound call of ``operation``."""
    content = headers = None
    if call.json is not UNSET:
        content = encode_json(call.json)
        headers = JSON_HEADERS
    if operation.binary:
        headers = {**(headers or {}), "accept": "*/*"}
    return request_flow(
        core,
        call.method,
        call.path,
        params=call.params or None,
        content=content,
        headers=headers,
        authenticated=operation.authenticated,
        stream=stream,
    )


def call_flow(core: Core, operation: Operation[T], arguments: Mapping[str, Any]) -> Flow[T]:
    """Bind, send, decode.

    Raises ``TypeError`` or ``ValueError`` for arguments that cannot be sent, ``HuvrError`` for
    everything else.
    """
    call = operation.bind(arguments)
    reply = yield from send_flow(core, operation, call)
    return decoded(operation, call, reply)


def decoded(operation: Operation[T], call: Call, reply: Reply) -> T:
    """The value of a success. Raises ``HuvrDecodeError``."""
    if operation.binary:
        return operation.decode(reply.body)
    data = read_json(reply, call.method, call.path, required=operation.returns_body)
    return operation.decode(data) if data is not None else None  # type: ignore[return-value]


def open_flow(core: Core, operation: Operation[Any], arguments: Mapping[str, Any]) -> Flow[Reply]:
    """Bind and send; the streamed reply of a success, for the caller to read and close."""
    return send_flow(core, operation, operation.bind(arguments), stream=True)


JSON_HEADERS = {"content-type": "application/json"}


def encode_json(value: Any) -> bytes:
    """Raises ``TypeError`` or ``ValueError`` for what JSON cannot hold (NaN among it)."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


class Caller:
    """Runs calls with blocking I/O: what the generated resource classes are given. Thread-safe."""

    __slots__ = ("core", "io")

    def __init__(self, core: Core, io: SyncIO) -> None:
        self.core = core
        self.io = io

    def run(self, flow: Flow[T]) -> T:
        return run(flow, self.io)

    def call(self, operation: Operation[T], arguments: Mapping[str, Any], /) -> T:
        return run(call_flow(self.core, operation, arguments), self.io)

    def iterate(
        self, operation: Operation[Page[T]], arguments: Mapping[str, Any], /
    ) -> Iterator[T]:
        from ._pages import iterate

        return iterate(self, operation, arguments)

    def save(self, operation: Operation[bytes], arguments: Mapping[str, Any], /) -> Path:
        from ._transfer import save

        return save(self, operation, arguments)


class AsyncCaller:
    """Runs calls with awaits. Safe among tasks."""

    __slots__ = ("core", "io")

    def __init__(self, core: Core, io: AsyncIO) -> None:
        self.core = core
        self.io = io

    async def run(self, flow: Flow[T]) -> T:
        return await arun(flow, self.io)

    async def call(self, operation: Operation[T], arguments: Mapping[str, Any], /) -> T:
        return await arun(call_flow(self.core, operation, arguments), self.io)

    def iterate(
        self, operation: Operation[Page[T]], arguments: Mapping[str, Any], /
    ) -> AsyncIterator[T]:
        from ._pages import aiterate

        return aiterate(self, operation, arguments)

    async def save(self, operation: Operation[bytes], arguments: Mapping[str, Any], /) -> Path:
        from ._transfer import asave

        return await asave(self, operation, arguments)
