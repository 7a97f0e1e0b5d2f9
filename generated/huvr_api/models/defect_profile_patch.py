from __future__ import annotations

from typing import Any

import attrs

from .. import models
from .._requests import RequestModel
from ..types import UNSET, Unset


@attrs.define(kw_only=True, repr=False)
class DefectProfilePatch(RequestModel):
    """Rules for describing findings: permitted types, severities and labels."""

    calculations: Any | Unset = UNSET
    """Calculations that findings of the profile carry, of open form."""
    categories: Any | Unset = UNSET
    description: str | None | Unset = UNSET
    guide: str | None | Unset = UNSET
    label_options: Any | Unset = UNSET
    labels_mode: models.DefectProfileLabelsMode | Unset = UNSET
    """How labels are entered: LIST from the options, FREE as any pair, OFF not at all."""
    name: str | Unset = UNSET
    schema_version: int | Unset = UNSET
    """Version of the format in which the definition is written, not of its content."""
    severity_help: str | None | Unset = UNSET
    severity_mode: models.DefectProfileSeverityMode | Unset = UNSET
    """How severity is entered: LIST from the options, FREE as any value, OFF not at all."""
    severity_options: Any | Unset = UNSET
    """Permitted severities with their texts."""
    severity_validators: Any | Unset = UNSET
    state: models.ChecklistTemplateState | Unset = UNSET
    """DRAFT is being written, ACTIVE can be used, ARCHIVED is retired, CACHED is a copy that the
    server keeps."""
    sub_type_help: str | None | Unset = UNSET
    sub_type_mode: models.DefectProfileSubTypeMode | Unset = UNSET
    """How the sub-type is entered: LIST from the options, FREE as any text, OFF not at all."""
    sub_type_options: Any | Unset = UNSET
    sub_type_validators: Any | Unset = UNSET
    type_help: str | None | Unset = UNSET
    type_mode: models.DefectProfileTypeMode | Unset = UNSET
    """How the type is entered: LIST from the options, FREE as any text, OFF not at all."""
    type_options: Any | Unset = UNSET
    type_validators: Any | Unset = UNSET
    version: str | Unset = UNSET
    """Version of the content; records keep the version that they were made with."""
