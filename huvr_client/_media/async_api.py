"""``huvr.media`` for asyncio: the signatures of ``api``, with ``await`` and ``async for``."""

from __future__ import annotations

import os
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Callable,
    Iterable,
    Mapping,
)
from contextlib import aclosing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from huvr_api import models

from .._calls import HasContext, short_traceback
from .batch import Batch, BatchProgress, DownloadResult, UploadResult, check_items
from .download import Existing, Folder, MediaOrId, download, existing_for, place_for
from .local_files import FileOrPath, Progress
from .options import ClientId, UploadOptions, check_many
from .side_by_side import iterated
from .upload import upload

if TYPE_CHECKING:
    from .side_by_side import Work

T = TypeVar("T")


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
                project, checklist, fields, wait, timeout, name, client_id, progress
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
        options = UploadOptions(project, checklist, fields, wait, timeout, client_id=client_id)
        batch = Batch(self._context, concurrency, progress)
        return await batch.acollect(_uploads(batch, files, options))

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
        options = UploadOptions(project, checklist, fields, wait, timeout, client_id=client_id)
        batch = Batch(self._context, concurrency, progress)
        return _results(batch, _uploads(batch, files, options))

    async def download(
        self,
        media: MediaOrId,
        to: str | os.PathLike[str] = ".",
        *,
        overwrite: bool = False,
        progress: Progress | None = None,
    ) -> Path:
        """As ``Media.download``."""
        existing = existing_for(overwrite=overwrite, skip_existing=False)
        place = place_for(self._context.io, to)
        with short_traceback:
            path, _ = await download(self._context, media, place, existing, progress)
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
        existing = existing_for(overwrite=overwrite, skip_existing=skip_existing)
        batch = Batch(self._context, concurrency, progress)
        return await batch.acollect(_downloads(batch, media, to, existing))

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
        existing = existing_for(overwrite=overwrite, skip_existing=skip_existing)
        batch = Batch(self._context, concurrency, progress)
        return _results(batch, _downloads(batch, media, to, existing))


def _uploads(
    batch: Batch,
    files: Iterable[FileOrPath] | AsyncIterable[FileOrPath],
    options: UploadOptions,
) -> AsyncIterator[Work[UploadResult]]:
    check_items("files", files)
    check_many(options)
    return (partial(batch.upload, file=file, options=options) async for file in iterated(files))


def _downloads(
    batch: Batch,
    media: Iterable[MediaOrId] | AsyncIterable[MediaOrId],
    to: str | os.PathLike[str],
    existing: Existing,
) -> AsyncIterator[Work[DownloadResult]]:
    check_items("media", media)
    folder = Folder(to)
    return (batch.download(item, folder, existing) async for item in iterated(media))


async def _results(batch: Batch, works: AsyncIterator[Work[T]]) -> AsyncGenerator[T, None]:
    async with aclosing(batch.arun(works)) as numbered:
        async for _, result in numbered:
            yield result
