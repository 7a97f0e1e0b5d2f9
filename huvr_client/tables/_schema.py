"""The Arrow schema of a model."""

from __future__ import annotations

import pyarrow as pa
from huvr_api.models import Model

from ._flat import schema_of
from ._shapes import record


def schema(model: type[Model], *, flatten: bool = False) -> pa.Schema:
    """The Arrow schema of a model, from HUVR's description.

    It is the same every night, whatever comes: date-times are ``timestamp[us, UTC]``, dates
    ``date32``, ids and whole numbers ``int64``, nested objects structs, lists lists. Free-form JSON
    is text, and so is a model inside itself. Every column takes null. With ``flatten``, the fields
    of nested objects are columns (``asset.name``); lists stay lists.

    Raises ``TypeError`` for anything but a model.
    """
    return schema_of(record(model).type, flat=flatten)
