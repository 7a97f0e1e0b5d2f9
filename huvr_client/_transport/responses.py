"""From a response of httpx or httpx2 to a ``Reply``, and to what an exception may show of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .wire import Reply, Request

if TYPE_CHECKING:
    from httpx import Response


def libraries() -> list[Any]:
    """Those of httpx and httpx2 that are in use."""
    return [sys.modules[name] for name in ("httpx", "httpx2") if name in sys.modules]


def _put_body(response: Any, body: bytes) -> None:
    """Give ``response`` a stream of its library's that has ``body`` and no connection."""
    kind = type(response)
    library = next(library for library in libraries() if issubclass(kind, library.Response))
    elapsed = getattr(response.stream, "elapsed", None)
    if elapsed is not None:  # httpx2 keeps it there
        response.elapsed = elapsed
    response.stream = library.ByteStream(body)


def reply_of(response: Response, request: Request, lease: Any = None) -> Reply:
    """Make a reply of a response, without what was sent: token, token request, signed URL.

    ``lease``: kept by a streamed reply, which uses the connection until it is closed.
    """
    sent = response.request
    if request.authorization is not None:
        try:  # noqa: SIM105 - suppress() costs more, and this is done for every call
            del sent.headers["Authorization"]
        except KeyError:
            pass  # a hook of the user's has removed it
    else:
        response.request = type(sent)(sent.method, sent.url.copy_with(query=None))
    response.next_request = None
    response.extensions.pop("network_stream", None)
    if request.stream and response.is_success:
        return Reply(response.status_code, response.headers, response=response, lease=lease)
    _put_body(response, b"")
    return Reply(response.status_code, response.headers, _body(response), response)


def fill(response: Response, body: bytes) -> None:
    """Give ``response`` its body, as ``bodies`` has read and unpacked it."""
    if "Content-Encoding" in response.headers:
        del response.headers["Content-Encoding"]
    _put_body(response, body)
    response.read()


def _body(response: Response) -> bytes:
    try:
        return response.content
    except RuntimeError:  # ResponseNotRead
        return b""  # a user's hook raised before the body was read


def response_of(reply: Reply) -> Response:
    """The response that ``reply_of`` made ``reply`` from."""
    assert reply.response is not None
    return reply.response


_PACKING = (b"content-encoding", b"transfer-encoding", b"content-length")


def masked(
    response: Response, body: bytes, hide: Callable[[bytes], bytes], *, changed: bool
) -> Response:
    """``response`` with ``hide`` applied to headers and reason, and ``body`` instead of its own.

    ``changed``: whether ``body`` is another one. The very same response, if nothing is hidden.
    """
    headers = [(hide(name), hide(value)) for name, value in response.headers.raw]
    reason = response.reason_phrase.encode()
    if not changed and headers == response.headers.raw and hide(reason) == reason:
        return response
    headers = [(name, value) for name, value in headers if name.lower() not in _PACKING]
    request = response.request
    return type(response)(response.status_code, headers=headers, content=body, request=request)


def with_status(response: Response, status: int) -> Response:
    """An empty answer to the request of ``response``."""
    return type(response)(status, request=response.request)
