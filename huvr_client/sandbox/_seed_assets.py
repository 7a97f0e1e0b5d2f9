"""The asset tree, and the locations where its walls are measured year after year."""

from __future__ import annotations

from dataclasses import dataclass, field

from . import _seed_words as words
from ._seed_time import day, moment
from ._store import Record
from ._world import World

_BAYPORT = (-95.042, 29.741)
_PRAIRIE = (-97.318, 38.214)
_PER_UNIT = 60
_LOCATIONS = 3
_YEARS = 6
_MEASURED = 2000  # equipment beyond has no locations: their readings would outgrow all else


@dataclass(slots=True)
class SeededAssets:
    """Ids by kind."""

    sites: list[int] = field(default_factory=list[int])
    equipment: list[int] = field(default_factory=list[int])
    turbines: list[int] = field(default_factory=list[int])
    blades: list[int] = field(default_factory=list[int])


def assets(world: World) -> SeededAssets:
    """As many assets as the settings say, half refinery, half wind farm."""
    seeded = SeededAssets()
    wanted = max(2, world.settings.assets)
    for name, owner, point in (
        ("Bayport Refinery", 2, _BAYPORT),
        ("Prairie Ridge Wind Farm", 3, _PRAIRIE),
    ):
        site = _asset(world, name, words.SITE, owner, None, point)
        seeded.sites.append(site["id"])
    units: list[int] = []
    rows = world.store.rows("assets")
    while len(rows) < wanted:
        number = len(seeded.equipment)
        if len(seeded.turbines) * (1 + len(words.PARTS)) < number:
            _turbine(world, seeded, wanted)
            continue
        if number >= len(units) * min(_PER_UNIT, max(6, wanted // 6)):
            units.append(_unit(world, seeded, len(units)))
        elif len(rows) < wanted:
            _equipment(world, seeded, units[-1], number)
    return seeded


def _asset(
    world: World,
    name: str,
    kind: int,
    owner: int,
    parent: int | None,
    point: tuple[float, float] | None,
) -> Record:
    tracked = words.ASSET_TYPES[kind - 1][4]
    number = len(world.store.rows("assets")) + 1
    age = 3 + number % 17
    fields = {
        "name": name,
        "type": kind,
        "owner": owner,
        "parent": parent,
        "geo_point": None if point is None else [round(each, 6) for each in point],
        "external_id": f"EQ-{number:06d}",
        "serial_number": f"{kind}{number * 7919 % 99_991:05d}",
        "manufacturer": words.ASSET_TYPES[kind - 1][3],
        "model": f"M{kind}-{number % 5 + 1}",
        "location": None,
        "description": None,
        "installed_on": day(-365 * age),
        "asset_condition": world.random.choice((0, 1, 1, 2, 3, 4)) if tracked else 0,
        "labels": [{"name": "criticality", "value": "ABC"[number % 3]}],
    }
    return world.store.insert("assets", fields, moment(-1000 + number / 100_000))


def _unit(world: World, seeded: SeededAssets, number: int) -> int:
    name = f"{words.UNITS[number % len(words.UNITS)]} {number + 1}00"
    unit = _asset(world, name, words.UNIT, 2, seeded.sites[0], _near(world, _BAYPORT, 0.01))
    return int(unit["id"])


def _equipment(world: World, seeded: SeededAssets, unit: int, number: int) -> None:
    kind, tag, service = words.EQUIPMENT[number % len(words.EQUIPMENT)]
    point = None if kind == words.EXCHANGER else _near(world, _BAYPORT, 0.01)
    asset = _asset(world, f"{tag}-{101 + number}", kind, 2, unit, point)
    asset["labels"].append({"name": "service", "value": service})
    asset["location"] = f"Bay {number % 12 + 1}"
    if number % 9 == 0:
        asset["library"] = None
    seeded.equipment.append(asset["id"])
    if kind in (words.PIPE, words.TANK) and number < _MEASURED:
        for place in range(_LOCATIONS):
            _location(world, asset, kind, place)


def _turbine(world: World, seeded: SeededAssets, wanted: int) -> None:
    number = len(seeded.turbines) + 1
    point = _near(world, _PRAIRIE, 0.08)
    name = f"WTG-{number:03d}"
    turbine = _asset(world, name, words.TURBINE, 3, seeded.sites[1], point)
    seeded.turbines.append(turbine["id"])
    for kind, part in words.PARTS:
        if len(world.store.rows("assets")) >= wanted:
            return
        asset = _asset(world, f"{name} {part}", kind, 3, turbine["id"], None)
        if kind == words.BLADE:
            seeded.blades.append(asset["id"])


def _near(world: World, centre: tuple[float, float], reach: float) -> tuple[float, float]:
    draw = world.random.uniform
    return centre[0] + draw(-reach, reach), centre[1] + draw(-reach, reach)


def _location(world: World, asset: Record, kind: int, place: int) -> None:
    fields = {
        "name": f"{asset['name']}-CML{place + 1:02d}",
        "asset": asset["id"],
        "type": "TANK" if kind == words.TANK else "PIPE",
        "component": ("Elbow", "Straight run", "Tee")[place % 3],
        "location_code": f"{place + 1:02d}",
        "location_zone": "North" if place % 2 else "South",
        "layer": 1,
        "geo_point": asset["geo_point"],
        "next_inspection_date": moment(200 + 40 * place),
        "next_inspection_reason": "INTERVAL",
    }
    cml = world.store.insert("cmls", fields, asset["created_on"])
    _measurements(world, cml, kind)


def _measurements(world: World, cml: Record, kind: int) -> None:
    """Yearly readings: a nominal wall, less what corrosion takes, give or take the probe."""
    draw = world.random.uniform
    wall, rate = draw(6.0, 13.0), draw(0.05, 0.3)
    for year in range(_YEARS):
        value = round(wall - rate * year + draw(-0.03, 0.03), 2)
        taken = moment(-365 * (_YEARS - year) + cml["id"] % 30)
        fields = {
            "cml": cml["id"],
            "type": "UT_TANK" if kind == words.TANK else "UT_PIPE",
            "units": "mm",
            "value": value,
            "uncorrected_value": value,
            "nominal": year == 0,
            "collected_on": taken,
            "collected_by": 4,
            "comment": None,
            "temperature": 21.0,
            "readings": [round(value + each / 100, 2) for each in (0, 2, 1)],
        }
        world.store.insert("measurements", fields, taken)
