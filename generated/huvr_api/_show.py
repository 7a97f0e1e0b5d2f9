# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""What people see of models: short, without secrets, safe in a notebook. Loaded when asked for."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from ._json import is_list, is_object
from ._model import Model, fields_of

_SECRET = re.compile(r"token$|secret|password|signature", re.IGNORECASE)
_FIRST = ("id", "name", "filename", "username", "count", "status", "state", "severity", "type")
_FIELDS, _CHARACTERS = 6, 42
_ROWS, _COLUMNS = 20, 8
_LONGEST, _DEPTH = 1_000, 8


def is_secret(name: str) -> bool:
    """Whether the values of a field are for no one to see."""
    return bool(_SECRET.search(name))


def masked(name: str, value: Any, depth: int = _DEPTH) -> Any:
    """`value` without secrets: the query of a signed URL lets whoever reads it in."""
    if is_secret(name):
        return "***"
    if not depth:
        return "…"
    if isinstance(value, str):
        return re.sub(r"\S+", _without_query, value)
    if is_list(value):
        return [masked(name, item, depth - 1) for item in value]
    if is_object(value):
        return {key: masked(key, item, depth - 1) for key, item in value.items()}
    return value


def _without_query(word: re.Match[str]) -> str:
    url = re.split("[?#]", word[0], maxsplit=1)
    return f"{url[0]}?…" if "://" in url[0] and url[1:] else word[0]


def one_line(title: str, fields: Mapping[str, Any]) -> str:
    """A `repr`: the fields that tell most, and how many others there are."""
    telling = [name for name in _order(fields) if _tells(fields[name])]
    shown = [f"{name}={short(name, fields[name])}" for name in telling[:_FIELDS]]
    rest = len(fields) - len(shown)
    return f"{title}({', '.join(shown + ([f'+{rest} fields'] if rest else []))})"


def short(name: str, value: object) -> str:
    """A value in a few characters."""
    value = masked(name, value[:_LONGEST] if isinstance(value, str) else value)
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= _CHARACTERS else f"{text[: _CHARACTERS - 1]}…"


def table(title: str, items: Iterable[object], rows: int = _ROWS) -> str:
    """An HTML table for notebooks: every text in it is escaped."""
    records = [_fields(item) for item, _ in zip(items, range(rows), strict=False)]
    told = dict.fromkeys(n for record in records for n, value in record.items() if _tells(value))
    names = _order(told)[:_COLUMNS]
    head = _cells("th", names)
    body = "".join(f"<tr>{_cells('td', [short(n, r.get(n)) for n in names])}</tr>" for r in records)
    head = f"<thead><tr>{head}</tr></thead>"
    return f"<table><caption>{escape(title)}</caption>{head}<tbody>{body}</tbody></table>"


def _cells(tag: str, texts: Iterable[str]) -> str:
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)


def _fields(item: object) -> Mapping[str, Any]:
    return fields_of(item) if isinstance(item, Model) else item if is_object(item) else {"": item}


def _order(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))


def _tells(value: object) -> bool:
    return isinstance(value, (str, int, float, datetime.date))
