"""The clock, the wire and the scheduler, in the tests' hands."""

from __future__ import annotations

import json
import threading
import time
import types
from collections.abc import Callable, Mapping
from concurrent.futures import Future, wait
from typing import Any, NamedTuple

import httpx

from huvr_client import RetryPolicy
from huvr_client._auth.credentials import PATH as LOGIN_PATH
from huvr_client._auth.shared_token import TokenProvider
from huvr_client._calls import CallContext
from huvr_client._config import Config
from huvr_client._secret import Secret
from huvr_client._transport.wire import Reply, Request, TransportFailure

ORIGIN = "https://acme.huvrdata.app"
CLIENT_ID = "robot@example.com"
CLIENT_SECRET = "canary-client-secret-5d1f"
TOKEN = "canary-access-token-"


class Clock:
    """Monotonic seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 5000.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Sent:
    """What a ``Request`` carried at the moment it was sent."""

    def __init__(self, request: Request) -> None:
        self.method = request.method
        self.url = request.url
        self.params = request.params
        self.headers = dict(request.headers)
        body = request.content
        self.content = b"".join(body()) if callable(body) else body
        self.token = request.authorization.reveal() if request.authorization else None
        self.kind = request.kind
        self.stream = request.stream


Answer = Reply | Exception
Script = Callable[[Request], Answer]


class FakeIO:
    """A synchronous world: answers come from ``script``, sleeping moves ``clock``."""

    def __init__(self, *script: Answer | Script, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.script = list(script)
        self.sent: list[Sent] = []
        self.slept: list[float] = []
        self.spawned: list[Any] = []

    async def send(self, request: Request) -> Reply:
        self.sent.append(Sent(request))
        answer = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if callable(answer):
            answer = answer(request)
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.clock.sleep(seconds)

    async def run(self, function: Callable[[], Any]) -> Any:
        return function()

    async def wait(self, future: Future[Any], seconds: float, holder: int) -> bool | None:
        return bool(wait((future,), seconds).done)

    def spawn(self, work: Any, done: Callable[[], None]) -> None:
        self.spawned.append((work, done))

    async def read(self, reply: Reply) -> bytes | None:
        raise NotImplementedError

    async def close_reply(self, reply: Reply) -> None:
        raise NotImplementedError


class Step(NamedTuple):
    """Where a coroutine stands: the method of its ``IO`` that it awaits, and the arguments."""

    name: str
    arguments: tuple[Any, ...]


@types.coroutine
def _suspended(step: Step) -> Any:
    return (yield step)


class SteppedIO:
    """Suspends a coroutine at each step: the test looks at the ``Step`` and sends its result."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.spawned: list[Any] = []

    async def send(self, request: Request) -> Reply:
        return await _suspended(Step("send", (request,)))

    async def read(self, reply: Reply) -> bytes | None:
        return await _suspended(Step("read", (reply,)))

    async def close_reply(self, reply: Reply) -> None:
        await _suspended(Step("close_reply", (reply,)))

    async def sleep(self, seconds: float) -> None:
        await _suspended(Step("sleep", (seconds,)))

    async def run(self, function: Callable[[], Any]) -> Any:
        return await _suspended(Step("run", (function,)))

    async def wait(self, future: Future[Any], seconds: float, holder: int = 0) -> bool | None:
        return await _suspended(Step("wait", (future, seconds, holder)))

    def spawn(self, work: Any, done: Callable[[], None]) -> None:
        self.spawned.append((work, done))


def result_of(work: Any, value: Any) -> Any:
    """Send the result of the last step; what the coroutine returns."""
    try:
        step = work.send(value)
    except StopIteration as stop:
        return stop.value
    raise AssertionError(f"it goes on with {step}")


def reply(status: int = 200, data: Any = None, headers: Mapping[str, str] | None = None) -> Reply:
    """A reply with JSON ``data``, or with it as it is if it is bytes."""
    body = data if isinstance(data, bytes) else b"" if data is None else json.dumps(data).encode()
    response = httpx.Response(
        status, headers=headers, content=body, request=httpx.Request("GET", ORIGIN)
    )
    return Reply(status, response.headers, body, response=response)


def grant(number: int = 1, expires_in: Any = "3600") -> Reply:
    """The token endpoint's answer with the ``number``-th token."""
    return reply(200, {"access_token": f"{TOKEN}{number}", "expires_in": expires_in, "user": {}})


def lost() -> TransportFailure:
    return TransportFailure("reset", sent=True, cause=httpx.ReadError("reset"))


def unreachable() -> TransportFailure:
    return TransportFailure("refused", sent=False, cause=httpx.ConnectError("refused"))


def config(clock: Callable[[], float], **changes: Any) -> Config:
    settings: dict[str, Any] = {
        "origin": ORIGIN,
        "client_id": CLIENT_ID,
        "client_secret": Secret(CLIENT_SECRET),
        "user_agent": "acme/1",
        "retries": RetryPolicy(0),
        "clock": clock,
    }
    return Config(**{**settings, **changes})


def provider(io: FakeIO | SteppedIO, **changes: Any) -> TokenProvider:
    """A client's access to its token, on the clock of ``io``."""
    return TokenProvider(config(io.clock, **changes))


def context(io: FakeIO, **changes: Any) -> CallContext:
    settings = config(io.clock, **changes)
    return CallContext(settings, io, TokenProvider(settings))


class Huvr:
    """A HUVR behind an httpx transport: tokens that can be revoked, and one path, ``/api/echo/``.

    ``hold``: called inside each token request, to keep it under way.
    """

    def __init__(self, expires_in: Any = "3600") -> None:
        self.expires_in = expires_in
        self.lock = threading.Lock()
        self.logins = 0
        self.calls = 0
        self.valid: set[str] = set()
        self.hold: Callable[[], None] = lambda: None
        self.requests: list[httpx.Request] = []

    def revoke(self) -> None:
        self.valid.clear()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        with self.lock:
            self.requests.append(request)
        if request.url.path == LOGIN_PATH:
            return self._login(request)
        token = request.headers.get("Authorization", "").removeprefix("Token ")
        with self.lock:
            self.calls += 1
            if token not in self.valid:
                return httpx.Response(401, json={"detail": "Invalid token."})
        return httpx.Response(200, json={"path": request.url.path})

    def _login(self, request: httpx.Request) -> httpx.Response:
        self.hold()
        if json.loads(request.content)["client_secret"] != CLIENT_SECRET:
            return httpx.Response(400, json={"non_field_errors": ["Unable to log in."]})
        with self.lock:
            self.logins += 1
            token = f"{TOKEN}{self.logins}"
            self.valid.add(token)
        return httpx.Response(200, json={"access_token": token, "expires_in": self.expires_in})


class Crowd:
    """Lets a token request go on only when ``size`` others are waiting for it."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._waiting = 0
        self._all_here = threading.Event()

    def arrive(self) -> None:
        with self._lock:
            self._waiting += 1
            if self._waiting == self._size:
                self._all_here.set()

    def hold(self) -> None:
        if not self._all_here.wait(60):
            raise AssertionError(f"only {self._waiting} of {self._size} came to wait")


def until(condition: Callable[[], bool]) -> None:
    """Yield the processor until ``condition`` holds: for what has no event to wait for."""
    give_up = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < give_up, "waited in vain"
        time.sleep(0.001)
