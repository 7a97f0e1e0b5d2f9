"""Step 5, verify: formatted, importable, type-clean; and the comparison that `--check` makes."""

from __future__ import annotations

import errno
import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pipeline.errors import PipelineError
from pipeline.verify import ast_safety

_ROOM = 256 * 1024
"""Bytes that must fit on the disk, or else it is full."""
_STYLE = ("--isolated", "--no-cache", "--quiet", "--line-length", "100")
_IMPORT_ALL = """
import importlib, pathlib, sys
root = pathlib.Path(sys.argv[1])
for path in sorted(root.rglob("*.py")):
    name = ".".join(path.relative_to(root.parent).with_suffix("").parts).removesuffix(".__init__")
    try:
        importlib.import_module(name)
    except BaseException as error:
        sys.exit(f"{name}: {type(error).__name__}: {error}")
from huvr_api import models
from huvr_api._decode import opener
for name in models.__all__:
    for annotation in getattr(getattr(models, name), "__field_types__", {}).values():
        opener(annotation)
"""


def verify(package: Path, committed: Path | None = None) -> None:
    """All checks of a new `package`, which is formatted on the way.

    If it is `committed` again, byte for byte, its types are not checked again.
    """
    tidy(package)
    ast_safety.check(package)
    imports(package)
    if committed is None or differing(package, committed):
        types(package)
    for cache in package.rglob("__pycache__"):
        shutil.rmtree(cache, ignore_errors=True)


def _run(arguments: list[str], what: str, cwd: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COVERAGE"))}
    done = subprocess.run(
        arguments, capture_output=True, text=True, cwd=cwd, env=environment, check=False
    )
    if done.returncode:
        said = done.stdout + done.stderr
        _blame_disk(said, cwd)
        lines = said.strip().splitlines() or ["no output"]
        raise PipelineError(f"the generated package {what}: {lines[0][:300]}")


def _blame_disk(said: str, folder: Path) -> None:
    """Raise OSError where a tool failed because the disk is full, which ruff does not say."""
    for number in (errno.ENOSPC, errno.EDQUOT):
        if os.strerror(number) in said:
            raise OSError(number, os.strerror(number), str(folder))
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(bytes(_ROOM))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(folder)) from None


def tidy(package: Path) -> None:
    """Sort imports, drop those that a template wrote in vain, and format."""
    ruff = [sys.executable, "-m", "ruff"]
    fix = [*ruff, "check", *_STYLE, "--fix", "--select", "I,F401,UP", "--target-version", "py311"]
    _run([*fix, str(package)], "cannot be linted", package.parent)
    _run([*ruff, "format", *_STYLE, str(package)], "cannot be formatted", package.parent)


def imports(package: Path) -> None:
    """Import every module of `package` in a fresh interpreter."""
    _run([sys.executable, "-B", "-c", _IMPORT_ALL, str(package)], "does not import", package.parent)


def types(package: Path) -> None:
    """Check `package` with mypy --strict."""
    options = ["--strict", "--no-error-summary", "--config-file=", f"--cache-dir={os.devnull}"]
    command = [sys.executable, "-m", "mypy", *options, "-p", package.name]
    _run(command, "is not type-clean", package.parent)


def differing(first: Path, second: Path) -> list[str]:
    """Relative paths of the files that are not in both folders with the same bytes."""
    names = {
        path.relative_to(root)
        for root in (first, second)
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    return sorted(str(name) for name in names if not _same(first / name, second / name))


def _same(first: Path, second: Path) -> bool:
    return first.is_file() and second.is_file() and filecmp.cmp(first, second, shallow=False)
