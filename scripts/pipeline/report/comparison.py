"""Step 7, report: what changed for people's code between two generated packages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pipeline.errors import PipelineError
from pipeline.normalise.operation_names import key, unprefixed
from pipeline.report import public_api, wrapper
from pipeline.report.annotations import covers, same
from pipeline.report.changes import Changes, code
from pipeline.report.public_api import Class, Fields, Method, Parameter, Surface, Value


def compare(old: Path, new: Path, settings: Path, notes: Sequence[str] = ()) -> Changes:
    """The changes between two packages; an absent old one has nothing to break."""
    if not old.exists():
        return Changes(notes=notes)
    try:
        before = public_api.read(old, settings)
    except (OSError, ValueError, LookupError, PipelineError) as error:
        line = f"the last generation cannot be read, so what changed is unknown: {error}"
        return Changes(breaking=[line], notes=notes)
    return between(before, public_api.read(new, settings), notes)


def between(before: Surface, after: Surface, notes: Sequence[str] = ()) -> Changes:
    """The changes from one surface to the next."""
    changes = Changes(notes=notes)
    _methods(before, after, changes)
    _models(before.models, after.models, changes)
    _values(before.enums, after.enums, changes)
    changes.breaking += wrapper.missing(before, after)
    if gone := sorted(before.schemes - after.schemes):
        now = ", ".join(f"`{one}`" for one in sorted(after.schemes)) or "not documented"
        changes.look.append(
            f"who calls is made known by {now}, was `{gone[0]}`: huvr_client does what it did"
        )
    return changes


def _split(old: Iterable[str], new: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    before, after = set(old), set(new)
    return sorted(before - after), sorted(after - before), sorted(before & after)


def _methods(before: Surface, after: Surface, changes: Changes) -> None:
    gone, come, both = _split(before.methods, after.methods)
    names = {unprefixed(method.route): name for name, method in after.methods.items()}
    for name in gone:
        now = names.get(unprefixed(before.methods[name].route))
        text = f"is called `{now}` now" if now else "is gone"
        changes.breaking.append(f"`{name}` {text}")
        changes.breaking += [f"`{one}` is gone" for one in before.methods[name].derived]
    for name in come:
        changes.compatible += [f"`{one}` is new" for one in (name, *after.methods[name].derived)]
    for name in both:
        _method(name, before.methods[name], after.methods[name], changes)


def _method(name: str, before: Method, after: Method, changes: Changes) -> None:
    _route(name, before, after, changes)
    _flags(name, before, after, changes)
    _returns(name, before.returns, after.returns, changes)
    gone, come, both = _split(before.derived, after.derived)
    changes.breaking += [f"`{one}` is gone" for one in gone]
    changes.compatible += [f"`{one}` is new" for one in come]
    for one in both:
        _returns(one, before.derived[one], after.derived[one], changes)
        if before.paging != after.paging:
            changes.look.append(f"`{one}` follows the {after.paging}, was the {before.paging}")
    _parameters(name, before.parameters, after.parameters, changes)


def _route(name: str, before: Method, after: Method, changes: Changes) -> None:
    """A prefix is no part of what is called; anything else is another operation."""
    was, now = before.route, after.route
    text = f"`{name}` calls `{' '.join(now)}`, was `{' '.join(was)}`"
    if unprefixed(was) != unprefixed(now):
        changes.breaking.append(text)
    elif key(was) != key(now):
        changes.look.append(text)


def _flags(name: str, before: Method, after: Method, changes: Changes) -> None:
    if before.authenticated != after.authenticated:
        how = "with" if after.authenticated else "without"
        changes.breaking.append(f"`{name}` is sent {how} the token now")
    if after.deprecated and not before.deprecated:
        changes.look.append(f"`{name}` is deprecated now")
    elif before.deprecated and not after.deprecated:
        changes.compatible.append(f"`{name}` is no longer deprecated")


def _returns(name: str, before: str, after: str, changes: Changes) -> None:
    if before != after:
        # Callers cannot depend on a None result, so any new type is compatible.
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
        _filter(what, before[name].values, after[name].values, changes)


def _filter(
    what: str, before: tuple[Value, ...], after: tuple[Value, ...], changes: Changes
) -> None:
    """The documented values of a parameter; without any it takes all that its type has."""
    if before and after:
        _values({what: before}, {what: after}, changes, quote="{}".format)
    elif after:
        listed = ", ".join(code(value) for value in after)
        changes.breaking.append(f"{what} takes only {listed} now")
    elif before:
        changes.compatible.append(f"{what} takes any value now")


def _retyped(
    what: str, before: Parameter, after: Parameter, changes: Changes, *, sent: bool, received: bool
) -> None:
    was, now = before.annotation, after.annotation
    if before.wire != after.wire:
        line = f"{what} is {code(after.wire)} in the API, was {code(before.wire)}"
        changes.breaking.append(line)
    if not same(was, now):
        fine = not sent or covers(now, was) or covers(now, before.plain)
        given = covers(was, now, received=True) or covers(was, after.plain, received=True)
        fine = fine and (not received or given)
        changes.add(f"{what} is `{now}`, was `{was}`", breaking=not fine)
    if after.required and not before.required:
        changes.add(f"{what} is required now", breaking=sent)
    elif before.required and not after.required:
        changes.add(f"{what} is no longer required", breaking=received and not sent)
    if sent and before.default != after.default and not after.required:
        changes.look.append(
            f"{what} is {_by_default(after)} if left out, was {_by_default(before)}"
        )


def _by_default(parameter: Parameter) -> str:
    return "not documented" if parameter.default is None else code(parameter.default)


def _models(before: Mapping[str, Class], after: Mapping[str, Class], changes: Changes) -> None:
    gone, come, both = _split(before, after)
    changes.breaking += [f"model `{name}` is gone" for name in gone]
    changes.compatible += [f"model `{name}` is new" for name in come]
    for name in both:
        _model(name, before[name], after[name], changes)


def _model(name: str, before: Class, after: Class, changes: Changes) -> None:
    sent, received = before.sent or after.sent, before.received or after.received
    roles: dict[str, Any] = {"sent": sent or not received, "received": received or not sent}
    gone, come, both = _split(before.fields, after.fields)
    changes.breaking += [f"`{name}.{one}` is gone" for one in gone]
    for one in come:
        needed = roles["sent"] and after.fields[one].required
        line = f"`{name}.{one}` is new" + (" and required" if needed else "")
        changes.add(line, breaking=needed)
    for one in both:
        _retyped(f"`{name}.{one}`", before.fields[one], after.fields[one], changes, **roles)
    if before.promised is not None and after.promised is not None:
        changes.look += [
            f"`{name}.{one}` may be missing from an answer, as documented now"
            for one in both
            if after.fields[one].wire in before.promised - after.promised
        ]


def _values(
    before: Mapping[str, tuple[Value, ...]],
    after: Mapping[str, tuple[Value, ...]],
    changes: Changes,
    quote: Callable[[str], str] = "`{}`".format,
) -> None:
    gone, come, both = _split(before, after)
    changes.breaking += [f"enum `{name}` is gone" for name in gone]
    changes.compatible += [f"enum `{name}` is new" for name in come]
    for name in both:
        # By repr: 1 and "1" are two values.
        old, new = ({repr(value): value for value in one[name]} for one in (before, after))
        lost, won, _ = _split(old, new)
        what = quote(name)
        changes.breaking += [f"{what} has no value {code(old[value])} any more" for value in lost]
        changes.compatible += [f"{what} has the new value {code(new[value])}" for value in won]
