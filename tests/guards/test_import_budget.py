"""Importing the client and making the first typed call costs little more than importing httpx.

Counted in calls of functions, of Python and of C, which come out the same on a busy machine as on
an idle one; in an environment that has nothing but the library. ``scripts/bench`` has the time.
"""

from __future__ import annotations

from .conftest import Bare

BUDGET = 1.45  # of `import httpx`; it is 1.38, and 1.5 with asyncio, which nobody needs for a call

COUNTED = """
import sys
calls = 0
def count(frame, event, argument):
    global calls
    calls += event in ("call", "c_call")
sys.setprofile(count)
{}
sys.setprofile(None)
print(calls)
"""

HTTPX = "import httpx"
FIRST_CALL = """
import httpx
from huvr_client import HuvrClient

def answer(request):
    if request.method == "POST":
        return httpx.Response(200, json={"access_token": "t", "expires_in": "3600"})
    return httpx.Response(200, json={"id": 1, "username": "service", "roles": []})

transport = httpx.Client(transport=httpx.MockTransport(answer), verify=False, trust_env=False)
settings = dict(base_url="http://127.0.0.1", client_id="a", client_secret="b")
with HuvrClient(http_client=transport, **settings) as huvr:
    me = huvr.users.me_read()
assert me.username == "service" and me.roles == []
"""
LOADED = """
import sys
heavy = {"dateutil", "starlette", "asyncio", "concurrent.futures.thread"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
models = [name for name in sys.modules if name.startswith("huvr_api.models.")]
assert len(models) <= 3, models
"""


def _calls(bare: Bare, code: str) -> int:
    return int(bare.run("-c", COUNTED.format(code), check=True).stdout)


def test_import_and_first_call_stay_in_budget(bare: Bare) -> None:
    httpx, ours = _calls(bare, HTTPX), _calls(bare, FIRST_CALL)
    assert ours <= BUDGET * httpx, f"{ours / httpx:.2f} x httpx"


def test_nothing_heavy_is_imported_for_it(bare: Bare) -> None:
    done = bare.run("-c", FIRST_CALL + LOADED)
    assert done.returncode == 0, done.stderr
