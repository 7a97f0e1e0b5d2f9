"""Programs that customers write: they are type-checked where they stand, and do what they say."""

from __future__ import annotations

import asyncio
import runpy
from pathlib import Path
from typing import Any

import httpx
import pytest

from huvr_client import HuvrClient
from huvr_client.sandbox import Sandbox

PROGRAMS = Path(__file__).parents[1] / "typing"


@pytest.fixture
def huvr(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HuvrClient:
    """A client to look with; the programs find the sandbox in the environment."""
    monkeypatch.chdir(tmp_path)
    for name, value in sandbox.environment().items():
        monkeypatch.setenv(name, value)
    return HuvrClient()


@pytest.fixture
def sandbox() -> Any:
    with Sandbox(seed=3) as running:
        yield running


def work_orders(*rows: str) -> None:
    Path("work-orders.csv").write_text("\n".join(("number,name,asset", *rows)))
    runpy.run_path(str(PROGRAMS / "work_orders.py"))


def test_work_orders(huvr: HuvrClient, capsys: pytest.CaptureFixture[str]) -> None:
    with huvr:
        before = {one.id: one.name for one in huvr.projects.iter()}
        asset = huvr.assets.list(limit=1)[0].id
        work_orders(f"W-1,Weld check,{asset}", f"W-2,Coating,{asset}")
        for _ in range(2):  # a rerun makes nothing twice
            work_orders(f"W-1,Weld check,{asset}", f"W-2,Recoating,{asset}")
        after = {one.id: one for one in huvr.projects.iter()}
        made = {one.external_id: one.name for id_, one in after.items() if id_ not in before}
        assert made == {"W-1": "Weld check", "W-2": "Recoating"}

        # Without a number no filter would be sent, and the first of all would be renamed.
        assert not capsys.readouterr().err
        work_orders(f",Nobody's,{asset}", f"W-3,Third,{asset}", "W-4,Fourth,x")
        lines = capsys.readouterr().err.splitlines()
        assert lines[0].startswith(": projects.list: external_id: an empty text would not filter")
        assert lines[1].startswith("W-4: ")
        assert len(lines) == 2
        assert {id_: after[id_].name for id_ in before} == before
        assert huvr.projects.list(external_id="W-3").first is not None


def test_web_service(huvr: HuvrClient) -> None:
    program = runpy.run_path(str(PROGRAMS / "web_service.py"))
    app = program["app"]
    said: list[str] = []

    async def lifespan(*steps: str) -> None:
        messages = iter(steps)

        async def receive() -> dict[str, str]:
            return {"type": f"lifespan.{next(messages)}"}

        async def send(message: dict[str, str]) -> None:
            said.append(message["type"])

        await app({"type": "lifespan"}, receive, send)

    async def main() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as http:
            got = await asyncio.gather(*(http.get(f"/assets/{asset}") for asset in (asset_id, "")))
        await lifespan("startup", "shutdown")
        return got

    with huvr:
        asset_id = next(one.asset.id for one in huvr.defects.iter(state="OPEN"))
        wanted = [one.id for one in huvr.defects.list(asset=asset_id, state="OPEN", limit=50)]
        fine, bad = asyncio.run(main())
    assert sorted(row["id"] for row in fine.json()) == sorted(wanted)
    assert wanted
    assert "x-huvr-request" in fine.headers
    assert bad.status_code == 400
    assert "asset: an empty text would not filter" in bad.json()["error"]
    assert said == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
