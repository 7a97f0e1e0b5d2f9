"""From a reply to a result or an exception."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ..errors import HuvrAPIError, HuvrDecodeError
from . import error_body
from .origin import without_query
from .retry import parse_retry_after
from .wire import SHOWN, Reply

if TYPE_CHECKING:
    from httpx import Response

NO_CONTENT = frozenset((204, 205))
_PAGES = frozenset(("text/html", "application/xml", "text/xml"))


def check_file(reply: Reply, method: str, path: str) -> None:
    """Raise ``HuvrDecodeError`` if a success brings no file: 204, or the page of a login."""
    page = is_web_page(reply.headers)
    if page or reply.status in NO_CONTENT:
        problem = "a web page instead of a file" if page else "no content"
        message = f"{method} {path} succeeded ({reply.status}) with {problem}"
        raise HuvrDecodeError(message, method=method, path=path)


def is_web_page(headers: Mapping[str, str]) -> bool:
    """Whether the type is that of a page or of a storage's message: HTML or XML of any kind."""
    kind = headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return kind in _PAGES or kind.endswith("+xml")


def api_error(
    method: str,
    path: str,
    reply: Reply,
    *,
    kind: type[HuvrAPIError] | None = None,
    advice: str = "",
    history: str = "",
) -> HuvrAPIError:
    """The exception for a reply that is no success.

    * ``kind``, ``advice``: instead of those that follow from the status.
    * ``history``: how often it was tried.
    """
    conceal(reply)
    error = error_body.read_error_body(reply.status, reply.body)
    target = reply.headers.get("Location")
    if 300 <= reply.status < 400 and target:
        error.detail = f"redirected to {without_query(target)}, which is not followed"
    request_id = error_body.request_id(reply.headers)
    sentences = (error.detail, advice or error_body.advice(reply.status, error))
    words = ". ".join(sentence.rstrip(".") for sentence in sentences if sentence)
    return (kind or error_body.error_class(reply.status))(
        error_body.describe(method, path, reply.status, words, request_id, history),
        status_code=reply.status,
        detail=error.detail,
        fields=error.fields,
        request_id=request_id,
        method=method,
        path=path,
        retry_after=parse_retry_after(reply.headers),
        response=reply.response,
    )


def conceal(reply: Reply) -> None:
    """Mask the secrets of ``reply`` wherever the server echoed them, in place.

    Frames of the traceback hold the reply as well, so it must not stay as it came. A long body is
    cut first: masking takes a while, which no deadline ends.
    """

    def hide(raw: bytes) -> bytes:
        text = raw.decode("utf-8", "surrogateescape")
        for secret in reply.secrets:
            text = secret.mask(text)
        return text.encode("utf-8", "surrogateescape")

    body, reply.body = reply.body, hide(reply.body[:SHOWN])
    if reply.response is not None:
        reply.response = _masked(reply.response, reply.body, hide, changed=body != reply.body)
        reply.headers = reply.response.headers


_PACKING = (b"content-encoding", b"transfer-encoding", b"content-length")


def _masked(
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
