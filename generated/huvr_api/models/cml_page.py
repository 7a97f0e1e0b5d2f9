from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Page, model

if TYPE_CHECKING:
    from .cml import CML


@model
class CMLPage(Page["CML"]):
    """A page of a list of CML."""

    count: int
    next: str | None
    previous: str | None
    results: list[CML]
