"""What is created can be listed, read, changed and deleted; references show what they refer to."""

from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huvr_client.sandbox.drf.store import Store
from huvr_client.sandbox.huvr.tables import TABLES

COLLECTIONS: dict[str, dict[str, Any]] = {
    "asset-types": {"name": "Pump"},
    "assets": {"name": "P-1", "type": 1},
    "checklist-tasks": {"task": "Bring a ladder"},
    "checklist-templates": {"name": "Form", "version": "1"},
    "checklists": {"template_id": 1},
    "cmls": {"asset": 5},
    "companies": {"name": "Acme"},
    "crews": {"name": "Night", "users": [2, 3]},
    "defect-profiles": {"name": "Pumps", "version": "1"},
    "defects": {"asset_id": 5, "profile_id": 1},
    "inspection-media": {"filename": "a.jpg"},
    "library-media": {"filename": "a.pdf", "library": 1},
    "location-layer-profiles": {"name": "Casing", "version": "1"},
    "measurements": {"cml": 1, "value": 8.5},
    "project-types": {"name": "Walk"},
    "projects": {"name": "Trip check", "asset": 5, "type": 1},
    "schedule/plan-work": {"plan": 1},
    "schedule/plans": {"name": "Weekly", "local_timezone": "UTC"},
    "users": {"username": "new@example.com"},
}
# What PUT wants besides.
WHOLE: dict[str, dict[str, Any]] = {
    "inspection-media": {
        "cml_id": 1,
        "layer_id": 1,
        "layer": 1,
        "alternate_media": {"filename": "a"},
    }
}


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_row_lives_and_dies(api: httpx.Client, name: str) -> None:
    path = f"/api/{name}/"
    before = api.get(path).json()["count"]
    created = api.post(path, json=COLLECTIONS[name])
    assert created.status_code == 201, created.text
    address = f"{path}{created.json()['id']}/"
    read = api.get(address)
    assert read.status_code == 200
    assert api.get(path).json()["count"] == before + 1
    listed = api.get(path, params={"limit": 1000}).json()["results"]
    assert created.json()["id"] in [each["id"] for each in listed]
    changeable = name != "checklists"  # those change by `edit` only
    for method, body in (("PATCH", {}), ("PUT", {**COLLECTIONS[name], **WHOLE.get(name, {})})):
        changed = api.request(method, address, json=body)
        assert changed.status_code == (200 if changeable else 405), changed.text
    gone = api.delete(address)
    assert (gone.status_code, gone.content) == (204, b"")
    for again in (api.get(address), api.delete(address)):
        assert again.status_code == 404
        assert again.json() == {"detail": "Not found."}
    assert api.get(path).json()["count"] == before


def test_a_patch_changes_one_field_and_nothing_else(api: httpx.Client) -> None:
    before = api.get("/api/projects/2/").json()
    after = api.patch("/api/projects/2/", json={"name": "Turbine trip check"}).json()
    assert after["name"] == "Turbine trip check"
    assert after["updated_on"] > before["updated_on"]
    same = {"name", "updated_on", "path_cache", "checklist_instances"}
    assert {k: v for k, v in after.items() if k not in same} == {
        k: v for k, v in before.items() if k not in same
    }


def test_null_is_not_unset(api: httpx.Client) -> None:
    api.patch("/api/assets/5/", json={"description": "Red", "location": "Bay 3"})
    after = api.patch("/api/assets/5/", json={"description": None}).json()
    assert (after["description"], after["location"]) == (None, "Bay 3")


def test_fields_that_the_server_sets_are_not_the_callers(api: httpx.Client) -> None:
    body = {"name": "P-1", "type": 1, "id": 77, "created_on": "2001-01-01T00:00:00Z", "age": 4}
    made = api.post("/api/assets/", json=body).json()
    assert made["id"] == 41
    assert made["created_on"] > "2020"
    assert made["age"] is None


def test_times_have_microseconds_and_z(api: httpx.Client) -> None:
    body = {"collected_on": "2026-02-03T10:00:00+02:00"}
    made = api.patch("/api/measurements/1/", json=body).json()
    assert made["collected_on"] == "2026-02-03T08:00:00.000000Z"
    assert made["updated_on"].endswith("Z")
    assert len(made["updated_on"]) == len("2026-02-03T08:00:00.000000Z")


def test_references_come_back_as_objects(api: httpx.Client) -> None:
    body = {"name": "P-1", "type": 3, "owner": 2, "parent": 3}
    asset = api.post("/api/assets/", json=body).json()
    assert asset["type"]["name"] == "Piping circuit"
    assert asset["owner"]["name"] == "Gulf Meridian Refining"
    assert asset["owner"]["company_path"] == "Gulf Meridian Energy / Gulf Meridian Refining"
    assert asset["parent"]["id"] == 3
    assert [each["name"] for each in asset["asset_path_object"]][-1] == "P-1"
    assert asset["asset_path"].endswith(f"{asset['parent']['name']} / P-1")


def test_the_servers_ways_that_no_document_tells(api: httpx.Client) -> None:
    finding = api.get("/api/defects/").json()["results"][0]
    assert isinstance(finding["labels"], list)
    assert finding["state_note"] is None
    assert isinstance(finding["severity"], int)
    assert isinstance(finding["severity_display"], str)
    assert finding["asset"]["type"]["findings_mode"] == "ENABLED"
    assert isinstance(finding["asset"]["asset_path_object"][0]["id"], int)
    assert isinstance(finding["overlays"][0]["media"]["layer"], int)
    assert finding["geo_point"] is None


@pytest.mark.parametrize(
    ("path", "body", "errors"),
    [
        ("assets", {"type": 1}, {"name": ["This field is required."]}),
        ("assets", {"name": "", "type": 1}, {"name": ["This field may not be blank."]}),
        ("assets", {"name": None, "type": 1}, {"name": ["This field may not be null."]}),
        ("assets", {"name": "x", "type": "a"}, {"type": ["A valid integer is required."]}),
        (
            "assets",
            {"name": "x", "type": 999},
            {"type": ['Invalid pk "999" - object does not exist.']},
        ),
        (
            "crews",
            {"name": "x", "users": [1, 99]},
            {"users": ['Invalid pk "99" - object does not exist.']},
        ),
        (
            "crews",
            {"name": "x", "users": [1, "b"]},
            {"users": {"1": ["A valid integer is required."]}},
        ),
        ("companies", {"name": "x", "role": "KING"}, {"role": ['"KING" is not a valid choice.']}),
        (
            "users",
            {"username": "sandbox@example.com"},
            {"username": ["A user with that username already exists."]},
        ),
        (
            "users",
            {"username": "x", "company_id": 99},
            {"company_id": ['Invalid pk "99" - object does not exist.']},
        ),
        (
            "projects",
            {"name": "x", "asset": 1, "type": 1, "scope": {"selected_findings": [99]}},
            {"scope": {"selected_findings": ['Invalid pk "99" - object does not exist.']}},
        ),
        (
            "defects",
            {"severity": 1},
            {name: ["This field is required."] for name in ("asset_id", "profile_id")},
        ),
    ],
)
def test_validation_errors_are_by_field(
    api: httpx.Client, path: str, body: dict[str, Any], errors: dict[str, Any]
) -> None:
    answer = api.post(f"/api/{path}/", json=body)
    assert answer.status_code == 400
    assert answer.json() == errors


def test_owned_rows_go_and_other_references_become_null(api: httpx.Client) -> None:
    below = api.get("/api/assets/", params={"parent": 3}).json()["results"]
    assert below
    locations = api.get("/api/cmls/", params={"asset": below[0]["id"]}).json()["results"]
    assert locations
    assert api.delete("/api/assets/3/").status_code == 204
    assert api.get(f"/api/assets/{below[0]['id']}/").status_code == 404
    assert api.get(f"/api/cmls/{locations[0]['id']}/").status_code == 404
    assert api.delete("/api/users/2/").status_code == 204
    crews = api.get("/api/crews/").json()["results"]
    assert all(2 not in [user["id"] for user in crew["users"]] for crew in crews)


def test_a_project_with_its_scope(api: httpx.Client) -> None:
    scope = {"selected_findings": [3], "description": "North side"}
    body = {"name": "x", "asset": 5, "type": 1, "scope": scope}
    project = api.post("/api/projects/", json=body).json()
    assert [each["id"] for each in project["scope"]["selected_findings"]] == [3]
    address = f"/api/projects/{project['id']}/"
    after = api.patch(address, json={"scope": {"description": "South"}, "status": "ASSIGNED"})
    assert after.json()["scope"]["description"] == "South"
    assert [each["id"] for each in after.json()["scope"]["selected_findings"]] == [3]
    assert after.json()["status"] == "ASSIGNED"


def test_publishing_locks_findings(api: httpx.Client) -> None:
    assert api.get("/api/defects/1/").json()["is_locked"] is True
    answer = api.patch("/api/defects/1/", json={"severity": 1})
    assert answer.status_code == 403
    assert answer.json() == {"detail": "This finding is locked."}
    api.post("/api/projects/1/status/", json={"status": "IN_PROGRESS"})
    assert api.patch("/api/defects/1/", json={"severity": 1}).status_code == 200


def test_an_echoed_object_changes_nothing_and_an_id_does(api: httpx.Client) -> None:
    event = api.get("/api/schedule/events/1/").json()
    echo = {"asset": event["asset"], "crew": event["crew"], "plan": event["plan"]}
    assert api.put("/api/schedule/events/1/", json=echo).json()["crew"]["id"] == 1
    without = {"asset": event["asset"], "plan": event["plan"], "crew": {"name": "Blade crew"}}
    assert api.put("/api/schedule/events/1/", json=without).json()["crew"]["id"] == 1
    assert api.patch("/api/schedule/events/1/", json={"crew": 2}).json()["crew"]["id"] == 2
    assert api.patch("/api/schedule/events/1/", json={"crew": {"id": 3}}).json()["crew"]["id"] == 3
    assert api.patch("/api/schedule/events/1/", json={"crew": {"id": 9}}).status_code == 400


def test_two_clients_see_the_same_state(api: httpx.Client) -> None:
    api.post("/api/companies/", json={"name": "Acme"})
    other = httpx.Client(base_url=api.base_url, headers=api.headers, verify=False, timeout=60)
    with other:
        assert other.get("/api/companies/", params={"name": "acme"}).json()["count"] == 1


WRITES = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 9)),
        st.tuples(st.just("move"), st.integers(1, 12), st.integers(0, 12)),
        st.tuples(st.just("delete"), st.integers(1, 12)),
    ),
    max_size=30,
)


@given(writes=WRITES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_indexes_always_agree_with_the_rows(writes: list[tuple[Any, ...]]) -> None:
    store = Store(TABLES, lambda: 0.0, {})
    rows = store.rows("assets")
    for write in writes:
        match write:
            case ("add", parent):
                store.insert("assets", {"name": "x", "parent": parent if parent in rows else None})
            case ("move", row, parent) if row in rows:
                moved = parent if parent in rows and row not in _line(rows, parent) else None
                store.update("assets", rows[row], {"parent": moved})
            case ("delete", row):
                store.delete("assets", row)
    for number in rows:
        found = [each["id"] for each in store.referring("assets", "parent", number)]
        assert sorted(found) == sorted(k for k, v in rows.items() if v["parent"] == number)
    assert all(each["parent"] is None or each["parent"] in rows for each in rows.values())


def _line(rows: dict[int, dict[str, Any]], number: int | None) -> list[int]:
    line = []
    while number is not None:
        line.append(number)
        number = rows[number]["parent"]
    return line
