"""Files of an extract: whole, or not there."""

from __future__ import annotations

import os
import secrets
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Literal, TypeAlias

import pyarrow as pa

Format: TypeAlias = Literal["parquet", "ndjson", "csv"]


@contextmanager
def whole_file(path: Path) -> Generator[BinaryIO]:
    """A file that is at ``path`` once the block has ended well, in place of what was there.

    After an error or an interrupt, ``path`` is as it was and nothing else is left.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_lines(file: BinaryIO, rows: Iterator[bytes]) -> Iterator[int]:
    """NDJSON: each row as it came, on a line. Yields the number of rows, now and then."""
    while some := list(islice(rows, 100)):
        file.writelines(row + b"\n" for row in some)
        yield len(some)


def write_batches(
    file: BinaryIO, file_format: Format, schema: pa.Schema, batches: Iterable[pa.RecordBatch]
) -> Iterator[int]:
    """Parquet or CSV. Yields the number of rows of each batch when it is written."""
    with _writer(file, file_format, schema) as writer:
        for batch in batches:
            writer.write_batch(batch)
            yield batch.num_rows


def _writer(file: BinaryIO, file_format: Format, schema: pa.Schema) -> Any:
    if file_format == "csv":
        from pyarrow.csv import CSVWriter

        return CSVWriter(file, schema)
    from pyarrow.parquet import ParquetWriter

    return ParquetWriter(file, schema)
