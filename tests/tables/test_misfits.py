"""What does not fit its type: null in the table, and told with row, field and raw value."""

from __future__ import annotations

import datetime

import pyarrow as pa
import pytest
from huvr_api.models import AssetDetail, DefectList, Label

from huvr_client.tables._batch import Batches
from huvr_client.tables._shapes import record

UTC = datetime.UTC


def read(*rows: bytes, batches: Batches | None = None) -> tuple[pa.RecordBatch, list[object]]:
    batches = Batches(record(DefectList), flat=False) if batches is None else batches
    for row in rows:
        batches.add(row)
    return batches.take(), batches.rejects().to_pylist()


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        ("severity", '"high"'),
        ("severity", "1.5"),
        ("severity", "true"),
        ("severity", "9223372036854775808"),
        ("pitch", "1e999"),
        ("pitch", '"steep"'),
        ("is_locked", '"true"'),
        ("is_locked", "1"),
        ("description", "5"),
        ("description", '{"a": 1}'),
        ("created_on", '"yesterday"'),
        ("created_on", '"2024-02-30T00:00:00Z"'),
        ("created_on", "1714979289"),
        ("created_on", '""'),
        ("repair_by", '"2024-02-30"'),
        ("repair_by", '"2024-05-06T10:00:00"'),
        ("labels", '{"name": "a"}'),
        ("labels", '"a, b"'),
        ("asset", "7"),
        ("asset", "[]"),
    ],
)
def test_a_misfit_is_null_and_told(field: str, raw: str) -> None:
    fine = b'{"id": 1, "severity": 2, "description": "fine"}'
    batch, rejects = read(fine, f'{{"id": 2, "state": "OPEN", "{field}": {raw}}}'.encode())
    assert batch.column("id").to_pylist() == [1, 2]
    assert batch.column("description").to_pylist()[0] == "fine"
    assert batch.column("state").to_pylist()[1] == "OPEN"
    assert batch.column(field).to_pylist()[1] is None
    assert rejects == [{"id": 2, "field": field, "value": raw}]


def test_the_place_of_a_misfit_is_told() -> None:
    row = b"""{"id": 7, "labels": [{"name": "a"}, 5, {"name": 5, "value": {}}],
               "asset": {"id": "x", "owner": {"labels": [{"name": []}]}}}"""
    batch, rejects = read(row)
    assert rejects == [
        {"id": 7, "field": "asset.id", "value": '"x"'},
        {"id": 7, "field": "asset.owner.labels[0].name", "value": "[]"},
        {"id": 7, "field": "labels[1]", "value": "5"},
        {"id": 7, "field": "labels[2].name", "value": "5"},
    ]
    assert batch.column("labels").to_pylist() == [
        [{"name": "a", "value": None}, None, {"name": None, "value": "{}"}]
    ]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-06T07:08:09.123456Z", datetime.datetime(2024, 5, 6, 7, 8, 9, 123456, UTC)),
        ("2024-05-06T07:08:09.123456789Z", datetime.datetime(2024, 5, 6, 7, 8, 9, 123456, UTC)),
        ("2024-05-06T09:08:09+02:00", datetime.datetime(2024, 5, 6, 7, 8, 9, 0, UTC)),
        ("2024-05-06 07:08:09", datetime.datetime(2024, 5, 6, 7, 8, 9, 0, UTC)),
        ("2024-05-06", datetime.datetime(2024, 5, 6, 0, 0, 0, 0, UTC)),
    ],
)
@pytest.mark.parametrize("other", [b'{"severity": 1}', b'{"severity": "high"}'])
def test_times_do_not_depend_on_the_rows_beside_them(
    text: str, moment: datetime.datetime, other: bytes
) -> None:
    batch, _ = read(other, f'{{"created_on": "{text}"}}'.encode())
    assert batch.column("created_on").to_pylist()[1] == moment


def test_unusual_times_do_not_slow_the_next_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("huvr_client.tables._batch.fit")  # the slow way
    row = b'{"id": 1, "created_on": "2024-05-06T07:08:09", "updated_on": null}'
    for _ in range(2):
        batch, rejects = read(row, b'{"repair_by": "2024-05-06T00:00:00Z"}')
        assert batch.column("created_on").to_pylist()[0] == datetime.datetime(
            2024, 5, 6, 7, 8, 9, 0, UTC
        )
        assert batch.column("repair_by").to_pylist()[1] == datetime.date(2024, 5, 6)
        assert rejects == []


@pytest.mark.parametrize("raw", [b"null", b"5", b"[]", b'"text"', b'{"id": 1} 5'])
def test_a_row_that_is_no_object(raw: bytes) -> None:
    batch, rejects = read(b'{"id": 1}', raw)
    assert batch.column("id").to_pylist() == [1, None]
    told = [] if raw == b"null" else [{"id": None, "field": "", "value": raw.decode()}]
    assert rejects == told


@pytest.mark.parametrize("field", ["description", "labels_by_key"])
def test_bytes_that_are_no_text(field: str) -> None:
    batches = Batches(record(AssetDetail), flat=False)
    batch, rejects = read(f'{{"id": 1, "{field}": "'.encode() + b'\xff"}', batches=batches)
    assert batch.column("id").to_pylist() == [1]
    assert batch.column(field).to_pylist() == [None]
    assert rejects == [{"id": 1, "field": field, "value": r'"\xff"'}]


def test_half_of_a_character() -> None:
    row = rb'{"id": 1, "description": "\ud800", "labels": [{"value": "\ud800"}]}'
    batch, rejects = read(row)
    assert batch.column("id").to_pylist() == [1]
    assert batch.column("labels").to_pylist()[0][0]["value"] == r'"\ud800"'
    assert rejects == [{"id": 1, "field": "description", "value": r'"\ud800"'}]


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize("other", [b'{"severity": 1}', b'{"severity": "high"}'])
def test_numbers_that_are_none(text: str, other: bytes) -> None:
    """No JSON, but Python writes and reads them."""
    row = f'{{"pitch": {text}, "severity": {text}, "labels": [{{"value": {text}}}]}}'
    batch, rejects = read(other, row.encode())
    assert repr(batch.column("pitch").to_pylist()[1]) == repr(float(text))
    assert batch.column("labels").to_pylist()[1][0]["value"] == text
    assert rejects[-1] == {"id": None, "field": "severity", "value": text}


def test_of_a_field_that_comes_twice_the_last_counts() -> None:
    batch, rejects = read(b'{"id": 1, "labels": [], "id": 2, "labels": [{"name": "a"}]}')
    assert batch.column("id").to_pylist() == [2]
    assert len(batch.column("labels")[0]) == 1
    assert rejects == []


def test_a_field_that_never_fits_does_not_slow_the_next_batches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    batches = Batches(record(DefectList), flat=False)
    row = b'{"id": 1, "severity": "high", "labels": [{"name": 5}], "asset": 7}'
    first, once = read(row, batches=batches)
    monkeypatch.delattr("huvr_client.tables._batch.fit")  # the slow way
    second, twice = read(row, batches=batches)
    assert second.equals(first)
    assert twice == once * 2
    fine, rejects = read(b'{"id": 2, "severity": 3, "asset": {"id": 4}}', batches=batches)
    assert fine.column("severity").to_pylist() == [3]
    assert fine.column("asset").to_pylist()[0]["id"] == 4
    assert rejects == twice


def test_a_misfit_inside_a_misfit() -> None:
    """A part that is doubtful as a whole may then fit, but for something in it."""
    batches = Batches(record(DefectList), flat=False)
    read(b'{"id": 1, "asset": 7, "labels": "a"}', batches=batches)
    row = b'{"id": 2, "asset": {"id": "x"}, "labels": [{"name": 5}]}'
    batch, rejects = read(row, batches=batches)
    assert batch.column("asset").to_pylist()[0]["id"] is None
    assert rejects[2:] == [
        {"id": 2, "field": "asset.id", "value": '"x"'},
        {"id": 2, "field": "labels[0].name", "value": "5"},
    ]


def test_rows_without_an_id() -> None:
    batches = Batches(record(Label), flat=False)
    batches.add(b'{"name": 5}')
    batches.take()
    assert batches.rejects().to_pylist() == [{"id": None, "field": "name", "value": "5"}]
    assert batches.rejects().schema.field("id").type == pa.string()


def test_misfits_in_flat_columns() -> None:
    batches = Batches(record(DefectList).without_lists(), flat=True)
    batches.add(b'{"id": 1, "asset": {"id": "x", "name": "Tank"}, "labels": [{"name": 5}]}')
    batch = batches.take()
    assert batch.column("asset.name").to_pylist() == ["Tank"]
    assert batch.column("labels").to_pylist() == ['[{"name": 5}]']
    assert batches.rejects().to_pylist() == [{"id": 1, "field": "asset.id", "value": '"x"'}]
