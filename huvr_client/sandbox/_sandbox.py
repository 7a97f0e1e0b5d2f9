"""The sandbox as programs and tests hold it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from .drf.describe import Description
from .huvr.engine import installed_description
from .huvr.state import Settings, State
from .plant.seed import plant
from .server.app import App
from .server.faults import Fault, Faults, parse
from .server.log import RequestLog
from .server.serve import Serving, listen, origin

CLIENT_ID = "sandbox@example.com"
CLIENT_SECRET = "sandbox-secret"  # noqa: S105 - it opens nothing but a sandbox
USER_AGENT = "huvr-sandbox-user/1.0"


class Sandbox:
    """A HUVR workspace served on loopback, in a thread of its own.

    Use it as a context manager, or call `start` and `stop`. What is not said otherwise may be
    called from any thread at any time.

    Args:
        host: a loopback address.
        port: of the API; 0 takes a free one.
        storage_port: of the storage origin; 0 takes a free one.
        seed: the same seed gives the same plant, tokens and faults.
        assets: about how many assets the plant has; the rest grows with it.
        token_ttl: seconds that a token lives.
        signed_url_ttl: seconds that upload and download URLs live.
        processing: seconds from an upload to its record's `UPLOADED`.
        latency: seconds that every answer waits.
        page_size: rows in a page where no `limit` is given.
        max_limit: what a larger `limit` is silently clipped to.
        throttle: requests and seconds, e.g. `(100, 60.0)`: more are answered 429; None for no end.
        firewall: whether a missing or default User-Agent is answered 403 with HTML.
        unstable_order: whether lists without `ordering` come in a different order each time.
        faults: faults that are on from the start, as `Fault` or as the command line's text.
        client_id, client_secret: the service account's credentials.
        clock: seconds since the epoch.
        description: the API to serve; the one the installed client is generated from by default.

    Raises:
        ValueError: a number is negative, not finite or not possible; the message names it.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        storage_port: int = 0,
        seed: int = 1,
        assets: int = 40,
        token_ttl: float = 3600.0,
        signed_url_ttl: float = 900.0,
        processing: float = 0.0,
        latency: float = 0.0,
        page_size: int = 25,
        max_limit: int = 1000,
        throttle: tuple[int, float] | None = None,
        firewall: bool = True,
        unstable_order: bool = False,
        faults: Iterable[Fault | str] = (),
        client_id: str = CLIENT_ID,
        client_secret: str = CLIENT_SECRET,
        clock: Callable[[], float] = time.time,
        description: Description | None = None,
    ) -> None:
        self._settings = Settings(
            client_id=client_id,
            client_secret=client_secret,
            seed=seed,
            assets=assets,
            token_ttl=token_ttl,
            signed_url_ttl=signed_url_ttl,
            processing=processing,
            latency=latency,
            page_size=page_size,
            max_limit=max_limit,
            throttle=throttle,
            firewall=firewall,
            unstable_order=unstable_order,
        )
        self._address = host, port, storage_port
        self._clock = clock
        self._ahead = 0.0
        self._served = description or installed_description()
        self._faults = Faults(seed)
        for fault in faults:
            self._faults.add(parse(fault) if isinstance(fault, str) else fault)
        self.requests = RequestLog()
        self._state: State | None = None
        self._serving: Serving | None = None

    def start(self) -> Self:
        """Begin to serve a freshly seeded plant; returns when it answers.

        Raises:
            ValueError: the host is not a loopback address, or a port is out of range.
            OSError: a port is taken; the message names it.
            RuntimeError: it is running already.
        """
        if self._serving is not None:
            raise RuntimeError("the sandbox is running already")
        host, port, storage_port = self._address
        with ExitStack() as undo:
            api = undo.enter_context(listen(host, port, "port"))
            storage = undo.enter_context(listen(host, storage_port, "storage_port"))
            self._state = state = self._new_state()
            state.base_url, state.storage.origin = origin(api), origin(storage)
            app = App(state, self._served, self._faults, self.requests)
            serving = Serving(app, api, storage)
            serving.start()
            undo.pop_all()
        self._serving = serving
        return self

    def stop(self) -> None:
        """Stop serving, drop open connections, remove uploaded files; harmless when stopped."""
        serving, self._serving = self._serving, None
        if serving is not None:
            serving.stop()
            self._running().storage.close()

    def __enter__(self) -> Self:
        """Start, unless it is running already."""
        return self.start() if self._serving is None else self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop."""
        self.stop()

    def __repr__(self) -> str:
        """Where it listens; not with which secret."""
        where = self.base_url if self._serving is not None else "stopped"
        return f"<Sandbox {where}>"

    @property
    def base_url(self) -> str:
        """The API's origin, `http://127.0.0.1:PORT`."""
        return self._running().base_url

    @property
    def storage_url(self) -> str:
        """The storage's origin."""
        return self._running().storage.origin

    @property
    def client_id(self) -> str:
        """The service account's e-mail."""
        return self._settings.client_id

    @property
    def client_secret(self) -> str:
        """The service account's password, which opens nothing but this sandbox."""
        return self._settings.client_secret

    def environment(self) -> dict[str, str]:
        """The `HUVR_*` variables with which a client finds the sandbox."""
        return {
            "HUVR_BASE_URL": self.base_url,
            "HUVR_CLIENT_ID": self.client_id,
            "HUVR_CLIENT_SECRET": self.client_secret,
            "HUVR_USER_AGENT": USER_AGENT,
        }

    def fault(self, kind: str, **options: Any) -> Fault:
        """Switch a fault on, from the next request; see `Fault` for kinds and options.

        Raises:
            ValueError: there is no such fault.
            TypeError: there is no such option.
        """
        return self._faults.add(Fault(kind=kind, **options))

    def clear_faults(self) -> None:
        """Switch all faults off."""
        self._faults.clear()

    def remove_fault(self, fault: Fault) -> None:
        """Switch one fault off."""
        self._faults.remove(fault)

    @property
    def token_requests(self) -> int:
        """How many requests to the token endpoint the log holds."""
        return len(self.requests.matching("POST", "/api/auth/obtain-access-token/"))

    def revoke_tokens(self) -> None:
        """End all tokens now."""
        self._running().tokens.revoke()

    def advance(self, seconds: float) -> None:
        """Set the server's clock forward: tokens and signed URLs age at once."""
        self._ahead += seconds

    def _running(self) -> State:
        if self._state is None:
            raise RuntimeError("the sandbox has not been started")
        return self._state

    def _new_state(self) -> State:
        state = State(self._settings, lambda: self._clock() + self._ahead)
        plant(state)
        return state
