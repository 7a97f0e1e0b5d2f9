"""What tables do beyond keeping fields: histories, locks, labels one by one.

`PREPARE` changes or refuses what is to be written, `CREATED` and `CHANGED` write what follows from
it, `DELETING` refuses or clears up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..drf.responses import ApiError, detail, invalid
from ..drf.store import Record
from ..drf.values import as_list, is_object
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


def _finding_unlocked(call: Call, record: Record) -> None:
    if is_locked(call.state, record):
        raise detail(403, "This finding is locked.")


def _finding(call: Call, changes: Record, record: Record | None) -> None:
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
    """The scope comes as an object and is kept in rows of its own."""
    scope, store = changes.pop("scope", None), call.state.store
    if not is_object(scope):
        return
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
    entry = {
        "project": record["id"],
        "status": record["status"],
        "modified_by": call.state.user,
    }
    call.state.store.insert("status_changes", entry)


def _project_changed(call: Call, record: Record, before: Record) -> None:
    if record["status"] != before["status"]:
        _project_created(call, record)


PREPARE: dict[str, tuple[Prepare, ...]] = {
    "assets": (_labels,),
    "cmls": (_labels,),
    "defects": (_labels, _finding),
    "library_media": (library_media,),
    "media": (media,),
    "projects": (_labels, _project),
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
