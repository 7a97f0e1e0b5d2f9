from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huvr_client._pages.walk import ChangeDetector, PageRows, PageWalker, stable_ordering
from huvr_client.errors import CollectionChangedError, PageError

from .collection import Collection, repeated, walk_all

sizes = st.integers(0, 40)
limits = st.integers(1, 12)
clips = st.integers(2, 12)
aheads = st.integers(1, 6)
# One list of changes for each read: (kind, place).
changes = st.lists(
    st.lists(st.tuples(st.sampled_from("id"), st.integers(0, 60)), max_size=3), max_size=60
)


def change_by(script, insert_at):
    steps = iter(script)

    def change(collection):
        for kind, place in next(steps, ()):
            if kind == "i":
                collection.insert(insert_at(collection, place))
            else:
                collection.delete(place)

    return change


@given(sizes, limits, st.integers(1, 12), aheads)
def test_a_collection_at_rest_is_walked_in_order(size, limit, clip, ahead):
    collection = Collection(list(range(size)), max_limit=clip)
    assert walk_all(collection.page, PageWalker(limit), ahead) == list(range(size))
    step = max(1, min(max(2, limit), clip) - 1)
    assert len(collection.reads) <= size // step + ahead + 1


@given(sizes, limits, clips, aheads, changes)
def test_by_id_nothing_that_existed_throughout_is_missed(size, limit, clip, ahead, script):
    """New rows get the highest id and so come last; rows vanish anywhere, several at a time."""
    collection = Collection(list(range(size)), clip)
    collection.before_read = change_by(script, lambda c, _: len(c.rows))
    items = walk_all(collection.page, PageWalker(limit, direction=1), ahead)
    assert items == sorted(set(items))
    assert collection.existed <= set(items)


@given(sizes, limits, clips, aheads, changes)
def test_newest_first_nothing_is_missed_silently(size, limit, clip, ahead, script):
    collection = Collection(list(range(size, 0, -1)), clip)
    collection.before_read = change_by(script, lambda *_: 0)
    try:
        items = walk_all(collection.page, PageWalker(limit, direction=-1), ahead)
    except PageError:
        return  # several changes between any two pages of two rows can look like a stuck server
    assert not repeated(items)
    assert collection.existed <= set(items)


@given(sizes, limits, clips, aheads, changes)
def test_in_another_fixed_order_nothing_is_missed_silently(size, limit, clip, ahead, script):
    """Ordered by a field that never changes but is not the id: rows arrive anywhere."""
    collection = Collection(random.Random(size).sample(range(size), size), clip)
    collection.before_read = change_by(script, lambda c, place: place % (len(c.rows) + 1))
    items: list[int] = []
    try:
        walk_all(collection.page, PageWalker(limit), ahead, items)
    except PageError:
        return
    finally:
        assert not repeated(items)
    assert collection.existed <= set(items)


one_change = st.lists(st.tuples(st.sampled_from("idm "), st.integers(0, 60)), max_size=80)


@given(sizes, limits, clips, one_change)
def test_where_rows_trade_places_nothing_is_missed_silently(size, limit, clip, script):
    """Ordered by severity, say: rows arrive, vanish and move, one between any two pages."""
    collection = Collection(list(range(size)), clip)
    steps = iter(script)

    def change(model):
        kind, place = next(steps, (" ", 0))
        if kind == "i":
            model.insert(place % (len(model.rows) + 1))
        elif kind == "d":
            model.delete(place)
        elif kind == "m":
            model.move(place * 7, place % (len(model.rows) + 1))

    collection.before_read = change
    items: list[int] = []
    try:
        walk_all(collection.page, PageWalker(limit), items=items)
    except PageError:
        return
    finally:
        assert not repeated(items)
    assert collection.existed <= set(items)


@given(sizes, limits, clips, aheads, st.integers())
def test_a_server_that_shuffles_every_page_is_found_out_or_exhausted(
    size, limit, clip, ahead, seed
):
    """It ignores ``ordering``, although we asked for one."""
    shuffle = random.Random(seed).shuffle
    collection = Collection(list(range(size)), clip)
    collection.before_read = lambda model: shuffle(model.rows)
    try:
        items = walk_all(collection.page, PageWalker(limit, direction=1), ahead)
    except PageError:
        return
    assert sorted(items) == list(range(size))


@given(sizes, st.integers(3, 12), st.integers(3, 12), aheads, one_change)
def test_single_changes_never_look_like_a_stuck_server(size, limit, clip, ahead, script):
    collection = Collection(list(range(size, 0, -1)), clip)
    collection.before_read = change_by([[one] for one in script if one[0] in "id"], lambda *_: 0)
    try:
        items = walk_all(collection.page, PageWalker(limit, direction=-1), ahead)
    except CollectionChangedError:
        return
    assert collection.existed <= set(items)


def rows(ids, *, count=None, more=False):
    return PageRows(list(ids), list(ids), count, more)


def test_a_deletion_in_front_is_repaired_by_going_back():
    collection = Collection(list(range(20)))
    deletions = iter([0, 0, 15])
    collection.before_read = lambda model: [model.delete(0) for _ in range(next(deletions, 0))]
    walker: PageWalker[int] = PageWalker(4, direction=1)
    assert set(walk_all(collection.page, walker)) >= set(range(15, 20))
    assert [offset for offset, _ in collection.reads] == [0, 3, 6, 1, 0, 3]


def test_without_any_change_each_row_but_the_shared_ones_is_read_once():
    collection = Collection(list(range(301)))
    assert walk_all(collection.page, PageWalker(101), ahead=8) == list(range(301))
    assert collection.reads == [(0, 101), (200, 101), (100, 101)]


def test_pages_are_planned_ahead_up_to_the_count_and_no_further():
    walker: PageWalker[int] = PageWalker(11)
    assert walker.plan(8) == [0]
    walker.accept(0, rows(range(11), count=45, more=True))
    assert walker.plan(3) == [10, 20, 30]
    assert walker.plan(8) == [10, 20, 30, 40]


def test_no_page_is_planned_beyond_max_items():
    walker: PageWalker[int] = PageWalker(11, max_items=25)
    walker.accept(0, rows(range(11), count=1000, more=True))
    assert walker.plan(8) == [10, 20]
    walker.accept(10, rows(range(10, 21), count=1000, more=True))
    assert list(walker.accept(20, rows(range(20, 31), count=1000, more=True))) == [21, 22, 23, 24]
    assert walker.plan(8) == []


@pytest.mark.parametrize(("max_items", "limit"), [(0, 2), (1, 2), (7, 7), (500, 100), (None, 100)])
def test_no_more_is_asked_for_than_wanted(max_items, limit):
    assert PageWalker(100, max_items).limit == limit


def test_max_items_of_none_reads_nothing():
    assert PageWalker(100, 0).plan() == []


def test_a_clipped_page_sets_the_pace():
    collection = Collection(list(range(10)), max_limit=4)
    assert walk_all(collection.page, PageWalker(100), ahead=2) == list(range(10))
    assert [offset for offset, _ in collection.reads] == [0, 6, 3]


def test_a_server_that_gives_single_rows_is_walked_without_overlap():
    collection = Collection(list(range(5)), max_limit=1)
    assert walk_all(collection.page, PageWalker(100, direction=1)) == list(range(5))
    assert [offset for offset, _ in collection.reads] == [0, 1, 2, 3, 4]


def reported(collection, walker):
    """The items of a walk that ends with ``CollectionChangedError``, after the last of them."""
    items: list[int] = []
    with pytest.raises(CollectionChangedError, match="rows may be missing"):
        walk_all(collection.page, walker, items=items)
    with pytest.raises(CollectionChangedError):
        walker.plan()
    return items


def test_single_rows_cannot_show_a_gap_so_a_change_is_reported():
    collection = Collection(list(range(5)), max_limit=1)
    deletions = iter([False, False, True])
    collection.before_read = lambda model: model.delete(0) if next(deletions, False) else None
    assert reported(collection, PageWalker(100, direction=1)) == [0, 1, 3, 4]


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.move(8, 0),
        lambda rows: rows.move(0, 8),
        lambda rows: rows.insert(0),
        lambda rows: rows.insert(8),
        lambda rows: rows.delete(0),
        lambda rows: rows.delete(8),
    ],
    ids=["moved to the front", "moved to the end", "came first", "came last", "went", "went last"],
)
def test_in_an_order_that_can_change_a_visible_change_is_reported_after_the_last_row(change):
    collection = Collection(list(range(9)))
    moments = iter([False, True])
    collection.before_read = lambda rows: change(rows) if next(moments, False) else None
    items = reported(collection, PageWalker(4))
    assert set(items) >= set(range(3))
    assert not repeated(items)
    assert sum(offset == 0 for offset, _ in collection.reads) <= 2, "the list is read once"


def test_in_id_order_no_change_is_reported():
    collection = Collection(list(range(30)))
    changes = iter(range(6))

    def change(model):
        if next(changes, None):
            model.delete(3)
            model.insert(len(model.rows))

    collection.before_read = change
    items = walk_all(collection.page, PageWalker(5, direction=1))
    assert collection.existed <= set(items)


def test_a_server_that_counts_more_than_it_returns_is_reported_in_any_order():
    detector = ChangeDetector(1)
    detector.observe(9, [0, 1, 2], 0)
    detector.observe(9, [2, 3, 4], 0)
    assert detector.may_miss_rows(5)
    assert not detector.may_miss_rows(9)


def test_one_id_twice_in_the_list_is_given_once_and_no_reason_to_read_again():
    """What a filter over a many-to-many relation does in Django without ``distinct``."""
    ids = [1, 1, 2, 3, 3, 3, 4, 5, 5]
    collection = Collection(ids)
    assert walk_all(collection.page, PageWalker(4, direction=1)) == [1, 2, 3, 4, 5]
    assert [offset for offset, _ in collection.reads] == [0, 3, 6]


def test_rows_without_ids_are_given_as_they_come():
    def read(offset, limit):
        return (
            PageRows([7] * 10, None, 25, True)
            if offset < 20
            else PageRows([7] * 5, None, 25, False)
        )

    assert walk_all(read, PageWalker(10), ahead=2) == [7] * 25


def test_a_change_of_the_count_is_reported_where_rows_have_no_ids():
    counts = itertools.count(25)

    def read(offset, limit):
        items = [7] * min(10, 25 - offset)
        return PageRows(items, None, next(counts), offset + 10 < 25)

    items: list[int] = []
    with pytest.raises(PageError):
        walk_all(read, PageWalker(10), items=items)
    assert items == [7] * 25


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (lambda o, n: rows([1, 2, 3], count=9, more=True), "same page"),
        (lambda o, n: rows([1, 2, 3], count=9, more=False), "same page"),
        (lambda o, n: rows([1, 2, 3], count=None, more=True), "same page"),
        (lambda o, n: rows([[1, 2, 3], [3, 2, 1]][o // 2 % 2], count=10**12, more=True), "new row"),
        (lambda o, n: rows([], count=9, more=True), "reports 9 rows"),
        (lambda o, n: rows([] if o else [1, 2, 3], count=9, more=True), "reports 9 rows"),
        (lambda o, n: rows([3] if o else [1, 2, 3], count=9, more=False), "reports 9 rows"),
        (lambda o, n: rows([] if o else [1, 2], count=None, more=True), "."),
    ],
)
@pytest.mark.parametrize("ahead", [1, 4])
def test_a_server_that_leads_nowhere_is_an_error_and_never_a_loop(page, message, ahead):
    reads = 0

    def read(offset, limit):
        nonlocal reads
        reads += 1
        return page(offset, limit)

    with pytest.raises(PageError, match=message):
        walk_all(read, PageWalker(3), ahead)
    assert reads <= 24


@pytest.mark.parametrize(
    "page",
    [
        lambda o, n: rows([], count=0),
        lambda o, n: rows([], count=None),
        lambda o, n: rows([], count=None, more=True),
    ],
)
def test_an_empty_collection_ends_the_walk(page):
    assert walk_all(page, PageWalker(3)) == []


def test_a_next_page_named_for_ever_ends_at_the_count():
    collection = Collection(list(range(7)))

    def read(offset, limit):
        page = collection.page(offset, limit)
        return PageRows(page.items, page.keys, page.count, True)

    assert walk_all(read, PageWalker(3)) == list(range(7))


def test_without_a_count_the_next_link_decides():
    collection = Collection(list(range(7)))

    def read(offset, limit):
        page = collection.page(offset, limit)
        return PageRows(page.items, page.keys, None, page.more)

    assert walk_all(read, PageWalker(3), ahead=4) == list(range(7))


def test_ids_that_are_text_are_walked_too():
    names = [f"7::{n}::1" for n in range(9)]

    def read(offset, limit):
        page = names[offset : offset + limit]
        return PageRows(page, page, len(names), offset + limit < len(names))

    assert walk_all(read, PageWalker(4, direction=1), ahead=2) == names


def test_max_items_may_fall_on_the_last_row():
    collection = Collection(list(range(7)))
    assert walk_all(collection.page, PageWalker(4, max_items=7)) == list(range(7))


def test_a_page_read_ahead_that_no_longer_fits_is_read_again():
    walker: PageWalker[int] = PageWalker(3, direction=1)
    walker.accept(0, rows([0, 1, 2], count=7, more=True))
    assert walker.plan(2) == [2, 4]
    stale = PageRows([4, 5, 6], [4, 5, 6], 7, False, ahead=True)
    walker.accept(2, rows([2, 4, 5], count=6, more=True))
    assert list(walker.accept(4, stale)) == []
    assert walker.plan(2) == [4]
    assert list(walker.accept(4, rows([5, 6], count=6))) == [6]


@pytest.mark.parametrize(
    ("ordering", "stable", "direction"),
    [
        (None, "id", 1),
        ("", "id", 1),
        ([], "id", 1),
        ("id", "id", 1),
        ("-id", "-id", -1),
        ("pk", "pk", 1),
        ("name", "name,id", 0),
        ("-severity", "-severity,-id", 0),
        ("created_on", "created_on,id", 1),
        ("-created_on", "-created_on,-id", -1),
        (["-state", "name"], "-state,name,-id", 0),
        ("name, -id", "name,-id", 0),
    ],
)
def test_orders_are_made_total(ordering, stable, direction):
    assert stable_ordering(ordering) == (stable, direction)


@given(sizes, limits, st.integers(1, 12), aheads, st.integers(0, 50))
def test_a_walk_may_begin_at_an_offset(size, limit, clip, ahead, start):
    collection = Collection(list(range(size)), max_limit=clip)
    walker = PageWalker(limit, direction=1, start=start)
    assert walk_all(collection.page, walker, ahead) == list(range(size))[start:]


@given(sizes, limits, clips, aheads, changes, st.integers(0, 20))
def test_no_row_before_the_start_is_given(size, limit, clip, ahead, script, start):
    collection = Collection(list(range(size)), clip)
    collection.before_read = change_by(script, lambda c, _: len(c.rows))
    items = walk_all(collection.page, PageWalker(limit, direction=1, start=start), ahead)
    assert items == sorted(set(items))
    assert all(item >= start for item in items)


@pytest.mark.parametrize("count", [4, None])
def test_rows_without_ids_under_an_endless_next_end(count):
    walker, items = PageWalker(2), []

    def read(offset, limit):
        return PageRows([{"a": 1}, {"a": 2}], None, count, more=True)

    if count is None:
        with pytest.raises(PageError, match="the same page"):
            walk_all(read, walker, items=items)
    else:
        walk_all(read, walker, items=items)
        assert len(items) == count
