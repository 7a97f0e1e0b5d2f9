"""Which code stands behind an operation, and the few operations whose meaning is documented."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

from ..drf.describe import Operation
from ..drf.store import Record
from ..drf.values import is_object
from .auth import wrong_credentials
from .crud import change, insert, plain
from .engine import Call, Handler
from .rules import BY_LAST_WORD, by_shape, own_fields
from .tables import BELOW, TABLES


def handler(operation: Operation) -> Handler:
    """The code behind an operation."""
    known = KNOWN.get((operation.method, operation.path)) or plain(operation.method, operation.path)
    return known or BY_LAST_WORD.get(operation.path.split("/")[-2], by_shape)


def below(call: Call) -> Any:
    """Rows below a row: GET lists them; POST and PUT add one and set the row's own fields."""
    record, store = call.record(), call.state.store
    table, owner = BELOW[call.operation.path]
    if call.operation.method == "GET":
        return call.show_all(store.referring(table, owner, record["id"]), table)
    store.update(call.table, record, own_fields(call))
    author = {"modified_by": call.state.user, "uploaded_by": call.state.user}
    kept = {k: v for k, v in call.data.items() if k not in ("id", *TABLES[table].relations)}
    entry = store.insert(table, {**author, **kept, owner: record["id"]})
    whole = "id" in (call.operation.response or {}).get("properties", {})
    return call.show(record) if whole else call.show(entry, table)


def _lock(locked: bool) -> Handler:
    def lock(call: Call) -> None:
        call.state.store.update("checklists", call.record(), {"is_locked": locked})

    return lock


def _bulk_lock(call: Call) -> Any:
    checklists = call.all_named("checklists", "ids")
    locked = call.data.get("action") == "LOCK"
    modified = [row for row in checklists if row["is_locked"] is not locked]
    for row in modified:
        call.state.store.update("checklists", row, {"is_locked": locked})
    return {"modified": len(modified)}


def _bulk_status(call: Call) -> Any:
    for project in call.all_named("projects", "ids"):
        change(call, "projects", project, {"status": call.data["status"]})
    response = call.operation.response or {}
    return call.engine.description.example(response, call.data)


def _me(call: Call) -> Any:
    """The user whose token came; roles and companies are an administrator's to change."""
    fields = {k: v for k, v in call.data.items() if k not in ("roles", "company", "company_id")}
    if fields:
        change(call, "users", call.state.me, fields)
    return call.show(call.state.me)


def _preferences(call: Call) -> Any:
    preferences = {**call.state.me["preferences"], **call.data, "user": call.state.user}
    call.state.store.update("users", call.state.me, {"preferences": preferences})
    return call.show(call.state.me)


def _with_finding(call: Call, data: Mapping[str, Any]) -> Record:
    """An overlay's fields; its `defect` is an object with an id, or a new finding's fields."""
    fields = dict(data)
    defect = fields.get("defect")
    if not is_object(defect):
        return fields
    rest = {name: value for name, value in defect.items() if name != "id"}
    if defect.get("id") is None:
        media = call.state.store.get("media", fields.get("media")) or {}
        finding = insert(call, "defects", {"project": media.get("project"), **rest})
    else:
        finding = call.named("defects", "defect", defect["id"])
        if rest:
            change(call, "defects", finding, rest)
    return fields | {"defect": finding["id"]}


def _create_overlay(call: Call) -> Any:
    call.named("media", "media", call.data.get("media"))
    return call.show(insert(call, "overlays", _with_finding(call, call.data)))


def _update_overlay(call: Call) -> Any:
    overlay = call.record()
    fields = _with_finding(call, {"media": overlay["media"], **call.data})
    change(call, "overlays", overlay, fields)
    return call.show(overlay)


def _add_overlay(call: Call) -> Any:
    media = call.record()
    insert(call, "overlays", _with_finding(call, {**call.data, "media": media["id"]}))
    return call.show(media)


def _obtain(call: Call) -> Any:
    settings, data = call.state.settings, call.data
    # The e-mail is compared in any case, and both in constant time, as a password check does.
    pairs = [
        (data["client_id"].lower(), settings.client_id.lower()),
        (data["client_secret"], settings.client_secret),
    ]
    same = [hmac.compare_digest(sent.encode(), own.encode()) for sent, own in pairs]
    if not all(same):
        raise wrong_credentials()
    user = next(iter(call.state.store.rows("users").values()))
    call.state.user = user["id"]
    token, life = call.state.tokens.issue(user["id"])
    profile = (call.operation.response or {}).get("properties", {}).get("user", {})
    return {
        "access_token": token,
        "expires_in": life,
        "token_type": "Token",
        "user": call.show(user, "users", profile),
    }


def _revoke_all(call: Call) -> None:
    if call.state.user:
        call.state.tokens.revoke(call.state.user)


KNOWN: dict[tuple[str, str], Handler] = {
    **{(method, path): below for path in BELOW for method in ("GET", "POST", "PUT")},
    ("POST", "/api/auth/obtain-access-token/"): _obtain,
    ("POST", "/api/auth/revoke-all/"): _revoke_all,
    ("POST", "/api/checklists/bulk-lock/"): _bulk_lock,
    ("POST", "/api/checklists/{id}/lock/"): _lock(True),
    ("POST", "/api/checklists/{id}/unlock/"): _lock(False),
    ("POST", "/api/inspection-media-overlays/"): _create_overlay,
    ("PUT", "/api/inspection-media-overlays/{id}/"): _update_overlay,
    ("PATCH", "/api/inspection-media-overlays/{id}/"): _update_overlay,
    ("POST", "/api/inspection-media/{id}/overlays/"): _add_overlay,
    ("POST", "/api/projects/status/"): _bulk_status,
    ("GET", "/api/users/me/"): _me,
    ("POST", "/api/users/me/"): _me,
    ("GET", "/api/users/me/preferences/"): _me,
    ("PATCH", "/api/users/me/preferences/"): _preferences,
}
