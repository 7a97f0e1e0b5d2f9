"""Step 4, generate: what openapi-python-client makes of the schemas, as our own plain data.

Nothing else imports the generator: its classes are no public API, so its version is pinned exactly.
It reads a plain form of the description, in which every schema has a name of ours and each answer
and body is a field: no text of the description reaches it, and what it says can be translated.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.strings import in_double_quote_literal as in_double_quote_literal
from openapi_python_client.strings import safe_for_docstring

from pipeline.errors import PipelineError
from pipeline.generate.parts import split
from pipeline.json_tree import Schema, is_map
from pipeline.normalise.schema_rules import PREFIX

STAND_INS = {"time": "datetime.time", "decimal": "decimal.Decimal"}
"""The types of texts whose formats the generator does not know."""

_SCALARS = ("string", "integer", "number", "boolean")
_FORMATS = ("date", "date-time", "uuid", "binary")


class Plain:
    """The plain form of a description: schemas `S0`, `S1`, ... with fields `f0`, `f1`, ...

    A schema that is more than its type is an empty class that stands for it: `T0` for a format,
    `M0` for a map, whose values are a field of `Maps`.
    """

    def __init__(self, named: Mapping[str, Schema], loose: list[Schema]) -> None:
        self.codes = {name: f"S{number}" for number, name in enumerate(named)}
        self.formats = {one: f"T{number}" for number, one in enumerate(STAND_INS)}
        self.maps: list[Schema] = []
        classes = {self.codes[name]: self._fields(one) for name, one in named.items()}
        classes["Loose"] = _object([self._type(schema) for schema in loose])
        classes["Maps"] = _object(self.maps)
        stand_ins = (*self.formats.values(), *(f"M{at}" for at in range(len(self.maps))))
        self.schemas = classes | {name: _object([]) for name in stand_ins}

    def document(self) -> Schema:
        """The whole, as the generator reads it."""
        about = {"title": "plain", "version": "1"}
        components = {"schemas": self.schemas}
        return {"openapi": "3.0.3", "info": about, "paths": {}, "components": components}

    def _fields(self, schema: Schema) -> Schema:
        return _object([self._type(one) for one in schema.get("properties", {}).values()])

    def _type(self, schema: Schema) -> Schema:
        nested = schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf")
        choices = [self._type(one) for one in nested] if nested else [self._single(schema)]
        if schema.get("nullable"):
            choices.append({"type": "null"})
        return choices[0] if len(choices) == 1 else {"anyOf": choices}

    def _single(self, schema: Schema) -> Schema:
        kind, name = schema.get("type"), str(schema.get("$ref", "")).removeprefix(PREFIX)
        if name:
            return _refer(self.codes[name])
        if kind == "array":
            return {"type": "array", "items": self._type(schema.get("items", {}))}
        if kind == "object" and is_map(schema.get("additionalProperties")):
            self.maps.append(self._type(schema["additionalProperties"]))
            return _refer(f"M{len(self.maps) - 1}")
        if kind == "string" and schema.get("format") in self.formats:
            return _refer(self.formats[schema["format"]])
        format_ = {"format": schema["format"]} if schema.get("format") in _FORMATS else {}
        return {"type": kind, **format_} if kind in _SCALARS else {}


def _object(fields: list[Schema]) -> Schema:
    named = {f"f{at}": field for at, field in enumerate(fields)}
    return {"type": "object", "properties": named, "required": list(named)}


def _refer(name: str) -> Schema:
    return {"$ref": PREFIX + name}


class Types:
    """The Python types of the fields of `named` schemas, and of `loose` ones by their keys."""

    def __init__(
        self, named: Mapping[str, Schema], loose: Mapping[Hashable, Schema], settings: Path
    ) -> None:
        plain = Plain(named, list(loose.values()))
        self.data, self._config = _parsed(plain.document(), settings)
        self._codes = {
            str(model.class_info.name): [
                prop.get_type_string().as_unembedded_code()
                for prop in model.required_properties or ()
            ]
            for model in self.data.models
        }
        self._words = {code: name for name, code in plain.codes.items()}
        self._words |= {plain.formats[one]: python for one, python in STAND_INS.items()}
        self.fields = {name: self._translated(code) for name, code in plain.codes.items()}
        self.loose = dict(zip(loose, self._translated("Loose"), strict=True))

    def environment(self, templates: Path) -> Environment:
        """The generator's template engine with its escapes, for our templates."""
        project = Project(openapi=self.data, config=self._config, custom_template_path=templates)
        return project.env

    def _translated(self, model: str) -> list[str]:
        return [self._annotation(code) for code in self._codes[model]]

    def _annotation(self, code: str) -> str:
        """A type under its names in the description, its alternatives in order, null last."""
        parts = {self._part(part) for part in split(code)}
        order = sorted(parts, key=lambda part: (part == "None", part))
        return "Any" if "Any" in parts else " | ".join(order)

    def _part(self, part: str) -> str:
        if part.startswith("list["):
            return f"list[{self._annotation(part[5:-1])}]"
        if re.fullmatch(r"M\d+", part):
            return f"dict[str, {self._annotation(self._codes['Maps'][int(part[1:])])}]"
        return {"UUID": "uuid.UUID"}.get(part) or self._words.get(part, part)


def _parsed(document: Schema, settings: Path) -> tuple[GeneratorData, Config]:
    try:
        chosen = ConfigFile.load_from_path(settings)
    except Exception as error:  # noqa: BLE001 - pydantic and YAML errors alike
        raise PipelineError(f"{settings}: {str(error).splitlines()[0]}") from None
    config = Config.from_sources(chosen, MetaType.NONE, settings, "utf-8", False, settings.parent)
    data = GeneratorData.from_dict(document, config=config)
    if isinstance(data, GeneratorError):
        raise PipelineError("the generator does not read the plain form of the description")
    if data.errors:
        raise PipelineError("the generator leaves out a part of the plain form")
    return data, config


def docstring(value: Any) -> str:
    """The generator's own escaping, and a quote at the end that would end the docstring early."""
    text = safe_for_docstring(value).rstrip()
    return re.sub(r'(?<!\\)((?:\\\\)*)"$', r'\1\\"', text)
