"""Findings and the media that show them: overlays, links, bulk edits, text and archives."""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

from ._bodies import chosen, row, rows, validated
from ._call import Call, Handler
from ._errors import invalid
from ._generic import change, discard, insert
from ._hooks_media import store_file
from ._json import is_object, listed
from ._store import Record

_MOST_ENTRIES = 1000


def bulk_delete(table: str) -> Handler:
    """Delete the rows that `ids` names; all or none."""

    def handler(call: Call) -> Any:
        records = chosen(call, table)
        shown = _last_shown(call, table, records)
        for each in records:
            discard(call, table, each)
        return shown

    return handler


def _last_shown(call: Call, table: str, records: list[Record]) -> Any:
    """What an operation answers that promises a single row and touches several: the last one."""
    if call.operation.status == 204:
        return None
    if not (call.operation.response or {}).get("properties"):
        return {"deleted": len(records)}
    if not records:
        raise invalid(ids="This list may not be empty.")
    return call.show(records[-1], table)


def bulk_edit(table: str, path: str) -> Handler:
    """Set the body's other fields on the rows that `ids` names."""

    def handler(call: Call) -> Any:
        records = chosen(call, table)
        given = {name: value for name, value in call.data.items() if name != "ids"}
        data = validated(call, "PATCH", path, given)
        for each in records:
            change(call, table, each, dict(data))
        return {"modified": len(records)}

    return handler


def _link(call: Call) -> Any:
    """Findings of the same flaw, oldest first: each points to the next."""
    defects = rows(call, "defects", "defects", call.data["defects"])
    line = sorted(defects, key=lambda each: each.get("captured_on") or each["created_on"])
    for older, newer in pairwise(line):
        call.world.store.update("defects", older, {"newer_defect": newer["id"]})
    return call.show_each(line)


def _overlay_body(call: Call, data: Record) -> Record:
    """An overlay's fields; its `defect` is an object with an id, or a new finding's fields."""
    given = dict(data)
    defect = given.get("defect")
    if is_object(defect):
        given["defect"] = _defect(call, given, defect)["id"]
    return given


def _defect(call: Call, overlay: Record, data: Record) -> Record:
    if data.get("id") is not None:
        known = row(call, "defects", "defect", data["id"])
        rest = {name: value for name, value in data.items() if name != "id"}
        if rest:
            change(call, "defects", known, rest)
        return known
    media = call.world.store.get("media", overlay.get("media")) or {}
    project = {} if media.get("project") is None else {"project": media["project"]}
    return insert(call, "defects", {**project, **data})


def _create_overlay(call: Call) -> Any:
    row(call, "media", "media", call.data.get("media"))
    return call.show(insert(call, "overlays", _overlay_body(call, call.data)))


def _update_overlay(call: Call) -> Any:
    overlay = call.record()
    change(call, "overlays", overlay, _overlay_body(call, {**_media_of(overlay), **call.data}))
    return call.show(overlay)


def _media_of(overlay: Record) -> Record:
    return {"media": overlay["media"]}


def _add_overlay(call: Call) -> Any:
    media = call.record("media")
    body = _overlay_body(call, {**call.data, "media": media["id"]})
    insert(call, "overlays", body)
    return call.show(media, "media")


def _set_overlays(call: Call) -> Any:
    """Change the overlays that carry an id, add the others."""
    media = call.record("media")
    given = listed(call.data.get("overlays"))
    overlays = [each for each in given if is_object(each)]
    if not given or len(overlays) < len(given):
        raise invalid(overlays="Expected a list of overlays.")
    for data in overlays:
        path = "/api/inspection-media-overlays/"
        if data.get("id") is None:
            body = validated(call, "POST", path, {**data, "media": media["id"]})
            insert(call, "overlays", _overlay_body(call, body))
        else:
            overlay = row(call, "overlays", "overlays", data["id"])
            body = validated(call, "PATCH", f"{path}{{id}}/", data)
            change(call, "overlays", overlay, _overlay_body(call, {"media": media["id"], **body}))
    return call.show(media, "media")


def _extract_text(call: Call) -> Any:
    """The text of a text file; the sandbox reads no pictures."""
    media = call.record("media")
    blob = call.world.storage.get(media["object"])
    if blob is None or not blob.media_type.startswith("text/"):
        return {"text": ""}
    content = blob.content
    raw = content.read_bytes() if isinstance(content, Path) else content
    return {"text": raw.decode(errors="replace")}


def _process(call: Call) -> Any:
    """Unpack archives: a record with its file for each entry."""
    archives = rows(call, "media", "inspection_media_ids", call.data["inspection_media_ids"])
    unpacked = [entry for each in archives for entry in _unpack(call, each)]
    if (call.operation.response or {}).get("properties"):
        if not archives:
            raise invalid(inspection_media_ids="This list may not be empty.")
        return call.show(archives[-1], "media")
    return call.show_each(unpacked, "media")


def _unpack(call: Call, archive: Record) -> list[Record]:
    blob = call.world.storage.get(archive["object"])
    content = None if blob is None else blob.content
    source = io.BytesIO(content) if isinstance(content, bytes) else content
    if source is None or not zipfile.is_zipfile(source):
        raise invalid(inspection_media_ids=f"{archive['name']} is not an archive.")
    with zipfile.ZipFile(source) as packed:
        entries = [each for each in packed.infolist() if not each.is_dir()][:_MOST_ENTRIES]
        return [_entry(call, archive, each.filename, packed.read(each)) for each in entries]


def _entry(call: Call, archive: Record, name: str, content: bytes) -> Record:
    owner = {each: archive.get(each) for each in ("project", "checklist")}
    record = insert(call, "media", {**owner, "filename": name, "source_media": archive["id"]})
    store_file(call, record, content)
    return record


def _summary(call: Call) -> Any:
    files = call.rows()
    return {
        "files": len(files),
        "libraries": len({each.get("library") for each in files} - {None}),
        "total_bytes": sum(map(call.world.query.getter("library_media", "size"), files)),
    }


MEDIA: dict[tuple[str, str], Handler] = {
    ("POST", "/api/defects/bulk-edit/"): bulk_edit("defects", "/api/defects/{id}/"),
    ("POST", "/api/defects/link/"): _link,
    ("POST", "/api/inspection-media-overlays/"): _create_overlay,
    ("PUT", "/api/inspection-media-overlays/{id}/"): _update_overlay,
    ("PATCH", "/api/inspection-media-overlays/{id}/"): _update_overlay,
    ("POST", "/api/inspection-media/bulk-delete/"): bulk_delete("media"),
    ("POST", "/api/inspection-media/bulk-edit/"): bulk_edit("media", "/api/inspection-media/{id}/"),
    ("POST", "/api/inspection-media/process/"): _process,
    ("POST", "/api/inspection-media/{id}/extract-text/"): _extract_text,
    ("POST", "/api/inspection-media/{id}/overlays/"): _add_overlay,
    ("PATCH", "/api/inspection-media/{id}/overlays/"): _set_overlays,
    ("POST", "/api/library-media/bulk-delete/"): bulk_delete("library_media"),
    ("GET", "/api/library-media/summary/"): _summary,
    ("POST", "/api/measurements/bulk-delete/"): bulk_delete("measurements"),
}
