"""A name that people import stays with what it is, whatever the document calls it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pipeline.errors import PipelineError
from pipeline.json_tree import Schema, clone
from pipeline.normalise import class_names
from pipeline.normalise.class_names import Places
from pipeline.normalise.operation_names import name_operations
from pipeline_kit import answer, described, envelope, obj, ref, taking

TEXT: Schema = {"type": "string"}
STATE: Schema = {"type": "string", "enum": ["A"]}
THING = obj(part=ref("Part"), state=ref("State"))
PART = obj(name=TEXT)


def document(paths: Schema, **schemas: Schema) -> Schema:
    made: Schema = clone(described(paths, schemas))
    name_operations(made, {})
    return made


def bound(new: Schema, known: Places) -> Schema:
    new = clone(new)
    class_names.bind(new, known)
    return new


def schemas(new: Schema) -> dict[str, Schema]:
    return new["components"]["schemas"]  # type: ignore[no-any-return]


def old() -> Schema:
    paths: Schema = {
        "/api/things/": {
            "get": answer(envelope(ref("Thing"))),
            "post": taking(ref("Thing"), answer(ref("Thing"))),
        },
        "/api/things/{id}/": {"get": answer(ref("Thing"))},
        "/api/parts/": {"get": answer({"type": "array", "items": ref("Part")})},
    }
    return document(paths, Thing=THING, Part=PART, State=STATE)


@pytest.fixture
def committed() -> Places:
    return class_names.of(old())


def renamed(new: Schema, **names: str) -> Schema:
    """The same document with other names of schemas."""
    text = re.sub(
        r'schemas/(\w+)"',
        lambda match: f'schemas/{names.get(match[1], match[1])}"',
        json.dumps(new),
    )
    found: Schema = json.loads(text)
    named = found["components"]["schemas"].items()
    found["components"]["schemas"] = {names.get(name, name): one for name, one in named}
    return found


def test_places_say_what_a_schema_is(committed: Places) -> None:
    assert class_names.by_name(committed) == {
        ("models", "Thing"): {
            "things.create body", "things.create answer",
            "things.read answer", "things.list answer",
        },
        ("models", "Part"): {"Thing.part", "parts.list item"},
        ("enums", "State"): {"Thing.state"},
    }  # fmt: skip


def test_the_same_document_is_left_as_it_is(committed: Places) -> None:
    assert bound(old(), committed) == bound(old(), {}) == old()


def test_other_spellings_change_nothing(committed: Places) -> None:
    """Also where a name of one schema is that of another one now."""
    for names in ({"Thing": "ThingRead", "Part": "X"}, {"Thing": "Part", "Part": "Thing"}):
        assert bound(renamed(old(), **names), committed) == old()


def test_what_the_document_splits_without_need_is_one_class(committed: Places) -> None:
    """A request schema of its own, equal to that of the answer, down to what it refers to."""
    new = old()
    schemas(new)["ThingRequest"] = obj(part=ref("PartRequest"), state=ref("State"))
    schemas(new)["PartRequest"] = PART | {"description": "Other words."}
    post = new["paths"]["/api/things/"]["post"]
    post["requestBody"]["content"]["application/json"]["schema"] = ref("ThingRequest")
    assert bound(new, committed) == old()


def test_what_the_document_splits_leaves_the_name_with_most_places(committed: Places) -> None:
    new = old()
    schemas(new)["ThingRequest"] = obj(part=ref("Part"), more=TEXT)
    post = new["paths"]["/api/things/"]["post"]
    post["requestBody"]["content"]["application/json"]["schema"] = ref("ThingRequest")
    assert bound(new, committed) == new
    assert class_names.passed(class_names.of(new), committed) == []


def test_what_the_document_merges_keeps_both_names() -> None:
    paths = {"/api/a/": {"get": answer(ref("A"))}, "/api/b/": {"get": answer(ref("B"))}}
    known = class_names.of(document(paths, A=obj(x=TEXT), B=obj(x=TEXT, y=TEXT)))
    both = {path: {"get": answer(ref("One"))} for path in paths}
    new = bound(document(both, One=obj(x=TEXT)), known)
    assert new == document(paths, A=obj(x=TEXT), B=obj(x=TEXT))


def test_a_new_place_has_the_name_that_the_schema_has_elsewhere(committed: Places) -> None:
    new = renamed(old(), Thing="ThingRead")
    new["paths"]["/api/more/"] = {"get": answer(ref("ThingRead"))}
    name_operations(new, {})
    assert set(schemas(bound(new, committed))) == {"Thing", "Part", "State"}


def test_a_name_in_use_is_not_given_to_another_schema(committed: Places) -> None:
    """A new operation answers a schema that is called as ours, and ours is called otherwise."""
    new = renamed(old(), Thing="ThingRead")
    new["paths"]["/api/more/"] = {"get": answer(ref("Thing"))}
    schemas(new)["Thing"] = obj(other=TEXT)
    name_operations(new, {})
    made = schemas(bound(new, committed))
    assert made["Thing"] == THING
    assert made["Thing2"] == obj(other=TEXT)


def test_an_enum_does_not_pass_its_name_to_another_one() -> None:
    """Which of two got the plain name was a matter of their values' order."""
    paths = {f"/api/{name}/": {"get": answer(ref(name.title()))} for name in ("a", "b")}
    fields = {"A": obj(state=ref("State")), "B": obj(state=ref("State2"))}
    more = {"type": "string", "enum": ["0", "1"]}
    known = class_names.of(document(paths, **fields, State=STATE, State2=more))
    swapped = renamed(
        document(paths, **fields, State=STATE, State2=more), State="State2", State2="State"
    )
    assert schemas(bound(swapped, known))["State"] == STATE
    assert bound(swapped, known) == document(paths, **fields, State=STATE, State2=more)


def test_an_enum_s_name_is_not_given_to_a_model(committed: Places) -> None:
    new = old()
    schemas(new)["Where"] = obj(city=TEXT)
    schemas(new)["Thing"]["properties"]["state"] = ref("Where")
    made = schemas(bound(new, committed))
    assert "State" not in made
    assert made["Where"] == obj(city=TEXT)


def test_a_name_that_comes_to_mean_something_else_is_told(committed: Places) -> None:
    new = document({"/api/other/": {"get": answer(ref("Part"))}}, Part=obj(weight=TEXT))
    named = class_names.of(bound(new, committed))
    assert class_names.passed(named, committed) == [
        "Part was Thing.part (and 1 more) and is other.list answer now"
    ]


def test_items_keep_their_name_when_a_list_gets_pages() -> None:
    paths = {"/api/a/": {"get": answer({"type": "array", "items": ref("A")})}}
    known = class_names.of(document(paths, A=PART))
    paged = {"/api/a/": {"get": answer(ref("Paged"))}}
    new = bound(document(paged, Paged=envelope(ref("Row")), Row=PART), known)
    assert set(schemas(new)) == {"A", "Paged"}


def test_of_several_schemas_in_a_place_each_keeps_its_own() -> None:
    either = {"/api/a/": {"get": answer({"oneOf": [ref("Cat"), ref("Dog")]})}}
    known = class_names.of(document(either, Cat=PART, Dog=THING, Part=PART, State=STATE))
    other = {"/api/a/": {"get": answer({"oneOf": [ref("Cat"), ref("Hound")]})}}
    new = bound(document(other, Cat=PART, Hound=THING, Part=PART, State=STATE), known)
    assert schemas(new)["Dog"] == THING
    three = {"/api/a/": {"get": answer({"oneOf": [ref(one) for one in ("X", "Y", "Z")]})}}
    new = bound(document(three, X=obj(x=TEXT), Y=obj(y=TEXT), Z=obj(z=TEXT)), known)
    assert set(schemas(new)) == {"X", "Y", "Z"}


def test_a_discriminator_follows_the_classes_that_it_tells_apart() -> None:
    told = {
        "propertyName": "kind",
        "mapping": {"cat": ref("Cat")["$ref"], "dog": ref("Dog")["$ref"]},
    }
    either = obj(pet={"oneOf": [ref("Cat"), ref("Dog")], "discriminator": told})
    paths = {"/api/a/": {"get": answer(ref("Either"))}}
    before = document(paths, Either=either, Cat=PART, Dog=obj(x=TEXT))
    spelled = renamed(before, Cat="Feline")
    assert bound(spelled, class_names.of(before)) == before


def test_references_everywhere_follow() -> None:
    """Errors, headers, parameters, shared answers and what a schema is composed of."""
    get = answer({"allOf": [ref("A")], "nullable": True})
    get["responses"]["400"] = {
        "description": "",
        "content": {"application/json": {"schema": ref("E")}},
    }
    get["responses"]["200"]["headers"] = {"X": {"schema": ref("S")}}
    get["responses"]["404"] = {"$ref": "#/components/responses/No"}
    get["parameters"] = [{"name": "q", "in": "query", "schema": ref("S")}]
    named = {"A": {"allOf": [ref("B")]}, "B": PART, "E": PART, "S": STATE, "F": obj(y=TEXT)}
    new = document({"/api/a/": {"get": get, "parameters": []}}, **named)
    new["components"]["responses"] = {
        "No": {"description": "", "content": {"a": {"schema": ref("F")}}}
    }
    known = class_names.of(new)
    spelled = renamed(new, A="A1", B="B1", E="E1", S="S1", F="F1")
    assert bound(spelled, known) == new


def test_recursive_schemas_keep_their_names() -> None:
    paths = {"/api/a/": {"get": answer(ref("A"))}}
    new = document(paths, A=obj(b=ref("B")), B=obj(a=ref("A"), b=ref("B")))
    assert bound(renamed(new, A="B", B="A"), class_names.of(new)) == new


def test_the_file_reads_back(committed: Places, tmp_path: Path) -> None:
    path = tmp_path / "models.yaml"
    path.write_text(class_names.text(committed))
    assert class_names.load(path) == committed
    assert class_names.text(class_names.load(path)) == path.read_text()
    assert class_names.load(tmp_path / "none.yaml") == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("others: {}", "others: not a mapping of names to places"),
        ("models: 5", "models: not a mapping"),
        ("models: {a b: []}", "'a b' is no name of a class"),
        ("enums: {list: []}", "'list' is no name of a class"),
        ("models: {A: x}", "A: not a list of places"),
        ("models: {A: [1]}", "A: not a list of places"),
        ("models: [", "line 2"),
    ],
)
def test_a_bad_file_is_refused_by_place(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "models.yaml"
    path.write_text(text)
    with pytest.raises(PipelineError, match=says) as caught:
        class_names.load(path)
    assert str(path) in str(caught.value)


def test_the_committed_file_is_what_the_description_gives(normal: Schema, classes: Places) -> None:
    assert class_names.of(normal) == classes
