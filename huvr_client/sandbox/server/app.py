"""The ASGI application: two origins behind one door, with the faults in front of both."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import time
from collections.abc import Callable

from ..drf.describe import Description
from ..drf.responses import html_answer
from ..huvr.state import State
from .api import Api
from .exchange import Dropped, HttpExchange, Receive, Scope, Send
from .faults import Fault, Faults
from .injector import FaultInjector
from .log import RequestLog, RequestRecord
from .storage_origin import StorageOrigin

_LOGGER = logging.getLogger("huvr_client.sandbox")


class App:
    """Answers the requests to both origins of a sandbox, and logs them."""

    def __init__(
        self, state: State, description: Description, faults: Faults, log: RequestLog
    ) -> None:
        self._state = state
        self._faults = faults
        self._log = log
        self._api = Api(state, description)
        self._storage = StorageOrigin(state)
        self.storage_port = 0
        self.stopping: asyncio.Event  # made in the loop that serves

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        exchange = HttpExchange(scope, receive, send)
        faults = self._faults.match(exchange.method, exchange.path)
        exchange.on_end = self._note(exchange, faults, time.perf_counter())
        try:
            await self._answer(exchange, faults)
        except Dropped:
            pass
        except Exception:
            # Said here and before the answer, so that who gets a 500 finds the reason.
            _LOGGER.exception("%s %s failed", exchange.method, exchange.path)
            await exchange.send(html_answer(500))
        finally:
            exchange.end(None)

    async def _answer(self, exchange: HttpExchange, faults: list[Fault]) -> None:
        if not is_local(exchange.headers.get("host", "")):
            await exchange.send(html_answer(421, "The sandbox answers to loopback names only."))
            return
        storage = exchange.port == self.storage_port
        work = self._storage.answer if storage else self._api.answer
        injector = FaultInjector(exchange, work, self.stopping, self._state.tokens.revoke)
        await injector.run(faults, self._state.settings.latency)

    def _note(
        self, exchange: HttpExchange, faults: list[Fault], started: float
    ) -> Callable[[int | None], None]:
        def note(status: int | None) -> None:
            self._log.append(
                RequestRecord(
                    origin="storage" if exchange.port == self.storage_port else "api",
                    method=exchange.method,
                    path=exchange.path,
                    query=exchange.query,
                    headers=exchange.headers,
                    operation=exchange.operation,
                    status=status,
                    json=exchange.json,
                    faults=tuple(fault.kind for fault in faults),
                    seconds=time.perf_counter() - started,
                )
            )

        return note


def is_local(host: str) -> bool:
    """Whether a `Host` header names this machine.

    A web page can point a name of its own at 127.0.0.1 and have the browser read what listens
    there (DNS rebinding); the browser then sends that name. 421 is for such (RFC 9110, 15.5.20).
    """
    name, colon, port = host.rpartition(":")
    if not colon or port.endswith("]"):  # no port
        name = host
    return is_loopback(name.removeprefix("[").removesuffix("]"))


def is_loopback(name: str) -> bool:
    """Whether an address or a name is this machine's own."""
    try:
        return name.lower() == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
