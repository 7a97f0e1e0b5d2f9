"""What files do beyond keeping fields: unique names, places in the storage, locks.

Source: https://docs.huvrdata.app, "Inspection media" (names, `client_id`, the two-step upload).
"""

from __future__ import annotations

from base64 import b64decode
from hashlib import md5
from mimetypes import guess_type
from pathlib import PurePosixPath

from ..drf.responses import detail, invalid
from ..drf.store import Record
from .engine import Call

_NAME_TRIES = 5
# Fields of media that a body may hold and that the server works out all the same.
_READ_ONLY = ("alternate_media", "generate_thumbnail", "preview", "size", "thumbnail")


def media(call: Call, changes: Record, record: Record | None) -> None:
    """Prepare an inspection media record: a free name, its type, bytes that came with it."""
    for field in _READ_ONLY:
        changes.pop(field, None)
    if "file_data" in changes:
        changes["file_data"] = _decoded(changes["file_data"])
    name: str | None = changes.get("name")
    if name is None or (record is not None and record["name"] == name):
        return
    base = PurePosixPath(name.replace("\\", "/")).name
    changes["name"] = _free_name(call, changes, record, base)
    if record is None and not changes.get("media_type"):
        changes["media_type"] = guess_type(name)[0] or "application/octet-stream"


def _decoded(data: str) -> bytes:
    """A small file within the record's own body, in base64."""
    try:
        return b64decode(data.rpartition(",")[2], validate=True)
    except ValueError:
        raise invalid(file_data="Not valid base64.") from None


def _free_name(call: Call, changes: Record, record: Record | None, name: str) -> str:
    """Names are unique within a project or form: a number is appended, a few times."""
    owner = {**(record or {}), **changes}
    names = {
        row["name"]
        for field in ("project", "checklist")
        if owner.get(field) is not None
        for row in call.state.store.referring("media", field, owner[field])
        if row is not record
    }
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    for number in range(_NAME_TRIES + 1):
        candidate = f"{stem}-{number}{suffix}" if number else name
        if candidate not in names:
            return candidate
    raise invalid(filename="A file with this name already exists.")


def library_media(_: Call, changes: Record, record: Record | None) -> None:
    """Prepare a library media record: its type follows from its name."""
    if record is None:
        changes.setdefault("media_type", guess_type(str(changes["name"]))[0])


def place(call: Call, record: Record) -> None:
    """Give a new record its object in the storage."""
    call.state.place(call.table, record)


def place_media(call: Call, record: Record) -> None:
    """Store the bytes that came with the record."""
    content: bytes | None = record.pop("file_data", None)
    if content is not None:
        etag = md5(content, usedforsecurity=False).hexdigest()
        call.state.storage.put(record["object"], content, etag, record["media_type"])
        call.state.uploaded(record["object"])


def undeletable(call: Call, record: Record) -> None:
    """Media of a published project stay."""
    project = call.state.store.get("projects", record.get("project"))
    if project is not None and project["status"] == "PUBLISHED":
        raise detail(403, "Media of a published project cannot be deleted.")


def forget_file(call: Call, record: Record) -> None:
    """Remove the bytes with their record."""
    call.state.storage.remove(record["object"])
