"""Forms: the lines of a template, the answers of a filled form.

Templates and answers are free JSON in the description, so anything may stand in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ._errors import invalid
from ._store import Record


def listed(value: Any) -> list[Any]:
    """A free JSON value where a list is meant; empty for anything else."""
    return value if isinstance(value, list) else []


def template_lines(template: Record | None) -> Iterator[tuple[str, Record]]:
    """Section key and line of every line of a template that is well formed."""
    for section in listed((template or {}).get("sections")):
        lines = section.get("lines") if isinstance(section, dict) else None
        for line in listed(lines):
            if isinstance(line, dict) and "key" in line:
                yield str(section.get("key", "")), line


def merged(known: Any, edit: Any) -> Record:
    """Results with an edit laid over them: section, line, then `value`, `notes`, `media`."""
    if not isinstance(edit, dict):
        raise invalid(edit="Expected sections with lines.")
    whole: Record = {key: dict(value) for key, value in (known or {}).items()}
    for section, lines in edit.items():
        if not isinstance(lines, dict):
            raise invalid(edit=f'Expected the lines of section "{section}".')
        kept = whole.setdefault(section, {})
        for line, answer in lines.items():
            if not isinstance(answer, dict):
                raise invalid(edit=f'Expected an answer object for line "{section}::{line}".')
            kept[line] = {**(kept.get(line) or {}), **answer}
    return whole
