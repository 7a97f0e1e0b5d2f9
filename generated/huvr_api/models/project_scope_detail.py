from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class ProjectScopeDetail(ResponseModel):
    """What a project covers, with the selected findings nested."""

    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    description: str
    library: int | None
    """Library of reference documents that belongs to the record; null when there is none."""
    selected_area: Any
    """Area that the project covers, declared as two or three numbers; null when not set."""
    selected_cmls: Any
    """CMLs that the project is to measure, of open form; `selected_cmls_ids` has the ids."""
    selected_cmls_ids: list[int]
    """Ids of the CMLs that the project is to measure."""
    selected_findings: list[models.Defect]
    """Findings that the project is to look at again: ids in write models, records in read models."""
    selected_locations: Any
    """Locations that the project covers, of open form."""
    selected_sub_assets: Any
    """Assets below the project's own that it covers, of open form."""
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
