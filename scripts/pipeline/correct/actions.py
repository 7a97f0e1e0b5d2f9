"""Step 2, correct: carry out the overlay's actions, each where the fault it claims still stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from pipeline.correct.conditions import holds, opened, replaced
from pipeline.errors import PipelineError
from pipeline.json_tree import ABSENT, Json, Path, Schema, at, clone, pointer, walk

Action = dict[str, Json]


@dataclass
class Effect:
    """What one action found and did."""

    action: Action
    label: str
    """The overlay's name, the action's number (from 1), its rule and how sure it is."""
    covered: dict[Path, Json] = field(default_factory=dict[Path, Json])
    """The places that it corrected, each with what it replaced there."""
    healed: list[Path] = field(default_factory=list[Path])
    """The places that do not show the fault: HUVR's own word stands."""
    left_out: str = ""
    """Why it was not tried at all."""


def rule(action: Action) -> str:
    """The rule of an action and how sure it is: `R09 likely`."""
    why = action["description"].split(" - ", 1)[0]
    return re.sub(r"\b(proved|likely)\b.*", r"\1", why, flags=re.DOTALL)[:80]


def carry_out(
    document: Schema, actions: list[Action], name: str, left_out: Mapping[int, str]
) -> tuple[Schema, list[Effect]]:
    """A corrected copy of `document`, and the effect of each action.

    `left_out` maps positions of actions that are not tried to the reason. Targets are sought in the
    document as corrected so far, as Overlay 1.1 has it; conditions look at the original.
    """
    result, effects, missing = clone(document), list[Effect](), set[str]()
    for position, action in enumerate(actions):
        label = f"{name}: action {position + 1} ({rule(action)})"
        effect = Effect(action, label, left_out=left_out.get(position, ""))
        effect.left_out = effect.left_out or _lacks(action, missing)
        try:
            if not effect.left_out:
                _carry_out(effect, document, result)
        except Exception as error:  # noqa: BLE001 - the JSONPath library raises bare Exceptions
            line = (str(error).splitlines() or [type(error).__name__])[0]
            raise PipelineError(f"{label}: {line[:160]}") from None
        if not effect.covered:
            missing.update(_missing(action, document))
        effects.append(effect)
    return result, effects


def _carry_out(effect: Effect, original: Schema, result: Schema) -> None:
    action = effect.action
    for path in list(_places(action["target"], result)):
        changed = path[:-1] if "remove" in action else path
        before = at(original, changed)
        if holds(action["x-expects"], before):
            value = at(original, path)
            hidden = value if "remove" in action else replaced(action["update"], value)
            effect.covered[path] = opened(original, hidden)
        elif before is not ABSENT:
            effect.healed.append(path)
    for path in effect.covered:
        _change(result, path, action)


def _change(result: Schema, path: Path, action: Action) -> None:
    from oas_patch.overlay import deep_update  # type: ignore[import-untyped]

    if "remove" in action:
        if not path:
            raise ValueError("the root cannot be removed")
        del at(result, path[:-1])[path[-1]]
    else:
        deep_update(at(result, path), clone(action["update"]))


def _places(target: str, document: Schema) -> Iterator[Path]:
    for match in _compiled(target).find(document):
        steps: list[str | int] = []
        while match.context is not None:
            step = match.path
            steps.append(step.fields[0] if hasattr(step, "fields") else step.indices[0])
            match = match.context
        yield tuple(reversed(steps))


@cache
def _compiled(target: str) -> Any:
    from jsonpath_ng import ext

    return cast("Any", ext).parse(target)


def _missing(action: Action, document: Schema) -> Iterator[str]:
    """The components that an action without effect would have added, and HUVR has otherwise."""
    if action["target"] == "$.components" and "update" in action:
        for section, components in action["update"].items():
            for name, component in components.items():
                path = ("components", section, name)
                if at(document, path) != component:
                    yield "#" + pointer(path)


def _lacks(action: Action, missing: Iterable[str]) -> str:
    wanted = sorted({str(node.get("$ref")) for node in walk(action.get("update"))} & set(missing))
    return f"it needs {wanted[0]}, which HUVR has otherwise" if wanted else ""
