"""``python -m huvr_client extract`` against a HUVR on localhost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from huvr_api.models import DefectList, SchedulePlan

from huvr_client import HuvrClient, tables
from huvr_client import __main__ as command
from huvr_client.sandbox import Sandbox
from huvr_client.tables import _extract, _files
from huvr_client.tables._rows import row_line

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def extract(settings: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            code = command.main(
                ["extract", "--to", str(tmp_path / "plant"), *arguments],
                lambda: HuvrClient(**settings),
            )
        except SystemExit as ended:
            code = int(ended.code or 0)
        return (code, *capsys.readouterr())

    return run


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "plant").glob("*"))


def test_parquet(extract: Run, huvr: HuvrClient, tmp_path: Path) -> None:
    code, out, err = extract("defects", "schedule.plans", "defects")
    assert (code, out) == (0, "")
    assert files(tmp_path) == ["defects.parquet", "schedule.plans.parquet"]
    read = pq.read_table(tmp_path / "plant" / "defects.parquet")
    assert read.schema.equals(tables.schema(DefectList))
    assert read.column("id").to_pylist() == [finding.id for finding in huvr.defects.iter()]
    plans = pq.read_table(tmp_path / "plant" / "schedule.plans.parquet")
    assert plans.schema.equals(tables.schema(SchedulePlan))
    line = f"defects: {read.num_rows} rows in {tmp_path / 'plant' / 'defects.parquet'}"
    assert err.splitlines()[0] == line
    assert len(err.splitlines()) == 2


def test_csv_has_flat_columns_and_lists_as_text(extract: Run, tmp_path: Path) -> None:
    assert extract("defects", "--format", "csv")[0] == 0
    read = pa.csv.read_csv(tmp_path / "plant" / "defects.csv")
    assert read.column_names == tables.schema(DefectList, flatten=True).names
    assert isinstance(json.loads(read.column("asset.labels").to_pylist()[0]), list)


def test_ndjson_is_rows_as_they_came(extract: Run, huvr: HuvrClient, tmp_path: Path) -> None:
    assert extract("measurements", "--format", "ndjson", "--concurrency", "2")[0] == 0
    lines = (tmp_path / "plant" / "measurements.ndjson").read_bytes().splitlines()
    assert list(map(json.loads, lines)) == [row.to_dict() for row in huvr.measurements.iter()]


def test_filters(extract: Run, huvr: HuvrClient, tmp_path: Path) -> None:
    where = ["--where", "defects.state=OPEN", "--where", "defects.state=REPAIR"]
    code, out, _ = extract("assets", "defects", *where, "--where", "ordering=-id", "--json")
    assert code == 0
    rows = {one["collection"]: one["rows"] for one in json.loads(out)}
    assert rows["assets"] == huvr.assets.list().count
    wanted = [one.id for one in huvr.defects.iter(state=["OPEN", "REPAIR"], ordering="-id")]
    read = pq.read_table(tmp_path / "plant" / "defects.parquet")
    assert read.column("id").to_pylist() == wanted


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["asets"], "no collection 'asets'; did you mean 'assets'?"),
        (["xyzzy"], "no collection 'xyzzy'; there are asset_types, assets, "),
        (["media"], "no collection 'media'"),
        (["assets", "--where", "name"], "--where name: a filter is written name=value"),
        (["assets", "--where", "=1"], "--where =1: a filter is written name=value"),
        (["assets", "--where", "name="], "--where name=: an empty value"),
        (["assets", "--where", "nam=1"], "--where nam=1: assets has no filter 'nam'"),
        (["defects", "--where", "sate=OPEN"], "no filter 'sate'; did you mean 'state'? (for one"),
        (["assets", "--where", "page_size=5"], "assets has no filter 'page_size'"),
        (["assets", "--where", "offset=5"], "assets has no filter 'offset'"),
        (["assets", "--where", "deadline=5"], "assets has no filter 'deadline'"),
        (["assets", "--where", "cmls.id=1"], "--where cmls.id=1: 'cmls' is not among"),
        (["assets", "defects", "--where", "state=OPEN"], "assets has no filter 'state'"),
        (["assets", "--concurrency", "0"], "argument --concurrency"),
        (["assets", "--concurrency", "many"], "argument --concurrency"),
        (["assets", "--format", "xml"], "argument --format"),
        ([], "COLLECTION"),
    ],
)
def test_bad_arguments_are_one_line(
    extract: Run, tmp_path: Path, sandbox: Sandbox, arguments: list[str], message: str
) -> None:
    before = len(sandbox.requests)
    code, out, err = extract(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert message in err
    assert not (tmp_path / "plant").exists()
    assert len(sandbox.requests) == before


def test_a_value_that_the_client_refuses(extract: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object, *, state: object = None) -> None:
        raise ValueError(f"defects.list: state: not {state}")

    monkeypatch.setattr("huvr_api.resources.defects.DefectsResource.iter", refuse)
    code, _, err = extract("defects", "--where", "state=OPNE")
    assert (code, err) == (2, "extract: --where state: defects.list: state: not OPNE\n")


def test_a_folder_that_cannot_be(extract: Run, tmp_path: Path) -> None:
    (tmp_path / "plant").write_text("a file")
    code, _, err = extract("assets")
    assert code == 2
    assert err == f"extract: --to {tmp_path / 'plant'}: File exists\n"


def test_settings_that_are_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("HUVR_BASE_URL", "HUVR_CLIENT_ID", "HUVR_CLIENT_SECRET"):
        monkeypatch.delenv(name, raising=False)
    assert command.main(["extract", "assets", "--to", str(tmp_path)]) == 1
    assert "HUVR_BASE_URL" in capsys.readouterr().err


def test_one_failure_does_not_stop_the_others(
    extract: Run, sandbox: Sandbox, tmp_path: Path
) -> None:
    extract("defects")
    before = (tmp_path / "plant" / "defects.parquet").read_bytes()
    sandbox.fault("503", path="/api/defects/*")
    code, out, err = extract("defects", "assets", "--json")
    assert code == 1
    failed, fine = json.loads(out)
    assert failed["error"].startswith("GET /api/defects/ failed with 503")
    assert (failed["rows"], fine["error"]) == (0, None)
    assert [line for line in err.splitlines() if "failed" in line] == [
        f"defects: failed: {failed['error']}"
    ]
    assert files(tmp_path) == ["assets.parquet", "defects.parquet"]
    assert (tmp_path / "plant" / "defects.parquet").read_bytes() == before


@pytest.mark.parametrize("file_format", ["parquet", "csv", "ndjson"])
def test_a_failure_half_way_leaves_no_file(
    extract: Run,
    sandbox: Sandbox,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    file_format: str,
) -> None:
    monkeypatch.setattr(_extract, "PAGE_SIZE", 5)
    sandbox.fault("503", path="/api/assets/*", after=1)
    assert extract("assets", "--format", file_format, "--concurrency", "1")[0] == 1
    assert files(tmp_path) == []


def test_rejects_stand_beside_and_go_when_they_are_none(
    extract: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def odd(item: object) -> bytes:
        return json.dumps({**json.loads(row_line(item)), "severity": "high"}).encode()

    with monkeypatch.context() as patch:
        patch.setattr("huvr_client.tables._stream.row_text", odd)
        code, out, err = extract("defects", "--json")
    (outcome,) = json.loads(out)
    assert code == 0
    assert outcome["rejects"] == outcome["rows"] > 0
    assert f"({outcome['rows']} values rejected)" in err
    assert files(tmp_path) == ["defects.parquet", "defects.rejects.parquet"]
    rejects = pq.read_table(tmp_path / "plant" / "defects.rejects.parquet").to_pylist()
    whole = pq.read_table(tmp_path / "plant" / "defects.parquet")
    assert [one["id"] for one in rejects] == whole.column("id").to_pylist()
    assert {(one["field"], one["value"]) for one in rejects} == {("severity", '"high"')}
    assert whole.column("severity").null_count == whole.num_rows
    extract("defects")
    assert files(tmp_path) == ["defects.parquet"]


def test_ctrl_c_leaves_no_file(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.fault("latency", path="/api/defects/*", seconds=30)
    arguments = ["extract", "assets", "defects", "cmls", "--to", str(tmp_path / "plant"), "--json"]
    process = subprocess.Popen(
        [sys.executable, "-m", "huvr_client", *arguments],
        env={**os.environ, **sandbox.environment()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not any(".defects" in name for name in files(tmp_path)):
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=600)
    assert process.returncode == 130
    assert [one["error"] for one in json.loads(out)] == [None, "interrupted"]
    assert "defects: failed: interrupted" in err
    assert "Traceback" not in err
    assert files(tmp_path) == ["assets.parquet"]


def test_an_interrupt_ends_it(
    extract: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("huvr_client.tables._stream.row_text", interrupt)
    code, out, err = extract("defects", "assets", "--json")
    assert code == 130
    assert [one["error"] for one in json.loads(out)] == ["interrupted"]
    assert err == "defects: failed: interrupted\n"
    assert files(tmp_path) == []


def test_a_full_disk_is_a_line(
    extract: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(_files.os, "fsync", full)
    code, _, err = extract("assets")
    assert code == 1
    assert "assets: failed: [Errno 28] No space left on device" in err
    assert files(tmp_path) == []


def test_files_have_the_mode_of_files(extract: Run, tmp_path: Path) -> None:
    extract("users")
    (tmp_path / "other").touch()
    mode = (tmp_path / "other").stat().st_mode
    assert (tmp_path / "plant" / "users.parquet").stat().st_mode == mode


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_bars_on_a_terminal(
    extract: Run, sandbox: Sandbox, huvr: HuvrClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "TERM", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assets = huvr.assets.list().count
    sandbox.fault("503", path="/api/defects/*")
    assert extract("assets", "defects")[0] == 1
    shown = terminal.getvalue()
    assert f"{assets}/{assets}" in shown
    assert f"assets: {assets} rows in" in shown.replace("\n", "")
    assert "defects: failed: GET /api/defects/ failed with 503" in shown


def test_lines_without_rich(extract: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rich.console", None)
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert extract("users")[0] == 0
    assert terminal.getvalue().startswith("users: ")


def test_without_pyarrow(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from huvr_client.__main__ import main\n"
        f"sys.exit(main(['extract', 'assets', '--to', {str(tmp_path)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (
        2,
        "extract: huvr_client.tables needs: pip install 'huvr-client-typed[tables]'\n",
    )
