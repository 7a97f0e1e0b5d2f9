"""From a reply to a result or an exception."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .._secret import Secret
from ..errors import HuvrAPIError, HuvrDecodeError
from . import error_body
from .origin import without_query
from .retry import parse_retry_after
from .wire import Reply

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
    secrets: Sequence[Secret] = (),
    kind: type[HuvrAPIError] | None = None,
    advice: str = "",
) -> HuvrAPIError:
    """The exception for a reply that is no success.

    * ``secrets``: masked wherever the server echoed them.
    * ``kind``, ``advice``: instead of those that follow from the status.
    """
    _mask(reply, secrets)
    error = error_body.read_error_body(reply.status, reply.body)
    target = reply.headers.get("Location")
    if 300 <= reply.status < 400 and target:
        error.detail = f"redirected to {without_query(target)}, which is not followed"
    request_id = error_body.request_id(reply.headers)
    sentences = (error.detail, advice or error_body.advice(reply.status, error))
    words = ". ".join(sentence.rstrip(".") for sentence in sentences if sentence)
    return (kind or error_body.error_class(reply.status))(
        error_body.describe(method, path, reply.status, words, request_id),
        status_code=reply.status,
        detail=error.detail,
        fields=error.fields,
        request_id=request_id,
        method=method,
        path=path,
        retry_after=parse_retry_after(reply.headers.get("Retry-After")),
        response=reply.response,
    )


def _mask(reply: Reply, secrets: Sequence[Secret]) -> None:
    """In place: frames of the traceback hold the reply, so it must not stay unmasked."""
    text = reply.body.decode("utf-8", "surrogateescape")
    masked = text
    for secret in secrets:
        masked = secret.mask(masked)
    if masked == text:
        return
    from .http_clients import with_body

    reply.body = masked.encode("utf-8", "surrogateescape")
    if reply.response is not None:
        reply.response = with_body(reply.response, reply.body)
