"""What the sandbox keeps: its tables, how they refer to one another, what a new row holds.

Only names that HUVR's description uses; which of them refer to what follows from the objects that
reads return (a field that one schema shows as a number and another as an object is a reference).
"""

from __future__ import annotations

from dataclasses import dataclass


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
