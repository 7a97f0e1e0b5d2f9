"""Names of schemas and operations, from structure only: HUVR has re-bound its operationIds."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterable, Mapping
from itertools import takewhile

from pipeline.json_tree import names

_VARIANTS = names(
    "Detailed Detail List Create Update Slim Lite Tiny Inline Minimal Fillable Edit Bulk Serializer"
    " Request"
)
"""Suffixes by which a Django project tells apart the serializers of one model."""

_VERBS = {"get": "read", "post": "create", "put": "update", "patch": "partial_update"}

_OURS = names(
    "Any AsyncGenerator AsyncResource Callable Choice ClassVar Deprecated Enums Filter Generator"
    " JsonBody Literal MODULES Mapping Model Operation Page Path Resource UNSET Unset Content File"
    " Sequence Values"
) | set(dir(builtins))
"""Names that generated modules use for something else than a schema."""

CLIENT = names("aclose answer close media request with_options")
"""Attributes of the clients: a resource of that name would hide one."""

LONGEST = 80
"""Characters of a name: it becomes a file's, with underscores between its words."""


def words(name: str) -> list[str]:
    """The words of a CamelCase, snake_case, kebab-case or dotted name."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=\d)(?=[a-z])", " ", name)
    return re.findall(r"[A-Za-z0-9]+", spaced)


def pascal(name: str) -> str:
    """`asset-types` -> `AssetTypes`; acronyms keep their capitals (`CMLCreate`)."""
    joined = "".join(word[0].upper() + word[1:] for word in words(name))
    return joined if joined and not joined[0].isdigit() else f"Schema{joined}"


def identifier(name: str) -> str:
    """A Python identifier for a wire name: `asset_types` for `asset-types`, `import_`."""
    snake = "_".join(re.findall(r"[A-Za-z0-9]+", name)).lower()[:LONGEST] or "root"
    snake = f"n{snake}" if snake[0].isdigit() else snake
    return f"{snake}_" if keyword.iskeyword(snake) else snake


def model_name(name: str) -> str:
    """A class name for a schema name: `_Assessment`, `assets.ProjectSlimSerializer` are HUVR's."""
    parts = words(name)
    if len(parts) > 1 and parts[-1] == "Serializer":
        parts = parts[:-1]
    plain = pascal("_".join(parts))[:LONGEST]
    return f"{plain}Schema" if plain in _OURS else plain


def stem(name: str) -> str:
    """The model behind a serializer's name: `ProjectDetail`, `ProjectCreate` -> `Project`."""
    parts = words(name)
    if len(parts) > 1 and parts[0] == "Patched":  # drf-spectacular's word for a PATCH body
        parts = parts[1:]
    while len(parts) > 1 and parts[-1] in _VARIANTS:
        parts.pop()
    return "".join(parts)


def common_stem(owners: Iterable[str]) -> str:
    """What the names share at their start, else the stem that most of them have."""
    each = sorted(set(owners))
    columns = zip(*(words(name) for name in each), strict=False)
    shared = [column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns)]
    if shared:
        return stem("".join(shared))
    stems = sorted(stem(name) for name in each)
    return max(stems, key=lambda one: (stems.count(one), -stems.index(one)))


_PREFIX = re.compile(r"/(?:(?:api|v\d+(?:\.\d+)*)(?:/|$))*")


def prefix(path: str) -> str:
    """What stands before the API's own words: `/api/`, `/api/v4/`, or `/` alone."""
    found = _PREFIX.match(path)
    return found[0] if found else ""


def version(path: str) -> str:
    """The version in a path's prefix, as part of a name: `v4_`, or ""."""
    found = re.findall(r"v\d[\d.]*", prefix(path))
    return "".join(f"{identifier(one)}_" for one in found)


def _segments(path: str) -> list[str]:
    return [part for part in path.removeprefix(prefix(path)).split("/") if part]


def root(path: str) -> str:
    """A path up to and with its first own word: the operations below it are one resource."""
    return prefix(path) + "".join(_segments(path)[:1])


def resource(path: str) -> str:
    """The attribute that an operation stands on: the first path word."""
    name = identifier("".join(_segments(path)[:1]))
    return f"{name}_" if name in CLIENT else name


def operation(method: str, path: str, paths: Mapping[str, set[str]]) -> str:
    """The method name of an operation on its resource.

    `paths` maps every path of the description to its methods: a path is a collection when a path
    with one more parameter exists, or when it is the resource itself.
    """
    rest = _segments(path)[1:]
    parts = [identifier(part).rstrip("_") for part in rest if not part.startswith("{")]
    item = bool(rest) and rest[-1].startswith("{")
    parent = path.removesuffix("/").rsplit("/", 1)[0] + "/" if item else path
    longer = re.compile(re.escape(parent) + r"\{[^/]+\}/?")
    has_items = any(longer.fullmatch(one) for one in paths)
    collection = not parts or has_items
    if not collection and len(paths[path]) == 1:
        return _apart(identifier("_".join(parts)))
    verb = _verb(method, item=item, collection=collection)
    many = has_items and not item and method in ("put", "patch", "delete")
    return "_".join([*parts, f"bulk_{verb}" if many else verb])


def _apart(name: str) -> str:
    """A path word must not become the walk of a list (`iter`), nor the download of a file.

    Nor `models`, by way of which the annotations of the class name their types.
    """
    return f"{name}_" if re.fullmatch(r"(.*_)?iter|.*_to|models", name) else name


def _verb(method: str, *, item: bool, collection: bool) -> str:
    if method == "get" and collection and not item:
        return "list"
    return _VERBS.get(method, method)
