"""At any moment the package is the old one or the new one, whole."""

from __future__ import annotations

import ctypes
import errno
import itertools
import os
import shutil
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
            waits.wait(60)
            order.append("first")

    def second() -> None:
        with swap.workshop(tmp_path / "p", tell) as made:
            order.append("second")
            assert made.exists()

    one, two = threading.Thread(target=first), threading.Thread(target=second)
    one.start()
    started.wait(60)
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


@pytest.mark.parametrize("links", [True, False], ids=["hard links", "copies"])
@pytest.mark.parametrize("first", ["old", None])
def test_a_change_that_fails_undoes_those_before_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str | None, links: bool
) -> None:
    target, texts = folder(tmp_path / "p", "old"), {tmp_path / name: "new" for name in "tu"}
    if first is not None:
        (tmp_path / "t").write_text(first)
        (tmp_path / "t").chmod(0o640)
    (tmp_path / "u").symlink_to(tmp_path / "elsewhere")
    before = (tmp_path / "t").stat().st_mode if first else None

    def busy(new: Path, old: Path) -> None:
        assert (tmp_path / "t").read_text() == "new"
        raise OSError(errno.EBUSY, "Device or resource busy", str(old))

    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(swap, "swap_in", busy)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    new = folder(tmp_path / "n", "new")
    with pytest.raises(OSError, match="busy"):
        swap.commit(new, target, texts)
    assert read(target) == {"old"}
    assert ((tmp_path / "t").read_text() if (tmp_path / "t").exists() else None) == first
    assert not first or (tmp_path / "t").stat().st_mode == before
    assert (tmp_path / "u").readlink() == tmp_path / "elsewhere"
    assert not list(tmp_path.glob(".*"))
    assert not (tmp_path / "elsewhere").exists()


def test_a_text_that_cannot_take_its_place_changes_nothing(tmp_path: Path) -> None:
    """A folder that somebody made there in the last moment."""
    target, text = folder(tmp_path / "p", "old"), tmp_path / "t"
    text.write_text("old")
    (tmp_path / "u").mkdir()
    new = folder(tmp_path / "n", "new")
    with pytest.raises(OSError, match="directory"):
        swap.commit(new, target, {text: "new", tmp_path / "u": "new"})
    assert read(target) == {"old"}
    assert text.read_text() == "old"
    assert not list(tmp_path.glob(".*"))


def test_a_link_where_a_draft_goes_is_not_written_through(tmp_path: Path) -> None:
    text, other = tmp_path / "t", tmp_path / "precious"
    other.write_text("precious")
    for draft in (swap.staged(text), swap.kept(text)):
        draft.symlink_to(other)
    swap.commit(folder(tmp_path / "n", "new"), tmp_path / "p", {text: "new"})
    assert text.read_text() == "new"
    text.unlink()
    swap.staged(text).symlink_to(other)
    swap.write_whole(text, "new")
    assert not text.is_symlink()
    assert other.read_text() == "precious"


def test_two_renames_of_which_the_second_fails_leave_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "exchange", cannot)
    target = folder(tmp_path / "p", "old")
    with pytest.raises(FileNotFoundError):
        swap.swap_in(tmp_path / "nowhere", target)
    assert read(target) == {"old"}
    assert not list(tmp_path.glob(".*"))


MOUNTED = """
set -e
cd "$1"
mount --bind p p || exit 77
set +e
"$2" - "$3" <<'PY'
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from pipeline.errors import PipelineError
from pipeline.verify import swap
here = Path.cwd()
try:
    swap.check_target(here / "p")
except PipelineError as error:
    print(error)
try:
    swap.commit(here / "n", here / "p", {here / "t": "new", here / "u": "new"})
except OSError as error:
    print(error.strerror)
PY
"""


def test_a_package_that_is_a_mount_point_stays_and_so_do_the_texts(tmp_path: Path) -> None:
    """A real one, in a mount namespace of its own, where the system lets us make one."""
    target = folder(tmp_path / "p", "old")
    folder(tmp_path / "n", "new")
    (tmp_path / "t").write_text("old")
    inner = ["sh", "-c", MOUNTED, "sh", str(tmp_path), sys.executable, str(SCRIPTS)]
    command = ["unshare", "--user", "--map-root-user", "--mount", *inner]
    if shutil.which("unshare") is None:  # pragma: no cover
        pytest.skip("no unshare")
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if "unshare" in done.stderr or done.returncode == 77:  # pragma: no cover
        pytest.skip(f"no mounts here: {done.stderr}")
    assert done.stdout.splitlines()[-1:] == ["Device or resource busy"], done.stderr
    assert read(target) == {"old"}
    assert (tmp_path / "t").read_text() == "old"
    assert not (tmp_path / "u").exists()
    assert not list(tmp_path.glob(".*"))


def test_a_mount_point_is_refused_before_any_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = folder(tmp_path / "p", "old")
    monkeypatch.setattr(Path, "is_mount", lambda path: path == target)
    with pytest.raises(PipelineError, match="a mount point, so not replaced: mount its parent"):
        swap.check_target(target)


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
