from __future__ import annotations

from .. import models
from .._responses import ResponseModel


class Assessment(ResponseModel):
    """A risk assessment as it is nested in an asset."""

    display: models.AssessmentDisplay | str
    id: int
    """Number that the server gives the record."""
    page: models.PageEmbedded | None
    """Page that shows the assessment."""
