"""HUVR's tables: how they refer to one another, what a new row holds, what is searched.

Only names that HUVR's description uses. Which of them refer to what follows from the objects that
reads return: a field that one schema shows as a number and another as an object is a reference.
"""

from __future__ import annotations

from ..drf.models import Many, Model, One, Reverse

_USER = One("users")
_PROFILE = {"state": "DRAFT", "schema_version": 1}


def _once(model: str) -> tuple[str, str]:
    """`client_id` makes a row once; the message is the framework's."""
    return "client_id", f"{model} with this client id already exists."


TABLES: dict[str, Model] = {
    "asset_types": Model(
        defaults={
            "is_active": True,
            "cml_mode": "DISABLED",
            "findings_mode": "ENABLED",
            "geo_mode": "FIXED",
            "library_mode": "OPTIONAL",
            "track_asset_condition": False,
        },
    ),
    "assets": Model(
        relations={
            "type": One("asset_types"),
            "owner": One("companies"),
            "parent": One("assets", owned=True),
            "library": One("libraries"),
            "asset_condition_set_by": One("projects"),
        },
        defaults={"is_active": True, "labels": [], "asset_condition": 0, "geo_point": None},
        search=("name", "description", "external_id", "serial_number", "location", "asset_path"),
    ),
    "checklists": Model(
        relations={
            "asset": One("assets"),
            "project": One("projects", owned=True),
            "template": One("templates"),
            "created_by": _USER,
            "uploaded_by": _USER,
            "schedule_tasks": Many("schedule_tasks"),
            "tasks": Reverse("tasks", "checklist"),
        },
        defaults={"is_locked": False, "edit": {}, "schedule_tasks": []},
        search=("template__name", "asset__name", "project__name"),
        unique=_once("checklist instance"),
        aliases={"schedule_task": "schedule_tasks"},
    ),
    "cmls": Model(
        relations={"asset": One("assets", owned=True), "layer": One("layers")},
        defaults={"is_active": True, "labels": [], "type": "PIPE"},
        search=("name", "description", "external_id", "asset__name"),
    ),
    "cml_summaries": Model(
        relations={
            "base": One("measurements"),
            "near": One("measurements"),
            "last": One("measurements"),
        },
    ),
    "companies": Model(
        relations={"parent": One("companies"), "members": Reverse("users", "company")},
        defaults={"is_active": True, "labels": [], "role": "OWNER"},
    ),
    "condition_changes": Model(
        relations={"project": One("projects", owned=True), "modified_by": _USER},
        defaults={"note": ""},
    ),
    "crews": Model(
        relations={"company": One("companies"), "users": Many("users")},
        defaults={"is_active": True, "users": []},
    ),
    "defect_history": Model(
        relations={"defect": One("defects", owned=True), "modified_by": _USER},
    ),
    "defect_profiles": Model(defaults=_PROFILE),
    "defects": Model(
        relations={
            "asset": One("assets", owned=True),
            "profile": One("defect_profiles"),
            "project": One("projects"),
            "checklist": One("checklists"),
            "cml": One("cmls"),
            "layer": One("layers"),
            "created_by": _USER,
            "newer_defect": One("defects"),
            "overlays": Reverse("overlays", "defect"),
            "history": Reverse("defect_history", "defect"),
        },
        defaults={"state": "OPEN", "labels": [], "severity": 0, "is_locked": False, "priority": ""},
        search=("description", "type_display", "asset__name", "project__name", "external_id"),
        unique=_once("defect"),
    ),
    "events": Model(
        relations={
            "plan": One("plans", owned=True),
            "asset": One("assets"),
            "crew": One("crews"),
        },
        search=("name", "asset__name", "crew__name", "plan__name"),
    ),
    "heat": Model(
        relations={"source": One("assets"), "modified_by": _USER, "uploaded_by": _USER},
    ),
    "layers": Model(defaults=_PROFILE),
    "libraries": Model(),
    "library_media": Model(
        relations={"library": One("libraries", owned=True)},
        defaults={"uploaded": False, "description": None},
        aliases={"filename": "name"},
    ),
    "measurements": Model(
        relations={
            "cml": One("cmls", owned=True),
            "collected_by": _USER,
            "project": One("projects"),
            "source_checklist": One("checklists"),
        },
        defaults={"state": "ACTIVE", "units": "NOT_SET", "type": "UT_PIPE", "readings": []},
        search=("comment", "cml__name", "project__name"),
    ),
    "media": Model(
        relations={
            "project": One("projects"),
            "checklist": One("checklists"),
            "cml": One("cmls"),
            "layer": One("layers"),
            "source_media": One("media"),
            "created_by": _USER,
            "overlays": Reverse("overlays", "media"),
        },
        defaults={"state": "CREATED", "priority": 0, "attached_to": []},
        search=("name", "description"),
        unique=_once("inspection media"),
        aliases={"filename": "name"},
    ),
    "overlays": Model(
        relations={
            "defect": One("defects", owned=True, inline=True),
            "media": One("media", owned=True),
            "created_by": _USER,
            "modified_by": _USER,
        },
    ),
    "plan_work": Model(
        relations={
            "plan": One("plans", owned=True),
            "checklist_template": One("templates"),
            "project_type": One("project_types"),
            "crew": One("crews"),
            "owner": _USER,
            "created_by": _USER,
        },
        defaults={"is_active": True, "work_type": "PROJECT", "task_create_mode": "AS_NEEDED"},
    ),
    "plans": Model(
        relations={
            "asset": One("assets"),
            "crew": One("crews"),
            "owner": _USER,
            "created_by": _USER,
        },
        defaults={
            "is_active": True,
            "event_count": 0,
            "recurrence_type": "PERIODIC",
            "recurrence_rule": "FREQ=MONTHLY",
            "event_duration": "P1D",
            "creation_window": "P90D",
        },
    ),
    "project_types": Model(
        relations={
            "asset_types": Many("asset_types"),
            "checklist_template": One("templates"),
            "defect_profile": One("defect_profiles"),
            "layer_profile": One("layers"),
        },
        defaults={
            "is_active": True,
            "asset_types": [],
            "report_types": [],
            "monitoring_mode": "DISABLED",
            "project_children_mode": "DISABLED",
        },
    ),
    "projects": Model(
        relations={
            "asset": One("assets", owned=True),
            "type": One("project_types"),
            "crews": Many("crews"),
            "management_company": One("companies"),
            "parent": One("projects"),
            "event": One("events"),
            "created_by": _USER,
            "watchers": Many("users"),
            "scope": One("scopes", inline=True),
            "tasks": Reverse("tasks", "project"),
            "checklist_instances": Reverse("checklists", "project"),
            "status_history": Reverse("status_changes", "project"),
            "asset_condition_history": Reverse("condition_changes", "project"),
        },
        defaults={
            "status": "INITIALIZED",
            "labels": [],
            "crews": [],
            "watchers": [],
            "priority": "",
            "asset_condition": 0,
        },
        search=("name", "description", "external_id", "asset__name"),
    ),
    "result_lines": Model(
        relations={
            "checklist": One("checklists", owned=True),
            "project": One("projects"),
            "template": One("templates"),
        },
        search=("value", "notes", "line_key", "section_key", "template__name"),
    ),
    "revisions": Model(
        relations={"instance": One("checklists", owned=True), "uploaded_by": _USER},
        defaults={"revert": False},
    ),
    "schedule_tasks": Model(
        relations={
            "event": One("events", owned=True),
            "assigned_crew": One("crews"),
            "assigned_to": _USER,
            "checklist_instance": One("checklists"),
            "checklist_template": One("templates"),
            "completed_by": _USER,
        },
        defaults={"done": False},
    ),
    "scopes": Model(
        relations={"library": One("libraries"), "selected_findings": Many("defects")},
        defaults={"selected_findings": [], "selected_cmls_ids": []},
    ),
    "status_changes": Model(
        relations={"project": One("projects", owned=True), "modified_by": _USER},
        defaults={"note": None},
    ),
    "tasks": Model(
        relations={
            "assigned_crew": One("crews"),
            "assigned_to": _USER,
            "checklist": One("checklists", owned=True),
            "completed_by": _USER,
            "created_by": _USER,
            "project": One("projects", owned=True),
        },
        defaults={"done": False, "attached_to": ""},
    ),
    "templates": Model(
        defaults={"state": "DRAFT", "type": "ALL", "schema_version": 1, "categories": []},
        search=("name", "description"),
    ),
    "users": Model(
        relations={"company": Many("companies"), "crews": Reverse("crews", "users")},
        defaults={"is_active": True, "roles": ["technician"], "company": []},
        search=("name", "username", "email", "first_name", "last_name"),
        unique=("username", "A user with that username already exists."),
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
    "/api/projects/{id}/asset-condition/": ("condition_changes", "project"),
    "/api/projects/{id}/status/": ("status_changes", "project"),
}


# Fields that recorded answers hold and the description lacks.
UNDOCUMENTED: dict[str, dict[str, object]] = {
    "asset_types": {"cml_mode": "DISABLED", "findings_mode": "ENABLED"},
    "library_media": {"huvr_url": None},
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
