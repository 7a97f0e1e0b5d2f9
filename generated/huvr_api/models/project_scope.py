from __future__ import annotations

from typing import Any

import attrs

from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ProjectScope(RequestModel):
    """What a project covers, given by ids and selectors."""

    cml_selector: str | Unset = UNSET
    """Rule by which CMLs are chosen, in place of a list."""
    create_library: bool | Unset = UNSET
    """Write only by its nature: true makes a new library for the record."""
    description: str | Unset = UNSET
    finding_selector: str | Unset = UNSET
    """Rule by which findings are chosen, in place of a list."""
    library: int | None | Unset = UNSET
    """Library of reference documents that belongs to the record; null when there is none."""
    selected_area: Any | Unset = UNSET
    """Area that the project covers, declared as two or three numbers; null when not set."""
    selected_cmls: Any | Unset = UNSET
    """CMLs that the project is to measure, of open form; `selected_cmls_ids` has the ids."""
    selected_cmls_ids: list[int] | Unset = UNSET
    """Ids of the CMLs that the project is to measure."""
    selected_findings: list[int] | Unset = UNSET
    """Findings that the project is to look at again: ids in write models, records in read models."""
    selected_locations: Any | Unset = UNSET
    """Locations that the project covers, of open form."""
    selected_sub_assets: Any | Unset = UNSET
    """Assets below the project's own that it covers, of open form."""
