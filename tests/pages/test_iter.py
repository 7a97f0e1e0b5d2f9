"""``iter()`` over real sockets and over a wire that the test holds."""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from contextlib import aclosing, suppress
from urllib.parse import parse_qs

import httpx
import numpy
import pytest
from huvr_api.models import AssetDetail

from huvr_client import AsyncHuvrClient, HuvrClient, RetryPolicy
from huvr_client._pages.iterate import keys_of
from huvr_client.errors import (
    CollectionChangedError,
    HuvrDecodeError,
    NotFoundError,
    PageError,
    ServerError,
)
from huvr_client.sandbox import Sandbox

QUICK = RetryPolicy(2, backoff=0.001)
ORIGIN = "https://acme.huvrdata.example"


def settings(sandbox, **more):
    return {
        "base_url": sandbox.base_url,
        "client_id": sandbox.client_id,
        "client_secret": sandbox.client_secret,
        "user_agent": "pages-tests/1.0",
        "retries": QUICK,
        **more,
    }


@pytest.fixture(params=["sync", "async"])
def collect(request):
    """Walks a list with a sync or an async client; what came before an error is in ``items``."""

    def in_turn(options, resource, items, **arguments):
        with HuvrClient(**options) as huvr:
            for item in getattr(huvr, resource).iter(**arguments):
                items.append(item)
        return items

    def in_tasks(options, resource, items, **arguments):
        async def walk():
            async with AsyncHuvrClient(**options) as huvr:
                async for item in getattr(huvr, resource).iter(**arguments):
                    items.append(item)
                assert asyncio.all_tasks() == {asyncio.current_task()}
            return items

        return asyncio.run(walk())

    return in_turn if request.param == "sync" else in_tasks


def ids(items):
    return [item.id for item in items]


def queries(sandbox, path, expected):
    """The queries of the requests for ``path``. One that the client has given up
    may still be on its way there."""
    for _ in range(30_000):
        if len(sandbox.requests.matching("GET", path)) >= expected:
            break
        time.sleep(0.002)
    return [
        {key: values[0] for key, values in parse_qs(each.query).items()}
        for each in sandbox.requests.matching("GET", path)
    ]


@pytest.mark.parametrize("concurrency", [1, 4])
def test_every_item_comes_once_typed_and_in_order(huvr_sandbox, collect, concurrency):
    items = collect(settings(huvr_sandbox), "assets", [], page_size=7, concurrency=concurrency)
    assert ids(items) == sorted(set(ids(items)))
    assert {type(item).__name__ for item in items} == {"AssetDetail"}
    offsets = list(range(0, len(items) - 1, 6))
    sent = queries(huvr_sandbox, "/api/assets/", len(offsets))
    with HuvrClient(**settings(huvr_sandbox)) as huvr:
        assert len(items) == huvr.assets.list(limit=1).count
    assert {each["ordering"] for each in sent} == {"id"}
    assert sorted(int(each["offset"]) for each in sent) == offsets


@pytest.mark.parametrize("concurrency", [1, 3])
def test_a_server_without_a_stable_order_is_asked_for_one(collect, concurrency):
    with Sandbox(unstable_order=True, assets=60) as sandbox:
        items = collect(settings(sandbox), "assets", [], page_size=9, concurrency=concurrency)
        assert ids(items) == sorted(set(ids(items)))
        assert len(items) >= 60


def test_a_clipping_server_is_walked_in_its_own_steps(collect):
    with Sandbox(max_limit=8) as sandbox:
        items = collect(settings(sandbox), "assets", [], page_size=500, concurrency=4)
        assert ids(items) == sorted(set(ids(items)))
        offsets = list(range(0, len(items) - 1, 7))
        sent = queries(sandbox, "/api/assets/", len(offsets))
        assert sorted(int(each["offset"]) for each in sent) == offsets


def test_filters_go_along_and_ties_are_settled_by_id(huvr_sandbox, collect):
    items = collect(
        settings(huvr_sandbox), "defects", [], state=["OPEN", "REPAIR"], ordering="-severity"
    )
    assert items
    assert {item.state for item in items} <= {"OPEN", "REPAIR"}
    order = [(-item.severity, -item.id) for item in items]
    assert order == sorted(order)
    assert queries(huvr_sandbox, "/api/defects/", 1)[0]["state"] == "OPEN,REPAIR"


@pytest.mark.parametrize("most", [0, 1, 10])
def test_max_items_is_where_it_stops(huvr_sandbox, collect, most):
    items = collect(settings(huvr_sandbox), "assets", [], max_items=most, concurrency=3)
    assert len(items) == most
    assert len(queries(huvr_sandbox, "/api/assets/", min(most, 1))) == min(most, 1)


def test_rows_that_vanish_meanwhile_tear_no_gap(huvr_sandbox):
    with HuvrClient(**settings(huvr_sandbox)) as huvr:
        before = ids(huvr.assets.iter())
        seen = []
        for asset in huvr.assets.iter(page_size=5, concurrency=3):
            seen.append(asset.id)
            if len(seen) == 11:
                for each in seen[3:7]:
                    with suppress(NotFoundError):  # it went with its parent
                        huvr.assets.delete(each)
        gone = set(before) - set(ids(huvr.assets.iter()))
        assert gone
        assert set(before) - gone <= set(seen)
        assert len(seen) == len(set(seen))


@pytest.mark.parametrize("fault", ["502", "reset", "short-body", "429"])
@pytest.mark.parametrize("concurrency", [1, 4])
def test_passing_trouble_costs_no_item(huvr_sandbox, collect, fault, concurrency):
    huvr_sandbox.fault(fault, path="/api/assets/", after=1, count=2)
    items = collect(settings(huvr_sandbox), "assets", [], page_size=6, concurrency=concurrency)
    assert len(items) == len(set(ids(items))) >= 40


# --- a wire in the test's hands -----------------------------------------------------------------


class Wire:
    """Serves ``count`` assets. ``on_page(offset)`` runs for each request, in the client's thread
    or task; what it returns is sent instead of the page, a dict changes the page's fields."""

    def __init__(self, count=40, on_page=None):
        self.count = count
        self.on_page = on_page or (lambda offset: None)
        self.offsets = []

    def __call__(self, request):
        if request.url.path.endswith("obtain-access-token/"):
            return httpx.Response(200, json={"access_token": "t-0", "expires_in": "3600"})
        offset, limit = (int(request.url.params[name]) for name in ("offset", "limit"))
        self.offsets.append(offset)
        changed = self.on_page(offset)
        if isinstance(changed, httpx.Response):
            return changed
        page = {
            "count": self.count,
            "next": None if offset + limit >= self.count else f"{ORIGIN}/api/assets/?offset=1",
            "previous": None,
            "results": [{"id": i} for i in range(offset, min(offset + limit, self.count))],
        }
        return httpx.Response(200, json={**page, **(changed or {})})

    @property
    def options(self):
        return {
            "base_url": ORIGIN,
            "client_id": "wire@example.com",
            "client_secret": "made-up",
            "user_agent": "pages-tests/1.0",
            "retries": QUICK,
        }

    def client(self):
        http = httpx.Client(transport=httpx.MockTransport(self))
        return HuvrClient(**self.options, http_client=http)

    def async_client(self):
        async def handle(request):
            await asyncio.sleep(0)
            return self(request)

        http = httpx.AsyncClient(transport=httpx.MockTransport(handle))
        return AsyncHuvrClient(**self.options, http_client=http)


def workers():
    return [each for each in threading.enumerate() if each.name.startswith("huvr-")]


def test_an_error_comes_where_its_item_would_have_been():
    reached = threading.Event()

    def on_page(offset):
        if offset == 36:
            reached.set()
            return httpx.Response(404, json={"detail": "Not found."})
        if offset == 9:
            assert reached.wait(60)  # the error is there long before its turn
        return None

    wire = Wire(80, on_page)
    seen = []
    with wire.client() as huvr, pytest.raises(NotFoundError):
        take_ids(huvr.assets.iter(page_size=10, concurrency=4), seen)
    assert seen == list(range(37))
    assert not workers()


def take_ids(items, seen):
    for item in items:
        seen.append(item.id)


def test_an_async_error_comes_where_its_item_would_have_been():
    wire = Wire(80, lambda o: httpx.Response(500) if o == 36 else None)
    seen = []

    async def walk():
        async with wire.async_client() as huvr:
            async for item in huvr.assets.iter(page_size=10, concurrency=4):
                seen.append(item.id)  # noqa: PERF401 - kept even if the walk fails

    with pytest.raises(ServerError):
        asyncio.run(walk())
    assert seen == list(range(37))


@pytest.mark.parametrize("concurrency", [2, 5])
def test_pages_are_fetched_at_the_same_time(concurrency):
    together = threading.Barrier(concurrency, timeout=60)
    wire = Wire(10 + 9 * concurrency, lambda offset: together.wait() and None if offset else None)
    with wire.client() as huvr:
        items = list(huvr.assets.iter(page_size=10, concurrency=concurrency))
    assert len(items) == wire.count


@pytest.mark.parametrize("concurrency", [1, 2, 5])
def test_no_more_than_concurrency_pages_are_held(concurrency):
    """A page is held from its request until its last item has been taken."""
    changed = threading.Condition()
    taken = begun = most = 0

    def on_page(offset):
        nonlocal begun, most
        with changed:
            begun += 1
            finished = 0 if taken < 10 else 1 + (taken - 10) // 9
            most = max(most, begun - finished)
            changed.notify_all()

    wire = Wire(91, on_page)
    with wire.client() as huvr:
        for _ in huvr.assets.iter(page_size=10, concurrency=concurrency):
            with changed:
                taken += 1
                if taken == 11:  # how many pages there are is known from the first one
                    assert changed.wait_for(lambda: begun > concurrency, 60)
    assert most == concurrency


@pytest.mark.parametrize("leave", ["close", "break"])
def test_leaving_early_leaves_no_thread_and_begins_nothing_more(leave):
    wire = Wire(1000)
    with wire.client() as huvr:
        items = huvr.assets.iter(page_size=10, concurrency=3)
        for item in items:
            if item.id == 12:  # on the second page; the third and fourth are under way
                break
        assert workers()
        if leave == "close":
            items.close()
        else:
            del items
        assert not workers()
    assert set(wire.offsets) <= {0, 9, 18, 27}


def test_closing_cuts_pauses_short():
    """A worker that waits for a retry (an hour, here) does not hold up whoever leaves."""
    asked, paused = threading.Event(), threading.Event()

    def on_page(offset):
        if offset == 9:
            asked.set()
            return None
        if offset:
            assert asked.wait(60)  # the pause is for all: begun earlier, it would hold page 9 up
            paused.set()
            return httpx.Response(429, headers={"Retry-After": "3600"})
        return None

    wire = Wire(1000, on_page)
    patient = RetryPolicy(5, max_retry_after=7200, budget=7200)
    with wire.client() as huvr:
        items = huvr.with_options(retries=patient).assets.iter(page_size=10, concurrency=3)
        for _ in range(11):
            next(items)
        assert paused.wait(60)
        items.close()
    assert not workers()


def test_a_walk_that_is_never_begun_starts_nothing():
    wire = Wire()
    with wire.client() as huvr:
        huvr.assets.iter(concurrency=4)
    assert not wire.offsets
    assert not workers()


async def stop_inside(items, seen, reached):
    """Take 15 items, then stay, until cancelled, while pages are fetched ahead."""
    async for item in items:
        seen.append(item.id)
        if len(seen) == 15:
            reached.set()
            await asyncio.Event().wait()


async def close_at_once(items, seen, reached):
    async with aclosing(items):
        async for item in items:
            seen.append(item.id)
            if len(seen) == 15:
                break
    reached.set()


async def just_break(items, seen, reached):
    async for item in items:
        seen.append(item.id)
        if len(seen) == 15:
            break
    reached.set()


@pytest.mark.parametrize("consume", [stop_inside, close_at_once, just_break])
def test_async_leaving_early_leaves_no_task(consume):
    wire = Wire(1000)

    async def main():
        seen, reached = [], asyncio.Event()
        async with wire.async_client() as huvr:
            items = huvr.assets.iter(page_size=10, concurrency=5)
            task = asyncio.create_task(consume(items, seen, reached))
            del items
            await reached.wait()
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            gc.collect()
            for _ in range(5):  # a generator left by `break` is closed by the loop, a tick later
                await asyncio.sleep(0)
            assert asyncio.all_tasks() == {asyncio.current_task()}
        assert seen == list(range(15))

    asyncio.run(main())


def test_a_429_stops_all_workers():
    """All but one page are answered 429 once; each goes again only after the pause."""
    lock = threading.Lock()
    refused = set()

    def on_page(offset):
        with lock:
            if offset and offset not in refused:
                refused.add(offset)
                return httpx.Response(429, headers={"Retry-After": "0"})
        return None

    wire = Wire(46, on_page)
    with wire.client() as huvr:
        items = list(huvr.assets.iter(page_size=10, concurrency=4))
    assert ids(items) == list(range(46))


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"next": "https://elsewhere.example/api/defects/?offset=9"}, PageError),
        ({"next": f"{ORIGIN}/api/defects/?offset=9"}, PageError),
        ({"next": "https://[broken"}, PageError),
        ({"results": None}, HuvrDecodeError),
        ({"results": {"id": 1}}, HuvrDecodeError),
        ({"results": [], "next": None}, PageError),
    ],
)
def test_pages_that_lead_nowhere_are_errors(fields, error):
    wire = Wire(40, lambda offset: fields)
    with wire.client() as huvr, pytest.raises(error) as caught:
        list(huvr.assets.iter(page_size=10))
    assert "offset=9" not in str(caught.value)
    assert len(wire.offsets) <= 6


@pytest.mark.parametrize(
    "link",
    [
        "/api/assets/?offset=9",
        "?offset=9",
        "http://acme.huvrdata.example:8080/api/assets/",
        "https://acme.huvrdata.com/api/assets/?offset=9",
        "http://huvr-backend:8000/api/assets/?offset=9",
    ],
)
def test_a_next_link_of_the_same_list_may_look_different(link):
    def on_page(offset):
        return {"next": link} if offset < 27 else None

    wire = Wire(40, on_page)
    with wire.client() as huvr:
        assert len(list(huvr.assets.iter(page_size=10))) == 40


def test_an_answer_that_is_no_page_is_a_decode_error():
    for answer in (httpx.Response(200, json=[{"id": 1}]), httpx.Response(204)):
        wire = Wire(40, lambda offset, answer=answer: answer)
        with wire.client() as huvr, pytest.raises(HuvrDecodeError, match=r"page|AssetDetailPage"):
            list(huvr.assets.iter())


@pytest.mark.parametrize("count", [None, "40", -1, True, 1.5])
def test_a_count_that_is_no_number_leaves_the_next_link(count):
    wire = Wire(40, lambda offset: {"count": count})
    with wire.client() as huvr:
        assert ids(huvr.assets.iter(page_size=10, concurrency=3)) == list(range(40))


def test_rows_that_keep_changing_places_are_reported_last():
    def on_page(offset):
        first = 37 * len(wire.offsets)
        return {"results": [{"id": (offset + i + first) % 400} for i in range(10)]}

    wire = Wire(400, on_page)
    seen = []
    with wire.client() as huvr, pytest.raises((CollectionChangedError, PageError)):
        take_ids(huvr.assets.iter(page_size=10, ordering="name"), seen)
    assert len(seen) == len(set(seen)) > 10


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"page_size": 0}, ValueError),
        ({"page_size": "ten"}, TypeError),
        ({"page_size": True}, TypeError),
        ({"concurrency": 0}, ValueError),
        ({"concurrency": 2.0}, TypeError),
        ({"max_items": -1}, ValueError),
        ({"name": object()}, TypeError),
        ({"name": []}, ValueError),
    ],
)
def test_unusable_arguments_are_refused_before_anything_is_sent(arguments, error):
    wire = Wire()
    with wire.client() as huvr, pytest.raises(error, match=next(iter(arguments))):
        huvr.assets.iter(**arguments)
    assert not wire.offsets


def rows(*documents):
    return [AssetDetail.from_dict(document) for document in documents]


def test_rows_are_known_by_id_and_where_one_has_none_by_content():
    assert keys_of(rows({"id": 1}, {"id": 2})) == [1, 2]
    assert keys_of(rows({"id": "7::a::1"})) == ["7::a::1"]
    assert keys_of(rows({"name": "a"}, {"name": "b"})) is None
    assert keys_of([{"name": "a"}, 3]) is None
    odd = keys_of([*rows({"id": 1}, {"id": None, "name": "a"}, {"id": [2], "name": "b"}), 7])
    assert odd[0] == 1
    assert len(set(odd)) == 4


def test_an_operation_that_takes_no_order_is_not_given_one():
    from huvr_api.operations import Operation

    wire = Wire(40)
    operation = Operation("assets.list", "GET", "/api/assets/", "AssetDetailPage")
    with wire.client() as huvr:
        rows = huvr._caller.iterate(operation, {"self": None, "page_size": 10, "concurrency": 1})
        assert ids(rows) == list(range(40))


def test_a_walk_from_an_offset_on():
    wire = Wire(40)
    with wire.client() as huvr:
        assert ids(huvr.assets.iter(offset=33, page_size=4)) == list(range(33, 40))
        walk = huvr.assets.iter(offset=numpy.int64(38), max_items=numpy.int64(1))
        assert ids(walk) == [38]
        with pytest.raises(ValueError, match="offset must be at least 0"):
            huvr.assets.iter(offset=-1)
