from __future__ import annotations

from .._responses import ResponseModel


class PageEmbedded(ResponseModel):
    """A menu page reduced to name and path."""

    name: str
    path: str
