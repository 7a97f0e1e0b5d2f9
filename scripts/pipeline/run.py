"""One regeneration: the files that it reads and writes, its settings, and what it tells."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.read import document
from pipeline.read.download import Download, shown
from pipeline.verify import checks


def printable(text: str) -> str:
    """One line without control characters, which a description could send to the terminal."""
    return "".join(one if one.isprintable() else " " for one in text)


@dataclass
class Files:
    """The files that a regeneration reads and writes, below the project's root."""

    root: Path
    elsewhere: Path | None = None
    """Where the package goes instead, if only to look at it: openapi/ stays as it is, too."""

    def __post_init__(self) -> None:
        self.package = self.root / "generated" / "huvr_api"
        self.output = self.elsewhere.absolute() if self.elsewhere else self.package
        self.openapi = self.root / "openapi"
        self.description = self.openapi / "huvr.yaml"
        self.settings = self.openapi / "generator.yaml"
        self.overlay = self.openapi / "overlay.yaml"
        self.bindings = self.openapi / "operations.yaml"
        self.classes = self.openapi / "models.yaml"


@dataclass
class Run:
    """One regeneration: its settings, its clock, and the progress a person can follow."""

    files: Files
    source: str | None = None
    report_file: Path | None = None
    accept_removals: bool = False
    accept_no_security: bool = False
    fetch: document.Fetch = field(default_factory=Download)
    say: Callable[[str], None] = lambda text: print(text, file=sys.stderr, flush=True)
    clock: Callable[[], float] = time.monotonic
    verify: Callable[[Path], None] = checks.verify
    started: float = field(init=False)
    notes: list[str] = field(init=False, default_factory=list[str])
    swapped: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self.started = self.clock()

    @property
    def name(self) -> str:
        """The description as messages call it."""
        return shown(self.source or str(self.files.description))

    def step(self, number: int, text: str) -> None:
        """Tell which of the seven steps begins, and the seconds since the start."""
        self.say(f"[{self.clock() - self.started:5.1f}s] {number}/7 {text}")

    def note(self, text: str) -> None:
        """Tell something that a person should look at; the report repeats it."""
        text = printable(text)
        self.notes.append(text)
        self.say(f"         note: {text}")
