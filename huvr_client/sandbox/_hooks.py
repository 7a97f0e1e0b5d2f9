"""What tables do beyond keeping fields: defaults from elsewhere, histories, locks, names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ._call import Call
from ._computed import is_locked
from ._errors import detail, invalid
from ._forms import merged
from ._hooks_media import (
    forget_file,
    library_media,
    media,
    place_library_media,
    place_media,
    unlocked,
)
from ._json import is_object, listed
from ._store import Record
from ._time import stamp

Prepare = Callable[[Call, Record, Record | None], None]


def _labels(_call: Call, changes: Record, record: Record | None) -> None:
    """`labels_update` sets single labels and leaves the others; a null value removes one."""
    update = changes.pop("labels_update", None)
    if update is None:
        return
    pairs = list(update.items()) if is_object(update) else [_pair(e) for e in listed(update)]
    kept = dict(map(_pair, listed((record or {}).get("labels"))))
    kept.update(pairs)
    changes["labels"] = [{"name": k, "value": v} for k, v in kept.items() if v is not None]


def _pair(label: Any) -> tuple[str, Any]:
    if not is_object(label) or not isinstance(label.get("name"), str):
        raise invalid(labels_update="Expected labels with a name and a value.")
    return label["name"], label.get("value")


def _parent(call: Call, changes: Record, record: Record | None) -> None:
    """Nothing can be its own ancestor."""
    parent = changes.get("parent")
    if record is None or parent is None:
        return
    line = call.world.store.ancestors(call.table, call.find(call.table, str(parent)))
    if record in line:
        raise invalid(parent="A row cannot be placed below itself.")


def _asset(call: Call, changes: Record, record: Record | None) -> None:
    if changes.pop("create_library", False):
        name = changes.get("name") or (record or {}).get("name")
        changes["library"] = call.world.store.insert("libraries", library(str(name)))["id"]


def library(name: str) -> Record:
    """A new library for an asset."""
    return {"name": name, "description": None, "sync_mode": "WHEN_ASSIGNED", "system": False}


def _active(call: Call, changes: Record, _record: Record | None) -> None:
    """`deactivated_on` is set and cleared with `is_active`."""
    if "is_active" in changes and "deactivated_on" not in changes:
        now = stamp(call.world.clock())
        changes["deactivated_on"] = None if changes["is_active"] else now


def _user(call: Call, changes: Record, _record: Record | None) -> None:
    changes.pop("send_welcome_email", None)
    company = changes.pop("company_id", None)
    if company is not None:
        if call.world.store.get("companies", company) is None:
            raise invalid(company_id=f'Invalid pk "{company}" - object does not exist.')
        changes["company"] = [company]


def _finding_unlocked(call: Call, record: Record) -> None:
    if is_locked(call.world, record):
        raise detail(403, "This finding is locked.")


def _finding(call: Call, changes: Record, record: Record | None) -> None:
    if record is not None and "is_locked" not in changes:
        _finding_unlocked(call, record)
    changes.pop("modified_by", None)
    if record is None:
        for name in ("asset", "profile"):
            if changes.get(name) is None:
                changes[name] = _implied(call, changes, name)
    state = changes.get("state")
    if state in ("REPAIRED", "CLOSED") and not (record or {}).get("resolved_on"):
        changes.setdefault("resolved_on", stamp(call.world.clock()))


def _implied(call: Call, changes: Record, name: str) -> int:
    """A finding without an asset or a profile takes those of its project."""
    store = call.world.store
    project = store.get("projects", changes.get("project")) or {}
    kind = store.get("project_types", project.get("type")) or {}
    found = project.get("asset") if name == "asset" else kind.get("defect_profile")
    if found is None:
        raise invalid(**{f"{name}_id": "This field is required."})
    return int(found)


def _finding_created(call: Call, record: Record) -> None:
    _history(call, record)


def _finding_changed(call: Call, record: Record, before: Record) -> None:
    if record["state"] != before["state"] or record.get("state_note") != before.get("state_note"):
        _history(call, record)


def _history(call: Call, record: Record) -> None:
    entry = {
        "defect": record["id"],
        "state": record["state"],
        "note": record.get("state_note"),
        "modified_by": call.world.user,
    }
    call.world.store.insert("defect_history", entry)


def _project(call: Call, changes: Record, record: Record | None) -> None:
    changes.pop("checklist", None)
    scope = changes.pop("scope", None)
    if is_object(scope):
        _scope(call, changes, record, scope)
    if changes.get("checklist_id") is not None:
        _form(call, changes["checklist_id"])


def _attach_form(call: Call, project: Record) -> None:
    form = project.pop("checklist_id", None)
    if form is not None:
        call.world.store.update("checklists", _form(call, form), {"project": project["id"]})


def _form(call: Call, identifier: int) -> Record:
    record = call.world.store.get("checklists", identifier)
    if record is None:
        raise invalid(checklist_id=f'Invalid pk "{identifier}" - object does not exist.')
    return record


def _scope(call: Call, changes: Record, record: Record | None, scope: Record) -> None:
    store = call.world.store
    for each in listed(scope.get("selected_findings")):
        if store.get("defects", each) is None:
            message = f'Invalid pk "{each}" - object does not exist.'
            raise invalid(scope={"selected_findings": [message]})
    known = store.get("scopes", (record or {}).get("scope"))
    if known is None:
        changes["scope"] = store.insert("scopes", scope)["id"]
    else:
        store.update("scopes", known, scope)


def _project_created(call: Call, record: Record) -> None:
    _attach_form(call, record)
    status_change(call, record, None)


def _project_changed(call: Call, record: Record, before: Record) -> None:
    _attach_form(call, record)
    if record["status"] != before["status"]:
        status_change(call, record, None)


def status_change(call: Call, project: Record, note: str | None) -> Record:
    """Write a project's status into its history."""
    entry = {
        "project": project["id"],
        "status": project["status"],
        "note": note,
        "modified_by": call.world.user,
    }
    return call.world.store.insert("status_changes", entry)


def _checklist(call: Call, changes: Record, record: Record | None) -> None:
    if record is None:
        changes.setdefault("uploaded_by", call.world.user)
    if "edit" in changes:
        changes["edit"] = merged((record or {}).get("edit"), changes["edit"])


def _task(call: Call, changes: Record, record: Record | None) -> None:
    """Who did it and when follow from `done`."""
    done = changes.get("done")
    if done and not (record or {}).get("done"):
        changes.setdefault("completed_on", stamp(call.world.clock()))
        changes.setdefault("completed_by", call.world.user)
    if done is False:
        changes.update(completed_on=None, completed_by=None)


def _overlay(_call: Call, changes: Record, _record: Record | None) -> None:
    changes.pop("modified_by", None)


PREPARE: dict[str, tuple[Prepare, ...]] = {
    "asset_types": (_active,),
    "assets": (_labels, _parent, _active, _asset),
    "checklists": (_checklist,),
    "cmls": (_labels, _active),
    "companies": (_parent, _active),
    "defects": (_labels, _finding),
    "library_media": (library_media,),
    "media": (media,),
    "overlays": (_overlay,),
    "plan_work": (_active,),
    "plans": (_active,),
    "projects": (_labels, _parent, _project),
    "schedule_tasks": (_task,),
    "tasks": (_task,),
    "users": (_user,),
}


CREATED: dict[str, tuple[Callable[[Call, Record], None], ...]] = {
    "defects": (_finding_created,),
    "library_media": (place_library_media,),
    "media": (place_media,),
    "projects": (_project_created,),
}


CHANGED: dict[str, tuple[Callable[[Call, Record, Record], None], ...]] = {
    "defects": (_finding_changed,),
    "projects": (_project_changed,),
}


DELETING: dict[str, tuple[Callable[[Call, Record], None], ...]] = {
    "defects": (_finding_unlocked,),
    "library_media": (forget_file,),
    "media": (unlocked, forget_file),
}
