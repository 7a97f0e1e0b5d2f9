"""Schedules: plans make events by their recurrence rule, events make tasks and projects."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import islice, takewhile
from typing import Any

from ._bodies import row
from ._call import Call, Handler
from ._errors import invalid
from ._generic import change, discard
from ._hooks import status_change
from ._scalars import Invalid, boolean, integer
from ._store import Record
from ._time import parse, text

# A rule without an end would otherwise go on for ever.
_MOST_EVENTS = 200
_SPAN = re.compile(
    r"P?\s*(?:(\d{1,5})\s*Y\w*)?\s*(?:(\d{1,5})\s*M\w*)?\s*(?:(\d{1,5})\s*W\w*)?\s*(?:(\d{1,5})\s*D\w*)?"
    r"\s*T?\s*(?:(\d{1,5})\s*H\w*)?\s*(?:(\d{1,5})\s*M\w*)?",
    re.IGNORECASE,
)
_DAYS = (365, 30, 7, 1)
_CENTURY = timedelta(days=36_500)


def span(raw: str) -> timedelta | None:
    """A span such as `P90D`, `2 weeks` or `1 day`; None for what is not one."""
    found = _SPAN.fullmatch(raw.strip())
    if found is None or not any(found.groups()):
        return None
    *days, hours, minutes = (int(each or 0) for each in found.groups())
    whole = sum(count * length for count, length in zip(days, _DAYS, strict=True))
    return min(timedelta(days=whole, hours=hours, minutes=minutes), _CENTURY)


def _generate(call: Call) -> Any:
    """POST: add the events that the rule gives and that are not there yet."""
    plan = call.record()
    made = _missing(call, plan, _start(call, plan))
    return _events(call, call.data.get("start") or plan.get("start"), made)


def _regenerate(call: Call) -> Any:
    """PUT: first take away those to come on which no work has begun."""
    plan, store = call.record(), call.world.store
    now = datetime.fromtimestamp(call.world.clock(), UTC)
    for event in list(store.referring("events", "plan", plan["id"])):
        start = parse(event["start"])
        begun = store.count("projects", "event", event["id"])
        if start is not None and start > now and not begun:
            store.delete("events", event["id"])
    made = _missing(call, plan, _start(call, plan))
    return _events(call, call.data.get("start") or plan.get("start"), made)


def _start(call: Call, plan: Record) -> datetime:
    given = call.data.get("start")
    if given is None:
        return parse(plan.get("start") or "") or datetime.fromtimestamp(call.world.clock(), UTC)
    start = parse(given) if isinstance(given, str) else None
    if start is None:
        raise invalid(start="Datetime has wrong format.")
    return start


def _events(call: Call, start: str | None, made: list[Record]) -> Any:
    properties = (call.operation.response or {}).get("properties", {})
    items = properties.get("events", {}).get("items", {})
    begin = start or (made[0]["start"] if made else text(datetime.now(UTC)))
    return {"events": call.show_each(made, "events", items), "start": begin}


def _missing(call: Call, plan: Record, start: datetime) -> list[Record]:
    store = call.world.store
    known = {each["start"] for each in store.referring("events", "plan", plan["id"])}
    length = span(plan.get("event_duration") or "") or timedelta(days=1)
    made: list[Record] = []
    for number, moment in enumerate(_moments(call, plan, start), 1):
        if text(moment) not in known:
            event = {
                "plan": plan["id"],
                "asset": plan.get("asset"),
                "crew": plan.get("crew"),
                "name": _named(plan, number),
                "start": text(moment),
                "end": text(_after(moment, length)),
            }
            made.append(store.insert("events", event))
            _work(call, plan, made[-1])
    return made


def _after(moment: datetime, length: timedelta) -> datetime:
    try:
        return moment + length
    except OverflowError:  # dates end with the year 9999
        return moment


def _named(plan: Record, number: int) -> str:
    return (plan.get("event_name_template") or f"{plan['name']} {number}")[:150]


def _moments(call: Call, plan: Record, start: datetime) -> list[datetime]:
    from dateutil.rrule import rrulestr  # only schedules need it

    rule = plan.get("recurrence_rule")
    if not rule:
        return [start]
    until = _until(call, plan)
    if re.search("SECONDLY|MINUTELY", rule, re.IGNORECASE):
        raise invalid(recurrence_rule="A plan recurs hourly at most.")
    try:
        moments = iter(rrulestr(rule, dtstart=start))
        found = list(islice(takewhile(lambda each: each <= until, moments), _MOST_EVENTS))
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise invalid(recurrence_rule=f"Not a recurrence rule: {error}") from None
    # `event_count`, where it is not nought, is how many events are made at a time.
    return found[: max(0, plan.get("event_count") or 0) or None]


def _until(call: Call, plan: Record) -> datetime:
    """The end of the plan, or of the window within which events are made ahead."""
    window = span(plan.get("creation_window") or "") or timedelta(days=90)
    now = datetime.fromtimestamp(call.world.clock(), UTC)
    return min(parse(plan.get("end") or "") or now + window, now + window)


def _work(call: Call, plan: Record, event: Record) -> None:
    """What the plan's work packages ask for at an event."""
    for work in call.world.store.referring("plan_work", "plan", plan["id"]):
        if not work["is_active"]:
            continue
        if work["work_type"] == "PROJECT":
            _project(call, plan, work, event)
        else:
            _tasks(call, work, event)


def _tasks(call: Call, work: Record, event: Record) -> None:
    for _ in range(max(1, work.get("task_create_count") or 1)):
        task = {
            "event": event["id"],
            "assigned_crew": work.get("crew") or event.get("crew"),
            "checklist_template": work.get("checklist_template"),
        }
        call.world.store.insert("schedule_tasks", task)


def _project(call: Call, plan: Record, work: Record, event: Record) -> None:
    if plan.get("asset") is None or work.get("project_type") is None:
        return
    crew = work.get("crew") or event.get("crew")
    project = {
        "name": (work.get("work_name_template") or work.get("name") or event["name"])[:200],
        "asset": plan["asset"],
        "type": work["project_type"],
        "event": event["id"],
        "crews": [] if crew is None else [crew],
        "start": event["start"][:10],
        "end": event["end"][:10],
        "created_by": call.world.user,
    }
    status_change(call, call.world.store.insert("projects", project), None)


def _delete_task(call: Call) -> Any:
    task = call.record()
    shown = call.show(task)
    discard(call, "schedule_tasks", task)
    return shown


def _reconcile(call: Call) -> Any:
    """Say which form did the task; a form of another template only with `force`."""
    task, data = call.record(), call.data
    checklist = row(call, "checklists", "checklist_id", data.get("checklist_id"))
    wanted = task.get("checklist_template")
    try:
        force = boolean(data.get("force", False))
    except Invalid as failure:
        raise invalid(force=failure.errors) from None
    if wanted is not None and checklist.get("template") != wanted and not force:
        raise invalid(checklist_id="The form has another template than the task asks for.")
    change(call, "schedule_tasks", task, {"checklist_instance": checklist["id"], "done": True})
    kept = {"schedule_tasks": [*checklist["schedule_tasks"], task["id"]]}
    call.world.store.update("checklists", checklist, kept)
    return {"checklist_id": integer(checklist["id"]), "force": force}


SCHEDULE: dict[tuple[str, str], Handler] = {
    ("POST", "/api/schedule/plans/{id}/generate-events/"): _generate,
    ("PUT", "/api/schedule/plans/{id}/generate-events/"): _regenerate,
    ("POST", "/api/schedule/tasks/{id}/delete/"): _delete_task,
    ("POST", "/api/schedule/tasks/{id}/reconcile/"): _reconcile,
}
