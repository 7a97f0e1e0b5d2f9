"""Step 3b, normalise: one form for what an operation sends and answers.

A success has one media type, a body those that differ in what they can carry. JSON of any name
(`application/hal+json; charset=utf-8`) stands under `application/json`, its own name beside it.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.json_tree import Schema, clone, is_map, walk
from pipeline.normalise.schema_rules import PREFIX, operations, schemas

JSON = "application/json"
MULTIPART = "multipart/form-data"
FORM = "application/x-www-form-urlencoded"
BYTES = "application/octet-stream"
NAME = "x-media-type"
"""Where a media type object keeps its own name if that is not `application/json`."""


def is_json(media_type: str) -> bool:
    """Whether it is JSON, by RFC 6839 (`+json`) also under another name."""
    plain = base(media_type)
    return plain in (JSON, "text/json") or plain.endswith("+json")


def base(media_type: str) -> str:
    """A media type without parameters, such as a charset."""
    return media_type.split(";", 1)[0].strip().lower()


def successes(operation: Schema) -> dict[str, Schema]:
    """The answers that say that the operation was carried out, by status code."""
    responses: dict[str, Schema] = operation.get("responses", {})
    return {code: responses[code] for code in sorted(responses) if code[:1] == "2"}


def default_answer(document: Schema) -> None:
    """Where no success is told apart, the `default` answer is one."""
    for _, _, operation in operations(document):
        responses: Schema = operation.setdefault("responses", {})
        if "default" in responses and not any(code[:1] in "23" for code in responses):
            responses["200"] = responses.pop("default")


def plain_errors(document: Schema) -> None:
    """Errors are read by one hand-written function: their schemas make no classes."""
    shared: Schema = document["components"].get("responses", {})
    known = {f"#/components/responses/{name}" for name in shared}
    for holder in (shared, *(operation["responses"] for _, _, operation in operations(document))):
        for code, response in holder.items():
            if holder is shared or code[:1] != "2":
                if response.get("$ref", "") not in ("", *known):
                    holder[code] = {"description": ""}
                for media in response.get("content", {}).values():
                    if any("$ref" in node for node in walk(media)):
                        media["schema"] = {}


def one_answer(document: Schema) -> None:
    """Of the media types of an answer, JSON if it is there."""
    for _, _, operation in operations(document):
        for response in successes(operation).values():
            content: Schema = response.get("content", {})
            if content:
                response["content"] = _answer(document, content)


def _answer(document: Schema, content: Schema) -> Schema:
    for name, media in _by_choice(content):
        schema = media.get("schema", {})
        if _carries_json(name, schema) and not _is_file(document, schema):
            return {JSON: _named(name, media)}
    name = next(name for name, _ in _by_choice(content))
    file = BYTES if is_json(name) else base(name)
    return {file: {"schema": {"type": "string", "format": "binary"}}}


def _by_choice(content: Schema) -> list[tuple[str, Schema]]:
    """JSON first, then in the order of their names."""
    return sorted(content.items(), key=lambda one: (base(one[0]) != JSON, not is_json(one[0])))


def _carries_json(name: str, schema: Schema) -> bool:
    """A range such as `*/*` means JSON where it has the schema of an object or a list."""
    structured = {"$ref", "properties", "items", "allOf", "anyOf", "oneOf"} & set(schema)
    return is_json(name) or ("*" in name and bool(structured))


def _named(name: str, media: Schema) -> Schema:
    plain = base(name)
    own = {} if plain == JSON or "*" in plain else {NAME: plain}
    return {"schema": media.get("schema", {})} | own


def _is_file(document: Schema, schema: Schema) -> bool:
    schema = _resolved(document, schema)
    return schema.get("format") == "binary"


def _resolved(document: Schema, schema: Schema) -> Schema:
    for _ in range(9):  # a reference to a reference, and no circle
        name = str(schema.get("$ref", "")).removeprefix(PREFIX)
        schema = schemas(document).get(name, schema)
    return schema


def one_body(document: Schema) -> None:
    """Of the media types of a body, JSON, and a form where only that can carry what is sent."""
    for _, _, operation in operations(document):
        body: Schema = operation.get("requestBody", {})
        if "content" in body:
            body["content"] = _body(document, body["content"])
            if not body["content"]:
                del operation["requestBody"]


def _body(document: Schema, content: Schema) -> Schema:
    chosen: Schema = {}
    for name, media in _by_choice(content):
        schema, plain = media.get("schema", {}), base(name)
        if _carries_json(name, schema) and not chosen:
            chosen[JSON] = _named(name, media)
        elif plain == MULTIPART and _holds_file(document, schema):
            chosen.pop(FORM, None)
            chosen[plain] = {"schema": schema}
        elif plain in (MULTIPART, FORM) and not chosen:
            chosen[plain] = {"schema": schema}
    kinds = [media["schema"] for media in chosen.values()]
    if kinds[1:] and kinds[0] != kinds[1]:  # JSON of one form, a form of another
        for media in chosen.values():
            media["schema"] = {"anyOf": clone(kinds)}
    return chosen or {base(name): {"schema": {}} for name in list(content)[:1]}


def _holds_file(document: Schema, schema: Schema) -> bool:
    fields = _resolved(document, schema).get("properties", {}).values()
    nested = (field.get("items", field) for field in fields if is_map(field))
    return any(_is_file(document, one) for one in nested)


Rule = Callable[[Schema], None]

RULES: tuple[Rule, ...] = (default_answer, plain_errors, one_answer, one_body)
