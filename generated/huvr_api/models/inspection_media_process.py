from __future__ import annotations

import attrs

from .. import models
from .._requests import RequestModel


@attrs.define(kw_only=True, repr=False)
class InspectionMediaProcess(RequestModel):
    """Body for starting a processing step on several media."""

    action: models.InspectionMediaProcessAction
    """EXTRACT_COMPRESSED_MEDIA unpacks archives into single media."""
    inspection_media_ids: list[int]
    """Ids of the media to process."""
