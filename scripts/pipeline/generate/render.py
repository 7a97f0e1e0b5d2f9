"""Step 4, generate: openapi-python-client with our templates, one module per resource.

The generator parses the description and renders the templates. `ResourceProject` only changes
which files it makes of them. Its classes are no public API, so its version is pinned exactly.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import ModelProperty, Property

from pipeline.errors import PipelineError
from pipeline.generate import filters
from pipeline.json_tree import Schema
from pipeline.normalise import naming, operation_names
from pipeline.normalise.schema_rules import operations, schemas


class ResourceProject(Project):
    """The generator, rendering our set of files."""

    def __init__(self, document: Schema, runtime: Path, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.runtime = runtime
        self.titles = {tag["name"]: tag.get("description") for tag in document.get("tags", [])}
        self.filters = filters.Filters(list(self.openapi.models), list(self.openapi.enums))
        self.env.filters.update(self.filters.all())
        self._name_endpoints(document)
        self._describe_fields(schemas(document))

    def _name_endpoints(self, document: Schema) -> None:
        names = {
            operation_names.key((method, path)): operation["operationId"].split(".", 1)[1]
            for path, method, operation in operations(document)
        }
        for collection in self.openapi.endpoint_collections_by_tag.values():
            for endpoint in collection.endpoints:
                key = operation_names.key((endpoint.method, endpoint.path.get_untrusted_value()))
                cast("Any", endpoint).huvr_name = names[key]
                _check_parameters(endpoint)

    def _describe_fields(self, known: dict[str, Schema]) -> None:
        """Give each field its own description.

        The generator gives a field that is a reference the description of the class that it
        refers to, and drops what stands beside the reference.
        """
        for model in self.openapi.models:
            fields = known.get(str(model.class_info.name), {}).get("properties", {})
            for prop in _properties(model):
                own = fields.get(prop.name.get_untrusted_value(), {})
                prop.description = own.get("description")

    def write(self, path: str, template: str, **context: Any) -> None:
        """Render one file of the package; no file is written twice."""
        target = self.package_dir / path
        if target.exists():
            raise PipelineError(f"two parts of the description would both be {path}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self.env.get_template(template).render(**context), encoding="utf-8")

    def _create_package(self) -> None:
        self.write("__init__.py", "package_init.py.jinja")
        for source in sorted(self.runtime.glob("*.py")):
            shutil.copyfile(source, self.package_dir / source.name)
        (self.package_dir / "py.typed").touch()

    def _build_models(self) -> None:
        modules = sorted(self.filters.modules.items())
        self.write("models/__init__.py", "models_init.py.jinja", modules=modules)
        self.write("models/enums.py", "enums.py.jinja", enums=list(self.openapi.enums))
        for model in self.openapi.models:
            module = self.filters.modules.get(str(model.class_info.name))
            if module is not None:
                self.write(f"models/{module}.py", "model.py.jinja", model=model)

    def _build_api(self) -> None:
        (self.package_dir / "resources").mkdir()
        (self.package_dir / "resources" / "__init__.py").write_text(
            '"""One module for each resource of the API."""\n', encoding="utf-8"
        )
        resources: list[tuple[str, str, str]] = []
        for tag, collection in sorted(self.openapi.endpoint_collections_by_tag.items()):
            resources.append(self._build_resource(str(tag), collection.endpoints))
        self.write("client.py", "client.py.jinja", resources=resources)

    def _build_resource(self, tag: str, endpoints: list[Endpoint]) -> tuple[str, str, str]:
        name, title = naming.pascal(tag), self.titles.get(tag) or f"Operations on {tag}."
        self.write(
            f"resources/{tag}.py",
            "resource.py.jinja",
            endpoints=endpoints,
            class_name=name,
            title=title,
            imports=self._imports(endpoints),
        )
        return tag, name, title

    def _imports(self, endpoints: Iterable[Endpoint]) -> list[str]:
        used: list[str] = []
        for endpoint in endpoints:
            used += [filters.result(endpoint), self.filters.item(endpoint)]
            used += [filters.body_class(endpoint)] if endpoint.bodies else []
        found = set(re.findall(r"\w+", " ".join(used))) & set(self.filters.modules)
        return sorted(found) or ["Model"]


def _properties(model: ModelProperty) -> Iterator[Property]:
    yield from model.required_properties or ()
    yield from model.optional_properties or ()


def render(document: Schema, settings: Path, templates: Path, runtime: Path, output: Path) -> None:
    """Write the package for a normalised `document` into the new folder `output`.

    Raises PipelineError for anything that the generator warns about or leaves out.
    """
    check_paths(document)
    config = _config(settings, output)
    with contextlib.redirect_stdout(io.StringIO()):
        data = GeneratorData.from_dict(document, config=config)
        if isinstance(data, GeneratorError):
            raise PipelineError(f"the generator fails: {_said(data)}")
        project = ResourceProject(
            document, runtime, openapi=data, config=config, custom_template_path=templates
        )
        problems = project.build()
    if problems:
        raise PipelineError("the generator warns: " + "; ".join(_said(one) for one in problems[:5]))
    description = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    (output / "description.json").write_text(description + "\n", encoding="utf-8")


def _config(settings: Path, output: Path) -> Config:
    try:
        found = ConfigFile.load_from_path(settings)
    except Exception as error:  # noqa: BLE001 - pydantic and YAML errors alike
        raise PipelineError(f"{settings}: {str(error).splitlines()[0]}") from None
    return Config.from_sources(found, MetaType.NONE, settings, "utf-8", False, output)


def _said(problem: GeneratorError) -> str:
    text = " ".join(str(part) for part in (problem.header, problem.detail) if part)
    # The generator prints the object where it means the name in it.
    text = re.sub(r"<openapi_python_client[^>]*>", "(a name)", text)
    return re.sub(r"\s+", " ", text)[:300]


def _check_parameters(endpoint: Endpoint) -> None:
    """The templates know no headers: one that may be left out is, a required one is an error."""
    for prop in (*endpoint.header_parameters, *endpoint.cookie_parameters):
        if prop.required:
            where = f"{endpoint.method.upper()} {filters.path_template(endpoint)}"
            name = prop.name.get_untrusted_value()
            raise PipelineError(f"{where} requires {name!r} in a header or cookie: unsupported")


_PATH = re.compile(r"(?:/(?:[A-Za-z0-9_.~-]|\{[A-Za-z_][A-Za-z0-9_-]*\})*)+")


def check_paths(document: Schema) -> None:
    """A path is copied into code as it stands, so it holds nothing but path characters."""
    for path in document["paths"]:
        if not _PATH.fullmatch(path):
            raise PipelineError(f"/paths: {path[:80]!r} has characters that no path of HUVR has")
