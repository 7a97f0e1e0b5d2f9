"""A program as a customer's data team writes it: photos to a project, with a ledger, repeatable."""

from __future__ import annotations

import csv
import random

import pytest

from huvr_client import HuvrClient, content_id

PHOTOS = 200


def send_photos(huvr: HuvrClient, folder, ledger, project: int) -> int:
    """The program: how many photos could not be sent."""
    failures = 0
    photos = sorted(folder.rglob("*.jpg"))
    sent = huvr.media.upload_iter(photos, project=project, client_id=content_id, concurrency=8)
    for result in sent:
        failures += not result.ok
        what = result.record.id if result.ok else result.error
        csv.writer(ledger).writerow([result.file.name, what])
        ledger.flush()
    return failures


@pytest.fixture
def photos(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(PHOTOS):
        content = random.Random(number).randbytes(500 + number)
        (folder / f"IMG_{number:04}.jpg").write_bytes(content)
    return folder


class Interrupting:
    """A ledger whose owner presses Ctrl-C at the sixtieth photo."""

    def __init__(self, file):
        self.file = file
        self.lines = 0

    def write(self, line):
        self.lines += 1
        if self.lines == 60:
            raise KeyboardInterrupt
        return self.file.write(line)

    def flush(self):
        self.file.flush()


def test_an_interrupted_run_is_completed_by_the_next(huvr, photos, tmp_path, huvr_sandbox):
    project = huvr.projects.list(limit=1).results[0].id
    before = {record.id for record in huvr.inspection_media.iter(project=project)}
    path = tmp_path / "ledger.csv"
    with path.open("w") as ledger, pytest.raises(KeyboardInterrupt):
        send_photos(huvr, photos, Interrupting(ledger), project)
    assert len(path.read_text().splitlines()) == 59
    with path.open("w") as ledger:
        assert send_photos(huvr, photos, ledger, project) == 0
    rows = dict(csv.reader(path.read_text().splitlines()))
    assert sorted(rows) == sorted(photo.name for photo in photos.iterdir())
    after = list(huvr.inspection_media.iter(project=project))
    made = [record for record in after if record.id not in before]
    assert len(made) == PHOTOS, "no duplicates"
    assert {record.state for record in made} == {"UPLOADED"}, "no orphans"
    assert {str(record.id) for record in made} == set(rows.values())
