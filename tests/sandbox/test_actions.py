"""Operations with a name of their own do what it says."""

import io
import zipfile
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest

from huvr_client.sandbox import Sandbox
from huvr_client.sandbox._actions_schedule import span
from huvr_client.sandbox._workbook import workbook

from .conftest import anonymous


def post(api: httpx.Client, path: str, body: Any = None, status: int = 200) -> Any:
    answer = api.post(f"/api/{path}/", json=body)
    assert answer.status_code == status, answer.text
    return answer.json() if answer.content else None


def get(api: httpx.Client, path: str) -> Any:
    path, _, query = path.partition("?")
    answer = api.get(f"/api/{path}/?{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.mark.parametrize("name", ["inspection-media", "measurements", "projects"])
def test_bulk_delete_is_all_or_none(api: httpx.Client, name: str) -> None:
    before = get(api, name)["count"]
    post(api, f"{name}/bulk-delete", {"ids": [3, 99_999]}, 400)
    assert get(api, name)["count"] == before
    post(api, f"{name}/bulk-delete", {"ids": [3, 4]}, 204)
    assert get(api, name)["count"] == before - 2


@pytest.mark.parametrize("body", [{}, {"ids": None}, {"ids": "3"}, {"ids": ["x"]}, {"ids": [{}]}])
def test_bulk_operations_say_what_is_wrong_with_ids(api: httpx.Client, body: Any) -> None:
    for path in ("projects/bulk-delete", "projects/bulk-edit"):
        assert post(api, path, body, 400).keys() == {"ids"}


def test_a_free_body_must_be_an_object(api: httpx.Client) -> None:
    for body in ([1], "x", 5):
        assert "non_field_errors" in post(api, "projects/bulk-edit", body, 400)


def test_library_media_bulk_delete_shows_the_last(api: httpx.Client) -> None:
    assert post(api, "library-media/bulk-delete", {"ids": []}, 400)
    assert post(api, "library-media/bulk-delete", {"ids": [1, 2]}, 201)["id"] == 2
    assert get(api, "library-media")["count"] == 1


def test_bulk_edit(api: httpx.Client) -> None:
    assert post(api, "defects/bulk-edit", {"ids": [3, 4], "severity": 1}) == {"modified": 2}
    assert [get(api, f"defects/{each}")["severity"] for each in (3, 4)] == [1, 1]
    assert post(api, "defects/bulk-edit", {"ids": [3], "severity": "high"}, 400).keys() == {
        "severity"
    }
    post(api, "inspection-media/bulk-edit", {"ids": [1, 2], "description": "Same"})
    assert get(api, "inspection-media/2")["description"] == "Same"
    post(api, "projects/bulk-edit", {"ids": [2], "status": "PUBLISHED"})
    assert get(api, "projects/2")["status_history"][-1]["status"] == "PUBLISHED"


def test_project_status(api: httpx.Client) -> None:
    before = get(api, "projects/2/status")
    after = post(api, "projects/2/status", {"status": "PUBLISHED", "note": "Done"})
    assert after["status"] == "PUBLISHED"
    history = get(api, "projects/2/status")
    assert len(history) == len(before) + 1
    assert (history[-1]["note"], history[-1]["modified_by"]) == ("Done", 1)
    answer = api.put("/api/projects/2/status/", json={"status": "ASSIGNED", "note": "Oops"})
    assert answer.json()["status"] == "ASSIGNED"
    assert len(get(api, "projects/2/status")) == len(history)
    assert get(api, "projects/2/status")[-1]["note"] == "Oops"
    answer = post(api, "projects/status", {"ids": [3, 4], "status": "IN_PROGRESS"}, 201)
    assert answer["ids"] == [3, 4]
    assert get(api, "projects/4")["status"] == "IN_PROGRESS"


def test_a_status_without_history_can_be_put(api: httpx.Client, sandbox: Sandbox) -> None:
    assert sandbox._world is not None
    for entry in list(sandbox._world.store.referring("status_changes", "project", 2)):
        sandbox._world.store.delete("status_changes", entry["id"])
    api.put("/api/projects/2/status/", json={"status": "ASSIGNED"})
    assert get(api, "projects/2")["status"] == "ASSIGNED"


def test_asset_condition(api: httpx.Client) -> None:
    change = post(api, "projects/2/asset-condition", {"asset_condition": 4, "note": "Worn"})
    assert (change["asset_condition"], change["modified_by"]["id"]) == (4, 1)
    asset = get(api, "projects/2")["asset"]
    assert asset["asset_condition"] == 4
    assert asset["asset_condition_set_by"]["id"] == 2
    answer = api.put("/api/projects/2/asset-condition/", json={"asset_condition": 2})
    assert answer.json()["asset_condition"] == 2
    assert [each["asset_condition"] for each in get(api, "projects/2/asset-condition")] == [4, 2]
    answer = api.put("/api/projects/2/asset-condition/", json={"asset_condition": "bad"})
    assert answer.status_code == 400


def test_watching_and_sharing(api: httpx.Client) -> None:
    assert str(post(api, "projects/1/watch", {"watch": True})["watching"]) == "True"
    assert str(post(api, "projects/1/watch", {"watch": False})["watching"]) == "False"
    watchers = post(api, "projects/1/watch", {"watch": True, "user_id": 3})["watchers"]
    assert [each["id"] for each in watchers] == [3]
    post(api, "projects/1/watch", {"watch": True, "user_id": 99}, 400)
    body = {"project_ids": [1, 2], "user_ids": [4], "action": "ADD"}
    shared = post(api, "projects/bulk-share", body)["projects"]
    assert [each["watchers"][-1]["id"] for each in shared] == [4, 4]
    post(api, "projects/bulk-share", {**body, "action": "REMOVE"})
    assert [each["id"] for each in get(api, "projects/1")["watchers"]] == [3]
    assert "action" in post(api, "projects/bulk-share", {**body, "action": "SHOUT"}, 400)


def test_location_summary(api: httpx.Client) -> None:
    post(api, "defects", {"project": 1, "location_zone": "West"}, 201)
    zones = {each["location_zone"]: each for each in get(api, "projects/1/location-summary")}
    assert zones["West"]["findings"] == 1
    assert sum(each["media"] for each in zones.values()) == 2
    assert sum(each["cmls"] for each in zones.values()) == 3


def sheet(content: bytes) -> list[list[str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tree = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    return [["".join(cell.itertext()) for cell in row] for row in tree.iter(f"{space}row")]


def test_exports_are_workbooks(api: httpx.Client) -> None:
    answer = api.get("/api/projects/1/export/")
    assert "spreadsheetml" in answer.headers["Content-Type"]
    assert "project-1.xlsx" in answer.headers["Content-Disposition"]
    rows = sheet(answer.content)
    assert [row[0] for row in rows] == ["id", "1", "2"]
    assert api.get("/api/projects/1/export/").content == answer.content
    answer = api.get("/api/checklist-templates/2/export-template/")
    assert sheet(answer.content)[1][:2] == ["blade", "leading"]


def test_a_workbook_takes_any_text() -> None:
    made = workbook("a.xlsx", [["<&>\x01", None, 1.5, True, " x "]])
    assert sheet(made.content) == [["<&>", "", "1.5", "True", " x "]]


def test_measurements_come_in_bulk(api: httpx.Client) -> None:
    location = get(api, "cmls/1")
    body = {
        "project": 1,
        "units": "mm",
        "collected_on": "2026-01-01T00:00:00Z",
        "measurements": [
            {"cml": "1", "value": 1.5},
            {"cml": location["name"], "value": 1.4, "asset_path": location["asset"]["asset_path"]},
        ],
    }
    made = post(api, "measurements/import", body)
    assert [(each["cml"]["id"], each["value"]) for each in made] == [(1, 1.5), (1, 1.4)]
    assert made[0]["calculations"]["loss"] > 0
    assert get(api, "cmls/1")["measurements_summary"]["last"]["value"] == 1.4
    before = get(api, "measurements")["count"]
    for wrong in ({"cml": "nowhere"}, {"cml": location["name"], "asset_path": "elsewhere"}):
        answer = post(
            api, "measurements/import", {**body, "measurements": [{"cml": "1"}, wrong]}, 400
        )
        assert "measurements" in answer
    assert get(api, "measurements")["count"] == before


def test_calculations_are_kept_where_they_are_given(api: httpx.Client) -> None:
    made = post(api, "measurements", {"cml": 1, "calculations": {"rate": 0.1}}, 201)
    assert made["calculations"] == {"rate": 0.1}
    made = post(api, "measurements", {"cml": 1, "calculations": 5, "collected_by": None}, 201)
    assert made["calculations"] == {"given": 5}
    made = post(api, "measurements", {"cml": 1, "collected_by": None}, 201)
    assert (made["calculations"], made["collected_by_display_name"]) == ({}, "")


def test_forms_are_filled_by_edits(api: httpx.Client) -> None:
    form = post(api, "checklists", {"template_id": 1, "asset_id": 4, "client_id": "f"}, 201)
    assert form["progress"] == {"completed": 0, "total": 5}
    assert form["summary"] == "External visual inspection - PC-101"
    address = f"checklists/{form['id']}"
    edit = {"general": {"access": {"value": "yes"}, "condition": {"value": "", "notes": "?"}}}
    after = post(api, f"{address}/edit", {"edit": edit})
    assert after["progress"] == {"completed": 1, "total": 5}
    after = post(api, f"{address}/edit", {"edit": {"general": {"access": {"notes": "Ladder"}}}})
    assert after["results"]["general"]["access"] == {"value": "yes", "notes": "Ladder"}
    revert = {"edit": {"surface": {"coating": {"value": "Good"}}}, "revert": True}
    assert list(post(api, f"{address}/edit", revert)["results"]) == ["surface"]
    assert len(get(api, f"{address}/revisions")) == 3
    lines = api.get("/api/checklist-result-lines/", params={"checklist": form["id"]}).json()
    assert [each["id"] for each in lines["results"]] == [f"{form['id']}::surface::coating"]
    line = get(api, f"checklist-result-lines/{form['id']}::surface::coating")
    assert line["template_line"]["label"] == "Coating"
    assert api.get("/api/checklist-result-lines/9::a::b/").status_code == 404
    again = {"template_id": 1, "client_id": "f"}
    assert post(api, "checklists", again, 400).keys() == {"client_id"}


@pytest.mark.parametrize("edit", [5, [], {"a": 5}, {"a": {"b": 5}}])
def test_an_edit_that_is_none(api: httpx.Client, edit: Any) -> None:
    assert post(api, "checklists/2/edit", {"edit": edit}, 400).keys() == {"edit"}


def test_templates_may_hold_anything(api: httpx.Client) -> None:
    sections = [5, {"key": "a", "lines": 5}, {"lines": [5, {"key": "b"}]}]
    body = {"name": "Odd", "version": "1", "sections": sections, "categories": {"a": 1}}
    template = post(api, "checklist-templates", body, 201)
    edit = {"": {"b": {"value": 1}}}
    form = post(api, "checklists", {"template_id": template["id"], "edit": edit}, 201)
    assert form["progress"] == {"completed": 1, "total": 1}
    assert get(api, "checklist-templates/categories") == ["Safety", "Visual", "Wind"]
    assert get(api, "checklist-templates-fillable")["count"] == 4


def test_locked_forms_stay_as_they_are(api: httpx.Client) -> None:
    post(api, "checklists/2/lock", None, 204)
    assert get(api, "checklists/2")["is_locked"] is True
    assert post(api, "checklists/2/edit", {"edit": {}}, 403)
    post(api, "checklists/2/unlock", {}, 204)
    post(api, "checklists/2/edit", {"edit": {}})
    body = {"action": "LOCK", "ids": [2, 3]}
    assert post(api, "checklists/bulk-lock", body) == {"modified": 2}
    assert post(api, "checklists/bulk-lock", body) == {"modified": 0}
    assert post(api, "checklists/bulk-lock", {**body, "action": "UNLOCK"}) == {"modified": 2}


def test_detailed_lists(api: httpx.Client) -> None:
    forms = api.get("/api/checklists/detailed/", params={"limit": 3}).json()
    assert len(forms) == 3
    assert forms[0]["results"]
    projects = api.get("/api/projects/detailed/", params={"limit": 3}).json()
    assert (projects["count"], len(projects["results"])) == (8, 3)


@pytest.mark.parametrize(
    ("path", "listed"),
    [
        ("checklist-templates", "checklist-templates"),
        ("defect-profiles", "defect-profiles"),
        ("location-layer-profiles", "location-layer-profiles"),
    ],
)
def test_importing_makes_a_draft(api: httpx.Client, path: str, listed: str) -> None:
    first = get(api, f"{listed}/1")
    made = post(api, f"{path}/import-template", {"action": "CONVERT", "id": 1})
    assert (made["name"], made["state"]) == (first["name"], "DRAFT")
    assert int(float(made["version"])) == int(float(first["version"])) + 1
    made = post(api, f"{path}/import-template", {"name": "Fresh"})
    assert (made["name"], made["version"]) == ("Fresh", "1.0")
    api.patch(f"/api/{listed}/1/", json={"version": "beta"})
    assert post(api, f"{path}/import-template", {"id": 1})["version"] == "1.0"
    post(api, f"{path}/import-template", {"action": "BURN"}, 400)
    post(api, f"{path}/import-template", {"id": 999}, 400)


def test_tasks(api: httpx.Client) -> None:
    body = {"task": "Bring a ladder", "checklist_ids": [1, 2], "project_ids": [1]}
    made = post(api, "checklist-tasks/bulk-create", body)
    assert len(made) == 3
    post(api, "checklist-tasks/bulk-create", {"task": "x"}, 400)
    address = f"/api/checklist-tasks/{made[0]['id']}/"
    done = api.patch(address, json={"done": True}).json()
    assert done["completed_by"]["id"] == 1
    assert done["completed_on"]
    again = api.patch(address, json={"done": True}).json()
    assert again["completed_on"] == done["completed_on"]
    undone = api.patch(address, json={"done": False}).json()
    assert (undone["completed_by"], undone["completed_on"]) == (None, None)


def test_findings_are_linked_oldest_first(api: httpx.Client) -> None:
    api.patch("/api/defects/5/", json={"captured_on": "2001-01-01T00:00:00Z"})
    linked = post(api, "defects/link", {"defects": [3, 5]})
    assert [each["id"] for each in linked] == [5, 3]
    assert get(api, "defects/5")["newer_defect"] == 3
    post(api, "defects/link", {"defects": [3, 999]}, 400)


def test_overlays(api: httpx.Client) -> None:
    square = [[0, 0], [1, 0], [1, 1]]
    body = {"media": 3, "defect": {"id": 3}, "geometry": square}
    made = post(api, "inspection-media-overlays", body, 201)
    assert (made["defect"]["id"], made["media"]["id"], made["geometry"]) == (3, 3, square)
    fresh = {"media": 3, "defect": {"severity": 2}}
    made = post(api, "inspection-media-overlays", fresh, 201)
    assert made["defect"]["id"] == 15
    assert made["defect"]["project"] == 2
    address = f"/api/inspection-media-overlays/{made['id']}/"
    assert api.patch(address, json={"note": "x"}).json()["note"] == "x"
    whole = {"media": 3, "defect": {"id": 15, "severity": 5}}
    assert api.put(address, json=whole).json()["defect"]["severity"] == 5
    post(api, "inspection-media-overlays", {"media": 999, "defect": {"id": 3}}, 400)
    post(api, "inspection-media-overlays", {"media": 3, "defect": {"id": 999}}, 400)


def test_overlays_of_a_medium(api: httpx.Client) -> None:
    media = post(api, "inspection-media/3/overlays", {"media": 3, "defect": {"id": 3}})
    assert len(media["overlays"]) == 2
    first = media["overlays"][0]["id"]
    body = {"overlays": [{"id": first, "note": "x"}, {"defect": {"id": 4}, "note": "y"}]}
    answer = api.patch("/api/inspection-media/3/overlays/", json=body)
    assert [each["note"] for each in answer.json()["overlays"]] == ["x", None, "y"]
    for wrong in ({}, {"overlays": 5}, {"overlays": [5]}, {"overlays": [{"note": "no finding"}]}):
        answer = api.patch("/api/inspection-media/3/overlays/", json=wrong)
        assert answer.status_code == 400


def upload(api: httpx.Client, name: str, content: bytes) -> int:
    record = post(api, "inspection-media", {"filename": name, "project": 2}, 201)
    with anonymous() as storage:
        storage.put(
            record["upload"]["url"], content=content, headers=record["upload"]["headers"]
        ).raise_for_status()
    number: int = record["id"]
    return number


def test_archives_are_unpacked(api: httpx.Client) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("day1/a.txt", "first")
        archive.writestr("day1/", "")
        archive.writestr("../b.txt", "second")
    number = upload(api, "photos.zip", buffer.getvalue())
    body = {"action": "EXTRACT_COMPRESSED_MEDIA", "inspection_media_ids": [number]}
    answer = post(api, "inspection-media/process", body)
    found = get(api, "inspection-media?project=2&related=" + str(number) + "")["results"]
    assert [each["name"] for each in found] == ["a.txt", "b.txt"]
    assert {each["state"] for each in found} == {"UPLOADED"}
    assert answer
    text = post(api, f"inspection-media/{found[0]['id']}/extract-text")
    assert text == {"text": "first"}
    body["inspection_media_ids"] = [3]
    assert "inspection_media_ids" in post(api, "inspection-media/process", body, 400)
    assert post(api, "inspection-media/3/extract-text") == {"text": ""}


def test_an_archive_that_has_not_come(api: httpx.Client) -> None:
    record = post(api, "inspection-media", {"filename": "a.zip"}, 201)
    body = {"action": "EXTRACT_COMPRESSED_MEDIA", "inspection_media_ids": [record["id"]]}
    post(api, "inspection-media/process", body, 400)
    assert post(api, f"inspection-media/{record['id']}/extract-text") == {"text": ""}


def test_people(api: httpx.Client) -> None:
    made = post(
        api, "users/import", {"address_list": "a@example.com; b@example.com\na@example.com"}
    )
    assert made["created"] == 2
    made = post(
        api, "users/import", {"address_list": "a@example.com c@example.com", "is_admin": True}
    )
    assert made["created"] == 1
    assert post(api, "users/import", {"address_list": "nobody"}, 400).keys() == {"address_list"}
    user = get(api, "users?search=b@example.com")["results"][0]
    assert user["username"] == "b@example.com"
    me = get(api, "users/me")
    assert me["preferences"]["user"] == me["id"]
    change = {**{k: me[k] for k in ("company", "roles", "username")}, "first_name": "New"}
    assert post(api, "users/me", {**change, "roles": []}, 201)["first_name"] == "New"
    assert get(api, "users/me")["roles"] == me["roles"]
    answer = api.patch("/api/users/me/preferences/", json={"notify_projects_shared": "NONE"})
    assert answer.json()["preferences"]["notify_projects_shared"] == "NONE"
    assert get(api, "users/me/preferences")["preferences"]["notify_tasks_assigned"] == "ALL"
    new = post(api, "users", {"username": "d@example.com", "company_id": 2, "first_name": "D"}, 201)
    assert (new["company"][0]["id"], new["display_name"]) == (2, "D")


def test_membership(api: httpx.Client) -> None:
    crew = post(api, "crews/1/membership", {"add": [5], "remove": [3]})
    assert 5 in [each["id"] for each in crew["users"]]
    assert 3 not in [each["id"] for each in crew["users"]]
    company = post(api, "companies/1/membership", {"add": [5]})
    assert 5 in [each["id"] for each in company["members"]]
    company = post(api, "companies/1/membership", {"remove": [5]})
    assert 5 not in [each["id"] for each in company["members"]]
    post(api, "crews/1/membership", {"add": [99]}, 400)


def test_plans_make_events_and_events_make_work(api: httpx.Client) -> None:
    body = {
        "name": "Weekly",
        "local_timezone": "UTC",
        "asset": 4,
        "crew": 1,
        "recurrence_rule": "FREQ=WEEKLY",
        "creation_window": "P30D",
        "event_duration": "2 days",
    }
    plan = post(api, "schedule/plans", body, 201)
    assert plan["next_event"] is None
    number = plan["id"]
    tasks = {
        "plan": number,
        "work_type": "CHECKLIST",
        "checklist_template": 1,
        "task_create_count": 2,
    }
    post(api, "schedule/plan-work", tasks, 201)
    post(
        api, "schedule/plan-work", {"plan": number, "work_type": "PROJECT", "project_type": 1}, 201
    )
    idle = {"plan": number, "work_type": "PROJECT", "is_active": False}
    post(api, "schedule/plan-work", idle, 201)
    made = post(api, f"schedule/plans/{number}/generate-events")["events"]
    assert len(made) == 5
    assert made[1]["start"][:10] > made[0]["start"][:10]
    assert get(api, f"schedule/plans/{number}")["next_event"] == made[1]["start"]
    event = get(api, f"schedule/events/{made[0]['id']}")
    assert [int(event[each]) for each in ("projects_count", "task_count")] == [1, 2]
    # The rule starts anew with each moment that no start was given for.
    start = {"start": made[0]["start"]}
    assert post(api, f"schedule/plans/{number}/generate-events", start)["events"] == []
    again = api.put(f"/api/schedule/plans/{number}/generate-events/", json=start).json()
    assert again["events"] == []  # all have projects, so all stay
    assert post(api, f"schedule/plans/{number}/generate-events", {"start": "x"}, 400)


def test_putting_events_replaces_those_to_come(api: httpx.Client) -> None:
    start = "2030-01-01T00:00:00.000000Z"
    body = {"name": "Once", "local_timezone": "UTC", "recurrence_rule": "", "start": start}
    number = post(api, "schedule/plans", body, 201)["id"]
    post(api, "schedule/plan-work", {"plan": number, "work_type": "PROJECT"}, 201)
    path = f"/api/schedule/plans/{number}/generate-events/"
    first = api.post(path).json()["events"]
    second = api.put(path).json()["events"]
    assert [each["start"] for each in first] == [each["start"] for each in second] == [start]
    assert first[0]["id"] != second[0]["id"]
    assert api.get(f"/api/schedule/events/{first[0]['id']}/").status_code == 404


@pytest.mark.parametrize(
    ("rule", "events"),
    [("FREQ=DAILY", 3), ("FREQ=DAILY;COUNT=2", 2)],
)
def test_how_many_events(api: httpx.Client, rule: str, events: int) -> None:
    body = {"name": "x", "local_timezone": "UTC", "recurrence_rule": rule, "event_count": 3}
    number = post(api, "schedule/plans", body, 201)["id"]
    assert len(post(api, f"schedule/plans/{number}/generate-events")["events"]) == events


@pytest.mark.parametrize("rule", ["nonsense", "FREQ=SECONDLY", "FREQ=DAILY;UNTIL=x", "RDATE:x"])
def test_a_rule_that_is_none(api: httpx.Client, rule: str) -> None:
    body = {"name": "x", "local_timezone": "UTC", "recurrence_rule": rule}
    number = post(api, "schedule/plans", body, 201)["id"]
    answer = post(api, f"schedule/plans/{number}/generate-events", None, 400)
    assert answer.keys() == {"recurrence_rule"}


def test_the_end_of_time(api: httpx.Client) -> None:
    body = {"name": "x", "local_timezone": "UTC", "recurrence_rule": ""}
    number = post(api, "schedule/plans", body, 201)["id"]
    start = {"start": "9999-12-31T23:00:00Z"}
    made = post(api, f"schedule/plans/{number}/generate-events", start)["events"][0]
    assert made["end"] == made["start"]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("P90D", 90 * 86_400),
        ("2 weeks", 14 * 86_400),
        ("PT36H", 36 * 3600),
        ("1 year", 365 * 86_400),
    ],
)
def test_spans(text: str, seconds: int) -> None:
    found = span(text)
    assert found is not None
    assert found.total_seconds() == seconds


@pytest.mark.parametrize("text", ["", "P", "soon", "5"])
def test_what_is_not_a_span(text: str) -> None:
    assert span(text) is None


def test_schedule_tasks(api: httpx.Client) -> None:
    task = get(api, "schedule/tasks?done=false")["results"][0]
    address = f"schedule/tasks/{task['id']}"
    done = api.put(f"/api/{address}/", json={"done": True}).json()
    assert done["completed_by"]["id"] == 1
    assert post(api, f"{address}/reconcile", {"checklist_id": 8, "force": "maybe"}, 400)
    assert post(api, f"{address}/reconcile", {}, 400).keys() == {"checklist_id"}
    assert post(api, f"{address}/reconcile", {"checklist_id": 8}, 400).keys() == {"checklist_id"}
    answer = post(api, f"{address}/reconcile", {"checklist_id": 8, "force": True})
    assert answer == {"checklist_id": 8, "force": True}
    assert get(api, address)["checklist_instance"] == 8
    assert get(api, "checklists/8")["schedule_tasks"] == [task["id"]]
    assert post(api, f"{address}/delete", None, 201)["id"] == task["id"]
    assert api.get(f"/api/{address}/").status_code == 404
