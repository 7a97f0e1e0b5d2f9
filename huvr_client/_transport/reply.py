"""From a reply to a result or an exception."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import (
    AuthenticationError,
    BadRequestError,
    ConflictError,
    HuvrAPIError,
    HuvrDecodeError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
)
from .error_body import ErrorBody, notes, read_error_body, request_id
from .origin import without_query
from .retry import parse_retry_after
from .wire import SHOWN, Reply

_CLASSES: dict[int, type[HuvrAPIError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    429: RateLimitError,
}
_FIREWALL = (
    "This came from the firewall, not from HUVR's application: it wants a descriptive User-Agent; "
    "set user_agent= or HUVR_USER_AGENT to your application's name and version"
)
_ROLE = "The service account may lack the role for this"

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
    status = reply.status
    error = read_error_body(status, reply.body)
    target = reply.headers.get("Location")
    if 300 <= status < 400 and target:
        error.detail = f"redirected to {without_query(target)}, which is not followed"
    request = request_id(reply.headers)
    sentences = (error.detail, advice or _advice(status, error))
    words = ". ".join(sentence.rstrip(".") for sentence in sentences if sentence)
    words += notes(history, f"request id {request}" if request else "")
    usual = _CLASSES.get(status) or (ServerError if status >= 500 else HuvrAPIError)
    return (kind or usual)(
        f"{method} {path} failed with {status}: {words}",
        status_code=status,
        detail=error.detail,
        fields=error.fields,
        request_id=request,
        method=method,
        path=path,
        retry_after=parse_retry_after(reply.headers),
        response=reply.response,
    )


def _advice(status: int, error: ErrorBody) -> str:
    """What to do about it, where HUVR's words do not say; or ``""``."""
    if status != 403:
        return ""
    return _FIREWALL if error.html else _ROLE if error.silent else ""


def conceal(reply: Reply) -> None:
    """Mask the secrets of ``reply`` wherever the server echoed them, in place.

    Frames of the traceback hold the reply as well, so it must not stay as it came. Its response
    is replaced only if there is something to hide. A long body is cut first: masking takes a while,
    which no deadline ends.
    """

    def hide(raw: bytes) -> bytes:
        text = raw.decode("utf-8", "surrogateescape")
        for secret in reply.secrets:
            text = secret.mask(text)
        return text.encode("utf-8", "surrogateescape")

    body = reply.body
    reply.body = hide(body[:SHOWN])
    if len(body) >= SHOWN:
        reply.body = reply.body[:-_LONGEST_ECHO]
    response = reply.response
    if response is None:
        return
    reason = response.reason_phrase.encode()
    headers = [(hide(name), hide(value)) for name, value in response.headers.raw]
    if (reply.body, headers, hide(reason)) == (body, response.headers.raw, reason):
        return
    reply.response = type(response)(
        response.status_code,
        headers=[(name, value) for name, value in headers if name.lower() not in _PACKING],
        content=reply.body,
        request=response.request,
    )
    reply.headers = reply.response.headers


_PACKING = (b"content-encoding", b"transfer-encoding", b"content-length")
# Where a body is cut there may be the beginning of a secret, which no mask finds.
_LONGEST_ECHO = 16 * 1024
