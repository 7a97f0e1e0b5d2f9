"""Step 7, report: the changes as a list, and as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

BREAKING, COMPATIBLE, NONE = "breaking", "compatible", "none"


@dataclass
class Changes:
    """What is different, breaking first; `verdict` is for automation."""

    breaking: list[str] = field(default_factory=list[str])
    look: list[str] = field(default_factory=list[str])
    """Code goes on working, but a person should know: another default, a deprecation, a moved
    path."""
    compatible: list[str] = field(default_factory=list[str])
    notes: Sequence[str] = ()
    """What a person should look at in the pipeline: corrections left out, missing words."""

    @property
    def verdict(self) -> str:
        """`breaking`, `compatible` or `none`."""
        if self.breaking:
            return BREAKING
        return COMPATIBLE if self.look or self.compatible else NONE

    def add(self, line: str, *, breaking: bool) -> None:
        """File a change that breaks code, or one that is merely new."""
        (self.breaking if breaking else self.compatible).append(line)

    def summary(self) -> str:
        """One line for a terminal."""
        others = len(self.look) + len(self.compatible)
        return f"verdict: {self.verdict} ({len(self.breaking)} breaking, {others} other)"

    def markdown(self) -> str:
        """The report as a file: the verdict in the first line, then the changes."""
        parts = [f"verdict: {self.verdict}\n"]
        sections = (
            ("Breaking changes", self.breaking),
            ("To look at", [*self.look, *self.notes]),
            ("Compatible changes", self.compatible),
        )
        for title, lines in sections:
            if lines:
                parts.append(f"\n## {title}\n\n" + "".join(f"- {line}\n" for line in lines))
        if self.verdict == NONE:
            parts.insert(1, "\nNothing changed for callers.\n")
        return "".join(parts)


def code(value: object) -> str:
    """A value as Markdown code, also when it holds a backtick."""
    text = repr(value)
    fence = "``" if "`" in text else "`"
    pad = " " if "`" in text else ""
    return f"{fence}{pad}{text}{pad}{fence}"
