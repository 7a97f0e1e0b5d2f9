"""Streams of record batches, and who reads them."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from huvr_api.models import DefectList, Label

from huvr_client import AsyncHuvrClient, HuvrClient, ServerError, tables
from huvr_client.sandbox import Sandbox
from huvr_client.tables import _batch


@pytest.fixture
def ids(huvr: HuvrClient) -> list[int]:
    return [finding.id for finding in huvr.defects.iter(state="OPEN")]


@pytest.fixture
def findings(huvr: HuvrClient) -> tables.Stream:
    return tables.stream(huvr.defects.iter, state="OPEN")


def test_duckdb_reads_it(findings: tables.Stream, ids: list[int]) -> None:
    read = duckdb.sql("SELECT id, asset.name, created_on FROM findings ORDER BY id")
    assert [row[0] for row in read.fetchall()] == sorted(ids)
    assert [str(kind) for kind in read.types] == ["BIGINT", "VARCHAR", "TIMESTAMP WITH TIME ZONE"]


def test_polars_reads_it(findings: tables.Stream, ids: list[int]) -> None:
    frame = pl.DataFrame(findings)
    assert frame["id"].to_list() == ids
    assert frame.schema["created_on"] == pl.Datetime("us", "UTC")
    assert frame.schema["repair_by"] == pl.Date
    assert isinstance(frame.schema["asset"], pl.Struct)


def test_pandas_reads_it(findings: tables.Stream, ids: list[int]) -> None:
    frame = pd.DataFrame.from_arrow(findings)
    assert frame["id"].to_list() == ids
    assert isinstance(frame["created_on"].dtype, pd.DatetimeTZDtype)


def test_pyarrow_reads_it(findings: tables.Stream, ids: list[int]) -> None:
    table = pa.table(findings)
    assert table.schema == findings.schema == tables.schema(DefectList)
    assert table.column("id").to_pylist() == ids


def test_parquet_is_written_batch_by_batch(
    findings: tables.Stream, ids: list[int], tmp_path: Path
) -> None:
    with pq.ParquetWriter(tmp_path / "findings.parquet", findings.schema) as writer:
        for batch in findings:
            writer.write_batch(batch)
    read = pq.read_table(tmp_path / "findings.parquet")
    assert read.schema.equals(findings.schema)
    assert read.column("id").to_pylist() == ids


def test_rows_are_what_the_models_are(huvr: HuvrClient) -> None:
    read = pa.table(tables.stream(huvr.defects.iter)).to_pylist()
    for row, finding in zip(read, huvr.defects.iter(), strict=True):
        assert row["created_on"] == finding.created_on
        assert row["next_inspection_date"] == finding.next_inspection_date
        assert row["asset"]["owner"]["name"] == finding.asset.owner.name
        assert [label["name"] for label in row["labels"]] == [x.name for x in finding.labels]


def test_nothing_that_the_sandbox_sends_is_rejected(huvr: HuvrClient) -> None:
    for walk in (huvr.assets.iter, huvr.measurements.iter, huvr.projects.detailed_iter):
        stream = tables.stream(walk)
        assert pa.table(stream).num_rows > 0
        assert stream.rejects.num_rows == 0


def test_an_empty_list_has_its_columns(huvr: HuvrClient) -> None:
    table = pa.table(tables.stream(huvr.defects.iter, id=999_999_999))
    assert (table.num_rows, table.schema) == (0, tables.schema(DefectList))


def test_flat_columns(huvr: HuvrClient) -> None:
    stream = tables.stream(huvr.defects.iter, ordering="id")
    flat = pa.table(stream.flatten())
    assert flat.schema == tables.schema(DefectList, flatten=True)
    nested = pa.table(stream).column("asset").to_pylist()
    assert flat.column("asset.name").to_pylist() == [asset["name"] for asset in nested]
    text = pa.table(stream.flatten(lists=False))
    assert {text.schema.field(name).type for name in ("labels", "geo_point")} == {pa.string()}


def test_a_stream_says_what_it_is(findings: tables.Stream) -> None:
    columns = len(tables.schema(DefectList))
    assert repr(findings) == f"Stream(DefectList, {columns} columns)"
    assert len(findings.flatten().schema) > columns


def test_each_reading_walks_anew(sandbox: Sandbox, findings: tables.Stream) -> None:
    once, again = (findings.read().select(["id", "asset", "updated_on"]) for _ in range(2))
    assert once.num_rows > 0
    assert once.equals(again)
    assert duckdb.sql("SELECT 1 FROM findings a JOIN findings b USING (id)").fetchall()


def test_an_error_while_reading_is_no_short_table(
    sandbox: Sandbox, huvr: HuvrClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_batch, "ROWS", 2)
    stream = tables.stream(huvr.defects.iter, page_size=4)
    batches = iter(stream)
    assert next(batches).num_rows == 2
    sandbox.fault("503", path="/api/defects/*")
    with pytest.raises(ServerError):
        list(batches)
    with pytest.raises(ServerError):
        stream.read()
    with pytest.raises(pa.ArrowInvalid, match="503"):
        pa.table(stream)
    with pytest.raises(duckdb.Error):
        duckdb.sql("SELECT count(*) FROM stream").fetchall()
    with pytest.raises(Exception, match="503"):
        pl.DataFrame(stream)


def test_nothing_is_sent_before_it_is_read(sandbox: Sandbox, huvr: HuvrClient) -> None:
    sandbox.fault("503")
    stream = tables.stream(huvr.defects.iter, state="OPEN", concurrency=8)
    assert stream.flatten().schema.names
    assert stream.rejects.num_rows == 0


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"stat": "OPEN"}, TypeError, "stat"),
        ({"state": []}, ValueError, "state"),
        ({"severity": object()}, TypeError, "severity"),
        ({"concurrency": 0}, ValueError, "concurrency"),
    ],
)
def test_arguments_are_checked_at_once(
    huvr: HuvrClient, arguments: dict[str, Any], error: type[Exception], message: str
) -> None:
    with pytest.raises(error, match=message):
        tables.stream(huvr.defects.iter, **arguments)


def nothing():  # type: ignore[no-untyped-def]
    return iter(())


def numbers() -> Iterator[int]:
    return iter(())


def unknown() -> Iterator[Missing]:  # type: ignore[name-defined]  # noqa: F821
    return iter(())


def one() -> Label:
    return Label.from_dict({})


@pytest.mark.parametrize("walk", [nothing, numbers, unknown, one, len, lambda: iter(())])
def test_what_says_nothing_of_its_models_is_refused(walk: Any) -> None:
    with pytest.raises(TypeError, match=r"stream takes a method|a model is needed"):
        tables.stream(walk)


def test_a_page_is_no_walk(huvr: HuvrClient) -> None:
    with pytest.raises(TypeError, match=r"huvr\.assets\.iter"):
        tables.stream(huvr.defects.list)  # type: ignore[type-var]


def some(names: list[str]) -> Iterator[Label]:
    for name in names:
        yield Label.from_dict({"name": name, "value": {"of": name}})


async def asome(names: list[str]) -> AsyncIterator[Label]:
    for label in some(names):
        yield label


def test_a_function_of_ones_own() -> None:
    table = pa.table(tables.stream(some, ["a", "b"]))
    assert table.to_pylist() == [
        {"name": "a", "value": '{"of": "a"}'},
        {"name": "b", "value": '{"of": "b"}'},
    ]


def test_misfits_of_the_last_reading_are_told() -> None:
    stream = tables.stream(some, ["a", 5])  # type: ignore[list-item]
    for _ in range(2):
        assert pa.table(stream).column("name").to_pylist() == ["a", None]
        assert stream.rejects.to_pylist() == [{"id": None, "field": "name", "value": "5"}]
    assert stream.flatten().rejects.num_rows == 0


def test_batches_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_batch, "ROWS", 3)
    assert [batch.num_rows for batch in tables.stream(some, ["a"] * 7)] == [3, 3, 1]
    monkeypatch.setattr(_batch, "ROWS", 100)
    monkeypatch.setattr(_batch, "BYTES", 60)
    assert [batch.num_rows for batch in tables.stream(some, ["a"] * 7)] == [2, 2, 2, 1]


def test_memory_is_flat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_batch, "ROWS", 100)

    def peak(rows: int) -> int:
        tracemalloc.start()
        arrow = pa.total_allocated_bytes()
        for batch in tables.stream(many, rows):
            arrow = max(arrow, pa.total_allocated_bytes())
            assert batch.num_rows <= 100
        own = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return own + arrow

    peak(300)
    assert peak(6000) < 1.5 * peak(600)


def many(rows: int) -> Iterator[Label]:
    return (Label.from_dict({"name": "x" * 1000, "value": number}) for number in range(rows))


def test_async(settings: dict[str, Any], ids: list[int]) -> None:
    async def read() -> tuple[pa.Table, list[int], pa.Table]:
        async with AsyncHuvrClient(**settings) as huvr:
            stream = tables.stream(huvr.defects.iter, state="OPEN", concurrency=2)
            rows = [batch.num_rows async for batch in stream]
            return await stream.read(), rows, await stream.flatten(lists=False).read()

    table, rows, flat = asyncio.run(read())
    assert table.schema == tables.schema(DefectList)
    assert table.column("id").to_pylist() == flat.column("id").to_pylist() == ids
    assert rows == [len(ids)]


def test_async_batches_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_batch, "ROWS", 3)

    async def read() -> tuple[list[int], list[dict[str, Any]]]:
        stream = tables.stream(asome, ["a", "b", 5, "d"])  # type: ignore[list-item]
        return [batch.num_rows async for batch in stream], stream.rejects.to_pylist()

    rows, rejects = asyncio.run(read())
    assert rows == [3, 1]
    assert [reject["value"] for reject in rejects] == ["5"]


def test_without_pyarrow_the_extra_is_named() -> None:
    program = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "try: import huvr_client.tables\n"
        "except ImportError as error: print(error)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "pip install 'huvr-client-typed[tables]'" in done.stdout, done.stderr


def test_the_client_does_not_import_pyarrow() -> None:
    program = "import sys, huvr_client.__main__; sys.exit('pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
