"""The whole plant: fixed rows from `fixtures.json`, then assets and work of the size asked for.

Everything follows from the settings' seed and size, and from a fixed day, so that the same sandbox
can be had again.
"""

from __future__ import annotations

import json
from pathlib import Path

from ..drf.store import Record
from ..huvr.state import State
from .assets import assets
from .rows import lazy_image
from .work import inspections

_FIXTURES = Path(__file__).with_name("fixtures.json")


def plant(state: State) -> None:
    """Fill an empty store."""
    fixed: dict[str, list[Record]] = json.loads(_FIXTURES.read_bytes())
    # The first user is the service account.
    fixed["users"][0] |= dict.fromkeys(("username", "email"), state.settings.client_id)
    later = ("plans", "plan_work", "events", "schedule_tasks", "heat")  # they refer to assets
    for table in fixed.keys() - later:
        _insert(state, table, fixed[table])
    for record in state.store.rows("library_media").values():
        lazy_image(state, "library_media", record)
    seeded = assets(state)
    for table in later:
        _insert(state, table, fixed[table])
    inspections(state, seeded)


def _insert(state: State, table: str, rows: list[Record]) -> None:
    for row in rows:
        state.store.insert(table, row, row["created_on"])
