"""The wrapper's imports run one way, also those for type checkers only, and never in a circle."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "huvr_client"

# Each part may import those before it; the two in one line do not see each other.
FLOORS = (
    {"errors", "models", "_secret", "_version"},
    {"_transport"},
    {"_config"},
    {"_auth"},
    {"_bodies"},
    {"_calls"},
    {"_needs"},
    {"_pages", "_media", "_answers"},
    {"_callers", "_both"},
    {"_client"},
    {"_check"},
    {"__init__"},
    {"__main__"},
)
APART = {"sandbox", "tables"}  # they see public names only


def floor_of(module: str) -> int:
    top = module.split(".")[0]
    return next(number for number, names in enumerate(FLOORS) if top in names)


def imported(module: str, text: str, modules: set[str]) -> set[str]:
    """The modules of this package that ``module`` imports, wherever in its text."""
    package = [] if module == "__init__" else module.split(".")[:-1]
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.ImportFrom) or not node.level:
            continue
        base = package[: len(package) - node.level + 1]
        base += node.module.split(".") if node.module else []
        for alias in node.names:
            name = ".".join([*base, alias.name])
            found.add(name if name in modules else ".".join(base) or "__init__")
    return found & modules | {name for name in found if f"{name}.__init__" in modules}


def graph() -> dict[str, set[str]]:
    files = {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
        for path in PACKAGE.rglob("*.py")
        if path.relative_to(PACKAGE).parts[0] not in APART
    }
    return {
        module: imported(module, path.read_text(encoding="utf-8"), set(files))
        for module, path in files.items()
    }


def upward(modules: dict[str, set[str]]) -> list[str]:
    """The imports that do not run from an upper floor to a lower one, or inside one part."""
    return [
        f"{module} imports {target}"
        for module, targets in modules.items()
        for target in targets
        if module.split(".")[0] != target.split(".")[0] and floor_of(target) >= floor_of(module)
    ]


def test_imports_run_one_way() -> None:
    modules = graph()
    assert len(modules) > 30
    assert upward(modules) == []


def test_what_decides_does_not_know_the_sockets() -> None:
    decides = {
        module: targets
        for module, targets in graph().items()
        if module.startswith("_transport.") and not module.startswith("_transport.network")
    }
    assert len(decides) > 5
    for module, targets in decides.items():
        assert not [target for target in targets if "network" in target], module


def test_there_is_no_circle() -> None:
    order = list(TopologicalSorter(graph()).static_order())
    assert order.index("errors") < order.index("_client")


def test_both_would_be_seen() -> None:
    text = "if TYPE_CHECKING:\n    from .._calls import call\nfrom . import fork"
    names = {"_calls", "_transport.wire", "_transport.fork"}
    targets = imported("_transport.wire", text, names)
    assert targets == {"_calls", "_transport.fork"}
    assert upward({"_transport.wire": targets}) == ["_transport.wire imports _calls"]
    with pytest.raises(CycleError):
        list(TopologicalSorter({"a": {"b"}, "b": {"a"}}).static_order())
