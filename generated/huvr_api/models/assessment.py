from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .enums import AssessmentDisplay
    from .page_embedded import PageEmbedded


class Assessment(Model):
    """A risk assessment as it is nested in an asset."""

    display: AssessmentDisplay | str
    id: int
    """Number that the server gives the record."""
    page: PageEmbedded | None
    """Page that shows the assessment."""
