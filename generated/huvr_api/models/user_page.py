from __future__ import annotations

from .. import models
from .._page import Page


class UserPage(Page["models.User"]):
    """A page of a list of User."""

    count: int
    next: str | None
    previous: str | None
    results: list[models.User]
