"""Step 2, correct: apply `openapi/overlay.yaml` (OpenAPI Overlay 1.1) with oas-patch."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, cast

from pipeline.errors import PipelineError
from pipeline.json_tree import Json, clone, is_list, is_map
from pipeline.read.safe_yaml import parse

Action = dict[str, Json]


def load(path: Path) -> list[Action]:
    """The actions of the overlay at `path`, each with its target and description."""
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
    if not {"update", "remove", "copy"} & set(action):
        raise PipelineError(f"{where} has no effect: no update, remove or copy")
    return action


def apply(
    document: dict[str, Json], actions: list[Action], name: str
) -> tuple[dict[str, Json], list[str]]:
    """The corrected document, and a line for each action that matches nothing."""
    unmatched: list[str] = []
    for number, action in enumerate(actions):
        label = f"{name}: action {number + 1} ({_rule(action)})"
        try:
            matches = len(_compiled(action["target"]).find(document))
            document = _apply_one(document, action, matches) if matches else document
        except Exception as error:  # noqa: BLE001 - the JSONPath library raises bare Exceptions
            line = (str(error).splitlines() or [type(error).__name__])[0]
            raise PipelineError(f"{label}: {line[:160]}") from None
        if not matches:
            unmatched.append(f"{label} matches nothing: {action['target'][:120]}")
    return document, unmatched


def _rule(action: Action) -> str:
    return str(action["description"]).split(" - ", 1)[0][:80]


@cache
def _compiled(target: str) -> Any:
    from jsonpath_ng import ext

    return cast("Any", ext).parse(target)


def _apply_one(document: dict[str, Json], action: Action, matches: int) -> dict[str, Json]:
    from oas_patch.overlay import apply_overlay  # type: ignore[import-untyped]

    applied = apply_overlay(document, {"actions": [clone(action)]})
    # oas-patch puts the same object wherever a wildcard matches: without the clone, the next
    # action on one place would change them all.
    return cast(
        "dict[str, Json]", clone(applied) if matches > 1 and "update" in action else applied
    )
