"""Another description: the sandbox serves what it is given."""

import copy
from typing import Any

import httpx

from huvr_client.sandbox import Sandbox
from huvr_client.sandbox.drf.describe import Description
from huvr_client.sandbox.huvr.engine import installed_description

from .conftest import connect
from .described import DOCUMENT

SINGLE = {
    ("/api/checklist-tasks/bulk-create/", "post"): "ChecklistTask",
    ("/api/inspection-media/process/", "post"): "InspectionMedia",
    ("/api/measurements/import/", "post"): "Measurement",
    ("/api/projects/{id}/location-summary/", "get"): "ProjectDetail",
}
COUNTED = "/api/library-media/bulk-delete/"


def uncorrected() -> Description:
    """As HUVR prints it where it promises one row and sends several, or the other way round."""
    document = copy.deepcopy(DOCUMENT)
    for (path, method), name in SINGLE.items():
        content = document["paths"][path][method]["responses"]["200"]["content"]
        content["application/json"]["schema"] = {"$ref": f"#/components/schemas/{name}"}
    content = document["paths"][COUNTED]["post"]["responses"]["201"]["content"]
    content["application/json"]["schema"] = {}
    return Description(document)


def post(api: httpx.Client, path: str, body: Any, status: int = 200) -> Any:
    answer = api.post(path, json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_a_promised_row_is_the_last_of_several() -> None:
    with Sandbox(description=uncorrected()) as sandbox, connect(sandbox) as api:
        body = {"task": "Look", "checklist_ids": [1, 2]}
        assert post(api, "/api/checklist-tasks/bulk-create/", body)["checklist"]["id"] == 2
        readings = {"project": 1, "measurements": [{"cml": "1", "value": 1}, {"cml": "2"}]}
        assert post(api, "/api/measurements/import/", readings)["cml"]["id"] == 2
        empty = {"project": 1, "measurements": []}
        assert post(api, "/api/measurements/import/", empty, 400).keys() == {"measurements"}
        media = {"action": "EXTRACT_COMPRESSED_MEDIA", "inspection_media_ids": []}
        found = post(api, "/api/inspection-media/process/", media, 400)
        assert found.keys() == {"inspection_media_ids"}
        assert api.get("/api/projects/1/location-summary/").json()["id"] == 1
        assert post(api, COUNTED, {"ids": [1, 2]}, 201) == {"deleted": 2}


def test_the_installed_description_is_read_once() -> None:
    assert installed_description() is installed_description()
