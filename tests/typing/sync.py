"""What type checkers know of the synchronous client. Never run, only checked (mypy and pyright).

A line that must be an error has a `type: ignore`: mypy complains about one that is not needed.
"""

import datetime
from collections.abc import Generator
from pathlib import Path
from typing import Any, Literal, assert_type

import httpx
import httpx2

from huvr_client import (
    Answer,
    BatchProgress,
    DownloadResult,
    HuvrClient,
    Undocumented,
    Unset,
    Uploaded,
    UploadFailed,
    content_id,
)
from huvr_client.models import (
    AssetDetail,
    AssetDetailPage,
    AssetSlim,
    Defect,
    DefectCreate,
    DefectList,
    DefectListPage,
    InspectionMedia,
    Label,
    ObtainAccessTokenRequest,
    ObtainAccessTokenResponse,
    Page,
    ProjectDetail,
    ProjectPatch,
    ProjectStatus,
    UserLite,
    UserProfile,
)

DefectStates = Literal["PENDING", "OPEN", "MONITOR", "REPAIR", "REPAIRED", "CLOSED"]


def quick_start() -> None:
    """As in the README."""
    with HuvrClient(user_agent="acme-integrity/2.1") as huvr:
        assert_type(huvr, HuvrClient)
        assert_type(huvr.users.me_read(), UserProfile)
        for defect in huvr.defects.iter(state=["OPEN", "REPAIR"], ordering="-severity"):
            assert_type(defect, DefectList)
            assert_type(defect.asset.name, str)
            assert_type(defect.created_on.date(), datetime.date)
        changed = huvr.projects.partial_update(36, ProjectPatch(name="Turbine trip check"))
        assert_type(changed, ProjectDetail)


def pages(huvr: HuvrClient) -> None:
    """A page knows its items."""
    page = huvr.defects.list(limit=10)
    assert_type(page, DefectListPage)
    assert_type(page.count, int)
    assert_type(page.next, str | None)
    assert_type(page.results, list[DefectList])
    assert_type([one for one in page], list[DefectList])  # noqa: C416 - iterating is the point
    assert_type(page.records, list[dict[str, Any]])
    assert_type(len(page), int)
    assert_type(page[0], DefectList)
    assert_type(page[:2], list[DefectList])
    assert_type(page.first, DefectList | None)
    assert_type(huvr.assets.iter(page_size=100, concurrency=4), Generator[AssetDetail, None, None])
    takes_any_page(huvr.assets.list())
    huvr.defects.list(limit="10")  # type: ignore[arg-type]
    huvr.defects.list(stat="OPEN")  # type: ignore[call-arg]


def takes_any_page(page: Page[AssetDetail]) -> AssetDetail:
    """Generic code over pages."""
    return page.results[0]


def raw_answers(huvr: HuvrClient) -> None:
    """The answer behind a call is typed as the call is."""
    answer = huvr.answer(huvr.defects.list, state="OPEN", limit=5)
    assert_type(answer, Answer[DefectListPage])
    assert_type(answer.value.results, list[DefectList])
    assert_type(answer.request_id, str | None)
    assert_type(huvr.answer(huvr.projects.partial_update, 36, {"name": "a"}).value, ProjectDetail)
    assert_type(huvr.answer(huvr.assets.delete, 36).value, None)
    huvr.answer(huvr.defects.list, stat="OPEN")  # type: ignore[call-arg]


def filters(huvr: HuvrClient, since: datetime.date) -> None:
    """Filters take what people have."""
    huvr.defects.list(severity=3, created_on=since, latest=True, id__in=[1, 2], search=None)
    huvr.defects.list(state="OPEN")
    states: list[DefectStates] = ["OPEN", "REPAIR"]
    huvr.defects.list(state=states)
    huvr.defects.iter(state=("OPEN", Undocumented("RETIRED")))
    huvr.defects.list(state=Undocumented("RETIRED"))
    huvr.defects.list(state="OPNE")  # type: ignore[arg-type]
    huvr.defects.list(state=["OPEN", "OPNE"])  # type: ignore[list-item]
    huvr.defects.list(state=("OPEN", "REPAIR"), resolved_on=datetime.datetime.now(datetime.UTC))
    huvr.defects.list(state={"a": 1})  # type: ignore[arg-type]
    huvr.defects.list(state=None, severity=object())  # type: ignore[arg-type]


def attributes(defect: DefectList, detail: Defect) -> None:
    """No cast and no guard that the API does not call for."""
    assert_type(defect.id, int)
    assert_type(defect.severity, int)
    assert_type(defect.asset, AssetSlim)
    assert_type(defect.created_on, datetime.datetime)
    assert_type(defect.repair_by, datetime.date | None)
    assert_type(defect.geo_point, list[float] | None)
    assert_type(defect.labels, list[Label])
    assert_type(defect.created_by, UserLite | None)
    assert_type(detail.to_dict(), dict[str, Any])
    assert_type(Defect.from_dict({"id": 1}), Defect)
    assert_type(detail.additional_properties, dict[str, Any])
    defect.nmae  # type: ignore[attr-defined]  # noqa: B018
    defect.nmae = "a"  # type: ignore[attr-defined]
    defect.severity = 3  # type: ignore[misc]


def open_enums(defect: DefectList, body: DefectCreate) -> None:
    """An answer may hold a value that is not documented; a body may not."""
    assert_type(defect.state, DefectStates | str)
    assert_type(body.state, DefectStates | Unset)
    if body.state:
        assert_type(body.state, DefectStates)
    body.state = "REPAIRED"
    body.state = "MELTED"  # type: ignore[assignment]


def bodies(huvr: HuvrClient, when: datetime.datetime) -> None:
    """A model or a mapping; every field of a PATCH is optional, and None sends null."""
    ProjectPatch()
    ProjectPatch(name="a", end=None, start=when, labels=[Label(name="a", value=1)])
    ProjectPatch("a")  # type: ignore[call-arg, arg-type]
    ProjectPatch(nmae="a")  # type: ignore[call-arg]
    ProjectPatch(name=3)  # type: ignore[arg-type]
    huvr.projects.partial_update(36, {"name": "a"})
    huvr.projects.partial_update(36, DefectCreate())  # type: ignore[arg-type]
    huvr.projects.partial_update(None, ProjectPatch())  # type: ignore[arg-type]
    ObtainAccessTokenRequest(client_id="a", client_secret="b")
    ObtainAccessTokenRequest(client_id="a")  # type: ignore[call-arg]


def answers(huvr: HuvrClient) -> None:
    """What calls return."""
    assert_type(huvr.assets.list(), AssetDetailPage)
    assert_type(huvr.assets.delete(36), None)
    assert_type(huvr.projects.status_read(36), list[ProjectStatus])
    assert_type(huvr.projects.export(36), bytes)
    assert_type(huvr.projects.export_to(36, "report.xlsx"), Path)
    assert_type(huvr.defects.bulk_edit({"ids": [1]}), Any)
    assert_type(
        huvr.auth.obtain_access_token({"client_id": "a", "client_secret": "b"}),
        ObtainAccessTokenResponse,
    )
    huvr.asets  # type: ignore[attr-defined]  # noqa: B018


def files(huvr: HuvrClient) -> None:
    """`ok` tells a result with a record from one with an error."""

    def progress(item: object, done: int, total: int | None) -> None: ...

    report: BatchProgress = progress
    for result in huvr.media.upload_iter(["a.jpg"], client_id=content_id, progress=report):
        assert_type(result, Uploaded | UploadFailed)
        if result.ok:
            assert_type(result.record, InspectionMedia)
            assert_type(result.record.id, int)
        if isinstance(result, UploadFailed):
            raise result.error
    for sent in huvr.media.upload_many([Path("a.jpg")], client_id=lambda file: "key"):
        assert_type(sent.error, Exception | None)
    for fetched in huvr.media.download_many([1, "2"], skip_existing=True):
        assert_type(fetched, DownloadResult)
        if fetched.ok:
            assert_type(fetched.path, Path)
    huvr.media.upload_many(["a.jpg"], client_id="key")  # type: ignore[arg-type]
    huvr.media.upload("a.jpg", client_id=content_id, progress=progress)  # type: ignore[arg-type]


def clients_of_both_libraries() -> None:
    """The annotation takes httpx's and httpx2's."""
    HuvrClient(http_client=httpx.Client())
    HuvrClient(http_client=httpx2.Client())
    HuvrClient(http_client=httpx.AsyncClient())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
