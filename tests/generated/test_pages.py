"""A page as a sequence of its items."""

from __future__ import annotations

import pytest
from huvr_api.models import DefectListPage


def page(*ids: int) -> DefectListPage:
    results = [{"id": one} for one in ids]
    return DefectListPage.from_dict({"count": 9, "next": None, "results": results})


def test_items_by_index() -> None:
    assert page(4, 5, 6)[0].id == 4
    assert page(4, 5, 6)[-1].id == 6
    assert [one.id for one in page(4, 5, 6)[1:]] == [5, 6]
    with pytest.raises(IndexError):
        page()[0]


def test_the_first_or_none() -> None:
    first = page(4, 5).first
    assert first is not None
    assert first.id == 4
    assert page().first is None
    assert DefectListPage.from_dict({"results": "odd"}).first is None
