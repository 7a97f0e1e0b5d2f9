"""A believable plant: a refinery and a wind farm, their people, forms, work and findings.

Everything follows from the settings' seed and size, and from a fixed day, so that the same sandbox
can be had again.
"""

from __future__ import annotations

from typing import Any

from . import _seed_words as words
from ._seed_assets import SeededAssets, assets
from ._seed_time import day, moment
from ._seed_work import inspections, schedules
from ._store import Record
from ._world import World


def plant(world: World) -> None:
    """Fill an empty store."""
    _people(world)
    _forms(world)
    _libraries(world)
    seeded = assets(world)
    inspections(world, seeded)
    schedules(world, seeded)
    _heats(world, seeded)


def _add(world: World, table: str, days: float, **fields: Any) -> Record:
    return world.store.insert(table, fields, moment(days))


def _people(world: World) -> None:
    for name, role, parent in words.COMPANIES:
        above = None if parent is None else parent + 1
        _add(world, "companies", -2000, name=name, role=role, parent=above, description=None)
    client = world.settings.client_id
    _user(world, client, "Service", "Account", words.ROLES, 1)
    for first, last, role, company in words.PEOPLE:
        address = f"{first}.{last}@example.com".lower()
        _user(world, address, first, last, [role], company + 1)
    for name, company, users in words.CREWS:
        members = [each + 2 for each in users]
        _add(world, "crews", -1500, name=name, company=company + 1, users=members)
    store = world.store
    store.update("crews", store.rows("crews")[1], {"users": [1, 3, 4]})


def _user(
    world: World, address: str, first: str, last: str, roles: list[str], company: int
) -> None:
    number = len(world.store.rows("users")) + 1
    _add(
        world,
        "users",
        -1900,
        username=address,
        email=address,
        first_name=first,
        last_name=last,
        name=f"{first} {last}",
        roles=list(roles),
        company=[company],
        date_joined=moment(-1900),
        last_login=moment(-number),
        preferences=preferences(number),
    )


def preferences(user: int) -> Record:
    """What a new user has set."""
    return {
        "automatically_watch_created_projects": True,
        "notify_personal_form_submissions": False,
        "notify_projects_shared": "EMAIL",
        "notify_projects_status_change": "ALL",
        "notify_tasks_assigned": "ALL",
        "notify_tasks_status_change": "NONE",
        "user": user,
    }


def _forms(world: World) -> None:
    for template in words.TEMPLATES:
        _add(world, "templates", -1200, **template, schema_version=2)
    for name, flaws in (("Pressure equipment", words.PLANT_FLAWS), ("Blades", words.BLADE_FLAWS)):
        _add(
            world,
            "defect_profiles",
            -1300,
            name=name,
            version="1.0",
            state="ACTIVE",
            type_mode="LIST",
            type_options=[{"value": each[0], "display": each[1]} for each in flaws],
            severity_mode="LIST",
            severity_options=[{"value": n, "display": f"Severity {n}"} for n in range(1, 6)],
            severity_validators=[],
            labels_mode="FREE",
            categories=["Integrity"],
        )
    for name, zones in (("Shell courses", ["North", "South"]), ("Blade surface", ["PS", "SS"])):
        _add(
            world,
            "layers",
            -1300,
            name=name,
            version="1.0",
            state="ACTIVE",
            geo_mode="FIXED",
            zone_mode="LIST",
            zone_options=zones,
            categories=["Integrity"],
        )
    _types(world)


def _types(world: World) -> None:
    for name, geo, cml, manufacturer, tracked in words.ASSET_TYPES:
        _add(
            world,
            "asset_types",
            -1800,
            name=name,
            geo_mode=geo,
            cml_mode=cml,
            manufacturer=manufacturer,
            track_asset_condition=tracked,
        )
    for name, types, form, profile in (
        ("Thickness survey", [words.PIPE, words.TANK, words.VESSEL], 1, 1),
        ("External inspection", [words.VESSEL, words.EXCHANGER, words.TANK], 1, 1),
        ("Blade campaign", [words.TURBINE, words.BLADE], 2, 2),
    ):
        _add(
            world,
            "project_types",
            -1100,
            name=name,
            asset_types=types,
            checklist_template=form,
            defect_profile=profile,
            layer_profile=profile,
            affects_asset_condition=True,
            monitoring_mode="UT_PIPE_STD" if profile == 1 else "DISABLED",
            planned_duration="P5D",
        )


def _libraries(world: World) -> None:
    for name in ("Bayport drawings", "Turbine manuals"):
        _add(
            world,
            "libraries",
            -1000,
            name=name,
            description=None,
            sync_mode="WHEN_ASSIGNED",
            system=False,
        )
    for library, name in ((1, "general-arrangement.png"), (1, "p-and-id.png"), (2, "blade.png")):
        record = _add(
            world,
            "library_media",
            -900,
            library=library,
            name=name,
            description=None,
            media_type="image/png",
            document_category="DRAWING",
            uploaded=True,
        )
        world.promise_picture("library_media", record)


def _heats(world: World, seeded: SeededAssets) -> None:
    for number in range(12):
        _add(
            world,
            "heat",
            -12 + number,
            heat_number=48_100 + number,
            grade=f"A{36 + number % 3}",
            grade_type="Structural",
            ladle=f"L{number % 4 + 1}",
            crew="ABCD"[number % 4],
            size="160x160",
            shift=moment(-12 + number),
            tap_start=moment(-12 + number + 0.1),
            tap_start_time=day(-12 + number),
            billet_weight=141.5 + number,
            charge_weight=152.0 + number,
            source=seeded.sites[0],
            uploaded_by=1,
            modified_by=1,
        )
