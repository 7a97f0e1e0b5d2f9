"""scripts/bench: run benchmarks and print their tables in Markdown."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from . import _readme
from ._harness import Options, machine, markdown

FOLDER = Path(__file__).parent


def names() -> list[str]:
    """The benchmarks: the public modules of this package, each with `run(options)`."""
    return sorted(path.stem for path in FOLDER.glob("[a-z]*.py"))


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="scripts/bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(names())}; or all")
    parser.add_argument("--quick", action="store_true", help="fewer rounds: a rough figure")
    parser.add_argument("--rounds", type=int, metavar="N", help="rounds of each comparison")
    parser.add_argument("--readme", action="store_true", help="also put them into README.md")
    found = parser.parse_args(arguments)
    if unknown := sorted(set(found.names) - set(names())):
        parser.error(f"no benchmark {', '.join(unknown)}; there are {', '.join(names())}")
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what was asked for; 0."""
    found = parse(arguments)
    options = Options(quick=found.quick, rounds=found.rounds)
    print(machine(), flush=True)
    for name in found.names or names():
        comparisons = import_module(f"{__package__}.{name}").run(options)
        for comparison in comparisons:
            print(f"\n{markdown(comparison)}", flush=True)
        if found.readme:
            _readme.write(name, comparisons)
    return 0


if __name__ == "__main__":
    sys.exit(main())
