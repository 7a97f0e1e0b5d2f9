"""The benchmarks that run programs, each once and small."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest
from benchmarks import _programs, calls, lists, media, regenerate
from benchmarks._harness import Comparison, Options

from .test_harness import run_once

SCRIPTS = Path(__file__).parents[2] / "scripts"
SMALL = {
    calls: {"CALLS": 20, "AT_ONCE": (4,)},
    lists: {"ITEMS": 300, "LATENCY": 0.001},
    media: {"MEGABYTES": 2},
    regenerate: {},
}
ONCE = Options(quick=True, rounds=1)


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(SCRIPTS))  # as scripts/bench has it
    monkeypatch.setattr(_programs, "folder", lambda: None)  # the vendor's client takes a registry


@pytest.mark.parametrize("module", [calls, lists, media])
def test_programs_run_and_say_what_they_measured(
    module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in SMALL[module].items():
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(module, "compare", run_once)
    found: list[Comparison] = module.run(ONCE)
    assert len(found) >= 2
    for comparison in found:
        assert all(cost > 0 for costs in comparison.costs.values() for cost in costs)


def test_regenerate_is_timed_by_its_check(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    class Done:
        returncode = 0
        stderr = ""

    def run(command: list[str], **_: object) -> Done:
        ran.append(command)
        return Done()

    monkeypatch.setattr(regenerate.subprocess, "run", run)
    assert regenerate.run(ONCE)[0].costs["`--check`"][0] > 0
    assert ran[0][1:] == ["scripts/regenerate.py", "--check"]
    monkeypatch.setattr(Done, "returncode", 1)
    with pytest.raises(RuntimeError):
        regenerate.run(ONCE)


def test_a_program_that_fails_is_named() -> None:
    case = _programs.timed("the case", "raise SystemExit('what went wrong')", "http://127.0.0.1:9")
    with pytest.raises(RuntimeError, match="the case: what went wrong"):
        case.cost()


def test_without_the_vendors_client_there_is_no_case() -> None:
    assert _programs.vendor("", "http://127.0.0.1:9") == []


def test_with_the_vendors_client_its_folder_comes_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "huvr_client.py").write_text("def get_huvr_client(*_, **__): return 1.5\n")
    monkeypatch.setattr(_programs, "folder", lambda: tmp_path)
    assert _programs.vendor("print(client)", "http://127.0.0.1:9")[0].cost() == 1.5
