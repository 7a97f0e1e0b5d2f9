"""Step 4, generate: what the templates are given. Plain data, in which every name is safe as code.

Texts (`docs`, `summary`, `wire`, values of enums) are the document's own: templates escape them.
"""

from __future__ import annotations

from dataclasses import dataclass


def split(annotation: str) -> list[str]:
    """The alternatives of a union: `list[A | B] | None` -> `list[A | B]`, `None`."""
    parts, depth, start = list[str](), 0, 0
    for position, character in enumerate(annotation):
        depth += (character == "[") - (character == "]")
        if character == "|" and depth == 0:
            parts.append(annotation[start:position].strip())
            start = position + 1
    return [*parts, annotation[start:].strip()]


@dataclass(frozen=True)
class Field:
    """One field of a model."""

    name: str
    """What it is called in Python."""
    wire: str
    """What it is called in JSON."""
    annotation: str
    """Its Python type; `None` stands last where null is documented, `Unset` after it."""
    kind: str
    """scalar, datetime, date, time, uuid, decimal, file, model, list, map, union or any: what a
    value other than null is."""
    docs: str
    required: bool
    """Whether it is always there: in an answer all are, in a request those that must be sent."""


@dataclass(frozen=True)
class Model:
    """One class of `huvr_api.models`."""

    name: str
    module: str
    docs: str
    fields: tuple[Field, ...]
    imports: tuple[str, ...]
    """The other models and enums that the annotations name."""
    item: str
    """The type of the items where this is a page of a list, else ""."""
    sent: bool
    """Whether a request holds one."""
    received: bool
    """Whether an answer holds one."""
    tags: tuple[tuple[str, tuple[str, ...]], ...]
    """(JSON name of a field, its values) by which a choice of classes knows an object of this."""


@dataclass(frozen=True)
class Parameter:
    """One parameter of an operation."""

    name: str
    """What the argument is called."""
    wire: str
    place: str
    """path, query, header or cookie."""
    annotation: str
    required: bool
    docs: str
    form: str
    """How several values or an object are written: an OpenAPI style, `*` after it for explode, or
    "json"; "" for the form of a filter, values joined by commas."""


@dataclass(frozen=True)
class Operation:
    """One operation: a method of a resource class."""

    resource: str
    name: str
    """What the method is called: `list`."""
    method: str
    path: str
    """The path, its parameters under the names of the arguments."""
    summary: str
    docs: str
    parameters: tuple[Parameter, ...]
    body: str
    """The type of the body: a class, a list or choice of classes, "JsonBody" for any JSON,
    "Content" for what is no JSON, "" for none."""
    body_required: bool
    media: tuple[str, ...]
    """The media types of the body, the preferred one first."""
    accept: str
    """The media type of the answer; "" for `application/json`, and for any file."""
    result: str
    """The Python type of the answer; "None" where none is promised."""
    item: str
    """The type of the items where the answer is a page that can be walked, else ""."""
    paging: tuple[str, str, str]
    """How the pages follow each other: offset, page or cursor, and the query parameters of the
    size and of the position of a page; the size "" where the operation takes none."""
    authenticated: bool
    deprecated: bool

    def at(self, place: str) -> list[Parameter]:
        """The parameters at `place`."""
        return [one for one in self.parameters if one.place == place]


@dataclass(frozen=True)
class Api:
    """All of a description."""

    models: tuple[Model, ...]
    enums: tuple[tuple[str, tuple[str | int, ...]], ...]
    """(name, values) of the enums."""
    operations: tuple[Operation, ...]
    titles: tuple[tuple[str, str], ...]
    """(resource, what it is about)."""

    @property
    def modules(self) -> dict[str, str]:
        """The module below `models` of every model and enum."""
        models = {model.name: model.module for model in self.models}
        return {name: "enums" for name, _ in self.enums} | models
