"""The models of the API: ``from huvr_client.models import ProjectPatch``.

Each is loaded when it is first asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import huvr_api.models

if TYPE_CHECKING:
    from huvr_api.models import *  # noqa: F403

__all__ = huvr_api.models.__all__  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    return getattr(huvr_api.models, name)


def __dir__() -> list[str]:
    return __all__
