"""Step 2, correct: what a person should know about the corrections of one run."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.correct.actions import Effect
from pipeline.json_tree import Path, pointer

_SHOWN = 5
"""Places that one note names."""
_WILD = frozenset("*?")
"""In a target that counts on no place in particular."""


def notes(effects: list[Effect], saved: list[Effect] | None) -> Iterator[str]:
    """A line for each action that is left out somewhere or covers up a change of HUVR's.

    `saved` are the effects on the description of the last regeneration, if there is one: a place
    that never showed the fault is no news then.
    """
    for position, effect in enumerate(effects):
        yield from _of(effect, saved[position] if saved else None)


def _of(effect: Effect, saved: Effect | None) -> Iterator[str]:
    if effect.left_out:
        yield f"{effect.label} is left out: {effect.left_out}"
        return
    if not effect.covered and not effect.healed:
        yield f"{effect.label} matches nothing: {effect.action['target'][:120]}"
    before = saved.covered if saved else {}
    healed = [path for path in effect.healed if path in before or not saved or not effect.covered]
    gone = [path for path in before if path not in effect.covered and path not in effect.healed]
    gone = gone if not _WILD & set(effect.action["target"]) else []
    hidden = [path for path, old in before.items() if effect.covered.get(path, old) != old]
    for places, text in (
        (healed, "is left out where HUVR's document no longer shows the fault"),
        (gone, "corrected what HUVR's document no longer has"),
        (hidden, "covers up what HUVR changed"),
    ):
        if places:
            yield f"{effect.label} {text}: {_list(places)}"


def _list(places: list[Path]) -> str:
    more = len(places) - _SHOWN
    return ", ".join(map(pointer, places[:_SHOWN])) + (f" and {more} more" if more > 0 else "")
