"""Forms: the lines of a template, the answers of a filled form.

Templates and answers are free JSON in the description, so anything may stand in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ._errors import invalid
from ._json import is_object, listed, mapped
from ._store import Record


def template_lines(template: Record | None) -> Iterator[tuple[str, Record]]:
    """Section key and line of every line of a template that is well formed."""
    for section in listed((template or {}).get("sections")):
        for line in listed(mapped(section).get("lines")):
            if is_object(line) and "key" in line:
                yield str(mapped(section).get("key", "")), line


def merged(known: Any, edit: Any) -> Record:
    """Results with an edit laid over them: section, line, then `value`, `notes`, `media`."""
    if not is_object(edit):
        raise invalid(edit="Expected sections with lines.")
    whole: Record = {key: dict(value) for key, value in mapped(known).items()}
    for section, lines in edit.items():
        if not is_object(lines):
            raise invalid(edit=f'Expected the lines of section "{section}".')
        kept = whole.setdefault(section, {})
        for line, answer in lines.items():
            if not is_object(answer):
                raise invalid(edit=f'Expected an answer object for line "{section}::{line}".')
            kept[line] = {**(kept.get(line) or {}), **answer}
    return whole
