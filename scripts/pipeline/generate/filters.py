"""Step 4, generate: what our templates ask of the generator's objects."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty, Property
from openapi_python_client.strings import safe_for_docstring

from pipeline.json_tree import names

_ALWAYS = names(
    "datetime list dict int str float bool bytes self cls locals cached_property builtins"
)
_OF_A_MODEL = _ALWAYS | names("from_dict to_dict wire_names additional_properties records")
_OF_A_METHOD = _ALWAYS | names("body page_size concurrency max_items to overwrite progress")
"""Names that get an underscore: they would hide a type that the annotations beside them use, or
something that the class or method has. All others stay as the API has them (`type`, `id__in`)."""


class Filters:
    """The filters that know which models there are."""

    def __init__(self, models: Sequence[ModelProperty], enums: Iterable[Any]) -> None:
        self.maps: dict[str, str] = {}
        self.items: dict[str, str] = {}
        self.modules = {str(enum.class_info.name): "enums" for enum in enums}
        for model in models:
            if model.required_properties or model.optional_properties:
                self.modules[str(model.class_info.name)] = str(model.class_info.module_name)
            else:
                self.maps[str(model.class_info.name)] = _inner(model)
        for model in models:
            self.items |= self._page(model)

    def all(self) -> dict[str, Callable[..., Any]]:
        """Every filter by its name."""
        own = (self.annotation, self.other_models, self.base, self.item)
        functions: tuple[Any, ...] = (*_PLAIN, *own)
        named = {function.__name__: function for function in functions}
        return named | {"safe_for_docstring": docstring}

    def annotation(self, prop: Property) -> str:
        """The Python type of a field, null last and Unset after it."""
        code = prop.get_type_string().as_unembedded_code()
        parts = sorted(set(split(code)), key=lambda part: (part == "Unset", part == "None", part))
        if "Any" in parts:
            parts = ["Any", "Unset"] if "Unset" in parts else ["Any"]
        return re.sub(r"\w+", lambda word: self.maps.get(word[0], word[0]), " | ".join(parts))

    def other_models(self, properties: Sequence[Property], model: Any) -> list[tuple[str, str]]:
        """The models and enums that the annotations name, and their modules."""
        words = {word for p in properties for word in re.findall(r"\w+", self.annotation(p))}
        found = words & set(self.modules) - {str(model.class_info.name)}
        return sorted((name, self.modules[name]) for name in found)

    def _page(self, model: ModelProperty) -> dict[str, str]:
        fields = {p.name.get_untrusted_value(): p for p in model.required_properties or ()}
        if not {"count", "next", "previous", "results"} <= fields.keys():
            return {}
        listed = self.annotation(fields["results"])
        item = listed.removeprefix("list[").removesuffix("]")
        known = self.modules.get(item, "enums") != "enums"
        return {str(model.class_info.name): item} if known and listed != item else {}

    def base(self, model: ModelProperty) -> str:
        """A page model says what its items are."""
        item = self.items.get(str(model.class_info.name))
        return f'Page["{item}"]' if item else "Model"

    def item(self, endpoint: Endpoint) -> str:
        """The class of the items of a paged operation, or ""."""
        taken = {p.name.get_untrusted_value() for p in endpoint.query_parameters}
        return self.items.get(result(endpoint), "") if {"limit", "offset"} <= taken else ""


def _inner(model: ModelProperty) -> str:
    extra = model.additional_properties
    inner = extra.get_type_string().as_unembedded_code() if extra else "Any"
    return f"dict[str, {inner}]"


def split(annotation: str) -> list[str]:
    """The alternatives of a union: `list[A | B] | None` -> `list[A | B]`, `None`."""
    parts, depth, start = list[str](), 0, 0
    for position, character in enumerate(annotation):
        depth += (character == "[") - (character == "]")
        if character == "|" and depth == 0:
            parts.append(annotation[start:position].strip())
            start = position + 1
    return [*parts, annotation[start:].strip()]


def docstring(value: Any) -> str:
    """The generator's own escaping, and a quote at the end that would end the docstring early."""
    text = safe_for_docstring(value).rstrip()
    return re.sub(r'(?<!\\)((?:\\\\)*)"$', r'\1\\"', text)


def attribute(prop: Property) -> str:
    """The Python name of a field."""
    return _name(prop, _OF_A_MODEL)


def argument(prop: Property) -> str:
    """The Python name of a parameter."""
    return _name(prop, _OF_A_METHOD)


def _name(prop: Property, reserved: frozenset[str]) -> str:
    wire = prop.name.get_untrusted_value()
    if str(prop.python_name) in (f"{wire}_path", f"{wire}_query"):
        return str(prop.python_name)  # the generator tells apart two parameters of one name
    usable = re.fullmatch(r"[a-z][a-z0-9_]*", wire) and not keyword.iskeyword(wire)
    name = wire if usable else str(prop.python_name)
    return f"{name}_" if name in reserved else name


def wire_names(properties: Sequence[Property]) -> list[tuple[str, str]]:
    """(Python name, JSON name) of the fields where they differ; the template escapes the second."""
    pairs = ((attribute(prop), prop.name.get_untrusted_value()) for prop in properties)
    return [(name, wire) for name, wire in pairs if name != wire]


def filter_annotation(prop: Property) -> str:
    """The Python type of a query parameter: whatever people have, but counts are numbers."""
    return "int | None = None" if prop.name in ("limit", "offset") else "Filter = None"


def full_name(endpoint: Endpoint) -> str:
    """`assets.list`; the normaliser made it of identifiers only."""
    return f"{endpoint.tags[0]}.{method_name(endpoint)}"


def method_name(endpoint: Endpoint) -> str:
    """`list`; the generator would spell it `assets_list`."""
    return str(cast("Any", endpoint).huvr_name)


def iter_name(endpoint: Endpoint) -> str:
    """`list` -> `iter`, `plans_list` -> `plans_iter`, `detailed` -> `detailed_iter`."""
    name = method_name(endpoint)
    return "iter" if name == "list" else f"{name.removesuffix('_list')}_iter"


def body_class(endpoint: Endpoint) -> str:
    """The class of the body; `JsonBody` where any JSON will do."""
    prop = endpoint.bodies[0].prop
    return str(prop.class_info.name) if isinstance(prop, ModelProperty) else "JsonBody"


def body_annotation(endpoint: Endpoint) -> str:
    """What a caller may give as the body."""
    name = body_class(endpoint)
    return name if name == "JsonBody" else f"{name} | Mapping[str, Any]"


def result(endpoint: Endpoint) -> str:
    """The Python type of a successful answer."""
    for response in endpoint.responses.patterns:
        codes = response.status_code.range
        if codes and codes[0] // 100 == 2:
            code = response.prop.get_type_string().as_unembedded_code()
            nothing = response.source["attribute"] == "None"
            return "bytes" if code == "File" else "None" if nothing else code
    return "None"


def path_template(endpoint: Endpoint) -> str:
    """The path, its parameters under their Python names; `render` refuses a quote in it."""
    path = endpoint.path.get_untrusted_value()
    for prop in endpoint.path_parameters:
        path = path.replace(f"{{{prop.python_name}}}", f"{{{argument(prop)}}}")
    return path


def textual(endpoint: Endpoint) -> bool:
    """Whether the ids in the path are text."""
    types = {p.get_type_string().as_unembedded_code() for p in endpoint.path_parameters}
    return bool(types) and types != {"int"}


def constant(endpoint: Endpoint) -> str:
    """The name of an operation's constant in its module."""
    return f"_{method_name(endpoint).upper()}"


def in_class(annotation: str) -> str:
    """Inside a class that has a method `list`, the type is `builtins.list`."""
    return re.sub(r"\blist\[", "builtins.list[", annotation)


_PLAIN: tuple[Callable[..., Any], ...] = (
    argument,
    attribute,
    body_annotation,
    body_class,
    constant,
    filter_annotation,
    full_name,
    in_class,
    iter_name,
    method_name,
    path_template,
    result,
    textual,
    wire_names,
)
