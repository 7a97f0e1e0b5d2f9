"""Step 4, generate: openapi-python-client with our templates, one module per resource.

The generator parses the description and renders the templates. `ResourceProject` only changes
which files it makes of them. Its classes are no public API, so its version is pinned exactly.
"""

from __future__ import annotations

import contextlib
import io
import json
import keyword
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, cast

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty, Property

from . import naming
from .errors import PipelineError
from .shapes import Schema, operations

_RESERVED = frozenset(
    "datetime list dict int str float bool bytes self cls body from_dict to_dict wire_names"
    " additional_properties records page_size concurrency max_items to overwrite progress".split()
)
"""Names that the generator gives an underscore: as attributes they would hide a type that the
annotations beside them use, or something that the class has. All others stay as the API has them
(`type`, `next`, `id__in`)."""


class Filters:
    """What the templates ask of the generator's objects."""

    def __init__(self, models: Iterable[ModelProperty], enums: Iterable[Any]) -> None:
        self.maps = {
            str(model.class_info.name): _inner(model)
            for model in models
            if not (model.required_properties or model.optional_properties)
        }
        self.modules = {
            str(m.class_info.name): str(m.class_info.module_name)
            for m in models
            if m.class_info.name not in self.maps
        }
        self.modules |= {str(enum.class_info.name): "enums" for enum in enums}

    def attribute(self, prop: Property) -> str:
        """The Python name of a field or parameter."""
        wire = prop.name.get_untrusted_value()
        usable = re.fullmatch(r"[a-z][a-z0-9_]*", wire) and wire not in _RESERVED
        return wire if usable and not keyword.iskeyword(wire) else str(prop.python_name)

    def annotation(self, prop: Property) -> str:
        """The Python type of a field, null last and Unset after it."""
        code = prop.get_type_string().as_unembedded_code()
        parts = sorted(set(_split(code)), key=lambda part: (part == "Unset", part == "None", part))
        text = " | ".join("Any" if part == "Any" else part for part in parts)
        text = "Any | Unset" if "Any" in parts and "Unset" in parts else text
        text = "Any" if "Any" in parts and "Unset" not in parts else text
        return re.sub(r"\w+", lambda word: self.maps.get(word[0], word[0]), text)

    def filter_annotation(self, prop: Property) -> str:
        """The Python type of a query parameter: whatever people have, but counts are numbers."""
        return "int | None = None" if prop.name in ("limit", "offset") else "Filter = None"

    def wire_names(self, properties: Sequence[Property]) -> list[tuple[str, str]]:
        """(Python name, JSON name) where they differ; the template escapes the second."""
        pairs = ((self.attribute(p), p.name.get_untrusted_value()) for p in properties)
        return [(name, wire) for name, wire in pairs if name != wire]

    def other_models(self, properties: Sequence[Property], model: Any) -> list[tuple[str, str]]:
        """The models and enums that the annotations name, and their modules."""
        found = {
            word for prop in properties for word in re.findall(r"\w+", self.annotation(prop))
        } & set(self.modules)
        return sorted((name, self.modules[name]) for name in found - {str(model.class_info.name)})

    def base(self, model: Any) -> str:
        """A page model says what its items are."""
        names = {p.name.get_untrusted_value() for p in model.required_properties}
        results = [p for p in model.required_properties if p.name == "results"]
        if {"count", "next", "previous", "results"} <= names and str(model.class_info.name).endswith("Page"):
            item = self.annotation(results[0]).removeprefix("list[").removesuffix("]")
            return f'Page["{item}"]' if item in self.modules else "Model"
        return "Model"


def _inner(model: ModelProperty) -> str:
    extra = model.additional_properties
    inner = extra.get_type_string().as_unembedded_code() if extra else "Any"
    return f"dict[str, {inner}]"


def _split(annotation: str) -> list[str]:
    parts, depth, start = list[str](), 0, 0
    for position, character in enumerate(annotation):
        depth += (character == "[") - (character == "]")
        if character == "|" and depth == 0:
            parts.append(annotation[start:position].strip())
            start = position + 1
    return [*parts, annotation[start:].strip()]


def full_name(endpoint: Endpoint) -> str:
    """`assets.list`; the normaliser made it of identifiers only."""
    return f"{endpoint.tags[0]}.{method_name(endpoint)}"


def method_name(endpoint: Endpoint) -> str:
    """`list`; the generator would spell it `assets_list`."""
    return cast(Any, endpoint).huvr_name


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
    found = [r for r in endpoint.responses.patterns if r.status_code.range and r.status_code.range[0] // 100 == 2]
    if not found:
        return "None"
    code = found[0].prop.get_type_string().as_unembedded_code()
    if code == "File":
        return "bytes"
    return "None" if found[0].source["attribute"] == "None" else code


def item(endpoint: Endpoint) -> str:
    """The class of the items of a paged operation, or ""."""
    names = {p.name.get_untrusted_value() for p in endpoint.query_parameters}
    page = result(endpoint)
    return page.removesuffix("Page") if page.endswith("Page") and {"limit", "offset"} <= names else ""


def path_template(endpoint: Endpoint) -> str:
    """The path; a quote or backslash in it is refused by `_check_path`."""
    return endpoint.path.get_untrusted_value()


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


class ResourceProject(Project):
    """The generator, rendering our set of files."""

    def __init__(self, *, runtime: Path, titles: dict[str, str], names: dict[tuple[str, str], str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.runtime, self.titles = runtime, titles
        self.filters = Filters(list(self.openapi.models), list(self.openapi.enums))
        functions: list[Callable[..., Any]] = [
            full_name, method_name, iter_name, body_class, body_annotation, result, item,
            path_template, textual, constant, in_class, self.filters.attribute,
            self.filters.annotation, self.filters.filter_annotation, self.filters.wire_names,
            self.filters.other_models, self.filters.base,
        ]  # fmt: skip
        self.env.filters.update({function.__name__: function for function in functions})
        for collection in self.openapi.endpoint_collections_by_tag.values():
            for endpoint in collection.endpoints:
                key = endpoint.method, path_template(endpoint)
                cast(Any, endpoint).huvr_name = names[key].split(".", 1)[1]

    def _write(self, path: str, template: str, **context: Any) -> None:
        target = self.package_dir / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self.env.get_template(template).render(**context), encoding="utf-8")

    def _create_package(self) -> None:
        self._write("__init__.py", "package_init.py.jinja")
        for source in sorted(self.runtime.glob("*.py")):
            shutil.copyfile(source, self.package_dir / source.name)
        (self.package_dir / "py.typed").touch()

    def _build_models(self) -> None:
        for model in self.openapi.models:
            if model.class_info.name in self.filters.modules:
                self._write(f"models/{model.class_info.module_name}.py", "model.py.jinja", model=model)
        self._write("models/enums.py", "enums.py.jinja", enums=list(self.openapi.enums))
        self._write("models/__init__.py", "models_init.py.jinja", modules=sorted(self.filters.modules.items()))

    def _build_api(self) -> None:
        resources: list[tuple[str, str, str]] = []
        for tag, collection in sorted(self.openapi.endpoint_collections_by_tag.items()):
            title = self.titles.get(tag, "")
            resources.append((str(tag), naming.pascal(tag), title))
            self._write(
                f"resources/{tag}.py",
                "resource.py.jinja",
                endpoints=collection.endpoints,
                class_name=naming.pascal(tag),
                title=title,
                imports=self._imports(collection.endpoints),
            )
        self._write("client.py", "client.py.jinja", resources=resources)
        (self.package_dir / "resources" / "__init__.py").write_text(
            '"""One module for each resource of the API."""\n', encoding="utf-8"
        )

    def _imports(self, endpoints: Iterable[Endpoint]) -> list[str]:
        text = " ".join(
            f"{result(e)} {item(e)} {body_class(e) if e.bodies else ''}" for e in endpoints
        )
        return sorted(set(re.findall(r"\w+", text)) & set(self.filters.modules)) or ["Model"]


def render(document: Schema, settings: Path, templates: Path, runtime: Path, output: Path) -> None:
    """Write the package for a normalised `document` into the new folder `output`.

    Raises PipelineError for anything that the generator warns about or leaves out.
    """
    try:
        settings_file = ConfigFile.load_from_path(settings)
    except Exception as error:  # noqa: BLE001 - pydantic and YAML errors alike
        raise PipelineError(f"{settings}: {str(error).splitlines()[0]}") from None
    config = Config.from_sources(settings_file, MetaType.NONE, settings, "utf-8", False, output)
    names = {
        (method, path): operation["operationId"] for path, method, operation in operations(document)
    }
    _check_paths(document)
    with contextlib.redirect_stdout(io.StringIO()):
        data = GeneratorData.from_dict(document, config=config)
        if isinstance(data, GeneratorError):
            raise PipelineError(_said(data))
        project = ResourceProject(
            openapi=data, config=config, custom_template_path=templates, runtime=runtime,
            titles={tag["name"]: tag.get("description", "") for tag in document.get("tags", [])},
            names=names,
        )  # fmt: skip
        problems = project.build()
    if problems:
        raise PipelineError("the generator warns: " + "; ".join(_said(one) for one in problems[:5]))
    description = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    (output / "description.json").write_text(description + "\n", encoding="utf-8")


def _said(problem: GeneratorError) -> str:
    text = " ".join(str(part) for part in (problem.header, problem.detail) if part)
    return re.sub(r"\s+", " ", text)[:300]


_PATH = re.compile(r"(/|[A-Za-z0-9_.~-]+|\{[A-Za-z_][A-Za-z0-9_-]*\})+")


def _check_paths(document: Schema) -> None:
    """A path is copied into code as it stands, so it holds nothing but path characters."""
    for path in document["paths"]:
        if not _PATH.fullmatch(path):
            raise PipelineError(f"/paths: {path[:80]!r} has characters that no path of HUVR has")


