"""The sandbox as programs and tests hold it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any, Self

from .drf.describe import Description
from .huvr.engine import installed_description
from .huvr.state import Settings, State
from .plant.seed import plant
from .server.app import App
from .server.faults import Fault, Faults, parse
from .server.log import RequestLog
from .server.serve import Serving, listen, origin

_USER_AGENT = "huvr-sandbox-user/1.0"


@dataclass(kw_only=True, eq=False, repr=False)
class Sandbox(Settings):
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
        description: the API to serve; by default the one that the installed client is made from.

    Raises:
        ValueError: a number is negative, not finite or not possible; the message names it.
    """

    host: str = "127.0.0.1"
    port: int = 0
    storage_port: int = 0
    faults: Iterable[Fault | str] = ()
    clock: Callable[[], float] = time.time
    description: Description = field(default_factory=installed_description)

    def __post_init__(self) -> None:
        """Check the numbers; switch the first faults on."""
        super().__post_init__()
        self._ahead = 0.0
        self._faults = Faults(self.seed)
        for fault in self.faults:
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
        with ExitStack() as undo:
            api = undo.enter_context(listen(self.host, self.port, "port"))
            storage = undo.enter_context(listen(self.host, self.storage_port, "storage_port"))
            self._state = state = State(self, self.description, lambda: self.clock() + self._ahead)
            plant(state)
            state.base_url, state.storage.origin = origin(api), origin(storage)
            app = App(state, self.description, self._faults, self.requests)
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

    def __exit__(self, *_: object) -> None:
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

    def environment(self) -> dict[str, str]:
        """The `HUVR_*` variables with which a client finds the sandbox."""
        return {
            "HUVR_BASE_URL": self.base_url,
            "HUVR_CLIENT_ID": self.client_id,
            "HUVR_CLIENT_SECRET": self.client_secret,
            "HUVR_USER_AGENT": _USER_AGENT,
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
