"""uvicorn in a thread of its own, on loopback, stopped at once when it should."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import threading
from contextlib import suppress
from typing import Any

from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol

from .app import App, is_loopback


def _unintended(record: logging.LogRecord) -> bool:
    return "ASGI callable returned without" not in str(record.msg)


# uvicorn's own logger belongs to the program's own servers. What a fault breaks off on purpose is
# nothing to report.
_LOGGER = logging.getLogger("huvr_client.sandbox.server")
_LOGGER.addFilter(_unintended)


class _Protocol(H11Protocol):
    """Lets the application see its connection, so that it can break it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Hand the transport to the application through the request's state."""
        super().connection_made(transport)
        self.logger = _LOGGER
        self.app_state = {**self.app_state, "transport": transport}
        app: App = self.config.app  # type: ignore[assignment]
        if app.stopping.is_set():  # accepted on the way out
            transport.abort()


class _Server(Server):
    def __init__(self, config: Config, app: App, ready: threading.Event) -> None:
        super().__init__(config)
        self._app = app
        self._ready = ready
        self._loop: asyncio.AbstractEventLoop | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        self._app.stopping = asyncio.Event()
        await super().startup(sockets)
        self._ready.set()

    async def main_loop(self) -> None:
        # The original looks ten times a second whether it should stop.
        await self._app.stopping.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._accept_no_more(sockets or [])
        await _turns()  # what was accepted a moment ago joins `connections`
        for server in self.servers:
            server.close()
        for listener in sockets or []:
            listener.close()
        for task in list(self.server_state.tasks):
            task.cancel()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        await asyncio.gather(*self.server_state.tasks, return_exceptions=True)
        await _turns()  # what was aborted closes its socket

    def _accept_no_more(self, listeners: list[socket.socket]) -> None:
        """Let no connection be under way into the server when it closes.

        A closed `asyncio.Server` leaves such a connection open for ever
        (https://github.com/python/cpython/issues/109564).
        """
        loop = asyncio.get_running_loop()
        with suppress(NotImplementedError):  # Windows: there, accepting and joining are one step
            for listener in listeners:
                loop.remove_reader(listener)

    def stop(self) -> None:
        """Make it stop; from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._app.stopping.set)


async def _turns(count: int = 5) -> None:
    """Let the event loop do what is due, and what follows from it."""
    for _ in range(count):
        await asyncio.sleep(0)


class Serving:
    """A running server: two sockets, one thread."""

    def __init__(self, app: App, api: socket.socket, storage: socket.socket) -> None:
        self._sockets = [api, storage]
        app.storage_port = storage.getsockname()[1]
        config = Config(
            app,
            http=_Protocol,
            ws="none",
            loop="asyncio",
            lifespan="off",
            log_config=None,
            access_log=False,
            timeout_keep_alive=60,
        )
        self._ready = threading.Event()
        self._server = _Server(config, app, self._ready)
        self._failure: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="huvr-sandbox", daemon=True)

    def start(self) -> None:
        """Return when it answers; raise what kept it from it."""
        self._thread.start()
        self._ready.wait()
        if self._failure is not None:
            self._thread.join()
            raise RuntimeError("the sandbox could not start") from self._failure

    def stop(self) -> None:
        """Return when it has gone."""
        self._server.stop()
        self._thread.join()
        for listener in self._sockets:
            listener.close()

    def _run(self) -> None:
        try:
            self._server.run(self._sockets)
        except BaseException as error:  # noqa: BLE001 - it belongs to the thread that waits
            self._failure = error
        finally:
            self._ready.set()


def listen(host: str, port: int, name: str) -> socket.socket:
    """A listening socket on loopback.

    Raises `ValueError` for any other address and for a number that is no port, `OSError` for a
    port that is taken; both say which parameter (`name`) it was.
    """
    if not is_loopback(host):
        raise ValueError(
            f"host must be a loopback address, not {host!r}: the sandbox is a development tool "
            "with published credentials"
        )
    if not 0 <= port <= 65_535:
        raise ValueError(f"{name} must be a number from 0 to 65535, not {port!r}")
    try:
        return _bound(host, port)
    except OSError as error:
        raise OSError(error.errno, f"{name} {port} on {host}: {error.strerror}") from None


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio turns Nagle off only where the protocol is named.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # elsewhere it lets a port be taken twice
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(1024)
    except BaseException:
        listener.close()
        raise
    return listener


def origin(listener: Any) -> str:
    """The `http://host:port` of a listening socket."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
