from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class InspectionMediaOverlay(ResponseModel):
    """A mark on a media with finding and media nested."""

    created_by: models.UserLite | None
    """User who created the record."""
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    defect: models.Defect
    geometry: Any
    """Outline drawn on the media, null when there is none; declared as a few numbers but meant as
    a polygon, so expect any JSON value."""
    geometry_extra: str | None
    """Further text about the outline, meant for the application that drew it."""
    id: int
    """Number that the server gives the record."""
    media: models.InspectionMedia
    """The media on which the defect is marked."""
    note: str | None
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
