"""Request bodies against the description, judged and worded as Django REST framework does.

A JSON Schema validator would not do: the framework accepts `"5"` for a number, trims texts, and
answers with its own messages by field, which is what programs meet.
https://www.django-rest-framework.org/api-guide/fields/
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .describe import Description, Schema
from .responses import Invalid
from .scalars import Check, boolean, bounded, integer, number, string
from .values import is_list, is_object


class Validator:
    """Compiles and keeps one check per schema."""

    def __init__(self, description: Description) -> None:
        self._description = description
        self._compiled: dict[tuple[int, frozenset[str]], tuple[Schema, Check]] = {}

    def check(self, schema: Schema, value: Any, references: frozenset[str] = frozenset()) -> Any:
        """The value as the server takes it: known fields only, converted; raises `Invalid`.

        `references` are fields that refer to other rows: where the description shows the nested
        object that reads return, an id is taken as well.
        """
        return self._check(schema, references)(value)

    def _check(self, schema: Schema, references: frozenset[str] = frozenset()) -> Check:
        key = id(schema), references
        if key not in self._compiled:
            # The schema is kept with its check: ids are only unique among the living.
            self._compiled[key] = schema, self._nullable(schema, references)
        return self._compiled[key][1]

    def _nullable(self, schema: Schema, references: frozenset[str]) -> Check:
        node = self._description.resolve(schema)
        branches = self._description.branches(node)
        if len(branches) == 1:
            check = self._value(branches[0], references)
        else:
            check = self._any_of(branches)
        free = self._description.shape(node) == "any"
        nullable = (
            free or node.get("nullable") or any(branch.get("nullable") for branch in branches)
        )

        def accept(value: Any) -> Any:
            if value is None:
                if nullable:
                    return None
                raise Invalid("This field may not be null.")
            return check(value)

        return accept

    def _any_of(self, branches: list[Schema]) -> Check:
        checks = [self._value(branch) for branch in branches]

        def accept(value: Any) -> Any:
            errors: Any = None
            for check in checks:
                try:
                    return check(value)
                except Invalid as failure:
                    errors = errors or failure.body
            raise Invalid(errors)

        return accept

    def _value(self, node: Schema, references: frozenset[str] = frozenset()) -> Check:
        match self._description.shape(node):
            case "object":
                return self._object(node, references)
            case "array":
                return self._array(node)
            case "string":
                return string(node)
            case "integer":
                return bounded(node, integer)
            case "number":
                return bounded(node, number)
            case "boolean":
                return boolean
            case _:
                return dictionary if node.get("type") == "object" else _anything

    def _object(self, node: Schema, references: frozenset[str]) -> Check:
        checks = [
            (name, _or_reference(check) if name in references else check)
            for name, field in node["properties"].items()
            for check in [self._late(field)]
        ]
        required = frozenset(node.get("required", ()))

        def accept(value: Any) -> Any:
            dictionary(value)
            return _each(
                (name, check if name in value else _required, value.get(name))
                for name, check in checks
                if name in value or name in required
            )

        return accept

    def _late(self, schema: Schema) -> Check:
        # Schemas may contain themselves, so the check of a field is compiled when it is met.
        return lambda value: self._check(schema)(value)

    def _array(self, node: Schema) -> Check:
        check = self._late(node.get("items", {}))
        least, most = node.get("minItems", 0), node.get("maxItems")

        def accept(value: Any) -> Any:
            if not is_list(value):
                kind = type(value).__name__
                raise Invalid(f'Expected a list of items but got type "{kind}".')
            if len(value) < least:
                raise Invalid(f"Ensure this field has at least {least} elements.")
            if most is not None and len(value) > most:
                raise Invalid(f"Ensure this field has no more than {most} elements.")
            return list(_each((index, check, item) for index, item in enumerate(value)).values())

        return accept


def _or_reference(check: Check) -> Check:
    """An id, or an object with one, in place of a nested object; the same within a list."""

    def accept(value: Any) -> Any:
        if is_list(value) and value and all(map(_reference, value)):
            return [_reference(item) for item in value]
        return _reference(value) or check(value)

    return accept


def _reference(value: Any) -> int | None:
    identifier: Any = value.get("id") if is_object(value) else value
    is_id = isinstance(identifier, int) and not isinstance(identifier, bool)
    return identifier if is_id else None


def _each(values: Iterable[tuple[str | int, Check, Any]]) -> dict[str | int, Any]:
    """Checked values by name or position; raises `Invalid` with the errors of all of them."""
    clean: dict[str | int, Any] = {}
    errors: dict[str, Any] = {}
    for name, check, value in values:
        try:
            clean[name] = check(value)
        except Invalid as failure:
            errors[str(name)] = failure.body
    if errors:
        raise Invalid(errors)
    return clean


def _required(_: Any) -> Any:
    raise Invalid("This field is required.")


def _anything(value: Any) -> Any:
    return value


def dictionary(value: Any) -> dict[str, Any]:
    """The value where it is an object; raises `Invalid`."""
    if not is_object(value):
        kind = type(value).__name__
        raise Invalid(
            {"non_field_errors": [f"Invalid data. Expected a dictionary, but got {kind}."]}
        )
    return value
