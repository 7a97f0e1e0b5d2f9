"""The program of ``tests/typing/photos.py``: 200 photos, interrupted and run again."""

from __future__ import annotations

import csv
import random
import runpy
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[1] / "typing" / "photos.py"
PHOTOS = 200


@pytest.fixture
def inbox(tmp_path, monkeypatch, huvr_sandbox):
    """A working folder with photos, and the environment of the program."""
    for name, value in huvr_sandbox.environment().items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(PHOTOS):
        content = random.Random(number).randbytes(500 + number)
        (folder / f"IMG_{number:04}.jpg").write_bytes(content)
    return folder


def interrupted_at(number, writer):
    """``csv.writer`` of someone who presses Ctrl-C at a row."""
    rows = 0

    def make(file):
        nonlocal rows
        rows += 1
        if rows == number:
            raise KeyboardInterrupt
        return writer(file)

    return make


def ledger():
    return list(csv.reader(Path("ledger.csv").read_text().splitlines()))


def test_readme_shows_what_is_type_checked():
    readme = (PROGRAM.parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"```python\n{PROGRAM.read_text(encoding='utf-8')}```" in readme


def test_an_interrupted_run_is_completed_by_the_next(huvr, inbox, monkeypatch):
    before = {record.id for record in huvr.inspection_media.iter(project=1)}
    with monkeypatch.context() as patched:
        patched.setattr(csv, "writer", interrupted_at(60, csv.writer))
        with pytest.raises(KeyboardInterrupt):
            runpy.run_path(str(PROGRAM))
    first = ledger()
    assert len(first) == 59
    runpy.run_path(str(PROGRAM))
    rows = dict(ledger()[59:])
    assert sorted(rows) == sorted(f"inbox/{photo.name}" for photo in inbox.iterdir())
    assert dict(first).items() <= rows.items(), "the same records as before"
    made = [record for record in huvr.inspection_media.iter(project=1) if record.id not in before]
    assert len(made) == PHOTOS, "no duplicates"
    assert {record.state for record in made} == {"UPLOADED"}, "no orphans"
    assert {str(record.id) for record in made} == set(rows.values())
