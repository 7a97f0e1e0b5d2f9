"""Lists whose pages have numbers, or name the place of the next one."""

from __future__ import annotations

import asyncio
from urllib.parse import parse_qs, urlsplit

import pytest
from core.origin import Origin
from huvr_api.operations import Operation

from huvr_client import AsyncHuvrClient, HuvrClient
from huvr_client._pages.follow import CursorWalker, NumberWalker
from huvr_client._pages.walk import PageRows
from huvr_client.errors import PageError

NUMBERED = Operation(
    "things.list", "GET", "/api/things/", "AssetDetailPage", paging=("page", "per_page", "page")
)
BY_CURSOR = Operation(
    "things.list",
    "GET",
    "/api/things/",
    "AssetDetailPage",
    wire={"cursor_": "cursor"},
    paging=("cursor", "", "cursor_"),
)


def rows(*ids, more=True, count=None, cursor=None):
    return PageRows(list(ids), list(ids), count, more, cursor=cursor)


# Over a socket


@pytest.fixture
def origin():
    server = Origin()
    yield server
    server.close()


def settings(origin):
    return {
        "base_url": origin.url,
        "client_id": "pages",
        "client_secret": "s3cret",
        "user_agent": "pages-tests/1.0",
    }


@pytest.fixture(params=["sync", "async"])
def walk(request, origin):
    """The ids of a walk, with threads or with tasks."""

    def in_turn(operation, arguments):
        with HuvrClient(**settings(origin)) as huvr:
            return [item.id for item in huvr._caller.iterate(operation, arguments)]

    async def in_tasks(operation, arguments):
        async with AsyncHuvrClient(**settings(origin)) as huvr:
            return [item.id async for item in huvr._caller.iterate(operation, arguments)]

    if request.param == "sync":
        return lambda operation, **arguments: in_turn(operation, arguments)
    return lambda operation, **arguments: asyncio.run(in_tasks(operation, arguments))


def serve_numbered(origin, total, size=2):
    """As PageNumberPagination: a page behind the last one is a 404."""
    last = -(-total // size)

    def page(number):
        ids = range(total)[(number - 1) * size : number * size]
        more = f"http://elsewhere/api/things/?page={number + 1}" if number < last else None
        body = {"count": total, "next": more, "results": [{"id": one} for one in ids]}
        return lambda connection, _: connection.json(200, body)

    gone = {"detail": "Invalid page."}
    for number in range(1, last + 10):
        line = f"GET /api/things/?state=OPEN&per_page={size}&page={number}"
        refuse = lambda connection, _: connection.json(404, gone)  # noqa: E731
        origin.on(line, page(number) if number <= last else refuse)


@pytest.mark.parametrize("concurrency", [1, 3, 20])
def test_pages_by_number(origin, walk, concurrency):
    serve_numbered(origin, 7)
    ids = walk(NUMBERED, state="OPEN", page_size=2, concurrency=concurrency)
    assert ids == list(range(7))
    numbers = [parse_qs(urlsplit(line).query)["page"][0] for line in origin.calls()]
    assert sorted(numbers) == ["1", "2", "3", "4"]


def test_pages_by_number_from_a_page_on(origin, walk):
    serve_numbered(origin, 7)
    assert walk(NUMBERED, state="OPEN", page=3, page_size=2) == [4, 5, 6]
    with pytest.raises(ValueError, match="page must be at least 1"):
        walk(NUMBERED, page=0)


def test_pages_by_cursor(origin, walk):
    for place, after in (("", "?cursor=b%3D"), ("&cursor=b%3D", "?cursor=c"), ("&cursor=c", None)):
        ids = {"": (1, 2), "&cursor=b%3D": (3,), "&cursor=c": (4,)}[place]
        body = {"next": after and f"{origin.url}/api/things/{after}"}
        body["results"] = [{"id": one} for one in ids]
        answer = lambda connection, _, body=body: connection.json(200, body)  # noqa: E731
        origin.on(f"GET /api/things/?state=OPEN{place}", answer)
    assert walk(BY_CURSOR, state="OPEN") == [1, 2, 3, 4]
    assert len(origin.calls()) == 3
    assert walk(BY_CURSOR, state="OPEN", cursor_="c") == [4]


# Without I/O


def test_a_number_after_the_count_is_not_planned():
    walker = NumberWalker(2)
    assert list(walker.plan(5)) == [1]
    assert walker.accept(1, rows(1, 2, count=7)) == [1, 2]
    assert list(walker.plan(2)) == [2, 3]
    assert list(walker.plan(9)) == [2, 3, 4]


def test_max_items_limits_what_is_planned():
    walker = NumberWalker(2, max_items=5)
    walker.accept(1, rows(1, 2, count=100))
    assert list(walker.plan(9)) == [2, 3]
    assert walker.accept(2, rows(3, 4, count=100)) == [3, 4]
    assert walker.accept(3, rows(5, 6, count=100)) == [5]
    assert list(walker.plan()) == []
    assert list(NumberWalker(2, max_items=0).plan()) == []


def test_no_id_comes_twice():
    walker = NumberWalker(2)
    walker.accept(1, rows(1, 2, count=4))
    assert walker.accept(2, rows(2, 3, count=4)) == [3]


@pytest.mark.parametrize(
    "last", [rows(3, more=False), rows(3, more=False, count=3), rows(more=True)]
)
def test_the_last_number(last):
    walker = NumberWalker(2)
    walker.accept(1, rows(1, 2))
    walker.accept(2, last)
    assert list(walker.plan()) == []


def test_the_count_promises_a_page_that_no_link_names():
    walker = NumberWalker(2)
    walker.accept(1, rows(1, 2, more=False, count=3))
    assert list(walker.plan()) == [2]


def walk_all(walker, page, items):
    """Walk a list that answers the same page for ever."""
    while places := walker.plan():
        items += walker.accept(places[0], page)


def test_numbers_that_bring_the_same_page_end():
    with pytest.raises(PageError, match="the same page"):
        walk_all(NumberWalker(2), rows(1, 2), [])


def test_rows_without_ids_that_come_for_ever_end():
    items = []
    with pytest.raises(PageError, match="the same page"):
        walk_all(NumberWalker(2), PageRows(["a", "b"], None, None, more=True), items)
    assert items[:2] == ["a", "b"]


def test_a_cursor_that_leads_back():
    walker = CursorWalker(2)
    walker.accept(None, rows(1, cursor="b"))
    walker.accept("b", rows(2, cursor="c"))
    with pytest.raises(PageError, match="leads back"):
        walker.accept("c", rows(3, cursor="b"))


def test_a_next_link_without_a_cursor():
    with pytest.raises(PageError, match="names no place"):
        CursorWalker(2).accept(None, rows(1))


def test_cursors_end_at_max_items():
    walker = CursorWalker(100, max_items=2)
    assert walker.limit == 2
    assert walker.accept(None, rows(1, 2, 3, cursor="b")) == [1, 2]
    assert walker.plan() == ()
