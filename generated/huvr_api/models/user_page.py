from __future__ import annotations

from typing import TYPE_CHECKING

from .._page import Page

if TYPE_CHECKING:
    from .user import User


class UserPage(Page["User"]):
    """A page of a list of User."""

    count: int
    next: str | None
    previous: str | None
    results: list[User]
