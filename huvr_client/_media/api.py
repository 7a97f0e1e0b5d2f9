"""``huvr.media``: moving files to and from HUVR, blocking."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Mapping
from pathlib import Path
from typing import Any

from huvr_api import models

from .._calls import HasContext, short_traceback
from .._transport.network.sync_io import finish
from .batch import BatchProgress, DownloadResult, Downloads, UploadResult, Uploads
from .download import DownloadOptions, MediaOrId, download
from .local_files import FileOrPath, Progress
from .options import ClientId, UploadOptions
from .upload import upload


class Media:
    """Files, blocking: ``huvr.media.upload("weld-12.jpg", project=36)``. Thread-safe.

    The bytes go straight to and from the storage behind HUVR (without the token), piece by piece:
    a gigabyte takes no more memory than a megabyte. An interrupted transfer is resumed, within the
    client's ``RetryPolicy``, whose count resets after every megabyte. The client's ``deadline`` is
    for each megabyte as well.
    """

    def __init__(self, caller: HasContext) -> None:
        self._context = caller.context

    def upload(
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
        timeout: float = 300.0,
    ) -> models.InspectionMedia:
        """Send a file; its record as it is afterwards.

        * ``file``: a path, or a file open in binary mode, read from where it stands. One that
          cannot seek (a pipe) is copied to a temporary file first.
        * ``project``, ``checklist``: id of what it belongs to; one of them at most.
        * ``name``: what HUVR is to call it; by default the file's own name. Folders are never
          sent. HUVR numbers names that are taken: see ``record.name``.
        * ``client_id``: at most 36 characters, unique in the workspace; or a function of ``file``
          that returns it, such as ``huvr_client.content_id``. With one of your own an upload can
          be repeated at any time: it goes on with the record that has it, and returns it as it is
          if its file is there already. By default a new one.
        * ``fields``: more of what ``inspection_media.create`` takes (``captured_on``, ...).
        * ``progress``: called as ``progress(done, total)``; see ``Progress`` for from where.
        * ``wait``: return when HUVR has processed the file (thumbnails, EXIF), at the latest after
          ``timeout`` seconds, which raises ``HuvrTimeoutError``.

        There is one record, whatever answers are lost on the way. Raises ``TypeError`` or
        ``ValueError`` for unusable arguments, before anything is sent; ``OSError`` for the file,
        ``TransferError`` where the storage refuses it, ``HuvrError`` otherwise. If a record has
        been made, a note on the exception (``KeyboardInterrupt`` included) says how to go on with
        it.
        """
        with short_traceback:
            options = UploadOptions(
                project, checklist, client_id, fields, wait, timeout, name, progress
            )
            record, _ = finish(upload(self._context, file, options))
            return record

    def upload_many(
        self,
        files: Iterable[FileOrPath],
        *,
        project: int | None = None,
        checklist: int | None = None,
        client_id: Callable[[FileOrPath], str] | None = None,
        fields: Mapping[str, Any] | None = None,
        concurrency: int = 4,
        progress: BatchProgress | None = None,
        wait: bool = False,
        timeout: float = 300.0,
    ) -> list[UploadResult]:
        """Send several files, ``concurrency`` at a time; what became of each, in their order.

        One that fails does not keep the others back: look at ``result.ok`` and ``result.error``.
        A ``progress`` that raises ends its file with that error.

        ``client_id=huvr_client.content_id`` makes the batch repeatable: what HUVR has is skipped
        (``result.existed``), and a record without its file is completed. A function of your own
        returns a file's key. It may be called from several threads. Other arguments as for
        ``upload``.

        Leaving early (Ctrl-C) waits for the exchanges under way, and starts no others; notes on
        the exception say how to go on with what was broken off.
        """
        options = UploadOptions(project, checklist, client_id, fields, wait, timeout, many=True)
        batch = Uploads(self._context, files, options, concurrency, progress)
        return batch.collect()

    def upload_iter(
        self,
        files: Iterable[FileOrPath],
        *,
        project: int | None = None,
        checklist: int | None = None,
        client_id: Callable[[FileOrPath], str] | None = None,
        fields: Mapping[str, Any] | None = None,
        concurrency: int = 4,
        progress: BatchProgress | None = None,
        wait: bool = False,
        timeout: float = 300.0,
    ) -> Generator[UploadResult, None, None]:
        """As ``upload_many``, with each result as soon as its file is through.

        Files are sent while you iterate, and only then. Leaving the loop ends the batch; how to go
        on with what that broke off is logged as a warning.
        """
        options = UploadOptions(project, checklist, client_id, fields, wait, timeout, many=True)
        batch = Uploads(self._context, files, options, concurrency, progress)
        return batch.results()

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
        options = DownloadOptions(to, overwrite, progress=progress)
        with short_traceback:
            path, _ = finish(download(self._context, media, options))
            return path

    def download_many(
        self,
        media: Iterable[MediaOrId],
        to: str | os.PathLike[str] = ".",
        *,
        concurrency: int = 4,
        overwrite: bool = False,
        skip_existing: bool = False,
        progress: BatchProgress | None = None,
    ) -> list[DownloadResult]:
        """Fetch several files, ``concurrency`` at a time; what became of each, in their order.

        They go into the folder ``to``, which is made if need be. Files of one batch that HUVR calls
        the same are numbered, in the order of the batch. One that was there before is a
        ``FileExistsError`` of that file, unless ``overwrite``; with ``skip_existing`` it is left
        alone (``result.existed``) if it has the size that HUVR's record says. One that fails does
        not keep the others back.
        """
        options = DownloadOptions(to, overwrite, skip_existing)
        batch = Downloads(self._context, media, options, concurrency, progress)
        return batch.collect()

    def download_iter(
        self,
        media: Iterable[MediaOrId],
        to: str | os.PathLike[str] = ".",
        *,
        concurrency: int = 4,
        overwrite: bool = False,
        skip_existing: bool = False,
        progress: BatchProgress | None = None,
    ) -> Generator[DownloadResult, None, None]:
        """As ``download_many``, with each result as soon as its file is there.

        Files are fetched while you iterate, and only then. Leaving the loop ends the batch.
        """
        options = DownloadOptions(to, overwrite, skip_existing)
        batch = Downloads(self._context, media, options, concurrency, progress)
        return batch.results()
