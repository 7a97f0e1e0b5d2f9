"""One upload: create the record, send the bytes, wait for the processing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from .._needs import feature
from .._transport.wire import Kind, Reply, Request, TransportFailure
from ..errors import (
    BadRequestError,
    HuvrConnectionError,
    HuvrDecodeError,
    HuvrTimeoutError,
    ServerError,
    TransferError,
)
from . import records
from .local_files import FileOrPath, LocalFailure, UploadSource, open_source
from .options import file_name
from .storage import TransferRetries, check_url, upload_headers

if TYPE_CHECKING:
    from huvr_api.models import InspectionMedia

    from .._calls import CallContext
    from .options import UploadOptions

_FINISHED = ("UPLOADED", "PROCESSED", "INSPECTED")  # no set: a server may send what has no hash
_MISSING = "NOT_FOUND"
_PRECONDITION_FAILED = 412
_POLLS = (0.25, 0.5, 1.0, 2.0, 4.0)


@feature("huvr.media.upload")
async def upload(
    context: CallContext, file: FileOrPath, options: UploadOptions
) -> tuple[InspectionMedia, bool]:
    """See ``Media.upload``. The record, and whether its file was there before."""
    source = await context.io.run(partial(open_source, file))
    try:
        name = file_name(source, options.name)
        client_id = await context.io.run(partial(options.client_id_of, file, source, name))
        return await _Upload(context, source, options, name, client_id).run()
    finally:
        source.close()


class _Upload:
    def __init__(
        self,
        context: CallContext,
        source: UploadSource,
        options: UploadOptions,
        name: str,
        client_id: str,
    ) -> None:
        self._context = context
        self._io = context.io
        self._source = source
        self._options = options
        self._name = name
        self._client_id = client_id
        self._retries = TransferRetries(context, self._refresh)
        self._lost = False  # an attempt may have succeeded without our knowing
        self._has_record = False

    async def run(self) -> tuple[InspectionMedia, bool]:
        try:
            self._record = await self._create()
            self._has_record = True
            existed = _is_uploaded(self._record)
            if not existed:
                await self._send()
                await self._refresh()
            if self._options.wait:
                await self._wait_until_processed()
        except BaseException as exc:  # an interrupt or a cancellation as well
            if self._has_record or _is_unknown(exc):
                exc.add_note(self._resumable())
            raise
        return self._record, existed

    def _resumable(self) -> str:
        what = (
            f"media record {self._record.id} exists" if self._has_record else "a record may exist"
        )
        again = f"upload(..., client_id={self._client_id!r}) goes on with it"
        return f"{self._name}: {what}; {again}"

    async def _refresh(self) -> None:
        self._record = await records.reread(self._context, self._record)

    async def _create(self) -> InspectionMedia:
        """Make the record, once.

        ``client_id`` is unique in the workspace. When the request is made again after a lost
        answer, HUVR refuses it because of the first one's record, which is then looked up.
        """
        body = {"filename": self._name, "client_id": self._client_id, **self._options.record_fields}
        while True:
            try:
                return await records.create(self._context, body)
            except (BadRequestError, HuvrConnectionError, HuvrDecodeError, ServerError) as exc:
                problem = exc
            if not _may_exist(problem):
                raise problem
            record = await records.find(self._context, self._client_id)
            if record is not None:
                self._lost = True  # its bytes may have come as well
                return record
            if isinstance(problem, BadRequestError):
                raise problem
            await self._retries.pause(problem)

    async def _send(self) -> None:
        """PUT the bytes, within the retries; with a fresh URL where the old one has expired."""
        while True:
            try:
                reply = await self._put()
            except TransportFailure as failure:
                self._lost = self._lost or failure.sent
                await self._retries.pause_after(failure, "PUT")
                continue
            if self._is_stored(reply):
                return
            await self._retries.after_refusal(reply, self._name)
            if self._lost and _is_uploaded(self._record):  # it was read again meanwhile
                return

    def _is_stored(self, reply: Reply) -> bool:
        # 412: uploads are signed for a name that must be free (x-goog-if-generation-match: 0), and
        # an attempt of ours whose answer was lost has taken it.
        return reply.ok or (self._lost and reply.status == _PRECONDITION_FAILED)

    async def _put(self) -> Reply:
        upload: Any = self._record.upload
        check_url(self._context.config.origin, getattr(upload, "url", None), self._name)
        try:
            return await self._io.send(
                Request(
                    "PUT",
                    upload.url,
                    headers=upload_headers(upload.headers, self._source.size, self._name),
                    content=self._chunks,
                    timeout=self._context.config.timeout,
                    kind=Kind.STORAGE,
                )
            )
        except LocalFailure as failure:
            error = failure.error
        raise error

    def _chunks(self) -> Iterator[bytes]:
        return self._source.chunks(self._options.progress)

    async def _wait_until_processed(self) -> None:
        clock, seconds = self._context.config.clock, self._options.timeout
        deadline = clock() + seconds
        polls = 0
        while self._record.state not in _FINISHED:
            if self._record.state == _MISSING:
                raise TransferError(f"{self._name}: HUVR does not find the uploaded file")
            pause = _POLLS[min(polls, len(_POLLS) - 1)]
            if clock() + pause > deadline:
                message = f"{self._name} was uploaded, but after {seconds:g} s its state is still"
                raise HuvrTimeoutError(f"{message} {self._record.state}")
            await self._io.sleep(pause)
            polls += 1
            await self._refresh()


def _may_exist(problem: Exception) -> bool:
    if isinstance(problem, BadRequestError):
        return "client_id" in problem.fields
    return not isinstance(problem, HuvrConnectionError) or problem.request_sent


def _is_uploaded(record: InspectionMedia) -> bool:
    state: Any = record.state
    return isinstance(state, str) and state not in ("CREATED", _MISSING)


def _is_unknown(exc: BaseException) -> bool:
    """Whether the request for a record that ended so may have made one."""
    if isinstance(exc, HuvrConnectionError):
        return exc.request_sent
    return not isinstance(exc, Exception)
