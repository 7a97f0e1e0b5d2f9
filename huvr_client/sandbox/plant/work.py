"""The work on the plant: projects with forms, photographs and findings."""

from __future__ import annotations

from ..drf.store import Record
from ..huvr.state import State
from .assets import BLADE, SeededAssets
from .rows import day, lazy_image, moment

_STAGES = ("OPEN", "MONITOR", "REPAIR", "REPAIRED", "CLOSED", "PENDING")
_STATUSES = ("INITIALIZED", "ASSIGNED", "IN_PROGRESS", "READY_FOR_REVIEW", "PUBLISHED")
_TURNS = ("PUBLISHED", "IN_PROGRESS", "READY_FOR_REVIEW", "ASSIGNED", "INITIALIZED")
_ANSWERS = ("Good", "Good", "Fair", "Poor")


def inspections(state: State, seeded: SeededAssets) -> None:
    """A project for every third piece of equipment and every second turbine."""
    for number, asset in enumerate(seeded.equipment[::3]):
        _inspect(state, asset, 1 + number % 2, number)
    for number, turbine in enumerate(seeded.turbines[::2]):
        parts = state.store.referring("assets", "parent", turbine)
        blades = [part["id"] for part in parts if part["type"] == BLADE]
        _inspect(state, turbine, 3, number, flawed=blades)


def _inspect(
    state: State, asset: int, kind: int, number: int, flawed: list[int] | None = None
) -> None:
    status = _TURNS[number % len(_TURNS)]
    begun = status not in ("INITIALIZED", "ASSIGNED")
    project = _project(state, asset, kind, number, status)
    _statuses(state, project)
    form = _form(state, project, kind, begun)
    if not begun:
        return
    for place in (flawed or [asset])[: 1 + number % 3]:
        for _ in range(2):
            _finding(state, project, form, place)


def _project(state: State, asset: int, kind: int, number: int, status: str) -> Record:
    name = state.store.rows("assets")[asset]["name"]
    start = -40 - 7 * (number % 40)
    title = ("Thickness survey", "External inspection", "Blade campaign")[kind - 1]
    fields = {
        "name": f"{name} {title.lower()} 2025",
        "asset": asset,
        "type": kind,
        "status": status,
        "description": f"{title} of {name}.",
        "priority": ("", "LOW", "HIGH")[number % 3],
        "crews": [1 if kind < 3 else 2],
        "watchers": [1] if number % 2 else [],
        "management_company": 4,
        "start": day(start),
        "end": day(start + 14),
        "external_id": f"WO-{4500 + number}",
        "created_by": 1,
        "work_done_on": None if status == "INITIALIZED" else moment(start + 3),
        "labels": [{"name": "campaign", "value": "2025"}],
    }
    return state.store.insert("projects", fields, moment(start - 10))


def _statuses(state: State, project: Record) -> None:
    for status in _STATUSES[: _STATUSES.index(project["status"]) + 1]:
        fields = {"project": project["id"], "status": status, "modified_by": 3}
        state.store.insert("status_changes", fields, project["created_on"])


def _form(state: State, project: Record, kind: int, filled: bool) -> Record:
    template = state.store.rows("templates")[2 if kind == 3 else 1]
    answers = _answers(state, template) if filled else {}
    fields = {
        "asset": project["asset"],
        "project": project["id"],
        "template": template["id"],
        "created_by": 4,
        "uploaded_by": 4,
        "edit": answers,
        "client_id": f"form-{project['id']:08d}",
        "is_locked": project["status"] == "PUBLISHED",
        "work_done_on": project["work_done_on"],
    }
    form = state.store.insert("checklists", fields, project["created_on"])
    if filled:
        revision = {"instance": form["id"], "edit": answers, "uploaded_by": 4, "revert": False}
        state.store.insert("revisions", revision, project["created_on"])
        _result_lines(state, form, template)
    else:
        _task(state, form, project)
    return form


def _answers(state: State, template: Record) -> Record:
    return {
        section["key"]: {
            line["key"]: {"value": state.random.choice(_ANSWERS), "notes": None, "media": []}
            for line in section["lines"]
        }
        for section in template["sections"]
    }


def _result_lines(state: State, form: Record, template: Record) -> None:
    for section in template["sections"]:
        for line in section["lines"]:
            answer = form["edit"][section["key"]][line["key"]]
            fields = {
                "id": f"{form['id']}::{section['key']}::{line['key']}",
                "checklist": form["id"],
                "project": form["project"],
                "template": template["id"],
                "section_key": section["key"],
                "line_key": line["key"],
                **answer,
                "line_json": answer,
            }
            state.store.insert("result_lines", fields, form["created_on"])


def _task(state: State, form: Record, project: Record) -> None:
    fields = {
        "task": "Bring the thickness gauge's certificate",
        "checklist": form["id"],
        "project": project["id"],
        "assigned_to": 4,
        "assigned_crew": 1,
        "created_by": 1,
    }
    state.store.insert("tasks", fields, project["created_on"])


def _finding(state: State, project: Record, form: Record, asset: int) -> None:
    kind = 2 if project["type"] == 3 else 1  # of profile and layer: blades or plant
    flaw = state.random.choice(state.store.rows("defect_profiles")[kind]["type_options"])
    severity = state.random.randint(1, 5)
    stage = state.random.choice(_STAGES)
    zone = state.random.choice(("North", "South"))
    done = stage in ("REPAIRED", "CLOSED")
    fields = {
        "asset": asset,
        "profile": kind,
        "layer": kind,
        "project": project["id"],
        "checklist": form["id"],
        "checklist_line": "surface::corrosion::1",
        "type": flaw["value"],
        "type_display": flaw["display"],
        "severity": severity,
        "severity_display": f"Severity {severity}",
        "state": stage,
        "description": f"{flaw['display']}, seen from the {zone.lower()}.",
        "priority": str(6 - severity),
        "captured_on": project["work_done_on"],
        "resolved_on": moment(-5) if done else None,
        "repair_by": None if done else day(30 * (6 - severity)),
        "length": state.random.randint(5, 400),
        "location_zone": zone,
        "labels": [{"name": "method", "value": "VT"}],
        "created_by": 4,
    }
    defect = state.store.insert("defects", fields, project["created_on"])
    history = {"defect": defect["id"], "state": stage, "modified_by": 4}
    state.store.insert("defect_history", history, project["created_on"])
    _photo(state, project, form, defect)


def _photo(state: State, project: Record, form: Record, defect: Record) -> None:
    fields = {
        "name": f"finding-{defect['id']:05d}.png",
        "project": project["id"],
        "checklist": form["id"],
        "media_type": "image/png",
        "state": "INSPECTED" if project["status"] == "PUBLISHED" else "UPLOADED",
        "captured_on": defect["captured_on"],
        "document_category": "PHOTO",
        "layer": defect["layer"],
        "location_zone": defect["location_zone"],
        "client_id": f"photo-{defect['id']:08d}",
        "created_by": 4,
    }
    media = state.store.insert("media", fields, project["created_on"])
    lazy_image(state, "media", media)
    draw = state.random.randint
    x, y = draw(4, 60), draw(4, 40)
    overlay = {
        "defect": defect["id"],
        "media": media["id"],
        "geometry": [[x, y], [x + 20, y], [x + 20, y + 15], [x, y + 15]],
        "created_by": 4,
    }
    state.store.insert("overlays", overlay, project["created_on"])
