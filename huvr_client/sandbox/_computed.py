"""Fields that HUVR works out when it answers: paths, counts, summaries, signed URLs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ._forms import template_lines
from ._json import is_object, listed, mapped
from ._store import Record, Row
from ._time import duration, parse, parse_date

if TYPE_CHECKING:
    from ._world import World

Compute = Callable[["World", Record], Any]

COMPUTED: dict[tuple[str, str], Compute] = {}


def computed(*targets: str) -> Callable[[Compute], Compute]:
    """Register a function for `table.field` names."""

    def register(function: Compute) -> Compute:
        for target in targets:
            table, _, field = target.partition(".")
            COMPUTED[table, field] = function
        return function

    return register


def display(record: Record | None) -> str | None:
    """The name by which a row is shown, or None."""
    if record is None:
        return None
    return str(record.get("name") or record.get("username") or record["id"])


def _line(world: World, table: str, record: Record) -> list[Record]:
    return [{"id": each["id"], "name": each["name"]} for each in _up(world, table, record)]


def _up(world: World, table: str, record: Record) -> list[Record]:
    return world.store.ancestors(table, record)


@computed("assets.asset_path")
def asset_path(world: World, record: Record) -> str:
    return " / ".join(each["name"] for each in _up(world, "assets", record))


@computed("assets.asset_path_object")
def _asset_path_object(world: World, record: Record) -> list[Record]:
    return _line(world, "assets", record)


@computed("companies.company_path")
def _company_path(world: World, record: Record) -> str:
    return " / ".join(each["name"] for each in _up(world, "companies", record))


@computed("companies.company_path_object")
def _company_path_object(world: World, record: Record) -> list[Record]:
    return _line(world, "companies", record)


@computed("assets.age")
def _age(world: World, record: Record) -> int | None:
    day = parse_date(record.get("installed_on") or "")
    today = datetime.fromtimestamp(world.clock(), UTC).date()
    return None if day is None else max(0, (today - day).days // 365)


@computed(
    "assets.labels_by_key", "cmls.labels_by_key", "projects.labels_by_key", "defects.labels_by_key"
)
def _labels_by_key(_world: World, record: Record) -> Record:
    labels = record.get("labels")
    return {each["name"]: each.get("value") for each in _pairs(labels)}


def _pairs(labels: Any) -> Iterator[Record]:
    for each in listed(labels):
        if is_object(each) and isinstance(each.get("name"), str):
            yield each


@computed("assets.project_count")
def _project_count(world: World, record: Record) -> int:
    return world.store.count("projects", "asset", record["id"])


@computed("crews.display_name")
def _crew_name(world: World, record: Record) -> str:
    company = world.store.get("companies", record.get("company"))
    return f"{record['name']} ({company['name']})" if company else str(record["name"])


@computed("users.display_name")
def user_name(_world: World, record: Record) -> str:
    full = f"{record.get('first_name') or ''} {record.get('last_name') or ''}".strip()
    return str(record.get("name") or full or record["username"])


@computed("users.permissions")
def _permissions(_world: World, record: Record) -> list[str]:
    return sorted(f"{role}:use" for role in listed(record.get("roles")))


@computed("users.email")
def _email(_world: World, record: Record) -> str:
    return str(record.get("email") or "")


@computed("cmls.measurements_summary")
def _measurements_summary(world: World, record: Record) -> Row:
    taken = sorted(
        world.store.referring("measurements", "cml", record["id"]),
        key=lambda each: (each.get("collected_on") or "", each["id"]),
    )
    first, near, last = (taken[0], taken[-2:][0], taken[-1]) if taken else ({}, {}, {})
    summary = {
        "base": first.get("id"),
        "near": near.get("id"),
        "last": last.get("id"),
        "next_inspection_date": record.get("next_inspection_date"),
        "next_inspection_reason": record.get("next_inspection_reason"),
    }
    return Row("cml_summaries", summary)


@computed("cmls.planned_project")
def _planned_project(world: World, record: Record) -> Record | None:
    for project in world.store.referring("projects", "asset", record.get("asset")):
        if project["status"] in ("INITIALIZED", "ASSIGNED"):
            return {"id": project["id"], "name": project["name"]}
    return None


@computed("measurements.collected_by_display", "measurements.collected_by_display_name")
def _collected_by(world: World, record: Record) -> str:
    user = world.store.get("users", record.get("collected_by"))
    return str(record.get("collected_by_display") or (user_name(world, user) if user else ""))


@computed("measurements.calculations")
def _calculations(world: World, record: Record) -> Record:
    """Loss against the first measurement of the location, in the measurement's own units."""
    given = record.get("calculations")
    if given is not None:
        return given if is_object(given) else {"given": given}
    first = next(world.store.referring("measurements", "cml", record.get("cml")), record)
    base, value = first.get("value"), record.get("value")
    return {} if base is None or value is None else {"loss": round(base - value, 4)}


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
    line = _line(world, "projects", record)
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
