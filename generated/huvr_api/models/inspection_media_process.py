from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .enums import InspectionMediaProcessAction


class InspectionMediaProcess(Model):
    """Body for starting a processing step on several media."""

    action: InspectionMediaProcessAction
    """EXTRACT_COMPRESSED_MEDIA unpacks archives into single media."""
    inspection_media_ids: list[int]
    """Ids of the media to process."""
