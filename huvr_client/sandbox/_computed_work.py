"""Fields that HUVR works out: of findings, forms, projects, schedules and files."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ._compute import computed, display
from ._computed_assets import lineage
from ._forms import template_lines
from ._json import listed, mapped
from ._store import Record
from ._time import duration, parse

if TYPE_CHECKING:
    from ._world import World


@computed("defects.project_name")
def _project_name(world: World, record: Record) -> str | None:
    return display(world.store.get("projects", record.get("project")))


@computed("defects.is_locked")
def is_locked(world: World, record: Record) -> bool:
    """A finding is locked with its project: by publishing."""
    project = world.store.get("projects", record.get("project"))
    return bool(record.get("is_locked")) or bool(project and project["status"] == "PUBLISHED")


@computed("defects.severity_display")
def _severity(_world: World, record: Record) -> str | None:
    given = record.get("severity_display")
    severity = record.get("severity")
    return given if given or severity is None else f"Severity {severity}"


@computed("defects.resolution_duration")
def _resolution(_world: World, record: Record) -> str | None:
    opened = parse(str(record.get("captured_on") or record["created_on"]))
    resolved = parse(str(record.get("resolved_on") or ""))
    return duration(resolved - opened) if opened and resolved and resolved > opened else None


@computed("templates.checklist_count")
def _checklist_count(world: World, record: Record) -> int:
    return world.store.count("checklists", "template", record["id"])


@computed("templates.project_type_count")
def _project_type_count(world: World, record: Record) -> int:
    return world.store.count("project_types", "checklist_template", record["id"])


@computed("templates.template_keys")
def _template_keys(_world: World, record: Record) -> list[str]:
    return [f"{section}::{line['key']}" for section, line in template_lines(record)]


@computed("templates.definitions")
def _definitions(_world: World, record: Record) -> Any:
    return record.get("definitions") or {}


@computed("templates.default_actions")
def _default_actions(_world: World, record: Record) -> list[Any]:
    return listed(record.get("default_actions"))


@computed("templates.sections")
def _sections(_world: World, record: Record) -> list[Any]:
    return listed(record.get("sections"))


@computed("checklists.template_name")
def _template_name(world: World, record: Record) -> str | None:
    return display(world.store.get("templates", record.get("template")))


_SHOWN_OF_TEMPLATE = ("id", "name", "version", "state", "type")


@computed("checklists.template")
def _template(world: World, record: Record) -> Record | None:
    template = world.store.get("templates", record.get("template"))
    if template is None:
        return None
    shown: Record = {name: template.get(name) for name in _SHOWN_OF_TEMPLATE}
    return shown | {"sections": _sections(world, template)}


@computed("checklists.results", "checklists.edit")
def results(_world: World, record: Record) -> Record:
    """Section -> line -> {value, notes, media}, as an edit sends them."""
    return mapped(record.get("edit"))


@computed("checklists.progress")
def _progress(world: World, record: Record) -> Record:
    given = results(world, record)
    lines = list(template_lines(world.store.get("templates", record.get("template"))))
    done = sum(1 for section, line in lines if _answered(given, section, line))
    return {"completed": done, "total": len(lines)}


def _answered(given: Record, section: str, line: Record) -> bool:
    answer = mapped(given.get(section)).get(str(line["key"]))
    return mapped(answer).get("value") not in (None, "")


@computed("checklists.summary")
def _summary(world: World, record: Record) -> str | None:
    template = world.store.get("templates", record.get("template"))
    asset = world.store.get("assets", record.get("asset"))
    names = [each["name"] for each in (template, asset) if each]
    return " - ".join(names) or None


@computed("checklists.work_done_on")
def _work_done_on(_world: World, record: Record) -> str:
    return str(record.get("work_done_on") or record["updated_on"])


@computed("checklists.flags")
def _flags(_world: World, record: Record) -> list[Any]:
    return listed(record.get("flags"))


@computed("checklists.report_types", "checklists.reports", "projects.report_types")
@computed("projects.reports", "project_types.report_types")
def _no_reports(_world: World, _record: Record) -> list[Any]:
    return []  # HUVR's API has no operation that creates one


@computed("project_types.defect_profile")
def _defect_profile(world: World, record: Record) -> str | None:
    return display(world.store.get("defect_profiles", record.get("defect_profile")))


@computed("project_types.layer_profile")
def _layer_profile(world: World, record: Record) -> str | None:
    return display(world.store.get("layers", record.get("layer_profile")))


@computed("projects.media_count")
def _media_count(world: World, record: Record) -> int:
    return world.store.count("media", "project", record["id"])


@computed("projects.watching")
def _watching(world: World, record: Record) -> bool:
    return world.user in record["watchers"]


@computed("projects.visual_inspection_status")
def _visual_inspection(world: World, record: Record) -> str:
    states = {each["state"] for each in world.store.referring("media", "project", record["id"])}
    if not states:
        return "NOT_STARTED"
    return "COMPLETE" if states == {"INSPECTED"} else "IN_PROGRESS"


@computed("projects.path_cache")
def _path_cache(world: World, record: Record) -> Record:
    line = lineage(world, "projects", record)
    path = " / ".join(each["name"] for each in line)
    return {
        "id": record["id"],
        "level": len(line) - 1,
        "path": path,
        "path_object": line,
        "project": record["id"],
    }


@computed("plans.next_event")
def _next_event(world: World, record: Record) -> str | None:
    now = datetime.fromtimestamp(world.clock(), UTC)
    starts = (each["start"] for each in world.store.referring("events", "plan", record["id"]))
    return min((each for each in starts if (moment := parse(each)) and moment > now), default=None)


@computed("events.projects_count")
def _projects_of_event(world: World, record: Record) -> int:
    return world.store.count("projects", "event", record["id"])


@computed("events.projects_published_count")
def _published_of_event(world: World, record: Record) -> int:
    projects = world.store.referring("projects", "event", record["id"])
    return sum(each["status"] == "PUBLISHED" for each in projects)


@computed("events.task_count")
def _tasks_of_event(world: World, record: Record) -> int:
    return world.store.count("schedule_tasks", "event", record["id"])


@computed("events.task_completed_count")
def _done_of_event(world: World, record: Record) -> int:
    return sum(
        each["done"] for each in world.store.referring("schedule_tasks", "event", record["id"])
    )


@computed("media.file", "library_media.file")
def _file(world: World, record: Record) -> str:
    return world.storage.download_url(record["object"], record["name"])


@computed("media.size", "library_media.size")
def _size(world: World, record: Record) -> int:
    blob = world.storage.get(record["object"])
    return 0 if blob is None else blob.size


@computed("media.thumbnail", "library_media.thumbnail")
def _thumbnail(world: World, record: Record) -> str | None:
    return _derived(world, record, "thumbnail")


@computed("media.preview", "library_media.preview")
def _preview(world: World, record: Record) -> str | None:
    return _derived(world, record, "preview")


def _derived(world: World, record: Record, kind: str) -> str | None:
    """Thumbnail and preview exist once an image has been processed."""
    if not world.is_ready(record) or not str(record.get("media_type")).startswith("image/"):
        return None
    return world.storage.download_url(f"{record['object']}.{kind}", record["name"])


@computed("media.upload", "library_media.upload")
def _upload(world: World, record: Record) -> Record | None:
    """Where to PUT the bytes and with which headers; null once they have come."""
    if world.storage.has(record["object"]):
        return None
    headers = {"Content-Type": str(record.get("media_type") or "application/octet-stream")}
    headers["x-goog-meta-huvr-object"] = record["object"]
    return {"url": world.storage.upload_url(record["object"], headers), "headers": headers}


@computed("media.display_url")
def _display_url(world: World, record: Record) -> str:
    return f"{world.base_url}/media/{record['id']}"


@computed("overlays.display_url")
def _overlay_url(world: World, record: Record) -> str:
    return f"{world.base_url}/media/{record.get('media')}?overlay={record['id']}"


@computed("media.attached_to")
def _attached_to(_world: World, record: Record) -> list[Any]:
    return listed(record.get("attached_to"))
