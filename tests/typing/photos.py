"""Send the photos of a folder to a project, with a ledger; after an interrupt, run it again."""

import csv
from pathlib import Path

from huvr_client import HuvrClient, content_id

with HuvrClient(user_agent="acme-photos/1.0") as huvr, Path("ledger.csv").open("a") as file:
    photos = sorted(Path("inbox").rglob("*.jpg"))
    for result in huvr.media.upload_iter(photos, project=1, client_id=content_id, concurrency=8):
        what = result.record.id if result.ok else f"failed: {result.error}"
        csv.writer(file).writerow([result.file, what])
        file.flush()
