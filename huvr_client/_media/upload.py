"""One upload: create the record, send the bytes, wait for the processing."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from .._needs import feature
from .._transport.error_body import one_line
from .._transport.wire import Kind, Reply, Request, TransportFailure
from ..errors import (
    BadRequestError,
    HuvrConnectionError,
    HuvrDecodeError,
    HuvrTimeoutError,
    ServerError,
    TransferError,
)
from .local_files import CHUNK, FileOrPath, LocalFailure, UploadSource, open_source
from .options import file_name
from .records import inspection_media
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
    with ExitStack() as stack:

        def opened() -> UploadSource:
            return stack.enter_context(closing(open_source(file)))

        source = await context.io.run(opened)
        name = file_name(source, options.name)
        client_id = await context.io.run(partial(options.client_id_of, file, source, name))
        return await _Upload(context, source, options, name, client_id).run()


@dataclass(eq=False, repr=False)
class _Upload:
    context: CallContext
    source: UploadSource
    options: UploadOptions
    name: str
    client_id: str

    def __post_init__(self) -> None:
        self._io = self.context.io
        self._records = inspection_media(self.context)
        self._retries = TransferRetries(self.context, self._refresh)
        self._lost = False  # an attempt may have succeeded without our knowing
        self._record: InspectionMedia

    async def run(self) -> tuple[InspectionMedia, bool]:
        record = None
        try:
            record = self._record = await self._create()
            existed = _is_uploaded(record)
            if not existed:
                await self._retries.run(self._send, "PUT")
                await self._refresh()
            if self.options.wait:
                await self._wait_until_processed()
        except BaseException as exc:  # an interrupt or a cancellation as well
            if record is not None or _is_unknown(exc):
                what = f"media record {record.id} exists" if record else "a record may exist"
                again = f"upload(..., client_id={self.client_id!r}) goes on with it"
                exc.add_note(one_line(f"{self.name}: {what}; {again}"))
            raise
        return self._record, existed

    async def _refresh(self) -> None:
        self._record = await self._read(self._record)

    async def _read(self, record: InspectionMedia) -> InspectionMedia:
        number: Any = record.id
        if isinstance(number, bool) or not isinstance(number, int):
            raise HuvrDecodeError(f"HUVR's media record has no number as its id: {number!r:.60}")
        return await self._records.read(number)

    async def _create(self) -> InspectionMedia:
        """Make the record, once.

        ``client_id`` is unique in the workspace. When the request is made again after a lost
        answer, HUVR refuses it because of the first one's record, which is then looked up.
        """
        body = {"filename": self.name, "client_id": self.client_id, **self.options.record_fields}
        while True:
            try:
                return await self._records.create(body)
            except (BadRequestError, HuvrConnectionError, HuvrDecodeError, ServerError) as exc:
                problem = exc
            if not _may_exist(problem):
                raise problem
            record = await self._find()
            if record is not None:
                self._lost = True  # its bytes may have come as well
                return record
            if isinstance(problem, BadRequestError):
                raise problem
            await self._retries.pause(problem)

    async def _find(self) -> InspectionMedia | None:
        """The record that was created with our ``client_id``."""
        for record in await self._records.list(client_id=self.client_id):
            # A server that does not know the filter gives records of all kinds.
            if getattr(record, "client_id", None) == self.client_id:
                return await self._read(record)
        return None

    async def _send(self) -> bool | None:
        """PUT the bytes; ``None``: another attempt is needed."""
        try:
            reply = await self._put()
        except TransportFailure as failure:
            self._lost = self._lost or failure.sent
            raise
        if self._is_stored(reply):
            return True
        await self._retries.after_refusal(reply, self.name)
        # It may have been read again meanwhile.
        return True if self._lost and _is_uploaded(self._record) else None

    def _is_stored(self, reply: Reply) -> bool:
        # 412: uploads are signed for a name that must be free (x-goog-if-generation-match: 0), and
        # an attempt of ours whose answer was lost has taken it.
        return reply.ok or (self._lost and reply.status == _PRECONDITION_FAILED)

    async def _put(self) -> Reply:
        try:
            return await self._io.send(self._request())
        except LocalFailure as failure:
            error = failure.error
        raise error

    def _request(self) -> Request:
        """Made by itself: its URL and its headers are credentials, and in no frame that lasts."""
        upload: Any = self._record.upload
        check_url(self.context.config.origin, getattr(upload, "url", None), self.name)
        return Request(
            "PUT",
            upload.url,
            headers=upload_headers(upload.headers, self.source.size, self.name),
            content=partial(self.source.chunks, self.options.progress),
            timeout=self.context.config.timeout,
            # For each MiB begun, and the answer: it may have any size.
            time_limit=self.context.config.deadline * (2 + self.source.size // CHUNK),
            kind=Kind.STORAGE,
        )

    async def _wait_until_processed(self) -> None:
        clock, seconds = self.context.config.clock, self.options.timeout
        deadline = clock() + seconds
        polls = 0
        while self._record.state not in _FINISHED:
            if self._record.state == _MISSING:
                raise TransferError(f"{self.name}: HUVR does not find the uploaded file")
            pause = _POLLS[min(polls, len(_POLLS) - 1)]
            if clock() + pause > deadline:
                message = f"{self.name} was uploaded, but after {seconds:g} s its state is still"
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
