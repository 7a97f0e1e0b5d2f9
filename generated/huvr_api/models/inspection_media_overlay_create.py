from __future__ import annotations

from typing import Any

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class InspectionMediaOverlayCreate(RequestModel):
    """Body for creating or changing a mark on a media."""

    defect: models.DefectCreate
    media: int
    created_by: int | None | Unset = UNSET
    """User who created the record: an id in write models, a short record in most read models."""
    geometry: Any | Unset = UNSET
    """Outline drawn on the media, null when there is none; declared as a few numbers but meant as
    a polygon, so expect any JSON value."""
    geometry_extra: str | None | Unset = UNSET
    """Further text about the outline, meant for the application that drew it."""
    modified_by: int | Unset = UNSET
    """User who made the last change."""
    note: str | None | Unset = UNSET
