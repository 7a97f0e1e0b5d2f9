"""Forms: templates and their import, filled forms with edits, locks and revisions, result lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ._bodies import chosen, row, rows
from ._call import Call, Handler
from ._computed import results
from ._errors import detail, invalid
from ._forms import merged, template_lines
from ._generic import insert
from ._json import is_object, listed, mapped
from ._query import page
from ._store import Record
from ._workbook import Workbook, workbook


def _categories(call: Call) -> Any:
    found = {
        str(category)
        for template in call.rows()
        for category in listed(template.get("categories"))
        if isinstance(category, str)
    }
    return sorted(found)


def _import_template(table: str) -> Handler:
    """A new draft: of what the body holds, or (`id`) the next version of an existing one."""

    def handler(call: Call) -> Any:
        action = call.data.get("action", "IMPORT")
        if action not in ("IMPORT", "CONVERT"):
            raise invalid(action=f'"{action}" is not a valid choice.')
        given = call.data.get("id")
        source = {} if given is None else row(call, table, "id", given)
        kept = {k: v for k, v in source.items() if k not in ("id", "created_on", "updated_on")}
        own = {k: v for k, v in call.data.items() if k in ("name", "version", "description")}
        fresh = {"name": "Imported", "version": _next_version(source), "state": "DRAFT"}
        return call.show(insert(call, table, {**kept, **fresh, **_name(source), **own}), table)

    return handler


def _name(source: Record) -> Record:
    return {"name": source["name"]} if source else {}


def _next_version(source: Record) -> str:
    number = str(source.get("version", "0")).partition(".")[0]
    return f"{int(number) + 1}.0" if number.isdigit() else "1.0"


def _export_template(call: Call) -> Workbook:
    template = call.record("templates")
    lines = [
        (section, line["key"], line.get("label"), line.get("type"))
        for section, line in template_lines(template)
    ]
    head = ("section", "line", "label", "type")
    return workbook(f"template-{template['id']}.xlsx", [head, *lines])


def _edit(call: Call) -> Any:
    """Lay results over those of the form (`revert`: put them in place of all) and remember it."""
    checklist = call.record()
    if checklist["is_locked"]:
        raise detail(403, "This form is locked.")
    revert = bool(call.data.get("revert"))
    known = None if revert else checklist.get("edit")
    store = call.world.store
    store.update("checklists", checklist, {"edit": merged(known, call.data["edit"])})
    revision = {
        "instance": checklist["id"],
        "edit": call.data["edit"],
        "revert": revert,
        "uploaded_by": call.world.user,
    }
    store.insert("revisions", revision)
    return call.show(checklist)


def _revisions(call: Call) -> Any:
    checklist = call.record()
    revisions = call.world.store.referring("revisions", "instance", checklist["id"])
    return call.show_each(revisions, "revisions")


def _lock(locked: bool) -> Handler:
    def handler(call: Call) -> None:
        call.world.store.update("checklists", call.record(), {"is_locked": locked})

    return handler


def _bulk_lock(call: Call) -> Any:
    checklists = chosen(call, "checklists")
    locked = call.data["action"] == "LOCK"
    modified = [each for each in checklists if each["is_locked"] is not locked]
    for each in modified:
        call.world.store.update("checklists", each, {"is_locked": locked})
    return {"modified": len(modified)}


def _detailed(call: Call) -> Any:
    _, shown = page(call.world, call.url, call.query, call.rows())
    return call.show_each(shown)


def _bulk_create_tasks(call: Call) -> Any:
    """A task for each form and each project named."""
    data = dict(call.data)
    tasks: list[Record] = []
    for field, table in (("checklist", "checklists"), ("project", "projects")):
        named = listed(data.pop(f"{field}_ids", None))
        tasks += [
            insert(call, "tasks", {**data, field: each["id"]})
            for each in rows(call, table, f"{field}_ids", named)
        ]
    if not tasks:
        raise invalid(non_field_errors="Name at least one form or project.")
    if (call.operation.response or {}).get("properties"):
        return call.show(tasks[-1])
    return call.show_each(tasks)


def _lines(call: Call) -> list[Record]:
    store = call.world.store
    return [
        line
        for checklist in store.rows("checklists").values()
        for line in _lines_of(call, checklist, store.get("templates", checklist.get("template")))
    ]


def _lines_of(call: Call, checklist: Record, template: Record | None) -> Iterator[Record]:
    given = results(call.world, checklist)
    for section, line in template_lines(template):
        key = str(line["key"])
        answer = mapped(given.get(section)).get(key)
        if template is None or not is_object(answer):
            continue
        yield {
            "id": f"{checklist['id']}::{section}::{key}",
            "checklist": checklist["id"],
            "project": checklist.get("project"),
            "template": template["id"],
            "section_key": section,
            "line_key": key,
            "value": str(answer.get("value", "")),
            "notes": answer.get("notes"),
            "media": answer.get("media") or [],
            "line_json": answer,
            "media_json": answer.get("media"),
            "template_line": _template_line(template, section, line),
            "created_on": checklist["created_on"],
            "updated_on": checklist["updated_on"],
        }


def _template_line(template: Record, section: str, line: Record) -> Record:
    key = str(line["key"])
    return {
        "id": f"{template['id']}::{section}::{key}",
        "template": template["id"],
        "key": key,
        "label": str(line.get("label", key)),
        "type": str(line.get("type", "text")),
        "description": str(line.get("description", "")),
        "line_json": line,
        "section_key": section,
        "section_label": section.title(),
        "section_description": "",
    }


def _result_lines(call: Call) -> Any:
    return call.page(call.rows("result_lines", _lines(call)), "result_lines")


def _result_line(call: Call) -> Any:
    for line in _lines(call):
        if line["id"] == call.path["id"]:
            return call.show(line, "result_lines")
    raise detail(404)


CHECKLISTS: dict[tuple[str, str], Handler] = {
    ("GET", "/api/checklist-result-lines/"): _result_lines,
    ("GET", "/api/checklist-result-lines/{id}/"): _result_line,
    ("GET", "/api/checklist-templates/categories/"): _categories,
    ("POST", "/api/checklist-templates/import-template/"): _import_template("templates"),
    ("GET", "/api/checklist-templates/{id}/export-template/"): _export_template,
    ("POST", "/api/defect-profiles/import-template/"): _import_template("defect_profiles"),
    ("POST", "/api/location-layer-profiles/import-template/"): _import_template("layers"),
    ("POST", "/api/checklists/bulk-lock/"): _bulk_lock,
    ("GET", "/api/checklists/detailed/"): _detailed,
    ("POST", "/api/checklists/{id}/edit/"): _edit,
    ("POST", "/api/checklists/{id}/lock/"): _lock(True),
    ("POST", "/api/checklists/{id}/unlock/"): _lock(False),
    ("GET", "/api/checklists/{id}/revisions/"): _revisions,
    ("POST", "/api/checklist-tasks/bulk-create/"): _bulk_create_tasks,
}
