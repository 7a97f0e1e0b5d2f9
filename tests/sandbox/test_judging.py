"""The pure parts: validation as Django REST framework does it, times, routes, the description."""

from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huvr_client.sandbox.drf.describe import Description
from huvr_client.sandbox.drf.render import Renderer
from huvr_client.sandbox.drf.responses import Invalid
from huvr_client.sandbox.drf.routes import Routes
from huvr_client.sandbox.drf.store import Store
from huvr_client.sandbox.drf.validate import Validator
from huvr_client.sandbox.drf.values import parse, parse_date, text
from huvr_client.sandbox.huvr.actions import handler
from huvr_client.sandbox.huvr.engine import Call, installed_description
from huvr_client.sandbox.huvr.tables import TABLES

from .described import DOCUMENT, instance, operations, request_schema

VALIDATOR = Validator(Description({"paths": {}, "components": DOCUMENT["components"]}))


def judge(schema: dict[str, Any], value: Any) -> Any:
    try:
        return VALIDATOR.check(schema, value)
    except Invalid as failure:
        raise AssertionError(failure.body) from None


def errors(schema: dict[str, Any], value: Any) -> Any:
    with pytest.raises(Invalid) as failure:
        VALIDATOR.check(schema, value)
    return failure.value.body


@pytest.mark.parametrize(
    ("schema", "value", "taken"),
    [
        ({"type": "integer"}, 5, 5),
        ({"type": "integer"}, "5", 5),
        ({"type": "integer"}, " 5.0 ", 5),
        ({"type": "integer"}, 5.0, 5),
        ({"type": "number"}, "1.5", 1.5),
        ({"type": "number"}, 2, 2),
        ({"type": "boolean"}, "true", True),
        ({"type": "boolean"}, 1, True),
        ({"type": "boolean"}, "off", False),
        ({"type": "string"}, "  a ", "a"),
        ({"type": "string"}, 5, "5"),
        ({"type": "string"}, "", ""),
        ({"type": "string", "nullable": True}, None, None),
        ({"type": "string", "enum": ["A", "B"]}, "B", "B"),
        ({"type": "string", "format": "email"}, "a@b.co", "a@b.co"),
        ({"type": "string", "format": "email"}, "", ""),
        ({"type": "string", "format": "uri"}, "https://a.b/c", "https://a.b/c"),
        ({"type": "string", "format": "date"}, "2026-01-02", "2026-01-02"),
        (
            {"type": "string", "format": "date-time"},
            "2026-01-02T03:04+02:00",
            "2026-01-02T01:04:00.000000Z",
        ),
        ({"type": "array", "items": {"type": "integer"}}, ["1", 2], [1, 2]),
        ({"anyOf": [{"type": "string", "enum": ["A"]}, {"type": "string"}]}, "new", "new"),
        ({"anyOf": [{"type": "integer"}, {"type": "string", "nullable": True}]}, None, None),
        ({}, None, None),
        ({}, [1, {"a": None}], [1, {"a": None}]),
        ({"type": "object"}, {"a": 1}, {"a": 1}),
        (
            {"type": "object", "properties": {"a": {"type": "integer"}}},
            {"a": "1", "b": 2},
            {"a": 1},
        ),
        ({"allOf": [{"type": "integer"}], "nullable": True}, None, None),
    ],
)
def test_what_is_taken(schema: dict[str, Any], value: Any, taken: Any) -> None:
    found = judge(schema, value)
    assert found == taken
    assert type(found) is type(taken)


LONG = {"type": "string", "maxLength": 3, "minLength": 1}


@pytest.mark.parametrize(
    ("schema", "value", "message"),
    [
        ({"type": "integer"}, None, "This field may not be null."),
        ({"type": "integer"}, "a", "A valid integer is required."),
        ({"type": "integer"}, 1.5, "A valid integer is required."),
        ({"type": "integer"}, True, "A valid integer is required."),
        ({"type": "integer"}, [], "A valid integer is required."),
        ({"type": "integer"}, "9" * 1001, "A valid integer is required."),
        ({"type": "integer", "maximum": 5}, 6, "Ensure this value is less than or equal to 5."),
        ({"type": "integer", "minimum": 0}, -1, "Ensure this value is greater than or equal to 0."),
        ({"type": "number"}, "x", "A valid number is required."),
        ({"type": "number"}, {}, "A valid number is required."),
        ({"type": "number"}, "nan", "A valid number is required."),
        ({"type": "number"}, True, "A valid number is required."),
        ({"type": "boolean"}, "maybe", "Must be a valid boolean."),
        ({"type": "boolean"}, [], "Must be a valid boolean."),
        ({"type": "boolean"}, 2, "Must be a valid boolean."),
        ({"type": "string"}, True, "Not a valid string."),
        ({"type": "string"}, {}, "Not a valid string."),
        ({"type": "string"}, "a\x00", "Null characters are not allowed."),
        ({"type": "string"}, "\ud800", "Not a valid string."),
        (LONG, "  ", "This field may not be blank."),
        (LONG, "abcd", "Ensure this field has no more than 3 characters."),
        ({"type": "string", "enum": ["A"]}, "a", '"a" is not a valid choice.'),
        ({"type": "string", "enum": ["A"]}, ["A"], "\"['A']\" is not a valid choice."),
        ({"type": "string", "format": "email"}, "a", "Enter a valid email address."),
        ({"type": "string", "format": "uri"}, "a", "Enter a valid URL."),
        ({"type": "string", "format": "uri"}, "http://[", "Enter a valid URL."),
        ({"type": "array", "items": {}}, "a", 'Expected a list of items but got type "str".'),
        (
            {"type": "array", "items": {}, "minItems": 2},
            [1],
            "Ensure this field has at least 2 elements.",
        ),
        (
            {"type": "array", "items": {}, "maxItems": 1},
            [1, 2],
            "Ensure this field has no more than 1 elements.",
        ),
    ],
)
def test_what_is_refused(schema: dict[str, Any], value: Any, message: str) -> None:
    assert errors(schema, value) == [message]


@pytest.mark.parametrize("value", ["2026-01-02", "soon", 5, "2026-13-01T00:00:00Z"])
def test_times_that_are_none(value: Any) -> None:
    (message,) = errors({"type": "string", "format": "date-time"}, value)
    assert message.startswith("Datetime has wrong format.")


@pytest.mark.parametrize("value", ["2026-1-2", "20260102", "2026-02-30", "2026-01-02T00:00", 5])
def test_dates_that_are_none(value: Any) -> None:
    (message,) = errors({"type": "string", "format": "date"}, value)
    assert message.startswith("Date has wrong format.")


def test_errors_are_nested_like_the_value() -> None:
    inner = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}
    schema = {"type": "object", "properties": {"x": {"type": "array", "items": inner}, "y": inner}}
    assert errors(schema, {"x": [{"a": 1}, {}, 5], "y": {"a": "b"}}) == {
        "x": {
            "1": {"a": ["This field is required."]},
            "2": {"non_field_errors": ["Invalid data. Expected a dictionary, but got int."]},
        },
        "y": {"a": ["A valid integer is required."]},
    }


def test_an_alternative_fails_with_the_first_ones_words() -> None:
    schema = {"anyOf": [{"type": "integer"}, {"type": "boolean"}]}
    assert errors(schema, "x") == ["A valid integer is required."]


def test_a_reference_may_stand_for_its_object() -> None:
    nested = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}
    schema = {
        "type": "object",
        "properties": {"crew": nested, "crews": {"type": "array", "items": nested}},
    }
    names = frozenset({"crew", "crews"})
    check = VALIDATOR.check
    assert check(schema, {"crew": 5}, names) == {"crew": 5}
    assert check(schema, {"crew": {"id": 5}}, names) == {"crew": 5}
    assert check(schema, {"crews": [5, {"id": 6}]}, names) == {"crews": [5, 6]}
    assert check(schema, {"crew": {"name": "x"}}, names) == {"crew": {"name": "x"}}
    with pytest.raises(Invalid):
        check(schema, {"crew": 5})
    with pytest.raises(Invalid):
        check(schema, {"crew": True}, names)


REQUESTS = [each for *_, each in operations() if request_schema(each) is not None]


@pytest.mark.parametrize("operation", REQUESTS, ids=[each["operationId"] for each in REQUESTS])
def test_valid_bodies_are_valid(operation: dict[str, Any]) -> None:
    schema = request_schema(operation)
    assert schema is not None
    for full in (True, False):
        body = instance(schema, full=full)
        assert judge(schema, body) == body


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=10,
)


@given(data=st.data(), value=JSON)
def test_any_json_is_either_taken_or_refused(data: st.DataObject, value: Any) -> None:
    schema = request_schema(data.draw(st.sampled_from(REQUESTS)))
    assert schema is not None
    names = list(
        DOCUMENT["components"]["schemas"].get(schema.get("$ref", "").rpartition("/")[2], {})
    )
    body = data.draw(st.just(value) | st.dictionaries(st.sampled_from([*names, "name"]), JSON))
    refused: Any = ["nothing"]
    try:
        VALIDATOR.check(schema, body)
    except Invalid as failure:
        refused = failure.body
    assert refused


@given(st.datetimes(timezones=st.just(UTC)))
def test_times_come_back(moment: datetime) -> None:
    assert parse(text(moment)) == moment
    assert len(text(moment)) == 27


def test_times_elsewhere_are_utc() -> None:
    there = datetime(2026, 1, 2, 3, tzinfo=timezone(timedelta(hours=2)))
    assert text(there) == "2026-01-02T01:00:00.000000Z"
    assert text(datetime(2026, 1, 2)) == "2026-01-02T00:00:00.000000Z"
    assert parse("2026-01-02 03:04") == datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    assert parse("0001-01-01T00:00:00+14:00") is None
    assert parse("2026-01-02") is None
    assert parse_date("2026-01-32") is None


def test_routes() -> None:
    routes = Routes(installed_description())
    found = routes.match("/api/users/me/")
    assert found is not None
    assert found.operations["GET"].name == "users.me_read"
    found = routes.match("/api/users/7/")
    assert found is not None
    assert found.values == {"id": "7"}
    for path in ("", "/", "api/users/", "/api/users", "/api//", "/api/users//", "/api/x/"):
        assert routes.match(path) is None


def test_an_operation_it_does_not_know_is_answered_by_its_shape() -> None:
    document = {
        "paths": {
            "/api/pages/by-path/{path}/": {
                "parameters": [{"$ref": "#/components/parameters/P"}],
                "post": {"responses": {"200": {"content": {"application/json": {"schema": PAGE}}}}},
            }
        },
        "components": {"parameters": {"P": {"in": "query", "name": "x"}}},
    }
    description = Description(document)
    (operation,) = description.operations.values()
    assert operation.query == {"x"}
    assert not operation.pages
    engine: Any = SimpleNamespace(description=description)
    body = {"title": "A page", "count": "many", "tags": ["x"], "parts": [1]}
    assert handler(operation)(Call(engine, operation, {"path": "a"}, [], body)) == {
        "title": "A page",
        "count": 0,
        "tags": ["x"],
        "parts": [],
        "author": None,
        "pair": [0.0, 0.0],
        "kind": "SHORT",
        "on": "2025-11-03",
        "done": False,
        "more": {},
    }


PAGE = {
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "count": {"type": "integer"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "parts": {"type": "array", "items": {"type": "object", "properties": {"id": {}}}},
        "author": {"type": "string", "nullable": True},
        "pair": {"type": "array", "items": {"type": "number"}, "minItems": 2},
        "kind": {"type": "string", "enum": ["SHORT", "LONG"]},
        "on": {"type": "string", "format": "date"},
        "done": {"type": "boolean"},
        "more": {},
    },
}


def test_schemas_may_contain_themselves() -> None:
    document = {
        "paths": {},
        "components": {
            "schemas": {
                "Asset": {
                    "type": "object",
                    "properties": {
                        "name": {"type": "string"},
                        "parent": {"allOf": [{"$ref": "#/components/schemas/Asset"}]},
                    },
                }
            }
        },
    }
    description = Description(document)
    schema = {"$ref": "#/components/schemas/Asset"}
    body = {"name": "a", "parent": {"name": "b", "parent": {"name": "c"}}}
    assert Validator(description).check(schema, body) == body
    store = Store(TABLES, lambda: 0.0, {})
    top = store.insert("assets", {"name": "top"})
    below = store.insert("assets", {"name": "below", "parent": top["id"]})
    renderer = Renderer(description, store, {}, {})
    assert renderer.render("assets", schema)(below) == {
        "name": "below",
        "parent": {"name": "top", "parent": None},
    }
    assert renderer.render("assets", {})(top)["name"] == "top"
