#!/usr/bin/env python3
"""Make `generated/huvr_api` from HUVR's OpenAPI description, and say what changed for callers.

Without options: from openapi/huvr.yaml, as committed. With --source, from a new description (a
path or URL), which on success becomes openapi/huvr.yaml. Nothing is changed unless every step
succeeds. Exit 0: done; 1: --check found a difference; 2: an error, in one line on stderr.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline import bindings, document, overlay, report, swap, verify, words
from pipeline.errors import PipelineError
from pipeline.normalise import normalise

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# HUVR API v3: HUVR's structure, our words. Canonical form, written by scripts/regenerate.py.\n"


@dataclass
class Files:
    """The files that a regeneration reads and writes, below the project's root."""

    root: Path
    output: Path

    def __post_init__(self) -> None:
        self.openapi = self.root / "openapi"
        self.description = self.openapi / "huvr.yaml"
        self.bindings = self.openapi / "operations.yaml"


@dataclass
class Run:
    """One regeneration: its settings, its clock, and the progress a person can follow."""

    files: Files
    source: str | None = None
    report_file: Path | None = None
    fetch: document.Fetch = document.download
    say: Callable[[str], None] = lambda text: print(text, file=sys.stderr, flush=True)
    clock: Callable[[], float] = time.monotonic
    started: float = field(init=False)

    def __post_init__(self) -> None:
        self.started = self.clock()

    def step(self, number: int, text: str) -> None:
        """Tell which of the seven steps begins, and the seconds since the start."""
        self.say(f"[{self.clock() - self.started:5.1f}s] {number}/7 {text}")


def read(run: Run) -> document.Schema:
    """Step 1: the description, in its canonical form (our words on HUVR's structure)."""
    name = run.source or str(run.files.description)
    run.step(1, f"read {name}")
    found = document.read(name, run.fetch)
    document.validate(found, name)
    if run.source is None:
        return found
    bare = words.bare(found)
    if run.files.description.exists():
        words.keep(document.read(str(run.files.description), run.fetch), bare)
    return bare


def correct(run: Run, described: document.Schema) -> document.Schema:
    """Steps 2 and 3: our corrections, then the normal form that the generator reads."""
    path = run.files.openapi / "overlay.yaml"
    actions = overlay.load(path)
    run.step(2, f"correct with {len(actions)} actions of {path.name}")
    corrected, unmatched = overlay.apply(document.clone(described), actions, path.name)
    for line in unmatched:
        run.say(f"         note: {line}")
    document.validate(corrected, f"{run.source or run.files.description} as corrected")
    run.step(3, "normalise for typing")
    normal = normalise(corrected)
    document.validate(normal, "the normalised description")
    return normal


def generate(run: Run, normal: document.Schema, folder: Path) -> Path:
    """Steps 4 and 5: a whole, verified package in `folder`."""
    from pipeline.render import render  # a second to import; --help and bad input do without

    run.step(4, f"generate {len(bindings.of(normal))} operations")
    package = folder / "huvr_api"
    openapi = run.files.openapi
    render(normal, openapi / "generator.yaml", openapi / "templates", openapi / "runtime", package)
    verify.tidy(package)
    run.step(5, "verify: import every module, mypy --strict")
    verify.imports(package)
    verify.types(package)
    for cache in (*package.rglob("__pycache__"), folder / ".mypy_cache"):
        shutil.rmtree(cache, ignore_errors=True)
    return package


def regenerate(run: Run) -> int:
    """All seven steps; 0, or a PipelineError and nothing changed."""
    files = run.files
    swap.recover(files.output)
    described = read(run)
    normal = correct(run, described)
    bound = bindings.of(normal)
    bindings.check(bound, files.bindings)
    files.output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=files.output.parent) as folder:
        package = generate(run, normal, Path(folder))
        changes = report.compare(files.output, package)
        run.step(6, f"swap into {files.output}")
        if run.source is not None:
            swap.write_whole(files.description, HEADER + document.dump(described))
        swap.write_whole(files.bindings, bindings.text(bound))
        swap.swap_in(package, files.output)
    run.step(7, f"report: {changes.verdict}")
    if run.report_file is not None:
        swap.write_whole(run.report_file, changes.markdown())
    run.say(changes.summary())
    return 0


def check(run: Run) -> int:
    """Whether the output is what the description gives; writes nothing but a temporary folder."""
    normal = correct(run, read(run))
    bound = bindings.of(normal)
    bindings.check(bound, run.files.bindings)
    with tempfile.TemporaryDirectory(prefix="huvr-") as folder:
        package = generate(run, normal, Path(folder))
        names = verify.differing(package, run.files.output)
    if not run.files.bindings.exists() or run.files.bindings.read_text() != bindings.text(bound):
        names.append(run.files.bindings.name)
    for name in names:
        run.say(f"{run.files.output}: {name} is not what {run.files.openapi} gives")
    run.say("up to date" if not names else "run scripts/regenerate.py")
    return 1 if names else 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    summary = (__doc__ or "").split("\n", 1)[0]
    parser = argparse.ArgumentParser(prog="scripts/regenerate.py", description=summary)
    parser.add_argument("--source", metavar="PATH|URL", help="a new description to take over")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if out of date")
    parser.add_argument("--report", metavar="FILE", type=Path, help="write the changes as Markdown")
    parser.add_argument("--output", metavar="DIR", type=Path, help="instead of generated/huvr_api")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """The command; never a traceback for what a user can cause."""
    options = parse(arguments)
    files = Files(root, (options.output or root / "generated" / "huvr_api").absolute())
    run = Run(files, options.source, options.report)
    try:
        return check(run) if options.check else regenerate(run)
    except PipelineError as error:
        print(f"error: {error}", file=sys.stderr)
    except OSError as error:
        print(f"error: {error.filename or ''}: {error.strerror or error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("interrupted: nothing was changed", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
