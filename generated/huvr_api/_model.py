# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""What response and request models have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Self

from ._decode import Open
from ._json import dump, is_mapping, parse
from ._values import one_level
from .types import UNSET


class Model:
    """Base of all response and request models.

    Models compare by what they hold, and have no hash. `vars`, `copy`, `deepcopy` and `pickle`
    work. Reading one from several threads is safe.
    """

    __slots__ = ()
    wire_names: ClassVar[Mapping[str, str]] = {}
    """Attribute to JSON name, where they differ."""
    tags: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """JSON name of a field to its values that say that an object is of this class."""
    # A field cannot have two underscores at both ends of its name.
    __field_types__: ClassVar[dict[str, str]] = {}
    """Attribute to annotation, for every documented field."""

    @classmethod
    def __opener__(cls, otherwise: Open) -> Open:
        """What makes an instance of the text of a JSON object; `otherwise` is for other text."""
        raise NotImplementedError

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """A model from a JSON object, which is copied.

        Raises TypeError when `src_dict` is no mapping, and nothing else whatever JSON it holds.
        """
        if not is_mapping(src_dict):
            kind = type(src_dict).__name__
            raise TypeError(f"{cls.__name__}.from_dict takes a mapping, not {kind}")
        made: Self = cls.__opener__(parse)(dump(dict(src_dict), _stand_in))
        return made

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; a copy, which shares nothing with the model."""
        raise NotImplementedError

    def __rich_repr__(self) -> Iterator[tuple[str, Any]]:
        from ._show import masked

        return ((name, masked(name, value)) for name, value in fields_of(self).items())

    if not TYPE_CHECKING:
        __dict__ = property(lambda self: fields_of(self))


def _stand_in(value: object) -> Any:
    made = one_level(value)
    return str(value) if made is value else made


def wire_types(cls: type[Model]) -> dict[str, str]:
    """JSON name to annotation, for every documented field."""
    return {cls.wire_names.get(name, name): kind for name, kind in cls.__field_types__.items()}


def fields_of(model: Model) -> dict[str, Any]:
    """The attributes of a model that are set."""
    values = {name: getattr(model, name) for name in model.__field_types__}
    return {name: value for name, value in values.items() if value is not UNSET}
