from __future__ import annotations

from .._model import Model


class ProjectCountsByStatus(Model):
    """Number of projects in each status."""

    assigned: int
    in_progress: int
    initialized: int
    published: int
    ready_for_review: int
    total: int
