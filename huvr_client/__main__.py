"""The command ``python -m huvr_client``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from . import HuvrClient, RetryPolicy
from ._check import CheckResult, as_json, as_text, examine
from ._version import __version__


def _client() -> HuvrClient:
    # A person is waiting: one retry, and no minute-long time-outs.
    return HuvrClient(timeout=10.0, retries=RetryPolicy(1, max_retry_after=5.0))


def show(text: str) -> None:
    """Print ``text``, also on a terminal whose encoding lacks some of its characters."""
    encoding = sys.stdout.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding), flush=True)


def main(arguments: Sequence[str] | None = None, client: Callable[[], HuvrClient] = _client) -> int:
    """Exit code 0: all is well; 1: something failed; 2: wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m huvr_client")
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="say whether the settings work")
    check.add_argument("--json", action="store_true", help="print JSON, for programs")
    options = parser.parse_args(arguments)
    results: list[CheckResult] = []
    for result in examine(client):
        results.append(result)
        if not options.json:
            show(as_text(result))
    if options.json:
        show(as_json(results))
    return 1 if any(result.ok is False for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
