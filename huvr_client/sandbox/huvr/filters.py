"""Filters whose name says more than a comparison: subtrees, boxes, labels, 'mine'.

Each rule takes the state, where it acts, and the parameter's text; `FILTERS` says which stands
behind which parameter of which table, `""` behind those of all tables. A parameter without a rule
and without a field of its name does nothing: HUVR does not publish what it means.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..drf.query import Site, Test, truth
from ..drf.scalars import Invalid, integer
from ..drf.store import Record
from ..drf.values import as_list, is_object
from .state import State

Rule = Callable[[State, Site, str], Test]

_ROOTS = ("asset", "parent", "asset__in", "parent__in", "asset_id", "asset__id", "related_asset")


def _ids(raw: str) -> set[int]:
    return {integer(part) for part in raw.split(",") if part.strip()}


def flag(get: Callable[[State, Record], bool]) -> Rule:
    """A boolean parameter that wants `get` to be what it says."""

    def rule(state: State, _: Site, raw: str) -> Test:
        wanted = truth(raw)
        return lambda record: get(state, record) is wanted

    return rule


def used(table: str, field: str) -> Rule:
    """Whether any row of `table` refers to this one."""
    return flag(lambda state, record: state.store.count(table, field, record["id"]) > 0)


def same(path: str) -> Rule:
    """A parameter under another name."""
    return lambda _, site, raw: site.query.compare(site.table, path, path, raw)


def descendants(own: str) -> Rule:
    """`descendants=ID`, or `descendants=true` beside the asset or parent whose subtree is meant."""

    def rule(state: State, site: Site, raw: str) -> Test:
        if raw.lower() in ("false", "0", "no"):
            return lambda _: True
        roots = _ids(raw) if raw.lower() != "true" else _roots(site.params)
        below = _below(state, roots) - (roots if own == "id" else set())
        return lambda record: not roots or record.get(own) in below

    return rule


def _roots(params: dict[str, str]) -> set[int]:
    return set[int]().union(*(_ids(params[name]) for name in _ROOTS if name in params))


def _below(state: State, roots: set[int]) -> set[int]:
    return set[int]().union(*(state.store.descendants("assets", root) for root in roots))


def asset(own: str) -> Rule:
    """An asset id: that asset, or its whole subtree where `descendants=true` stands beside it."""

    def rule(state: State, site: Site, raw: str) -> Test:
        deep = site.params.get("descendants", "").lower() == "true"
        wanted = _below(state, _ids(raw)) if deep else _ids(raw)
        return lambda record: record.get(own) in wanted

    return rule


def box(_: State, _site: Site, raw: str) -> Test:
    """`west,south,east,north` in degrees."""
    try:
        west, south, east, north = (float(part) for part in raw.split(","))
    except ValueError:
        raise Invalid("Enter four numbers: west,south,east,north.") from None

    def test(record: Record) -> bool:
        values = as_list(record.get("geo_point"))
        point = [value for value in values if isinstance(value, float | int)]
        return len(point) > 1 and west <= point[0] <= east and south <= point[1] <= north

    return test


def labels(_: State, _site: Site, raw: str) -> Test:
    """`name`, `value` or `name:value`; several with commas, any of them."""
    wanted = {part.strip().lower() for part in raw.split(",") if part.strip()}

    def test(record: Record) -> bool:
        return any(not wanted.isdisjoint(_words(label)) for label in as_list(record.get("labels")))

    return test


def _words(label: Any) -> set[str]:
    if not is_object(label):
        return {str(label).lower()}
    name, value = (str(label.get(key, "")).lower() for key in ("name", "value"))
    return {name, value, f"{name}:{value}"}


def _mine(state: State, record: Record) -> bool:
    return state.user in (record.get("created_by"), record.get("uploaded_by"))


def _assigned(state: State, record: Record) -> bool:
    """To the user, or to a crew with the user in it."""
    crews = {crew["id"] for crew in state.store.referring("crews", "users", state.user)}
    assigned = {record.get("assigned_crew"), *as_list(record.get("crews"))}
    return record.get("assigned_to") == state.user or not crews.isdisjoint(assigned)


FILTERS: dict[str, dict[str, Rule]] = {
    "": {
        "asset": asset("asset"),
        "asset__asset_path_cache__path": same("asset__asset_path"),
        "asset__id": asset("asset"),
        "asset__in": asset("asset"),
        "asset_type__in": same("asset__type"),
        "assigned": flag(_assigned),
        "created_by_me": flag(_mine),
        "descendants": descendants("asset"),
        "geo_point__bounding_box": box,
        "labels": labels,
    },
    "assets": {
        "asset_id": same("id"),
        "asset_path_cache__path": same("asset_path"),
        "asset_path_search": same("asset_path"),
        "asset_type__in": same("type"),
        "descendants": descendants("id"),
        "no_parent": flag(lambda _, record: record.get("parent") is None),
        "parent": asset("parent"),
        "parent__in": asset("parent"),
    },
    "checklists": {
        "is_project_primary": flag(lambda _, record: record.get("project") is not None),
        "tasks": used("tasks", "checklist"),
        "template__id__in": same("template"),
    },
    "crews": {"user": same("users")},
    "defects": {
        "geometry_exists": used("overlays", "defect"),
        "latest": flag(lambda _, record: record.get("newer_defect") is None),
        "project_type__in": same("project__type"),
    },
    "libraries": {"assigned": used("assets", "library")},
    "library_media": {"library_name": same("library__name")},
    "measurements": {
        "cml_asset_path": same("cml__asset__asset_path"),
        "measurement_offset": same("offset"),
    },
    "media": {"file": same("name"), "related": same("source_media")},
    "project_types": {"asset_type__in": same("asset_types"), "in_use": used("projects", "type")},
    "projects": {
        "asset_parent__in": same("asset__parent"),
        "asset_search": same("asset__asset_path"),
        "completed": flag(lambda _, record: record["status"] == "PUBLISHED"),
        "tasks": used("tasks", "project"),
    },
    "tasks": {
        "assigned_or_created_by_me": flag(
            lambda state, record: _assigned(state, record) or _mine(state, record)
        ),
    },
    "templates": {"in_use": used("checklists", "template")},
}
