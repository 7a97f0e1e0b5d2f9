"""Operations with a name of their own: what is documented is done, the rest has the right shape."""

import io
import zipfile
from typing import Any

import httpx
import pytest


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
    assert post(api, "library-media/bulk-delete", {"ids": []}, 201)["name"] == ""
    assert post(api, "library-media/bulk-delete", {"ids": [1, 2]}, 201)["id"] == 2
    assert get(api, "library-media")["count"] == 1


def test_bulk_edit(api: httpx.Client) -> None:
    post(api, "defects/bulk-edit", {"ids": [3, 4], "severity": 1})
    assert [get(api, f"defects/{number}")["severity"] for number in (3, 4)] == [1, 1]
    wrong = {"ids": [3], "severity": "high"}
    assert post(api, "defects/bulk-edit", wrong, 400).keys() == {"severity"}
    post(api, "projects/bulk-edit", {"ids": [2], "status": "PUBLISHED"})
    assert get(api, "projects/2")["status"] == "PUBLISHED"


def test_project_status(api: httpx.Client) -> None:
    before = get(api, "projects/2/status")
    after = post(api, "projects/2/status", {"status": "PUBLISHED", "note": "Done"})
    assert after["status"] == "PUBLISHED"
    history = get(api, "projects/2/status")
    assert len(history) == len(before) + 1
    assert (history[-1]["note"], history[-1]["modified_by"]) == ("Done", 1)
    answer = api.put("/api/projects/2/status/", json={"status": "ASSIGNED", "note": "Oops"})
    assert answer.json()["status"] == "ASSIGNED"
    answer = post(api, "projects/status", {"ids": [3, 4], "status": "IN_PROGRESS"}, 201)
    assert (answer["ids"], answer["status"]) == ([3, 4], "IN_PROGRESS")
    assert get(api, "projects/4")["status"] == "IN_PROGRESS"


def test_asset_condition(api: httpx.Client) -> None:
    change = post(api, "projects/2/asset-condition", {"asset_condition": 4, "note": "Worn"})
    assert (change["asset_condition"], change["modified_by"]["id"]) == (4, 1)
    answer = api.put("/api/projects/2/asset-condition/", json={"asset_condition": 2})
    assert answer.json()["asset_condition"] == 2
    assert [row["asset_condition"] for row in get(api, "projects/2/asset-condition")] == [4, 2]
    answer = api.put("/api/projects/2/asset-condition/", json={"asset_condition": "bad"})
    assert (answer.status_code, list(answer.json())) == (400, ["asset_condition"])


def test_exports_are_a_file(api: httpx.Client) -> None:
    for path, name in (
        ("projects/1/export", "projects-1.xlsx"),
        ("checklist-templates/2/export-template", "checklist-templates-2.xlsx"),
    ):
        answer = api.get(f"/api/{path}/")
        assert "spreadsheetml" in answer.headers["Content-Type"]
        assert name in answer.headers["Content-Disposition"]
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert "xl/worksheets/sheet1.xml" in archive.namelist()
    assert api.get("/api/projects/999/export/").status_code == 404


def test_forms_are_filled_by_edits(api: httpx.Client) -> None:
    form = post(api, "checklists", {"template_id": 1, "asset_id": 4, "client_id": "f"}, 201)
    address = f"checklists/{form['id']}"
    edit = {"general": {"access": {"value": "yes"}}}
    after = post(api, f"{address}/edit", {"edit": edit})
    assert after["results"] == edit
    (revision,) = get(api, f"{address}/revisions")
    assert (revision["edit"], revision["uploaded_by"]["id"]) == (edit, 1)
    again = {"template_id": 1, "client_id": "f"}
    assert post(api, "checklists", again, 400).keys() == {"client_id"}


def test_result_lines_have_ids_of_three_parts(api: httpx.Client) -> None:
    lines = get(api, "checklist-result-lines?checklist=1")["results"]
    assert lines
    line = get(api, f"checklist-result-lines/{lines[0]['id']}")
    assert line == lines[0]
    assert api.get("/api/checklist-result-lines/9::a::b/").status_code == 404


def test_forms_lock_and_unlock(api: httpx.Client) -> None:
    post(api, "checklists/2/lock", None, 204)
    assert get(api, "checklists/2")["is_locked"] is True
    post(api, "checklists/2/unlock", {}, 204)
    assert get(api, "checklists/2")["is_locked"] is False
    body = {"action": "LOCK", "ids": [2, 3]}
    assert post(api, "checklists/bulk-lock", body) == {"modified": 2}
    assert post(api, "checklists/bulk-lock", body) == {"modified": 0}
    assert post(api, "checklists/bulk-lock", {**body, "action": "UNLOCK"}) == {"modified": 2}


def test_free_fields_may_hold_anything(api: httpx.Client) -> None:
    body = {"name": "Odd", "version": "1", "sections": [5, {"key": "a"}], "categories": {"a": 1}}
    template = post(api, "checklist-templates", body, 201)
    assert get(api, f"checklist-templates/{template['id']}")["sections"] == body["sections"]
    assert get(api, "checklist-templates-fillable")["count"] == 4


def test_overlays(api: httpx.Client) -> None:
    square = [[0, 0], [1, 0], [1, 1]]
    body = {"media": 3, "defect": {"id": 3}, "geometry": square}
    made = post(api, "inspection-media-overlays", body, 201)
    assert (made["defect"]["id"], made["media"]["id"], made["geometry"]) == (3, 3, square)
    fresh = {"media": 3, "defect": {"severity": 2, "asset_id": 5, "profile_id": 1}}
    made = post(api, "inspection-media-overlays", fresh, 201)
    assert (made["defect"]["id"], made["defect"]["severity"]) == (15, 2)
    address = f"/api/inspection-media-overlays/{made['id']}/"
    assert api.patch(address, json={"note": "x"}).json()["note"] == "x"
    whole = {"media": 3, "defect": {"id": 15, "severity": 5}}
    assert api.put(address, json=whole).json()["defect"]["severity"] == 5
    nowhere = {"media": 999, "defect": {"id": 3}}
    assert post(api, "inspection-media-overlays", nowhere, 400).keys() == {"media"}
    nobody = {"media": 3, "defect": {"id": 999}}
    assert post(api, "inspection-media-overlays", nobody, 400) == {
        "defect": {"id": ['Invalid pk "999" - object does not exist.']}
    }
    locked = {"media": 3, "defect": {"id": 1, "severity": 5}}
    assert post(api, "inspection-media-overlays", locked, 403).keys() == {"detail"}
    media = post(api, "inspection-media/3/overlays", {"media": 3, "defect": {"id": 3}})
    assert len(media["overlays"]) == 4


def test_me(api: httpx.Client) -> None:
    me = get(api, "users/me")
    assert me["preferences"]["user"] == me["id"]
    change = {**{k: me[k] for k in ("company", "roles", "username")}, "first_name": "New"}
    assert post(api, "users/me", change, 201)["first_name"] == "New"
    assert get(api, "users/me")["company"] == me["company"]
    answer = api.patch("/api/users/me/preferences/", json={"notify_projects_shared": "NONE"})
    assert answer.json()["preferences"]["notify_projects_shared"] == "NONE"
    assert get(api, "users/me/preferences")["preferences"]["notify_tasks_assigned"] == "ALL"
    new = post(api, "users", {"username": "d@example.com", "company_id": 2}, 201)
    assert (new["company"][0]["id"], new["display_name"]) == (2, "d@example.com")


def test_a_task_can_be_deleted_by_post(api: httpx.Client) -> None:
    assert post(api, "schedule/tasks/1/delete", None, 201)["id"] == 1
    assert api.get("/api/schedule/tasks/1/").status_code == 404


def test_what_nobody_has_seen_is_answered_by_shape(api: httpx.Client) -> None:
    """Rows at hand or rows named where rows are promised, and nothing is made up beside them."""
    assert [row["id"] for row in post(api, "defects/link", {"defects": [3, 5]})] == [3, 5]
    post(api, "defects/link", {"defects": [3, 999]}, 400)
    assert post(api, "crews/1/membership", {"add": [5], "remove": [3]})["id"] == 1
    assert post(api, "defect-profiles/import-template", {"action": "CONVERT"})["id"] == 2
    events = post(api, "schedule/plans/1/generate-events", {"start": "2026-01-01T00:00:00Z"})
    assert events == {"events": [], "start": "2026-01-01T00:00:00Z"}
    assert get(api, "projects/counts-by-status")["total"] == 0
    assert len(get(api, "assets/asset-condition-map")) == 25
    assert get(api, "projects/detailed?limit=3")["count"] == 8
    assert get(api, "checklists/detailed") == {}
    answer = api.patch("/api/inspection-media/3/overlays/", json={"description": "North"})
    assert answer.json()["description"] == "North"
