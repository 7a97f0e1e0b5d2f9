"""What files do beyond keeping fields: unique names, places in the storage, locks."""

from __future__ import annotations

from base64 import b64decode
from hashlib import md5
from mimetypes import guess_type
from pathlib import PurePosixPath
from typing import Any

from ._call import Call
from ._errors import detail, invalid
from ._store import Record

_NAME_TRIES = 5


# Fields of media that a body may hold and that the server works out all the same.
_SERVERS = ("alternate_media", "generate_thumbnail", "preview", "size", "thumbnail")


def media(call: Call, changes: Record, record: Record | None) -> None:
    for each in _SERVERS:
        changes.pop(each, None)
    if "file_data" in changes:
        changes["file_data"] = _decoded(changes["file_data"])
    name: str | None = changes.get("name")
    if name is None:
        return
    if record is not None and record["name"] == name:
        return
    changes["name"] = _free_name(call, changes, record, PurePosixPath(name.replace("\\", "/")).name)
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
    taken: set[Any] = set()
    for field in ("project", "checklist"):
        if owner.get(field) is not None:
            rows = call.world.store.referring("media", field, owner[field])
            taken |= {each["name"] for each in rows if each is not record}
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    for number in range(_NAME_TRIES + 1):
        candidate = f"{stem}-{number}{suffix}" if number else name
        if candidate not in taken:
            return candidate
    raise invalid(filename="A file with this name already exists.")


def library_media(_call: Call, changes: Record, record: Record | None) -> None:
    if record is None:
        changes.setdefault("media_type", guess_type(str(changes["name"]))[0])
        changes.setdefault("description", None)


def place_media(call: Call, record: Record) -> None:
    call.world.place("media", record)
    content = record.pop("file_data", None)
    if content is not None:
        store_file(call, record, content)


def store_file(call: Call, record: Record, content: bytes) -> None:
    """Give a media record its bytes without an upload."""
    path = call.world.storage.new_file()
    path.write_bytes(content)
    etag = md5(content, usedforsecurity=False).hexdigest()
    call.world.storage.keep(record["object"], path, etag, record["media_type"])
    call.world.uploaded(record["object"])


def place_library_media(call: Call, record: Record) -> None:
    call.world.place("library_media", record)


def unlocked(call: Call, record: Record) -> None:
    project = call.world.store.get("projects", record.get("project"))
    if project is not None and project["status"] == "PUBLISHED":
        raise detail(403, "Media of a published project cannot be deleted.")


def forget_file(call: Call, record: Record) -> None:
    call.world.storage.remove(record["object"])
