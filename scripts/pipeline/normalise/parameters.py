"""Step 3b, normalise: parameters, each under its operation with a schema of its own."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.json_tree import Schema, clone, is_map
from pipeline.normalise.schema_rules import PREFIX, operations, schemas, subschemas

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_IGNORED = ("accept", "content-type", "authorization")
"""Headers that OpenAPI says are no parameters: the client sets them."""


def schemas_in_place(document: Schema) -> None:
    """A parameter may refer to a schema; what it says is put in the reference's place."""
    for item in document["paths"].values():
        for holder in (item, *(one for one in item.values() if is_map(one))):
            for parameter in holder.get("parameters", []):
                _own_schema(document, parameter)


def _own_schema(document: Schema, parameter: Schema) -> None:
    content: Schema = parameter.pop("content", {})
    if content:
        media = next(iter(content.values()))
        parameter["schema"], parameter["x-json"] = media.get("schema", {}), True
    if parameter.get("in") == "querystring":  # of OpenAPI 3.2: all of the query is one form
        parameter |= {"in": "query", "style": "form", "explode": True, "x-json": False}
    schema = parameter.setdefault("schema", {})
    for _ in range(5):  # deep enough for a list of an enum; what is deeper is not told apart
        for node in list(subschemas(schema)):
            target = schemas(document).get(str(node.get("$ref", "")).removeprefix(PREFIX))
            if target is not None:
                del node["$ref"]
                node |= {key: clone(value) for key, value in target.items() if key not in node}
    for node in list(subschemas(schema)):
        node.pop("$ref", None)
        if len(node.get("allOf", [])) == 1:
            node |= {key: one for key, one in node.pop("allOf")[0].items() if key not in node}


def declared(document: Schema) -> None:
    """A path has the parameters that its placeholders name, no other, and no header of ours."""
    for path, _, operation in operations(document):
        item: Schema = document["paths"][path]
        wanted = PLACEHOLDER.findall(path)
        for holder in (item, operation):
            if "parameters" in holder:
                holder["parameters"] = [one for one in holder["parameters"] if _fits(one, wanted)]
        both = (*item.get("parameters", []), *operation.get("parameters", []))
        known = {one["name"] for one in both if one["in"] == "path"}
        operation.setdefault("parameters", []).extend(
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
            for name in dict.fromkeys(wanted)
            if name not in known
        )
        if not operation["parameters"]:
            del operation["parameters"]


def _fits(parameter: Schema, wanted: list[str]) -> bool:
    place, name = parameter["in"], parameter["name"]
    if place == "path":
        parameter["required"] = True
        return name in wanted
    return place != "header" or name.lower() not in _IGNORED


Rule = Callable[[Schema], None]

RULES: tuple[Rule, ...] = (schemas_in_place, declared)
