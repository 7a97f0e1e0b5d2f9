"""Seed."""

from __future__ import annotations
from ._world import World


def plant(world: World) -> None:
    s = world.store
    s.insert(
        "users",
        {
            "username": world.settings.client_id,
            "email": world.settings.client_id,
            "preferences": {},
        },
    )
    s.insert("companies", {"name": "C"})
    s.insert("asset_types", {"name": "T"})
    for i in range(world.settings.assets):
        s.insert("assets", {"name": f"A{i}", "type": 1, "owner": 1})
