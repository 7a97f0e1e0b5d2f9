"""Step 6, swap: the new folder takes the old one's place in one step of the file system."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # renameat2(2), Linux
_RENAME_SWAP = 2  # renamex_np(2), macOS


def exchange(first: Path, second: Path) -> bool:
    """Swap two folders atomically; False where the system has no call for it."""
    a, b = os.fsencode(first), os.fsencode(second)
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(libc.renamex_np(a, b, _RENAME_SWAP) == 0)
        return bool(libc.renameat2(_AT_FDCWD, a, _AT_FDCWD, b, _RENAME_EXCHANGE) == 0)
    except (AttributeError, OSError, TypeError):
        return False


def retired(target: Path) -> Path:
    """Where the old folder waits during a swap that takes two steps."""
    return target.with_name(f".{target.name}.old")


def recover(target: Path) -> None:
    """Undo a two-step swap that was killed halfway: the old folder comes back."""
    old = retired(target)
    if old.exists() and not target.exists():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def swap_in(new: Path, target: Path) -> None:
    """Put the folder `new` at `target`, at any moment of which `target` is whole.

    Both must be on one file system. Where folders cannot be exchanged, `recover` at the next run
    repairs the one moment between two renames.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        new.rename(target)
    elif exchange(new, target):
        shutil.rmtree(new)
    else:
        old = retired(target)
        target.rename(old)
        new.rename(target)
        shutil.rmtree(old)


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path`, which at any moment holds the old text or the new."""
    part = path.with_name(f".{path.name}.new")
    with part.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)
