"""Step 2, correct: apply `openapi/overlay.yaml` (OpenAPI Overlay 1.1) with oas-patch."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

from .document import Json, clone, parse
from .errors import PipelineError


def load(path: Path) -> list[dict[str, Json]]:
    """The actions of the overlay at `path`, each with its target and description."""
    try:
        overlay = parse(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise PipelineError(f"{path}: {error.strerror}") from None
    if not str(overlay.get("overlay", "")).startswith("1."):
        raise PipelineError(f"{path}: /overlay is {overlay.get('overlay')!r}, not 1.x")
    actions = overlay.get("actions", [])
    for number, action in enumerate(actions):
        missing = [key for key in ("target", "description") if not action.get(key)]
        if missing or not {"update", "remove", "copy"} & set(action):
            raise PipelineError(f"{path}: action {number + 1} has no {missing or 'effect'}")
    return cast("list[dict[str, Json]]", actions)


def apply(
    document: dict[str, Json], actions: list[dict[str, Json]], name: str
) -> tuple[dict[str, Json], list[str]]:
    """The corrected document, and a line for each action that matches nothing."""
    unmatched: list[str] = []
    for number, action in enumerate(actions):
        label = f"{name}: action {number + 1} ({_first_line(action)})"
        try:
            matches = _matches(action["target"], document)
            document = _apply_one(document, action) if matches else document
        except Exception as error:  # noqa: BLE001 - whatever the JSONPath library raises is the action's fault
            raise PipelineError(f"{label}: {str(error).splitlines()[0][:160]}") from None
        if not matches:
            unmatched.append(f"{label} matches nothing: {action['target'][:120]}")
    return document, unmatched


def _first_line(action: dict[str, Json]) -> str:
    return str(action["description"]).split(" - ", 1)[0]


def _matches(target: str, document: dict[str, Json]) -> int:
    return len(cast(Any, _compiled(target)).find(document))


_cache: dict[str, Any] = {}


def _compiled(target: str) -> Any:
    if target not in _cache:
        from jsonpath_ng.ext import parse as parse_path  # type: ignore[import-untyped]

        _cache[target] = parse_path(target)
    return _cache[target]


def _apply_one(document: dict[str, Json], action: dict[str, Json]) -> dict[str, Json]:
    from oas_patch.overlay import apply_overlay  # type: ignore[import-untyped]

    # oas-patch puts the same object wherever a wildcard matches: without the clone, the next
    # action on one place would change them all.
    return cast("dict[str, Json]", clone(apply_overlay(document, {"actions": [action]})))
