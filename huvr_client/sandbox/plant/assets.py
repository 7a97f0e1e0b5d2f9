"""The asset tree, and the locations where its walls are measured year after year."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..drf.store import Record
from ..huvr.state import State
from .rows import day, moment

# Ids of the asset types in `fixtures.json`.
SITE, UNIT, PIPE, TANK, VESSEL, EXCHANGER, TURBINE, TOWER, BLADE = range(1, 10)

_UNITS = ("Crude unit", "Hydrotreater", "Amine unit", "Tank farm", "Reformer")
# Type, letter of the tag, what flows in it.
_EQUIPMENT = (
    (PIPE, "PC", "Crude"),
    (VESSEL, "V", "Overhead gas"),
    (PIPE, "PC", "Naphtha"),
    (TANK, "TK", "Diesel"),
    (EXCHANGER, "E", "Crude"),
    (PIPE, "PC", "Amine"),
)
_PARTS = ((TOWER, "Tower"), (BLADE, "Blade A"), (BLADE, "Blade B"), (BLADE, "Blade C"))
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


def assets(state: State) -> SeededAssets:
    """As many assets as the settings say, half refinery, half wind farm."""
    seeded = SeededAssets()
    size = max(2, state.settings.assets)
    for name, owner, point in (
        ("Bayport Refinery", 2, _BAYPORT),
        ("Prairie Ridge Wind Farm", 3, _PRAIRIE),
    ):
        site = _asset(state, name, SITE, owner, None, point)
        seeded.sites.append(site["id"])
    units: list[int] = []
    rows = state.store.rows("assets")
    while len(rows) < size:
        number = len(seeded.equipment)
        if len(seeded.turbines) * (1 + len(_PARTS)) < number:
            _turbine(state, seeded, size)
            continue
        if number >= len(units) * min(_PER_UNIT, max(6, size // 6)):
            units.append(_unit(state, seeded, len(units)))
        elif len(rows) < size:
            _equipment(state, seeded, units[-1], number)
    return seeded


def _asset(
    state: State,
    name: str,
    kind: int,
    owner: int,
    parent: int | None,
    point: tuple[float, float] | None,
) -> Record:
    described = state.store.rows("asset_types")[kind]
    tracked = described["track_asset_condition"]
    number = len(state.store.rows("assets")) + 1
    age = 3 + number % 17
    fields = {
        "name": name,
        "type": kind,
        "owner": owner,
        "parent": parent,
        "geo_point": None if point is None else [round(degrees, 6) for degrees in point],
        "external_id": f"EQ-{number:06d}",
        "serial_number": f"{kind}{number * 7919 % 99_991:05d}",
        "manufacturer": described.get("manufacturer"),
        "model": f"M{kind}-{number % 5 + 1}",
        "installed_on": day(-365 * age),
        "asset_condition": state.random.choice((0, 1, 1, 2, 3, 4)) if tracked else 0,
        "labels": [{"name": "criticality", "value": "ABC"[number % 3]}],
    }
    return state.store.insert("assets", fields, moment(-1000 + number / 100_000))


def _unit(state: State, seeded: SeededAssets, number: int) -> int:
    name = f"{_UNITS[number % len(_UNITS)]} {number + 1}00"
    unit = _asset(state, name, UNIT, 2, seeded.sites[0], _near(state, _BAYPORT, 0.01))
    return int(unit["id"])


def _equipment(state: State, seeded: SeededAssets, unit: int, number: int) -> None:
    kind, tag, service = _EQUIPMENT[number % len(_EQUIPMENT)]
    point = None if kind == EXCHANGER else _near(state, _BAYPORT, 0.01)
    asset = _asset(state, f"{tag}-{101 + number}", kind, 2, unit, point)
    asset["labels"].append({"name": "service", "value": service})
    asset["location"] = f"Bay {number % 12 + 1}"
    seeded.equipment.append(asset["id"])
    if kind in (PIPE, TANK) and number < _MEASURED:
        for place in range(_LOCATIONS):
            _location(state, asset, kind, place)


def _turbine(state: State, seeded: SeededAssets, size: int) -> None:
    number = len(seeded.turbines) + 1
    point = _near(state, _PRAIRIE, 0.08)
    name = f"WTG-{number:03d}"
    turbine = _asset(state, name, TURBINE, 3, seeded.sites[1], point)
    seeded.turbines.append(turbine["id"])
    for kind, part in _PARTS:
        if len(state.store.rows("assets")) >= size:
            return
        _asset(state, f"{name} {part}", kind, 3, turbine["id"], None)


def _near(state: State, centre: tuple[float, float], reach: float) -> tuple[float, float]:
    draw = state.random.uniform
    return centre[0] + draw(-reach, reach), centre[1] + draw(-reach, reach)


def _location(state: State, asset: Record, kind: int, place: int) -> None:
    fields = {
        "name": f"{asset['name']}-CML{place + 1:02d}",
        "asset": asset["id"],
        "type": "TANK" if kind == TANK else "PIPE",
        "component": ("Elbow", "Straight run", "Tee")[place % 3],
        "location_code": f"{place + 1:02d}",
        "location_zone": "North" if place % 2 else "South",
        "layer": 1,
        "geo_point": asset["geo_point"],
        "next_inspection_date": moment(200 + 40 * place),
        "next_inspection_reason": "INTERVAL",
    }
    cml = state.store.insert("cmls", fields, asset["created_on"])
    _measurements(state, cml, kind)


def _measurements(state: State, cml: Record, kind: int) -> None:
    """Yearly readings: a nominal wall, less what corrosion takes, give or take the probe."""
    draw = state.random.uniform
    wall, rate = draw(6.0, 13.0), draw(0.05, 0.3)
    for year in range(_YEARS):
        value = round(wall - rate * year + draw(-0.03, 0.03), 2)
        collected = moment(-365 * (_YEARS - year) + cml["id"] % 30)
        fields = {
            "cml": cml["id"],
            "type": "UT_TANK" if kind == TANK else "UT_PIPE",
            "units": "mm",
            "value": value,
            "nominal": year == 0,
            "collected_on": collected,
            "collected_by": 4,
            "temperature": 21.0,
            "readings": [round(value + spread / 100, 2) for spread in (0, 2, 1)],
        }
        state.store.insert("measurements", fields, collected)
