"""What tables do beyond keeping fields: histories, locks, labels one by one, who did it.

`PREPARE` changes or refuses what is to be written, `CREATED` and `CHANGED` write what follows from
it, `DELETING` refuses or clears up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..drf.responses import ApiError, detail, invalid, missing_row
from ..drf.store import Record
from ..drf.values import as_list, is_object, stamp
from .computed import is_locked
from .engine import Call, row_fields
from .media import forget_file, library_media, media, place, place_media, undeletable

Prepare = Callable[[Call, Record, Record | None], None]


def _labels(_: Call, changes: Record, record: Record | None) -> None:
    """`labels_update` sets single labels and leaves the others; a null value removes one."""
    update = changes.pop("labels_update", None)
    if update is None:
        return
    pairs = list(update.items()) if is_object(update) else list(map(_pair, as_list(update)))
    labels = dict(map(_pair, as_list((record or {}).get("labels"))))
    labels.update(pairs)
    changes["labels"] = [{"name": k, "value": v} for k, v in labels.items() if v is not None]


def _pair(label: Any) -> tuple[str, Any]:
    if not is_object(label) or not isinstance(label.get("name"), str):
        raise invalid(labels_update="Expected labels with a name and a value.")
    return label["name"], label.get("value")


def _parent(call: Call, changes: Record, record: Record | None) -> None:
    """Nothing can be its own ancestor."""
    parent = changes.get("parent")
    if record is None or parent is None:
        return
    store = call.state.store
    if record in store.ancestors(call.table, store.rows(call.table)[parent]):
        raise invalid(parent="A row cannot be placed below itself.")


def _asset(call: Call, changes: Record, record: Record | None) -> None:
    if changes.pop("create_library", False):
        name = changes.get("name") or (record or {}).get("name")
        library = {"name": name, "sync_mode": "WHEN_ASSIGNED", "system": False}
        changes["library"] = call.state.store.insert("libraries", library)["id"]


def _active(call: Call, changes: Record, _record: Record | None) -> None:
    """`deactivated_on` is set and cleared with `is_active`."""
    if "is_active" in changes and "deactivated_on" not in changes:
        now = stamp(call.state.clock())
        changes["deactivated_on"] = None if changes["is_active"] else now


def _user(call: Call, changes: Record, _record: Record | None) -> None:
    changes.pop("send_welcome_email", None)
    company = changes.pop("company_id", None)
    if company is not None:
        changes["company"] = [call.named("companies", "company_id", company)["id"]]


def _finding_unlocked(call: Call, record: Record) -> None:
    if is_locked(call.state, record):
        raise detail(403, "This finding is locked.")


def _finding(call: Call, changes: Record, record: Record | None) -> None:
    changes.pop("modified_by", None)
    if record is None:
        for name in ("asset", "profile"):
            if changes.get(name) is None:
                changes[name] = _implied(call, changes, name)
    elif "is_locked" not in changes:
        _finding_unlocked(call, record)


def _implied(call: Call, changes: Record, name: str) -> int:
    """A finding without an asset or a profile takes those of its project."""
    store = call.state.store
    project = store.get("projects", changes.get("project")) or {}
    kind = store.get("project_types", project.get("type")) or {}
    identifier = project.get("asset") if name == "asset" else kind.get("defect_profile")
    if identifier is None:
        raise invalid(**{f"{name}_id": "This field is required."})
    return int(identifier)


def _finding_created(call: Call, record: Record) -> None:
    entry = {
        "defect": record["id"],
        "state": record["state"],
        "note": record.get("state_note"),
        "modified_by": call.state.user,
    }
    call.state.store.insert("defect_history", entry)


def _finding_changed(call: Call, record: Record, before: Record) -> None:
    if record["state"] != before["state"] or record.get("state_note") != before.get("state_note"):
        _finding_created(call, record)


def _project(call: Call, changes: Record, record: Record | None) -> None:
    changes.pop("checklist", None)
    scope = changes.pop("scope", None)
    if is_object(scope):
        _scope(call, changes, record, scope)
    form = changes.get("checklist_id")
    if form is not None and call.state.store.get("checklists", form) is None:
        raise invalid(checklist_id=missing_row(form))


def _scope(call: Call, changes: Record, record: Record | None, scope: Record) -> None:
    store = call.state.store
    try:
        fields = row_fields(call.state, "scopes", scope)
    except ApiError as error:
        raise invalid(scope=error.body) from None
    own = store.get("scopes", (record or {}).get("scope"))
    if own is None:
        changes["scope"] = store.insert("scopes", fields)["id"]
    else:
        store.update("scopes", own, fields)


def _project_created(call: Call, record: Record) -> None:
    _attach_form(call, record)
    entry = {
        "project": record["id"],
        "status": record["status"],
        "modified_by": call.state.user,
    }
    call.state.store.insert("status_changes", entry)


def _project_changed(call: Call, record: Record, before: Record) -> None:
    if record["status"] != before["status"]:
        _project_created(call, record)
    else:
        _attach_form(call, record)


def _attach_form(call: Call, project: Record) -> None:
    form = call.state.store.get("checklists", project.pop("checklist_id", None))
    if form is not None:
        call.state.store.update("checklists", form, {"project": project["id"]})


def _checklist(call: Call, changes: Record, record: Record | None) -> None:
    if record is None:
        changes.setdefault("uploaded_by", call.state.user)


def _task(call: Call, changes: Record, record: Record | None) -> None:
    """Who did it and when follow from `done`."""
    done = changes.get("done")
    if done and not (record or {}).get("done"):
        changes.setdefault("completed_on", stamp(call.state.clock()))
        changes.setdefault("completed_by", call.state.user)
    if done is False:
        changes.update(completed_on=None, completed_by=None)


def _overlay(_: Call, changes: Record, _record: Record | None) -> None:
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
    "library_media": (place,),
    "media": (place, place_media),
    "projects": (_project_created,),
}

CHANGED: dict[str, tuple[Callable[[Call, Record, Record], None], ...]] = {
    "defects": (_finding_changed,),
    "projects": (_project_changed,),
}

DELETING: dict[str, tuple[Callable[[Call, Record], None], ...]] = {
    "defects": (_finding_unlocked,),
    "library_media": (forget_file,),
    "media": (undeletable, forget_file),
}
