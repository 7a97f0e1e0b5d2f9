# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""Request models: what is sent. attrs classes that leave out what is not set."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import attrs

from ._decode import NATIVE, Open, opener, opens_nothing
from ._json import Slice, members, parse
from ._model import Model, fields_of
from ._values import json_value
from .types import UNSET

_DICT = cast("Callable[[], dict[str, Any]]", dict)


@attrs.define(kw_only=True, repr=False)
class RequestModel(Model):
    """A body, or a part of one. Fields that are UNSET are not sent, None sends null."""

    additional_properties: dict[str, Any] = attrs.field(factory=_DICT, kw_only=True)
    """What is sent beside the documented fields, by JSON name."""
    _came: dict[str, bytes] | None = attrs.field(default=None, init=False, eq=False)
    """Texts that dates were made of; they are sent as they came while the dates are the same."""

    def __init_subclass__(cls) -> None:
        own = cls.__annotations__.items()  # without inherited ones
        fields = {name: kind for name, kind in own if not kind.startswith("ClassVar")}
        cls.__field_types__ = {**cls.__field_types__, **fields}

    @classmethod
    def __opener__(cls, otherwise: Open) -> Open:
        def open_(text: Slice) -> Any:
            came = members(text)
            return otherwise(text) if came is None else cls._made_of(came)

        def at_once(text: Slice) -> Any:
            try:
                return cls(**parse(text), additional_properties={})
            except TypeError:  # no object, or one with other fields
                return open_(text)

        plain = not cls.wire_names and all(map(opens_nothing, cls.__field_types__.values()))
        return at_once if plain else open_

    @classmethod
    def _made_of(cls, came: dict[str, Slice]) -> Any:
        values: dict[str, Any] = {}
        dates: dict[str, bytes] = {}
        for name, kind in cls.__field_types__.items():
            part = came.pop(cls.wire_names.get(name, name), None)
            values[name] = UNSET if part is None else opener(kind)(part)
            if part is not None and any(native in kind for native in NATIVE):
                dates[name] = bytes(part)
        values["additional_properties"] = {key: parse(part) for key, part in came.items()}
        made = cls(**values)
        made._came = dates
        return made

    def __sent__(self) -> dict[str, Any]:
        """What is sent, by JSON name; values are as they were set."""
        result: dict[str, Any] = {}
        for name, value in fields_of(self).items():
            text = self._came.get(name) if self._came else None
            if text and opener(self.__field_types__[name])(text) != value:
                text = None
            result[self.wire_names.get(name, name)] = parse(text) if text else value
        return result | self.additional_properties

    def to_dict(self) -> dict[str, Any]:
        """The JSON object that is sent; a copy, which shares nothing with the model."""
        sent: dict[str, Any] = json_value(self.__sent__())
        return sent

    def __repr__(self) -> str:
        from ._show import masked

        values = masked("", fields_of(self) | self.additional_properties).items()
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in values)})"
