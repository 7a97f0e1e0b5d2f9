"""Who imports whom, what is exported, and what must never be committed."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest
from huvr_api import models, types

import huvr_client

ROOT = Path(__file__).parents[2]


def _imports(path: Path) -> set[str]:
    """Top-level packages that a file imports at run time (not for type checkers only)."""
    found: set[str] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def _files(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def test_generated_code_does_not_know_the_wrapper() -> None:
    files = _files("generated/huvr_api")
    assert len(files) > 200
    assert not [path for path in files if _imports(path) & {"huvr_client", "httpx"}]


def test_the_adapter_alone_imports_http_libraries() -> None:
    files = [path for path in _files("huvr_client") if "sandbox" not in path.parts]
    importers = [path.name for path in files if _imports(path) & {"httpx", "httpx2", "aiohttp"}]
    assert importers == ["aiohttp_client.py", "http_clients.py"]


def test_scripts_are_not_imported_by_what_is_shipped() -> None:
    shipped = _files("huvr_client") + _files("generated/huvr_api")
    assert not [path for path in shipped if _imports(path) & {"pipeline", "benchmarks", "scripts"}]


@pytest.mark.parametrize("module", [huvr_client, huvr_client.errors, models, types])
def test_all_is_honest(module: object) -> None:
    names = list(getattr(module, "__all__"))  # noqa: B009 - a module attribute by name
    assert len(names) == len(set(names))
    assert names == sorted(names, key=lambda name: (name.startswith("__"), name)) or names
    for name in names:
        assert getattr(module, name) is not None


def test_every_public_class_is_documented() -> None:
    undocumented = [
        name
        for name in huvr_client.__all__
        if isinstance(getattr(huvr_client, name), type) and not getattr(huvr_client, name).__doc__
    ]
    assert undocumented == []


_SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\beyJ[\w-]{20,}\.[\w-]{20,}|\bAKIA[0-9A-Z]{16}\b"
    r"|\bAIza[\w-]{35}\b|\bgh[pousr]_\w{36}\b|\bxox[abp]-\w{10,}"
)


def test_nothing_secret_is_committed() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, text=True
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    names = [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    assert len(names) > 300
    for name in names:
        text = (ROOT / name).read_bytes().decode("utf-8", errors="replace")
        assert not _SECRETS.search(text), name


def test_the_pattern_finds_secrets() -> None:
    assert _SECRETS.search("-----BEGIN RSA PRIVATE " + "KEY-----")
    assert _SECRETS.search("token = 'AKIA" + "A" * 16 + "'")
