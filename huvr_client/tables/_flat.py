"""Nested objects as columns with dotted names."""

from __future__ import annotations

from typing import Any

import pyarrow as pa


def schema_of(struct: pa.StructType, *, flat: bool) -> pa.Schema:
    """The schema of a struct's fields; ``flat``: of the innermost fields, as ``asset.name``."""
    fields: list[Any] = list(struct)
    return pa.schema(
        [leaf for field in fields for leaf in _leaves(field, field.name)] if flat else fields
    )


def _leaves(field: Any, name: str) -> list[Any]:
    if not pa.types.is_struct(field.type):
        return [pa.field(name, field.type)]
    parts: list[Any] = list(field.type)
    return [leaf for part in parts for leaf in _leaves(part, f"{name}.{part.name}")]


def columns_of(struct: Any, *, flat: bool) -> list[Any]:
    """The arrays of a struct's fields, or of the innermost; null where something around them is."""
    columns: list[Any] = struct.flatten()
    return [leaf for column in columns for leaf in _leaf_columns(column)] if flat else columns


def _leaf_columns(column: Any) -> list[Any]:
    return columns_of(column, flat=True) if pa.types.is_struct(column.type) else [column]
