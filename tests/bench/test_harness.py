"""The harness measures fairly, and the benchmarks that need no server run."""

from __future__ import annotations

import itertools
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from benchmarks import __main__ as command
from benchmarks import _harness, _readme, _sample, _vendor, cold, decode
from benchmarks._harness import Case, Comparison, Options, compare, markdown
from huvr_api.models import DefectListPage


def costs(*seconds: float) -> Any:
    """A case's cost that is each of `seconds` in turn."""
    return iter(seconds).__next__


def run_once(title: str, cases: Sequence[Case], rounds: int) -> Comparison:
    """In place of `compare`: each program runs one time, not one more that does not count."""
    costs = {case.name: [case.cost()] for case in cases}
    return Comparison(title, costs, cpu={case.name: case.cpu for case in cases})


def test_cases_run_in_turn_and_the_first_run_does_not_count() -> None:
    order: list[str] = []
    counter = itertools.count()

    def case(name: str) -> Case:
        return Case(name, lambda: order.append(name) or float(next(counter)))

    found = compare("x", [case("a"), case("b"), case("c")], 3)
    assert order == [*"abc", *"abc", *"bca", *"cab"]
    assert found.costs == {"a": [3.0, 8.0, 10.0], "b": [4.0, 6.0, 11.0], "c": [5.0, 7.0, 9.0]}


def test_ratios_are_taken_within_the_rounds() -> None:
    cases = [Case("base", costs(9, 1, 2, 10)), Case("other", costs(9, 2, 4, 10))]
    found = compare("x", cases, 3)
    assert found.ratios("other") == [2, 2, 1]
    assert found.ratio("other") == 2


def test_markdown() -> None:
    found = Comparison("Title", {"base": [0.001, 0.003], "other": [0.002, 0.003]}, ["Note."])
    assert markdown(found).splitlines() == [
        "### Title",
        "",
        "|  | CPU ms, median | least to most | ratio | middle half of ratios |",
        "| --- | ---: | ---: | ---: | ---: |",
        "| base | 2.0 | 1.0 to 3.0 | **1.00** | 1.00 to 1.00 |",
        "| other | 2.5 | 2.0 to 3.0 | **1.50** | 1.25 to 1.75 |",
        "",
        "2 rounds. Note.",
    ]
    once = Comparison("Title", {"base": [0.5]}, unit="wall ms")
    assert "| base | 500.0 | 500.0 to 500.0 | **1.00** | 1.00 to 1.00 |" in markdown(once)
    assert "wall ms, median" in markdown(once)


def test_markdown_of_calls() -> None:
    cases = [Case("base", costs(9, 2, 4), [9, 1, 2]), Case("other", costs(9, 1, 1), [9, 0.5, 0.5])]
    found = compare("Title", cases, 2)
    found.calls = 1000
    assert found.cpu == {"base": [1, 2], "other": [0.5, 0.5]}
    assert markdown(found).splitlines()[2:6] == [
        "|  | calls per second, median | least to most | ratio | middle half of ratios "
        "| CPU ms a call | ratio |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        "| base | 375 | 250 to 500 | **1.00** | 1.00 to 1.00 | 1.50 | **1.00** |",
        "| other | 1,000 | 1,000 to 1,000 | **3.00** | 2.50 to 3.50 | 0.50 | **0.33** |",
    ]


def test_readme_has_the_lines_of_the_benchmarks_that_ran(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    readme = tmp_path / "README.md"
    old = "| `calls` | old | 1 |\n| `lists` | kept | 2 |"
    readme.write_text(f"before\n{_readme.BEGIN}\n{old}\n{_readme.END}\nafter\n")
    monkeypatch.setattr(_readme, "README", readme)
    rate = Comparison("64 tasks", {"a": [2.0], "b": [1.0]}, calls=4000, cpu={"a": [1], "b": [0.5]})
    _readme.write("calls", [rate])
    _readme.write("decode", [Comparison("A page", {"a": [2.0], "b": [1.0]})])
    text = readme.read_text()
    assert text.startswith("before\n")
    assert text.endswith("\nafter\n")
    assert [line for line in text.splitlines() if line.startswith("| ")] == [
        *_readme.HEAD,
        "| `calls` | 64 tasks | a: **2,000**/s at 0.25 ms; b: **4,000**/s at 0.12 ms |",
        "| `decode` | A page | a: **1.00**; b: **0.50** |",
        "| `lists` | kept | 2 |",
    ]
    with pytest.raises(ValueError, match="no table"):
        _readme.replace("nothing", "calls", [])


@pytest.mark.parametrize(
    ("options", "count"),
    [(Options(), 15), (Options(quick=True), 3), (Options(quick=True, rounds=7), 7)],
)
def test_rounds(options: Options, count: int) -> None:
    assert options.count(15) == count


def test_costs_are_of_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks: Iterator[int] = itertools.count()
    monkeypatch.setattr(_harness.time, "process_time", lambda: next(ticks))
    monkeypatch.setattr(_harness.time, "perf_counter", lambda: next(ticks) * 10)
    called: list[str] = []
    assert _harness.cpu(lambda: called.append("a"))() == 1
    assert _harness.wall(lambda: called.append("b"))() == 10
    assert called == ["a", "b"]


def test_processes() -> None:
    assert _harness.process("import os; assert os.environ['X'] == 'y'", {"X": "y"})() > 0
    with pytest.raises(RuntimeError, match="exit 3"):
        _harness.process("raise SystemExit(3)")()


def test_processes_have_bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    _harness.process("import sys; assert not sys.dont_write_bytecode and sys.pycache_prefix")()


def test_sample_has_every_field() -> None:
    page = DefectListPage.from_dict(_sample.json.loads(_sample.page(3)))
    assert [defect.id for defect in page] == [0, 1, 2]
    for defect in page:
        assert defect.to_dict().keys() == type(defect).__annotations__.keys()
        assert defect.additional_properties == {}
        assert defect.created_on.year == 2024
        assert defect.asset.name


def test_cold_and_decode_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "huvr_client.py").write_text("get_huvr_client = None")
    monkeypatch.setattr(cold, "folder", lambda: tmp_path)
    monkeypatch.setattr(decode, "ROWS", 3)
    for module in (cold, decode):
        monkeypatch.setattr(module, "compare", run_once)
    [started] = cold.run(Options(rounds=1))
    assert len(started.costs) == 6
    decoded = decode.run(Options(rounds=1))
    assert [len(comparison.costs) for comparison in decoded] == [9] * 4
    monkeypatch.setattr(cold, "folder", lambda: None)
    monkeypatch.setattr(cold, "process", lambda *_: costs(1, 1))
    assert len(cold.run(Options(rounds=1))[0].costs) == 5


def test_the_vendor_is_installed_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    ran: list[list[str]] = []

    def run(arguments: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        ran.append(arguments)
        Path(arguments[arguments.index("--target") + 1]).mkdir()
        return subprocess.CompletedProcess(arguments, 0)

    monkeypatch.setattr(_vendor.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(_vendor.subprocess, "run", run)
    first = _vendor.folder.__wrapped__()
    assert first == _vendor.folder.__wrapped__()
    assert len(ran) == 1
    assert ran[0][-1] == f"huvr-client=={_vendor.VERSION}"


def test_without_a_registry_there_is_no_vendor(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    failed = subprocess.CompletedProcess([], 1)
    monkeypatch.setattr(_vendor.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(_vendor.subprocess, "run", lambda *_, **__: failed)
    assert _vendor.folder.__wrapped__() is None


def test_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    asked: list[Options] = []

    def run(options: Options) -> list[Comparison]:
        asked.append(options)
        return [Comparison("Cold start", {"base": [1.0]})]

    monkeypatch.setattr(cold, "run", run)
    assert command.main(["cold", "--quick"]) == 0
    assert asked == [Options(quick=True)]
    said = capsys.readouterr().out
    assert said.startswith("Python 3.")
    assert "### Cold start" in said
    monkeypatch.setattr(command, "names", lambda: ["cold"])
    assert command.main(["--rounds", "2"]) == 0
    assert asked[1] == Options(rounds=2)


def test_unknown_benchmarks(capsys: pytest.CaptureFixture[str]) -> None:
    assert {"cold", "decode"} <= set(command.names())
    with pytest.raises(SystemExit):
        command.main(["hot"])
    assert "no benchmark hot; there are " in capsys.readouterr().err
