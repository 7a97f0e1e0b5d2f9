"""The fast way and the tolerant way give the same columns."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import pytest
from huvr_api.models import DefectList, MeasurementList
from hypothesis import given, settings
from hypothesis import strategies as st

from huvr_client.tables import _columns
from huvr_client.tables._batch import Batches
from huvr_client.tables._columns import Reader
from huvr_client.tables._doubt import doubted
from huvr_client.tables._fit import UNFIT, fit
from huvr_client.tables._rows import on_one_line
from huvr_client.tables._shapes import FreeForm, Items, Record, Shape, record

USED = ("asset", "created_on", "geo_point", "id", "labels", "pitch", "repair_by", "state")
ANY = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)
MOMENTS = st.datetimes().map(lambda moment: f"{moment.isoformat()}Z")
FITTING: dict[pa.DataType, st.SearchStrategy[Any]] = {
    pa.int64(): st.integers(-(2**63), 2**63 - 1),
    pa.float64(): st.floats(allow_nan=False, allow_infinity=False) | st.integers(-9, 9),
    pa.bool_(): st.booleans(),
    pa.string(): st.text(max_size=8),
    pa.timestamp("us", "UTC"): MOMENTS,
    pa.date32(): st.dates().map(str),
}


def values(shape: Shape, other: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """JSON for a shape: now and then null, or one of ``other``."""
    if isinstance(shape, FreeForm):
        return ANY
    if isinstance(shape, Items):
        return st.none() | st.lists(values(shape.item, other), max_size=3) | other
    if isinstance(shape, Record):
        return objects(shape, other) | st.none() | other
    return FITTING[shape.type] | st.none() | other


def objects(shape: Record, other: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    known = {name: values(field, other) for name, field in shape.fields.items() if name != "id"}
    return st.fixed_dictionaries({"id": FITTING[pa.int64()], "unknown": ANY}, optional=known)


def lines(shape: Record, other: st.SearchStrategy[Any]) -> st.SearchStrategy[list[bytes]]:
    row = objects(shape, other).map(lambda value: json.dumps(value).encode())
    return st.lists(row, min_size=1, max_size=4)


SHAPE = Record(
    "Finding",
    {name: shape for name, shape in record(DefectList).fields.items() if name in USED},
)
EXAMPLES = settings(max_examples=100, deadline=None)


@EXAMPLES
@given(rows=lines(SHAPE, st.nothing()))
def test_what_fits_is_the_same_either_way(rows: list[bytes]) -> None:
    array, misfits = Reader(SHAPE).read(rows)
    array.validate(full=True)
    tolerant, none = fit(SHAPE, rows)
    assert (misfits, none) == ([], [])
    assert array.equals(tolerant)


@EXAMPLES
@given(rows=lines(SHAPE, ANY))
def test_what_does_not_fit_is_the_same_once_it_is_expected(rows: list[bytes]) -> None:
    array, misfits = fit(SHAPE, rows)
    again, same = Reader(doubted(SHAPE, {path for _, (path, _) in misfits})).read(rows)
    again.validate(full=True)
    assert again.equals(array)
    assert same == misfits


@EXAMPLES
@given(rows=lines(SHAPE, ANY))
def test_nothing_is_lost(rows: list[bytes]) -> None:
    """Each value is in the table, or its JSON is in the rejects, or it is null or undocumented."""
    batches = Batches(SHAPE, flat=False)
    for row in rows:
        batches.add(row)
    batch = batches.take()
    rejects = batches.rejects().to_pylist()
    for came, row in zip(map(json.loads, rows), batch.to_pylist(), strict=True):
        for name, value in came.items():
            fits = name == "unknown" or value is None or row[name] is not None
            assert fits or {"id": came["id"], "field": name, "value": json.dumps(value)} in rejects


def test_free_form_json_is_its_text() -> None:
    shape = record(MeasurementList)
    name = next(name for name, field in shape.fields.items() if isinstance(field, FreeForm))
    texts = ["null", '"red"', "1.50", '{"a": [1, null]}', r'"\ud83d\ude00"']
    rows = [f'{{"id": 1, "{name}": {text}}}'.encode() for text in texts]
    array, _ = Reader(shape).read(rows)
    assert array.field(name).to_pylist() == [None, *texts[1:]]


def test_rows_over_several_lines_become_one() -> None:
    assert on_one_line(b'{\n "a": "b\\nc"\n}') == b'{"a":"b\\nc"}'
    assert on_one_line(b'{"a": 1.50}') == b'{"a": 1.50}'


def test_long_rows_and_many_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_columns, "PIECE", 1000)
    row = {"description": "x" * 50, "labels": [{"name": "a", "value": {"b": 1}}], "asset": None}
    rows = [json.dumps({"id": number, **row}).encode() for number in range(100)]
    rows[50] = json.dumps({"id": 50, **row, "description": "y" * 5000}).encode()
    rows[70] = b"null"
    array, misfits = Reader(record(DefectList)).read(rows)
    array.validate(full=True)
    assert array.equals(fit(record(DefectList), rows)[0])
    assert misfits == []


def test_misfits_have_the_places_of_rows_in_all_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_columns, "PIECE", 1)
    shape = doubted(record(DefectList), [("severity",)])
    rows = [f'{{"id": {number}, "severity": "high"}}'.encode() for number in range(5)]
    _, misfits = Reader(shape).read(rows)
    assert misfits == [(place, (("severity",), b'"high"')) for place in range(5)]


@pytest.mark.parametrize("row", [b"5", b"[]", b'"text"', b"{} {}", b'{"id": 1}\n{}', b""])
def test_what_is_not_one_object_is_refused(row: bytes) -> None:
    with pytest.raises(UNFIT):
        Reader(record(DefectList)).read([b'{"id": 1}', row])
