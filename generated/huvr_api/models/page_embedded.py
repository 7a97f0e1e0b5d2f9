from __future__ import annotations

from .._model import Model


class PageEmbedded(Model):
    """A menu page reduced to name and path."""

    name: str
    path: str
