"""Step 7, report: what callers can type against a generated package, read without importing it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from pipeline.normalise.operation_names import Operation


@dataclass(frozen=True)
class Parameter:
    """A parameter of a method, or a field of a model (which has no position)."""

    annotation: str
    required: bool
    position: int | None = None


@dataclass
class Method:
    """One method of a resource class."""

    returns: str
    parameters: dict[str, Parameter]


Fields = dict[str, Parameter]


@dataclass
class Surface:
    """Methods by `resource.method`, fields by model, values by enum."""

    methods: dict[str, Method] = field(default_factory=dict[str, Method])
    awaited: dict[str, Method] = field(default_factory=dict[str, Method])
    """The same for the asynchronous classes."""
    bound: dict[str, Operation] = field(default_factory=dict[str, Operation])
    models: dict[str, Fields] = field(default_factory=dict[str, Fields])
    enums: dict[str, tuple[str | int, ...]] = field(
        default_factory=dict[str, tuple[str | int, ...]]
    )

    def sent(self) -> set[str]:
        """The models that callers make."""
        given = [p.annotation for m in self.methods.values() for p in m.parameters.values()]
        return self._reached(given)

    def received(self) -> set[str]:
        """The models that callers get."""
        return self._reached([method.returns for method in self.methods.values()])

    def _reached(self, annotations: list[str]) -> set[str]:
        found: set[str] = set()
        while annotations:
            words = set(re.findall(r"\w+", " ".join(annotations))) & set(self.models) - found
            found |= words
            annotations = [f.annotation for name in words for f in self.models[name].values()]
        return found


def read(package: Path) -> Surface:
    """The surface of the package in the folder `package`."""
    import griffe

    search = [package.parent]
    loaded = cast("Any", griffe.load(package.name, search_paths=search, resolve_aliases=False))
    found = Surface()
    for name, module in loaded["resources"].modules.items():
        _resource(name, module, found)
    for module in loaded["models"].modules.values():
        for name, cls in _own(module, "is_class"):
            found.models[name] = _fields(cls)
    for name, one in loaded["models"]["enums"].attributes.items():
        values = str(one.value).removeprefix("Literal[").removesuffix("]")
        found.enums[name] = tuple(ast.literal_eval(f"[{values}]"))
    return found


def _own(holder: Any, kind: str) -> Iterator[tuple[str, Any]]:
    """What stands in a class or module itself, neither private, nor inherited, nor imported."""
    for name, one in holder.members.items():
        if not (name.startswith("_") or one.is_alias) and getattr(one, kind):
            yield name, one


def _fields(cls: Any) -> Fields:
    return {
        name: Parameter(str(one.annotation), one.value is None)
        for name, one in _own(cls, "is_attribute")
        if "instance-attribute" in one.labels
    }


def _resource(resource: str, module: Any, found: Surface) -> None:
    for one in module.attributes.values():
        if str(one.annotation).startswith("Operation["):
            name, method, path = (ast.literal_eval(str(a)) for a in one.value.arguments[:3])
            found.bound[name] = method, path
    for cls_name, cls in _own(module, "is_class"):
        methods = found.awaited if cls_name.startswith("Async") else found.methods
        for name, function in _own(cls, "is_function"):
            methods[f"{resource}.{name}"] = _method(function)


def _method(function: Any) -> Method:
    parameters: Fields = {}
    for position, one in enumerate(function.parameters):
        if one.name != "self":
            keyword = str(one.kind.value) == "keyword-only"
            place = None if keyword else position
            annotation = str(one.annotation).replace("builtins.", "")
            parameters[one.name] = Parameter(annotation, one.default is None, place)
    return Method(str(function.returns).replace("builtins.", ""), parameters)
