"""What ``HuvrClient`` and ``AsyncHuvrClient`` have in common beside their arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, NoReturn, ParamSpec, Self, TypeVar

from huvr_api._lazy import Lazy

from . import _config
from ._calls import short_traceback

if TYPE_CHECKING:
    from ._transport.network.http_clients import Timeout
    from ._transport.retry import RetryPolicy

P = ParamSpec("P")
T = TypeVar("T")


def _short(function: Callable[P, T]) -> Callable[P, T]:
    @wraps(function)
    def called(*arguments: P.args, **keywords: P.kwargs) -> T:
        with short_traceback:
            return function(*arguments, **keywords)

    return called


resolve = _short(_config.resolve)


class BothClients:
    """The base of the two clients."""

    _caller: Any
    _owner = True
    """Whether closing it closes the connections."""

    def with_options(
        self,
        *,
        timeout: float | Timeout | None = None,
        retries: int | RetryPolicy | None = None,
        headers: Mapping[str, str] | None = None,
        deadline: float | None = None,
    ) -> Self:
        """Make a client for calls that need something else: ``huvr.with_options(timeout=300)``.

        Cheap, and not awaited: connections and token are shared, and attributes that a subclass has
        set are copied. ``headers`` are added to each request. Closing the result does nothing;
        closing the original closes both. Raises ``HuvrConfigError`` for headers that are the
        client's own.
        """
        context = self._caller.context
        config = _config.with_changes(context.config, timeout, retries, headers, deadline)
        twin = type(self).__new__(type(self))
        twin.__dict__.update(self._own_attributes())
        twin._caller = type(self._caller)(replace(context, config=config))
        twin._owner = False
        return twin

    def _own_attributes(self) -> dict[str, Any]:
        """Those that a subclass has set; not the resources, which call with our options."""
        computed = {
            name
            for kind in type(self).__mro__
            for name, value in vars(kind).items()
            if isinstance(value, Lazy | cached_property)
        }
        return {name: value for name, value in vars(self).items() if name not in computed}

    def __repr__(self) -> str:
        # A traceback may ask for that of a client whose `__init__` failed.
        caller = getattr(self, "_caller", None)
        name = type(self).__name__
        return f"{name}({caller.context.config.origin!r})" if caller else name

    def __reduce__(self) -> NoReturn:
        name = type(self).__name__
        raise TypeError(
            f"a {name} cannot be pickled or copied: it holds a secret and open connections. Make "
            f"one in each process; {name}() reads the HUVR_* environment variables"
        )
