"""What can be said of an upload beside its file, checked before anything is sent."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any, TypeAlias

from .local_files import FileOrPath, Progress, UploadSource, check_progress, open_source
from .names import base_name

ClientId: TypeAlias = str | Callable[[FileOrPath], str]
_CLIENT_ID_LONGEST = 36  # characters, by HUVR's description


def content_id(
    file: FileOrPath,
    *,
    project: int | None = None,
    checklist: int | None = None,
    name: str | None = None,
) -> str:
    """A ``client_id`` that follows from what is uploaded: bytes, name, and project or checklist.

    Given as ``client_id=content_id`` to ``upload`` or ``upload_many``, it makes them repeatable:
    they know the project, checklist and name, and pass them on. Called directly, it returns what
    they would use.

    Reads the whole file. A file open in binary mode is read from where it stands, and stands there
    again afterwards. Raises ``OSError`` or ``TypeError`` for the file, ``ValueError`` for a pipe,
    which could not be read again.
    """
    if not isinstance(file, str | os.PathLike) and not file.seekable():
        raise ValueError("a pipe can be read only once: pass content_id itself as client_id")
    with closing(open_source(file)) as source:
        return _content_id(source, project, checklist, file_name(source, name))


def _content_id(source: UploadSource, project: object, checklist: object, name: str) -> str:
    from hashlib import sha256
    from uuid import UUID

    owners = [None if owner is None else str(owner) for owner in (project, checklist)]
    target = json.dumps(["huvr content_id 1", *owners, name]).encode()
    # 36 characters, the longest that HUVR takes.
    return str(UUID(bytes=sha256(target + source.digest()).digest()[:16], version=5))


@dataclass(frozen=True, slots=True)
class UploadOptions:
    """The arguments of ``Media.upload`` and ``upload_many`` (``many``) beside the files.

    Raises ``TypeError`` or ``ValueError`` naming the one at fault.
    """

    project: int | None = None
    checklist: int | None = None
    client_id: ClientId | None = None
    fields: Mapping[str, Any] | None = None
    wait: bool = False
    timeout: float = 300.0
    name: str | None = None
    progress: Progress | None = None
    many: bool = False

    def __post_init__(self) -> None:
        if self.project is not None and self.checklist is not None:
            raise ValueError("a file belongs to a project or to a checklist, not to both")
        for argument in ("project", "checklist"):
            _check_id(argument, getattr(self, argument))
        _check_seconds(self.timeout)
        check_progress(self.progress, "done", "total")
        if self.fields is not None:
            _check_fields(self.fields)
        if self.client_id is None or callable(self.client_id):
            return
        if self.many:  # they would share it, and so one record
            kind = type(self.client_id).__name__
            raise TypeError(f"client_id of many files must be a function of the file, not {kind}")
        _check_client_id(self.client_id)

    @property
    def record_fields(self) -> dict[str, Any]:
        owner = {"project": self.project, "checklist": self.checklist}
        fields = {key: int(value) for key, value in owner.items() if value is not None}
        return {**fields, **(self.fields or {})}

    def client_id_of(self, file: FileOrPath, source: UploadSource, name: str) -> str:
        """Calls the user's function, or reads the file. Blocks."""
        if self.client_id is None:
            from uuid import uuid4

            return str(uuid4())
        if self.client_id is content_id:
            fields = self.record_fields
            return _content_id(source, fields.get("project"), fields.get("checklist"), name)
        return _check_client_id(
            self.client_id(file) if callable(self.client_id) else self.client_id
        )


def _check_id(argument: str, value: object) -> None:
    usable = hasattr(value, "__index__") or (isinstance(value, str) and value.isdecimal())
    if value is not None and (isinstance(value, bool) or not usable):
        raise TypeError(f"{argument} must be an id (a number), not {value!r:.60}")


def _check_seconds(value: object) -> None:
    if not isinstance(value, int | float) or not value >= 0:
        raise ValueError(f"timeout must be a number of seconds, not {value!r:.60}")


def _check_fields(fields: object) -> None:
    if not isinstance(fields, Mapping):
        raise TypeError(f"fields must be a mapping, not {type(fields).__name__}")
    for field, argument in (("filename", "name"), ("client_id", "client_id")):
        if field in fields:
            raise ValueError(f"give {argument}= instead of {field!r} in fields")


def _check_client_id(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"client_id must be a string, not {type(value).__name__}")
    if not 1 <= len(value) <= _CLIENT_ID_LONGEST:
        raise ValueError(f"client_id must have 1 to {_CLIENT_ID_LONGEST} characters: {value!r:.60}")
    return value


def file_name(source: UploadSource, name: str | None) -> str:
    """What HUVR is to call the file. Raises ``ValueError`` if it has no name."""
    own = base_name(name) if name is not None else source.name
    if not own:
        raise ValueError("name= is needed: the file has no name of its own")
    return own
