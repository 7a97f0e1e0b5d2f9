"""Starting and stopping: the class, the command, the pytest plugin."""

import asyncio
import gc
import shlex
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import pytest

from huvr_client import AsyncHuvrClient, HuvrClient
from huvr_client.sandbox import Sandbox, __main__, _sandbox
from huvr_client.sandbox import __all__ as public
from huvr_client.sandbox.pytest_plugin import async_huvr as async_huvr
from huvr_client.sandbox.pytest_plugin import huvr as huvr
from huvr_client.sandbox.pytest_plugin import huvr_sandbox as huvr_sandbox
from huvr_client.sandbox.server.app import is_loopback
from huvr_client.sandbox.server.faults import Fault

from .conftest import anonymous, connect

pytest_plugins = ["pytester"]


def test_what_is_public() -> None:
    import huvr_client.sandbox as package

    assert sorted(public) == public
    assert all(hasattr(package, each) for each in public)
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = package.nothing


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.com", ""])
def test_only_loopback(host: str) -> None:
    with pytest.raises(ValueError, match="host must be a loopback address"):
        Sandbox(host=host).start()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.1", "::1", "localhost"])
def test_loopback_is_loopback(host: str) -> None:
    assert is_loopback(host)


def test_ipv6() -> None:
    try:
        sandbox = Sandbox(host="::1").start()
    except OSError as error:
        pytest.skip(f"no IPv6 loopback here: {error}")
    with sandbox, connect(sandbox) as api:
        assert sandbox.base_url.startswith("http://[::1]:")
        assert api.get("/api/users/me/").status_code == 200


def test_it_starts_stops_and_starts_anew() -> None:
    sandbox = Sandbox()
    with pytest.raises(RuntimeError, match="has not been started"):
        _ = sandbox.base_url
    sandbox.stop()
    sandbox.start()
    with pytest.raises(RuntimeError, match="running already"):
        sandbox.start()
    with connect(sandbox) as api:
        api.patch("/api/assets/1/", json={"name": "Changed"})
    assert repr(sandbox) == f"<Sandbox {sandbox.base_url}>"
    sandbox.stop()
    sandbox.stop()
    assert repr(sandbox) == "<Sandbox stopped>"
    with sandbox, connect(sandbox) as api:
        assert api.get("/api/assets/1/").json()["name"] == "Bayport Refinery"


def test_a_connection_accepted_as_it_stops_is_closed() -> None:
    """One that comes in the very turn of the event loop in which the sandbox is told to stop."""
    sandbox = Sandbox().start()
    serving: Any = sandbox._serving
    loop, stopping = serving._server._loop, serving._server._app.stopping
    guests: list[socket.socket] = []

    def come_and_stop() -> None:
        guests.append(socket.create_connection(("127.0.0.1", urlsplit(sandbox.base_url).port)))
        loop.call_soon(stopping.set)

    loop.call_soon_threadsafe(come_and_stop)
    serving._thread.join()
    sandbox.stop()
    with guests[0] as guest, suppress(ConnectionResetError):
        guest.settimeout(10)
        assert guest.recv(1) == b""
    gc.collect()  # if it were left open, a ResourceWarning, and so an error here


def test_a_taken_port_is_an_error_and_leaks_nothing() -> None:
    with Sandbox() as running:
        port = int(running.base_url.rpartition(":")[2])
        with pytest.raises(OSError, match=r"."):
            Sandbox(port=port).start()
        with pytest.raises(OSError, match=r"."):
            Sandbox(storage_port=port).start()


def test_a_bad_description_leaks_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(world: object) -> None:
        raise LookupError("no plant")

    monkeypatch.setattr(_sandbox, "plant", fail)
    with pytest.raises(LookupError, match="no plant"):
        Sandbox().start()


def test_a_server_that_cannot_start_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    async def fail(self: object, sockets: object = None) -> None:
        raise OSError("no more sockets")

    monkeypatch.setattr("uvicorn.Server.startup", fail)
    with pytest.raises(RuntimeError, match="could not start") as failure:
        Sandbox().start()
    assert "no more sockets" in str(failure.value.__cause__)


def test_the_environment(sandbox: Sandbox) -> None:
    assert sandbox.environment() == {
        "HUVR_BASE_URL": sandbox.base_url,
        "HUVR_CLIENT_ID": "sandbox@example.com",
        "HUVR_CLIENT_SECRET": "sandbox-secret",
        "HUVR_USER_AGENT": "huvr-sandbox-user/1.0",
    }


def test_other_credentials() -> None:
    sandbox = Sandbox(client_id="me@example.com", client_secret="mine")
    with sandbox, connect(sandbox) as api:
        assert api.get("/api/users/me/").json()["username"] == "me@example.com"


def test_many_at_once() -> None:
    with Sandbox() as first, Sandbox() as second:
        assert first.base_url != second.base_url
        with connect(first) as api:
            api.post("/api/companies/", json={"name": "Acme"})
        with connect(second) as api:
            assert api.get("/api/companies/").json()["count"] == 5


def run(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "huvr_client.sandbox", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def exported(process: subprocess.Popen[str]) -> dict[str, str]:
    assert process.stdout is not None
    found: dict[str, str] = {}
    for line in process.stdout:
        if line.startswith("#"):
            break
        word, _, rest = line.strip().partition(" ")
        assert word == "export"
        name, _, value = rest.partition("=")
        found[name] = shlex.split(value)[0]
    return found


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_until_it_is_told_to_stop(how: signal.Signals) -> None:
    with run("--assets", "10", "--seed", "3") as process:
        environment = exported(process)
        with anonymous(environment["HUVR_BASE_URL"]) as client:
            answer = client.post(
                "/api/auth/obtain-access-token/",
                json={
                    "client_id": environment["HUVR_CLIENT_ID"],
                    "client_secret": environment["HUVR_CLIENT_SECRET"],
                },
            )
            assert answer.status_code == 200
        process.send_signal(how)
        _, errors = process.communicate(timeout=600)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors


def test_options_of_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: dict[str, object] = {}
    stop = threading.Event()
    stop.set()

    class Noted(Sandbox):
        def __init__(self, **options: object) -> None:
            seen.update(options)
            super().__init__()

    monkeypatch.setattr("huvr_client.sandbox.Sandbox", Noted)
    before = signal.getsignal(signal.SIGTERM)
    try:
        options = [
            "--token-ttl=5",
            "--latency=20",
            "--fault=429,rate=0.5",
            "--fault",
            "503,count=1",
        ]
        assert __main__.main(options, stop) == 0
    finally:
        signal.signal(signal.SIGTERM, before)
    assert (seen["token_ttl"], seen["latency"]) == (5.0, 0.02)
    assert seen["faults"] == [Fault(kind="429", rate=0.5), Fault(kind="503", count=1)]
    assert capsys.readouterr().out.count("export HUVR_") == 4


def test_the_command_in_another_thread() -> None:
    stop, status = threading.Event(), list[int]()
    thread = threading.Thread(target=lambda: status.append(__main__.main([], stop)))
    thread.start()
    stop.set()
    thread.join(timeout=60)
    assert status == [0]


def test_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            raise KeyboardInterrupt

    before = signal.getsignal(signal.SIGTERM)
    try:
        assert __main__.main([], Interrupted()) == 0
    finally:
        signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--host", "0.0.0.0"], "argument --host: must be a loopback address, not '0.0.0.0'"),
        (["--port", "65536"], "argument --port: must be a number from 0 to 65535, not 65536"),
        (["--storage-port=-1"], "argument --storage-port: must be a number from 0 to 65535"),
        (["--fault", "nonsense"], "argument --fault: unknown fault 'nonsense'"),
        (["--fault", "503,count=x"], "argument --fault: count must be a number, not 'x'"),
        (["--fault", "503,rate=nan"], "argument --fault: rate must be a probability"),
        (["--fault", "stall,seconds=inf"], "argument --fault: seconds must be a number"),
        (["--assets", "many"], "argument --assets: invalid int value: 'many'"),
        (["--assets", "-5"], "argument --assets: must be a number of at least 0"),
        (["--max-limit", "0"], "argument --max-limit: must be a number of at least 1"),
        (["--token-ttl", "nan"], "argument --token-ttl: must be a number of at least 0"),
        (["--processing", "inf"], "argument --processing: must be a number of at least 0"),
        (["--latency=-1"], "argument --latency: must be a number of at least 0"),
        (["--colour"], "unrecognized arguments: --colour"),
    ],
)
def test_a_bad_argument_is_one_line_that_names_it(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        __main__.main(arguments)
    assert stopped.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line


@pytest.mark.parametrize("option", ["port", "storage-port"])
def test_a_taken_port_ends_the_command(capsys: pytest.CaptureFixture[str], option: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SystemExit) as stopped:
        __main__.main([f"--{option}", str(taken.getsockname()[1])])
    assert stopped.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert f"argument --{option}: " in line
    assert "in use" in line


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({"assets": -1}, "assets"),
        ({"signed_url_ttl": float("nan")}, "signed_url_ttl"),
        ({"page_size": 0}, "page_size"),
        ({"throttle": (0, 1.0)}, "throttle's requests"),
        ({"throttle": (1, float("inf"))}, "throttle's seconds"),
        ({"faults": ["503,count=-1"]}, "count"),
    ],
)
def test_a_bad_number_is_named(options: dict[str, Any], name: str) -> None:
    with pytest.raises(ValueError, match=f"^{name} must be a number of at least"):
        Sandbox(**options)


def modules_after(statement: str) -> set[str]:
    program = f"{statement}\nimport sys\nprint(*sys.modules)"
    command = [sys.executable, "-c", program]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def test_the_plugin_imports_nothing_but_itself() -> None:
    before = modules_after("import pytest, huvr_client")
    after = modules_after("import pytest, huvr_client.sandbox.pytest_plugin")
    assert after - before == {"huvr_client.sandbox", "huvr_client.sandbox.pytest_plugin"}


PROGRAM = """
import asyncio
import pytest

def test_a_client(huvr, huvr_sandbox):
    me = huvr.users.me_read()
    assert me.email == huvr_sandbox.client_id
    assert huvr_sandbox.token_requests == 1

def test_fresh_each_time(huvr_sandbox):
    assert len(huvr_sandbox.requests) == 0

def test_coroutines_without_a_plugin(async_huvr, huvr_sandbox):
    async def main():
        async with async_huvr as huvr:
            return (await huvr.users.me_read()).email

    assert asyncio.run(main()) == huvr_sandbox.client_id

@pytest.mark.anyio
async def test_coroutines_with_one(async_huvr):
    async with async_huvr as huvr:
        assert (await huvr.assets.list()).count == 40

@pytest.fixture
def anyio_backend():
    return "asyncio"

class TestOther:
    @pytest.fixture
    def huvr_sandbox(self):
        from huvr_client.sandbox import Sandbox
        with Sandbox(assets=5) as sandbox:
            yield sandbox

    def test_overridden(self, huvr):
        assert huvr.assets.list().count == 5
"""


def test_the_fixtures(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUVR_BASE_URL", "https://elsewhere.invalid")
    pytester.makepyfile(PROGRAM)
    loaded = ["-p", "huvr_client.sandbox.pytest_plugin"] if not _installed() else []
    pytester.runpytest_subprocess(*loaded, "-q").assert_outcomes(passed=5)


def test_the_fixtures_here(huvr: HuvrClient, huvr_sandbox: Sandbox) -> None:
    assert huvr.users.me_read().email == huvr_sandbox.client_id


def test_the_async_fixture_here(async_huvr: AsyncHuvrClient, huvr_sandbox: Sandbox) -> None:
    async def email() -> object:
        async with async_huvr as huvr:
            return (await huvr.users.me_read()).email

    assert asyncio.run(email()) == huvr_sandbox.client_id


def test_a_missing_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import huvr_client.sandbox as package

    def fail(name: str, package: str | None = None) -> None:
        raise ModuleNotFoundError(f"No module named {missing!r}", name=missing)

    monkeypatch.setattr("importlib.import_module", fail)
    missing = "uvicorn"
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'huvr-client-typed\[sandbox\]'"):
        _ = package.Sandbox
    with pytest.raises(SystemExit):
        __main__.main([])
    assert "huvr-client-typed[sandbox]" in capsys.readouterr().err
    missing = "json"
    with pytest.raises(ModuleNotFoundError, match="No module named 'json'"):
        _ = package.Sandbox


def _installed() -> bool:
    from importlib.metadata import entry_points

    return any(each.name == "huvr_sandbox" for each in entry_points(group="pytest11"))
