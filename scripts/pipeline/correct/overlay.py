"""Step 2, correct: apply `openapi/overlay.yaml` (OpenAPI Overlay 1.1) with oas-patch.

A correction is a claim about a fault. It holds where the fault stands (its `x-expects`, an
extension as Overlay 1.1 allows them), and where its result is valid; elsewhere it is left out with
a note, and HUVR's own word wins.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from pipeline.correct.actions import Action, carry_out
from pipeline.correct.notes import notes
from pipeline.errors import PipelineError
from pipeline.json_tree import Json, Schema, is_list, is_map
from pipeline.read.safe_yaml import parse

__all__ = ["Action", "Corrected", "Problems", "apply", "load"]

Problems = Callable[[Schema], dict[str, str]]
"""What is wrong with a document: a line of text by the place and the rule that is broken."""


def load(path: Path) -> list[Action]:
    """The actions of the overlay at `path`, each with its target, description and condition."""
    try:
        overlay = parse(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise PipelineError(f"{path}: {error.strerror}") from None
    if not str(overlay.get("overlay", "")).startswith("1."):
        raise PipelineError(f"{path}: /overlay is {overlay.get('overlay')!r}, not 1.x")
    actions = overlay.get("actions", [])
    if not is_list(actions):
        raise PipelineError(f"{path}: /actions is not a list")
    return [_checked(action, f"{path}: /actions/{at}") for at, action in enumerate(actions)]


def _checked(action: Json, where: str) -> Action:
    if not is_map(action):
        raise PipelineError(f"{where} is not a mapping")
    missing = [key for key in ("target", "description") if not isinstance(action.get(key), str)]
    if missing:
        raise PipelineError(f"{where} has no {' and no '.join(missing)}")
    if not (is_map(action.get("update")) or action.get("remove") is True):
        raise PipelineError(f"{where} has no effect: no mapping to update, no `remove: true`")
    expected = action.get("x-expects")
    if not all(is_map(one) for one in (expected if is_list(expected) else [expected])):
        raise PipelineError(f"{where} has no x-expects that says which fault it corrects")
    return action


class Corrected(NamedTuple):
    """A document with the corrections that it needs."""

    document: Schema
    notes: list[str]
    """A line for each action that is left out somewhere, or covers up a change of HUVR's."""
    wrong: dict[str, str]
    """What is wrong with the document nevertheless, for which no action is to blame."""


def apply(
    document: Schema,
    actions: list[Action],
    name: str,
    saved: Schema | None = None,
    problems: Problems = lambda _: {},
) -> Corrected:
    """`document` with the `actions` of the overlay `name`, but those that make it invalid.

    With `saved`, the description of the last regeneration, the notes also say what has changed
    since then under a correction.
    """
    left_out: dict[int, str] = {}
    while True:
        corrected, effects = carry_out(document, actions, name, left_out)
        wrong = problems(corrected)
        spoiling = _spoiling(document, actions, name, left_out, problems) if wrong else {}
        if not spoiling:
            before = carry_out(saved, actions, name, left_out)[1] if saved else None
            return Corrected(corrected, list(notes(effects, before)), wrong)
        left_out |= spoiling


def _spoiling(
    document: Schema,
    actions: list[Action],
    name: str,
    left_out: dict[int, str],
    problems: Problems,
) -> dict[int, str]:
    """The position of the first action that makes the document invalid, and why it is left out."""

    def wrong(count: int) -> dict[str, str]:
        return problems(carry_out(document, actions[:count], name, left_out)[0])

    known, end = wrong(0), wrong(len(actions))
    own = sorted(end.keys() - known.keys())
    if not own:
        return {}
    position = bisect_left(
        range(len(actions)), True, key=lambda last: bool(wrong(last + 1).keys() - known.keys())
    )
    return {position: f"the document is invalid with it: {end[own[0]]}"}
