from __future__ import annotations

from typing import Any

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class ChecklistTemplateSlimRequest(RequestModel):
    """A template as it is nested in other records."""

    name: str
    version: str
    """Version of the content; records keep the version that they were made with."""
    categories: Any | Unset = UNSET
    description: str | Unset = UNSET
    state: models.ChecklistTemplateState | Unset = UNSET
    type: models.ChecklistTemplateType | Unset = UNSET
