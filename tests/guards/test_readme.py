"""Every Python block of the README runs, and every name in its tables exists."""

from __future__ import annotations

import builtins
import inspect
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from huvr_api.client import Api

import huvr_client
from huvr_client import HuvrClient
from huvr_client.sandbox import Sandbox

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(seed=1) as running:
        yield running


@pytest.fixture
def folder(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder as a reader might have it, and the environment of the quick start."""
    for name, value in sandbox.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "weld-12.jpg").write_bytes(os.urandom(2000))
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.jpg").write_bytes(os.urandom(100))
    return tmp_path


@pytest.mark.parametrize("number", range(len(BLOCKS)))
def test_block_runs(number: int, folder: Path) -> None:
    block = BLOCKS[number]
    namespace: dict[str, object] = {"__name__": "__readme__"}
    exec(compile(block, f"README.md, Python block {number + 1}", "exec"), namespace)
    for name, value in list(namespace.items()):
        if name.startswith("test_") and callable(value):
            with Sandbox(seed=2) as sandbox, _client(sandbox) as huvr:
                value(huvr, sandbox)


def _client(sandbox: Sandbox) -> HuvrClient:
    return HuvrClient(
        base_url=sandbox.base_url,
        client_id=sandbox.client_id,
        client_secret=sandbox.client_secret,
        user_agent="readme/1",
    )


def test_there_are_blocks() -> None:
    assert len(BLOCKS) >= 10


def _methods() -> set[str]:
    found: set[str] = set()
    with HuvrClient(base_url="http://127.0.0.1:9", client_id="a", client_secret="b") as huvr:
        for name in vars(Api):
            if not name.startswith("_"):
                resource = getattr(huvr, name)
                found |= {f"{name}.{m}" for m, _ in inspect.getmembers(resource, callable)}
    return found


def test_migration_table_names_what_exists() -> None:
    table = README.split("Names that differ.", 1)[1].split("All other names", 1)[0]
    rows = [line.split("|") for line in table.splitlines() if line.startswith("| `")]
    names = {name for row in rows for name in re.findall(r"`([a-z_]+\.[a-z_]+)`", row[2])}
    assert len(names) >= 15
    assert names <= _methods()


def test_errors_table_names_what_is_exported() -> None:
    table = README.split("## Errors", 1)[1].split("```", 1)[0]
    names = set(re.findall(r"`(\w+Error)`", table))
    public = {
        name
        for name in huvr_client.__all__
        if isinstance(getattr(huvr_client, name), type) and name.endswith("Error")
    }
    own = {name for name in names if not hasattr(builtins, name)}
    assert own == public


def test_configuration_table_names_the_arguments() -> None:
    table = README.split("## Configuration", 1)[1].split("## Tokens", 1)[0]
    rows = re.findall(r"^\| (`[^|]*) \|", table, flags=re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`(\w+)`", row)}
    arguments = inspect.signature(HuvrClient.__init__).parameters
    assert named == {name for name in arguments if name != "self" and not name.startswith("_")}
