"""The description, used as a judge: what it promises of answers, and bodies made from it."""

import json
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

DOCUMENT = json.loads(files("huvr_api").joinpath("description.json").read_bytes())


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method.upper(), path, operation)
        for path, item in DOCUMENT["paths"].items()
        for method, operation in item.items()
        if method != "parameters"
    ]


def success(operation: dict[str, Any]) -> int:
    return int(min(code for code in operation["responses"] if code.startswith("2")))


def problems(operation: dict[str, Any], body: Any) -> list[str]:
    """Where a successful JSON answer differs from what is documented."""
    content = operation["responses"][str(success(operation))].get("content", {})
    schema = content.get("application/json", {}).get("schema")
    if schema is None:
        return [] if body is None else ["a body that is not documented"]
    found = Draft202012Validator(_json_schema(schema), registry=_REGISTRY).iter_errors(body)
    return [f"{each.json_path}: {each.message[:150]}" for each in found]


def _json_schema(node: Any) -> Any:
    """OpenAPI 3.0 as JSON Schema: `nullable` is a type of its own, references are absolute."""
    if isinstance(node, list):
        return [_json_schema(each) for each in node]
    if not isinstance(node, dict):
        return node
    made = {key: _json_schema(value) for key, value in node.items() if key != "nullable"}
    if "$ref" in made:
        made["$ref"] = f"urn:huvr{made['$ref']}"
    return {"anyOf": [made, {"type": "null"}]} if node.get("nullable") is True else made


_REGISTRY = Registry().with_resource("urn:huvr", Resource(_json_schema(DOCUMENT), DRAFT202012))


def resolve(schema: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema or "allOf" in schema:
        if "allOf" in schema:
            schema = schema["allOf"][0]
        else:
            schema = DOCUMENT["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def request_schema(operation: dict[str, Any]) -> dict[str, Any] | None:
    content = operation.get("requestBody", {}).get("content", {})
    return content.get("application/json", {}).get("schema")


def instance(schema: dict[str, Any], *, full: bool, depth: int = 0) -> Any:
    """A valid value: everything that is documented, or only what is required. Ids are 1."""
    schema = resolve(schema)
    schema = resolve((schema.get("anyOf") or schema.get("oneOf") or [schema])[0])
    if "enum" in schema:
        return schema["enum"][0]
    if "properties" in schema:
        required = schema.get("required", [])
        wanted = schema["properties"] if full and depth < 3 else required
        return {
            name: instance(schema["properties"][name], full=full, depth=depth + 1)
            for name in wanted
        }
    match schema.get("type"):
        case "string":
            return _text(schema)
        case "integer" | "number":
            return max(1, schema.get("minimum", 1))
        case "boolean":
            return True
        case "array":
            each = instance(schema["items"], full=full, depth=depth + 1)
            return [each] * schema.get("minItems", 1)
        case _:
            return {}


def _text(schema: dict[str, Any]) -> str:
    samples = {
        "date-time": "2026-01-02T03:04:05.678901Z",
        "date": "2026-01-02",
        "email": "somebody@example.com",
        "uri": "https://example.com/a",
    }
    return samples.get(schema.get("format", ""), "Text")
