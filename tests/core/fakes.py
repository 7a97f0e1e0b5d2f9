"""The clock, the wire and the scheduler, in the tests' hands."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import Future, wait
from typing import Any

import httpx

from huvr_client._effects import Effect, Flow, Reply, Send, TransportFailure
from huvr_client._login import PATH as LOGIN_PATH
from huvr_client._login import Login
from huvr_client._retry import RetryPolicy
from huvr_client._secret import Secret

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
    """What a ``Send`` carried at the moment it was performed."""

    def __init__(self, effect: Send) -> None:
        self.method = effect.method
        self.url = effect.url
        self.params = effect.params
        self.headers = dict(effect.headers or {})
        self.content = b"".join(effect.content()) if callable(effect.content) else effect.content
        self.token = effect.authorization.reveal() if effect.authorization else None
        self.private = effect.private
        self.stream = effect.stream


Answer = Reply | Exception
Script = Callable[[Send], Answer]


class FakeIO:
    """A synchronous world: answers come from ``script``, sleeping moves ``clock``."""

    def __init__(self, *script: Answer | Script, clock: Clock | None = None) -> None:
        self.clock = clock or Clock()
        self.script = list(script)
        self.sent: list[Sent] = []
        self.slept: list[float] = []
        self.spawned: list[tuple[Flow[None], Callable[[], None]]] = []

    def send(self, effect: Send) -> Reply:
        self.sent.append(Sent(effect))
        answer = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        if callable(answer):
            answer = answer(effect)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.clock.sleep(seconds)

    def run(self, function: Callable[[], Any]) -> Any:
        return function()

    def wait(self, future: Future[Any], timeout: float, holder: int) -> bool | None:
        return bool(wait((future,), timeout).done)

    def spawn(self, flow: Flow[None], done: Callable[[], None]) -> None:
        self.spawned.append((flow, done))

    def read(self, reply: Reply) -> bytes | None:
        raise NotImplementedError

    def close_reply(self, reply: Reply) -> None:
        raise NotImplementedError


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


def login(clock: Callable[[], float], secret: str = CLIENT_SECRET, retries: int = 0) -> Login:
    policy = RetryPolicy(retries)
    return Login(ORIGIN, CLIENT_ID, Secret(secret), policy=policy, clock=clock, jitter=0.5)


def effects(flow: Generator[Effect, Any, Any]) -> type[Effect]:
    """The kind of the first effect of ``flow``."""
    return type(next(flow))


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
        if not self._all_here.wait(30):
            raise AssertionError(f"only {self._waiting} of {self._size} came to wait")


def until(condition: Callable[[], bool]) -> None:
    """Yield the processor until ``condition`` holds: for what has no event to wait for."""
    give_up = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < give_up, "waited in vain"
        time.sleep(0.001)
