"""Importing the client and making the first typed call costs little more than importing httpx.

CPU time, not wall time, of whole processes in turn, in an environment that has nothing but the
library; the least of several runs of each, since other work on the machine can only add to it.
"""

from __future__ import annotations

import resource

from .conftest import Bare

BUDGET = 1.5  # of `import httpx`; msgspec adds 0.1, most of it its import of typing_extensions
ROUNDS = 12

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


def _cpu(bare: Bare, code: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    bare.run("-c", code, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def test_import_and_first_call_stay_in_budget(bare: Bare) -> None:
    for code in (HTTPX, FIRST_CALL):
        _cpu(bare, code)  # warms the file system's cache
    pairs = [(_cpu(bare, HTTPX), _cpu(bare, FIRST_CALL)) for _ in range(ROUNDS)]
    httpx, ours = (min(column) for column in zip(*pairs, strict=True))
    assert ours <= BUDGET * httpx, f"{ours / httpx:.2f} x httpx"


def test_nothing_heavy_is_imported_for_it(bare: Bare) -> None:
    done = bare.run("-c", FIRST_CALL + LOADED)
    assert done.returncode == 0, done.stderr
