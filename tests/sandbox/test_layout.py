"""The sandbox's folders: imports run one way, and nothing of the wrapper is needed."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import huvr_client.sandbox

ROOT = Path(huvr_client.sandbox.__file__).parent
# What each folder may import besides itself; the files beside the folders may import them all.
BELOW = {
    "drf": set[str](),
    "storage": set[str](),
    "huvr": {"drf", "storage"},
    "plant": {"drf", "huvr"},
    "server": {"drf", "storage", "huvr"},
}
FILES = sorted(path.relative_to(ROOT) for path in ROOT.rglob("*.py"))


def imports(file: Path) -> set[str]:
    """The modules that a file imports, for type checkers only or lazily included, with dots."""
    package = ("huvr_client", "sandbox", *file.parts[:-1])
    modules: set[str] = set()
    for node in ast.walk(ast.parse((ROOT / file).read_text())):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*base, *([node.module] if node.module else [])])
            modules |= {module} | {f"{module}.{alias.name}" for alias in node.names}
    return modules


def own(file: Path) -> set[Path]:
    """The files of the sandbox that a file imports."""
    names = {
        Path(*module.split(".")[2:])
        for module in imports(file)
        if module.startswith("huvr_client.sandbox.")
    }
    return {name.with_suffix(".py") for name in names} & set(FILES)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_imports_run_one_way(file: Path) -> None:
    if len(file.parts) == 1:
        return
    folders = {target.parts[0] for target in own(file)} - {file.parts[0]}
    assert folders <= BELOW[file.parts[0]]


def test_no_module_imports_itself_around_a_corner() -> None:
    graph = {file: own(file) for file in FILES}
    assert len(list(TopologicalSorter(graph).static_order())) == len(FILES)


@pytest.mark.parametrize("file", FILES, ids=str)
def test_nothing_of_the_wrapper_is_needed(file: Path) -> None:
    wrapper = {
        name
        for name in imports(file)
        if name.startswith("huvr_client") and not name.startswith("huvr_client.sandbox")
    }
    assert not wrapper or file.name == "pytest_plugin.py"
    assert not {name for name in imports(file) if name.startswith("huvr_api")}


def test_drf_has_no_name_of_huvr() -> None:
    for file in (ROOT / "drf").glob("*.py"):
        text = file.read_text().lower()
        assert "huvr" not in text.replace("no huvr name", "").replace("of huvr (`huvr`)", "")
