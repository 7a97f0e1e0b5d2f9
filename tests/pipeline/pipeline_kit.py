"""Small descriptions, and a project in a temporary folder to regenerate them in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import regenerate
from pipeline.json_tree import Schema
from pipeline.read import safe_yaml

ROOT = Path(regenerate.ROOT)
ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def content(schema: Schema) -> Schema:
    return {"content": {"application/json": {"schema": schema}}}


def answer(schema: Schema | None = None, code: str = "200") -> Schema:
    """An operation that answers `schema`."""
    body = content(schema) if schema is not None else {}
    return {"responses": {code: {"description": "Done.", **body}}}


def taking(schema: Schema, operation: Schema) -> Schema:
    """`operation` with `schema` as its body."""
    return operation | {"requestBody": content(schema)}


def described(paths: Schema, schemas: Schema | None = None, **more: Any) -> Schema:
    """A description of `paths` and `schemas`."""
    return {
        "openapi": "3.0.3",
        "info": {"title": "Tiny", "version": "1"},
        "paths": paths,
        "components": {
            "schemas": schemas or {},
            "securitySchemes": {"Token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"Token": []}],
        **more,
    }


def envelope(item: Schema) -> Schema:
    text = {"type": "string", "nullable": True}
    return {
        "type": "object",
        "properties": {
            "count": {"type": "integer"},
            "next": text,
            "previous": text,
            "results": {"type": "array", "items": item},
        },
    }


def tiny() -> Schema:
    """One resource with every kind of operation that the templates know."""
    thing = {
        "type": "object",
        "description": "A thing.",
        "required": ["name"],
        "properties": {
            "id": {"type": "integer", "readOnly": True},
            "name": {"type": "string"},
            "state": {"type": "string", "enum": ["NEW", "OLD"]},
            "made_on": {"type": "string", "format": "date-time", "nullable": True},
            "parent": ref("Thing"),
        },
    }
    counts = [
        {"name": name, "in": "query", "schema": {"type": "integer"}} for name in ("limit", "offset")
    ]
    return described(
        {
            "/api/things/": {
                "get": answer(envelope(ref("Thing"))) | {"parameters": counts},
                "post": taking(ref("Thing"), answer(ref("Thing"), "201")),
            },
            "/api/things/{id}/": {
                "parameters": [ID],
                "get": answer(ref("Thing")),
                "patch": taking(ref("Thing"), answer(ref("Thing"))),
                "delete": answer(code="204"),
            },
            "/api/things/{id}/export/": {
                "parameters": [ID],
                "get": {
                    "responses": {
                        "200": {
                            "description": "A file.",
                            "content": {
                                "application/octet-stream": {
                                    "schema": {"type": "string", "format": "binary"}
                                }
                            },
                        }
                    }
                },
            },
        },
        {"Thing": thing},
    )


OVERLAY = "overlay: 1.1.0\ninfo: {title: None, version: '1'}\nactions: []\n"


def unchecked(package: Path) -> None:
    """In place of the checks that start another interpreter."""


class Project:
    """A project with our templates and a small description."""

    def __init__(self, root: Path, document: Schema) -> None:
        self.root = root
        self.openapi = root / "openapi"
        self.package = root / "generated" / "huvr_api"
        self.lines: list[str] = []
        self.openapi.mkdir(parents=True)
        for name in ("templates", "runtime"):
            shutil.copytree(ROOT / "openapi" / name, self.openapi / name)
        shutil.copy(ROOT / "openapi" / "generator.yaml", self.openapi)
        (self.openapi / "overlay.yaml").write_text(OVERLAY)
        self.describe(document)

    def describe(self, document: Schema) -> None:
        """Make `document` the committed description."""
        (self.openapi / "huvr.yaml").write_text(regenerate.HEADER + safe_yaml.dump(document))

    def source(self, document: Schema | str, name: str = "new.json") -> str:
        """Write a new description; its path."""
        path = self.root / name
        path.write_text(document if isinstance(document, str) else json.dumps(document))
        return str(path)

    def run(self, *arguments: str, **injected: Any) -> int:
        """The command, by default without the checks that start another interpreter."""
        self.lines.clear()
        settings: dict[str, Any] = {"verify": unchecked, "say": self.lines.append}
        return regenerate.main(list(arguments), self.root, **(settings | injected))

    def files(self, folder: str = "") -> dict[str, bytes]:
        """Every file below `folder` with its bytes."""
        top = self.root / folder
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(top.rglob("*"))
            if path.is_file() and "__pycache__" not in path.parts
        }

    def left(self) -> list[str]:
        """Temporary files and folders that a run left behind."""
        return [path.name for path in self.root.rglob(".*")]


Say = Callable[[str], None]


def obj(**properties: Schema) -> Schema:
    """An object with these fields."""
    return {"type": "object", "properties": properties}
