"""Step 3d, normalise: schemas that are made of others, or are others by another name."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from pipeline.json_tree import Schema, clone, walk
from pipeline.normalise.schema_rules import PREFIX, every, schemas, subschemas

_LARGEST = 2_000
"""Mappings that an alias may be spelt out into; a larger one is any JSON."""


def target(schema: Schema) -> str:
    """The name that a schema refers to, or ""."""
    ref = schema.get("$ref", "")
    return ref.removeprefix(PREFIX) if isinstance(ref, str) and ref.startswith(PREFIX) else ""


def tags(document: Schema) -> None:
    """A discriminator says which class an object is of: each class keeps the values that mean it.

    They stand in the class's schema as `x-tags`: {field: [values]}.
    """
    for schema in list(every(document)):
        told: Schema = schema.get("discriminator", {})
        choices: list[Schema] = schema.get("oneOf") or schema.get("anyOf") or []
        for choice in choices if told else []:
            _tag(document, told, target(choice))


def _tag(document: Schema, discriminator: Schema, name: str) -> None:
    variant = schemas(document).get(name)
    if variant is not None:
        known = variant.setdefault("x-tags", {}).setdefault(discriminator["propertyName"], [])
        known += [value for value in _values(discriminator, name) if value not in known]


def _values(discriminator: Schema, name: str) -> list[str]:
    mapping: dict[str, str] = discriminator.get("mapping", {})
    return [value for value, to in mapping.items() if to.rsplit("/", 1)[-1] == name] or [name]


def variants(document: Schema) -> None:
    """A discriminator in what others extend (`allOf`): what comes there is one of those."""
    named = schemas(document)
    families: dict[str, list[str]] = {}
    inherited: set[int] = set()
    for name, schema in named.items():
        for member in schema.get("allOf", []):
            if "discriminator" in named.get(target(member), {}):
                families.setdefault(target(member), []).append(name)
                inherited.add(id(member))
    for base, children in families.items():
        for name in (*children, base):
            _tag(document, named[base]["discriminator"], name)
    for schema in list(every(document)):
        base = target(schema)
        if base in families and id(schema) not in inherited:
            del schema["$ref"]
            schema["anyOf"] = [{"$ref": PREFIX + name} for name in (*families[base], base)]


def merge_all_of(document: Schema) -> None:
    """An object that is made of several (`allOf`) has the fields of all of them."""
    merged: dict[str, Schema] = {}
    for schema in list(every(document)):
        if len(schema.get("allOf", [])) > 1 or ("allOf" in schema and "properties" in schema):
            whole = _whole(document, schema, (), merged)
            schema.clear()
            schema |= whole
        elif "properties" in schema:  # variants of an object: what they share is typed
            for key in ("anyOf", "oneOf"):
                schema.pop(key, None)


def _whole(
    document: Schema, schema: Schema, trail: tuple[str, ...], merged: dict[str, Schema]
) -> Schema:
    name = target(schema)
    if name in trail:
        return {}
    if name:
        if name not in merged:
            named = schemas(document).get(name, {})
            merged[name] = _whole(document, named, (*trail, name), merged)
        return merged[name]
    whole = {key: value for key, value in schema.items() if key != "allOf"}
    for member in schema.get("allOf", []):
        _add(whole, clone(_whole(document, member, trail, merged)))
    return whole


def _add(whole: Schema, member: Schema) -> None:
    """What is said first holds: an object's own fields before those it inherits."""
    for key, value in member.items():
        if key == "properties":
            whole["properties"] = value | whole.get("properties", {})
        elif key == "required":
            whole["required"] = sorted({*value, *whole.get("required", [])})
        elif key not in ("x-tags", "nullable", "discriminator", "description"):
            whole.setdefault(key, value)


def known_required(document: Schema) -> None:
    """What is required is a field: a name without one promises nothing that could be typed."""
    for schema in every(document):
        known: Schema = schema.get("properties", {})
        if "required" in schema:
            schema["required"] = sorted(known.keys() & set(schema["required"]))
        if not schema.get("required", True):
            del schema["required"]


def nullable_names(document: Schema) -> None:
    """A named schema that may be null: its class is not null, but what refers to it may be."""
    named = schemas(document)
    nullable = {name for name, one in named.items() if one.get("nullable") and _is_class(one)}
    for schema in list(every(document)):
        if target(schema) in nullable:
            schema["allOf"] = [{"$ref": schema.pop("$ref")}]
            schema["nullable"] = True
    for name in nullable:
        del named[name]["nullable"]


def _is_class(schema: Schema) -> bool:
    return bool(schema.get("properties") or schema.get("enum"))


def spell_out(document: Schema) -> None:
    """A name for what is no class (a text, a list, a choice) is replaced by what it stands for."""
    named = schemas(document)
    aliases = {name: one for name, one in named.items() if not _is_class(one)}
    for name in aliases:
        del named[name]
    meanings: dict[str, Schema] = {}
    for schema in list(every(document)):
        _spell(schema, aliases, meanings)


def _spell(schema: Schema, aliases: dict[str, Schema], meanings: dict[str, Schema]) -> None:
    for inner in list(subschemas(schema)):
        name = target(inner)
        if name in aliases:
            del inner["$ref"]
            inner |= clone(_meaning(name, aliases, meanings)) | inner


def _meaning(name: str, aliases: dict[str, Schema], meanings: dict[str, Schema]) -> Schema:
    """What an alias stands for; any JSON where that has itself in it, or has no end."""
    if name not in meanings:
        meanings[name] = {}
        meaning = cast("Schema", clone(aliases[name]))
        _spell(meaning, aliases, meanings)
        meanings[name] = meaning if sum(1 for _ in walk(meaning)) <= _LARGEST else {}
    return meanings[name]


Rule = Callable[[Schema], None]

RULES: tuple[Rule, ...] = (merge_all_of, known_required, nullable_names, spell_out)
