"""Filters whose name says more than a comparison: subtrees, boxes, labels, 'mine', 'recent'."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ._computed import asset_path
from ._json import is_object, listed
from ._query import Filter, Get, Site, Test, compare, truth
from ._scalars import Invalid, integer
from ._store import Record
from ._time import stamp

if TYPE_CHECKING:
    from ._world import World

_RECENT_DAYS = 30


_FALSE = ("false", "0", "no")


def _ids(raw: str) -> set[int]:
    return {integer(each) for each in raw.split(",") if each.strip()}


def flag(get: Callable[[World, Record], bool]) -> Filter:
    """A boolean parameter that wants `get` to be what it says."""

    def build(site: Site, raw: str) -> Test:
        world = site.world
        wanted = truth(raw)
        return lambda record: get(world, record) is wanted

    return build


def same(path: str) -> Filter:
    """A parameter under another name."""

    def build(site: Site, raw: str) -> Test:
        return compare(site.world.query.getter(site.table, path), path, raw)

    return build


def _everything(record: Record) -> bool:
    del record
    return True


def descendants(own: str) -> Filter:
    """`descendants=ID`, or `descendants=true` beside the asset or parent whose subtree is meant."""

    def build(site: Site, raw: str) -> Test:
        world = site.world
        if raw.lower() in _FALSE:
            return _everything
        roots = _roots(raw, site.params)
        below = set[int]().union(*(world.store.descendants(each) for each in roots))
        if own == "id":
            below -= roots
        return lambda record: not roots or record.get(own) in below

    return build


def _roots(raw: str, params: dict[str, str]) -> set[int]:
    if raw.lower() != "true":
        return _ids(raw)
    names = ("asset", "parent", "asset__in", "parent__in", "asset_id", "asset__id", "related_asset")
    return set[int]().union(*(_ids(params[each]) for each in names if each in params))


def asset(path: str) -> Filter:
    """An asset id: that asset, or its whole subtree where `descendants=true` stands beside it."""

    def build(site: Site, raw: str) -> Test:
        world = site.world
        wanted = _ids(raw)
        if site.params.get("descendants", "").lower() == "true":
            wanted = wanted.union(*(world.store.descendants(each) for each in wanted))
        return lambda record: record.get(path) in wanted

    return build


def related(own: str) -> Filter:
    """Assets on the same line: above and below the given one."""

    def build(site: Site, raw: str) -> Test:
        world = site.world
        line: set[int] = set()
        for each in _ids(raw):
            record = world.store.get("assets", each)
            if record is not None:
                line |= world.store.descendants(each)
                line |= {above["id"] for above in world.store.ancestors("assets", record)}
        return lambda record: record.get(own) in line

    return build


def path(get: Callable[[World, Record], Record | None]) -> Filter:
    def build(site: Site, raw: str) -> Test:
        world = site.world
        needle = raw.lower()

        def test(record: Record) -> bool:
            asset = get(world, record)
            return asset is not None and needle in asset_path(world, asset).lower()

        return test

    return build


def itself(_world: World, record: Record) -> Record:
    return record


def its_asset(world: World, record: Record) -> Record | None:
    return world.store.get("assets", record.get("asset"))


def asset_of_cml(world: World, record: Record) -> Record | None:
    cml = world.store.get("cmls", record.get("cml"))
    return None if cml is None else its_asset(world, cml)


def box(_site: Site, raw: str) -> Test:
    """`west,south,east,north` in degrees."""
    try:
        west, south, east, north = (float(each) for each in raw.split(","))
    except ValueError:
        raise Invalid("Enter four numbers: west,south,east,north.") from None

    def test(record: Record) -> bool:
        point = listed(record.get("geo_point"))
        return len(point) > 1 and bool(west <= point[0] <= east and south <= point[1] <= north)

    return test


def labels(_site: Site, raw: str) -> Test:
    """`name`, `value` or `name:value`; several with commas, any of them."""
    wanted = {each.strip().lower() for each in raw.split(",") if each.strip()}

    def test(record: Record) -> bool:
        labels = record.get("labels")
        return any(not wanted.isdisjoint(_words(each)) for each in listed(labels))

    return test


def _words(label: Any) -> set[str]:
    if not is_object(label):
        return {str(label).lower()}
    name, value = (str(label.get(each, "")).lower() for each in ("name", "value"))
    return {name, value, f"{name}:{value}"}


def within(path: str) -> Filter:
    """Ids inside a list field."""

    def build(site: Site, raw: str) -> Test:
        wanted = {each.strip() for each in raw.split(",")}
        get: Get = site.world.query.getter(site.table, path)
        return lambda record: any(str(each) in wanted for each in listed(get(record)))

    return build


def recent(site: Site, raw: str) -> Test:
    world = site.world
    since = stamp(world.clock() - _RECENT_DAYS * 86_400)
    wanted = truth(raw)
    return lambda record: (str(record["updated_on"]) >= since) is wanted


def mine(*fields: str) -> Filter:
    def get(world: World, record: Record) -> bool:
        return any(record.get(field) == world.user for field in fields)

    return flag(get)


def assigned(world: World, record: Record) -> bool:
    crews = {each["id"] for each in _my_crews(world)}
    crew = record.get("assigned_crew")
    return record.get("assigned_to") == world.user or crew in crews


def _my_crews(world: World) -> list[Record]:
    return list(world.store.referring("crews", "users", world.user))


def assigned_project(world: World, record: Record) -> bool:
    crews = {each["id"] for each in _my_crews(world)}
    return not crews.isdisjoint(record["crews"])


def template_used(world: World, record: Record) -> bool:
    return world.store.count("checklists", "template", record["id"]) > 0


def type_used(world: World, record: Record) -> bool:
    return world.store.count("projects", "type", record["id"]) > 0


def library_used(world: World, record: Record) -> bool:
    library = record.get("library", record["id"])
    return world.store.count("assets", "library", library) > 0


def has_overlay(world: World, record: Record) -> bool:
    overlays = world.store.referring("overlays", "defect", record["id"])
    return any(each.get("geometry") for each in overlays)


def selected(site: Site, raw: str) -> Test:
    """Findings that the scope of a project names."""
    world = site.world
    chosen: set[int] = set()
    for each in _ids(raw):
        project = world.store.get("projects", each) or {}
        scope = world.store.get("scopes", project.get("scope")) or {}
        chosen.update(scope.get("selected_findings", []))
    return lambda record: record["id"] in chosen


def same_finding(site: Site, raw: str) -> Test:
    """The chain of older and newer findings that a finding belongs to."""
    world = site.world
    chain, waiting = set[int](), list(_ids(raw))
    while waiting:
        each = waiting.pop()
        record = world.store.get("defects", each)
        if record is None or each in chain:
            continue
        chain.add(each)
        waiting += [row["id"] for row in world.store.referring("defects", "newer_defect", each)]
        waiting += [record["newer_defect"]] if record.get("newer_defect") else []
    return lambda record: record["id"] in chain


def size(least: bool) -> Filter:
    def build(site: Site, raw: str) -> Test:
        bound, get = integer(raw), site.world.query.getter(site.table, "size")
        return lambda record: get(record) >= bound if least else get(record) <= bound

    return build


def media_of_defect(site: Site, raw: str) -> Test:
    world = site.world
    shown = {
        overlay["media"]
        for each in _ids(raw)
        for overlay in world.store.referring("overlays", "defect", each)
    }
    return lambda record: record["id"] in shown


def has_tasks(world: World, record: Record) -> bool:
    return world.store.count("tasks", "project", record["id"]) > 0


def form_has_tasks(world: World, record: Record) -> bool:
    return world.store.count("tasks", "checklist", record["id"]) > 0


def quick_date(site: Site, raw: str) -> Test:
    """Events that are over, on, or to come."""
    world = site.world
    now = stamp(world.clock())
    rules: dict[str, Test] = {
        "past": lambda record: str(record.get("end") or record["start"]) < now,
        "current": lambda record: record["start"] <= now <= str(record.get("end") or "9"),
        "future": lambda record: record["start"] > now,
    }
    rules["upcoming"] = rules["future"]
    if raw.lower() not in rules:
        raise Invalid(f"Select a valid choice. {raw} is not one of the available choices.")
    return rules[raw.lower()]


def current(world: World, record: Record) -> bool:
    event = world.store.get("events", record.get("event")) or {}
    return str(event.get("start", "")) <= stamp(world.clock()) and not record["done"]
