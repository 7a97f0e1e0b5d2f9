"""Effects performed with blocking calls: what ``_drive.run`` drives.

No protocol here, only exchanges: what to send and what an answer means is decided in flows.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from . import _fork, _http
from ._drive import run
from ._effects import Content, Flow, Reply, Send
from ._http import Client, Faces, Timeout
from .errors import HuvrClosedError

if TYPE_CHECKING:
    from concurrent.futures import Future


class SyncIO:
    """Performs effects with blocking calls. Thread-safe.

    ``http_client``: the user's own client, used as it is and never closed here; otherwise one is
    made when first needed, and again in a forked child, which must not share sockets.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        timeout: float | Timeout,
        http_client: Client | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._user_agent = user_agent
        self._timeout = timeout
        self._own = http_client is None
        self._faces = None if http_client is None else Faces(http_client, user_agent, own=False)
        self._closed = False
        self.sleep = sleep
        _fork.register(self)

    def after_fork(self) -> None:
        """Leave the connections to the parent."""
        if self._own:
            _fork.leave_to_parent(self._faces)
            self._faces = None

    def _open(self) -> Faces[Client]:
        faces = self._faces
        if faces is None and not self._closed:
            with _http.building.lock:
                if self._faces is None:
                    client = _http.make(Client, self._timeout)
                    self._faces = Faces(client, self._user_agent, own=True)
                faces = self._faces
        if self._closed or faces is None or faces.api.is_closed:
            raise HuvrClosedError
        return faces

    def send(self, effect: Send) -> Reply:
        """See ``Send``."""
        faces = self._open()
        request = faces.build(effect, _sync_content(effect.content))
        client = faces.of(effect)
        try:
            response = client.send(
                request, stream=effect.stream, auth=_http.NO_AUTH, follow_redirects=False
            )
            if effect.stream and not response.is_success:
                response.read()
        except _http.HTTPStatusError as exc:
            # The user's response hook called raise_for_status(): judging the status is ours.
            return _http.reply_of(exc.response, effect)
        except _http.FAILURES as exc:
            failure = _http.failure_of(exc)
        except Exception:
            raise  # from a user's hook, or the body's iterator: theirs, with its traceback
        except BaseException as exc:  # noqa: BLE001 - raised again
            raise _http.without_frames(exc)  # noqa: B904 - the same exception
        else:
            return _http.reply_of(response, effect)
        raise failure  # outside `except`, so that httpx's exception does not hang on it

    def read(self, reply: Reply) -> bytes | None:
        """See ``Read``."""
        try:
            if reply.chunks is None:
                reply.chunks = _http.response_of(reply).iter_bytes()
            chunk: bytes | None = next(reply.chunks, None)
        except _http.FAILURES as exc:
            failure = _http.failure_of(exc)
        else:
            return chunk
        raise failure

    def close_reply(self, reply: Reply) -> None:
        """See ``Close``."""
        _http.response_of(reply).close()

    def run(self, function: Callable[[], Any]) -> Any:
        """See ``Run``."""
        return function()

    def wait(self, future: Future[Any], timeout: float, holder: int = 0) -> bool | None:
        """See ``Wait``."""
        from concurrent.futures import wait

        if holder == threading.get_ident() and not future.done():
            return None  # in a coroutine, and the leader is another task of the same loop
        return bool(wait((future,), timeout).done)

    def spawn(self, flow: Flow[None], done: Callable[[], None]) -> None:
        """See ``Spawn``."""

        def background() -> None:
            try:
                run(flow, self)
            finally:
                done()

        threading.Thread(target=background, name="huvr-background", daemon=True).start()

    def close(self) -> None:
        """Close the connections; may be repeated. The user's own client stays open."""
        self._closed = True
        if self._own and self._faces is not None:
            self._faces.api.close()

    def __del__(self) -> None:
        # A client that was not closed costs its sockets until now, and no ResourceWarning.
        with contextlib.suppress(Exception):
            self.close()


def _sync_content(content: Content) -> bytes | Iterator[bytes] | None:
    return content() if callable(content) else content
