"""HUVR's tables: how they refer to one another, what a new row holds, what is searched.

Only names that HUVR's description uses. Which of them refer to what follows from the objects that
reads return: a field that one schema shows as a number and another as an object is a reference.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ..drf.describe import Description, Schema
from ..drf.models import Many, Model, One, many, one, owned, reverse


def _once(model: str) -> tuple[str, str]:
    """`client_id` makes a row once; the message is the framework's."""
    return "client_id", f"{model} with this client id already exists."


TABLES: dict[str, Model] = {
    "asset_types": Model(defaults={"findings_mode": "ENABLED"}),
    "assets": Model(
        relations=one(
            type="asset_types",
            owner="companies",
            library="libraries",
            asset_condition_set_by="projects",
        )
        | owned(parent="assets"),
        search=("name", "description", "external_id", "serial_number", "location", "asset_path"),
        aliases={
            "asset_id": "id",
            "asset_path_cache__path": "asset_path",
            "asset_path_search": "asset_path",
            "asset_type": "type",
        },
    ),
    "checklists": Model(
        relations=one(asset="assets", template="templates", created_by="users", uploaded_by="users")
        | owned(project="projects")
        | many(schedule_tasks="schedule_tasks")
        | reverse(tasks="tasks.checklist"),
        search=("template__name", "asset__name", "project__name"),
        unique=_once("checklist instance"),
        aliases={"schedule_task": "schedule_tasks"},
    ),
    "cmls": Model(
        relations=one(layer="layers") | owned(asset="assets"),
        search=("name", "description", "external_id", "asset__name"),
        defaults={"type": "PIPE"},
    ),
    "companies": Model(relations=one(parent="companies") | reverse(members="users.company")),
    "condition_changes": Model(relations=one(modified_by="users") | owned(project="projects")),
    "crews": Model(
        relations=one(company="companies") | many(users="users"), aliases={"user": "users"}
    ),
    "defect_history": Model(relations=one(modified_by="users") | owned(defect="defects")),
    "defect_profiles": Model(defaults={"state": "DRAFT"}),
    "defects": Model(
        relations=one(
            profile="defect_profiles",
            project="projects",
            checklist="checklists",
            cml="cmls",
            layer="layers",
            created_by="users",
            newer_defect="defects",
        )
        | owned(asset="assets")
        | reverse(overlays="overlays.defect", history="defect_history.defect"),
        search=("description", "type_display", "asset__name", "project__name", "external_id"),
        unique=_once("defect"),
        defaults={"state": "OPEN"},
        aliases={"asset_type": "asset__type", "project_type": "project__type"},
    ),
    "events": Model(
        relations=one(asset="assets", crew="crews") | owned(plan="plans"),
        search=("name", "asset__name", "crew__name", "plan__name"),
    ),
    "heat": Model(relations=one(source="assets", modified_by="users", uploaded_by="users")),
    "layers": Model(defaults={"state": "DRAFT"}),
    "libraries": Model(),
    "library_media": Model(
        relations=owned(library="libraries"),
        aliases={"filename": "name", "library_name": "library__name"},
    ),
    "measurements": Model(
        relations=one(collected_by="users", project="projects", source_checklist="checklists")
        | owned(cml="cmls"),
        search=("comment", "cml__name", "project__name"),
        aliases={"cml_asset_path": "cml__asset__asset_path", "measurement_offset": "offset"},
        defaults={"type": "UT_PIPE"},
    ),
    "media": Model(
        relations=one(
            project="projects",
            checklist="checklists",
            cml="cmls",
            layer="layers",
            source_media="media",
            created_by="users",
        )
        | reverse(overlays="overlays.media"),
        search=("name", "description"),
        unique=_once("inspection media"),
        aliases={"file": "name", "filename": "name"},
    ),
    "overlays": Model(
        relations=one(created_by="users", modified_by="users")
        | owned(media="media")
        | {"defect": One("defects", owned=True, inline=True)}
    ),
    "plan_work": Model(
        relations=one(
            checklist_template="templates",
            project_type="project_types",
            crew="crews",
            owner="users",
            created_by="users",
        )
        | owned(plan="plans"),
        defaults={"work_type": "PROJECT"},
    ),
    "plans": Model(relations=one(asset="assets", crew="crews", owner="users", created_by="users")),
    "project_types": Model(
        relations=one(
            checklist_template="templates", defect_profile="defect_profiles", layer_profile="layers"
        )
        | many(asset_types="asset_types"),
        aliases={"asset_type": "asset_types"},
    ),
    "projects": Model(
        relations=one(
            type="project_types",
            management_company="companies",
            parent="projects",
            event="events",
            created_by="users",
        )
        | owned(asset="assets")
        | many(crews="crews", watchers="users")
        | reverse(
            tasks="tasks.project",
            checklist_instances="checklists.project",
            status_history="status_changes.project",
            asset_condition_history="condition_changes.project",
        )
        | {"scope": One("scopes", inline=True)},
        search=("name", "description", "external_id", "asset__name"),
        aliases={"asset_parent": "asset__parent", "asset_search": "asset__asset_path"},
        defaults={"status": "INITIALIZED"},
    ),
    "result_lines": Model(
        relations=one(project="projects", template="templates") | owned(checklist="checklists"),
        search=("value", "notes", "line_key", "section_key", "template__name"),
    ),
    "revisions": Model(
        relations=one(uploaded_by="users") | owned(instance="checklists"),
    ),
    "schedule_tasks": Model(
        relations=one(
            assigned_crew="crews",
            assigned_to="users",
            checklist_instance="checklists",
            checklist_template="templates",
            completed_by="users",
        )
        | owned(event="events")
    ),
    "scopes": Model(
        relations=one(library="libraries") | many(selected_findings="defects"),
    ),
    "status_changes": Model(relations=one(modified_by="users") | owned(project="projects")),
    "tasks": Model(
        relations=one(
            assigned_crew="crews", assigned_to="users", completed_by="users", created_by="users"
        )
        | owned(checklist="checklists", project="projects")
    ),
    "templates": Model(search=("name", "description"), defaults={"state": "DRAFT"}),
    "users": Model(
        relations=many(company="companies") | reverse(crews="crews.users"),
        search=("name", "username", "email", "first_name", "last_name"),
        unique=("username", "A user with that username already exists."),
        aliases={"company_id": "company"},
        defaults={"roles": ["technician"]},
    ),
}


# Collection path -> table.
COLLECTIONS: dict[str, str] = {
    "/api/asset-types/": "asset_types",
    "/api/assets/": "assets",
    "/api/checklist-result-lines/": "result_lines",
    "/api/checklist-tasks/": "tasks",
    "/api/checklist-templates-fillable/": "templates",
    "/api/checklist-templates/": "templates",
    "/api/checklists/": "checklists",
    "/api/cmls/": "cmls",
    "/api/companies/": "companies",
    "/api/crews/": "crews",
    "/api/defect-profiles/": "defect_profiles",
    "/api/defects/": "defects",
    "/api/heat-data/": "heat",
    "/api/inspection-media-overlays/": "overlays",
    "/api/inspection-media/": "media",
    "/api/libraries/": "libraries",
    "/api/library-media/": "library_media",
    "/api/location-layer-profiles/": "layers",
    "/api/measurements/": "measurements",
    "/api/project-types/": "project_types",
    "/api/projects/": "projects",
    "/api/schedule/events/": "events",
    "/api/schedule/plan-work/": "plan_work",
    "/api/schedule/plans/": "plans",
    "/api/schedule/tasks/": "schedule_tasks",
    "/api/users/": "users",
}


# Rows that stand below a row under a path of their own: their table, the field that leads back.
BELOW: dict[str, tuple[str, str]] = {
    "/api/checklists/{id}/edit/": ("revisions", "instance"),
    "/api/checklists/{id}/revisions/": ("revisions", "instance"),
    "/api/inspection-media/{id}/overlays/": ("overlays", "media"),
    "/api/projects/{id}/asset-condition/": ("condition_changes", "project"),
    "/api/projects/{id}/status/": ("status_changes", "project"),
}


# Fields that recorded answers hold and the description lacks.
UNDOCUMENTED: dict[str, dict[str, object]] = {
    "asset_types": {"cml_mode": "DISABLED", "findings_mode": "ENABLED"},
}


# Text fields of which a filter gives a part.
CONTAINED = frozenset(
    {
        *("name", "description", "task", "notes", "comment", "state_note", "manufacturer"),
        *("model", "location", "asset_path", "email", "value_text"),
    }
)


def table_of(path: str) -> str:
    """The table behind a path: that of the longest collection it begins with; "" for none."""
    collections = [collection for collection in COLLECTIONS if path.startswith(collection)]
    return COLLECTIONS[max(collections, key=len)] if collections else ""


def read_schema(description: Description, table: str) -> Schema:
    """What reading one row of a table answers; empty where nothing reads one."""
    for path, name in COLLECTIONS.items():
        if name == table:
            operation = description.operations.get(("GET", f"{path}{{id}}/"))
            return (operation and operation.response) or {}
    return {}


@lru_cache(maxsize=4)
def defaults(description: Description) -> dict[str, dict[str, Any]]:
    """What a new row of each table holds: as little as its schema allows, and what is known."""
    return {
        table: _own_fields(model, description.example(read_schema(description, table)))
        | dict(model.defaults)
        for table, model in TABLES.items()
    }


def _own_fields(model: Model, shown: dict[str, Any]) -> dict[str, Any]:
    """The fields of an example that a row keeps itself: no references, times and objects."""
    own: dict[str, Any] = {
        name: [] for name, relation in model.relations.items() if isinstance(relation, Many)
    }
    for name, value in shown.items():
        kept = isinstance(value, str | int | float | list) and model.row_field(name) == name
        if kept and name not in model.relations and not name.endswith(("_on", "_display")):
            own[name] = name == "is_active" or value
    own.pop("id", None)
    return own
