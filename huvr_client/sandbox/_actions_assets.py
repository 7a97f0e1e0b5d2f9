"""Assets: tree, map, filters."""

from __future__ import annotations

from typing import Any

from ._bodies import distinct
from ._call import Call, Handler
from ._json import is_object, listed
from ._query import page
from ._seed_words import CONDITIONS
from ._store import Record


def _tree(call: Call) -> Any:
    """The assets in the order of the tree: each before those below it."""
    rows = call.rows()
    wanted = {each["id"] for each in rows}
    store = call.world.store
    roots = [each for each in rows if each.get("parent") not in wanted]
    waiting, ordered = roots[::-1], list[Record]()
    while waiting:
        record = waiting.pop()
        ordered.append(record)
        below = list(store.referring("assets", "parent", record["id"]))
        waiting += [each for each in reversed(below) if each["id"] in wanted]
    return call.page(ordered)


def _condition_map(call: Call) -> Any:
    _, shown = page(call.world, call.url, call.query, call.rows())
    return call.show_each(shown)


def _asset_filters(call: Call) -> Any:
    """What the assets at hand can be filtered by."""
    rows = call.rows()
    answer: Record = {"count": len(rows), "labels": _label_values(rows)}
    answer["asset_condition"] = [
        {"value": value, "description": CONDITIONS.get(value, str(value))}
        for value in distinct(rows, "asset_condition")
    ]
    for name, field, table in (
        ("asset_type", "type", "asset_types"),
        ("owner", "owner", "companies"),
        ("parent", "parent", "assets"),
    ):
        answer[name] = _choices(call, name, table, distinct(rows, field))
    return answer


def _label_values(rows: list[Record]) -> dict[str, list[Any]]:
    found: dict[str, set[str]] = {}
    for each in rows:
        for label in listed(each.get("labels")):
            if is_object(label) and "name" in label:
                found.setdefault(str(label["name"]), set()).add(str(label.get("value")))
    return {name: sorted(values) for name, values in sorted(found.items())}


def _choices(call: Call, name: str, table: str, identifiers: list[int]) -> list[Any]:
    items = (call.operation.response or {}).get("properties", {}).get(name, {}).get("items", {})
    rows = call.world.store.rows(table)
    return call.show_each([rows[each] for each in identifiers], table, items)


def _defect_filters(call: Call) -> Any:
    """What the findings at hand can be filtered by."""
    rows = call.rows()
    store = call.world.store
    assets = [store.rows("assets")[each] for each in distinct(rows, "asset")]
    answer: Record = {"count": len(rows)}
    for field in ("component", "location_code", "location_zone", "severity"):
        answer[field] = distinct(rows, field)
    answer["manufacturer"] = distinct(assets, "manufacturer")
    answer["asset"] = _choices(call, "asset", "assets", [each["id"] for each in assets])
    answer["owner"] = _choices(call, "owner", "companies", distinct(assets, "owner"))
    return answer


ASSETS: dict[tuple[str, str], Handler] = {
    ("GET", "/api/assets/tree/"): _tree,
    ("GET", "/api/assets/asset-condition-map/"): _condition_map,
    ("GET", "/api/assets/filters/"): _asset_filters,
    ("GET", "/api/defects/filters/"): _defect_filters,
}
