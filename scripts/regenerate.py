#!/usr/bin/env python3
"""Make `generated/huvr_api` from HUVR's OpenAPI description, and say what changed for callers.

Without options: from openapi/huvr.yaml, as committed. With --source, from a new description (a
path or URL), which on success becomes openapi/huvr.yaml. Nothing is changed unless every step
succeeds. Exit 0: done; 1: --check found a difference; 2: an error, in one line on stderr.
"""

from __future__ import annotations

import contextlib
import gc
import sys
import tempfile
import traceback
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pipeline.command_line import parse
from pipeline.errors import PipelineError

try:
    from pipeline.correct import overlay
    from pipeline.json_tree import Schema, clone, ordered
    from pipeline.normalise import (
        class_names,
        faults,
        openapi_30,
        operation_names,
        saved_spelling,
    )
    from pipeline.normalise.rules import normalise
    from pipeline.read import document, prose, safe_yaml, validation
    from pipeline.report.comparison import compare
    from pipeline.run import Files, Run, printable
    from pipeline.verify import checks, plausible, swap
except ModuleNotFoundError as missing:
    parse(None, (__doc__ or "").split("\n", 1)[0])
    print(f"error: {missing}: pip install -e '.[generate]'", file=sys.stderr)
    raise SystemExit(2) from None

ROOT = Path(__file__).resolve().parent.parent
HEADER = """\
# HUVR API v3: HUVR's structure, our words. Canonical form, written by scripts/regenerate.py.
"""

_SHOWN = 10
"""Files that --check names; a changed template changes them all."""


@dataclass
class Made:
    """What the description gives, before anything is written."""

    described: Schema
    normal: Schema
    bound: dict[str, operation_names.Operation]
    """All names that are taken, those of operations that are gone included."""
    classes: class_names.Places

    def texts(self, run: Run) -> dict[Path, str]:
        """The new contents of the files in openapi/ that a regeneration writes."""
        files = run.files
        if files.elsewhere is not None:
            return {}
        texts = {
            files.bindings: operation_names.text(self.bound),
            files.classes: class_names.text(self.classes),
        }
        if run.source is not None:
            texts = {files.description: HEADER + safe_yaml.dump(self.described)} | texts
        return texts


Result = TypeVar("Result")
Names = Mapping[operation_names.Operation, str]
"""What operations are called, by method and path."""


def read(run: Run, known: Names) -> tuple[Schema, Schema | None]:
    """Step 1: the description in its canonical form (our words on HUVR's structure).

    The second one is that of the last regeneration, where there is one.
    """
    run.step(1, f"read {run.name}")
    saved = None
    if run.source is None or run.files.description.exists():
        saved = document.read(str(run.files.description), run.fetch)
        document.check_safe(saved, str(run.files.description))
    if run.source is None:
        return dict(ordered(saved)), saved
    fresh: Schema = {"paths": {}, **document.read(run.source, run.fetch)}  # 3.1 does without
    document.check_safe(fresh, run.name)
    words = _readable(run, fresh, lambda: _in_our_words(fresh, saved, known))
    return dict(ordered(words)), saved


def _readable(run: Run, described: Schema, make: Callable[[], Result]) -> Result:
    """What `make` gives of `described`, which is not validated yet: mended if it must be."""
    try:
        return make()
    except (AttributeError, LookupError, TypeError, ValueError):
        for problem in faults.mend(described, run.note).values():
            raise PipelineError(f"{run.name}: {problem}") from None
        return make()


def _in_our_words(fresh: Schema, saved: Schema | None, known: Names) -> Schema:
    bare = prose.bare(fresh)
    if saved is not None:
        spelling = saved_spelling.respell(bare, saved, known)
        prose.keep(saved, bare)
        spelling.restore(bare)
    return bare


def correct(run: Run, described: Schema, saved: Schema | None, known: Names) -> Schema:
    """Step 2: HUVR's description with our corrections, and valid.

    The corrections speak of the saved description, so they are applied in its spelling, and in
    that of OpenAPI 3.0.
    """
    path = run.files.overlay
    actions = overlay.load(path)
    run.step(2, f"correct with {len(actions)} actions of {path.name}")
    respelled = {"components": {}} | clone(described)
    operation_names.server_paths(respelled, run.note)
    saved = saved and clone(saved)
    for one in filter(None, (respelled, saved)):
        if not one["openapi"].startswith("3.0"):
            openapi_30.nulls_as_flags(one)
    spelling = saved_spelling.respell(respelled, saved, known)
    corrected, notes, wrong = overlay.apply(
        respelled, actions, path.name, saved, validation.problems
    )
    others = faults.mend(corrected, run.note, wrong)
    spelling.correct_others(
        respelled, corrected, lambda other: overlay.apply(other, actions, path.name)[0]
    )
    spelling.restore(corrected)
    for problem in others.values():
        raise PipelineError(f"{run.name}: {problem}")
    for line in notes:
        run.note(line)
    return corrected


def prepare(run: Run) -> Made:
    """Steps 1 to 3: the normal form that the generator reads, every operation under its name."""
    bindings = operation_names.load(run.files.bindings)
    known, classes = operation_names.names(bindings), class_names.load(run.files.classes)
    described, saved = read(run, known)
    corrected = _readable(run, described, lambda: correct(run, described, saved, known))
    run.step(3, "normalise for typing")
    for operation in prose.unsaid(corrected):
        run.note(f"{operation} has no summary in {run.files.description.name} yet")
    normal = normalise(corrected, known, run.note, classes)
    document.validate(normal, "the normalised description")
    bound = operation_names.of(normal)
    operation_names.check(bound, bindings, run.files.bindings)
    if not run.accept_removals:
        plausible.check_losses(bound, plausible.called(bindings, saved), run.name)
    if not run.accept_no_security:
        plausible.check_security(corrected, run.name)
    named = class_names.of(normal)
    for line in class_names.passed(named, classes):
        run.note(line)
    return Made(described, normal, {**bindings, **bound}, {**classes, **named})


def generate(run: Run, made: Made, folder: Path) -> Path:
    """Steps 4 and 5: a whole, verified package in `folder`."""
    from pipeline.generate.render import (
        render,  # a second to import; --help and bad input do without
    )

    run.step(4, f"generate {len(operation_names.of(made.normal))} operations")
    package = folder / "huvr_api"
    openapi = run.files.openapi
    render(made.normal, run.files.settings, openapi / "templates", openapi / "runtime", package)
    run.step(5, "verify: nothing but declarations, every import, mypy --strict on what is new")
    run.verify(package)
    return package


def regenerate(run: Run) -> int:
    """All seven steps; 0, or a PipelineError and nothing changed."""
    output = run.files.output
    swap.check_target(output)
    swap.check_file(run.report_file, (run.files.openapi, run.files.output))
    with swap.workshop(output, run.say) as folder:
        made = prepare(run)
        package = generate(run, made, folder)
        changes = compare(run.files.package, package, run.files.settings, run.notes)
        texts = made.texts(run)
        if run.report_file is not None:
            texts[run.report_file.absolute()] = changes.markdown()
        run.step(6, f"swap into {output}")
        swap.commit(package, output, texts)
        run.swapped = True
    run.step(7, f"report: {changes.verdict}")
    run.say(changes.summary())
    return 0


def check(run: Run) -> int:
    """Whether the output is what the description gives; writes nothing but a report asked for."""
    swap.check_file(run.report_file, (run.files.openapi, run.files.output))
    made = prepare(run)
    with tempfile.TemporaryDirectory(prefix="huvr-") as folder:
        package = generate(run, made, Path(folder))
        wrong = [run.files.output / name for name in checks.differing(package, run.files.output)]
        if run.report_file is not None:
            changes = compare(run.files.package, package, run.files.settings, run.notes)
            swap.write_whole(run.report_file.absolute(), changes.markdown())
    wrong += [path for path, text in made.texts(run).items() if not _holds(path, text)]
    for path in wrong[:_SHOWN]:
        run.say(f"{path} is not what {run.files.openapi} gives")
    more = f"and {len(wrong) - _SHOWN} more files; " if len(wrong) > _SHOWN else ""
    run.say(f"{more}run scripts/regenerate.py" if wrong else "up to date")
    return 1 if wrong else 0


def _holds(path: Path, text: str) -> bool:
    return path.exists() and path.read_bytes() == text.encode()


@contextlib.contextmanager
def without_collector() -> Generator[None]:
    """Garbage collection off: a quarter of the time, to find nothing (150 MB with and without)."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def main(arguments: Sequence[str] | None = None, root: Path = ROOT, **injected: Any) -> int:
    """The command; never a traceback for what a user can cause.

    `injected` are fields of `Run` that a test supplies: the network, the clock, the checks.
    """
    settings: dict[str, Any] = vars(parse(arguments, (__doc__ or "").split("\n", 1)[0]))
    files = Files(root, settings.pop("output"))
    is_check = settings.pop("check")
    settings["verify"] = partial(checks.verify, committed=files.package)
    run = Run(files, **(settings | injected))
    try:
        with without_collector():
            return check(run) if is_check else regenerate(run)
    except PipelineError as error:
        print(f"error: {printable(str(error))}", file=sys.stderr)
    except OSError as error:
        print(f"error: {error.filename or ''}: {error.strerror or error}", file=sys.stderr)
    except ModuleNotFoundError as error:
        print(f"error: {error}: pip install -e '.[generate]'", file=sys.stderr)
    except KeyboardInterrupt:
        state = "the new package is in place" if run.swapped else "nothing was changed"
        print(f"interrupted: {state}", file=sys.stderr)
    except Exception as error:  # noqa: BLE001 - a traceback's status is that of a difference
        place = traceback.extract_tb(error.__traceback__)[-1]
        text = printable(f"{type(error).__name__}: {error}")[:200]
        where = f"{Path(place.filename).name}:{place.lineno}"
        print(f"error: {text} ({where}, a fault of this program)", file=sys.stderr)
    return 2


if __name__ == "__main__":  # pragma: no cover
    sys.exit(main())
