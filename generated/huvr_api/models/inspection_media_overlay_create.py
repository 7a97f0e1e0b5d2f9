from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .._model import Model
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .defect_create import DefectCreate


class InspectionMediaOverlayCreate(Model):
    """Body for creating or changing a mark on a media."""

    defect: DefectCreate
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
