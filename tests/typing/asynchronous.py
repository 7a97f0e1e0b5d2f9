"""What type checkers know of the asynchronous client. Never run, only checked (mypy and pyright).

What models are is in sync.py: they are the same.
"""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path
from typing import Any, assert_type

import httpx
import httpx2
from huvr_api.client import Api, AsyncApi
from huvr_api.operations import AsyncCaller, Caller, Operation

from huvr_client import Answer, AsyncHuvrClient, HuvrClient, UploadResult
from huvr_client.models import (
    AssetDetail,
    AssetDetailPage,
    DefectList,
    DefectListPage,
    ObtainAccessTokenResponse,
    ProjectDetail,
    ProjectPatch,
    ProjectStatus,
    UserProfile,
)


async def quick_start() -> None:
    """As in the README."""
    async with AsyncHuvrClient(user_agent="acme-integrity/2.1") as huvr:
        assert_type(huvr, AsyncHuvrClient)
        assert_type(await huvr.users.me_read(), UserProfile)
        async for defect in huvr.defects.iter(state=["OPEN", "REPAIR"], ordering="-severity"):
            assert_type(defect, DefectList)
        changed = await huvr.projects.partial_update(36, ProjectPatch(name="Turbine trip check"))
        assert_type(changed, ProjectDetail)


async def answers(huvr: AsyncHuvrClient) -> None:
    """The same as without `async`, but awaited."""
    assert_type(await huvr.assets.list(), AssetDetailPage)
    assert_type(huvr.assets.iter(page_size=100, concurrency=4), AsyncGenerator[AssetDetail, None])
    assert_type(await huvr.assets.delete(36), None)
    assert_type(await huvr.projects.status_read(36), list[ProjectStatus])
    assert_type(await huvr.projects.export(36), bytes)
    assert_type(await huvr.projects.export_to(36, Path("report.xlsx")), Path)
    assert_type(await huvr.defects.bulk_edit({"ids": [1]}), Any)
    assert_type(
        await huvr.auth.obtain_access_token({"client_id": "a", "client_secret": "b"}),
        ObtainAccessTokenResponse,
    )
    answer = await huvr.answer(huvr.defects.list, state="OPEN")
    assert_type(answer, Answer[DefectListPage])
    huvr.defects.list(stat="OPEN")  # type: ignore[call-arg, unused-coroutine]
    huvr.asets  # type: ignore[attr-defined]  # noqa: B018
    async with aclosing(huvr.assets.iter()) as assets:
        async for asset in assets:
            assert_type(asset, AssetDetail)
    for _ in huvr.defects.iter():  # type: ignore[attr-defined]
        pass


def one_is_not_the_other(huvr: HuvrClient, later: AsyncHuvrClient) -> None:
    """Both are what the generated base classes say."""
    takes_one(huvr)
    takes_the_other(later)
    takes_one(later)  # type: ignore[arg-type]
    takes_the_other(huvr)  # type: ignore[arg-type]


def takes_one(api: Api) -> None: ...


def takes_the_other(api: AsyncApi) -> None: ...


def callers(caller: Caller, later: AsyncCaller, read: Operation[ProjectDetail]) -> None:
    """An operation says what it gives, also to a caller of one's own."""
    assert_type(caller.call(read, {"id": 36}), ProjectDetail)
    assert_type(read.decode(b"{}"), ProjectDetail)
    Api(caller)
    AsyncApi(later)
    AsyncApi(caller)  # type: ignore[arg-type]


async def files(huvr: AsyncHuvrClient) -> None:
    """As without `async`, but for `async for`."""
    async with aclosing(huvr.media.upload_iter(["a.jpg"])) as results:
        async for result in results:
            assert_type(result, UploadResult)
    async for fetched in huvr.media.download_iter([1]):
        if fetched.ok:
            assert_type(fetched.path, Path)
    assert_type(await huvr.media.upload_many(["a.jpg"]), list[UploadResult])


def clients_of_both_libraries() -> None:
    """The annotation takes httpx's and httpx2's."""
    AsyncHuvrClient(http_client=httpx.AsyncClient())
    AsyncHuvrClient(http_client=httpx2.AsyncClient(), aiohttp=False)
    AsyncHuvrClient(http_client=httpx2.Client())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
