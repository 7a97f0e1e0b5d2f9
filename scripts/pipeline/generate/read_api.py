"""Step 4, generate: a normalised description as plain data for the templates."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.generate import names, read_operations
from pipeline.generate.adapter import Types
from pipeline.generate.parts import Api, Field, Model, split
from pipeline.json_tree import Schema
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

    def _reached(self, side: str) -> set[str]:
        sides = [operation.get(side) for _, _, operation in operations(self.document)]
        return reachable(self.document, refs(sides))

    def api(self) -> Api:
        """Everything."""
        models = tuple(self._model(name) for name in self.named if name not in self.enums)
        items = {model.name: model.item for model in models}
        enums = ((name, tuple(sorted(values, key=_order))) for name, values in self.enums.items())
        described = {
            tag["name"]: tag.get("description") or "" for tag in self.document.get("tags", [])
        }
        made = tuple(read_operations.Reader(self.document, self.types.loose, items).operations())
        used = sorted({one.resource for one in made})
        titles = ((name, described.get(name) or f"Operations on {name}.") for name in used)
        return Api(models, tuple(sorted(enums)), made, tuple(titles))

    def _model(self, name: str) -> Model:
        schema = self.named[name]
        fields = sorted(self._fields(name, schema), key=lambda field: not field.required)
        page = {field.wire: field.annotation for field in fields}
        item = _item(page)
        if item:  # a count is whole, also where it is documented as just a number
            fields = [
                replace(one, annotation="int") if one.wire == "count" else one for one in fields
            ]
        known = all(self._single_kind(part) == "model" for part in split(item))
        tags: dict[str, list[str]] = schema.get("x-tags", {})
        return Model(
            name=name,
            module=self.modules[name],
            docs=schema.get("description") or f"Fields of {name}.",
            fields=tuple(fields),
            imports=self._imports(name, fields),
            item=item if known else "",
            sent=name in self.sent,
            received=name in self.received,
            tags=tuple((wire, tuple(values)) for wire, values in sorted(tags.items())),
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

    def _imports(self, name: str, fields: list[Field]) -> tuple[str, ...]:
        words = {word for field in fields for word in re.findall(r"\w+", field.annotation)}
        return tuple(sorted(words & set(self.modules) - {name}))


def _order(value: str | int) -> tuple[str, str | int]:
    return type(value).__name__, value


def _item(page: Mapping[str, str]) -> str:
    """The type of the items where the fields are those of a page of a list, else ""."""
    listed = page.get("results", "")
    links = {part for key in ("next", "previous") for part in split(page.get(key, "Any"))}
    counts = page.get("count", "int") in ("int", "float", "Any")
    fits = "next" in page and counts and links <= {"str", "None", "Any"}
    return listed[len("list[") : -1] if fits and listed.startswith("list[") else ""


def read(document: Schema, settings: Path) -> tuple[Api, Types]:
    """The data for the templates; PipelineError says what no template can write."""
    types = Types(schemas(document), read_operations.loose(document), settings)
    return Reader(document, types).api(), types
