"""The seed: believable, the same for the same number, as large as asked for."""

import json
import zlib
from typing import Any

import httpx
import pytest

from huvr_client.sandbox import Sandbox
from huvr_client.sandbox.drf.models import Many, One
from huvr_client.sandbox.drf.store import Record
from huvr_client.sandbox.huvr.tables import TABLES
from huvr_client.sandbox.plant.pictures import picture

from .conftest import connect

LISTS = ("assets", "projects", "defects", "measurements", "checklists", "users")


def rows(sandbox: Sandbox, table: str) -> dict[int, Record]:
    assert sandbox._state is not None
    return sandbox._state.store.rows(table)


def everything(sandbox: Sandbox) -> dict[str, list[dict[str, Any]]]:
    """What the lists say, signed URLs and all, whatever the ports are."""
    with connect(sandbox) as api:
        texts = {name: api.get(f"/api/{name}/", params={"limit": 1000}).text for name in LISTS}
    ports = sandbox.base_url, sandbox.storage_url
    return {
        name: json.loads(text.replace(ports[0], "api").replace(ports[1], "storage"))["results"]
        for name, text in texts.items()
    }


def test_the_same_seed_gives_the_same_plant() -> None:
    seen = []
    for seed in (7, 7, 8):
        with Sandbox(seed=seed, clock=lambda: 1_800_000_000.0) as sandbox:
            seen.append(everything(sandbox))
    assert seen[0] == seen[1]
    assert seen[0]["measurements"] != seen[2]["measurements"]


def test_it_is_a_refinery_and_a_wind_farm(api: httpx.Client) -> None:
    roots = api.get("/api/assets/", params={"no_parent": "true"}).json()["results"]
    assert [each["name"] for each in roots] == ["Bayport Refinery", "Prairie Ridge Wind Farm"]
    owner = roots[0]["owner"]
    assert owner["company_path_object"][0]["name"] == "Gulf Meridian Energy"
    statuses = {each["status"] for each in api.get("/api/projects/").json()["results"]}
    assert statuses == {"INITIALIZED", "ASSIGNED", "IN_PROGRESS", "READY_FOR_REVIEW", "PUBLISHED"}


def test_walls_grow_thinner_over_the_years(api: httpx.Client) -> None:
    params = {"cml": 1, "ordering": "collected_on"}
    taken = api.get("/api/measurements/", params=params).json()["results"]
    assert len(taken) == 6
    assert taken[0]["value"] > taken[-1]["value"]
    assert taken[-1]["collected_on"] > taken[0]["collected_on"]


@pytest.mark.parametrize("size", [0, 2, 3, 41, 500])
def test_it_is_as_large_as_asked_for_and_hangs_together(size: int) -> None:
    with Sandbox(assets=size) as sandbox:
        assert len(rows(sandbox, "assets")) == max(2, size)
        for table, model in TABLES.items():
            for record in rows(sandbox, table).values():
                for field, relation in model.relations.items():
                    if isinstance(relation, One | Many) and record.get(field) is not None:
                        named = record[field]
                        for each in named if isinstance(named, list) else [named]:
                            assert each in rows(sandbox, relation.table), (table, field)


def test_every_row_has_the_times_of_its_day() -> None:
    with Sandbox() as sandbox:
        for table in TABLES:
            for record in rows(sandbox, table).values():
                if table != "crews":
                    assert record["created_on"] < "2026", table


def test_an_asset_without_anything(api: httpx.Client) -> None:
    finding = api.post("/api/defects/", json={"asset_id": 4, "profile_id": 1}).json()
    assert finding["severity_display"] == "0"
    nobody = api.post("/api/crews/", json={"name": "Alone", "users": []}).json()
    assert nobody["display_name"] == "Alone"


def test_pictures_are_valid_png() -> None:
    content = picture(12)
    position, kinds = 8, []
    while position < len(content):
        size = int.from_bytes(content[position : position + 4], "big")
        chunk = content[position + 4 : position + 8 + size]
        check = content[position + 8 + size : position + 12 + size]
        assert zlib.crc32(chunk).to_bytes(4, "big") == check
        kinds.append(chunk[:4])
        position += 12 + size
    assert kinds == [b"IHDR", b"tEXt", b"IDAT", b"IEND"]
    assert picture(12) == content != picture(13)


def test_it_is_json_all_through() -> None:
    with Sandbox() as sandbox:
        json.dumps(everything(sandbox), allow_nan=False)
