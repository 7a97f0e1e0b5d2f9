"""From a reply to a result or an exception."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from . import _problem
from ._effects import Reply
from ._exchange import retry_after
from ._origin import without_query
from ._secret import Secret
from .errors import HuvrAPIError, HuvrDecodeError

_NO_CONTENT = frozenset((204, 205))


def is_success(reply: Reply) -> bool:
    return 200 <= reply.status < 300


def read_json(reply: Reply, method: str, path: str, *, required: bool) -> Any:
    """The JSON value of a successful reply.

    ``None`` for 204, and for an empty or null body unless ``required``. Raises
    ``HuvrDecodeError``.
    """
    if reply.status in _NO_CONTENT or not (reply.body or required):
        return None
    try:
        value = json.loads(reply.body)
    except (ValueError, RecursionError):
        problem = "a body that is not JSON" if reply.body else "an empty body"
    else:
        if value is not None or not required:
            return value
        problem = "a null"
    raise HuvrDecodeError(
        f"{method} {path} succeeded ({reply.status}) with {problem}",
        method=method,
        path=path,
        response=reply.response,
    )


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

    ``secrets`` are masked wherever the server echoed them. ``kind`` and ``advice`` replace what the
    status alone would suggest.
    """
    _mask(reply, secrets)
    problem = _problem.read_problem(reply.status, reply.body)
    target = reply.headers.get("Location")
    if 300 <= reply.status < 400 and target:
        problem.detail = f"redirected to {without_query(target)}, which is not followed"
    request = _problem.request_id(reply.headers)
    parts = (problem.detail, advice or _problem.hint(reply.status, problem))
    words = ". ".join(part.rstrip(".") for part in parts if part)
    return (kind or _problem.error_class(reply.status))(
        _problem.describe(method, path, reply.status, words, request),
        status_code=reply.status,
        detail=problem.detail,
        fields=problem.fields,
        request_id=request,
        method=method,
        path=path,
        retry_after=retry_after(reply),
        response=reply.response,
    )


def _mask(reply: Reply, secrets: Sequence[Secret]) -> None:
    """In place: the unmasked reply must not stay behind in the frames of the traceback."""
    text = reply.body.decode("utf-8", "surrogateescape")
    masked = text
    for secret in secrets:
        masked = secret.mask(masked)
    if masked == text:
        return
    from ._http import with_body

    reply.body = masked.encode("utf-8", "surrogateescape")
    if reply.response is not None:
        reply.response = with_body(reply.response, reply.body)
