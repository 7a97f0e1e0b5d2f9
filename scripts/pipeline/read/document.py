"""Step 1, read: an OpenAPI document from a file or URL, valid and complete in itself."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.json_tree import (
    ABSENT,
    Json,
    at,
    escape,
    is_list,
    is_map,
    names,
    path_of,
    pointer,
)
from pipeline.read.download import shown
from pipeline.read.safe_yaml import parse
from pipeline.read.time_limit import time_limit

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

_DIALECT = ("https://spec.openapis.org/oas/3.1/", "https://spec.openapis.org/oas/3.2/")
_INSIDE: dict[str, str | tuple[str, ...]] = {
    "$ref": "#/",
    "$dynamicRef": "#/",
    "$id": "#",  # another base would give every `#/` another meaning
    "$schema": _DIALECT,
    "jsonSchemaDialect": _DIALECT,
}
"""How the values of keywords that may name another document begin when they do not."""

Fetch = Callable[[str], bytes]
"""What downloads a URL: returns the body or raises PipelineError."""

LONGEST = 60.0
"""Seconds that a validation may take: HUVR's document takes less than one."""


def read(source: str, fetch: Fetch) -> dict[str, Json]:
    """The document at `source`, a path or an http(s) URL, which nothing prints with a password."""
    name = shown(source)
    if re.match(r"https?://", source, re.IGNORECASE):
        return parse(_decode(fetch(source), name), name)
    try:
        return parse(_decode(Path(source).read_bytes(), name), name)
    except OSError as error:
        raise PipelineError(f"{name}: {error.strerror}") from None


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PipelineError(f"{name}: not UTF-8 at byte {error.start}") from None


def check_safe(document: dict[str, Json], name: str) -> None:
    """Raise PipelineError unless `document` is OpenAPI 3 that refers to nothing outside itself.

    Before anything else is done with it: a validator or generator might read what it refers to.
    """
    version = str(document.get("openapi", "missing"))
    if not re.fullmatch(r"3\.[012]\.\d+", version):
        raise PipelineError(f"{name}: /openapi is {version[:20]}, not 3.0.x, 3.1.x or 3.2.x")
    for place, key, value in _references(document):
        if not value.startswith(_INSIDE[key]):
            text = f"{key} {value[:80]!r} points outside the document"
            raise PipelineError(f"{name}: {place}: {text}")


def validate(document: dict[str, Json], name: str) -> None:
    """Raise PipelineError with a JSON pointer unless `document` is valid OpenAPI, and safe."""
    check_safe(document, name)
    for problem in problems(document).values():
        raise PipelineError(f"{name}: {problem}")


def problems(document: dict[str, Json], longest: float = LONGEST) -> dict[str, str]:
    """What is wrong with a safe document: a line each, by its place.

    `longest` is the time limit in seconds (PipelineError).
    """
    wrong = {
        place: f"{place}: {key} {value[:80]!r} points nowhere"
        for place, key, value in _references(document)
        if key == "$ref" and at(document, path_of(value)) is ABSENT
    }
    if not wrong:  # where the validator gives up without a place
        with time_limit(longest, f"the description is not validated after {longest:g} s"):
            wrong.update(_invalid(document))
    return wrong


def _invalid(document: dict[str, Json]) -> Iterator[tuple[str, str]]:
    from openapi_spec_validator.validation import validators

    version = "".join(document["openapi"].split(".")[:2])
    validator = getattr(validators, f"OpenAPIV{version}SpecValidator")
    try:
        for error in validator(_essential(document)).iter_errors():
            place = pointer(tuple(error.absolute_path))
            yield place, f"{place}: {_line(error)}"
    except PipelineError:
        raise
    except Exception as error:  # noqa: BLE001 - what its libraries raise after an error
        yield "~", f"{type(error).__name__}: {_line(error)}"


def _line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:200]


_NAMED = names("properties patternProperties schemas responses callbacks definitions $defs")
"""Keys below which the keys are names."""


def _essential(node: Json, within: str = "") -> Json:
    """`node` without what may be wrong and does no harm; it stands below the key `within`.

    Operations and tags of one name (the names are ours), equal values of an enum, and defaults
    that do not fit (the server's business). So no `pattern` of an untrusted document is ever run
    against a default, which could take years.
    """
    if is_list(node):
        return [_essential(item) for item in node]
    if not is_map(node):
        return node
    kept = {
        key: _essential(value, "" if within in _NAMED else key)
        for key, value in node.items()
        if within in _NAMED or not _harmless(key, node)
    }
    if within not in _NAMED and is_list(kept.get("enum")):
        kept["enum"] = list({json.dumps(value): value for value in kept["enum"]}.values())
    return kept


def _harmless(key: str, node: dict[str, Json]) -> bool:
    if key == "default":
        return bool({"type", "allOf", "anyOf", "oneOf", "$ref"} & node.keys())  # else of a server
    return key in ("operationId", "tags")


def _references(node: Json, place: str = "") -> Iterator[tuple[str, str, str]]:
    """(pointer, keyword, value) of what may name another place, or another document."""
    pairs: list[tuple[str, Json]] = []
    if is_map(node):
        pairs = list(node.items())
    elif is_list(node):
        pairs = [(str(position), item) for position, item in enumerate(node)]
    for key, value in pairs:
        if not isinstance(value, str):
            yield from _references(value, f"{place}/{escape(key)}")
        elif key in _INSIDE:
            yield place or "/", key, value
