"""Lists of resources are read without models, where nothing is lost by it."""

from __future__ import annotations

import asyncio
import functools
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from huvr_api.models import DefectList, DefectListPage
from huvr_api.operations import Operation
from huvr_api.resources.defects import DefectsResource
from huvr_api.types import DecodeError

from huvr_client import AsyncHuvrClient, HuvrClient, tables
from huvr_client.tables._listing import Row, listing

LIST: Operation[DefectListPage] = Operation(
    "defects.list", "GET", "/api/defects/", "DefectListPage"
)


class Kept:
    """A caller that keeps what it is given."""

    def iterate(self, operation: Operation[Any], _: object) -> Operation[Any]:
        return operation


def taken(body: bytes) -> Any:
    """The page that a walk of rows makes of an answer."""
    caller: Any = Kept()
    operation: Operation[Any] = listing(DefectsResource(caller).iter)()
    return operation.decode(body)


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The pages of which models are made."""
    made: list[bytes] = []
    decode = Operation.decode

    def counted(self: Operation[Any], body: bytes) -> Any:
        made.append(body)
        return decode(self, body)

    monkeypatch.setattr(Operation, "decode", counted)
    return made


def by_hand(huvr: HuvrClient) -> Iterator[DefectList]:
    yield from huvr.defects.iter(page_size=3)


def test_no_model_is_made_and_all_rows_come(huvr: HuvrClient, models: list[bytes]) -> None:
    table = tables.stream(huvr.defects.iter, page_size=3, concurrency=2).read()
    assert models == []
    assert table.num_rows > 3
    assert table.select(["id", "asset", "labels", "updated_on"]).equals(
        tables.stream(by_hand, huvr).read().select(["id", "asset", "labels", "updated_on"])
    )
    assert models != []


def test_no_model_is_made_for_async_streams(settings: dict[str, Any], models: list[bytes]) -> None:
    async def read() -> int:
        async with AsyncHuvrClient(**settings) as huvr:
            return (await tables.stream(huvr.defects.iter, page_size=3).read()).num_rows

    assert asyncio.run(read()) > 3
    assert models == []


class Locked(DefectsResource):
    """A resource with a walk of its own."""

    def iter(self, **filters: Any) -> Iterator[DefectList]:  # type: ignore[override]
        return (finding for finding in super().iter(**filters) if finding.is_locked)


def test_an_own_walk_is_honoured(huvr: HuvrClient) -> None:
    locked = Locked(huvr.defects._caller)
    expected = [finding.id for finding in huvr.defects.iter() if finding.is_locked]
    assert 0 < len(expected) < len(list(huvr.defects.iter()))
    assert tables.stream(locked.iter).read().column("id").to_pylist() == expected


def test_a_walk_put_in_its_place_is_honoured(
    huvr: HuvrClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = DefectsResource.iter

    @functools.wraps(walk)
    def first(self: Any, **filters: Any) -> Iterator[DefectList]:
        return iter([next(walk(self, **filters))])

    monkeypatch.setattr(DefectsResource, "iter", first)
    assert tables.stream(huvr.defects.iter).read().num_rows == 1


def test_a_function_is_what_it_is() -> None:
    assert listing(by_hand) is by_hand
    assert listing(len) is len


def test_a_row_is_its_id_and_its_text() -> None:
    body = '{"count": 2, "next": "x", "results": [{"id": 1, "a": "é"}, {"id": "b"}]}'.encode()
    page = taken(body)
    assert (page.count, page.next) == (2, "x")
    assert [(row.id, bytes(row.text).decode()) for row in page.results] == [
        (1, '{"id": 1, "a": "é"}'),
        ("b", '{"id": "b"}'),
    ]
    assert all(isinstance(row, Row) for row in page.results)


@pytest.mark.parametrize(
    "results",
    ["null", '{"name": "a"}', '{"id": null}', '{"id": [1]}', '{"id": true}', '{"id": 1, "a": NaN}'],
)
def test_rows_that_are_unlike_others_are_models(results: str) -> None:
    body = f'{{"count": 2, "results": [{{"id": 1}}, {results}]}}'.encode()
    page = taken(body)
    assert isinstance(page, DefectListPage)
    assert page == LIST.decode(body)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        b'{"results": 5}',
        b'{"results": [',
        b'{"results": [{"id": 1, "a": "\xff"}]}',
        b'{"results": [{"id": 1, "a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}]}",
    ],
)
def test_what_is_no_page_is_refused_as_ever(body: bytes) -> None:
    with pytest.raises(DecodeError) as expected:
        LIST.decode(body)
    with pytest.raises(DecodeError) as error:
        taken(body)
    assert str(error.value) == str(expected.value)


def test_differences_are_told_where_they_are_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG, "huvr_client"):
        page = taken(b'{"count": 1, "results": [{"id": 1, "severity": "high"}]}')
    assert isinstance(page, DefectListPage)
    assert "severity" in caplog.text
