"""Another description: the sandbox serves what it is given."""

import copy

from huvr_client.sandbox import Sandbox
from huvr_client.sandbox.drf.describe import Description
from huvr_client.sandbox.huvr.engine import installed_description

from .conftest import connect
from .described import DOCUMENT

BULK_CREATE = "/api/checklist-tasks/bulk-create/"
TREE = "/api/assets/tree/"


def changed() -> Description:
    """Another answer here, another operation there, one field more."""
    document = copy.deepcopy(DOCUMENT)
    content = document["paths"][BULK_CREATE]["post"]["responses"]["200"]["content"]
    content["application/json"]["schema"] = {"$ref": "#/components/schemas/ChecklistTask"}
    document["paths"]["/api/assets/{id}/neighbours/"] = {"get": document["paths"][TREE]["get"]}
    for path, source in (
        ("/api/widgets/", "/api/crews/"),
        ("/api/widgets/{id}/", "/api/crews/{id}/"),
    ):
        document["paths"][path] = document["paths"][source]
    properties = document["components"]["schemas"]["AssetDetail"]["properties"]
    properties["colour"] = {"type": "string", "enum": ["RED", "BLUE"]}
    return Description(document)


def test_another_description_is_served_as_it_is() -> None:
    with Sandbox(description=changed()) as sandbox, connect(sandbox) as api:
        task = api.post(BULK_CREATE, json={"task": "Look", "checklist_ids": []}).json()
        assert task["id"] == 2
        page = api.get("/api/assets/1/neighbours/?limit=5").json()
        assert page["count"] == 40
        assert page["next"].startswith(f"{sandbox.base_url}/api/assets/1/neighbours/?")
        assert api.get("/api/assets/1/").json()["colour"] == "RED"


def test_a_collection_that_it_does_not_know_is_answered_by_shape() -> None:
    with Sandbox(description=changed()) as sandbox, connect(sandbox) as api:
        assert api.get("/api/widgets/?limit=3").json()["results"] == []
        assert api.post("/api/widgets/", json={"name": "W", "users": []}).json()["name"] == "W"
        assert api.post("/api/widgets/", json={}).status_code == 400
        for method in ("GET", "PATCH"):
            assert api.request(method, "/api/widgets/1/", json={}).json()["name"] == ""
        assert api.delete("/api/widgets/1/").status_code == 204


def test_the_installed_description_is_read_once() -> None:
    assert installed_description() is installed_description()
