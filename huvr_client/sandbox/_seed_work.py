"""The work on the plant: projects with forms, photographs, findings; schedules and tasks."""

from __future__ import annotations

from . import _seed_words as words
from ._seed_assets import SeededAssets
from ._seed_time import day, moment
from ._store import Record
from ._world import World

_ANSWERS = ("Good", "Good", "Fair", "Poor")


def inspections(world: World, seeded: SeededAssets) -> None:
    """A project for every third piece of equipment and every second turbine."""
    for number, asset in enumerate(seeded.equipment[::3]):
        _inspect(world, asset, 1 + number % 2, number)
    blades = set(seeded.blades)
    for number, turbine in enumerate(seeded.turbines[::2]):
        parts = [each["id"] for each in world.store.referring("assets", "parent", turbine)]
        shown = [each for each in parts if each in blades] or [turbine]
        _inspect(world, turbine, 3, number, flawed=shown)


def _inspect(
    world: World, asset: int, kind: int, number: int, flawed: list[int] | None = None
) -> None:
    state = words.PROJECT_STATES[number % len(words.PROJECT_STATES)]
    begun = state not in ("INITIALIZED", "ASSIGNED")
    project = _project(world, asset, kind, number, state)
    _statuses(world, project)
    form = _form(world, project, kind, begun)
    if not begun:
        return
    for each in (flawed or [asset])[: 1 + number % 3]:
        for _ in range(2):
            _finding(world, project, form, each)


def _project(world: World, asset: int, kind: int, number: int, state: str) -> Record:
    name = world.store.rows("assets")[asset]["name"]
    start = -40 - 7 * (number % 40)
    title = ("Thickness survey", "External inspection", "Blade campaign")[kind - 1]
    fields = {
        "name": f"{name} {title.lower()} 2025",
        "asset": asset,
        "type": kind,
        "status": state,
        "description": f"{title} of {name}.",
        "priority": ("", "LOW", "HIGH")[number % 3],
        "crews": [1 if kind < 3 else 2],
        "watchers": [1] if number % 2 else [],
        "management_company": 4,
        "start": day(start),
        "end": day(start + 14),
        "external_id": f"WO-{4500 + number}",
        "created_by": 1,
        "work_done_on": None if state == "INITIALIZED" else moment(start + 3),
        "labels": [{"name": "campaign", "value": "2025"}],
    }
    return world.store.insert("projects", fields, moment(start - 10))


def _statuses(world: World, project: Record) -> None:
    order = ("INITIALIZED", "ASSIGNED", "IN_PROGRESS", "READY_FOR_REVIEW", "PUBLISHED")
    for status in order[: order.index(project["status"]) + 1]:
        fields = {"project": project["id"], "status": status, "note": None, "modified_by": 3}
        world.store.insert("status_changes", fields, project["created_on"])


def _form(world: World, project: Record, kind: int, filled: bool) -> Record:
    template = world.store.rows("templates")[2 if kind == 3 else 1]
    answers = _answers(world, template) if filled else {}
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
    form = world.store.insert("checklists", fields, project["created_on"])
    if filled:
        revision = {"instance": form["id"], "edit": answers, "uploaded_by": 4, "revert": False}
        world.store.insert("revisions", revision, project["created_on"])
    else:
        _task(world, form, project)
    return form


def _answers(world: World, template: Record) -> Record:
    return {
        section["key"]: {
            each["key"]: {"value": world.random.choice(_ANSWERS), "notes": None, "media": []}
            for each in section["lines"]
        }
        for section in template["sections"]
    }


def _task(world: World, form: Record, project: Record) -> None:
    fields = {
        "task": "Bring the thickness gauge's certificate",
        "checklist": form["id"],
        "project": project["id"],
        "assigned_to": 4,
        "assigned_crew": 1,
        "created_by": 1,
    }
    world.store.insert("tasks", fields, project["created_on"])


def _finding(world: World, project: Record, form: Record, asset: int) -> None:
    flaws = words.BLADE_FLAWS if project["type"] == 3 else words.PLANT_FLAWS
    kind, display, text = world.random.choice(flaws)
    severity = world.random.randint(1, 5)
    state = world.random.choice(words.FINDING_STATES)
    done = state in ("REPAIRED", "CLOSED")
    fields = {
        "asset": asset,
        "profile": 2 if project["type"] == 3 else 1,
        "layer": 2 if project["type"] == 3 else 1,
        "project": project["id"],
        "checklist": form["id"],
        "checklist_line": "surface::corrosion::1",
        "type": kind,
        "type_display": display,
        "severity": severity,
        "severity_display": f"Severity {severity}",
        "state": state,
        "state_note": None,
        "description": text,
        "priority": str(6 - severity),
        "captured_on": project["work_done_on"],
        "resolved_on": moment(-5) if done else None,
        "repair_by": None if done else day(30 * (6 - severity)),
        "length": world.random.randint(5, 400),
        "width": world.random.randint(1, 60),
        "location_zone": world.random.choice(("North", "South")),
        "labels": [{"name": "method", "value": "VT"}],
        "created_by": 4,
    }
    defect = world.store.insert("defects", fields, project["created_on"])
    history = {"defect": defect["id"], "state": state, "note": None, "modified_by": 4}
    world.store.insert("defect_history", history, project["created_on"])
    _photo(world, project, form, defect)


def _photo(world: World, project: Record, form: Record, defect: Record) -> None:
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
        "file_meta": {"width": 96, "height": 64},
        "client_id": f"photo-{defect['id']:08d}",
        "created_by": 4,
    }
    media = world.store.insert("media", fields, project["created_on"])
    world.promise_picture("media", media)
    draw = world.random.randint
    x, y = draw(4, 60), draw(4, 40)
    overlay = {
        "defect": defect["id"],
        "media": media["id"],
        "geometry": [[x, y], [x + 20, y], [x + 20, y + 15], [x, y + 15]],
        "created_by": 4,
    }
    world.store.insert("overlays", overlay, project["created_on"])


def schedules(world: World, seeded: SeededAssets) -> None:
    """A yearly and a monthly plan, with the events of the last and the next months."""
    for number, asset in enumerate((seeded.equipment or seeded.sites)[:2]):
        monthly = number == 1
        fields = {
            "name": "Monthly walk-round" if monthly else "Yearly thickness survey",
            "description": "",
            "asset": asset,
            "crew": 1,
            "owner": 3,
            "created_by": 1,
            "local_timezone": "America/Chicago",
            "recurrence_rule": "FREQ=MONTHLY" if monthly else "FREQ=YEARLY",
            "start": moment(-60),
            "end": None,
        }
        plan = world.store.insert("plans", fields, moment(-70))
        work = {
            "plan": plan["id"],
            "name": "Walk round" if monthly else "Survey",
            "work_type": "CHECKLIST" if monthly else "PROJECT",
            "checklist_template": 1,
            "project_type": 1,
            "crew": 1,
            "owner": 3,
            "created_by": 1,
        }
        world.store.insert("plan_work", work, moment(-70))
        for turn in range(-2, 3) if monthly else (0,):
            _event(world, plan, turn)


def _event(world: World, plan: Record, turn: int) -> None:
    fields = {
        "plan": plan["id"],
        "asset": plan["asset"],
        "crew": plan["crew"],
        "name": f"{plan['name']} {turn + 3}",
        "start": moment(30 * turn),
        "end": moment(30 * turn + 1),
    }
    event = world.store.insert("events", fields, moment(-65))
    done = turn < 0
    task = {
        "event": event["id"],
        "assigned_crew": 1,
        "assigned_to": 4,
        "checklist_template": 1,
        "done": done,
        "completed_by": 4 if done else None,
        "completed_on": moment(30 * turn) if done else None,
    }
    world.store.insert("schedule_tasks", task, moment(-65))
