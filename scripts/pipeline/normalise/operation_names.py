"""Step 3c, normalise: which name calls which operation, kept in `openapi/operations.yaml`.

A name that people have typed must never come to mean another operation: in 2023 HUVR's
`api_library-media_delete` deleted one record, in 2025 the same operationId deletes in bulk. And an
operation never loses its name: a new `GET /projects/{id}/watch/` would by rule turn
`projects.watch`, the only operation on that path so far, into `projects.watch_create`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.json_tree import Schema, is_map
from pipeline.normalise import naming
from pipeline.normalise.schema_rules import operations
from pipeline.read.safe_yaml import dump, parse

HEADER = """\
# Which operation each name calls. scripts/regenerate.py adds names, keeps those that stand here
# (also when an operation is gone: its name stays taken), and never moves one to another operation:
# it stops. To rename an operation or to free a name, edit this file.
"""

Operation = tuple[str, str]
"""Method and path of an operation."""

_ADVICE = "Give one of them another name in openapi/operations.yaml."
_NAME = re.compile(r"[A-Za-z]\w*\.[A-Za-z]\w*", re.ASCII)


def key(operation: Operation) -> Operation:
    """What an operation is known by: names of parameters in its path do not matter."""
    method, path = operation
    return method.upper(), re.sub(r"\{[^{}]*\}", "{}", path)


def name_operations(document: Schema, known: Mapping[Operation, str]) -> None:
    """Give every operation its resource (tag) and its full name (operationId `resource.method`)."""
    paths: dict[str, set[str]] = defaultdict(set)
    for path, method, _ in operations(document):
        paths[path].add(method)
    seen: dict[str, str] = {}
    for path, method, operation in operations(document):
        where = f"{method.upper()} {path}"
        name = known.get(key((method, path))) or naming.full_name(method, path, paths)
        if name in seen:
            raise PipelineError(f"{where} and {seen[name]} would both be {name}. {_ADVICE}")
        seen[name] = where
        operation["tags"], operation["operationId"] = [name.split(".")[0]], name
        operation.setdefault("summary", f"{where} (not described yet).")
    for tag in document.get("tags", []):
        tag["name"] = naming.identifier(tag["name"])


def of(document: Schema) -> dict[str, Operation]:
    """What each name calls, (METHOD, path), of a document whose operations are named."""
    return {
        operation["operationId"]: (method.upper(), path)
        for path, method, operation in operations(document)
    }


def load(path: Path) -> dict[str, Operation]:
    """The committed bindings; none before the first regeneration."""
    if not path.exists():
        return {}
    bound: dict[str, Operation] = {}
    for where, methods in parse(path.read_text(encoding="utf-8"), str(path)).items():
        if not is_map(methods):
            raise PipelineError(f"{path}: {where}: not a mapping of methods to names")
        for method, name in methods.items():
            if not (isinstance(name, str) and _NAME.fullmatch(name)):
                raise PipelineError(f"{path}: {where}: {name!r} is no name of an operation")
            if name in bound:
                raise PipelineError(f"{path}: {where}: {name} stands twice")
            bound[name] = method.upper(), where
    return bound


def names(bound: Mapping[str, Operation]) -> dict[Operation, str]:
    """The name of each operation, by its key."""
    return {key(operation): name for name, operation in bound.items()}


def check(new: Mapping[str, Operation], old: Mapping[str, Operation], path: Path) -> None:
    """Raise PipelineError when a name of `old` would call another operation."""
    moved = [
        f"{name} is {' '.join(old[name])} and would become {' '.join(operation)}"
        for name, operation in sorted(new.items())
        if key(old.get(name, operation)) != key(operation)
    ]
    if moved:
        raise PipelineError(
            f"{path}: {'; '.join(moved)}. Give the operation another name in that file, or delete"
            " the old line if breaking callers is meant."
        )


def text(bound: Mapping[str, Operation]) -> str:
    """The content of the bindings file: the names by path and method."""
    tree: dict[str, dict[str, str]] = defaultdict(dict)
    for name, (method, path) in bound.items():
        tree[path][method.lower()] = name
    return HEADER + dump(dict(tree))
