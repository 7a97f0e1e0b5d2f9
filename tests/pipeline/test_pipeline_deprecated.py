"""An operation that HUVR deprecates is struck through in editors, and can be called as before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pipeline_kit import Project, tiny

USE = """\
from huvr_api.resources.things import AsyncThingsResource, ThingsResource


async def use(things: ThingsResource, others: AsyncThingsResource) -> None:
    things.list()
    things.iter()
    things.export_to(1, "x")
    await others.list()
    things.delete(1)
"""


def deprecated(tmp_path: Path) -> Path:
    document = tiny()
    document["paths"]["/api/things/"]["get"]["deprecated"] = True
    document["paths"]["/api/things/{id}/export/"]["get"]["deprecated"] = True
    project = Project(tmp_path / "project", document)
    assert project.run() == 0
    return project.package


def test_a_type_checker_tells_every_use_and_no_other(tmp_path: Path) -> None:
    package = deprecated(tmp_path)
    (package.parent / "use.py").write_text(USE)
    command = [sys.executable, "-m", "mypy", "--strict", "--enable-error-code", "deprecated"]
    done = subprocess.run(
        [*command, "--cache-dir", str(tmp_path / "cache"), "use.py"],
        capture_output=True, text=True, cwd=package.parent, check=False,
    )  # fmt: skip
    told = [line.split(" error: ")[1] for line in done.stdout.splitlines() if " error: " in line]
    things, async_ = ("huvr_api.resources.things.", "Async")
    say = "is deprecated: HUVR documents GET"
    assert told == [
        f"function {things}ThingsResource.list {say} /api/things/ as deprecated.  [deprecated]",
        f"function {things}ThingsResource.iter {say} /api/things/ as deprecated.  [deprecated]",
        f"function {things}ThingsResource.export_to {say} /api/things/{{id}}/export/ as deprecated."
        "  [deprecated]",
        f"function {things}{async_}ThingsResource.list {say} /api/things/ as deprecated."
        "  [deprecated]",
    ], done.stdout


def test_at_run_time_it_is_a_note_on_the_method(tmp_path: Path) -> None:
    package = deprecated(tmp_path)
    program = (
        "from huvr_api.resources.things import ThingsResource as T;"
        "print(T.list.__deprecated__, hasattr(T.delete, '__deprecated__'))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True, text=True, cwd=package.parent, check=True,
        env={"PYTHONPATH": str(package.parent)},
    )  # fmt: skip
    assert done.stdout == "HUVR documents GET /api/things/ as deprecated. False\n"


def test_what_is_not_deprecated_is_not_marked(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", tiny())
    assert project.run() == 0
    assert "@Deprecated" not in (project.package / "resources" / "things.py").read_text()
