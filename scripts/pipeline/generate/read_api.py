"""Step 4, generate: a normalised description as plain data for the templates."""

from __future__ import annotations

import keyword
import re
from collections.abc import Hashable, Iterator, Mapping
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.generate import names
from pipeline.generate.adapter import Types
from pipeline.generate.parts import Api, Field, Model, Operation, Parameter, split
from pipeline.json_tree import Json, Schema, is_map
from pipeline.normalise.refs import reachable, refs
from pipeline.normalise.schema_rules import operations, schemas

_KINDS = {
    "datetime.datetime": "datetime",
    "datetime.date": "date",
    "datetime.time": "time",
    "uuid.UUID": "uuid",
    "decimal.Decimal": "decimal",
    "File": "file",
    "Any": "any",
}
_PLACES = ("path", "query", "header", "cookie")


def loose(document: Schema) -> dict[Hashable, Schema]:
    """The schemas of bodies and answers, by (path, method, side)."""
    found: dict[Hashable, Schema] = {}
    for path, method, operation in operations(document):
        if "$ref" in operation.get("requestBody", {}):
            raise PipelineError(f"{method.upper()} {path}: its request body refers to itself")
        found[path, method, "body"] = _schema(operation.get("requestBody", {}))
        found[path, method, "result"] = _schema(_success(operation))
    return found


def _success(operation: Schema) -> Schema:
    responses: dict[str, Schema] = operation.get("responses", {})
    first = sorted(code for code in responses if code[:1] == "2")
    return responses[first[0]] if first else {}


def _schema(holder: Schema) -> Schema:
    content: Schema = holder.get("content", {})
    return next((media.get("schema", {}) for media in content.values()), {})


def module_name(name: str) -> str:
    """The module of a class: `CMLCreate` -> `cml_create`."""
    spaced = re.sub(r"([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])", r"\1\3_\2\4", name)
    return f"{spaced.lower()}_" if keyword.iskeyword(spaced.lower()) else spaced.lower()


class Reader:
    """Makes an `Api` of a document whose types are known."""

    def __init__(self, document: Schema, types: Types) -> None:
        self.document, self.types = document, types
        self.named = schemas(document)
        self.enums = {name: one["enum"] for name, one in self.named.items() if "enum" in one}
        self.sent = self._reached("requestBody")
        self.received = self._reached("responses")
        self.modules = {
            name: "enums" if name in self.enums else module_name(name) for name in self.named
        }
        self.pages: dict[str, str] = {}

    def _reached(self, side: str) -> set[str]:
        tops = (refs(operation.get(side)) for _, _, operation in operations(self.document))
        return reachable(self.document, set().union(*tops))

    def api(self) -> Api:
        """Everything."""
        models = tuple(self._model(name) for name in self.named if name not in self.enums)
        self.pages = {model.name: model.item for model in models if model.item}
        enums = ((name, tuple(sorted(values))) for name, values in self.enums.items())
        described = {
            tag["name"]: tag.get("description") or "" for tag in self.document.get("tags", [])
        }
        made = tuple(self._operation(*one) for one in operations(self.document))
        used = sorted({one.resource for one in made})
        titles = ((name, described.get(name) or f"Operations on {name}.") for name in used)
        return Api(models, tuple(sorted(enums)), made, tuple(titles))

    def _model(self, name: str) -> Model:
        schema = self.named[name]
        fields = sorted(self._fields(name, schema), key=lambda field: not field.required)
        page = {field.wire: field.annotation for field in fields}
        item = _item(page) if {"count", "next", "previous", "results"} <= page.keys() else ""
        known = item in self.named and item not in self.enums
        return Model(
            name=name,
            module=self.modules[name],
            docs=schema.get("description") or f"Fields of {name}.",
            fields=tuple(fields),
            imports=self._imports(name, fields),
            item=item if known else "",
            sent=name in self.sent,
            received=name in self.received,
        )

    def _fields(self, name: str, schema: Schema) -> Iterator[Field]:
        properties: dict[str, Schema] = schema.get("properties", {})
        python = names.distinct(properties, names.FIELDS)
        for (wire, field), annotation in zip(
            properties.items(), self.types.fields[name], strict=True
        ):
            required = wire in schema.get("required", ())
            yield Field(
                name=python[wire],
                wire=wire,
                annotation=annotation if required else f"{annotation} | Unset",
                kind=self._kind(annotation),
                docs=field.get("description") or "",
                required=required,
            )

    def _kind(self, annotation: str) -> str:
        parts = [part for part in split(annotation) if part != "None"]
        kinds = {self._single_kind(part) for part in parts}
        models = len(parts) > 1 and kinds != {"scalar"}
        return "union" if models else next(iter(kinds), "any")

    def _single_kind(self, part: str) -> str:
        if part.startswith("list["):
            return "list"
        if part.startswith("dict["):
            return "map"
        if self.modules.get(part, "enums") != "enums":
            return "model"
        return _KINDS.get(part, "scalar")

    def _imports(self, name: str, fields: list[Field]) -> tuple[tuple[str, str], ...]:
        words = {word for field in fields for word in re.findall(r"\w+", field.annotation)}
        return tuple((one, self.modules[one]) for one in sorted(words & set(self.modules) - {name}))

    def _operation(self, path: str, method: str, operation: Schema) -> Operation:
        item: Schema = self.document["paths"][path]
        parameters = tuple(self._parameters(operation, item))
        resource, name = operation["operationId"].split(".", 1)
        result = self._result(path, method, operation)
        taken = {one.wire for one in parameters if one.place == "query"}
        return Operation(
            resource=resource,
            name=name,
            method=method.upper(),
            path=_template(path, parameters),
            summary=operation["summary"],
            docs=operation.get("description") or "",
            parameters=parameters,
            body=self._body(path, method, operation),
            result=result,
            item=self.pages.get(result, "") if {"limit", "offset"} <= taken else "",
            authenticated=bool(operation.get("security")),
        )

    def _result(self, path: str, method: str, operation: Schema) -> str:
        if not _success(operation).get("content"):
            return "None"
        result = self.types.loose[path, method, "result"]
        return "bytes" if result == "File" else result

    def _body(self, path: str, method: str, operation: Schema) -> str:
        if "requestBody" not in operation:
            return ""
        body = self.types.loose[path, method, "body"]
        return body if self.modules.get(body, "enums") != "enums" else "JsonBody"

    def _parameters(self, operation: Schema, item: Schema) -> Iterator[Parameter]:
        found = {
            (one["in"], one["name"]): one
            for one in (*item.get("parameters", []), *operation.get("parameters", []))
        }
        taken: set[str] = set()
        for place in _PLACES:
            for one in (one for (where, _), one in found.items() if where == place):
                yield _parameter(one, taken)


def _item(page: Mapping[str, str]) -> str:
    listed = page["results"]
    return listed.removeprefix("list[").removesuffix("]") if listed.startswith("list[") else ""


def _parameter(found: Schema, taken: set[str]) -> Parameter:
    wire, place = found["name"], found["in"]
    wanted = names.name(wire, names.ARGUMENTS)
    name = names.free(f"{wanted}_{place}" if wanted in taken else wanted, taken)
    number = _schema_type(found) == "integer"
    if place == "path":
        annotation = "int" if number else "str"
    else:
        annotation = "int" if wire in ("limit", "offset") else "Filter"
    return Parameter(
        name=name,
        wire=wire,
        place=place,
        annotation=annotation,
        required=place == "path" or bool(found.get("required")),
        docs=found.get("description") or "",
    )


def _schema_type(parameter: Schema) -> Json:
    schema = parameter.get("schema", {})
    return schema.get("type") if is_map(schema) else None


def _template(path: str, parameters: tuple[Parameter, ...]) -> str:
    """The path with the names of the arguments in the place of the API's."""
    for one in parameters:
        if one.place == "path":
            path = path.replace(f"{{{one.wire}}}", f"{{{one.name}}}")
    return path


def read(document: Schema, settings: Path) -> tuple[Api, Types]:
    """The data for the templates; PipelineError says what no template can write."""
    types = Types(schemas(document), loose(document), settings)
    return Reader(document, types).api(), types


_PATH = re.compile(r"(?:/(?:[A-Za-z0-9_.~-]|\{[A-Za-z_][A-Za-z0-9_-]*\})*)+")


def check_paths(document: Schema) -> None:
    """A path is copied into code as it stands, so it holds nothing but path characters."""
    for path in document["paths"]:
        if not _PATH.fullmatch(path):
            raise PipelineError(f"/paths: {path[:80]!r} has characters that no path of HUVR has")
