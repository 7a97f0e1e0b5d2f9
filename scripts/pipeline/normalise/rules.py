"""Step 3, normalise for typing: the corrected document as the generator wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from pipeline.errors import PipelineError
from pipeline.json_tree import Schema, clone
from pipeline.normalise import models, openapi_30, operation_names, schema_rules

Rule = Callable[[Schema], None]


def rules(known: Mapping[operation_names.Operation, str]) -> tuple[Rule, ...]:
    """Every rule, in order; `known` are the names that operations have already."""
    named = partial(operation_names.name_operations, known=known)
    return (*openapi_30.RULES, *schema_rules.RULES, named, *models.RULES)


def normalise(
    document: Schema, known: Mapping[operation_names.Operation, str] | None = None
) -> Schema:
    """A new document with every rule applied; PipelineError names the rule that cannot be."""
    document = clone(document)
    for rule in rules(known or {}):
        try:
            rule(document)
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            name = getattr(rule, "__name__", "name_operations")
            text = f"{type(error).__name__}: {str(error)[:120]}"
            raise PipelineError(f"the rule {name} does not fit the description: {text}") from error
    return document
