"""What fields and parameters are called, now and when others come beside them."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pipeline.generate import names

NAMES = {
    "type": "type",
    "id__in": "id__in",
    "firstName": "firstName",
    "class": "class_",
    "class_": "class__",
    "to_dict": "to_dict_",
    "a-b": "a_b_",
    "asset.id": "asset__id_",
    "ids[]": "ids_",
    "_links": "links_",
    "Any": "Any_",
    "9th": "field_9th_",
    "": "field_",
    "größe": "gr_f6_dfe_",
}


@pytest.mark.parametrize(("wire", "name"), NAMES.items())
def test_names(wire: str, name: str) -> None:
    assert names.name(wire, names.FIELDS) == name


def test_a_field_keeps_its_name_when_a_sibling_comes() -> None:
    before = names.distinct(["a-b", "class", "x"], names.FIELDS)
    after = names.distinct(["a_b", "a.b", "class_", "a-b", "class", "x"], names.FIELDS)
    assert {wire: after[wire] for wire in before} == before
    assert len(set(after.values())) == len(after)


@given(st.lists(st.text(max_size=6), unique=True, max_size=8))
def test_names_are_identifiers_and_differ(wires: list[str]) -> None:
    made = names.distinct(wires, names.ARGUMENTS)
    assert set(made) == set(wires)
    assert len(set(made.values())) == len(wires)
    for name in made.values():
        assert name.isidentifier()
        assert name.isascii()
        assert not keyword.iskeyword(name)
        assert name not in names.ARGUMENTS
        assert not name.startswith("_")
