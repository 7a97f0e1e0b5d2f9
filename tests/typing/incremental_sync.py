"""Keep a table of findings: the first run reads them all, each later one those that changed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import duckdb

from huvr_client import HuvrClient, tables
from huvr_client.models import DefectList


def changed(huvr: HuvrClient, since: datetime) -> Iterator[DefectList]:
    for finding in huvr.defects.iter(ordering="-updated_on"):
        if finding.updated_on < since:
            return
        yield finding


with HuvrClient() as huvr, duckdb.connect("plant.duckdb") as db:
    columns = tables.schema(DefectList).empty_table()
    db.execute("CREATE TABLE IF NOT EXISTS findings AS FROM columns")
    db.execute("CREATE TABLE IF NOT EXISTS runs (newest TIMESTAMPTZ)")
    newest = db.execute("SELECT arg_max(newest, rowid) FROM runs").fetchall()[0][0]
    pages = [huvr.defects.list(ordering=field, limit=1) for field in ("updated_on", "-updated_on")]
    ends = [finding.updated_on for page in pages for finding in page]
    if newest and len(ends) == 2 and ends[0] < newest <= ends[1]:
        rows, outdated = tables.stream(changed, huvr, newest - timedelta(minutes=5)), "fresh"
    else:  # the first run; or the server ignores this order; or the newest one was deleted
        rows, outdated = tables.stream(huvr.defects.iter), "findings"
    db.execute("CREATE TEMP TABLE fresh AS FROM rows")
    db.execute("BEGIN")
    db.execute(f"DELETE FROM findings WHERE id IN (SELECT id FROM {outdated})")
    db.execute("INSERT INTO findings FROM fresh")
    db.execute("INSERT INTO runs VALUES (?)", [max(ends, default=None)])  # as of before reading
    db.execute("COMMIT")
