"""Fields that HUVR works out: of assets, people, locations and measurements."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ._compute import computed
from ._json import is_object, listed
from ._store import Record, Row
from ._time import parse_date

if TYPE_CHECKING:
    from ._world import World


def lineage(world: World, table: str, record: Record) -> list[Record]:
    """Id and name of a row and of what it lies below, from the top."""
    return [{"id": each["id"], "name": each["name"]} for each in _up(world, table, record)]


def _up(world: World, table: str, record: Record) -> list[Record]:
    return world.store.ancestors(table, record)


@computed("assets.asset_path")
def asset_path(world: World, record: Record) -> str:
    return " / ".join(each["name"] for each in _up(world, "assets", record))


@computed("assets.asset_path_object")
def _asset_path_object(world: World, record: Record) -> list[Record]:
    return lineage(world, "assets", record)


@computed("companies.company_path")
def _company_path(world: World, record: Record) -> str:
    return " / ".join(each["name"] for each in _up(world, "companies", record))


@computed("companies.company_path_object")
def _company_path_object(world: World, record: Record) -> list[Record]:
    return lineage(world, "companies", record)


@computed("assets.age")
def _age(world: World, record: Record) -> int | None:
    day = parse_date(record.get("installed_on") or "")
    today = datetime.fromtimestamp(world.clock(), UTC).date()
    return None if day is None else max(0, (today - day).days // 365)


@computed(
    "assets.labels_by_key", "cmls.labels_by_key", "projects.labels_by_key", "defects.labels_by_key"
)
def _labels_by_key(_world: World, record: Record) -> Record:
    labels = record.get("labels")
    return {each["name"]: each.get("value") for each in _pairs(labels)}


def _pairs(labels: Any) -> Iterator[Record]:
    for each in listed(labels):
        if is_object(each) and isinstance(each.get("name"), str):
            yield each


@computed("assets.project_count")
def _project_count(world: World, record: Record) -> int:
    return world.store.count("projects", "asset", record["id"])


@computed("crews.display_name")
def _crew_name(world: World, record: Record) -> str:
    company = world.store.get("companies", record.get("company"))
    return f"{record['name']} ({company['name']})" if company else str(record["name"])


@computed("users.display_name")
def user_name(_world: World, record: Record) -> str:
    full = f"{record.get('first_name') or ''} {record.get('last_name') or ''}".strip()
    return str(record.get("name") or full or record["username"])


@computed("users.permissions")
def _permissions(_world: World, record: Record) -> list[str]:
    return sorted(f"{role}:use" for role in listed(record.get("roles")))


@computed("users.email")
def _email(_world: World, record: Record) -> str:
    return str(record.get("email") or "")


@computed("cmls.measurements_summary")
def _measurements_summary(world: World, record: Record) -> Row:
    taken = sorted(
        world.store.referring("measurements", "cml", record["id"]),
        key=lambda each: (each.get("collected_on") or "", each["id"]),
    )
    first, near, last = (taken[0], taken[-2:][0], taken[-1]) if taken else ({}, {}, {})
    summary = {
        "base": first.get("id"),
        "near": near.get("id"),
        "last": last.get("id"),
        "next_inspection_date": record.get("next_inspection_date"),
        "next_inspection_reason": record.get("next_inspection_reason"),
    }
    return Row("cml_summaries", summary)


@computed("cmls.planned_project")
def _planned_project(world: World, record: Record) -> Record | None:
    for project in world.store.referring("projects", "asset", record.get("asset")):
        if project["status"] in ("INITIALIZED", "ASSIGNED"):
            return {"id": project["id"], "name": project["name"]}
    return None


@computed("measurements.collected_by_display", "measurements.collected_by_display_name")
def _collected_by(world: World, record: Record) -> str:
    user = world.store.get("users", record.get("collected_by"))
    return str(record.get("collected_by_display") or (user_name(world, user) if user else ""))


@computed("measurements.calculations")
def _calculations(world: World, record: Record) -> Record:
    """Loss against the first measurement of the location, in the measurement's own units."""
    given = record.get("calculations")
    if given is not None:
        return given if is_object(given) else {"given": given}
    first = next(world.store.referring("measurements", "cml", record.get("cml")), record)
    base, value = first.get("value"), record.get("value")
    return {} if base is None or value is None else {"loss": round(base - value, 4)}
