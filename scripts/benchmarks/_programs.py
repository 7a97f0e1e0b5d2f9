"""Programs that time themselves, each in a process of its own.

HUVR's client has this one's import name, so the two cannot share a process; and start-up is
another benchmark's matter. A program is given `BASE_URL` and prints the seconds that it measured.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from ._harness import Case
from ._vendor import NAME, folder

OURS = """
import os, time
from huvr_client import HuvrClient
huvr = HuvrClient(base_url=os.environ["BASE_URL"], client_id="bench", client_secret="bench")
"""

ASYNC = """
import asyncio, os, time
from huvr_client import AsyncHuvrClient
def client(**settings):
    settings |= dict(client_id="bench", client_secret="bench")
    return AsyncHuvrClient(base_url=os.environ["BASE_URL"], **settings)
"""

PLAIN = """
import os, time, httpx
base = os.environ["BASE_URL"]
token = httpx.post(base + "/api/auth/obtain-access-token/", json={}).json()["access_token"]
headers = {"Authorization": "Token " + token, "Accept": "application/json"}
"""

VENDOR = """
import os, time
from huvr_client import get_huvr_client
client = get_huvr_client(os.environ["BASE_URL"], client_id="bench", client_secret="bench")
"""


def timed(name: str, program: str, address: str, **environment: str) -> Case:
    """A case that runs `program` and takes the seconds it prints, and the CPU seconds if any."""
    cpu: list[float] = []

    def cost() -> float:
        settings = {**os.environ, "BASE_URL": address, **environment}
        command = [sys.executable, "-c", program]
        # Elsewhere: Python puts the working folder first on the path, before the vendor's.
        done = subprocess.run(
            command,
            cwd=tempfile.gettempdir(),
            env=settings,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{name}: {done.stderr.strip()[-400:]}")
        elapsed, *rest = map(float, done.stdout.split())
        cpu.extend(rest)
        return elapsed

    return Case(name, cost, cpu)


def vendor(program: str, address: str) -> list[Case]:
    """The case for HUVR's own client, if it can be had."""
    path = folder()
    if path is None:
        return []
    return [timed(NAME, VENDOR + program, address, PYTHONPATH=str(path))]
