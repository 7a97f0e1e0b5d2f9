"""Step 2, correct: whether the fault that an action claims still stands in HUVR's document.

`x-expects` of an action is a pattern for the object that the action changes: the target of an
`update`, what holds the target of a `remove`. An object matches when the values of the pattern's
keys match, whatever else it has; `null` stands for a key that is absent; an array matches item by
item; anything else is equal. A list of patterns at the top means any of them.
"""

from __future__ import annotations

from pipeline.json_tree import ABSENT, Json, at, is_list, is_map, path_of


def holds(expected: Json, value: Json) -> bool:
    """Whether `value`, which may be ABSENT, shows what the `x-expects` of an action says."""
    patterns = expected if is_list(expected) else [expected]
    return any(_matches(pattern, value) for pattern in patterns)


def _matches(pattern: Json, value: Json) -> bool:
    if pattern is None:
        return value is ABSENT
    if is_map(pattern):
        return is_map(value) and all(
            _matches(inner, value.get(key, ABSENT)) for key, inner in pattern.items()
        )
    if is_list(pattern):
        same = is_list(value) and len(value) == len(pattern)
        return same and all(map(_matches, pattern, value))
    return type(pattern) is type(value) and bool(pattern == value)


def replaced(update: Json, value: Json) -> Json:
    """The parts of `value` that merging `update` into it would replace."""
    if not (is_map(update) and is_map(value)):
        return value
    parts = {key: replaced(update[key], value[key]) for key in update if key in value}
    return {key: part for key, part in parts.items() if part != {} or not is_map(update[key])}


def opened(document: Json, value: Json) -> Json:
    """`value` with its references opened as far as the first named schema.

    A correction that replaces `{$ref: ...}` covers up what HUVR changes in the schema behind it.
    """
    if is_list(value):
        return [opened(document, item) for item in value]
    if not is_map(value):
        return value
    reference = value.get("$ref")
    if not isinstance(reference, str):
        return {key: opened(document, item) for key, item in value.items()}
    target = at(document, path_of(reference))
    named = target is ABSENT or "/schemas/" in reference
    return [reference, None if target is ABSENT else target if named else opened(document, target)]
