"""Nested objects as columns with dotted names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa


def flat_schema(fields: Iterable[pa.Field[Any]]) -> pa.Schema:
    """A column for each innermost field of structs: ``asset.name``."""
    return pa.schema([leaf for field in fields for leaf in _leaves(field, field.name)])


def _leaves(field: pa.Field[Any], name: str) -> list[pa.Field[Any]]:
    if not pa.types.is_struct(field.type):
        return [pa.field(name, field.type)]
    return [leaf for part in field.type for leaf in _leaves(part, f"{name}.{part.name}")]


def flat_columns(array: pa.Array[Any]) -> list[pa.Array[Any]]:
    """The innermost arrays of structs, null where something around them is."""
    if not isinstance(array, pa.StructArray):
        return [array]
    return [leaf for part in array.flatten() for leaf in flat_columns(part)]
