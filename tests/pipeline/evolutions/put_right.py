"""HUVR puts a fault right in its own way: for each correction of ours, another word of HUVR's."""

from __future__ import annotations

import re

from pipeline.json_tree import Schema, clone

OWN: Schema = {"type": "object", "properties": {"huvrs_own": {"type": "string"}}}
"""A schema of HUVR's that no correction of ours knows."""

GEO_JSON: Schema = {
    "type": "object",
    "properties": {
        "type": {"type": "string", "enum": ["Point"]},
        "coordinates": {"type": "array", "items": {"type": "number"}},
    },
}

_JSON: Schema = {"application/json": {"schema": OWN}}
_ANSWER: Schema = {"description": "HUVR's own.", "content": _JSON}

# By the end of an action's target: what the object that the action changes is instead. The last
# that fits counts.
_FIELDS: dict[str, Schema] = {
    r"expires_in(\.type)?": {"type": "integer"},
    r"'id'\)\]\.schema": {"type": "string", "format": "uuid"},
    r"labels(\.type|\['type','items'\])?": {"type": "array", "items": OWN},
    r"_path_object": {"type": "array", "items": OWN},
    r"'geo_point','local_coordinates'\](\['minLength','maxLength'\])?": GEO_JSON,
    r"'selected_area'\](\['type','items','minLength','maxLength'\])?": GEO_JSON,
    r"'upload'\](\.type)?": OWN | {"readOnly": True},
    r"items": {"type": "string", "format": "uuid"},
    r"items\.type": {"type": "integer"},
    r"\]\.type|media\.type|report_types\.type": {"type": "array", "items": {"type": "integer"}},
    r"ProjectScopeDetail\.nullable": OWN | {"nullable": False},
    r"\.required": {"$ref": "#/components/schemas/AssetSlim"},
    r"\.password": {"password": {"type": "string", "writeOnly": True}},
    r"\.content\['application/json'\](\.schema)?": {"schema": OWN},
    r"\.responses\['20[01]'\]": _ANSWER,
}
_KEYS: dict[str, Schema] = {
    r"(post|put|patch|\['put','patch'\])(\.requestBody)?": {"requestBody": {"content": _JSON}},
    r"\$|\$\.servers": {"servers": [{"url": "https://api.huvr.example"}]},
    r"'/api/auth/session-logout/'\]\.post": {"security": [{"BearerToken": []}]},
    r"\['/api/checklists/\{id\}/'\]\.(patch|put)": {
        method: {"responses": {"200": _ANSWER}} for method in ("put", "patch")
    },
    r"\['/api/schedule/events/'\]\.post": {"post": {"responses": {"201": _ANSWER}}},
}


def differently(action: Schema, changed: Schema) -> Schema:
    """What stands in HUVR's document instead of `changed`, the object that `action` changes."""
    target, update = action["target"], action.get("update", {})
    if target == "$.components":
        names = {section: dict.fromkeys(parts, OWN) for section, parts in update.items()}
        return changed | {key: changed.get(key, {}) | parts for key, parts in names.items()}
    if target.endswith(".properties"):
        return changed | {key: {"type": "boolean"} for key in update}
    if target.endswith(".responses"):
        return changed | dict.fromkeys(update, _ANSWER)
    if update == {"nullable": True} and "geo_point" not in target:
        return {"type": "string", "nullable": False}
    for table, base in ((_FIELDS, {}), (_KEYS, changed)):
        for end, value in reversed(table.items()):
            if re.search(f"(?:{end})$", target):
                return dict(clone(base | value))
    raise AssertionError(f"{target}: no other word of HUVR's for this action")
