from __future__ import annotations

from typing import Any

from .._model import Model


class Label(Model):
    """One label of an asset, a finding, a project, a company or a CML."""

    name: str
    value: Any
