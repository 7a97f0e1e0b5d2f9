"""Projects: status, asset condition, counts, export; measurements that come in bulk."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ._actions_media import bulk_delete, bulk_edit
from ._bodies import chosen, row
from ._call import Call, Handler
from ._computed import asset_path
from ._errors import invalid
from ._generic import insert
from ._hooks import status_change
from ._store import Record
from ._workbook import Workbook, workbook

STATUSES = ("INITIALIZED", "ASSIGNED", "IN_PROGRESS", "READY_FOR_REVIEW", "PUBLISHED")


def _counts(call: Call) -> Any:
    counts = Counter(each["status"] for each in call.rows())
    return {each.lower(): counts[each] for each in STATUSES} | {"total": counts.total()}


def _detailed(call: Call) -> Any:
    return call.page(call.rows())


def _history(call: Call) -> list[Record]:
    return list(call.world.store.referring("status_changes", "project", call.record()["id"]))


def _status(call: Call) -> Any:
    return call.show_each(_history(call), "status_changes")


def _set_status(call: Call) -> Any:
    """POST: the next status, into the history."""
    project = call.record()
    status = str(call.data.get("status", project["status"]))
    _to_status(call, project, status, call.data.get("note"))
    return call.show(project)


def _edit_status(call: Call) -> Any:
    """PUT: put the latest entry of the history right."""
    project, history = call.record(), _history(call)
    status = str(call.data.get("status", project["status"]))
    note = call.data.get("note")
    store = call.world.store
    store.update("projects", project, {"status": status})
    if history:
        store.update("status_changes", history[-1], {"status": status, "note": note})
    return call.show(project)


def _to_status(call: Call, project: Record, status: str, note: str | None) -> None:
    call.world.store.update("projects", project, {"status": status})
    status_change(call, project, note)


def _bulk_status(call: Call) -> Any:
    projects = chosen(call, "projects")
    for each in projects:
        _to_status(call, each, call.data["status"], call.data.get("note"))
    answer = {"ids": [each["id"] for each in projects], "status": call.data["status"]}
    return answer | {"note": call.data.get("note") or ""}


def _conditions(call: Call) -> Any:
    changes = call.world.store.referring("condition_changes", "project", call.record()["id"])
    return call.show_each(changes, "condition_changes")


def _add_condition(call: Call) -> Any:
    """POST: what the project found its asset's condition to be."""
    return call.show(_change_condition(call, call.record()), "condition_changes")


def _set_condition(call: Call) -> Any:
    """PUT: the same, answered with the project."""
    project = call.record()
    _change_condition(call, project)
    return call.show(project)


def _change_condition(call: Call, project: Record) -> Record:
    condition = call.data.get("asset_condition", project["asset_condition"])
    if not isinstance(condition, int) or isinstance(condition, bool):
        raise invalid(asset_condition="A valid integer is required.")
    store = call.world.store
    asset = store.rows("assets")[project["asset"]]
    set_by = {"asset_condition": condition, "asset_condition_set_by": project["id"]}
    store.update("assets", asset, set_by)
    store.update("projects", project, {"asset_condition": condition})
    entry = {
        "project": project["id"],
        "asset_condition": condition,
        "note": call.data.get("note") or "",
        "modified_by": call.world.user,
    }
    return store.insert("condition_changes", entry)


def _location_summary(call: Call) -> Any:
    """How many findings, media and locations each zone of the project has."""
    project = call.record()
    if (call.operation.response or {}).get("properties"):
        return call.show(project)
    store = call.world.store
    sources = {
        "findings": store.referring("defects", "project", project["id"]),
        "media": store.referring("media", "project", project["id"]),
        "cmls": store.referring("cmls", "asset", project["asset"]),
    }
    zones: dict[str, Record] = {}
    for name, records in sources.items():
        for each in records:
            zone = str(each.get("location_zone") or "")
            counts = zones.setdefault(zone, dict.fromkeys(sources, 0))
            counts[name] += 1
    return [{"location_zone": zone, **counts} for zone, counts in sorted(zones.items())]


def _export(call: Call) -> Workbook:
    """The project's findings, one a row."""
    project = call.record()
    fields = ("id", "state", "severity", "type_display", "description", "captured_on")
    assets = call.world.store.rows("assets")
    lines = [
        (*(each.get(name) for name in fields), asset_path(call.world, assets[each["asset"]]))
        for each in call.world.store.referring("defects", "project", project["id"])
    ]
    return workbook(f"project-{project['id']}.xlsx", [(*fields, "asset_path"), *lines])


def _import_measurements(call: Call) -> Any:
    """Readings by the location's id or name; all or none."""
    data = call.data
    project = row(call, "projects", "project", data["project"])
    common = {name: data[name] for name in _SHARED if name in data}
    given = [_reading(call, project, common, each) for each in data["measurements"]]
    taken = [insert(call, "measurements", each) for each in given]
    if (call.operation.response or {}).get("properties"):
        if not taken:
            raise invalid(measurements="This list may not be empty.")
        return call.show(taken[-1])
    return call.show_each(taken)


_SHARED = ("collected_by", "collected_by_display", "collected_on", "units")


def _reading(call: Call, project: Record, common: Record, given: Record) -> Record:
    reading = {k: v for k, v in given.items() if k != "asset_path"}
    cml = _location(call, project, str(given["cml"]), given.get("asset_path"))
    if cml is None:
        message = f"No location {given['cml']!r} is known here."
        raise invalid(measurements=[{"cml": [message]}])
    return {**common, **reading, "cml": cml["id"], "project": project["id"]}


def _location(call: Call, project: Record, name: str, path: str | None) -> Record | None:
    store = call.world.store
    if name.isascii() and name.isdigit() and (found := store.get("cmls", int(name))):
        return found
    below = store.descendants(project["asset"])
    for each in store.rows("cmls").values():
        if each.get("name") == name and each["asset"] in below:
            asset = store.rows("assets")[each["asset"]]
            if path in (None, asset_path(call.world, asset)):
                return each
    return None


PROJECTS: dict[tuple[str, str], Handler] = {
    ("GET", "/api/projects/counts-by-status/"): _counts,
    ("GET", "/api/projects/detailed/"): _detailed,
    ("POST", "/api/projects/bulk-delete/"): bulk_delete("projects"),
    ("POST", "/api/projects/bulk-edit/"): bulk_edit("projects", "/api/projects/{id}/"),
    ("POST", "/api/projects/status/"): _bulk_status,
    ("GET", "/api/projects/{id}/status/"): _status,
    ("POST", "/api/projects/{id}/status/"): _set_status,
    ("PUT", "/api/projects/{id}/status/"): _edit_status,
    ("GET", "/api/projects/{id}/asset-condition/"): _conditions,
    ("POST", "/api/projects/{id}/asset-condition/"): _add_condition,
    ("PUT", "/api/projects/{id}/asset-condition/"): _set_condition,
    ("GET", "/api/projects/{id}/export/"): _export,
    ("GET", "/api/projects/{id}/location-summary/"): _location_summary,
    ("POST", "/api/measurements/import/"): _import_measurements,
}
