"""Step 3, normalise for typing: the corrected document as the generator wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from pipeline.errors import PipelineError
from pipeline.json_tree import Schema
from pipeline.normalise import (
    class_names,
    left_out,
    media,
    merging,
    models,
    named_schemas,
    openapi_30,
    operation_names,
    parameters,
    schema_rules,
)
from pipeline.normalise.schema_rules import operations

Rule = Callable[[Schema], None]


def rules(
    known: Mapping[operation_names.Operation, str],
    classes: class_names.Places,
    note: left_out.Note,
) -> tuple[Rule, ...]:
    """Every rule, in order; `known` and `classes` are the names that people use already."""
    return (
        *openapi_30.RULES,
        partial(left_out.leave_out, note=note),
        *media.RULES,
        *parameters.RULES,
        *named_schemas.RULES,
        merging.tags,
        merging.variants,
        *schema_rules.RULES,
        *merging.RULES,
        partial(operation_names.name_operations, known=known),
        *models.RULES,
        partial(class_names.bind, known=classes),
    )


def normalise(
    document: Schema,
    known: Mapping[operation_names.Operation, str] | None = None,
    note: left_out.Note = str,  # tells nobody
    classes: class_names.Places | None = None,
) -> Schema:
    """A new document with every rule applied; `note` is told which operations are left out.

    `known` and `classes` are the names of operations, models and enums that people use already.
    """
    notes: list[str] = []

    def apply(copy: Schema) -> Schema:
        notes.clear()
        for rule in rules(known or {}, classes or {}, notes.append):
            rule(copy)
        return copy

    made = left_out.isolated(document, apply, note)
    if notes and not any(operations(made)):
        raise PipelineError(f"no operation is left: {notes[0]}")
    for text in notes:
        note(text)
    return made
