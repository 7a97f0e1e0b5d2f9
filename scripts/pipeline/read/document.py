"""Step 1, read: an OpenAPI document from a file or URL, valid and complete in itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

from pipeline.errors import PipelineError
from pipeline.json_tree import Json, escape, is_list, is_map
from pipeline.read.safe_yaml import parse

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")

_DIALECT = "https://spec.openapis.org/oas/3.1/"
_INSIDE = {
    "$ref": "#/",
    "$dynamicRef": "#/",
    "$id": "#",  # another base would give every `#/` another meaning
    "$schema": _DIALECT,
    "jsonSchemaDialect": _DIALECT,
}
"""How the values of keywords that may name another document begin when they do not."""

Fetch = Callable[[str], bytes]
"""What downloads a URL: returns the body or raises PipelineError."""


def read(source: str, fetch: Fetch) -> dict[str, Json]:
    """The document at `source`, a path or an http(s) URL."""
    if re.match(r"https?://", source, re.IGNORECASE):
        return parse(_decode(fetch(source), source), source)
    try:
        return parse(_decode(Path(source).read_bytes(), source), source)
    except OSError as error:
        raise PipelineError(f"{source}: {error.strerror}") from None


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PipelineError(f"{name}: not UTF-8 at byte {error.start}") from None


def validate(document: dict[str, Json], name: str) -> None:
    """Raise PipelineError with a JSON pointer unless `document` is valid OpenAPI 3.0 or 3.1.

    Nothing outside the document is read: a reference to elsewhere is an error.
    """
    version = str(document.get("openapi", "missing"))
    if not re.fullmatch(r"3\.[01]\.\d+", version):
        raise PipelineError(f"{name}: /openapi is {version[:20]}, not 3.0.x or 3.1.x")
    for pointer, key, value in _foreign(document):
        raise PipelineError(f"{name}: {pointer}: {key} {value[:80]!r} points outside the document")
    try:
        problem = next(_problems(document, version), None)
    except Exception as error:  # noqa: BLE001 - what its libraries raise for a broken reference
        raise PipelineError(f"{name}: {type(error).__name__}: {_line(error)}") from None
    if problem is not None:
        pointer = "".join(f"/{escape(str(part))}" for part in getattr(problem, "absolute_path", ()))
        raise PipelineError(f"{name}: {pointer or '/'}: {_line(problem)}")


def _problems(document: dict[str, Json], version: str) -> Iterator[Exception]:
    from openapi_spec_validator import OpenAPIV30SpecValidator, OpenAPIV31SpecValidator

    checker = OpenAPIV30SpecValidator if version.startswith("3.0") else OpenAPIV31SpecValidator
    return iter(checker(cast("Any", document)).iter_errors())


def _line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0][:200]


def _foreign(node: Json, pointer: str = "") -> Iterator[tuple[str, str, str]]:
    """(pointer, keyword, value) of what a validator might fetch: a local file, an inner network."""
    pairs: list[tuple[str, Json]] = []
    if is_map(node):
        pairs = list(node.items())
    elif is_list(node):
        pairs = [(str(position), item) for position, item in enumerate(node)]
    for key, value in pairs:
        if isinstance(value, str):
            if not value.startswith(_INSIDE.get(key, "")):
                yield pointer or "/", key, value
        else:
            yield from _foreign(value, f"{pointer}/{escape(key)}")
