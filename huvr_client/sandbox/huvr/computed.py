"""Fields that HUVR works out when it answers: paths, names, counts, signed URLs.

One table, `COMPUTED`: from the state and a row to what `table` shows as `field`, or to what a
filter of that name compares with. Fields that are missing here and in the row are shown as their
schema's example.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..drf.render import display
from ..drf.store import Record
from ..drf.values import as_list, as_object, is_object
from .state import State

Compute = Callable[[State, Record], Any]


def path(table: str) -> Compute:
    """The names of a row and of what it lies below, from the top."""
    return lambda state, row: " / ".join(
        above["name"] for above in state.store.ancestors(table, row)
    )


def lineage(table: str) -> Compute:
    """The same as objects with id and name: recorded answers have lists here, not texts."""
    return lambda state, row: [
        {"id": above["id"], "name": above["name"]} for above in state.store.ancestors(table, row)
    ]


def count(table: str, field: str) -> Compute:
    """How many rows of `table` refer to this one."""
    return lambda state, row: state.store.count(table, field, row["id"])


def used(table: str, field: str) -> Compute:
    """Whether any row of `table` refers to this one."""
    return lambda state, row: state.store.count(table, field, row["id"]) > 0


def _mine(state: State, row: Record) -> bool:
    return row.get("created_by") == state.user


def _labels_by_key(_: State, row: Record) -> Record:
    labels = filter(is_object, as_list(row.get("labels")))
    return {str(label.get("name")): label.get("value") for label in labels}


def is_locked(state: State, row: Record) -> bool:
    """A project locks its findings and media with publishing."""
    project = state.store.get("projects", row.get("project"))
    return bool(row.get("is_locked")) or bool(project and project["status"] == "PUBLISHED")


def _size(state: State, row: Record) -> int:
    blob = state.storage.get(row["object"])
    return 0 if blob is None else blob.size


def _derived(kind: str) -> Compute:
    """Thumbnail and preview exist once an image has been processed."""

    def url(state: State, row: Record) -> str | None:
        if not state.is_ready(row) or not str(row.get("media_type")).startswith("image/"):
            return None
        return state.storage.download_url(f"{row['object']}.{kind}", row["name"])

    return url


def _upload(state: State, row: Record) -> Record | None:
    """Where to PUT the bytes and with which headers; null once they have come."""
    if state.storage.has(row["object"]):
        return None
    headers = {"Content-Type": str(row.get("media_type") or "application/octet-stream")}
    headers["x-goog-meta-huvr-object"] = row["object"]
    return {"url": state.storage.upload_url(row["object"], headers), "headers": headers}


_FILE: dict[str, Compute] = {
    "file": lambda state, row: state.storage.download_url(row["object"], row["name"]),
    "size": _size,
    "thumbnail": _derived("thumbnail"),
    "preview": _derived("preview"),
    "upload": _upload,
}

COMPUTED: dict[str, dict[str, Compute]] = {
    "assets": {
        "asset_path": path("assets"),
        "asset_path_object": lineage("assets"),
        "labels_by_key": _labels_by_key,
        "no_parent": lambda _, row: row.get("parent") is None,
        "project_count": count("projects", "asset"),
    },
    "checklists": {"created_by_me": _mine, "results": lambda _, row: as_object(row.get("edit"))},
    "cmls": {"labels_by_key": _labels_by_key},
    "companies": {"company_path": path("companies"), "company_path_object": lineage("companies")},
    "crews": {"display_name": lambda _, row: display(row)},
    "defects": {
        "geometry_exists": used("overlays", "defect"),
        "is_locked": is_locked,
        "labels_by_key": _labels_by_key,
    },
    "events": {
        "projects_count": count("projects", "event"),
        "task_count": count("schedule_tasks", "event"),
    },
    "library_media": _FILE,
    "media": {**_FILE, "created_by_me": _mine},
    "project_types": {"in_use": used("projects", "type")},
    "projects": {
        "labels_by_key": _labels_by_key,
        "media_count": count("media", "project"),
        "watching": lambda state, row: state.user in row["watchers"],
    },
    "tasks": {"created_by_me": _mine},
    "templates": {
        "checklist_count": count("checklists", "template"),
        "in_use": used("checklists", "template"),
        "project_type_count": count("project_types", "checklist_template"),
    },
    "users": {"display_name": lambda _, row: display(row)},
}
