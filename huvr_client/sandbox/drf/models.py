"""What a table is: its references to others, and what the framework knows of its fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any


@dataclass(frozen=True, slots=True)
class One:
    """A reference to one row.

    `owned` rows go when the row they refer to goes. What an `inline` reference leads to is written
    as an object inside its owner, not by id.
    """

    table: str
    owned: bool = False
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Many:
    """References to several rows."""

    table: str


@dataclass(frozen=True, slots=True)
class Reverse:
    """The rows of `table` whose `field` refers to this row."""

    table: str
    field: str


Relation = One | Many | Reverse


def one(**tables: str) -> dict[str, Relation]:
    """References to one row each: field -> table."""
    return {field: One(table) for field, table in tables.items()}


def owned(**tables: str) -> dict[str, Relation]:
    """The same; the row goes with the row that it refers to."""
    return {field: One(table, owned=True) for field, table in tables.items()}


def many(**tables: str) -> dict[str, Relation]:
    """References to several rows each: field -> table."""
    return {field: Many(table) for field, table in tables.items()}


def reverse(**fields: str) -> dict[str, Relation]:
    """Rows that refer to this one: field -> `table.field`."""
    return {name: Reverse(*field.split(".")) for name, field in fields.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """One table.

    Attributes:
        relations: the fields that lead to other rows.
        defaults: what a new row holds unless its caller says otherwise.
        search: the fields that `search` looks into.
        unique: a field whose values are unique, and the message about a second one.
        aliases: the row's field behind a body's or a filter's name, where they differ; of a filter
            also a path, `a__b`.
    """

    relations: Mapping[str, Relation] = attribute(default_factory=dict[str, Relation])
    defaults: Mapping[str, Any] = attribute(default_factory=dict[str, Any])
    search: tuple[str, ...] = ("name",)
    unique: tuple[str, str] | None = None
    aliases: Mapping[str, str] = attribute(default_factory=dict[str, str])

    @property
    def writable(self) -> frozenset[str]:
        """The references that a body may hold as ids."""
        return frozenset(
            name
            for name, relation in self.relations.items()
            if isinstance(relation, Many) or (isinstance(relation, One) and not relation.inline)
        )

    def row_field(self, name: str) -> str:
        """The row's field behind a body's field; `owner_id` stands for the reference `owner`."""
        if name in self.aliases:
            return self.aliases[name]
        base = name.removesuffix("_id")
        return base if isinstance(self.relations.get(base), One) else name


Models = Mapping[str, Model]
