"""At any moment the package is the old one or the new one, whole."""

from __future__ import annotations

import ctypes
import itertools
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pipeline.errors import PipelineError
from pipeline.verify import swap

SCRIPTS = Path(__file__).parents[2] / "scripts"


def folder(path: Path, text: str) -> Path:
    path.mkdir(parents=True)
    (path / "a.txt").write_text(text)
    (path / "description.json").write_text(text)
    (path / "operations.py").write_text(text)
    return path


def silent(text: str) -> None:
    raise AssertionError(f"nothing to wait for: {text}")


def cannot(first: Path, second: Path) -> bool:
    return False


def loading(library: object) -> Callable[..., object]:
    def load(*_: object, **__: object) -> object:
        return library

    return load


def read(path: Path) -> set[str]:
    return {one.read_text() for one in path.iterdir()}


@pytest.fixture(params=[True, False], ids=["exchange", "two renames"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """A system that can exchange two folders, and one that cannot."""
    if not request.param:
        monkeypatch.setattr(swap, "exchange", cannot)
    return bool(request.param)


def test_the_new_folder_takes_the_place(tmp_path: Path, system: bool) -> None:
    target = tmp_path / "p"
    swap.swap_in(folder(tmp_path / "n1", "1"), target)
    swap.swap_in(folder(tmp_path / "n2", "2"), target)
    assert read(target) == {"2"}
    assert not swap.retired(target).exists()


def test_exchange_says_when_it_cannot(tmp_path: Path) -> None:
    assert swap.exchange(tmp_path / "no", tmp_path / "where") is False


@pytest.mark.parametrize("platform", ["darwin", "linux"])
def test_each_system_has_its_call(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str
) -> None:
    calls: list[tuple[object, ...]] = []

    class Libc:
        def renamex_np(self, *arguments: object) -> int:
            calls.append(("renamex_np", *arguments))
            return 0

        def renameat2(self, *arguments: object) -> int:
            calls.append(("renameat2", *arguments))
            return 0

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", loading(Libc()))
    assert swap.exchange(tmp_path / "a", tmp_path / "b")
    assert calls[0][0] == ("renamex_np" if platform == "darwin" else "renameat2")


def test_a_system_without_the_call_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", loading(object()))
    assert swap.exchange(Path("a"), Path("b")) is False


def test_a_killed_two_step_swap_is_undone(tmp_path: Path) -> None:
    target = tmp_path / "p"
    folder(swap.retired(target), "old")
    swap.recover(target)
    assert read(target) == {"old"}
    assert not swap.retired(target).exists()
    folder(swap.retired(target), "older")
    swap.recover(target)
    assert read(target) == {"old"}
    assert not swap.retired(target).exists()


def test_the_workshop_is_beside_the_target_and_goes(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "p"
    with swap.workshop(target, silent) as made:
        assert made.parent == target.parent
    assert list(target.parent.iterdir()) == []


def test_what_a_killed_run_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    left, other = tmp_path / ".p.new-abc", tmp_path / ".q.new-abc"
    left.mkdir()
    other.mkdir()
    with swap.workshop(tmp_path / "p", silent):
        assert not left.exists()
        assert other.exists()


def test_one_run_at_a_time(tmp_path: Path) -> None:
    order: list[str] = []
    started, waits = threading.Event(), threading.Event()

    def tell(text: str) -> None:
        order.append(text)
        waits.set()

    def first() -> None:
        with swap.workshop(tmp_path / "p", silent):
            started.set()
            waits.wait(10)
            order.append("first")

    def second() -> None:
        with swap.workshop(tmp_path / "p", tell) as made:
            order.append("second")
            assert made.exists()

    one, two = threading.Thread(target=first), threading.Thread(target=second)
    one.start()
    started.wait(10)
    two.start()
    one.join()
    two.join()
    assert order == [f"waiting for another regeneration in {tmp_path}", "first", "second"]


@pytest.mark.parametrize("kind", ["file", "link", "other"])
def test_nothing_but_a_generated_package_is_replaced(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "p"
    if kind == "file":
        target.write_text("x")
    elif kind == "link":
        target.symlink_to(tmp_path)
    else:
        target.mkdir()
        (target / "precious").touch()
    with pytest.raises(PipelineError, match="not replaced"):
        swap.check_target(target)


def test_nothing_an_empty_folder_and_a_package_are_replaced(tmp_path: Path) -> None:
    swap.check_target(tmp_path / "p")
    (tmp_path / "p").mkdir()
    swap.check_target(tmp_path / "p")
    swap.check_target(folder(tmp_path / "q", "x"))


def test_commit_changes_all(tmp_path: Path, system: bool) -> None:
    target, text = folder(tmp_path / "p", "old"), tmp_path / "t"
    swap.commit(folder(tmp_path / "n", "new"), target, {text: "new"})
    assert read(target) == {"new"}
    assert text.read_text() == "new"
    assert not swap.staged(text).exists()


def test_commit_changes_nothing_when_a_text_cannot_be_written(tmp_path: Path) -> None:
    target, text = folder(tmp_path / "p", "old"), tmp_path / "t"
    text.write_text("old")
    texts = {text: "new", tmp_path / "nowhere" / "x": "new"}
    new = folder(tmp_path / "n", "new")
    with pytest.raises(FileNotFoundError):
        swap.commit(new, target, texts)
    assert read(target) == {"old"}
    assert text.read_text() == "old"
    assert not swap.staged(text).exists()


def test_a_full_disk_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    target, text = folder(tmp_path / "p", "old"), tmp_path / "t"
    monkeypatch.setattr(os, "fsync", full)
    new = folder(tmp_path / "n", "new")
    with pytest.raises(OSError, match="No space"):
        swap.commit(new, target, {text: "new"})
    with pytest.raises(OSError, match="No space"):
        swap.write_whole(text, "new")
    assert read(target) == {"old"}
    assert not text.exists()
    assert not swap.staged(text).exists()


def test_ctrl_c_waits_for_the_last_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, text = folder(tmp_path / "p", "old"), tmp_path / "t"
    real = swap.swap_in

    def pressed(new: Path, old: Path) -> None:
        signal.raise_signal(signal.SIGINT)
        real(new, old)

    monkeypatch.setattr(swap, "swap_in", pressed)
    before = signal.getsignal(signal.SIGINT)
    swap.commit(folder(tmp_path / "n", "new"), target, {text: "new"})
    assert read(target) == {"new"}
    assert text.read_text() == "new"
    assert signal.getsignal(signal.SIGINT) is before


def test_another_thread_can_commit(tmp_path: Path) -> None:
    new = folder(tmp_path / "n", "new")
    thread = threading.Thread(target=swap.commit, args=(new, tmp_path / "p", {}))
    thread.start()
    thread.join()
    assert read(tmp_path / "p") == {"new"}


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from pipeline.verify import swap
root, moment, exchange = Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4] == "True"
if not exchange:
    swap.exchange = lambda first, second: False
count = 0
def counted(function):
    def call(*arguments, **named):
        global count
        count += 1
        if count == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **named)
    return call
for name in ("replace", "rename"):
    setattr(Path, name, counted(getattr(Path, name)))
swap._write, swap.swap_in = counted(swap._write), counted(swap.swap_in)
swap.exchange, swap.shutil.rmtree = counted(swap.exchange), counted(swap.shutil.rmtree)
with swap.workshop(root / "p", print):
    swap.commit(root / "n", root / "p", {root / "a": "new", root / "b": "new"})
print(count)
"""


def test_a_kill_before_every_single_step_leaves_old_or_new(tmp_path: Path, system: bool) -> None:
    codes, states = [-1], set[str]()
    for moment in itertools.takewhile(lambda _: codes[-1], range(1, 20)):
        root = tmp_path / str(moment)
        target = folder(root / "p", "old")
        folder(root / "n", "new")
        for name in ("a", "b"):
            (root / name).write_text("old")
        command = [sys.executable, "-c", KILLED, str(SCRIPTS), str(root), str(moment), str(system)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        assert done.returncode in (0, -signal.SIGKILL), done.stderr
        if system:  # at the very moment of the kill, without any repair
            assert read(target) in ({"old"}, {"new"})
        with swap.workshop(target, silent):
            pass
        assert read(target) in ({"old"}, {"new"})
        assert {(root / name).read_text() for name in ("a", "b")} <= {"old", "new"}
        assert not [path for path in root.iterdir() if path.name.startswith(".p")]
        states |= read(target)
        codes.append(done.returncode)
    assert codes[-1] == 0
    assert len(codes) > 6
    assert states == {"old", "new"}
