"""The ids of tests are the same in every process: parallel workers that disagree run none."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest


def test_another_process_finds_the_same_tests(request: pytest.FixtureRequest) -> None:
    """With another hash seed, and later: an id may hold a clock, an address, the order of a set."""
    items = request.session.items
    files = dict.fromkeys(str(item.path) for item in items)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--collect-only",
            "-q",
            "-n0",
            "-p",
            "no:cacheprovider",
            *files,
        ],
        cwd=request.config.rootpath,
        env={**os.environ, "PYTHONHASHSEED": "4242"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr
    assert {item.nodeid for item in items} - set(done.stdout.splitlines()) == set()
