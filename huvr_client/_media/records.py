"""The calls of HUVR that media records take, through the generated resource classes."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from .._calls import call

if TYPE_CHECKING:
    from huvr_api.resources.inspection_media import AsyncInspectionMediaResource
    from huvr_api.resources.library_media import AsyncLibraryMediaResource

    from .._calls import CallContext


def inspection_media(context: CallContext) -> AsyncInspectionMediaResource:
    from huvr_api.resources.inspection_media import AsyncInspectionMediaResource

    return AsyncInspectionMediaResource(_caller(context))


def library_media(context: CallContext) -> AsyncLibraryMediaResource:
    from huvr_api.resources.library_media import AsyncLibraryMediaResource

    return AsyncLibraryMediaResource(_caller(context))


def _caller(context: CallContext) -> Any:
    """The part of an ``AsyncCaller`` that is used here: single calls."""
    return SimpleNamespace(call=partial(call, context))
