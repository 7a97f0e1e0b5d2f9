"""What a forked child finds: no lock that somebody holds, no module half imported."""

from __future__ import annotations

import importlib
import os
import ssl
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from huvr_client._transport import fork
from huvr_client._transport.network import http_clients
from huvr_client._transport.network.sync_io import SyncIO, finish


def in_child(work: Any) -> bool:
    """Whether ``work`` returns something true in a forked child within some seconds."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = 0 if work() else 2
        finally:
            os._exit(status)
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status == 0
        time.sleep(0.005)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return False


@pytest.fixture
def slow_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The name of a module whose import waits for the event that comes with it."""
    name = "huvr_api_slow_for_a_test"
    (tmp_path / f"{name}.py").write_text(
        "from core.test_fork import begun, go_on\nbegun.set()\ngo_on.wait(60)\nwhole = True\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setitem(sys.modules, "core.test_fork", sys.modules[__name__])
    monkeypatch.setattr(fork, "_PACKAGES", fork._PACKAGES | {name})
    begun.clear()
    go_on.clear()
    yield name
    go_on.set()
    sys.modules.pop(name, None)


begun, go_on = threading.Event(), threading.Event()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this platform")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_fork_waits_for_an_import_of_another_thread(slow_module: str) -> None:
    importing = threading.Thread(target=importlib.import_module, args=(slow_module,), daemon=True)
    importing.start()
    assert begun.wait(60)
    threading.Timer(0.05, go_on.set).start()
    assert in_child(lambda: importlib.import_module(slow_module).whole)
    importing.join(20)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this platform")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_fork_waits_while_another_thread_reads_certificates(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """OpenSSL has a lock of its own for that, which stayed locked in the child."""
    read: list[bool] = []

    def slowly() -> ssl.SSLContext:
        begun.set()
        go_on.wait(20)
        read.append(True)
        return ssl.create_default_context()

    monkeypatch.setattr(http_clients.httpx, "create_ssl_context", slowly)
    http_clients._tls_context.cache_clear()
    begun.clear()
    go_on.clear()
    io = SyncIO(user_agent="a", timeout=5)
    building = threading.Thread(target=lambda: finish(io._open()), daemon=True)
    building.start()
    assert begun.wait(20)
    threading.Timer(0.05, go_on.set).start()
    assert in_child(lambda: read)
    building.join(20)
    io.close()


def test_an_import_of_the_forking_thread_itself_is_not_waited_for(slow_module: str) -> None:
    go_on.set()
    seen: list[bool] = []
    begun.set = lambda: seen.append(fork._await_imports() is None)  # type: ignore[method-assign]
    try:
        importlib.import_module(slow_module)
    finally:
        del begun.set  # type: ignore[method-assign]
    assert seen == [True]


def test_imports_of_others_are_not_waited_for() -> None:
    assert fork._is_ours("huvr_client._media.upload")
    assert fork._is_ours("concurrent.futures.thread")
    assert not fork._is_ours("the_users_application.main")


def test_without_the_interpreters_names_nothing_is_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(importlib, "_bootstrap", object())
    fork._await_imports()
