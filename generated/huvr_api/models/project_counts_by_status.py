from __future__ import annotations

from .._responses import ResponseModel


class ProjectCountsByStatus(ResponseModel):
    """Number of projects in each status."""

    assigned: int
    in_progress: int
    initialized: int
    published: int
    ready_for_review: int
    total: int
