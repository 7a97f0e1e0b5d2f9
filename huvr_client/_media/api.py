"""``huvr.media``: moving files to and from HUVR."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .._calls import short_traceback
from .._transport.sync_io import finish
from .batch import (
    Batch,
    BatchProgress,
    DownloadResult,
    UploadResult,
    await_all,
    iterated,
    run_all,
)
from .download import Folder, download, place_for
from .local_files import FileOrPath, Progress
from .upload import UploadOptions, upload

if TYPE_CHECKING:
    from huvr_api.models import InspectionMedia

    from .._calls import CallContext
    from .download import MediaOrId

__all__ = ["AsyncMedia", "BatchProgress", "DownloadResult", "Media", "Progress", "UploadResult"]


class Media:
    """Files, blocking: ``huvr.media.upload("weld-12.jpg", project=36)``. Thread-safe.

    The bytes go straight to and from the storage behind HUVR (without the token), piece by piece:
    a gigabyte takes no more memory than a megabyte. An interrupted transfer is resumed, within the
    client's ``RetryPolicy``, whose count resets after every megabyte.
    """

    def __init__(self, context: CallContext) -> None:
        self._context = context

    def upload(
        self,
        file: FileOrPath,
        *,
        project: int | None = None,
        checklist: int | None = None,
        name: str | None = None,
        client_id: str | None = None,
        fields: Mapping[str, Any] | None = None,
        progress: Progress | None = None,
        wait: bool = False,
        timeout: float = 300.0,
    ) -> InspectionMedia:
        """Send a file; its record as it is afterwards.

        * ``file``: a path, or a file open in binary mode, read from where it stands. One that
          cannot seek (a pipe) is copied to a temporary file first.
        * ``project``, ``checklist``: id of what it belongs to; one of them at most.
        * ``name``: what HUVR is to call it; by default the file's own name. Folders are never
          sent. HUVR numbers names that are taken: see ``record.name``.
        * ``client_id``: at most 36 characters, unique in the workspace. With one of your own an
          upload can be repeated at any time: it goes on with the record that has it, and returns
          it as it is if its file is there already. By default a new one.
        * ``fields``: more of what ``inspection_media.create`` takes (``captured_on``, ...).
        * ``progress``: called as ``progress(done, total)``; see ``Progress`` for from where.
        * ``wait``: return when HUVR has processed the file (thumbnails, EXIF), at the latest after
          ``timeout`` seconds, which raises ``HuvrTimeoutError``.

        There is one record, whatever answers are lost on the way. Raises ``OSError`` for the file,
        ``TransferError`` where the storage refuses it, ``HuvrError`` otherwise; if the record had
        been made, a note on the exception says how to go on with it.
        """
        options = UploadOptions(
            project, checklist, fields, wait, timeout, name, client_id, progress
        )
        with short_traceback:
            return finish(upload(self._context, file, options))

    def upload_many(
        self,
        files: Iterable[FileOrPath],
        *,
        project: int | None = None,
        checklist: int | None = None,
        fields: Mapping[str, Any] | None = None,
        concurrency: int = 4,
        progress: BatchProgress | None = None,
        wait: bool = False,
        timeout: float = 300.0,
    ) -> list[UploadResult]:
        """Send several files, ``concurrency`` at a time; what became of each, in their order.

        One that fails does not keep the others back: look at ``result.error``. Arguments as for
        ``upload``. Leaving early (Ctrl-C) waits for the exchanges under way, and starts no others.
        """
        batch = Batch(self._context, progress)
        options = UploadOptions(project, checklist, fields, wait, timeout)
        works = (partial(batch.upload, file=file, options=options) for file in files)
        return run_all(self._context, works, concurrency)

    def download(
        self,
        media: MediaOrId,
        to: str | os.PathLike[str] = ".",
        *,
        overwrite: bool = False,
        progress: Progress | None = None,
    ) -> Path:
        """Fetch the file of a media record; where it is now.

        * ``media``: an inspection media record or its id, or a library media record.
        * ``to``: a file, or a folder (one that exists, or anything ending with a slash), in which
          the file gets HUVR's name for it, made harmless for any system.
        * ``overwrite``: replace an existing file; otherwise that is a ``FileExistsError``.
        * ``progress``: called as ``progress(done, total)``.

        The file appears under its name when it is whole. Until then its bytes are in a file beside
        it that ends in ``.part``, and that is removed when the download fails. Raises
        ``TransferError`` where the storage refuses, or sends something else than HUVR's record
        says; ``OSError``; ``HuvrError``.
        """
        work = download(self._context, media, place_for(to), overwrite=overwrite, progress=progress)
        with short_traceback:
            return finish(work)

    def download_many(
        self,
        media: Iterable[MediaOrId],
        to: str | os.PathLike[str] = ".",
        *,
        concurrency: int = 4,
        overwrite: bool = False,
        progress: BatchProgress | None = None,
    ) -> list[DownloadResult]:
        """Fetch several files, ``concurrency`` at a time; what became of each, in their order.

        They go into the folder ``to``, which is made if need be. Files of one batch that HUVR calls
        the same are numbered; one that was there before is an error of that file, unless
        ``overwrite``. One that fails does not keep the others back.
        """
        batch = Batch(self._context, progress)
        folder = Folder(to)
        works = (batch.download(item, folder, overwrite) for item in media)
        return run_all(self._context, works, concurrency)


class AsyncMedia:
    """Files, for asyncio: as ``Media``, with ``await``.

    Files are read and written in threads, and progress is reported from there.
    """

    def __init__(self, context: CallContext) -> None:
        self._context = context

    async def upload(
        self,
        file: FileOrPath,
        *,
        project: int | None = None,
        checklist: int | None = None,
        name: str | None = None,
        client_id: str | None = None,
        fields: Mapping[str, Any] | None = None,
        progress: Progress | None = None,
        wait: bool = False,
        timeout: float = 300.0,  # noqa: ASYNC109 - the server's processing, not this call
    ) -> InspectionMedia:
        """As ``Media.upload``."""
        options = UploadOptions(
            project, checklist, fields, wait, timeout, name, client_id, progress
        )
        with short_traceback:
            return await upload(self._context, file, options)

    async def upload_many(
        self,
        files: Iterable[FileOrPath] | AsyncIterable[FileOrPath],
        *,
        project: int | None = None,
        checklist: int | None = None,
        fields: Mapping[str, Any] | None = None,
        concurrency: int = 4,
        progress: BatchProgress | None = None,
        wait: bool = False,
        timeout: float = 300.0,  # noqa: ASYNC109
    ) -> list[UploadResult]:
        """As ``Media.upload_many``; cancelling it cancels the uploads."""
        batch = Batch(self._context, progress)
        options = UploadOptions(project, checklist, fields, wait, timeout)
        works = (
            partial(batch.upload, file=file, options=options) async for file in iterated(files)
        )
        return await await_all(self._context, works, concurrency)

    async def download(
        self,
        media: MediaOrId,
        to: str | os.PathLike[str] = ".",
        *,
        overwrite: bool = False,
        progress: Progress | None = None,
    ) -> Path:
        """As ``Media.download``."""
        work = download(self._context, media, place_for(to), overwrite=overwrite, progress=progress)
        with short_traceback:
            return await work

    async def download_many(
        self,
        media: Iterable[MediaOrId] | AsyncIterable[MediaOrId],
        to: str | os.PathLike[str] = ".",
        *,
        concurrency: int = 4,
        overwrite: bool = False,
        progress: BatchProgress | None = None,
    ) -> list[DownloadResult]:
        """As ``Media.download_many``; cancelling it cancels the downloads."""
        batch = Batch(self._context, progress)
        folder = Folder(to)
        works = (batch.download(item, folder, overwrite) async for item in iterated(media))
        return await await_all(self._context, works, concurrency)
