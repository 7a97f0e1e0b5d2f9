"""Step 7, report: what changed for people's code between two generated packages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

BREAKING, COMPATIBLE, NONE = "breaking", "compatible", "none"


@dataclass
class Changes:
    """What is different, breaking first; `verdict` is for automation."""

    breaking: list[str] = field(default_factory=list)
    compatible: list[str] = field(default_factory=list)

    @property
    def verdict(self) -> str:
        """`breaking`, `compatible` or `none`."""
        return BREAKING if self.breaking else COMPATIBLE if self.compatible else NONE

    def summary(self) -> str:
        """One line for a terminal."""
        return f"verdict: {self.verdict} ({len(self.breaking)} breaking, {len(self.compatible)} other)"

    def markdown(self) -> str:
        """The report as a file: the verdict in the first line, then the changes."""
        parts = [f"verdict: {self.verdict}\n"]
        for title, lines in (("Breaking", self.breaking), ("Compatible", self.compatible)):
            if lines:
                parts.append(f"\n## {title} changes\n\n" + "".join(f"- {line}\n" for line in lines))
        if len(parts) == 1:
            parts.append("\nNothing changed for callers.\n")
        return "".join(parts)


def compare(old: Path, new: Path) -> Changes:
    """The changes between two packages; an absent old one has nothing to break."""
    changes = Changes()
    if old.exists():
        before, after = surface(old), surface(new)
        _operations(before, after, changes)
        _models(before, after, changes)
        _enums(before, after, changes)
    return changes


@dataclass
class Surface:
    """What callers can type: methods by `resource.method`, fields by model, values by enum."""

    methods: dict[str, dict[str, tuple[str, bool]]] = field(default_factory=dict)
    results: dict[str, str] = field(default_factory=dict)
    bound: dict[str, str] = field(default_factory=dict)
    models: dict[str, dict[str, tuple[str, bool]]] = field(default_factory=dict)
    enums: dict[str, set[str]] = field(default_factory=dict)


def surface(package: Path) -> Surface:
    """Read a package as source, without importing it."""
    import griffe

    loaded = cast(Any, griffe.load(package.name, search_paths=[package.parent], resolve_aliases=False))
    found = Surface()
    for name, module in loaded["resources"].modules.items():
        _methods(name, module, found)
    for module in loaded["models"].modules.values():
        for name, cls in module.classes.items():
            found.models[name] = {
                field: (str(one.annotation), one.value is None)
                for field, one in cls.attributes.items()
                if not field.startswith("_")
            }
    for name, one in loaded["models"]["enums"].attributes.items():
        found.enums[name] = {value.strip() for value in str(one.value)[8:-1].split(", ")}
    return found


def _methods(resource: str, module: Any, found: Surface) -> None:
    for name, one in module.attributes.items():
        if name.startswith("_") and one.value is not None:
            arguments = [str(argument).strip("'\"") for argument in one.value.arguments[:3]]
            found.bound[arguments[0]] = f"{arguments[1]} {arguments[2]}"
    for cls_name, cls in module.classes.items():
        prefix = "async " if cls_name.startswith("Async") else ""
        for name, method in cls.functions.items():
            key = f"{prefix}{resource}.{name}"
            found.results[key] = str(method.returns)
            found.methods[key] = {
                p.name: (str(p.annotation), p.default is None)
                for p in method.parameters
                if p.name != "self"
            }


def _split(old: Iterable[str], new: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    before, after = set(old), set(new)
    return sorted(before - after), sorted(after - before), sorted(before & after)


def _operations(before: Surface, after: Surface, changes: Changes) -> None:
    gone, come, both = _split(before.methods, after.methods)
    changes.breaking += [f"`{name}` is gone" for name in gone]
    changes.compatible += [f"`{name}` is new" for name in come]
    for name in both:
        if before.results[name] != after.results[name]:
            changes.breaking.append(
                f"`{name}` returns `{after.results[name]}`, was `{before.results[name]}`"
            )
        _parameters(name, before.methods[name], after.methods[name], changes)


def _parameters(
    where: str,
    before: dict[str, tuple[str, bool]],
    after: dict[str, tuple[str, bool]],
    changes: Changes,
) -> None:
    gone, come, both = _split(before, after)
    changes.breaking += [f"`{where}` has no parameter `{name}` any more" for name in gone]
    for name in come:
        required = after[name][1]
        line = f"`{where}` has a new {'required ' if required else ''}parameter `{name}`"
        (changes.breaking if required else changes.compatible).append(line)
    for name in both:
        _retyped(f"parameter `{name}` of `{where}`", before[name], after[name], changes)


def _retyped(
    what: str, before: tuple[str, bool], after: tuple[str, bool], changes: Changes
) -> None:
    if before[0] != after[0]:
        changes.breaking.append(f"{what} is `{after[0]}`, was `{before[0]}`")
    if after[1] and not before[1]:
        changes.breaking.append(f"{what} is required now")
    elif before[1] and not after[1]:
        changes.compatible.append(f"{what} is no longer required")


def _models(before: Surface, after: Surface, changes: Changes) -> None:
    gone, come, both = _split(before.models, after.models)
    changes.breaking += [f"model `{name}` is gone" for name in gone]
    changes.compatible += [f"model `{name}` is new" for name in come]
    sent = {annotation for one in after.methods.values() for annotation, _ in one.values()}
    for name in both:
        is_request = any(name in annotation.replace("|", " ").split() for annotation in sent)
        _fields(name, before.models[name], after.models[name], changes, is_request=is_request)


def _fields(
    model: str,
    before: dict[str, tuple[str, bool]],
    after: dict[str, tuple[str, bool]],
    changes: Changes,
    *,
    is_request: bool,
) -> None:
    gone, come, both = _split(before, after)
    changes.breaking += [f"`{model}.{name}` is gone" for name in gone]
    for name in come:
        needed = is_request and after[name][1]
        line = f"`{model}.{name}` is new" + (" and required" if needed else "")
        (changes.breaking if needed else changes.compatible).append(line)
    for name in both:
        _retyped(f"`{model}.{name}`", before[name], after[name], changes)


def _enums(before: Surface, after: Surface, changes: Changes) -> None:
    gone, come, both = _split(before.enums, after.enums)
    changes.breaking += [f"enum `{name}` is gone" for name in gone]
    changes.compatible += [f"enum `{name}` is new" for name in come]
    for name in both:
        lost, won, _ = _split(before.enums[name], after.enums[name])
        changes.breaking += [f"`{name}` has no value {value} any more" for value in lost]
        changes.compatible += [f"`{name}` has the new value {value}" for value in won]
