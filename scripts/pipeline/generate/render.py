"""Step 4, generate: the files of the package, one module per resource."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment

from pipeline.errors import PipelineError
from pipeline.generate import filters, read_api
from pipeline.generate.parts import Api, Operation
from pipeline.json_tree import Json, Schema, is_map
from pipeline.normalise import naming

COPIED = "# Copied from openapi/runtime by scripts/regenerate.py: edit it there.\n"


class Package:
    """Writes the files of one package; no file twice."""

    def __init__(self, folder: Path, environment: Environment) -> None:
        self.folder = folder
        self.environment = environment
        self.environment.filters.update(filters.all_filters())

    def write(self, path: str, text: str) -> None:
        """Write one file."""
        target = self.folder / path
        if target.exists():
            raise PipelineError(f"two parts of the description would both be {path}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")

    def render(self, path: str, template: str, **context: object) -> None:
        """Write one file from a template."""
        self.write(path, self.environment.get_template(template).render(**context))

    def runtime(self, folder: Path) -> None:
        """The modules that no description changes."""
        for source in sorted(folder.glob("*.py")):
            self.write(source.name, COPIED + source.read_text(encoding="utf-8"))
        self.write("py.typed", "")

    def models(self, api: Api) -> None:
        """A module for each model, one for the enums, and the way to them."""
        self.render(
            "models/__init__.py", "models_init.py.jinja", modules=sorted(api.modules.items())
        )
        self.render("models/enums.py", "enums.py.jinja", enums=api.enums)
        for model in api.models:
            self.render(f"models/{model.module}.py", "model.py.jinja", model=model)

    def resources(self, api: Api) -> None:
        """A module for each resource, and the classes that lead to them."""
        self.write("resources/__init__.py", '"""One module for each resource of the API."""\n')
        of: dict[str, list[Operation]] = defaultdict(list)
        for operation in api.operations:
            of[operation.resource].append(operation)
        resources = [(name, _class_name(name), title) for name, title in api.titles]
        for name, class_name, title in resources:
            self.render(
                f"resources/{name}.py",
                "resource.py.jinja",
                operations=of[name],
                class_name=class_name,
                title=title,
                imports=_imports(of[name], api),
            )
        self.render("client.py", "client.py.jinja", resources=resources)


def _class_name(resource: str) -> str:
    """`assets` -> `Assets`; `AsyncAssets` is another class already, so `async` is `ApiAsync`."""
    name = naming.pascal(resource)
    return f"Api{name}" if name.startswith("Async") else name


def _imports(operations: Iterable[Operation], api: Api) -> list[str]:
    types = " ".join(f"{one.result} {one.item} {one.body}" for one in operations)
    return sorted(set(re.findall(r"\w+", types)) & set(api.modules))


def render(document: Schema, settings: Path, templates: Path, runtime: Path, output: Path) -> None:
    """Write the package for a normalised `document` into the new folder `output`."""
    api, types = read_api.read(document, settings)
    package = Package(output, types.environment(templates))
    version = document["info"]["version"]
    package.render("__init__.py", "package_init.py.jinja", version=version)
    package.runtime(runtime)
    package.models(api)
    package.resources(api)
    package.write("description.json", description(document))


def description(document: Schema) -> str:
    """The document as JSON, a line for each path and schema: a change of one is a change of one."""
    depths = {"paths": 1, "components": 2}
    members = (
        f"{json.dumps(key)}:{_lines(value, depths.get(key, 0))}"
        for key, value in sorted(document.items())
    )
    return "{\n" + ",\n".join(members) + "\n}\n"


def _lines(value: Json, depth: int) -> str:
    """JSON, the members down to `depth` on lines of their own."""
    if not (depth and is_map(value) and value):
        return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    members = (f"{json.dumps(key)}:{_lines(value[key], depth - 1)}" for key in sorted(value))
    return "{\n" + ",\n".join(members) + "\n}"
