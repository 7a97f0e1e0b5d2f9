"""From the body of an answer to a page or a model, or to a DecodeError."""

from __future__ import annotations

import codecs
import json
import pickle
import tracemalloc
from typing import Any

import pytest
from huvr_api.models import DefectList, DefectListPage
from huvr_api.operations import Operation
from huvr_api.types import DecodeError

from .findings import finding, page, text
from .walking import exact

LIST: Operation[DefectListPage] = Operation("defects.list", "GET", "/", "DefectListPage")
READ: Operation[Any] = Operation("defects.read", "GET", "/", "Defect")


def two(**other: Any) -> DefectListPage:
    return LIST.decode(text(page(finding(id=1), finding(id=2), **other)))


def test_a_page_is_iterable_and_true() -> None:
    assert [defect.id for defect in two()] == [1, 2]
    assert (len(two()), two().count) == (2, 9)
    assert two().results[0].asset.name == "P-1"
    empty = LIST.decode(text(page()))
    assert list(empty) == []
    assert empty


def test_records_are_plain_copies() -> None:
    made = two()
    assert [exact(record) for record in made.records] == [
        exact(finding(id=1)),
        exact(finding(id=2)),
    ]
    made.records[0]["id"] = 5
    assert made.records[0]["id"] == 1


def test_items_that_are_no_objects_are_handed_out() -> None:
    made = LIST.decode(text(page(3, None, finding(id=1), [4])))
    assert [made.results[at] for at in (0, 1, 3)] == [3, None, [4]]
    assert made.results[2].id == 1
    assert made.records[:2] == [3, None]


@pytest.mark.parametrize("results", [None, "abc", {"id": 1}, 5])
def test_a_page_that_is_made_by_hand_may_be_odd(results: Any) -> None:
    odd = DefectListPage.from_dict(page(results=results) | {"results": results})
    assert list(odd) == []
    assert len(odd) == 0
    assert odd.records == []
    assert odd.to_dict()["results"] == results


@pytest.mark.parametrize(
    ("result", "body", "what"),
    [
        ("Defect", b"7", "int"),
        ("Defect", b'"x"', "str"),
        ("Defect", b"[]", "list"),
        ("Defect", b"[1, 2]", "list"),
        ("Defect", b"null", "null"),
        ("Defect", b"true", "bool"),
        ("Defect", b'"\\ud800"', "str"),
        ("Label", b"[]", "list"),
        ("DefectListPage", b"{}", "an object without a list of results"),
        (
            "DefectListPage",
            b'{"results": {}, "count": 0}',
            "an object without a list of results",
        ),
        ("DefectListPage", b'{"results": null}', "an object without a list of results"),
        ("DefectListPage", b"[]", "list"),
        ("list[Defect]", b"{}", "dict"),
        ("dict[str, int]", b"[]", "list"),
        ("int", b"true", "bool"),
        ("str", b"5", "int"),
        ("Defect", b"", "empty"),
        ("Defect", b" \n", "empty"),
        ("Defect", b"<html>canary", "not JSON"),
        ("Defect", b'{"id": 1', "not JSON"),
        ("Defect", b'{"id": 1}}', "not JSON"),
        ("DefectListPage", b'{"results": [{"id": 1, "asset": {"id": tru}}]}', "not JSON"),
        ("Defect", b'{"state": "\xff"}', "not JSON ('utf-8' codec"),
        ("Defect", b'{"asset": {"name": "\xff"}}', "not JSON ('utf-8' codec"),
        ("Defect", b'{"state": "\xed\xa0\x80"}', "not JSON ('utf-8' codec"),
        ("Defect", '{"id": 1}'.encode("utf-16"), "not JSON ('utf-8' codec"),
        ("Any", b"[" * 100_000, "not JSON (maximum recursion depth"),
        ("Defect", b'{"new":' + b"[" * 100_000, "not JSON (maximum recursion depth"),
    ],
)
def test_another_kind_of_answer(result: str, body: bytes, what: str) -> None:
    operation: Operation[Any] = Operation("defects.read", "GET", "/", result)
    with pytest.raises(DecodeError) as caught:
        operation.decode(body)
    message = str(caught.value)
    assert message.startswith(f"defects.read: the answer is {what}")
    assert message.endswith(f", documented as {result}")
    assert len(message) < 200
    assert "canary" not in message


def test_an_error_holds_nothing_of_the_body() -> None:
    with pytest.raises(DecodeError) as caught:
        READ.decode(b'{"token": "canary", \xff')
    error = caught.value
    assert error.__cause__ is None
    assert error.__context__ is None
    assert b"canary" not in pickle.dumps(error)


@pytest.mark.parametrize(
    ("result", "body", "value"),
    [
        ("Defect | None", b"null", None),
        ("None", b"null", None),
        ("Any", b"[1]", [1]),
        ("float", b"1", 1),
        ("str", b'"x"', "x"),
        ("DefectState | str", b'"x"', "x"),
        ("list[int]", b" [1] ", [1]),
        ("dict[str, int]", b'{"a": 1}', {"a": 1}),
        ("bool", b"true", True),
    ],
)
def test_the_documented_kind(result: str, body: bytes, value: Any) -> None:
    assert Operation[Any]("a.b", "GET", "/", result).decode(body) == value


def test_a_byte_order_mark() -> None:
    body = codecs.BOM_UTF8 + json.dumps({"state": "ü"}, ensure_ascii=False).encode()
    assert READ.decode(body).state == "ü"
    assert READ.decode(body).to_dict() == {"state": "ü"}


def test_one_odd_text_in_a_page_costs_no_other_row() -> None:
    body = text(page(finding(id=1, description="\ud800"), finding(id=2)))
    made = LIST.decode(body)
    assert [defect.id for defect in made] == [1, 2]
    assert made.results[0].description == "\ud800"
    assert exact(made.records) == exact([finding(id=1, description="\ud800"), finding(id=2)])
    odd = LIST.decode(body.replace(b'"count": 9', b'"count": NaN'))
    assert odd.results[1].asset.name == "P-1"


def deepest() -> int:
    """How many arrays within each other the parser takes here."""
    low, high = 1, 1_000_000
    while low < high:
        middle = (low + high + 1) // 2
        try:
            json.loads(page_with(middle))
            low = middle
        except RecursionError:
            high = middle - 1
    return low


def page_with(depth: int) -> bytes:
    nested = b"[" * depth + b"]" * depth
    row = b'{"id": 1, "new": %s, "labels": [{"name": %s}], "asset": {"x": %s}}' % ((nested,) * 3)
    return b'{"count": 1, "results": [%s]}' % row


def test_as_deep_as_the_parser_goes() -> None:
    depth = deepest() - 20  # of the stack that is between here and there
    made = LIST.decode(page_with(depth))
    [defect] = made
    value, levels = defect.labels[0].to_dict()["name"], 0
    while value:
        value, levels = value[0], levels + 1
    assert levels == depth - 1
    assert list(defect.asset.additional_properties) == ["x"]
    assert list(defect.additional_properties) == ["new"]
    assert made.records[0].keys() == defect.to_dict().keys()
    assert DefectList.from_dict(defect.to_dict()).id == 1


@pytest.mark.parametrize("result", ["DefectListPage", "list[DefectList]"])
def test_who_keeps_one_row_in_a_hundred_keeps_about_that_much(result: str) -> None:
    rows, kept_rows = 2_000, 20
    findings = [finding(id=number) for number in range(rows)]
    body = text(page(*findings) if result == "DefectListPage" else findings)
    operation: Operation[Any] = Operation("a.b", "GET", "/", result)
    share = len(body) * kept_rows // rows
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        made = operation.decode(bytes(bytearray(body)))
        kept = [(defect, defect.asset, defect.labels) for defect in made if defect.id % 100 == 0]
        del made
        held = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert len(kept) == kept_rows
    assert held < 4 * share < len(body) / 10
