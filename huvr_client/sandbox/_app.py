"""The ASGI application: two origins behind one door, with the faults in front of both."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from starlette.types import Receive, Scope, Send

from ._api import Api
from ._errors import page
from ._exchange import Dropped, Exchange, html_answer
from ._faults import Fault, Faults
from ._log import RequestLog, RequestRecord
from ._storage_http import StorageApp
from ._trouble import Trouble
from ._world import World

_LOGGER = logging.getLogger("huvr_client.sandbox")


class App:
    """Answers the requests to both origins of a sandbox, and logs them."""

    def __init__(self, world: World, faults: Faults, log: RequestLog) -> None:
        self._world = world
        self._faults = faults
        self._log = log
        self._api = Api(world)
        self._storage = StorageApp(world)
        self.storage_port = 0
        self.stopping: asyncio.Event  # made in the loop that serves

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        exchange = Exchange(scope, receive, send)
        struck = self._faults.strike(exchange.method, exchange.path)
        exchange.on_end = self._noting(exchange, struck, time.perf_counter())
        try:
            await self._answer(exchange, struck)
        except Dropped:
            pass
        except Exception:
            # Said here and before the answer, so that who gets a 500 finds the reason.
            _LOGGER.exception("%s %s failed", exchange.method, exchange.path)
            await exchange.send(html_answer(500, page(500)))
        finally:
            exchange.end(None)

    async def _answer(self, exchange: Exchange, struck: list[Fault]) -> None:
        storage = exchange.port == self.storage_port
        work = self._storage.answer if storage else self._api.answer
        trouble = Trouble(exchange, work, self.stopping, self._world.tokens.revoke)
        await trouble.run(struck, self._world.settings.latency)

    def _noting(
        self, exchange: Exchange, struck: list[Fault], started: float
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
                    faults=tuple(each.kind for each in struck),
                    seconds=time.perf_counter() - started,
                )
            )

        return note
