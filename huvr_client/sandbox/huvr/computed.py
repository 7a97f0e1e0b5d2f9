"""Fields that HUVR works out when it answers: paths, names, counts, signed URLs.

One table, `COMPUTED`: from the state and a row to what `table` shows as `field`. Fields that are
missing here and in the row are shown as their schema's example.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..drf.render import display
from ..drf.store import Inline, Record
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


def _labels_by_key(_: State, row: Record) -> Record:
    labels = [label for label in as_list(row.get("labels")) if is_object(label)]
    return {
        label["name"]: label.get("value") for label in labels if isinstance(label.get("name"), str)
    }


def _collected_by(state: State, row: Record) -> str:
    user = state.store.get("users", row.get("collected_by"))
    return str(row.get("collected_by_display") or display(user) or "")


def _measurements_summary(state: State, row: Record) -> Inline:
    """First, second to last and last measurement of a location, by the time of collection."""
    measurements = sorted(
        state.store.referring("measurements", "cml", row["id"]),
        key=lambda measurement: (measurement.get("collected_on") or "", measurement["id"]),
    )
    chosen = [measurements[0], *measurements[-2:][:1], measurements[-1]] if measurements else []
    summary: Record = dict.fromkeys(("base", "near", "last"))
    summary.update(zip(summary, [measurement["id"] for measurement in chosen], strict=False))
    for name in ("next_inspection_date", "next_inspection_reason"):
        summary[name] = row.get(name)
    return Inline("cml_summaries", summary)


def is_locked(state: State, row: Record) -> bool:
    """A finding is locked with its project: by publishing."""
    project = state.store.get("projects", row.get("project"))
    return bool(row.get("is_locked")) or bool(project and project["status"] == "PUBLISHED")


def _severity(_: State, row: Record) -> str | None:
    shown, severity = row.get("severity_display"), row.get("severity")
    return shown if shown or severity is None else f"Severity {severity}"


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
        "project_count": count("projects", "asset"),
    },
    "checklists": {"results": lambda _, row: as_object(row.get("edit"))},
    "cmls": {"labels_by_key": _labels_by_key, "measurements_summary": _measurements_summary},
    "companies": {"company_path": path("companies"), "company_path_object": lineage("companies")},
    "crews": {"display_name": lambda _, row: display(row)},
    "defects": {
        "is_locked": is_locked,
        "labels_by_key": _labels_by_key,
        "severity_display": _severity,
    },
    "events": {
        "projects_count": count("projects", "event"),
        "task_count": count("schedule_tasks", "event"),
    },
    "library_media": _FILE,
    "measurements": {
        "collected_by_display": _collected_by,
        "collected_by_display_name": _collected_by,
    },
    "media": _FILE,
    "projects": {
        "labels_by_key": _labels_by_key,
        "media_count": count("media", "project"),
        "watching": lambda state, row: state.user in row["watchers"],
    },
    "templates": {
        "checklist_count": count("checklists", "template"),
        "project_type_count": count("project_types", "checklist_template"),
    },
    "users": {"display_name": lambda _, row: display(row)},
}
