"""Every operation answers with the documented status and a body of the documented shape."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from huvr_client.sandbox import Sandbox

from .conftest import connect
from .described import instance, operations, problems, request_schema, success

OPERATIONS = operations()
FINDING = {"asset_id": 5, "profile_id": 1}
# Bodies of operations whose documented body is free, or says more than its schema.
BODIES: dict[tuple[str, str], Any] = {
    ("POST", "/api/defects/bulk-edit/"): {"ids": [3], "priority": "HIGH"},
    ("POST", "/api/inspection-media/bulk-edit/"): {"ids": [2], "description": "North side"},
    ("POST", "/api/projects/bulk-edit/"): {"ids": [2], "name": "Renamed"},
    ("POST", "/api/checklist-templates/import-template/"): {"action": "IMPORT", "name": "New"},
    ("POST", "/api/defect-profiles/import-template/"): {"action": "CONVERT", "id": 1},
    ("POST", "/api/location-layer-profiles/import-template/"): {"action": "CONVERT", "id": 1},
    ("POST", "/api/projects/bulk-share/"): {"project_ids": [1], "user_ids": [2], "action": "ADD"},
    ("POST", "/api/schedule/tasks/{id}/reconcile/"): {"checklist_id": 1, "force": True},
    ("PATCH", "/api/inspection-media/{id}/overlays/"): {"overlays": [{"id": 2, "note": "x"}]},
    ("PUT", "/api/projects/{id}/asset-condition/"): {"asset_condition": 3},
    ("POST", "/api/measurements/import/"): {"project": 2, "measurements": [{"cml": "1"}]},
    ("POST", "/api/checklist-tasks/bulk-create/"): {"task": "Look", "checklist_ids": [1]},
    ("POST", "/api/defects/"): {**FINDING, "severity": 4, "client_id": "abc"},
    ("POST", "/api/inspection-media-overlays/"): {"media": 3, "defect": FINDING},
    ("POST", "/api/inspection-media/{id}/overlays/"): {"media": 3, "defect": FINDING},
    ("POST", "/api/inspection-media/bulk-delete/"): {"ids": [3]},
    ("POST", "/api/inspection-media/process/"): {
        "action": "EXTRACT_COMPRESSED_MEDIA",
        "inspection_media_ids": [],
    },
    ("PATCH", "/api/companies/{id}/"): {"name": "Renamed", "labels": [{"name": "a", "value": 1}]},
    ("PUT", "/api/companies/{id}/"): {"name": "Renamed", "is_active": False},
    ("POST", "/api/users/import/"): {"address_list": "a@example.com, b@example.com"},
}
# Rows that an operation may act on where row 1 is not right for it.
ROWS = {
    "/api/checklist-result-lines/{id}/": "2::general::access",
    "/api/defects/{id}/": "3",  # the first belongs to a published project
    "/api/checklists/{id}/": "2",
    "/api/checklists/{id}/edit/": "2",
    "/api/inspection-media/{id}/": "3",
    "/api/inspection-media/{id}/overlays/": "3",
    "/api/inspection-media-overlays/{id}/": "3",
    "/api/users/{id}/": "2",
}


def body(method: str, path: str, operation: dict[str, Any], *, full: bool) -> Any:
    if (method, path) in BODIES:
        return BODIES[method, path]
    schema = request_schema(operation)
    if schema is None:
        return None
    made = instance(schema, full=full)
    if isinstance(made, dict):
        made.pop("id", None)
        for key, value in made.items():
            if key in ("parent", "newer_defect", "source_media"):
                made[key] = 2
            if isinstance(value, dict) and "id" in value:
                made[key] = {"id": 3}
    return made


@pytest.fixture
def plant() -> Iterator[httpx.Client]:
    with Sandbox(assets=60) as sandbox, connect(sandbox) as client:
        yield client


def call(client: httpx.Client, method: str, path: str, json: Any) -> httpx.Response:
    address = path.replace("{id}", ROWS.get(path, "1"))
    if "auth/obtain" in path:
        return client.post(address, json=json)
    return client.request(method, address, json=json)


CASES = [(*each, True) for each in OPERATIONS] + [
    (*each, False)
    for each in OPERATIONS
    if each[0] in ("POST", "PUT") and each[:2] not in BODIES and request_schema(each[2])
]


@pytest.mark.parametrize(
    ("method", "path", "operation", "full"),
    CASES,
    ids=[f"{each[2]['operationId']}-{'full' if each[3] else 'minimal'}" for each in CASES],
)
def test_answers_as_documented(
    plant: httpx.Client, method: str, path: str, operation: dict[str, Any], full: bool
) -> None:
    given = body(method, path, operation, full=full)
    if "auth/obtain" in path:
        given = {"client_id": "sandbox@example.com", "client_secret": "sandbox-secret"}
    answer = call(plant, method, path, given)
    assert answer.status_code == success(operation), answer.text
    if "json" in answer.headers.get("Content-Type", ""):
        assert problems(operation, answer.json()) == []
    else:
        assert "octet-stream" in str(operation["responses"]) or not answer.content
