"""Every response schema, with documents that conform to it and with documents that do not."""

from __future__ import annotations

import copy
import json
import logging
import pickle
from typing import Any

import pytest
from huvr_api import models
from huvr_api.models import Model
from huvr_api.operations import Operation
from huvr_api.types import DecodeError
from hypothesis import given, settings
from hypothesis import strategies as st

from .documents import Documents, request_schemas, response_schemas, schemas
from .walking import attributes, exact, fields, has_type, raw_models

SEEDS = st.integers(0, 2**32)
FEW = settings(max_examples=8, deadline=None, database=None)


def model_named(name: str) -> type[Model]:
    found = getattr(models, name)
    assert issubclass(found, Model)
    return found


def models_of(names: list[str]) -> list[str]:
    """Without those that are no class: a mapping of free keys is a dict, any JSON is Any."""
    return [name for name in names if schemas()[name].get("properties")]


def test_every_response_schema_is_a_class() -> None:
    assert len(models_of(response_schemas())) > 100
    for name in response_schemas():
        assert isinstance(getattr(models, name, None), type) == (name in models_of([name]))


@pytest.mark.parametrize("name", models_of(response_schemas()))
@FEW
@given(seed=SEEDS)
def test_conformant_documents_have_the_declared_types(name: str, seed: int) -> None:
    document = Documents(seed).conformant(schemas()[name])
    decoded = model_named(name).from_dict(document)
    assert decoded.additional_properties == {}
    for place, annotation, value in attributes(decoded):
        assert has_type(value, annotation), f"{place}: {value!r} is no {annotation}"
    check_nothing_lost(model_named(name), document)


@pytest.mark.parametrize("name", models_of(response_schemas()))
@FEW
@given(seed=SEEDS)
def test_other_documents_raise_nothing_and_lose_nothing(name: str, seed: int) -> None:
    documents = Documents(seed)
    document = documents.mutated(documents.conformant(schemas()[name]))
    if isinstance(document, dict):
        check_nothing_lost(model_named(name), document)


@pytest.mark.parametrize("name", models_of(request_schemas()))
@FEW
@given(seed=SEEDS)
def test_bodies_too(name: str, seed: int) -> None:
    documents = Documents(seed)
    document = documents.conformant(schemas()[name])
    check_nothing_lost(model_named(name), document)
    damaged = documents.mutated(document)
    if isinstance(damaged, dict):
        check_nothing_lost(model_named(name), damaged)


def check_nothing_lost(cls: type[Model], document: dict[str, Any]) -> None:
    came = exact(document)
    decoded = cls.from_dict(document)
    assert exact(decoded.to_dict()) == came
    for place, annotation, value in attributes(decoded):
        assert not raw_models(value, annotation), f"{place} is left as {value!r:.60}"
    assert exact(decoded.to_dict()) == came
    assert exact(document) == came
    assert decoded == cls.from_dict(document)
    for twin in (copy.copy(decoded), copy.deepcopy(decoded), pickle.loads(pickle.dumps(decoded))):
        assert twin == decoded
        assert exact(twin.to_dict()) == came
    assert repr(decoded).startswith(cls.__name__)


@pytest.mark.parametrize(
    "result",
    ["DefectListPage", "list[Defect]", "Defect", "Any", "None", "str", "Defect | str", "int"],
)
@settings(max_examples=60, deadline=None, database=None)
@given(seed=SEEDS)
def test_an_answer_is_decoded_or_of_another_kind(result: str, seed: int) -> None:
    documents = Documents(seed)
    defect = documents.conformant(schemas()["Defect"])
    page = {"count": 1, "next": None, "previous": None, "results": [defect]}
    answer = documents.mutated(documents.random.choice((defect, page, [defect], None, "x", 0)))
    logger = logging.getLogger("huvr_client")
    logger.setLevel(logging.DEBUG)
    try:
        decoded = Operation("a.b", "GET", "/", result).decode(json.dumps(answer).encode())
    except DecodeError:
        assert not is_of(result, answer)
        return
    finally:
        logger.setLevel(logging.NOTSET)
    assert is_of(result, answer)
    whole = [one.to_dict() if isinstance(one, Model) else one for one in _listed(decoded)]
    assert exact(whole) == exact(_listed(answer))


def is_of(result: str, answer: Any) -> bool:
    """Whether `answer` is of the kind that is documented: what its fields hold does not matter."""
    if result == "DefectListPage":
        return isinstance(answer, dict) and isinstance(answer.get("results"), list)
    kinds: dict[str, Any] = {
        "list[Defect]": list,
        "Defect": dict,
        "Any": object,
        "None": object,  # nothing is documented, and the call succeeded
        "str": str,
        "Defect | str": (dict, str),
        "int": int,
    }
    return isinstance(answer, kinds[result]) and (result, type(answer)) != ("int", bool)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


@pytest.mark.parametrize("name", models_of(response_schemas()))
@FEW
@given(seed=SEEDS)
def test_conformant_documents_are_no_news(name: str, seed: int) -> None:
    from huvr_api import _differences

    told: list[Any] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_differences.log, "debug", lambda *record: told.append(record))
        _differences.tell("test", name, Documents(seed).conformant(schemas()[name]))
    assert told == []


@pytest.mark.parametrize("depth", [10, 200])
def test_deep_documents(depth: int) -> None:
    value: Any = "x"
    for _ in range(depth):
        value = {"a": [value]}
    document = {"name": "n", "value": value}
    label = models.Label.from_dict(document)
    assert label.value == value
    assert label.to_dict() == document


def test_fields_of_answers_are_never_unset() -> None:
    for name in set(models_of(response_schemas())) - set(request_schemas()):
        assert not [f for f, kind in fields(model_named(name)).items() if "Unset" in kind], name
