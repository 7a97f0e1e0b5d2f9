"""The programs of README that read tables: they are type-checked, and do what they say."""

from __future__ import annotations

import functools
import re
import runpy
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import duckdb
import pyarrow.parquet as pq
import pytest
from huvr_api.models import DefectList
from huvr_api.resources.defects import DefectsResource

from huvr_client import HuvrClient, ServerError, tables
from huvr_client.sandbox import Sandbox

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAMS = ROOT / "tests" / "typing"
NIGHTLY = PROGRAMS / "nightly_extract.py"
SYNC = PROGRAMS / "incremental_sync.py"


@pytest.fixture(autouse=True)
def here(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in sandbox.environment().items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize("program", [NIGHTLY, SYNC])
def test_readme_shows_what_is_type_checked(program: Path) -> None:
    assert f"```python\n{program.read_text()}```" in README


def test_nightly_extract(huvr: HuvrClient, capsys: pytest.CaptureFixture[str]) -> None:
    runpy.run_path(str(NIGHTLY))
    assert "findings is written; 0 values did not fit" in capsys.readouterr().out
    read = pq.read_table("measurements.parquet").column("id").to_pylist()
    assert read == [one.id for one in huvr.measurements.iter()]


def test_nightly_extract_leaves_the_files_of_last_night_when_a_list_fails(
    sandbox: Sandbox,
) -> None:
    runpy.run_path(str(NIGHTLY))
    before = pq.read_table("findings.parquet")
    sandbox.fault("500", path="/api/defects/*")
    with pytest.raises(ServerError):
        runpy.run_path(str(NIGHTLY))
    assert pq.read_table("findings.parquet") == before


def test_command_of_readme(huvr: HuvrClient) -> None:
    (line,) = re.findall(r"^python (-m huvr_client extract .*)$", README, flags=re.MULTILINE)
    subprocess.run([sys.executable, *shlex.split(line)], check=True)
    (query,) = re.findall(r"`duckdb\.sql\(\"(.*)\"\)`", README)
    assert len(duckdb.sql(query).fetchall()) == huvr.defects.list().count


def stored() -> dict[int, str | None]:
    with duckdb.connect("plant.duckdb") as db:
        return dict(db.execute("SELECT id, description FROM findings ORDER BY id").fetchall())


def listed(huvr: HuvrClient) -> dict[int, str | None]:
    return {finding.id: finding.description for finding in huvr.defects.iter()}


def unlocked(huvr: HuvrClient) -> list[int]:
    return [finding.id for finding in huvr.defects.iter() if not finding.is_locked]


def sync(sandbox: Sandbox) -> list[str]:
    """Run it; the lists that it walked, by their order."""
    before = len(sandbox.requests)
    runpy.run_path(str(SYNC))
    reads = [parse_qs(request.query) for request in sandbox.requests[before:]]
    return [query["ordering"][0] for query in reads if query.get("limit", ["1"]) != ["1"]]


def test_incremental_sync(huvr: HuvrClient, sandbox: Sandbox) -> None:
    assert sync(sandbox) == ["id"]
    assert stored() == listed(huvr)
    assert sync(sandbox) == ["-updated_on,-id"]
    assert stored() == listed(huvr)
    changed = unlocked(huvr)[0]
    huvr.defects.partial_update(changed, {"description": "Seen again"})
    assert sync(sandbox) == ["-updated_on,-id"]
    assert stored()[changed] == "Seen again"
    assert stored() == listed(huvr)


def test_incremental_sync_reads_what_changed_and_no_more(
    huvr: HuvrClient, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync(sandbox)
    some = unlocked(huvr)[:3]
    for finding in some:
        huvr.defects.partial_update(finding, {"description": "Seen again"})
    rows: list[DefectList] = []
    monkeypatch.setattr(tables, "stream", watched(rows))
    sync(sandbox)
    assert len(rows) < len(stored())
    assert set(some) <= {row.id for row in rows}


def watched(rows: list[DefectList]) -> Callable[..., tables.Stream]:
    stream = tables.stream

    def watching(walk: Callable[..., Iterator[DefectList]], *args: Any) -> tables.Stream:
        def watched_walk() -> Iterator[DefectList]:
            for row in walk(*args):
                rows.append(row)
                yield row

        return stream(watched_walk)

    return watching


def test_incremental_sync_where_the_server_ignores_the_order(
    huvr: HuvrClient, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Django REST framework does so, silently, with an order that it does not know."""
    sync(sandbox)
    for name in ("list", "iter"):
        method = getattr(DefectsResource, name)
        monkeypatch.setattr(DefectsResource, name, by_id(method))
    changed = unlocked(huvr)[0]
    huvr.defects.partial_update(changed, {"description": "Seen once more"})
    assert sync(sandbox) == ["id"]
    assert stored() == listed(huvr)


def by_id(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def ordered(self: object, **arguments: Any) -> Any:
        return method(self, **{**arguments, "ordering": "id"})

    return ordered


def test_incremental_sync_does_not_miss_what_changed_during_a_long_first_reading(
    huvr: HuvrClient, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, behind = unlocked(huvr)[0], unlocked(huvr)[-1]
    walk = DefectsResource.iter

    @functools.wraps(walk)
    def slow(self: Any, **arguments: Any) -> Iterator[DefectList]:
        findings = walk(self, **arguments, page_size=2)
        for finding in findings:
            yield finding
            if finding.id == before:
                self.partial_update(before, {"description": "Changed when it had been read"})
                sandbox.advance(3600)
                self.partial_update(behind, {"description": "Changed before it was read"})

    with monkeypatch.context() as patch:
        patch.setattr(DefectsResource, "iter", slow)
        sync(sandbox)
    assert stored()[behind] == "Changed before it was read"
    assert stored() != listed(huvr)
    assert sync(sandbox) == ["-updated_on,-id"]
    assert stored() == listed(huvr)


def test_incremental_sync_when_the_newest_is_deleted(huvr: HuvrClient, sandbox: Sandbox) -> None:
    newest = unlocked(huvr)[0]
    huvr.defects.partial_update(newest, {"description": "Seen and gone"})
    sync(sandbox)
    assert newest in stored()
    huvr.defects.delete(newest)
    assert sync(sandbox) == ["id"]
    assert stored() == listed(huvr)
