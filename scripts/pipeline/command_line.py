"""The options of scripts/regenerate.py; needs nothing installed, so that --help always works."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path


def parse(arguments: Sequence[str] | None, summary: str) -> argparse.Namespace:
    """The options that `arguments` give; a wrong one ends the process with status 2."""
    parser = argparse.ArgumentParser(prog="scripts/regenerate.py", description=summary)
    add = parser.add_argument
    add("--source", metavar="PATH|URL", type=_text, help="a new description to take over")
    add("--check", action="store_true", help="write nothing; exit 1 if out of date")
    add(
        "--report",
        metavar="FILE",
        type=_path,
        dest="report_file",
        help="write the changes as Markdown",
    )
    add("--output", metavar="DIR", type=_path, help="write the package there, and nothing else")
    add(
        "--accept-removals",
        action="store_true",
        help="take a description that lost more than a quarter of the operations, or all",
    )
    add(
        "--accept-no-security",
        action="store_true",
        help="take a description by which no operation needs a token",
    )
    return parser.parse_args(arguments)


def _text(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("it is empty")
    return text


def _path(text: str) -> Path:
    return Path(_text(text))
