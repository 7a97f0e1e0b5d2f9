"""From the reply of a success to its value."""

from __future__ import annotations

from typing import Any

import pytest
from huvr_api.operations import Call, Operation
from huvr_api.types import UNSET

from huvr_client import errors
from huvr_client._calls import decoded

from .fakes import reply

READ: Operation[Any] = Operation("x.read", "GET", "/x/", "Defect")
DELETE: Operation[Any] = Operation("x.delete", "DELETE", "/x/", "None")
EXPORT: Operation[Any] = Operation("x.export", "GET", "/x/", "bytes")
LIST: Operation[Any] = Operation("x.list", "GET", "/x/", "DefectListPage")
CALL = Call("GET", "/x/", [], UNSET)


@pytest.mark.parametrize("status", [200, 201, 202, 299])
def test_any_success_with_a_body_is_read(status: int) -> None:
    assert decoded(READ, CALL, reply(status, {"id": 1})).id == 1


@pytest.mark.parametrize("body", [b"", b"{}"])
def test_204_is_none_whatever_is_promised(body: bytes) -> None:
    assert decoded(READ, CALL, reply(204, body)) is None


@pytest.mark.parametrize("body", [b"", b"null"])
def test_nothing_where_nothing_is_promised_is_none(body: bytes) -> None:
    assert decoded(DELETE, CALL, reply(200, body)) is None


def test_what_comes_where_nothing_is_promised_is_handed_out() -> None:
    assert decoded(DELETE, CALL, reply(200, {"detail": "gone"})) == {"detail": "gone"}


def test_a_file_is_its_bytes() -> None:
    assert decoded(EXPORT, CALL, reply(200, b"\xff")) == b"\xff"
    assert decoded(EXPORT, CALL, reply(200, b"")) == b""


@pytest.mark.parametrize(
    ("operation", "body", "problem"),
    [
        (READ, b"", "the answer is empty"),
        (READ, b"null", "the answer is null, documented as Defect"),
        (READ, b"[1, 2]", "the answer is list, documented as Defect"),
        (READ, b"<html>", "not JSON"),
        (READ, b'{"id": 1', "not JSON"),
        (READ, b"[" * 100_000, "not JSON"),
        (READ, b"\xff\xff", "not JSON"),
        (LIST, b"{}", "an object without a list of results"),
        (DELETE, b"OK", "not JSON"),
    ],
)
def test_a_success_of_another_kind_is_an_error(
    operation: Operation[Any], body: bytes, problem: str
) -> None:
    with pytest.raises(errors.HuvrDecodeError, match=problem) as caught:
        decoded(operation, CALL, reply(200, body))
    assert (caught.value.method, caught.value.path) == ("GET", "/x/")
    assert caught.value.response is not None
    assert caught.value.__context__ is None
