"""Pairs of documents with one known change each: the report has its lines, and no others."""

from __future__ import annotations

import pytest
import regenerate
from evolutions.changes import PAIRS, Pair, before
from pipeline.json_tree import Schema, ordered
from pipeline.normalise import class_names, operation_names
from pipeline.normalise.rules import normalise
from pipeline.report import public_api
from pipeline.report.changes import BREAKING, COMPATIBLE, NONE
from pipeline.report.comparison import between
from pipeline.report.public_api import Surface

SETTINGS = regenerate.ROOT / "openapi" / "generator.yaml"


@pytest.fixture(scope="module")
def old() -> Schema:
    return normalise(before())


@pytest.fixture(scope="module")
def surface(old: Schema) -> Surface:
    return public_api.of(old, SETTINGS)


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.what for pair in PAIRS])
def test_a_change_is_told_once_and_rightly(pair: Pair, old: Schema, surface: Surface) -> None:
    document = before()
    pair.change(document)
    known = operation_names.names(operation_names.of(old))
    new = normalise(ordered(document), known, classes=class_names.of(old))
    changes = between(surface, public_api.of(new, SETTINGS))
    assert sorted(changes.breaking) == sorted(pair.breaking)
    assert sorted(changes.look) == sorted(pair.look)
    assert sorted(changes.compatible) == sorted(pair.compatible)
    other = COMPATIBLE if pair.look or pair.compatible else NONE
    assert changes.verdict == (BREAKING if pair.breaking else other)


def test_there_are_pairs_of_every_verdict() -> None:
    assert len(PAIRS) >= 30
    assert all(
        any(getattr(pair, kind) for pair in PAIRS) for kind in ("breaking", "look", "compatible")
    )
