"""Which collections an extract reads, and which filters it gives them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from huvr_api.client import Api

_CONTROLS = {"offset", "page_size", "concurrency", "max_items", "deadline"}
"""Arguments of a walk that are no filters."""


class UsageError(Exception):
    """An argument of the command that cannot be used; the message names it."""


@dataclass(frozen=True)
class Collection:
    """A list: its methods that give pages and that walk it."""

    name: str
    page: Callable[..., Any]
    walk: Callable[..., Iterator[Any]]


@dataclass(frozen=True)
class Selection:
    """A collection, and what to filter it by."""

    collection: Collection
    filters: Mapping[str, str | list[str]]

    def count(self) -> int | None:
        """How many rows there are, if the server says so. Asks it."""
        count: object = self.collection.page(**self.filters, limit=1).count
        return count if isinstance(count, int) else None


def collections(huvr: Api) -> dict[str, Collection]:
    """Every list of the API by name: ``assets``, ``assets.tree``, ``schedule.plans``."""
    found = (_collections(huvr, resource) for resource in dir(Api) if resource[0] != "_")
    return {collection.name: collection for group in found for collection in group}


def _collections(huvr: Api, name: str) -> Iterator[Collection]:
    resource = getattr(huvr, name)
    for method in dir(resource):
        stem = method.removesuffix("iter").rstrip("_")
        if method == (f"{stem}_iter" if stem else "iter"):
            page = getattr(resource, f"{stem}_list" if stem else "list", None)
            whole = f"{name}.{stem}" if stem else name
            yield Collection(whole, page or getattr(resource, stem), getattr(resource, method))


def select(huvr: Api, names: Sequence[str], where: Sequence[str]) -> list[Selection]:
    """The collections of these names, each once, with the filters that are for them.

    A filter is ``name=value``, or ``collection.name=value`` for one of several collections.
    Repeated, it has several values. Raises ``UsageError``.
    """
    known = collections(huvr)
    chosen: dict[str, dict[str, list[str]]] = {}
    for name in names:
        if name not in known:
            instead = _near(name, known) or f"; there are {', '.join(sorted(known))}"
            raise UsageError(f"no collection {name!r}{instead}")
        chosen[name] = {}
    for condition in where:
        _add(condition, chosen, known)
    return [_selection(known[name], filters) for name, filters in chosen.items()]


def _near(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _add(
    condition: str, chosen: dict[str, dict[str, list[str]]], known: Mapping[str, Collection]
) -> None:
    key, equals, value = condition.partition("=")
    target, _, name = key.rpartition(".")
    if not equals or not name:
        raise UsageError(f"--where {condition}: a filter is written name=value")
    if target and target not in chosen:
        raise UsageError(f"--where {condition}: {target!r} is not among the collections")
    for collection in [target] if target else list(chosen):
        filters = inspect.signature(known[collection].walk).parameters.keys() - _CONTROLS
        if name not in filters:
            raise UsageError(
                f"--where {condition}: {collection} has no filter {name!r}{_near(name, filters)} "
                "(for one collection alone, a filter is written collection.name=value)"
            )
        chosen[collection].setdefault(name, []).append(value)


def _selection(collection: Collection, filters: Mapping[str, list[str]]) -> Selection:
    values = {name: one[0] if len(one) == 1 else one for name, one in filters.items()}
    for name, value in values.items():
        if "" in filters[name]:
            raise UsageError(f"--where {name}=: an empty value would not filter")
        try:
            collection.walk(**{name: value})  # checks, and sends nothing
        except (TypeError, ValueError) as error:
            raise UsageError(f"--where {name}: {error}") from None
    return Selection(collection, values)
