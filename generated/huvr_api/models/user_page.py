from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Page, model

if TYPE_CHECKING:
    from .user import User


@model
class UserPage(Page["User"]):
    """A page of a list of User."""

    count: int
    next: str | None
    previous: str | None
    results: list[User]
