"""``huvr.media`` for asyncio: the signatures of ``api``, with ``await`` and ``async for``."""

from __future__ import annotations

import os
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    Callable,
    Iterable,
    Mapping,
)
from pathlib import Path
from typing import Any

from huvr_api import models

from .._calls import HasContext, short_traceback
from .batch import BatchProgress, DownloadResult, Downloads, UploadResult, Uploads
from .download import DownloadOptions, MediaOrId, download
from .local_files import FileOrPath, Progress
from .options import ClientId, UploadOptions
from .upload import upload


class AsyncMedia:
    """Files, for asyncio: as ``Media``, with ``await``.

    Files are read and written in threads, and ``progress`` and ``client_id`` are called there.
    """

    def __init__(self, caller: HasContext) -> None:
        self._context = caller.context

    async def upload(
        self,
        file: FileOrPath,
        *,
        project: int | None = None,
        checklist: int | None = None,
        name: str | None = None,
        client_id: ClientId | None = None,
        fields: Mapping[str, Any] | None = None,
        progress: Progress | None = None,
        wait: bool = False,
        timeout: float = 300.0,  # noqa: ASYNC109 - the server's processing, not this call
    ) -> models.InspectionMedia:
        """As ``Media.upload``."""
        with short_traceback:
            options = UploadOptions(
                project, checklist, client_id, fields, wait, timeout, name, progress
            )
            record, _ = await upload(self._context, file, options)
            return record

    async def upload_many(
        self,
        files: Iterable[FileOrPath] | AsyncIterable[FileOrPath],
        *,
        project: int | None = None,
        checklist: int | None = None,
        client_id: Callable[[FileOrPath], str] | None = None,
        fields: Mapping[str, Any] | None = None,
        concurrency: int = 4,
        progress: BatchProgress | None = None,
        wait: bool = False,
        timeout: float = 300.0,  # noqa: ASYNC109
    ) -> list[UploadResult]:
        """As ``Media.upload_many``; cancelling it cancels the uploads."""
        options = UploadOptions(project, checklist, client_id, fields, wait, timeout, many=True)
        batch = Uploads(self._context, files, options, concurrency, progress)
        return await batch.acollect()

    def upload_iter(
        self,
        files: Iterable[FileOrPath] | AsyncIterable[FileOrPath],
        *,
        project: int | None = None,
        checklist: int | None = None,
        client_id: Callable[[FileOrPath], str] | None = None,
        fields: Mapping[str, Any] | None = None,
        concurrency: int = 4,
        progress: BatchProgress | None = None,
        wait: bool = False,
        timeout: float = 300.0,
    ) -> AsyncGenerator[UploadResult, None]:
        """As ``Media.upload_iter``, for ``async for``; ``aclose()`` cancels what is under way."""
        options = UploadOptions(project, checklist, client_id, fields, wait, timeout, many=True)
        batch = Uploads(self._context, files, options, concurrency, progress)
        return batch.aresults()

    async def download(
        self,
        media: MediaOrId,
        to: str | os.PathLike[str] = ".",
        *,
        overwrite: bool = False,
        progress: Progress | None = None,
    ) -> Path:
        """As ``Media.download``."""
        options = DownloadOptions(to, overwrite, progress=progress)
        with short_traceback:
            path, _ = await download(self._context, media, options)
            return path

    async def download_many(
        self,
        media: Iterable[MediaOrId] | AsyncIterable[MediaOrId],
        to: str | os.PathLike[str] = ".",
        *,
        concurrency: int = 4,
        overwrite: bool = False,
        skip_existing: bool = False,
        progress: BatchProgress | None = None,
    ) -> list[DownloadResult]:
        """As ``Media.download_many``; cancelling it cancels the downloads."""
        options = DownloadOptions(to, overwrite, skip_existing)
        batch = Downloads(self._context, media, options, concurrency, progress)
        return await batch.acollect()

    def download_iter(
        self,
        media: Iterable[MediaOrId] | AsyncIterable[MediaOrId],
        to: str | os.PathLike[str] = ".",
        *,
        concurrency: int = 4,
        overwrite: bool = False,
        skip_existing: bool = False,
        progress: BatchProgress | None = None,
    ) -> AsyncGenerator[DownloadResult, None]:
        """As ``Media.download_iter``, for ``async for``; ``aclose()`` cancels what is under way."""
        options = DownloadOptions(to, overwrite, skip_existing)
        batch = Downloads(self._context, media, options, concurrency, progress)
        return batch.aresults()
