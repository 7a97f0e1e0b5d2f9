"""What tables do beyond keeping fields: locked findings, names of files, places in the storage.

`PREPARE` changes or refuses what is to be written, `CREATED` writes what follows from it,
`DELETING` refuses or clears up. Source: https://docs.huvrdata.app, "Inspection media" (names,
`client_id`, the two-step upload), and the description (what a published project locks).
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from mimetypes import guess_type
from pathlib import PurePosixPath

from ..drf.responses import detail, invalid
from ..drf.store import Record
from .computed import is_locked
from .engine import Call

_NAME_TRIES = 5


def _finding(call: Call, changes: Record, record: Record | None) -> None:
    if record is None:
        required = [f"{name}_id" for name in ("asset", "profile") if changes.get(name) is None]
        if required:
            raise invalid(**dict.fromkeys(required, "This field is required."))
    if record is not None and is_locked(call.state, record):
        raise detail(403, "This finding is locked.")


def _media(call: Call, changes: Record, record: Record | None) -> None:
    """Prepare the record of a file: a free name, its type, bytes that came with it."""
    changes.pop("alternate_media", None)  # another file; the sandbox makes none
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


def _place(call: Call, record: Record) -> None:
    """Give a new record its object in the storage, and store the bytes that came with it."""
    call.state.place(call.table, record)
    content: bytes | None = record.pop("file_data", None)
    if content is not None:
        call.state.storage.put(record["object"], content, record["media_type"])
        call.state.uploaded(record["object"])


def _forget_file(call: Call, record: Record) -> None:
    """Remove the bytes with their record."""
    call.state.storage.remove(record["object"])


def _forget_media(call: Call, record: Record) -> None:
    if is_locked(call.state, record):
        raise detail(403, "Media of a published project cannot be deleted.")
    _forget_file(call, record)


PREPARE: dict[str, Callable[[Call, Record, Record | None], None]] = {
    "defects": _finding,
    "library_media": _media,
    "media": _media,
}

CREATED: dict[str, Callable[[Call, Record], None]] = {"library_media": _place, "media": _place}

DELETING: dict[str, Callable[[Call, Record], None]] = {
    "library_media": _forget_file,
    "media": _forget_media,
}
