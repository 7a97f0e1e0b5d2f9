"""The benchmark of tables, once and small."""

from __future__ import annotations

import pytest
from benchmarks import tables
from benchmarks._harness import Options
from benchmarks._sample import page


def test_all_ways_give_the_same_rows() -> None:
    data = page(3)
    table = tables.streamed(data)
    assert table.equals(tables.from_dicts(data))
    assert table.equals(tables.guessed(data))
    assert table.equals(tables.streamed_by_hand(data))
    assert table.num_rows == tables.read_by_arrow(data).num_rows
    assert table.column("id").to_pylist() == [0, 1, 2]


def test_it_says_rows_per_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "FINDINGS", 3)
    (comparison,) = tables.run(Options(quick=True, rounds=1))
    assert len(comparison.costs) == 6
    assert comparison.notes[0].startswith("Rows per second")
