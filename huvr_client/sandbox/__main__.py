"""`python -m huvr_client.sandbox`: print what a shell can take over, then serve until Ctrl-C."""

from __future__ import annotations

import argparse
import shlex
import signal
import sys
import threading
from collections.abc import Mapping, Sequence
from typing import NoReturn

from .server.faults import KINDS, Fault
from .server.faults import parse as parse_fault


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line, without the whole usage before it."""

    def error(self, message: str) -> NoReturn:
        """Print the message and exit with status 2."""
        self.exit(2, f"{self.prog}: {message}\n")


def main(arguments: Sequence[str] | None = None, stop: threading.Event | None = None) -> int:
    """Run the command; `stop` ends it, as Ctrl-C or SIGTERM does. Returns the exit status."""
    parser = _parser()
    options = vars(parser.parse_args(arguments))
    options["latency"] /= 1000
    stop = stop or threading.Event()
    try:
        from . import Sandbox

        sandbox = Sandbox(**options).start()
    except OSError as error:
        parser.error(_as_argument(error.strerror or str(error), options))
    except (ModuleNotFoundError, ValueError) as error:
        parser.error(_as_argument(str(error), options))
    with sandbox:
        for name, value in sandbox.environment().items():
            print(f"export {name}={shlex.quote(value)}")
        print("# A HUVR with made-up data. Ctrl-C ends it.", flush=True)
        _wait(stop)
    return 0


def _as_argument(message: str, options: Mapping[str, object]) -> str:
    """A message that begins with a parameter's name, as the command line's user knows it."""
    name, _, rest = message.partition(" ")
    return f"argument --{name.replace('_', '-')}: {rest}" if name in options else message


def _wait(stop: threading.Event) -> None:
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda _, _frame: stop.set())
    try:
        stop.wait()
    except KeyboardInterrupt:
        print("", file=sys.stderr)


def _fault(text: str) -> Fault:
    try:
        return parse_fault(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="python -m huvr_client.sandbox",
        description="Serve a HUVR workspace with made-up data on localhost.",
        epilog=(
            'Paste what it prints into a shell, or run: eval "$(...)" on its first four lines. '
            f"Kinds of faults: {', '.join(KINDS)}, or an HTTP status such as 429 or 503."
        ),
    )
    add = parser.add_argument
    add("--host", default="127.0.0.1", help="loopback address to listen on (%(default)s)")
    add("--port", type=int, default=0, help="port of the API; a free one by default")
    add("--storage-port", type=int, default=0, help="port of the storage; a free one by default")
    add("--assets", type=int, default=40, metavar="N", help="size of the plant (%(default)s)")
    add("--seed", type=int, default=1, metavar="N", help="same seed, same plant (%(default)s)")
    for name, default, unit, text in (
        ("--token-ttl", 3600, "S", "life of a token (%(default)s)"),
        ("--signed-url-ttl", 900, "S", "life of a signed URL (%(default)s)"),
        ("--processing", 0, "S", "from an upload to UPLOADED"),
        ("--latency", 0, "MS", "what every answer waits"),
    ):
        add(name, type=float, default=float(default), metavar=unit, help=text)
    add("--max-limit", type=int, default=1000, metavar="N", help="largest page (%(default)s)")
    add(
        "--fault",
        dest="faults",
        action="append",
        default=[],
        type=_fault,
        metavar="SPEC",
        help="KIND[,path=PATTERN][,method=M][,rate=0.1][,count=N][,after=N][,seconds=S]"
        "[,status=N][,target=URL][,retry_after=S][,applied=1]; may be given several times",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
