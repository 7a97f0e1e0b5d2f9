from __future__ import annotations

import datetime
from typing import Any

from .. import models
from .._responses import ResponseModel


class DefectProfile(ResponseModel):
    """Rules for describing findings: permitted types, severities and labels."""

    calculations: Any
    """Calculations that findings of the profile carry, of open form."""
    categories: Any
    created_on: datetime.datetime
    """Time of creation in UTC, set by the server unless the write model takes it."""
    description: str | None
    guide: str | None
    id: int
    """Number that the server gives the record."""
    label_options: Any
    labels_mode: models.DefectProfileLabelsMode | str
    """How labels are entered: LIST from the options, FREE as any pair, OFF not at all."""
    name: str
    schema_version: int
    """Version of the format in which the definition is written, not of its content."""
    severity_help: str | None
    severity_mode: models.DefectProfileSeverityMode | str
    """How severity is entered: LIST from the options, FREE as any value, OFF not at all."""
    severity_options: Any
    """Permitted severities with their texts."""
    severity_validators: Any
    state: models.ChecklistTemplateState | str
    """DRAFT is being written, ACTIVE can be used, ARCHIVED is retired, CACHED is a copy that the
    server keeps."""
    sub_type_help: str | None
    sub_type_mode: models.DefectProfileSubTypeMode | str
    """How the sub-type is entered: LIST from the options, FREE as any text, OFF not at all."""
    sub_type_options: Any
    sub_type_validators: Any
    type_help: str | None
    type_mode: models.DefectProfileTypeMode | str
    """How the type is entered: LIST from the options, FREE as any text, OFF not at all."""
    type_options: Any
    type_validators: Any
    updated_on: datetime.datetime
    """Time of the last change in UTC, set by the server."""
    version: str
    """Version of the content; records keep the version that they were made with."""
