# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""A request before it is sent, and how its body is written."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import PurePath
from typing import Any, NamedTuple, cast
from urllib.parse import urlencode

from ._decode import is_model, model
from ._json import is_mapping, is_object, is_sequence
from ._model import Model, wire_types
from ._values import json_value, one_level, scalar
from ._wire import Pairs
from .types import Content, File

_JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_MULTIPART = "multipart/form-data"


class FilePart(NamedTuple):
    """One file of a multipart body."""

    name: str
    """The field."""
    filename: str
    file: File


class Call(NamedTuple):
    """A request, before it has an origin, a User-Agent and a token. It has at most one body."""

    method: str
    path: str
    params: list[tuple[str, str]]
    json: Any
    """The JSON body, or UNSET for none."""
    headers: Sequence[tuple[str, str]] = ()
    """The parameters that are headers; cookies are one of them."""
    content_type: str = ""
    """The media type of the body where it is not `application/json`; "" for none and for that."""
    content: Content | None = None
    """A body that is no JSON: bytes and text are sent as they are, a path or a file is streamed."""
    fields: Sequence[tuple[str, str]] = ()
    """The fields of a multipart body."""
    files: Sequence[FilePart] = ()
    """The files of a multipart body, to be streamed."""


def with_body(call: Call, what: str, kind: str, media: Sequence[str], body: Any) -> Call:
    """`call` with a body of the type `kind`, written as the first of `media` that can carry it.

    Raises TypeError or ValueError that begins with `what` for a body that is not of that type.
    """
    if kind == "Content":
        return _with_content(call, what, media[0], body)
    _check(what, kind, body)
    _check_keys(what, kind, body)
    whole = one_level(body, what)
    if media[0] == _FORM:
        fields, _ = form_parts(what, whole)
        return call._replace(content=urlencode(fields).encode(), content_type=_FORM)
    if media[0] == _MULTIPART or (media[1:] and _has_file(whole)):
        fields, files = form_parts(what, whole)
        return call._replace(fields=fields, files=files, content_type=_MULTIPART)
    sent = json_value(whole, what)
    return call._replace(json=sent, content_type="" if media[0] == _JSON else media[0])


def _with_content(call: Call, what: str, media_type: str, body: Any) -> Call:
    if not (is_file(body) or isinstance(body, str)):
        wanted = "bytes, text, a path or an open file"
        raise TypeError(f"{what} must be {wanted}, not {type(body).__name__}")
    content = body.encode() if isinstance(body, str) else body
    return call._replace(content=content, content_type=media_type)


def _check(what: str, kind: str, body: object) -> None:
    classes = kind.removeprefix("list[").removesuffix("]")
    if kind == "JsonBody":
        wanted, fits = "a mapping or list", _has_parts(body)
    elif kind == classes:
        wanted, fits = f"{classes} or a mapping", _is_one_of(classes, body)
    else:
        wanted = f"a list of {classes} or mappings"
        fits = is_sequence(body) and all(_is_one_of(classes, item) for item in body)
    if not fits:
        raise TypeError(f"{what} must be {wanted}, not {type(body).__name__}")


def _has_parts(value: object) -> bool:
    return isinstance(value, Model) or is_mapping(value) or is_sequence(value)


def _is_one_of(classes: str, body: object) -> bool:
    names = {cls.__name__ for cls in type(body).__mro__} & set(re.findall(r"\w+", classes))
    return isinstance(body, Mapping) or (isinstance(body, Model) and bool(names))


def _check_keys(what: str, annotation: str, value: object) -> None:
    """Raise TypeError for a key of a mapping that its model does not know.

    HUVR answers 200 to a key that it does not know, and changes nothing.
    """
    if is_sequence(value):
        for at, item in enumerate(value):
            _check_keys(f"{what}[{at}]", annotation, item)
    elif is_mapping(value) and (fields := _fields(annotation)):
        for key, item in value.items():
            if key not in fields:
                raise TypeError(f"{what} has no field {key!r:.60}{_hint(key, fields)}")
            _check_keys(f"{what}[{key!r}]", fields[key], item)


def _hint(key: object, fields: Mapping[str, str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(str(key)[:100], fields, 1)
    other = "" if isinstance(key, str) else "; keys are text"
    return f"; did you mean {near[0]!r}?" if near else other


@cache
def _fields(annotation: str) -> Mapping[str, str]:
    """The JSON names and annotations of all models in `annotation`; none if it holds others."""
    words = re.findall(r"\w+", annotation)
    fields: dict[str, str] = {}
    if not {"Any", "dict"} & set(words):
        for word in filter(is_model, words):
            fields |= wire_types(model(word))
    return fields


def _has_file(body: object) -> bool:
    return is_object(body) and any(is_file(value) for _, value in _form_values(body))


def is_file(value: object) -> bool:
    """Whether a value is sent as it is: bytes, a path, an open file."""
    return isinstance(value, (bytes, bytearray, os.PathLike)) or hasattr(value, "read")


def form_parts(what: str, body: object) -> tuple[Pairs, list[FilePart]]:
    """The fields and the files of a form (RFC 7578); objects in it are sent as JSON."""
    if not is_mapping(body):
        raise TypeError(f"{what} must be a mapping, not a list")
    fields: Pairs = []
    files: list[FilePart] = []
    for name, value in _form_values(body):
        if is_file(value):
            files.append(FilePart(name, _filename(value, name), cast("File", value)))
        else:
            fields.append((name, _form_text(f"{what}[{name!r:.40}]", value)))
    return fields, files


def _form_values(body: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """A list is one field several times, unless what it holds has fields itself."""
    for name, value in body.items():
        plain = is_sequence(value) and not any(map(_has_parts, value))
        for one in value if plain else [value]:
            yield name, one


def _form_text(what: str, value: Any) -> str:
    if value is None:
        return ""  # a form has no null; Django REST framework reads an empty text as one
    return json.dumps(json_value(value, what)) if _has_parts(value) else scalar(what, value)


def _filename(file: object, field: str) -> str:
    if isinstance(file, os.PathLike):
        return PurePath(os.fsdecode(cast("os.PathLike[str]", file))).name
    name = getattr(file, "name", field)  # of an unnamed temporary file, a number
    return PurePath(name).name if isinstance(name, str) else field
