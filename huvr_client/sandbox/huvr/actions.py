"""Which code stands behind an operation, and the few operations whose meaning is documented."""

from __future__ import annotations

import hmac
from functools import partial
from typing import Any

from ..drf.describe import Operation
from ..drf.responses import invalid
from ..drf.store import Record
from .crud import PLAIN, change, insert
from .engine import Call, Handler
from .rules import BY_LAST_WORD, bulk_edit, by_shape, own_fields
from .tables import BELOW, COLLECTIONS, TABLES


def handler(operation: Operation) -> Handler:
    """The code behind an operation."""
    method, path = operation.method, operation.path
    known = KNOWN.get((method, path))
    if known is None and path.removesuffix("{id}/") in COLLECTIONS:
        known = PLAIN.get((method, path.endswith("{id}/")))
    return known or BY_LAST_WORD.get(path.split("/")[-2], by_shape)


def below(call: Call) -> Any:
    """Rows below a row: GET lists them; POST and PUT add one and set the row's own fields."""
    record, store = call.record(), call.state.store
    table, owner = BELOW[call.operation.path]
    if call.operation.method == "GET":
        return call.show_all(store.referring(table, owner, record["id"]), table)
    own = {k: v for k, v in own_fields(call).items() if k not in TABLES[call.table].relations}
    entry = insert(call, table, {**call.data, owner: record["id"]})
    store.update(call.table, record, own)
    whole = "id" in (call.operation.response or {}).get("properties", {})
    return call.show(record) if whole else call.show(entry, table)


def _set_locked(call: Call, checklists: list[Record], locked: bool) -> int:
    """How many forms it locks or unlocks."""
    modified = [row for row in checklists if row["is_locked"] is not locked]
    for row in modified:
        call.state.store.update("checklists", row, {"is_locked": locked})
    return len(modified)


def _lock(locked: bool, call: Call) -> None:
    _set_locked(call, [call.record()], locked)


def _bulk_lock(call: Call) -> Any:
    locked = call.data.get("action") == "LOCK"
    return {"modified": _set_locked(call, call.all_named("checklists", "ids"), locked)}


def _me(call: Call) -> Any:
    """The user whose token came."""
    if call.data:
        change(call, "users", call.state.me, call.data)
    return call.show(call.state.me)


def _preferences(call: Call) -> Any:
    preferences = {**call.state.me["preferences"], **call.data, "user": call.state.user}
    call.state.store.update("users", call.state.me, {"preferences": preferences})
    return call.show(call.state.me)


def _obtain(call: Call) -> Any:
    settings, data = call.state.settings, call.data
    # The e-mail is compared in any case, and both in constant time, as a password check does.
    pairs = [
        (data["client_id"].lower(), settings.client_id.lower()),
        (data["client_secret"], settings.client_secret),
    ]
    same = [hmac.compare_digest(sent.encode(), own.encode()) for sent, own in pairs]
    if not all(same):
        raise invalid(non_field_errors="Unable to log in with provided credentials.")
    call.state.sign_in()
    token, life = call.state.tokens.issue()
    profile = (call.operation.response or {}).get("properties", {}).get("user", {})
    return {
        "access_token": token,
        "expires_in": life,
        "token_type": "Token",
        "user": call.show(call.state.me, "users", profile),
    }


def _revoke_all(call: Call) -> None:
    if call.state.user:
        call.state.tokens.revoke()


KNOWN: dict[tuple[str, str], Handler] = {
    **{(method, path): below for path in BELOW for method in ("GET", "POST", "PUT")},
    ("POST", "/api/auth/obtain-access-token/"): _obtain,
    ("POST", "/api/auth/revoke-all/"): _revoke_all,
    ("POST", "/api/checklists/bulk-lock/"): _bulk_lock,
    ("POST", "/api/checklists/{id}/lock/"): partial(_lock, True),
    ("POST", "/api/checklists/{id}/unlock/"): partial(_lock, False),
    ("POST", "/api/projects/status/"): bulk_edit,
    ("GET", "/api/users/me/"): _me,
    ("POST", "/api/users/me/"): _me,
    ("GET", "/api/users/me/preferences/"): _me,
    ("PATCH", "/api/users/me/preferences/"): _preferences,
}
