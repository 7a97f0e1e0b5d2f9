"""``python -m huvr_client extract``: collections to files."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from huvr_client import HuvrClient, HuvrError

from ._files import Format, whole_file, write_batches, write_lines
from ._listing import listing
from ._progress import Progress, progress
from ._rows import row_line
from ._select import Selection, UsageError, select
from ._stream import stream

PAGE_SIZE = 500
"""Rows asked for at a time; the server may give fewer."""
INTERRUPTED = "interrupted"


class Options(Protocol):
    """The command line."""

    collections: Sequence[str]
    to: str
    format: Format
    where: Sequence[str]
    concurrency: int
    json: bool


@dataclass
class Outcome:
    """What became of a collection."""

    collection: str
    file: str
    rows: int = 0
    rejects: int = 0
    seconds: float = 0.0
    error: str | None = None

    def __str__(self) -> str:
        if self.error is not None:
            return f"{self.collection}: failed: {self.error}"
        rejects = f" ({self.rejects:,} values rejected)" if self.rejects else ""
        return f"{self.collection}: {self.rows:,} rows in {self.file}{rejects}"


def main(options: Options, client: Callable[[], HuvrClient]) -> int:
    """Exit code 0: all is there; 1: something failed; 2: wrong usage; 130: interrupted."""
    try:
        with client() as huvr:
            chosen = select(huvr, options.collections, options.where)
            return _extract_all(chosen, _folder(options.to), options)
    except UsageError as error:
        print(f"extract: {error}", file=sys.stderr)
        return 2
    except HuvrError as error:
        print(f"extract: {error}", file=sys.stderr)
        return 1


def _folder(name: str) -> Path:
    folder = Path(name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--to {name}: {error.strerror}") from None
    return folder


def _extract_all(chosen: Sequence[Selection], folder: Path, options: Options) -> int:
    outcomes: list[Outcome] = []
    with progress(sys.stderr) as shown:
        for selection in chosen:
            outcomes.append(_extract(selection, folder, options, shown))
            shown.end(str(outcomes[-1]))
            if outcomes[-1].error == INTERRUPTED:
                break
    if options.json:
        print(json.dumps([asdict(outcome) for outcome in outcomes]))
    if outcomes[-1].error == INTERRUPTED:
        return 130
    return int(any(outcome.error is not None for outcome in outcomes))


def _extract(selection: Selection, folder: Path, options: Options, shown: Progress) -> Outcome:
    """Write the file of one collection, or say why there is none."""
    name = selection.collection.name
    outcome = Outcome(name, str(folder / f"{name}.{options.format}"))
    began = time.monotonic()
    try:
        shown.begin(name, selection.count)
        write = _write_rows if options.format == "ndjson" else _write_table
        write(selection, options, shown, outcome)
    except (HuvrError, OSError) as error:
        outcome.error = " ".join(str(error).split())
    except KeyboardInterrupt:
        outcome.error = INTERRUPTED
    outcome.seconds = round(time.monotonic() - began, 3)
    return outcome


def _arguments(selection: Selection, options: Options) -> dict[str, Any]:
    return {
        **selection.filters,
        "page_size": PAGE_SIZE,
        "concurrency": options.concurrency,
    }


def _write_rows(selection: Selection, options: Options, shown: Progress, outcome: Outcome) -> None:
    items = listing(selection.collection.walk)(**_arguments(selection, options))
    with whole_file(Path(outcome.file)) as file:
        written = _count(write_lines(file, map(row_line, items)), shown)
    outcome.rows = written


def _write_table(selection: Selection, options: Options, shown: Progress, outcome: Outcome) -> None:
    table = stream(selection.collection.walk, **_arguments(selection, options))
    if options.format == "csv":
        table = table.flatten(lists=False)
    path = Path(outcome.file)
    with whole_file(path) as file:
        written = _count(write_batches(file, options.format, table.schema, table), shown)
        _write_rejects(path.with_suffix(f".rejects{path.suffix}"), options.format, table.rejects)
    outcome.rows, outcome.rejects = written, table.rejects.num_rows


def _count(written: Iterator[int], shown: Progress) -> int:
    """Let it be written, showing how far it is; the number of rows."""
    total = 0
    for rows in written:
        total += rows
        shown.advance(rows)
    return total


def _write_rejects(path: Path, file_format: Format, rejects: pa.Table) -> None:
    """The values that did not fit; without any, those of an earlier night go."""
    if not rejects.num_rows:
        path.unlink(missing_ok=True)
        return
    with whole_file(path) as file:
        for _ in write_batches(file, file_format, rejects.schema, rejects.to_batches()):
            pass  # nobody watches this one
