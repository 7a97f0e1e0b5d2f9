"""Step 1, read: an OpenAPI document from a file or URL, valid and complete in itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.json_tree import Json
from pipeline.read.download import shown
from pipeline.read.safe_yaml import parse
from pipeline.read.validation import problems, references

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

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
    for place, key, value in references(document):
        if not value.startswith(_INSIDE[key]):
            text = f"{key} {value[:80]!r} points outside the document"
            raise PipelineError(f"{name}: {place}: {text}")


def validate(document: dict[str, Json], name: str) -> None:
    """Raise PipelineError with a JSON pointer unless `document` is valid OpenAPI, and safe."""
    check_safe(document, name)
    for problem in problems(document).values():
        raise PipelineError(f"{name}: {problem}")
