"""Step 4, generate: the operations of a normalised description as plain data for the templates."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping

from pipeline.generate import names
from pipeline.generate.parts import Operation, Parameter, split
from pipeline.json_tree import Schema
from pipeline.normalise.media import BYTES, FORM, JSON, MULTIPART, NAME, successes
from pipeline.normalise.parameters import PLACEHOLDER
from pipeline.normalise.schema_rules import operations

_NAMED = ("query", "header", "cookie")
_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_IDS = {"integer": "int", "uuid": "uuid.UUID | str", "date": "datetime.date | str"}
_SIZES = ("limit", "page_size", "per_page", "pageSize")


def loose(document: Schema) -> dict[Hashable, Schema]:
    """The schemas of bodies and answers, by (path, method, "body" or a status code)."""
    schemas_: dict[Hashable, Schema] = {}
    for path, method, operation in operations(document):
        schemas_[path, method, "body"] = _media(operation.get("requestBody", {})).get("schema", {})
        for code, response in successes(operation).items():
            schemas_[path, method, code] = _media(response).get("schema", {})
    return schemas_


def _media(holder: Schema) -> Schema:
    media: list[Schema] = list(holder.get("content", {}).values())
    return media[0] if media else {}


class Reader:
    """Makes operations of those of a document, given the `types` of its `loose` schemas."""

    def __init__(
        self, document: Schema, types: Mapping[Hashable, str], models: Mapping[str, str]
    ) -> None:
        """`models` are the classes, and for those that are pages of a list the type of an item."""
        self.document, self.types, self.models = document, types, models

    def operations(self) -> Iterator[Operation]:
        """All, in the order of the document."""
        for path, method, operation in operations(self.document):
            yield self._operation(path, method, operation)

    def _operation(self, path: str, method: str, operation: Schema) -> Operation:
        parameters = tuple(_parameters(path, operation, self.document["paths"][path]))
        resource, name = operation["operationId"].split(".", 1)
        result = self._result(path, method, operation)
        body: Schema = operation.get("requestBody", {})
        paging = _paging(parameters)
        return Operation(
            resource=resource,
            name=name,
            method=method.upper(),
            path=_template(path, parameters),
            summary=operation["summary"],
            docs=operation.get("description") or "",
            parameters=parameters,
            body=self._body(path, method, body),
            body_required=bool(body.get("required")),
            media=tuple(media.get(NAME, one) for one, media in body.get("content", {}).items()),
            accept=_accept(operation, result),
            result=result,
            item=self.models.get(result, "") if paging[0] else "",
            paging=paging,
            authenticated=any(operation.get("security", ())),  # {} stands for no token
            deprecated=bool(operation.get("deprecated")),
        )

    def _result(self, path: str, method: str, operation: Schema) -> str:
        """The types of all successes; a file is nothing else beside, as it is not decoded."""
        parts: list[str] = []
        for code, response in successes(operation).items():
            annotation = self.types[path, method, code] if response.get("content") else "None"
            parts += split("bytes" if annotation == "File" else annotation)
        known = sorted(set(parts), key=lambda part: (part == "None", part))
        alone = next((part for part in ("bytes", "Any") if part in known), "")
        return alone or " | ".join(known) or "None"

    def _body(self, path: str, method: str, body: Schema) -> str:
        if not body:
            return ""
        if not {JSON, MULTIPART, FORM} & set(body["content"]):
            return "Content"
        annotation = self.types[path, method, "body"]
        inner = annotation[len("list[") : -1] if annotation.startswith("list[") else annotation
        return annotation if all(part in self.models for part in split(inner)) else "JsonBody"


def _accept(operation: Schema, result: str) -> str:
    for response in successes(operation).values():
        for media_type, media in response.get("content", {}).items():
            own = str(media.get(NAME, "")) if result != "bytes" else str(media_type)
            return own if own != BYTES else ""
    return ""


def _paging(parameters: tuple[Parameter, ...]) -> tuple[str, str, str]:
    queried = {one.wire: one.name for one in parameters if one.place == "query"}
    size = next((name for wire, name in queried.items() if wire in _SIZES), "")
    if {"limit", "offset"} <= queried.keys():
        return "offset", "limit", "offset"
    kind = next((one for one in ("page", "cursor") if one in queried), "")
    return (kind, size, queried[kind]) if kind else ("", "", "")


def _parameters(path: str, operation: Schema, item: Schema) -> Iterator[Parameter]:
    declared = {
        (one["in"], one["name"]): one
        for one in (*item.get("parameters", []), *operation.get("parameters", []))
    }
    in_path = [("path", name) for name in dict.fromkeys(PLACEHOLDER.findall(path))]
    others = (key for place in _NAMED for key in declared if key[0] == place)
    used: set[str] = set()
    for key in (*in_path, *others):
        yield _parameter(declared[key], used)


def _parameter(parameter: Schema, used: set[str]) -> Parameter:
    wire, place = str(parameter["name"]), str(parameter["in"])
    wanted = names.name(wire.lower() if place == "header" else wire, names.ARGUMENTS)
    form = _form(parameter)
    return Parameter(
        name=names.free(f"{wanted}_{place}" if wanted in used else wanted, used),
        wire=wire,
        place=place,
        annotation=_annotation(parameter, form),
        required=place == "path" or bool(parameter.get("required")),
        docs=parameter.get("description") or "",
        form=form,
    )


def _form(parameter: Schema) -> str:
    if parameter.get("x-json"):
        return "json"
    schema, place = parameter["schema"], parameter["in"]
    style = str(parameter.get("style", _STYLES[place]))
    star = "*" if parameter.get("explode", style == "form") else ""
    if schema.get("type") == "object" or "properties" in schema:
        return style + star
    if schema.get("type") == "array":
        return "" if style + star in ("form", "simple", "simple*") else style + star
    return style + star if style in ("label", "matrix") else ""


def _annotation(parameter: Schema, form: str) -> str:
    schema = parameter["schema"]
    kind = schema.get("type")
    if form == "json":
        return "JsonBody"
    if kind == "object" or "properties" in schema:
        return "Mapping[str, Values]"
    if parameter["in"] == "path" and kind != "array":
        return _IDS.get(str(schema.get("format")), _IDS.get(str(kind), "str"))
    if kind == "integer" and parameter["name"] in (*_SIZES, "offset", "page"):
        return "int"
    return _choice(parameter) or "Values"


def _choice(parameter: Schema) -> str:
    """The type of a filter with documented values; "" for one without.

    Several fields to order by may be given as one text, so `ordering` has none.
    """
    values: list[object] = [one for one in parameter["schema"].get("x-values", ()) if one != ""]
    if not values or parameter["name"] == "ordering" or {type(one) for one in values} - {str, int}:
        return ""
    return f"Choice[Literal[{', '.join(map(repr, values))}]]"


def _template(path: str, parameters: tuple[Parameter, ...]) -> str:
    """The path with the names of the arguments in the place of the API's."""
    known = {one.wire: one.name for one in parameters if one.place == "path"}
    return PLACEHOLDER.sub(lambda placeholder: f"{{{known[placeholder[1]]}}}", path)
