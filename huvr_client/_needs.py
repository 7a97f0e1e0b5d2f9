"""Features that need certain calls and models, which HUVR's API may lose.

``scripts/regenerate.py`` tells of it when the client is generated
(``scripts/pipeline/report/wrapper.py``); a program is told when it uses the feature.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from .errors import HuvrFeatureError

P = ParamSpec("P")
T = TypeVar("T")


def feature(
    name: str,
) -> Callable[[Callable[P, Coroutine[Any, Any, T]]], Callable[P, Coroutine[Any, Any, T]]]:
    """For an ``async def``: raise ``HuvrFeatureError`` where something generated is not there."""

    def decorate(
        function: Callable[P, Coroutine[Any, Any, T]],
    ) -> Callable[P, Coroutine[Any, Any, T]]:
        @wraps(function)
        async def checked(*arguments: P.args, **keywords: P.kwargs) -> T:
            try:
                return await function(*arguments, **keywords)
            except (ImportError, AttributeError) as error:
                if not _is_generated(error):
                    raise
                cause = error
            raise HuvrFeatureError(
                f"{name} needs what HUVR's API does not have any more: {cause}"
            ) from cause

        return checked

    return decorate


def _is_generated(error: ImportError | AttributeError) -> bool:
    """Whether what is missing is a module, a class, a method or a field of ``huvr_api``."""
    if isinstance(error, ImportError):
        return (error.name or "").startswith("huvr_api")
    return type(error.obj).__module__.startswith("huvr_api")
