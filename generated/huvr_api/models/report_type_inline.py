from __future__ import annotations

from typing import Any

from .._responses import ResponseModel


class ReportTypeInline(ResponseModel):
    """A kind of report as offered on one checklist or project."""

    description: str | None
    id: int
    """Number that the server gives the record."""
    name: str
    report_instance: Any
    url: str | None
