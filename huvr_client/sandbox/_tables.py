"""What the sandbox keeps: its tables, how they refer to one another, what a new row holds.

Only names that HUVR's description uses; which of them refer to what follows from the objects that
reads return (a field that one schema shows as a number and another as an object is a reference).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class One:
    """A reference to one row.

    `owned` rows go when the row they refer to goes. What an `inline` reference leads to is written
    as an object inside its owner, not by id.
    """

    table: str
    owned: bool = False
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Many:
    """References to several rows."""

    table: str


@dataclass(frozen=True, slots=True)
class Reverse:
    """The rows of `table` whose `field` refers to this row."""

    table: str
    field: str


Relation = One | Many | Reverse

_USER = One("users")

RELATIONS: dict[str, dict[str, Relation]] = {
    "asset_types": {},
    "assets": {
        "type": One("asset_types"),
        "owner": One("companies"),
        "parent": One("assets", owned=True),
        "library": One("libraries"),
        "asset_condition_set_by": One("projects"),
    },
    "checklists": {
        "asset": One("assets"),
        "project": One("projects", owned=True),
        "template": One("templates"),
        "created_by": _USER,
        "uploaded_by": _USER,
        "schedule_tasks": Many("schedule_tasks"),
        "tasks": Reverse("tasks", "checklist"),
    },
    "cmls": {
        "asset": One("assets", owned=True),
        "layer": One("layers"),
    },
    "cml_summaries": {
        "base": One("measurements"),
        "near": One("measurements"),
        "last": One("measurements"),
    },
    "companies": {
        "parent": One("companies"),
        "members": Reverse("users", "company"),
    },
    "condition_changes": {
        "project": One("projects", owned=True),
        "modified_by": _USER,
    },
    "crews": {
        "company": One("companies"),
        "users": Many("users"),
    },
    "defect_history": {
        "defect": One("defects", owned=True),
        "modified_by": _USER,
    },
    "defect_profiles": {},
    "defects": {
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
    "events": {
        "plan": One("plans", owned=True),
        "asset": One("assets"),
        "crew": One("crews"),
    },
    "heat": {
        "source": One("assets"),
        "modified_by": _USER,
        "uploaded_by": _USER,
    },
    "layers": {},
    "libraries": {},
    "library_media": {"library": One("libraries", owned=True)},
    "measurements": {
        "cml": One("cmls", owned=True),
        "collected_by": _USER,
        "project": One("projects"),
        "source_checklist": One("checklists"),
    },
    "media": {
        "project": One("projects"),
        "checklist": One("checklists"),
        "cml": One("cmls"),
        "layer": One("layers"),
        "source_media": One("media"),
        "created_by": _USER,
        "overlays": Reverse("overlays", "media"),
    },
    "overlays": {
        "defect": One("defects", owned=True, inline=True),
        "media": One("media", owned=True),
        "created_by": _USER,
        "modified_by": _USER,
    },
    "plan_work": {
        "plan": One("plans", owned=True),
        "checklist_template": One("templates"),
        "project_type": One("project_types"),
        "crew": One("crews"),
        "owner": _USER,
        "created_by": _USER,
    },
    "plans": {
        "asset": One("assets"),
        "crew": One("crews"),
        "owner": _USER,
        "created_by": _USER,
    },
    "project_types": {
        "asset_types": Many("asset_types"),
        "checklist_template": One("templates"),
        "defect_profile": One("defect_profiles"),
        "layer_profile": One("layers"),
    },
    "projects": {
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
    "result_lines": {
        "checklist": One("checklists"),
        "project": One("projects"),
        "template": One("templates"),
    },
    "revisions": {
        "instance": One("checklists", owned=True),
        "uploaded_by": _USER,
    },
    "schedule_tasks": {
        "event": One("events", owned=True),
        "assigned_crew": One("crews"),
        "assigned_to": _USER,
        "checklist_instance": One("checklists"),
        "checklist_template": One("templates"),
        "completed_by": _USER,
    },
    "scopes": {
        "library": One("libraries"),
        "selected_findings": Many("defects"),
    },
    "status_changes": {
        "project": One("projects", owned=True),
        "modified_by": _USER,
    },
    "tasks": {
        "assigned_crew": One("crews"),
        "assigned_to": _USER,
        "checklist": One("checklists", owned=True),
        "completed_by": _USER,
        "created_by": _USER,
        "project": One("projects", owned=True),
    },
    "templates": {},
    "users": {
        "company": Many("companies"),
        "crews": Reverse("crews", "users"),
    },
}

# Fields of a body that may name other rows by their ids.
REFERENCES: dict[str, frozenset[str]] = {
    table: frozenset(
        field
        for field, relation in relations.items()
        if isinstance(relation, Many) or (isinstance(relation, One) and not relation.inline)
    )
    for table, relations in RELATIONS.items()
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

# Body field -> row field, where they differ and the ending `_id` does not explain it.
ALIASES: dict[str, dict[str, str]] = {
    "media": {"filename": "name"},
    "library_media": {"filename": "name"},
    "checklists": {"schedule_task": "schedule_tasks"},
}

_PROFILE = {"state": "DRAFT", "schema_version": 1}

# What a new row holds unless the caller says otherwise; everything else starts empty or null.
DEFAULTS: dict[str, dict[str, Any]] = {
    "asset_types": {
        "is_active": True,
        "cml_mode": "DISABLED",
        "findings_mode": "ENABLED",
        "geo_mode": "FIXED",
        "library_mode": "OPTIONAL",
        "track_asset_condition": False,
    },
    "assets": {"is_active": True, "labels": [], "asset_condition": 0, "geo_point": None},
    "checklists": {"is_locked": False, "edit": {}, "schedule_tasks": []},
    "cmls": {"is_active": True, "labels": [], "type": "PIPE"},
    "companies": {"is_active": True, "labels": [], "role": "OWNER"},
    "crews": {"is_active": True, "users": []},
    "defect_profiles": _PROFILE,
    "defects": {"state": "OPEN", "labels": [], "severity": 0, "is_locked": False, "priority": ""},
    "layers": _PROFILE,
    "library_media": {"uploaded": False},
    "measurements": {"state": "ACTIVE", "units": "NOT_SET", "type": "UT_PIPE", "readings": []},
    "media": {"state": "CREATED", "priority": 0, "attached_to": []},
    "plan_work": {"is_active": True, "work_type": "PROJECT", "task_create_mode": "AS_NEEDED"},
    "plans": {
        "is_active": True,
        "event_count": 0,
        "recurrence_type": "PERIODIC",
        "recurrence_rule": "FREQ=MONTHLY",
        "event_duration": "P1D",
        "creation_window": "P90D",
    },
    "project_types": {
        "is_active": True,
        "asset_types": [],
        "report_types": [],
        "monitoring_mode": "DISABLED",
        "project_children_mode": "DISABLED",
    },
    "projects": {
        "status": "INITIALIZED",
        "labels": [],
        "crews": [],
        "watchers": [],
        "priority": "",
        "asset_condition": 0,
    },
    "scopes": {"selected_findings": [], "selected_cmls_ids": []},
    "schedule_tasks": {"done": False},
    "tasks": {"done": False, "attached_to": ""},
    "templates": {"state": "DRAFT", "type": "ALL", "schema_version": 1, "categories": []},
    "users": {"is_active": True, "roles": ["technician"], "company": []},
}

# Fields that `search` looks into.
SEARCH: dict[str, tuple[str, ...]] = {
    "assets": ("name", "description", "external_id", "serial_number", "location", "asset_path"),
    "checklists": ("summary", "template__name", "asset__name", "project__name"),
    "cmls": ("name", "description", "external_id", "asset__name"),
    "defects": ("description", "type_display", "asset__name", "project__name", "external_id"),
    "events": ("name", "asset__name", "crew__name", "plan__name"),
    "measurements": ("comment", "cml__name", "project__name"),
    "media": ("name", "description"),
    "project_types": ("name",),
    "projects": ("name", "description", "external_id", "asset__name"),
    "result_lines": ("value", "notes", "line_key", "section_key", "template__name"),
    "templates": ("name", "description"),
    "users": ("name", "username", "email", "first_name", "last_name"),
}

# Model names, as they stand in the framework's messages about duplicates.
UNIQUE: dict[str, tuple[str, str]] = {
    "media": ("client_id", "inspection media with this client id already exists."),
    "checklists": ("client_id", "checklist instance with this client id already exists."),
    "defects": ("client_id", "defect with this client id already exists."),
    "users": ("username", "A user with that username already exists."),
}
