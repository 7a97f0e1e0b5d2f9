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


Operation = tuple[str, str]
"""Method and path of an operation."""


def of(document: Schema) -> dict[str, Operation]:
    """name -> (METHOD, path) of a document whose operations are named."""
    return {
        operation["operationId"]: (method.upper(), path)
        for path, method, operation in operations(document)
    }


def load(path: Path) -> dict[str, Operation]:
    """The committed bindings; none before the first regeneration."""
    if not path.exists():
        return {}
    tree = parse(path.read_text(encoding="utf-8"), str(path))
    return {
        str(name): (str(method).upper(), where)
        for where, methods in tree.items()
        for method, name in methods.items()
    }


def check(new: dict[str, Operation], path: Path) -> None:
    """Raise PipelineError when a name of `path` would call another operation."""
    old = load(path)
    moved = [
        f"{name} is {' '.join(old[name])} and would become {' '.join(operation)}"
        for name, operation in sorted(new.items())
        if old.get(name, operation) != operation
    ]
    if moved:
        raise PipelineError(
            f"{path}: {'; '.join(moved)}. Rename one of them in scripts/pipeline/naming.py, or"
            " delete the line if breaking callers is meant."
        )


def text(bound: dict[str, Operation]) -> str:
    """The content of the bindings file: the names by path and method."""
    tree: dict[str, dict[str, str]] = defaultdict(dict)
    for name, (method, path) in bound.items():
        tree[path][method.lower()] = name
    return HEADER + dump(dict(tree))
