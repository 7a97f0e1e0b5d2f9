"""The words that the made-up plant is made of."""

from __future__ import annotations

from typing import Any, Final

CONDITIONS: Final = {
    0: "Not inspected",
    1: "Good",
    2: "Fair",
    3: "Watch",
    4: "Poor",
    5: "Critical",
}
ROLES: Final = ["asset_manager", "findings_manager", "project_manager", "technician"]

# Name, role, number of the parent in this list.
COMPANIES: Final = [
    ("Gulf Meridian Energy", "OWNER", None),
    ("Gulf Meridian Refining", "OWNER", 0),
    ("Prairie Ridge Wind", "OWNER", 0),
    ("Northlight Inspection", "SERVICE", None),
    ("Highline Rope Access", "SUBCONTRACTOR", 3),
]
# First name, last name, role, number of the company.
PEOPLE: Final = [
    ("Maria", "Ortega", "asset_manager", 1),
    ("Tom", "Becker", "project_manager", 3),
    ("Aisha", "Khan", "technician", 3),
    ("Lars", "Nyberg", "technician", 4),
    ("Wen", "Zhao", "findings_manager", 2),
]
# Name, company, users (numbers in PEOPLE).
CREWS: Final = [
    ("UT crew", 3, [1, 2]),
    ("Blade crew", 4, [3]),
    ("Site inspectors", 1, [0]),
]
# Name, geo mode, CML mode, manufacturer, condition is tracked.
ASSET_TYPES: Final = [
    ("Site", "FIXED", "DISABLED", None, False),
    ("Process unit", "FIXED", "DISABLED", None, False),
    ("Piping circuit", "FIXED_LINEAR", "PIPE", None, True),
    ("Storage tank", "FIXED", "TANK", "Halvorsen Tank", True),
    ("Pressure vessel", "FIXED", "PIPE", "Brandt & Sons", True),
    ("Heat exchanger", "INTERIOR", "DISABLED", "Brandt & Sons", True),
    ("Wind turbine", "FIXED_ROTATING", "DISABLED", "Nordvind", True),
    ("Tower", "FIXED", "DISABLED", "Nordvind", True),
    ("Blade", "FIXED_ROTATING", "DISABLED", "Nordvind", True),
]
SITE, UNIT, PIPE, TANK, VESSEL, EXCHANGER, TURBINE, TOWER, BLADE = range(1, len(ASSET_TYPES) + 1)
# Type, letter of the tag, what flows in it.
EQUIPMENT: Final = [
    (PIPE, "PC", "Crude"),
    (VESSEL, "V", "Overhead gas"),
    (PIPE, "PC", "Naphtha"),
    (TANK, "TK", "Diesel"),
    (EXCHANGER, "E", "Crude"),
    (PIPE, "PC", "Amine"),
]
UNITS: Final = ["Crude unit", "Hydrotreater", "Amine unit", "Tank farm", "Reformer"]
PARTS: Final = [
    (TOWER, "Tower"),
    (BLADE, "Blade A"),
    (BLADE, "Blade B"),
    (BLADE, "Blade C"),
]

PLANT_FLAWS: Final = [
    ("CORROSION", "External corrosion", "Scale and pitting under the insulation."),
    ("THINNING", "Wall thinning", "Reading below the alert thickness."),
    ("CRACK", "Weld crack", "Linear indication along the toe of the weld."),
    ("COATING", "Coating damage", "Coating is flaking over a hand's breadth."),
]
BLADE_FLAWS: Final = [
    ("EROSION", "Leading edge erosion", "Gel coat is worn through near the tip."),
    ("LIGHTNING", "Lightning strike", "Burn mark beside the receptor."),
    ("CRACK", "Trailing edge crack", "Crack across the bond line."),
]
FINDING_STATES: Final = ["OPEN", "MONITOR", "REPAIR", "REPAIRED", "CLOSED", "PENDING"]
PROJECT_STATES: Final = [
    "PUBLISHED",
    "IN_PROGRESS",
    "READY_FOR_REVIEW",
    "ASSIGNED",
    "INITIALIZED",
]


def line(key: str, label: str, kind: str = "choice") -> dict[str, Any]:
    """A line of a template; a choice is one of three conditions."""
    options = {"options": ["Good", "Fair", "Poor"]} if kind == "choice" else {}
    return {"key": key, "label": label, "type": kind, **options}


TEMPLATES: Final[list[dict[str, Any]]] = [
    {
        "name": "External visual inspection",
        "description": "What an inspector sees from outside.",
        "version": "2.0",
        "state": "ACTIVE",
        "type": "PROJECT",
        "categories": ["Visual"],
        "sections": [
            {
                "key": "general",
                "label": "General",
                "lines": [
                    line("access", "Access was safe", "boolean"),
                    line("condition", "Condition"),
                ],
            },
            {
                "key": "surface",
                "label": "Surface",
                "lines": [
                    line("coating", "Coating"),
                    line("corrosion", "Corrosion"),
                    line("notes", "Remarks", "text"),
                ],
            },
        ],
    },
    {
        "name": "Blade inspection",
        "description": "Rope or drone inspection of one blade.",
        "version": "1.1",
        "state": "ACTIVE",
        "type": "PROJECT",
        "categories": ["Wind", "Visual"],
        "sections": [
            {
                "key": "blade",
                "label": "Blade",
                "lines": [
                    line("leading", "Leading edge"),
                    line("trailing", "Trailing edge"),
                    line("receptor", "Lightning receptor"),
                ],
            },
        ],
    },
    {
        "name": "Toolbox talk",
        "description": "Before work begins.",
        "version": "1.0",
        "state": "ACTIVE",
        "type": "ANYTIME",
        "categories": ["Safety"],
        "sections": [
            {"key": "talk", "label": "Talk", "lines": [line("hazards", "Hazards", "text")]},
        ],
    },
]
