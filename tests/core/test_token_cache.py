"""The optional cache on disk: shared between processes, trusted only if it is the user's own."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from huvr_client import HuvrClient
from huvr_client._access import Access
from huvr_client._drive import run
from huvr_client._secret import Secret
from huvr_client._token import FRESH, STALE
from huvr_client._token_cache import CachedTokens, FileTokenCache, cache_key

from .fakes import CLIENT_ID, CLIENT_SECRET, ORIGIN, TOKEN, Clock, FakeIO, grant, login, reply

posix = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="modes and owners are POSIX's")


class Wall(Clock):
    """Seconds since the epoch, on a clock of their own."""

    def __init__(self) -> None:
        self.now = 1_700_000_000.0


def obtain(cache: Any, io: FakeIO, wall: Clock, discarded: str | None = None, *wanted: str) -> str:
    secret = Secret(discarded) if discarded else None
    source = CachedTokens(cache, wall)
    flow = source.obtain(login(io.clock), secret, wanted or (FRESH, STALE))
    return run(flow, io).secret.reveal()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "private" / "huvr"


@pytest.fixture
def cache(folder: Path) -> FileTokenCache:
    return FileTokenCache(folder)


def entry(folder: Path) -> Path:
    (path,) = folder.glob("*.json")
    return path


def test_a_second_process_finds_the_token(cache: FileTokenCache) -> None:
    wall = Wall()
    assert obtain(cache, FakeIO(grant(1)), wall) == f"{TOKEN}1"
    idle = FakeIO(grant(2))
    assert obtain(cache, idle, wall) == f"{TOKEN}1"
    assert idle.sent == []


def test_its_age_is_known_there(cache: FileTokenCache) -> None:
    wall = Wall()
    obtain(cache, FakeIO(grant(1)), wall)
    wall.sleep(3000)
    io = FakeIO(grant(2))
    source = CachedTokens(cache, wall)
    token = run(source.obtain(login(io.clock), None, (FRESH, STALE)), io)
    assert token.expires_at == pytest.approx(io.clock.now + 600)


def test_a_stale_one_will_do_to_begin_with_but_not_to_renew(cache: FileTokenCache) -> None:
    wall = Wall()
    obtain(cache, FakeIO(grant(1)), wall)
    wall.sleep(3000)
    assert obtain(cache, FakeIO(grant(2)), wall) == f"{TOKEN}1"
    assert obtain(cache, FakeIO(grant(2)), wall, None, FRESH) == f"{TOKEN}2"


def test_a_dead_one_and_a_discarded_one_are_replaced(cache: FileTokenCache) -> None:
    wall = Wall()
    obtain(cache, FakeIO(grant(1)), wall)
    assert obtain(cache, FakeIO(grant(2)), wall, f"{TOKEN}1") == f"{TOKEN}2"
    wall.sleep(3541)
    assert obtain(cache, FakeIO(grant(3)), wall) == f"{TOKEN}3"


def test_a_clock_set_back_does_not_lengthen_a_life(cache: FileTokenCache) -> None:
    wall = Wall()
    obtain(cache, FakeIO(grant(1)), wall)
    wall.sleep(-86400)
    io = FakeIO(grant(2))
    token = run(CachedTokens(cache, wall).obtain(login(io.clock), None, (FRESH,)), io)
    assert token.expires_at <= io.clock.now + 3600


def test_a_revoked_token_is_replaced_in_the_cache(cache: FileTokenCache) -> None:
    io = FakeIO(grant(1), grant(2))
    access = Access(login(io.clock), CachedTokens(cache))
    token = run(access.current(), io)
    access.discard(token)
    assert run(access.current(), io).secret.reveal() == f"{TOKEN}2"


@posix
def test_files_are_private_and_hold_no_secret(cache: FileTokenCache, folder: Path) -> None:
    obtain(cache, FakeIO(grant(1)), Wall())
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}
    assert not list(folder.glob("*.tmp"))
    everything = "".join(path.name + path.read_text() for path in folder.iterdir())
    assert CLIENT_SECRET not in everything
    assert CLIENT_ID not in everything


def test_the_key_stands_for_origin_and_credentials() -> None:
    keys = {
        cache_key(login(Clock())),
        cache_key(login(Clock())),
        cache_key(login(Clock(), secret="another")),
    }
    assert len(keys) == 2
    assert all(set(key) <= set("0123456789abcdef") for key in keys)


def spoil_text(text: str) -> Callable[[Path], None]:
    return lambda path: path.write_text(text) and None  # type: ignore[func-returns-value]


def open_to_others(path: Path) -> None:
    path.chmod(0o644)


def make_link(path: Path) -> None:
    elsewhere = path.parent / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


@posix
@pytest.mark.parametrize(
    "spoil",
    [
        spoil_text(""),
        spoil_text("{"),
        spoil_text("[]"),
        spoil_text('{"access_token": "a b", "expires_at": 1}'),
        spoil_text('{"access_token": "t"}'),
        spoil_text('{"access_token": "t", "expires_at": "soon"}'),
        spoil_text("[" * 60_000),
        open_to_others,
        make_link,
    ],
)
def test_a_file_that_cannot_be_trusted_is_ignored_with_a_warning(
    cache: FileTokenCache,
    folder: Path,
    spoil: Callable[[Path], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    wall = Wall()
    obtain(cache, FakeIO(grant(1)), wall)
    spoil(entry(folder))
    assert obtain(cache, FakeIO(grant(2)), wall) == f"{TOKEN}2"
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "token cache" in caplog.text
    assert "canary" not in caplog.text


@posix
def test_a_foreign_file_is_ignored(
    cache: FileTokenCache, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    wall = Wall()
    obtain(cache, FakeIO(grant(1)), wall)
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert obtain(cache, FakeIO(grant(2)), wall) == f"{TOKEN}2"
    assert "belongs to another user" in caplog.text


@posix
def test_a_folder_that_others_may_write_to_is_not_used(
    cache: FileTokenCache, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    assert obtain(cache, FakeIO(grant(1)), Wall()) == f"{TOKEN}1"
    assert list(folder.iterdir()) == []
    assert "could not be locked" in caplog.text
    assert "could not be written" in caplog.text


def test_without_owners_and_modes_files_are_just_used(
    cache: FileTokenCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "geteuid", raising=False)
    wall = Wall()
    obtain(cache, FakeIO(grant(1)), wall)
    assert obtain(cache, FakeIO(grant(2)), wall) == f"{TOKEN}1"


class Broken:
    """A user's cache in which nothing works."""

    def load(self, key: str) -> str | None:
        raise LookupError(f"no {CLIENT_SECRET}")

    def save(self, key: str, text: str) -> None:
        raise ValueError(text)

    def lock(self, key: str) -> Callable[[], None] | None:
        def unlock() -> None:
            raise OSError(5, "disk on fire")

        return unlock


def test_a_broken_cache_costs_a_warning_and_shows_no_token(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert obtain(Broken(), FakeIO(grant(1)), Wall()) == f"{TOKEN}1"
    assert [record.getMessage() for record in caplog.records] == [
        "the token cache could not be read: LookupError ",
        "the token cache could not be written: ValueError ",
        "the token cache could not be unlocked: OSError disk on fire",
    ]


class Held(Broken):
    """A cache that another process has locked ``times`` times over."""

    def __init__(self, times: int) -> None:
        self.times = times
        self.unlocked = 0

    def load(self, key: str) -> str | None:
        return None

    def save(self, key: str, text: str) -> None: ...

    def lock(self, key: str) -> Callable[[], None] | None:
        self.times -= 1
        return self._unlock if self.times < 0 else None

    def _unlock(self) -> None:
        self.unlocked += 1


def test_a_lock_is_waited_for() -> None:
    held, io = Held(3), FakeIO(grant(1))
    assert obtain(held, io, Wall()) == f"{TOKEN}1"
    assert io.slept == [0.05] * 3
    assert held.unlocked == 1


def test_but_not_for_ever(caplog: pytest.LogCaptureFixture) -> None:
    held, io = Held(10**9), FakeIO(grant(1))
    assert obtain(held, io, Wall()) == f"{TOKEN}1"
    assert sum(io.slept) == pytest.approx(60.0)
    assert held.unlocked == 0
    assert "stays locked" in caplog.text


def test_the_lock_is_freed_when_the_request_fails_or_is_abandoned(cache: FileTokenCache) -> None:
    io = FakeIO(reply(500))
    with pytest.raises(Exception, match="500"):
        obtain(cache, io, Wall())
    abandoned = CachedTokens(cache).obtain(login(io.clock), None, (FRESH,))
    key = abandoned.send(None).function()  # type: ignore[attr-defined]
    lock = abandoned.send(key)
    abandoned.send(lock.function())  # type: ignore[attr-defined]
    assert cache.lock(key) is None, "it is held"
    abandoned.close()
    unlock = cache.lock(key)
    assert unlock is not None
    unlock()


@posix
def test_a_failed_write_leaves_no_draft(
    cache: FileTokenCache, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        cache.save("abc", "text")
    assert list(folder.iterdir()) == []


def test_an_unexpected_locking_error_closes_the_file(
    cache: FileTokenCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(handle: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("huvr_client._token_cache._lock", fail)
    closed: list[int] = []
    close = os.close
    monkeypatch.setattr(os, "close", lambda handle: (closed.append(handle), close(handle))[1])
    with pytest.raises(OSError, match="No locks"):
        cache.lock("abc")
    assert len(closed) == 1


@pytest.mark.parametrize("kind", [str, Path])
def test_the_client_takes_a_folder(folder: Path, kind: type) -> None:
    huvr = HuvrClient(base_url=ORIGIN, client_id="a", client_secret="b", token_cache=kind(folder))
    cache = huvr._caller.core.access.cache
    assert cache is not None
    assert isinstance(cache._cache, FileTokenCache)


def test_the_client_takes_an_object() -> None:
    broken = Broken()
    huvr = HuvrClient(base_url=ORIGIN, client_id="a", client_secret="b", token_cache=broken)
    cache = huvr._caller.core.access.cache
    assert cache is not None
    assert cache._cache is broken


PROGRAM = """
import sys
from huvr_client import HuvrClient
sys.stdin.readline()
with HuvrClient(base_url=sys.argv[1], client_id="a", client_secret="b",
                token_cache=sys.argv[2]) as huvr:
    print(huvr.request("GET", "/api/x/").status_code)
"""


@posix
def test_sixteen_processes_at_once_make_one_token_request(folder: Path, origin: Any) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, origin.url, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(16)
    ]
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    answers = [process.communicate(timeout=50)[0].strip() for process in processes]
    assert answers == ["200"] * 16
    assert origin.count("POST /api/auth/obtain-access-token/") == 1
    assert json.loads(entry(folder).read_text())["access_token"] == f"{TOKEN}1"
