"""What the body of an error says. Pure.

HUVR is a Django REST framework application: ``{"detail": "..."}``, or messages by field, nested
as the body was (https://www.django-rest-framework.org/api-guide/exceptions/). A gateway or firewall
in front of it answers in HTML, or with an empty body.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

_REQUEST_IDS = ("x-request-id", "x-correlation-id", "x-cloud-trace-context", "cf-ray")
_GENERAL = "non_field_errors"  # DRF's own key for messages about no single field
_LONGEST = 600
_DEEPEST = 8
_LONGEST_PATH = 200  # of a field; else a body of long keys and many messages takes gigabytes


@dataclass(slots=True, eq=False, repr=False)
class ErrorBody:
    """What an error body says: ``detail`` in one line, messages by dotted path of their field.

    * ``html``: it is a page, so not of HUVR's API.
    * ``silent``: it says nothing; ``detail`` is the status's name.
    """

    detail: str
    fields: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    html: bool = False
    silent: bool = False


def request_id(headers: Mapping[str, str]) -> str | None:
    return next((one_line(headers[name]) for name in _REQUEST_IDS if headers.get(name)), None)


def notes(*texts: str) -> str:
    """What stands in brackets at the end of a message; or ``""``."""
    told = "; ".join(text for text in texts if text)
    return f" ({told})" if told else ""


def read_error_body(status: int, body: bytes) -> ErrorBody:
    """What the body of an error says, whatever it is."""
    error = _read(body)
    if not error.detail:
        error.detail, error.silent = _phrase(status), True
    return error


def _read(body: bytes) -> ErrorBody:
    text = body.decode("utf-8-sig", "replace").strip()
    if text.startswith("<"):
        return ErrorBody(_title(text), html=True)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return ErrorBody(one_line(text))
    return _read_json(data)


def _read_json(data: Any) -> ErrorBody:
    if isinstance(data, dict) and isinstance(data.get("detail"), str):  # pyright: ignore
        return ErrorBody(one_line(data["detail"]))  # pyright: ignore
    if isinstance(data, str):
        return ErrorBody(one_line(data))
    fields: dict[str, list[str]] = {}
    for path, message in _messages(data, "", 0):
        fields.setdefault(path or _GENERAL, []).append(message)
    return ErrorBody(one_line("; ".join(_field_line(*item) for item in fields.items())), fields)


def _field_line(path: str, messages: list[str]) -> str:
    text = " ".join(messages)
    return text if path == _GENERAL else f"{path}: {text}"


def _messages(data: Any, path: str, depth: int) -> Iterator[tuple[str, str]]:
    """Every message with its path.

    ``{"rows": [{}, {"cml": ["Gone."]}]}`` gives ``("rows.1.cml", "Gone.")``. A list of plain
    messages belongs to the path of the list.
    """
    if depth > _DEEPEST:
        yield path, _json(data)
    elif isinstance(data, dict):
        for key, value in data.items():  # pyright: ignore
            yield from _messages(value, _below(path, key), depth + 1)  # pyright: ignore
    elif isinstance(data, list):
        for index, value in enumerate(data):  # pyright: ignore
            nested = isinstance(value, dict | list)
            yield from _messages(value, _below(path, index) if nested else path, depth + 1)
    elif data is not None:
        yield path, data if isinstance(data, str) else json.dumps(data)


def _below(path: str, key: object) -> str:
    return f"{path}.{key}"[:_LONGEST_PATH] if path else str(key)[:_LONGEST_PATH]


def _json(data: Any) -> str:
    try:
        return json.dumps(data)[:_LONGEST]
    except RecursionError:  # as deep as the parser could just go
        return "…"


def _title(html: str) -> str:
    """The text of ``<title>`` or ``<h1>``, in time that grows only with the page."""
    for tag in ("title", "h1"):
        start = re.search(rf"<{tag}(?:\s[^<>]{{0,500}})?>", html[:65_536], re.IGNORECASE)
        rest = html[start.end() :] if start else ""
        end = re.search(f"</{tag}", rest, re.IGNORECASE)
        if end:
            return one_line(re.sub(r"<[^<>]*>", " ", rest[: end.start()][: 4 * _LONGEST]))
    return ""


def one_line(text: str) -> str:
    """Printable, on one line, of bounded length: it goes into logs and terminals."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text[: 4 * _LONGEST]).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "no explanation"
