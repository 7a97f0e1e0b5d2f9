from __future__ import annotations

import tracemalloc

from hypothesis import given
from hypothesis import strategies as st

from huvr_client._seen import Seen

keys = st.one_of(st.integers(-(2**70), 2**70), st.integers(0, 600), st.text(max_size=3))


@given(st.lists(st.lists(keys)))
def test_it_is_a_set(batches):
    seen, model = Seen(), set()
    for batch in batches:
        fresh = seen.take(batch)
        expected = [i for i, key in enumerate(batch) if key not in model and key not in batch[:i]]
        assert fresh == expected
        model |= set(batch)
        assert all(key in seen for key in batch)
    assert seen.size == len(model)
    assert all((key in seen) == (key in model) for key in [*range(-3, 600, 7), "", "a"])


def held(ids):
    tracemalloc.start()
    try:
        seen = Seen()
        for start in range(0, len(ids), 100):
            seen.take(ids[start : start + 100])
        return tracemalloc.get_traced_memory()[0] / len(ids)
    finally:
        tracemalloc.stop()


def test_memory_is_what_the_docstring_says():
    assert held(range(200_000)) < 1
    assert held(range(0, 2_000_000, 10)) < 8
    assert held(range(0, 200_000_000, 1000)) < 150
