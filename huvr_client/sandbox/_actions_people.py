"""Users, companies and crews: me, preferences, import, membership."""

from __future__ import annotations

import re
from typing import Any

from ._bodies import row, rows
from ._call import Call, Handler
from ._errors import invalid
from ._generic import change, insert
from ._store import Record


def _me(call: Call) -> Any:
    return call.show(call.world.me)


def _change_me(call: Call) -> Any:
    """The profile's own fields; roles and companies are an administrator's to change."""
    kept = {k: v for k, v in call.data.items() if k not in ("roles", "company", "company_id")}
    change(call, "users", call.world.me, kept)
    return call.show(call.world.me)


def _change_preferences(call: Call) -> Any:
    preferences = {**call.world.me["preferences"], **call.data, "user": call.world.user}
    call.world.store.update("users", call.world.me, {"preferences": preferences})
    return call.show(call.world.me)


def _import(call: Call) -> Any:
    """One user for each new address."""
    data = dict(call.data)
    addresses = [each for each in re.split(r"[\s,;]+", data.pop("address_list")) if each]
    wrong = [each for each in addresses if "@" not in each]
    if wrong or not addresses:
        raise invalid(address_list=f"Enter a valid email address: {', '.join(wrong)}")
    if data.pop("is_admin", False):
        data["roles"] = sorted({*data.get("roles", []), "admin"})
    created = [
        insert(call, "users", {**data, "username": each, "email": each})["id"]
        for each in dict.fromkeys(addresses)
        if call.world.store.holder("users", "username", each) is None
    ]
    return {"created": len(created), "ids": created}


def _membership_of(table: str, field: str) -> Handler:
    """`add` and `remove` users; `field` says on which side the list is kept."""

    def membership(call: Call) -> Any:
        record = call.record(table)
        adding = rows(call, "users", "add", call.data.get("add") or [])
        removing = rows(call, "users", "remove", call.data.get("remove") or [])
        for user, present in [(u, True) for u in adding] + [(u, False) for u in removing]:
            holder, member = (record, user) if field == "users" else (user, record)
            _enlist(call, table if field == "users" else "users", holder, field, member, present)
        return call.show(record)

    return membership


def _enlist(
    call: Call, table: str, holder: Record, field: str, member: Record, present: bool
) -> None:
    others = [each for each in holder[field] if each != member["id"]]
    changed = [*others, member["id"]] if present else others
    call.world.store.update(table, holder, {field: changed})


def _watch(call: Call) -> Any:
    """Add a user (yourself, unless another is named) to a project's watchers, or take one out."""
    project = call.record("projects")
    given = call.data.get("user_id")
    user = call.world.me if given is None else row(call, "users", "user_id", given)
    _enlist(call, "projects", project, "watchers", user, call.data["watch"])
    return call.show(project)


def _bulk_share(call: Call) -> Any:
    """Add watchers to projects, or (`action` REMOVE) take them out."""
    projects = rows(call, "projects", "project_ids", call.data["project_ids"])
    users = rows(call, "users", "user_ids", call.data["user_ids"])
    action = str(call.data.get("action", "ADD")).upper()
    if action not in ("ADD", "REMOVE"):
        raise invalid(action=f'"{action}" is not a valid choice.')
    for project in projects:
        for user in users:
            _enlist(call, "projects", project, "watchers", user, action == "ADD")
    items = (call.operation.response or {}).get("properties", {}).get("projects", {}).get("items")
    return {"projects": call.show_each(projects, "projects", items)}


PEOPLE: dict[tuple[str, str], Handler] = {
    ("GET", "/api/users/me/"): _me,
    ("POST", "/api/users/me/"): _change_me,
    ("GET", "/api/users/me/preferences/"): _me,
    ("PATCH", "/api/users/me/preferences/"): _change_preferences,
    ("POST", "/api/users/import/"): _import,
    ("POST", "/api/companies/{id}/membership/"): _membership_of("companies", "company"),
    ("POST", "/api/crews/{id}/membership/"): _membership_of("crews", "users"),
    ("POST", "/api/projects/{id}/watch/"): _watch,
    ("POST", "/api/projects/bulk-share/"): _bulk_share,
}
