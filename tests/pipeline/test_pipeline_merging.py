"""Schemas that are made of others, that others extend, or that are others by another name."""

from __future__ import annotations

import pytest
from pipeline.json_tree import Schema, clone, walk
from pipeline.normalise import merging
from pipeline.normalise.rules import normalise
from pipeline_kit import answer, described, obj, ref, taking

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}


def after(rule: merging.Rule, **schemas: Schema) -> dict[str, Schema]:
    """The schemas after one rule."""
    document = described({}, clone(schemas))
    rule(document)
    made: dict[str, Schema] = document["components"]["schemas"]
    return made


def test_all_of_has_the_fields_of_all() -> None:
    made = after(
        merging.merge_all_of,
        Base=obj(id=NUMBER, name=TEXT) | {"required": ["id"], "description": "Base."},
        Middle={"allOf": [ref("Base"), obj(middle=TEXT) | {"required": ["middle"]}]},
        Last={"allOf": [ref("Middle")], "properties": {"name": NUMBER}, "required": ["name"]},
    )
    assert made["Middle"]["properties"] == {"id": NUMBER, "name": TEXT, "middle": TEXT}
    assert made["Last"]["properties"] == {"id": NUMBER, "name": NUMBER, "middle": TEXT}
    assert made["Last"]["required"] == ["id", "middle", "name"]
    assert "description" not in made["Last"]
    assert made["Base"]["properties"] == {"id": NUMBER, "name": TEXT}


def test_a_single_all_of_stays_a_reference() -> None:
    use = {"allOf": [ref("B")], "nullable": True}
    assert after(merging.merge_all_of, A=obj(b=use), B=obj(x=TEXT))["A"] == obj(b=use)


@pytest.mark.parametrize(
    "circle",
    [
        {"A": {"allOf": [ref("A"), obj(x=TEXT)]}},
        {"A": {"allOf": [ref("B"), obj(x=TEXT)]}, "B": {"allOf": [ref("A"), obj(y=TEXT)]}},
    ],
)
def test_schemas_that_extend_themselves_end(circle: dict[str, Schema]) -> None:
    assert after(merging.merge_all_of, **circle)["A"]["properties"]["x"] == TEXT


def test_variants_of_an_object_are_typed_by_what_they_share() -> None:
    shared = obj(x=TEXT) | {"oneOf": [{"required": ["x"]}, ref("B")]}
    assert after(merging.merge_all_of, A=shared, B=obj(y=TEXT))["A"] == obj(x=TEXT)


def test_only_fields_are_required() -> None:
    made = after(
        merging.known_required,
        A=obj(x=TEXT) | {"required": ["x", "gone"]},
        B={"type": "object", "required": ["gone"]},
    )
    assert made == {"A": obj(x=TEXT) | {"required": ["x"]}, "B": {"type": "object"}}


def test_null_moves_from_a_class_to_its_uses() -> None:
    made = after(
        merging.nullable_names,
        A=obj(x=TEXT) | {"nullable": True},
        B=obj(a=ref("A"), many={"type": "array", "items": ref("A")}),
        C=TEXT | {"nullable": True},
    )
    use = {"allOf": [ref("A")], "nullable": True}
    assert made["A"] == obj(x=TEXT)
    assert made["B"] == obj(a=use, many={"type": "array", "items": use})
    assert made["C"] == TEXT | {"nullable": True}


def test_what_is_no_class_is_spelt_out() -> None:
    made = after(
        merging.spell_out,
        Email=TEXT | {"format": "email"},
        Emails={"type": "array", "items": ref("Email")},
        A=obj(all=ref("Emails"), one={"allOf": [ref("Email")], "nullable": True}),
    )
    email = TEXT | {"format": "email"}
    assert made == {
        "A": obj(all={"type": "array", "items": email}, one={"allOf": [email], "nullable": True})
    }


def test_names_for_themselves_and_names_that_burst_are_any_json() -> None:
    wide = {f"N{at}": {"anyOf": [ref(f"N{at + 1}")] * 9} for at in range(9)}
    made = after(
        merging.spell_out,
        **wide,
        N9=TEXT,
        Loop={"anyOf": [TEXT, ref("Loop")]},
        A=obj(wide=ref("N0"), loop=ref("Loop")),
    )
    assert made["A"]["properties"]["loop"] == {"anyOf": [TEXT, {}]}
    assert sum(1 for _ in walk(made["A"])) < 2_100


def test_the_values_of_a_discriminator() -> None:
    told = {"propertyName": "kind", "mapping": {"c": "#/components/schemas/Cat", "k": "Cat"}}
    made = after(
        merging.tags,
        Cat=obj(kind=TEXT),
        Dog=obj(kind=TEXT),
        Pet={"oneOf": [ref("Cat"), ref("Dog"), TEXT], "discriminator": told},
        Same={"anyOf": [ref("Cat"), ref("Nobody")], "discriminator": told},
        Untold={"oneOf": [ref("Cat")]},
    )
    assert made["Cat"]["x-tags"] == {"kind": ["c", "k"]}
    assert made["Dog"]["x-tags"] == {"kind": ["Dog"]}


def test_where_a_base_is_promised_one_of_its_variants_comes() -> None:
    child = {"allOf": [ref("Base"), obj(x=TEXT)]}
    made = after(
        merging.variants,
        Base=obj(kind=TEXT) | {"discriminator": {"propertyName": "kind"}},
        Child=child,
        User=obj(base=ref("Base")),
    )
    assert made["Child"]["allOf"] == child["allOf"]
    assert made["User"]["properties"]["base"] == {"anyOf": [ref("Child"), ref("Base")]}


def test_what_is_inherited_is_read_and_written_as_the_rest() -> None:
    base = obj(id=NUMBER | {"readOnly": True}, secret=TEXT | {"writeOnly": True})
    composed = {"allOf": [ref("Base"), obj(name=TEXT)], "required": ["id", "secret"]}
    document = described(
        {"/api/a/": {"post": taking(ref("A"), answer(ref("A")))}}, {"A": composed, "Base": base}
    )
    made = normalise(document)["components"]["schemas"]
    assert made["A"]["required"] == ["id", "name"]
    assert made["ARequest"]["required"] == ["secret"]
    assert set(made["ARequest"]["properties"]) == {"name", "secret"}
