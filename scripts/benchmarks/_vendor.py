"""HUVR's own Python client, for comparison only.

It has the same import name as this project's, so it lives in a folder of its own.
"""

from __future__ import annotations

import functools
import subprocess
import sys
import tempfile
from pathlib import Path

VERSION = "0.3.7"
NAME = f"HUVR's client {VERSION}"


@functools.cache
def folder() -> Path | None:
    """A folder with the vendor's client and what it needs; None where it cannot be installed."""
    kept = Path(tempfile.gettempdir()) / f"huvr-bench-vendor-{VERSION}-{sys.version_info.minor}"
    if not (kept / "complete").exists():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(kept)]
        done = subprocess.run(
            [*command, f"huvr-client=={VERSION}"], check=False, capture_output=True
        )
        if done.returncode:
            return None
        (kept / "complete").touch()
    return kept
