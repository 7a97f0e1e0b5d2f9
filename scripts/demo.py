"""The main job against a HUVR on localhost: token, typed reads, pages, a patch, a photo."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

from huvr_client import HuvrClient
from huvr_client.models import ProjectPatch
from huvr_client.sandbox import Sandbox

PHOTO_BYTES = 8_000_000


def who(huvr: HuvrClient, console: Console) -> None:
    """The first call obtains the token."""
    me = huvr.users.me_read()
    console.print(f"obtained a token; HUVR knows us as [bold]{me.username}[/], roles {me.roles}")


def assets(huvr: HuvrClient, console: Console) -> None:
    """One page, with the number of all."""
    page = huvr.assets.list(limit=5, ordering="name")
    names = ", ".join(asset.name for asset in page)
    console.print(f"assets: {page.count}; the first {len(page)} by name: {names}")


def findings(huvr: HuvrClient, console: Console) -> None:
    """All pages, one finding after another; HUVR calls them defects."""
    defects = list(huvr.defects.iter(state=["OPEN", "REPAIR"], ordering="-severity", page_size=2))
    console.print(f"findings to look after: {len(defects)}")
    for defect in defects:
        console.print(
            f"  {defect.created_on.date()}  severity {defect.severity}  {defect.asset.name}: "
            f"{defect.type_display}"
        )


def rename(huvr: HuvrClient, console: Console) -> int:
    """A partial update sends the one field and nothing else."""
    project = huvr.projects.list(limit=1, ordering="id").results[0]
    changed = huvr.projects.partial_update(project.id, ProjectPatch(name=f"{project.name} (demo)"))
    console.print(f"project {project.id} renamed: {project.name!r} -> {changed.name!r}")
    return project.id


def photo(huvr: HuvrClient, console: Console, project: int, folder: Path) -> None:
    """Up and down again, streamed; the bytes must be the same."""
    source = folder / "weld-12.jpg"
    source.write_bytes(b"\xff\xd8\xff\xe0" + os.urandom(PHOTO_BYTES))
    copies = folder / "copies"
    copies.mkdir()
    columns = (
        TextColumn("  {task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
    )
    with Progress(*columns, console=console) as bars:
        up, down = (bars.add_task(text, total=None) for text in ("upload  ", "download"))
        record = huvr.media.upload(
            source,
            project=project,
            wait=True,
            progress=lambda done, total: bars.update(up, completed=done, total=total),
        )
        copy = huvr.media.download(
            record,
            to=copies,
            progress=lambda done, total: bars.update(down, completed=done, total=total),
        )
    if not same(source, copy):
        raise SystemExit("the downloaded photo differs from the uploaded one")
    console.print(f"photo {record.id} is {record.state}; its copy {copy.name} is identical")


def same(first: Path, second: Path) -> bool:
    """Whether two files hold the same bytes."""
    return first.read_bytes() == second.read_bytes()


def main() -> None:
    """Run all of it; any failure is an exception and a non-zero exit."""
    console = Console(highlight=False, soft_wrap=True)
    with Sandbox() as sandbox, tempfile.TemporaryDirectory() as folder:
        console.print(f"sandbox: {sandbox.base_url}")
        with HuvrClient(
            base_url=sandbox.base_url,
            client_id=sandbox.client_id,
            client_secret=sandbox.client_secret,
            user_agent="huvr-demo/1.0",
        ) as huvr:
            who(huvr, console)
            assets(huvr, console)
            findings(huvr, console)
            project = rename(huvr, console)
            photo(huvr, console, project, Path(folder))
    console.print("done")


if __name__ == "__main__":
    main()
