# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""attrs' side of a model class, made when somebody asks for it.

Who builds a model gets attrs' `__init__`, and `attrs.fields`, `attrs.evolve` and `attrs.asdict`
work. Who reads answers needs none of that, and does not pay for it: attrs costs 10 ms to import,
and 0.7 ms for a class of 50 fields.
"""

from __future__ import annotations

import inspect
import threading
from typing import TYPE_CHECKING, Any

import attrs

from ._spec import spec_of

if TYPE_CHECKING:
    from ._model import Model

_equipping = threading.RLock()


def equip(cls: type[Model]) -> Any:
    """Make `cls` an attrs class, in place, at the first call; return it."""
    with _equipping:
        if "__attrs_attrs__" not in vars(cls):
            spec = spec_of(cls)
            fields: dict[str, Any] = {
                name: attrs.field(default=spec.unset.get(name, attrs.NOTHING))
                for name, _, _ in spec.fields
            }
            attrs.define(
                cls, these=fields, slots=False, kw_only=True, init=False, repr=False, eq=False
            )
            # What Python calls it where an argument is wrong.
            vars(cls)["__attrs_init__"].__qualname__ = cls.__qualname__
    return cls


def signature(cls: type[Model]) -> inspect.Signature:
    """The keyword arguments of a model."""
    found = inspect.signature(equip(cls).__attrs_init__)
    return found.replace(parameters=list(found.parameters.values())[1:])
