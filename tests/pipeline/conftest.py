"""One corrected and one normalised document of the real description for all tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import regenerate
from pipeline.correct import overlay
from pipeline.json_tree import Schema
from pipeline.normalise import class_names, operation_names
from pipeline.normalise.rules import normalise
from pipeline.read import document
from pipeline.report import public_api
from pipeline_kit import Project, tiny

OPENAPI = regenerate.ROOT / "openapi"


def no_network(url: str) -> bytes:
    raise AssertionError(f"nothing is fetched: {url}")


@pytest.fixture(scope="session")
def huvr() -> Schema:
    """openapi/huvr.yaml. Do not change it: clone."""
    return document.read(str(OPENAPI / "huvr.yaml"), no_network)


@pytest.fixture(scope="session")
def actions() -> list[overlay.Action]:
    """The committed overlay."""
    return overlay.load(OPENAPI / "overlay.yaml")


@pytest.fixture(scope="session")
def applied(huvr: Schema, actions: list[overlay.Action]) -> tuple[Schema, list[str]]:
    """huvr.yaml with the overlay, and the lines of actions that match nothing."""
    return overlay.apply(huvr, actions, "overlay.yaml")[:2]


@pytest.fixture(scope="session")
def known() -> dict[str, operation_names.Operation]:
    """The committed bindings."""
    return operation_names.load(OPENAPI / "operations.yaml")


@pytest.fixture(scope="session")
def classes() -> class_names.Places:
    """The committed places of models and enums."""
    return class_names.load(OPENAPI / "models.yaml")


@pytest.fixture(scope="session")
def normal(
    applied: tuple[Schema, list[str]],
    known: dict[str, operation_names.Operation],
    classes: class_names.Places,
) -> Schema:
    """What the generator reads. Do not change it: clone."""
    return normalise(applied[0], operation_names.names(known), classes=classes)


@pytest.fixture(scope="session")
def committed_surface() -> public_api.Surface:
    """What callers can type against generated/huvr_api."""
    package = regenerate.ROOT / "generated" / "huvr_api"
    return public_api.read(package, OPENAPI / "generator.yaml")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the tiny description, not generated yet."""
    return Project(tmp_path / "project", tiny())


@pytest.fixture
def make_project(tmp_path: Path) -> Callable[[Schema], Project]:
    """Projects with other descriptions."""
    made: list[Project] = []

    def make(described: Schema) -> Project:
        made.append(Project(tmp_path / f"project{len(made)}", described))
        return made[-1]

    return make
