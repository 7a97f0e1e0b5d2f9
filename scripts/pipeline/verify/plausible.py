"""Refuse what is more likely a broken or cut description than a changed API."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pipeline.errors import PipelineError
from pipeline.json_tree import Schema
from pipeline.normalise.operation_names import Operation, unprefixed
from pipeline.normalise.schema_rules import operations

LARGEST_LOSS = 0.25
"""The part of the operations that may be gone without being asked for."""


def check_security(document: Schema, name: str) -> None:
    """Raise PipelineError unless some operation of `document` needs a token that it describes.

    A token that is documented nowhere any more is sent nowhere any more: every call would fail.
    """
    schemes = document.get("components", {}).get("securitySchemes", {})
    wanted = set(_schemes(document))
    if unknown := sorted(wanted - set(schemes)):
        text = f"security asks for {unknown[0]!r}, which /components/securitySchemes lacks"
    elif not wanted:
        text = "no operation needs a token"
    else:
        return
    raise PipelineError(f"{name}: {text}: --accept-no-security takes it nevertheless")


def _schemes(document: Schema) -> Iterator[str]:
    for _, _, operation in operations(document):
        for requirement in operation.get("security", document.get("security")) or ():
            yield from requirement


def check_losses(names: Collection[str], before: Collection[str], name: str) -> None:
    """Raise PipelineError when too many of the operations `before` are not among `names`."""
    lost = sorted(set(before) - set(names))
    if not names:
        text = "it has no operations"
    elif len(lost) > LARGEST_LOSS * len(before):
        text = f"{len(lost)} of {len(before)} operations are gone, {', '.join(lost[:5])} among them"
    else:
        return
    raise PipelineError(f"{name}: {text}: --accept-removals takes it nevertheless")


def called(known: Mapping[str, Operation], saved: Schema | None) -> list[str]:
    """The names that call an operation of the saved description: the others are only taken."""
    there = {unprefixed((method, path)) for path, method, _ in operations(saved or {"paths": {}})}
    return [name for name, operation in known.items() if unprefixed(operation) in there]
