"""From a request's path to the operation: one step per path segment, whatever their number."""

from __future__ import annotations

from dataclasses import dataclass, field

from .describe import Description, Operation


@dataclass(slots=True)
class _Node:
    fixed: dict[str, _Node] = field(default_factory=dict["str", "_Node"])
    open: _Node | None = None
    name: str = ""
    operations: dict[str, Operation] = field(default_factory=dict[str, Operation])


@dataclass(frozen=True, slots=True)
class Match:
    """The operations of a path by method, and the values in it."""

    operations: dict[str, Operation]
    values: dict[str, str]


class Routes:
    """Every path of a description."""

    def __init__(self, description: Description) -> None:
        self._root = _Node()
        for operation in description.operations.values():
            self._node(operation.path).operations[operation.method] = operation

    def _node(self, path: str) -> _Node:
        node = self._root
        for part in path.strip("/").split("/"):
            if part.startswith("{"):
                node.open = node.open or _Node(name=part.strip("{}"))
                node = node.open
            else:
                node = node.fixed.setdefault(part, _Node())
        return node

    def match(self, path: str) -> Match | None:
        """The operations behind a path that ends with a slash, or None.

        A fixed segment beats a value, as the order of Django's URL patterns has it.
        """
        if not path.startswith("/") or not path.endswith("/") or path == "/":
            return None
        node, values = self._root, dict[str, str]()
        for part in path[1:-1].split("/"):
            following = node.fixed.get(part)
            if following is None and part and node.open is not None:
                following = node.open
                values[following.name] = part
            if following is None:
                return None
            node = following
        return Match(node.operations, values) if node.operations else None
