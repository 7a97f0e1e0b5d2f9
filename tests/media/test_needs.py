"""A call or a model that HUVR's API has lost ends the feature that needs it, and says so."""

from __future__ import annotations

import asyncio
import sys

import huvr_api.models
import pytest
from huvr_api.resources.inspection_media import AsyncInspectionMediaResource

from huvr_client import AsyncHuvrClient, HuvrClient, HuvrError, HuvrFeatureError
from huvr_client._needs import feature
from huvr_client.sandbox import Sandbox


@pytest.fixture
def options():
    with Sandbox() as sandbox:
        yield {
            "base_url": sandbox.base_url,
            "client_id": sandbox.client_id,
            "client_secret": sandbox.client_secret,
            "user_agent": "needs-tests/1.0",
        }


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"x")
    return path


@pytest.fixture(params=["a method", "a module"])
def lost(request, monkeypatch):
    if request.param == "a method":
        monkeypatch.delattr(AsyncInspectionMediaResource, "create")
    else:
        monkeypatch.setitem(sys.modules, "huvr_api.resources.inspection_media", None)


def test_upload_without_its_call(lost, options, photo):
    message = "huvr.media.upload needs what HUVR's API does not have any more: .*nspection"
    with HuvrClient(**options) as huvr:
        with pytest.raises(HuvrFeatureError, match=message):
            huvr.media.upload(photo)
        (result,) = huvr.media.upload_many([photo])
        assert isinstance(result.error, HuvrFeatureError)
        assert huvr.users.me_read().id

    async def main():
        async with AsyncHuvrClient(**options) as later:
            with pytest.raises(HuvrFeatureError, match=message):
                await later.media.upload(photo)

    asyncio.run(main())


def test_download_without_its_model(monkeypatch, options, tmp_path):
    with HuvrClient(**options) as huvr:
        media = huvr.inspection_media.list(limit=1)[0]
        monkeypatch.delitem(huvr_api.models.MODULES, "InspectionMediaDefectInline")
        monkeypatch.delitem(vars(huvr_api.models), "InspectionMediaDefectInline", raising=False)
        with pytest.raises(HuvrFeatureError, match=r"huvr\.media\.download needs .*DefectInline"):
            huvr.media.download(media, tmp_path)


@pytest.mark.parametrize("error", [AttributeError("ours"), ImportError("x", name="other")])
def test_other_errors_stay_what_they_are(error):
    @feature("x")
    async def broken():
        raise error

    with pytest.raises(type(error)) as caught:
        asyncio.run(broken())
    assert caught.value is error
    assert not isinstance(error, HuvrError)
