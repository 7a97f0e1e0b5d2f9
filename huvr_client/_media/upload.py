"""One upload: create the record, send the bytes, wait for the processing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
from .local_files import FileOrPath, LocalFailure, Progress, UploadSource, open_source
from .names import base_name
from .storage import TransferRetries, is_web_url

if TYPE_CHECKING:
    from huvr_api.models import InspectionMedia

    from .._calls import CallContext

_FINISHED = frozenset(("UPLOADED", "PROCESSED", "INSPECTED"))
_MISSING = "NOT_FOUND"
_PRECONDITION_FAILED = 412
_POLLS = (0.25, 0.5, 1.0, 2.0, 4.0)


@dataclass(frozen=True, slots=True)
class UploadOptions:
    """The arguments of ``Media.upload`` beside the file. Raises ``ValueError`` for two owners."""

    project: int | None = None
    checklist: int | None = None
    fields: Mapping[str, Any] | None = None
    wait: bool = False
    timeout: float = 300.0
    name: str | None = None
    client_id: str | None = None
    progress: Progress | None = None

    def __post_init__(self) -> None:
        if self.project is not None and self.checklist is not None:
            raise ValueError("a file belongs to a project or to a checklist, not to both")

    @property
    def record_fields(self) -> dict[str, Any]:
        owner = {"project": self.project, "checklist": self.checklist}
        fields = {key: value for key, value in owner.items() if value is not None}
        return {**fields, **(self.fields or {})}


@feature("huvr.media.upload")
async def upload(context: CallContext, file: FileOrPath, options: UploadOptions) -> InspectionMedia:
    """See ``Media.upload``."""
    source = await context.io.run(partial(open_source, file))
    try:
        return await _Upload(context, source, options).run()
    finally:
        source.close()


class _Upload:
    def __init__(self, context: CallContext, source: UploadSource, options: UploadOptions) -> None:
        self._context = context
        self._io = context.io
        self._source = source
        self._options = options
        self._name = _file_name(source, options.name)
        self._client_id = options.client_id or _new_client_id()
        self._retries = TransferRetries(context, self._refresh)
        self._lost = False  # an attempt may have succeeded without our knowing

    async def run(self) -> InspectionMedia:
        self._record = await self._create()
        try:
            if not _is_uploaded(self._record):
                await self._send()
                await self._refresh()
            if self._options.wait:
                await self._wait_until_processed()
        except Exception as exc:
            exc.add_note(_resumable(self._record.id, self._client_id))
            raise
        return self._record

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
        if not is_web_url(getattr(upload, "url", None)):
            raise TransferError(f"{self._name}: HUVR's record has no URL to upload to")
        length = {"Content-Length": str(self._source.size)}
        try:
            return await self._io.send(
                Request(
                    "PUT",
                    upload.url,
                    headers={**length, **upload.headers} if upload.headers else length,
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


def _file_name(source: UploadSource, name: str | None) -> str:
    own = base_name(name) if name is not None else source.name
    if not own:
        raise ValueError("name= is needed: the file has no name of its own")
    return own


def _new_client_id() -> str:
    from uuid import uuid4

    return str(uuid4())  # 36 characters, the longest that HUVR takes


def _may_exist(problem: Exception) -> bool:
    if isinstance(problem, BadRequestError):
        return "client_id" in problem.fields
    return not isinstance(problem, HuvrConnectionError) or problem.request_sent


def _is_uploaded(record: InspectionMedia) -> bool:
    return record.state not in (None, "CREATED", _MISSING)


def _resumable(media_id: object, client_id: str) -> str:
    return f"media record {media_id} exists; upload(..., client_id={client_id!r}) goes on with it"
