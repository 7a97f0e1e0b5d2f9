"""Step 6, swap: the new folder takes the old one's place in one step of the file system."""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Generator, Iterable, Mapping
from pathlib import Path

from pipeline.errors import PipelineError

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


def staged(path: Path) -> Path:
    """Where the new text of a file waits for the swap."""
    return path.with_name(f".{path.name}.new")


def kept(path: Path) -> Path:
    """Where the old content of a file waits until everything is changed."""
    return path.with_name(f".{path.name}.old")


@contextlib.contextmanager
def workshop(target: Path, say: Callable[[str], None]) -> Generator[Path]:
    """A new folder beside `target` for making what will take its place.

    One run at a time: another one says so and waits. What a killed run left is put in order first.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target.parent, say):
        prefix = f".{target.name}.new-"
        for left in target.parent.glob(f"{prefix}*"):
            shutil.rmtree(left, ignore_errors=True)
        recover(target)
        with tempfile.TemporaryDirectory(
            prefix=prefix, dir=target.parent, ignore_cleanup_errors=True
        ) as folder:
            yield Path(folder)


@contextlib.contextmanager
def _alone(folder: Path, say: Callable[[str], None]) -> Generator[None]:
    """Hold the lock of `folder`; the system drops it however the process ends."""
    if os.name != "posix":  # pragma: no cover - a folder cannot be locked there
        yield
        return
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(f"waiting for another regeneration in {folder}")
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def recover(target: Path) -> None:
    """Undo a two-step swap that was killed halfway: the old folder comes back."""
    old = retired(target)
    if old.exists() and not target.exists():
        old.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def check_target(target: Path) -> None:
    """Refuse to replace anything but a generated package, an empty folder or nothing.

    The swap deletes what stood there: `--output .` must not delete a project.
    """
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise PipelineError(f"{target}: not a folder, so not replaced")
    if target.is_mount():
        raise PipelineError(f"{target}: a mount point, so not replaced: mount its parent instead")
    ours = (target / "description.json").exists() and (target / "operations.py").exists()
    if target.exists() and not ours and any(target.iterdir()):
        raise PipelineError(f"{target}: not a generated package, so not replaced")


def check_file(path: Path | None, taken: Iterable[Path]) -> None:
    """Refuse a folder as the file to write, and a file in one of the folders `taken`."""
    if path is None:
        return
    if path.is_dir():
        raise PipelineError(f"{path}: a folder, so no file for the report")
    if {folder.resolve() for folder in taken} & {*path.resolve().parents}:
        raise PipelineError(f"{path}: among the generator's own files, so no file for the report")


def commit(new: Path, target: Path, texts: Mapping[Path, str]) -> None:
    """Put the folder `new` at `target` and each text into its file: all of them or nothing.

    What can fail (a full disk, a read-only folder) is done before the first change, Ctrl-C waits
    for the last one, and a change that fails nevertheless undoes those before it. A kill in between
    leaves every file whole and `target` whole, and the next run completes it, as the description is
    the first to change.
    """
    with contextlib.ExitStack() as leftovers:
        for path, text in texts.items():
            for draft in (staged(path), kept(path)):
                leftovers.callback(draft.unlink, missing_ok=True)
            _write(staged(path), text)
            _keep(path)
        with _uninterrupted(), contextlib.ExitStack() as undo:
            for path in texts:
                undo.callback(_put_back, path)
                staged(path).replace(path)
            swap_in(new, target)
            undo.pop_all()


def _keep(path: Path) -> None:
    """Give the file at `path` a second name, or a copy where the file system has no hard links."""
    kept(path).unlink(missing_ok=True)
    if path.is_symlink() or path.exists():
        try:
            os.link(path, kept(path), follow_symlinks=False)
        except OSError:
            shutil.copy2(path, kept(path), follow_symlinks=False)


def _put_back(path: Path) -> None:
    if kept(path).is_symlink() or kept(path).exists():
        kept(path).replace(path)
    elif not (staged(path).exists()):  # it is at `path`, where nothing was
        path.unlink()


def swap_in(new: Path, target: Path) -> None:
    """Put the folder `new` at `target`, at any moment of which `target` is whole.

    Both must be on one file system. Where folders cannot be exchanged, `recover` at the next run
    repairs the one moment between two renames. The old content stays at `new`.
    """
    if not target.exists():
        new.rename(target)
    elif not exchange(new, target):
        old = retired(target)
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)


@contextlib.contextmanager
def _uninterrupted() -> Generator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path`, which at any moment holds the old text or the new."""
    try:
        _write(staged(path), text)
        staged(path).replace(path)
    finally:
        staged(path).unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    """Write a new file: what stands at `path`, perhaps a link to elsewhere, is not written to."""
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
