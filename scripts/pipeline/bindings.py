"""Step 3c, normalise: which name calls which operation, kept in `openapi/operations.yaml`.

A name that people have typed must never come to mean another operation: in 2023 HUVR's
`api_library-media_delete` deleted one record, in 2025 the same operationId deletes in bulk.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import cast

from . import naming
from .document import dump, parse
from .errors import PipelineError
from .shapes import Schema, operations

HEADER = """\
# Which operation each name calls. Written by scripts/regenerate.py, which adds names and drops
# those of operations that are gone, but never moves a name to another operation: it stops.
"""


def name_operations(document: Schema) -> None:
    """Give every operation its resource (tag) and its full name (operationId `resource.method`)."""
    paths: dict[str, set[str]] = defaultdict(set)
    for path, method, _ in operations(document):
        paths[path].add(method)
    seen: dict[tuple[str, str], str] = {}
    for path, method, operation in operations(document):
        key = naming.resource(path), naming.operation(method, path, paths)
        where = f"{method.upper()} {path}"
        if key in seen:
            raise PipelineError(f"{where} and {seen[key]} would both be {'.'.join(key)}")
        seen[key] = where
        operation["tags"], operation["operationId"] = [key[0]], ".".join(key)
    for tag in document.get("tags", []):
        tag["name"] = naming.identifier(tag["name"])


def of(document: Schema) -> dict[str, str]:
    """name -> "METHOD path" of a document whose operations are named."""
    return {
        operation["operationId"]: f"{method.upper()} {path}"
        for path, method, operation in operations(document)
    }


def check(new: dict[str, str], path: Path) -> None:
    """Raise PipelineError when a name of `path` would call another operation."""
    if not path.exists():
        return
    old = parse(path.read_text(encoding="utf-8"), str(path))
    moved = [
        f"{name} is {old[name]} and would become {where}"
        for name, where in sorted(new.items())
        if name in old and old[name] != where
    ]
    if moved:
        raise PipelineError(
            f"{path}: {'; '.join(moved)}. Rename one of them in scripts/pipeline/naming.py, or"
            " delete the line if breaking callers is meant."
        )


def text(bound: dict[str, str]) -> str:
    """The content of the bindings file."""
    return HEADER + dump(cast("Schema", bound))


