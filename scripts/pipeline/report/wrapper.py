"""Step 7, report: what `huvr_client` itself needs of the API, and whether it is still there.

`tests/pipeline/test_pipeline_wrapper.py` holds these tables against the code of `huvr_client`.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.json_tree import names
from pipeline.report.public_api import Surface

CALLS = {
    "auth.obtain_access_token": "the token",
    "users.me_read": "`python -m huvr_client check`",
    "inspection_media.create": "`huvr.media.upload`",
    "inspection_media.list": "`huvr.media.upload`",
    "inspection_media.read": "`huvr.media`",
    "library_media.read": "`huvr.media.download`",
}
"""The operations that it calls, and for what."""

PATHS = names("/api/auth/obtain-access-token/ /api/users/me/")
"""Those of their paths that its code spells out."""

FIELDS = {
    "InspectionMedia": names("client_id file id media_type name size state upload"),
    "InspectionMediaDefectInline": names("file id name"),
    "LibraryMedia": names("file id media_type name size"),
    "SignedUpload": names("headers url"),
}
"""The models that it reads, all of them for media, and their fields."""


def missing(before: Surface, after: Surface) -> list[str]:
    """A line for each need that the last generation met and the new one does not."""
    old, new = set(needs(before)), set(needs(after))
    return [f"huvr_client needs {text} for {what}: gone" for text, what in sorted(old - new)]


def needs(surface: Surface) -> Iterator[tuple[str, str]]:
    """(what is needed, for what) of the needs that `surface` meets."""
    for name, what in CALLS.items():
        if name in surface.methods:
            yield f"`{name}`", what
            path = surface.methods[name].route[1]
            if path in PATHS:
                yield f"the path `{path}`", what
    for model, fields in FIELDS.items():
        known = surface.models[model].fields if model in surface.models else {}
        for field in known.keys() & fields:
            yield f"`{model}.{field}`", "`huvr.media`"
