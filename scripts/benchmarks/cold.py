"""The start of a program: importing the client, and the first typed call."""

from __future__ import annotations

from ._harness import Case, Comparison, Options, compare, process
from ._vendor import NAME, folder

# No sockets. Both set TLS up, as a client of a server on https does.
FIRST_CALL = """
import httpx, huvr_client

def answer(request):
    if request.method == "POST":
        return httpx.Response(200, json={"access_token": "t", "expires_in": "3600"})
    return httpx.Response(200, json={"id": 1, "username": "service", "roles": []})

settings = dict(base_url="http://127.0.0.1", client_id="a", client_secret="b")
transport = httpx.Client(transport=httpx.MockTransport(answer), trust_env=False)
httpx.create_ssl_context()
with huvr_client.HuvrClient(**settings, http_client=transport) as huvr:
    assert huvr.users.me_read().username == "service"
"""

PLAIN_CALL = """
import httpx

answer = httpx.MockTransport(lambda request: httpx.Response(200, json={"username": "service"}))
httpx.create_ssl_context()
with httpx.Client(transport=answer, trust_env=False) as client:
    client.post("http://127.0.0.1/api/auth/obtain-access-token/", json={}).json()
    assert client.get("http://127.0.0.1/api/users/me/").json()["username"] == "service"
"""

TYPES = """
import httpx
from huvr_client.models import Defect, DefectList, Project{0}, User
for cls in (Defect, DefectList, ProjectDetail, User):
    cls.from_dict({{"id": 1}}).id
"""


def run(options: Options) -> list[Comparison]:
    """The CPU time of whole processes."""
    cases = [
        Case("plain httpx, TLS set up, login and one call", process(PLAIN_CALL)),
        Case("`import httpx`", process("import httpx")),
        Case("`import huvr_client`", process("import huvr_client")),
        Case("`import huvr_client`, first typed call", process(FIRST_CALL)),
        Case("and four large models", process(FIRST_CALL + TYPES.format("Detail"))),
    ]
    path = folder()
    if path is not None:
        environment = {"PYTHONPATH": str(path)}
        theirs = "import huvr_client; huvr_client.get_huvr_client"
        cases.append(Case(f"`import` of {NAME}", process(theirs, environment)))
    return [compare("Cold start", cases, options.count(15, 5))]
