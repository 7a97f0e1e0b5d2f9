"""Step 3, normalise for typing: the corrected document as the generator wants it."""

from __future__ import annotations

from . import bindings, models, shapes
from .document import clone
from .shapes import Schema


def normalise(document: Schema) -> Schema:
    """A new document with every rule of shapes, bindings and models applied."""
    document = clone(document)
    for rule in (*shapes.RULES, bindings.name_operations, *models.RULES):
        rule(document)
    return document
