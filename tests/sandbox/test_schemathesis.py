"""schemathesis, driven by the description, finds no 5xx and no undocumented status.

The default run sends some 600 requests. `HUVR_SCHEMATHESIS=full` adds its coverage phase, which
sends some 20,000 and takes a minute.
"""

import os
import subprocess
import sys
from importlib.resources import as_file, files

from huvr_client.sandbox import Sandbox

from .conftest import USER_AGENT, anonymous, obtain

CHECKS = "not_a_server_error,status_code_conformance"


def test_no_server_error_and_no_undocumented_status() -> None:
    full = os.environ.get("HUVR_SCHEMATHESIS") == "full"
    with Sandbox(assets=12) as sandbox, as_file(files("huvr_api")) as package:
        with anonymous(sandbox.base_url) as client:
            token = obtain(client, sandbox)["access_token"]
        options = [
            f"--url={sandbox.base_url}",
            f"--header=Authorization: Token {token}",
            f"--header=User-Agent: {USER_AGENT}",
            f"--checks={CHECKS}",
            "--max-examples=3",
            f"--phases={'coverage,fuzzing' if full else 'fuzzing'}",
            # It would end the token that the others need.
            "--exclude-operation-id=auth.revoke_all",
            "--generation-deterministic",
            "--no-shrink",
            "--suppress-health-check=all",
            "--workers=1",
            "--no-color",
        ]
        command = [sys.executable, "-m", "schemathesis.cli", "run", *options]
        done = subprocess.run(
            [*command, str(package / "description.json")],
            capture_output=True,
            text=True,
            check=False,
            timeout=1800,
        )
        assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-2000:]
        statuses = {each.status for each in sandbox.requests}
        assert len(sandbox.requests) > 400
        assert {200, 201, 204, 400, 404} <= statuses
        assert not any(status is None or status >= 500 for status in statuses)
