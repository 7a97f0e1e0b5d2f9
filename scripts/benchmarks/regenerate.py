"""How long a regeneration takes, from the description to a checked package."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ._harness import Case, Comparison, Options, compare, wall

ROOT = Path(__file__).parents[2]


def _check() -> None:
    command = [sys.executable, "scripts/regenerate.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr.strip()[-400:])


def run(options: Options) -> list[Comparison]:
    """Elapsed time of `scripts/regenerate.py --check`: every step but the swap and the report."""
    found = compare("Regenerate", [Case("`--check`", wall(_check))], options.count(3, 1))
    found.unit = "ms"
    return [found]
