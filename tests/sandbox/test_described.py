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
    properties = document["components"]["schemas"]["AssetDetail"]["properties"]
    properties["colour"] = {"type": "string", "enum": ["RED", "BLUE"]}
    return Description(document)


def test_another_description_is_served_as_it_is() -> None:
    with Sandbox(description=changed()) as sandbox, connect(sandbox) as api:
        task = api.post(BULK_CREATE, json={"task": "Look", "checklist_ids": []}).json()
        assert task["id"] == 2
        assert api.get("/api/assets/1/neighbours/").json()["count"] == 40
        assert api.get("/api/assets/1/").json()["colour"] == "RED"


def test_the_installed_description_is_read_once() -> None:
    assert installed_description() is installed_description()
