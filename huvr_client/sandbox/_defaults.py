"""What a new row holds, what is searched, what is unique."""

from __future__ import annotations

from typing import Any

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
