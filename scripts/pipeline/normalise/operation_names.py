"""Step 3c, normalise: which name calls which operation, kept in `openapi/operations.yaml`.

A name that people have typed must never come to mean another operation: in 2023 HUVR's
`api_library-media_delete` deleted one record, in 2025 the same operationId deletes in bulk. And an
operation never loses its name: a new `GET /projects/{id}/watch/` would by rule turn
`projects.watch`, the only operation on that path so far, into `projects.watch_create`.

A prefix of the server (`/api`) or of a version (`/api/v4`) is no part of what an operation is: the
names move along with it. Only where two versions stand side by side, one gets names of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, count
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.json_tree import Json, Schema, is_map
from pipeline.normalise import naming
from pipeline.normalise.schema_rules import operations
from pipeline.read.document import METHODS
from pipeline.read.safe_yaml import dump, parse

HEADER = """\
# Which operation each name calls. scripts/regenerate.py adds names, keeps those that stand here
# (also when an operation is gone: its name stays taken), and never moves one to another operation:
# it stops. To rename an operation or to free a name, edit this file.
"""

Operation = tuple[str, str]
"""Method and path of an operation."""

_NAME = re.compile(r"[A-Za-z]\w*\.[A-Za-z]\w*", re.ASCII)


def key(operation: Operation) -> Operation:
    """What an operation is known by: names of parameters in its path do not matter."""
    method, path = operation
    return method.upper(), re.sub(r"\{[^{}]*\}", "{}", path)


def unprefixed(operation: Operation) -> Operation:
    """The same whatever the server's prefix, the version and the slash at the end."""
    method, path = key(operation)
    return method, path.removeprefix(naming.prefix(path)).rstrip("/")


def server_paths(document: Schema, note: Callable[[str], object]) -> None:
    """A path in a server's URL (`https://acme.huvrdata.app/api`) is part of the paths there.

    The client is given an origin, so its paths are whole. A path or an operation may have servers
    of its own: `note` is told of another host, as the client knows one only.
    """
    origin, base = _split(document.get("servers"), ("", ""))
    paths: Schema = {}
    for path, item in document["paths"].items():
        shared = {key: one for key, one in item.items() if key not in METHODS}
        mine = _split(shared.pop("servers", None), (origin, base))
        paths.setdefault(mine[1] + path, {}).update(shared)
        for method in [one for one in METHODS if one in item]:
            host, prefix = _split(item[method].pop("servers", None), mine)
            paths.setdefault(prefix + path, dict(shared))[method] = item[method]
            if host != origin:
                note(f"{method.upper()} {path} is served at {host}, but called at the base_url")
    document["paths"] = paths
    if base:
        document["servers"] = [{"url": origin or "/"}]


def _split(servers: Json, default: tuple[str, str]) -> tuple[str, str]:
    """The origin of the first of the `servers`, and the path that all of them have."""
    split = [_parts(one) for one in servers or () if is_map(one)]
    if not split:
        return default
    alike = len({path for _, path in split}) == 1
    return split[0][0] or default[0], split[0][1] if alike else ""


def _parts(server: Schema) -> tuple[str, str]:
    """Origin and path of its URL; variables in the path have their defaults, the host is ours."""
    variables: Schema = server.get("variables", {})
    found = _SERVER.fullmatch(str(server.get("url")))
    if not found:
        return "", ""

    def value(place: re.Match[str]) -> str:
        return str(variables.get(place[1], {}).get("default", place[0]))

    path = re.sub(r"\{([^{}]*)\}", value, found["path"])
    return found["origin"], "" if re.search("[{}?#]", path) else path.rstrip("/")


_SERVER = re.compile(r"(?P<origin>(?:[^/]*:)?//[^/]*|)(?P<path>(?:/.*)?)", re.DOTALL)


def name_operations(document: Schema, known: Mapping[Operation, str]) -> None:
    """Give every operation its resource (tag) and its full name (operationId `resource.method`)."""
    names = _Names(
        [(method.upper(), path) for path, method, _ in operations(document)], known
    ).named
    for path, method, operation in operations(document):
        name = names[method.upper(), path]
        operation["tags"], operation["operationId"] = [name.split(".")[0]], name
        operation.setdefault("summary", f"{method.upper()} {path} (not described yet).")
    for tag in document.get("tags", []):
        tag["name"] = naming.identifier(tag["name"])


def of_document(document: Schema) -> list[Operation]:
    """The operations that a document has."""
    return [(method.upper(), path) for path, method, _ in operations(document)]


def named(todo: list[Operation], known: Mapping[Operation, str]) -> dict[Operation, str]:
    """The names of the operations `todo`: those that they have, and by rule those of new ones."""
    return _Names(todo, known).named


class _Names:
    """The names of a document's operations: those they have, and by rule those of new ones."""

    def __init__(self, todo: list[Operation], known: Mapping[Operation, str]) -> None:
        self.named: dict[Operation, str] = {}
        self._keep(todo, known, key)
        self._keep(todo, known, unprefixed)
        self.roots = {naming.root(path): name.split(".")[0] for (_, path), name in known.items()}
        self.roots |= {naming.root(op[1]): name.split(".")[0] for op, name in self.named.items()}
        self.methods: dict[str, set[str]] = defaultdict(set)
        for method, path in todo:
            self.methods[path].add(method.lower())
        for operation in todo:
            if operation not in self.named:
                self.named[operation] = self._new(*operation)

    def _keep(
        self,
        todo: list[Operation],
        known: Mapping[Operation, str],
        same: Callable[[Operation], Operation],
    ) -> None:
        used = set(self.named.values())
        free = {same(operation): name for operation, name in known.items() if name not in used}
        for operation in todo:
            if operation not in self.named and same(operation) in free:
                self.named[operation] = free.pop(same(operation))

    def _new(self, method: str, path: str) -> str:
        name = f"{self._resource(path)}.{naming.operation(method.lower(), path, self.methods)}"
        used = set(self.named.values())
        return next(one for one in _numbered(name) if one not in used)

    def _resource(self, path: str) -> str:
        """One attribute for all operations below one path word, and for no others."""
        root, rule = naming.root(path), naming.resource(path)
        if root not in self.roots:
            versioned = naming.version(path) + rule
            used = set(self.roots.values())
            self.roots[root] = next(
                one for one in chain([rule], _numbered(versioned)) if one not in used
            )
        return self.roots[root]


def _numbered(name: str) -> Iterator[str]:
    return chain([name], (f"{name}_{number}" for number in count(2)))


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
        if unprefixed(old.get(name, operation)) != unprefixed(operation)
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
