"""The command ``python -m huvr_client``."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from . import HuvrClient, RetryPolicy
from ._check import CheckResult, as_json, as_text, examine
from ._version import __version__


def _client() -> HuvrClient:
    # A person is waiting: one retry, and no minute-long time-outs.
    return HuvrClient(timeout=10.0, retries=RetryPolicy(1, max_retry_after=5.0))


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m huvr_client",
        epilog="A HUVR on localhost: python -m huvr_client.sandbox",
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command")
    check = commands.add_parser("check", help="say whether the settings work")
    check.add_argument("--json", action="store_true", help="print JSON, for programs")
    extract = commands.add_parser("extract", help="write collections to files")
    extract.add_argument("collections", nargs="+", metavar="COLLECTION", help="as assets, defects")
    extract.add_argument("--to", required=True, metavar="FOLDER", help="made if it is not there")
    extract.add_argument("--format", choices=("parquet", "ndjson", "csv"), default="parquet")
    extract.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a filter, also as COLLECTION.NAME=VALUE; repeated: several values",
    )
    extract.add_argument(
        "--concurrency", type=_positive, default=4, metavar="N", help="pages at a time (4)"
    )
    extract.add_argument("--json", action="store_true", help="print a summary as JSON")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


_positive.__name__ = "number"  # argparse: "invalid number value: 'x'"


def main(
    arguments: Sequence[str] | None = None, client: Callable[[], HuvrClient] | None = None
) -> int:
    """Exit code 0: all is well; 1: something failed; 2: wrong usage; 130: interrupted."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        parser.print_help(sys.stderr)
        return 2
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # its encoding may lack what a server sends
            stream.reconfigure(errors="backslashreplace")
    try:
        if options.command == "extract":
            return _extract(options, client or HuvrClient)
        return _check(options, client or _client)
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:  # of `| head`; what is buffered would raise another at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _extract(options: Any, client: Callable[[], HuvrClient]) -> int:
    try:
        from .tables._extract import main as extract
    except ImportError as error:
        print(f"extract: {error}", file=sys.stderr)
        return 2
    return extract(options, client)


def _check(options: argparse.Namespace, client: Callable[[], HuvrClient]) -> int:
    results: list[CheckResult] = []
    for result in examine(client):
        results.append(result)
        if not options.json:
            print(as_text(result), flush=True)
    if options.json:
        print(as_json(results))
    return 1 if any(result.ok is False for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
