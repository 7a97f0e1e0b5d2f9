"""How far an extract is: bars on a terminal, else a line for each collection, on stderr."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


class Progress(Protocol):
    """What is told while a collection is read."""

    def begin(self, name: str, count: Callable[[], int | None]) -> None:
        """A collection begins; ``count`` asks the server how many rows it has."""
        ...

    def advance(self, rows: int) -> None:
        """So many rows more are written."""
        ...

    def end(self, line: str) -> None:
        """The collection has ended, as ``line`` says."""
        ...


class Lines:
    """A line at the end of each collection."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def begin(self, name: str, count: Callable[[], int | None]) -> None:
        """Nothing: the line at the end says it all."""

    def advance(self, rows: int) -> None:
        """Nothing: the line at the end says it all."""

    def end(self, line: str) -> None:
        """Print the line."""
        print(line, file=self._out, flush=True)


class Bars:
    """A bar for each collection, and a line at its end."""

    def __init__(self, bars: RichProgress) -> None:
        self._bars = bars
        self._task: TaskID | None = None

    def begin(self, name: str, count: Callable[[], int | None]) -> None:
        """Show the bar."""
        self._task = self._bars.add_task(name, total=count())

    def advance(self, rows: int) -> None:
        """Move the bar."""
        if self._task is not None:
            self._bars.advance(self._task, rows)

    def end(self, line: str) -> None:
        """Leave the bar as it is and print the line above it."""
        self._bars.refresh()
        self._task = None
        self._bars.console.print(line, markup=False, highlight=False, soft_wrap=True)


@contextmanager
def progress(out: TextIO) -> Generator[Progress]:
    """Bars where ``out`` is a terminal and rich is installed."""
    try:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as RichProgress
    except ImportError:
        yield Lines(out)
        return
    console = Console(file=out)
    if not console.is_terminal:
        yield Lines(out)
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with RichProgress(
        *columns, TimeElapsedColumn(), console=console, redirect_stdout=False
    ) as bars:
        yield Bars(bars)
