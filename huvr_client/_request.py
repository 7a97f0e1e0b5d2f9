"""``huvr.request``: any path of the API, with the same token, retries and errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from ._calls import JSON_HEADERS, Core, encode_json, request_flow
from ._config import check_headers
from ._effects import Content, Flow
from .errors import HuvrConfigError

if TYPE_CHECKING:
    from huvr_api.types import Filter

    from ._http import Response

Params: TypeAlias = "Mapping[str, Filter] | Iterable[tuple[str, Filter]]"
Body: TypeAlias = "bytes | str | Iterable[bytes] | Callable[[], Iterator[bytes]]"


def plain_request(
    core: Core,
    method: str,
    path: str,
    *,
    params: Params | None,
    json: Any,
    content: Body | None,
    headers: Mapping[str, str] | None,
) -> Flow[Response]:
    """Check the arguments, send, and return the answer of a success.

    Raises ``HuvrConfigError``, ``TypeError`` or ``ValueError`` for arguments that cannot be sent.
    """
    if json is not None and content is not None:
        raise TypeError("give json or content, not both")
    extra = check_headers(headers or {})
    if json is not None:
        content = encode_json(json)
        extra = {**JSON_HEADERS, **extra}
    body, repeatable = _body(content)
    reply = yield from request_flow(
        core,
        method.upper(),
        local_path(core.origin, path),
        params=_params(params) if params else None,
        content=body,
        headers=extra,
        repeatable=repeatable,
    )
    return cast("Response", reply.response)


def local_path(origin: str, path: str) -> str:
    """``path`` as given, or the path of a URL on ``origin``, such as a ``next`` link.

    Raises ``HuvrConfigError`` for any other URL: the token goes to ``origin`` only.
    """
    if path.startswith(f"{origin}/"):
        path = path[len(origin) :]
    if not path.startswith("/") or "#" in path:
        raise HuvrConfigError(
            f"request() takes a path, as in /api/assets/, or a URL on {origin}; nothing else gets "
            "the token"
        )
    return path


def _params(params: Params) -> list[tuple[str, str]]:
    from huvr_api.operations import query_value

    if isinstance(params, Mapping):
        params = cast("Mapping[str, Filter]", params).items()
    return [(name, query_value(name, value)) for name, value in params if value is not None]


def _body(content: Body | None) -> tuple[Content, bool]:
    """The body, and whether it can be sent a second time."""
    if content is None or isinstance(content, bytes):
        return content, True
    if isinstance(content, str):
        return content.encode(), True
    if callable(content):
        return content, True
    chunks = iter(content)
    # An iterator gives itself: once it is used up there is nothing to send again.
    if chunks is content:
        return (lambda: chunks), False
    return (lambda: iter(content)), True
