"""Step 7, report: what changed for people's code between two generated packages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.generate.parts import split
from pipeline.normalise.operation_names import key
from pipeline.report import public_api
from pipeline.report.public_api import Fields, Method, Parameter, Surface

BREAKING, COMPATIBLE, NONE = "breaking", "compatible", "none"


@dataclass
class Changes:
    """What is different, breaking first; `verdict` is for automation."""

    breaking: list[str] = field(default_factory=list[str])
    compatible: list[str] = field(default_factory=list[str])
    notes: Sequence[str] = ()
    """What a person should look at: overlay actions that match nothing, missing words."""

    @property
    def verdict(self) -> str:
        """`breaking`, `compatible` or `none`."""
        return BREAKING if self.breaking else COMPATIBLE if self.compatible else NONE

    def add(self, line: str, *, breaking: bool) -> None:
        """File a change."""
        (self.breaking if breaking else self.compatible).append(line)

    def summary(self) -> str:
        """One line for a terminal."""
        counts = f"{len(self.breaking)} breaking, {len(self.compatible)} other"
        return f"verdict: {self.verdict} ({counts})"

    def markdown(self) -> str:
        """The report as a file: the verdict in the first line, then the changes."""
        parts = [f"verdict: {self.verdict}\n"]
        sections = (
            ("Breaking changes", self.breaking),
            ("Compatible changes", self.compatible),
            ("To look at", self.notes),
        )
        for title, lines in sections:
            if lines:
                parts.append(f"\n## {title}\n\n" + "".join(f"- {line}\n" for line in lines))
        if self.verdict == NONE:
            parts.insert(1, "\nNothing changed for callers.\n")
        return "".join(parts)


def compare(old: Path, new: Path, notes: Sequence[str] = ()) -> Changes:
    """The changes between two packages; an absent old one has nothing to break."""
    if not old.exists():
        return Changes(notes=notes)
    return between(public_api.read(old), public_api.read(new), notes)


def between(before: Surface, after: Surface, notes: Sequence[str] = ()) -> Changes:
    """The changes from one surface to the next."""
    changes = Changes(notes=notes)
    _bindings(before, after, changes)
    _methods(before.methods, after.methods, changes)
    _only_async(before, after, changes)
    _models(before, after, changes)
    _enums(before, after, changes)
    return changes


def _split(old: Iterable[str], new: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    before, after = set(old), set(new)
    return sorted(before - after), sorted(after - before), sorted(before & after)


def _bindings(before: Surface, after: Surface, changes: Changes) -> None:
    """A name that calls another operation; an operation that has another name."""
    gone, _, both = _split(before.bound, after.bound)
    for name in both:
        if key(before.bound[name]) != key(after.bound[name]):
            was, now = " ".join(before.bound[name]), " ".join(after.bound[name])
            changes.add(f"`{name}` calls `{now}`, was `{was}`", breaking=True)
    names = {key(operation): name for name, operation in after.bound.items()}
    for name in gone:
        if key(before.bound[name]) in names:
            now = names[key(before.bound[name])]
            changes.add(f"`{name}` is called `{now}` now", breaking=True)


def _methods(before: Mapping[str, Method], after: Mapping[str, Method], changes: Changes) -> None:
    gone, come, both = _split(before, after)
    changes.breaking += [f"`{name}` is gone" for name in gone]
    changes.compatible += [f"`{name}` is new" for name in come]
    for name in both:
        _returns(name, before[name].returns, after[name].returns, changes)
        _parameters(name, before[name].parameters, after[name].parameters, changes)


def _only_async(before: Surface, after: Surface, changes: Changes) -> None:
    """Both sorts of class come from one template: only what differs is worth a line."""
    found = Changes()
    plain = [
        {name: _plain(method) for name, method in one.awaited.items()} for one in (before, after)
    ]
    _methods(plain[0], plain[1], found)
    for mine, theirs in (
        (changes.breaking, found.breaking),
        (changes.compatible, found.compatible),
    ):
        mine += [f"{line} (asynchronous only)" for line in theirs if line not in mine]


def _plain(method: Method) -> Method:
    return Method(method.returns.replace("AsyncIterator", "Iterator"), method.parameters)


def _returns(name: str, before: str, after: str, changes: Changes) -> None:
    if before != after:
        # Nobody has done anything with a None.
        fine = before == "None" or covers(before, after, received=True)
        changes.add(f"`{name}` returns `{after}`, was `{before}`", breaking=not fine)


def _parameters(where: str, before: Fields, after: Fields, changes: Changes) -> None:
    gone, come, both = _split(before, after)
    changes.breaking += [f"`{where}` has no parameter `{name}` any more" for name in gone]
    for name in come:
        required = after[name].required
        line = f"`{where}` has the new {'required ' if required else ''}parameter `{name}`"
        changes.add(line, breaking=required)
    for name in both:
        what = f"parameter `{name}` of `{where}`"
        _retyped(what, before[name], after[name], changes, sent=True, received=False)
        if before[name].position not in (None, after[name].position):
            changes.add(f"{what} has another position", breaking=True)


def _retyped(
    what: str, before: Parameter, after: Parameter, changes: Changes, *, sent: bool, received: bool
) -> None:
    was, now = before.annotation, after.annotation
    if sent and not received:  # whether a field may be left out is said below
        was, now = was.removesuffix(" | Unset"), now.removesuffix(" | Unset")
    if set(split(was)) != set(split(now)):
        fine = (not sent or covers(now, was)) and (not received or covers(was, now, received=True))
        changes.add(f"{what} is `{now}`, was `{was}`", breaking=not fine)
    if after.required and not before.required:
        changes.add(f"{what} is required now", breaking=sent)
    elif before.required and not after.required:
        changes.add(f"{what} is no longer required", breaking=received and not sent)


def covers(wide: str, narrow: str, *, received: bool = False) -> bool:
    """Whether every value of the type `narrow` is one of `wide`.

    What is received as Any and later as a model is another object: there, Any covers only itself.
    """
    choices = split(wide)
    if "Any" in choices and not received:
        return True
    return all(any(_covers(choice, one, received) for choice in choices) for one in split(narrow))


def _covers(wide: str, narrow: str, received: bool) -> bool:
    if wide == narrow or (wide, narrow) == ("float", "int"):
        return True
    for outer in ("list[", "Iterator[", "dict[str, "):
        if wide.startswith(outer) and narrow.startswith(outer):
            inner = (one.removeprefix(outer).removesuffix("]") for one in (wide, narrow))
            return covers(*inner, received=received)
    return False


def _models(before: Surface, after: Surface, changes: Changes) -> None:
    gone, come, both = _split(before.models, after.models)
    changes.breaking += [f"model `{name}` is gone" for name in gone]
    changes.compatible += [f"model `{name}` is new" for name in come]
    sent, received = before.sent() | after.sent(), before.received() | after.received()
    for name in both:
        unused = name not in sent | received
        roles = {"sent": name in sent or unused, "received": name in received or unused}
        _fields(name, before.models[name], after.models[name], changes, roles)


def _fields(
    model: str, before: Fields, after: Fields, changes: Changes, roles: Mapping[str, bool]
) -> None:
    gone, come, both = _split(before, after)
    changes.breaking += [f"`{model}.{name}` is gone" for name in gone]
    for name in come:
        needed = roles["sent"] and after[name].required
        line = f"`{model}.{name}` is new" + (" and required" if needed else "")
        changes.add(line, breaking=needed)
    for name in both:
        _retyped(f"`{model}.{name}`", before[name], after[name], changes, **roles)


def _enums(before: Surface, after: Surface, changes: Changes) -> None:
    gone, come, both = _split(before.enums, after.enums)
    changes.breaking += [f"enum `{name}` is gone" for name in gone]
    changes.compatible += [f"enum `{name}` is new" for name in come]
    for name in both:
        # By repr: 1 and "1" are two values.
        old, new = (map(repr, one.enums[name]) for one in (before, after))
        lost, won, _ = _split(old, new)
        changes.breaking += [f"`{name}` has no value {_code(value)} any more" for value in lost]
        changes.compatible += [f"`{name}` has the new value {_code(value)}" for value in won]


def _code(text: str) -> str:
    """Text as Markdown code, also when it holds a backtick."""
    fence = "``" if "`" in text else "`"
    pad = " " if "`" in text else ""
    return f"{fence}{pad}{text}{pad}{fence}"
