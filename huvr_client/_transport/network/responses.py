"""From a response of httpx or httpx2 to a ``Reply``, and to what an exception may show of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..wire import Reply, Request

if TYPE_CHECKING:
    from httpx import Response


def reply_of(response: Response, request: Request, lease: Any, library: Any) -> Reply:
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
    _put_body(response, b"", library)
    try:
        body = response.content
    except RuntimeError:  # ResponseNotRead
        body = b""  # a user's hook raised before the body was read
    return Reply(response.status_code, response.headers, body, response)


def fill(response: Response, body: bytes, library: Any) -> None:
    """Give ``response`` its ``body``, which is unpacked."""
    if "Content-Encoding" in response.headers:
        del response.headers["Content-Encoding"]
    _put_body(response, body, library)
    response.read()


def _put_body(response: Any, body: bytes, library: Any) -> None:
    """Give ``response`` a stream of its library's that has ``body`` and no connection."""
    elapsed = getattr(response.stream, "elapsed", None)
    if elapsed is not None:  # httpx2 keeps it there
        response.elapsed = elapsed
    response.stream = library.ByteStream(body)


def response_of(reply: Reply) -> Response:
    """The response that ``reply_of`` made ``reply`` from."""
    assert reply.response is not None
    return reply.response
