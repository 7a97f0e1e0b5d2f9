"""The sandbox is not shaped to our own client: HUVR's `huvr-client` works against it as well."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from huvr_client.sandbox import Sandbox

VENDOR = "huvr-client==0.3.7"
PROGRAM = Path(__file__).with_name("vendor_program.py")


@pytest.fixture(scope="module")
def vendor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with HUVR's own client and what it needs, and nothing else."""
    folder = tmp_path_factory.mktemp("vendor")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*command, "--target", str(folder), VENDOR], capture_output=True, text=True, check=False
    )
    if done.returncode:
        offline = ("No matching distribution", "Max retries", "NewConnectionError", "timed out")
        if any(each in done.stderr for each in offline):
            pytest.skip(f"the package registry is out of reach: {done.stderr.strip()[-200:]}")
        pytest.fail(done.stderr)
    return folder


def test_the_vendors_client_works(vendor: Path, sandbox: Sandbox, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    shutil.copy(PROGRAM, program)
    # Without site-packages (-S) our own `huvr_client` cannot be imported in place of theirs.
    command = [sys.executable, "-S", str(program), sandbox.base_url, sandbox.client_id]
    done = subprocess.run(
        [*command, sandbox.client_secret, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(vendor), "NO_PROXY": "127.0.0.1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["version"] == "huvr_client/0.3.7 python"
    assert seen["me"]["email"] == sandbox.client_id
    assert len(seen["assets"]["results"]) == 5
    assert seen["assets"]["count"] == 40
    assert seen["project"]["name"] == "Rope access trip"
    assert seen["project"]["description"] == "Two days"
    assert seen["media"]["state"] == "UPLOADED"
    assert seen["media"]["project"]["id"] == seen["project"]["id"]
    assert seen["downloaded"] == seen["uploaded"]
    stored = sandbox.requests.matching("PUT")
    assert [each.status for each in stored] == [200]
    assert "authorization" not in stored[0].headers
