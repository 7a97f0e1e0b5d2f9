"""One upload, as a flow: make the record, send the bytes, look at the result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from . import _records
from ._effects import Flow, Reply, Run, Send, Sleep, TransportFailure
from ._exchange import retry_after
from ._names import base_name
from ._reply import is_success
from ._source import FileOrPath, LocalFailure, Progress, Source, open_source
from ._storage import FRESH_URLS, PASSING, STALE, Patience, is_web_url, refused
from .errors import (
    BadRequestError,
    HuvrConnectionError,
    HuvrDecodeError,
    HuvrTimeoutError,
    ServerError,
    TransferError,
)

if TYPE_CHECKING:
    from huvr_api.models import InspectionMedia

    from ._calls import Core

_FINISHED = frozenset(("UPLOADED", "PROCESSED", "INSPECTED"))
_MISSING = "NOT_FOUND"
_PRECONDITION_FAILED = 412
_POLLS = (0.25, 0.5, 1.0, 2.0, 4.0)


class Options:
    """What ``Media.upload`` was asked for beside the file."""

    def __init__(
        self,
        *,
        project: int | None = None,
        checklist: int | None = None,
        name: str | None = None,
        client_id: str | None = None,
        fields: Mapping[str, Any] | None = None,
        progress: Progress | None = None,
        wait: bool = False,
        timeout: float = 300.0,
    ) -> None:
        if project is not None and checklist is not None:
            raise ValueError("a file belongs to a project or to a checklist, not to both")
        self.name = name
        self.client_id = client_id
        self.progress = progress
        self.wait = wait
        self.timeout = timeout
        owner = {"project": project, "checklist": checklist}
        self.fields = {
            **{key: value for key, value in owner.items() if value is not None},
            **(fields or {}),
        }


def upload_flow(core: Core, file: FileOrPath, options: Options) -> Flow[InspectionMedia]:
    """See ``Media.upload``."""
    source: Source = yield Run(partial(open_source, file))
    try:
        upload = _Upload(core, source, options)
        return (yield from upload.run())
    finally:
        source.close()


class _Upload:
    def __init__(self, core: Core, source: Source, options: Options) -> None:
        self._core = core
        self._source = source
        self._options = options
        self._name = _file_name(source, options.name)
        self._client_id = options.client_id or _new_client_id()
        self._patience = Patience(core)
        self._fresh_urls = 0
        self._lost = False  # an attempt may have succeeded without our knowing

    def run(self) -> Flow[InspectionMedia]:
        record = yield from self._record()
        try:
            if not _is_uploaded(record):
                yield from self._send(record)
                record = yield from _records.read(self._core, record.id)
            if self._options.wait:
                record = yield from self._processed(record)
        except Exception as exc:
            exc.add_note(_resumable(record.id, self._client_id))
            raise
        return record

    def _record(self) -> Flow[InspectionMedia]:
        """Make the record, once.

        ``client_id`` is unique in the workspace, so the same request can be made again after a
        lost answer, and finds its own record in the way.
        """
        body = {"filename": self._name, "client_id": self._client_id, **self._options.fields}
        while True:
            try:
                return (yield from _records.create(self._core, body))
            except (BadRequestError, HuvrConnectionError, HuvrDecodeError, ServerError) as exc:
                problem = exc
            if not _may_exist(problem):
                raise problem
            found = yield from _records.find(self._core, self._client_id)
            if found is not None:
                self._lost = True  # its bytes may have come as well
                return found
            if isinstance(problem, BadRequestError):
                raise problem
            yield from self._patience.pause(problem)

    def _send(self, record: InspectionMedia) -> Flow[None]:
        """PUT the bytes, as often as it takes; with a fresh URL where the old one has expired."""
        while True:
            try:
                reply = yield from self._put(record)
            except TransportFailure as failure:
                self._lost = self._lost or failure.sent
                yield from self._patience.pause_after(failure, "PUT")
                continue
            if self._is_stored(reply):
                return
            problem = refused(reply, self._name)
            if reply.status in STALE and self._fresh_urls < FRESH_URLS:
                self._fresh_urls += 1
                record = yield from _records.read(self._core, record.id)
                if self._lost and _is_uploaded(record):
                    return
            elif reply.status in PASSING:
                yield from self._patience.pause(problem, retry_after(reply))
            else:
                raise problem

    def _is_stored(self, reply: Reply) -> bool:
        # 412: uploads are signed for a name that must be free (x-goog-if-generation-match: 0), and
        # an attempt of ours whose answer was lost has taken it.
        return is_success(reply) or (self._lost and reply.status == _PRECONDITION_FAILED)

    def _put(self, record: InspectionMedia) -> Flow[Reply]:
        upload: Any = record.upload
        if not is_web_url(getattr(upload, "url", None)):
            raise TransferError(f"{self._name}: HUVR's record has no URL to upload to")
        length = {"Content-Length": str(self._source.size)}
        try:
            reply: Reply = yield Send(
                "PUT",
                upload.url,
                headers={**length, **upload.headers} if upload.headers else length,
                content=self._chunks,
                timeout=self._core.timeout,
                storage=True,
            )
        except LocalFailure as failure:
            error = failure.error
        else:
            return reply
        raise error

    def _chunks(self) -> Iterator[bytes]:
        return self._source.chunks(self._options.progress)

    def _processed(self, record: InspectionMedia) -> Flow[InspectionMedia]:
        """Look at the record until HUVR has processed the file."""
        deadline = self._core.clock() + self._options.timeout
        polls = 0
        while record.state not in _FINISHED:
            if record.state == _MISSING:
                raise TransferError(f"{self._name}: HUVR does not find the uploaded file")
            pause = _POLLS[min(polls, len(_POLLS) - 1)]
            if self._core.clock() + pause > deadline:
                raise HuvrTimeoutError(
                    f"{self._name} was uploaded, but after {self._options.timeout:g} s its state "
                    f"is still {record.state}"
                )
            yield Sleep(pause)
            polls += 1
            record = yield from _records.read(self._core, record.id)
        return record


def _file_name(source: Source, name: str | None) -> str:
    found = base_name(name) if name is not None else source.name
    if not found:
        raise ValueError("name= is needed: the file has no name of its own")
    return found


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
