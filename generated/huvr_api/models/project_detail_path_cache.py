from __future__ import annotations

from typing import Any

from .._responses import ResponseModel


class ProjectDetailPathCache(ResponseModel):
    """Place of the project in the tree of projects, as the server has it stored."""

    id: int
    """Number that the server gives the record."""
    level: int
    path: str
    path_object: Any
    project: int
    """The project that the record belongs to: an id in write models, a short record in most read
    models; null when there is none."""
