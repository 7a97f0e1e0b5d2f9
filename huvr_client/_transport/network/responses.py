"""From a response of httpx or httpx2 to a ``Reply``, and to what an exception may show of it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from ..wire import Reply, Request

if TYPE_CHECKING:
    from httpx import Response


def libraries() -> list[Any]:
    """Those of httpx and httpx2 that are in use."""
    return [sys.modules[name] for name in ("httpx", "httpx2") if name in sys.modules]


def _put_body(response: Any, body: bytes) -> None:
    """Give ``response`` a stream of its library's that has ``body`` and no connection."""
    library = next(library for library in libraries() if isinstance(response, library.Response))
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
