"""What a value of a model's field is in Arrow, from the annotation of the field.

* A model is a struct, a list a list.
* Free-form JSON is its text, and so is a model inside itself, where a type would not end.
* Date-times have microseconds and the zone UTC, numbers 64 bits. Documented values are text.

Every column takes null: the server sends it where the description says that it does not.
"""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, ClassVar, TypeAlias, cast

import msgspec
import pyarrow as pa
from huvr_api.models import Model
from huvr_api.types import Unset

TEXT: pa.DataType = pa.string()
MOMENT: pa.DataType = pa.timestamp("us", "UTC")


@dataclass(frozen=True)
class Scalar:
    """A number, a text, a date. ``read``: what Arrow's JSON reader is asked for."""

    type: pa.DataType
    read: pa.DataType
    pick: ClassVar[None] = None
    doubtful: ClassVar[bool] = False


@dataclass(frozen=True)
class FreeForm:
    """Any JSON, as text. The JSON reader does not see it, as it has no type for it."""

    type: ClassVar[pa.DataType] = TEXT
    read: ClassVar[None] = None
    pick: ClassVar[Any] = msgspec.Raw
    doubtful: ClassVar[bool] = False


@dataclass(frozen=True)
class Items:
    """A list, of what the JSON reader reads."""

    item: Shape

    @cached_property
    def type(self) -> pa.DataType:
        return pa.list_(self.item.type)

    @cached_property
    def read(self) -> pa.DataType:
        return pa.list_(cast("pa.DataType", self.item.read))

    @cached_property
    def pick(self) -> Any:
        pick = self.item.pick
        return None if pick is None else types.GenericAlias(list, (pick,)) | None

    @property
    def doubtful(self) -> bool:
        return self.item.doubtful


@dataclass(frozen=True)
class Record:
    """An object with known fields, by their JSON names.

    ``pick`` is the msgspec type that holds the free-form parts and nothing else, as attributes
    ``f0``, ``f1`` and so on, by the place of the field; ``None`` where no part is free-form.
    """

    name: str
    fields: Mapping[str, Shape]

    @cached_property
    def type(self) -> pa.StructType:
        return pa.struct([pa.field(name, shape.type) for name, shape in self.fields.items()])

    @cached_property
    def read(self) -> pa.StructType:
        known = {name: shape.read for name, shape in self.fields.items() if shape.read is not None}
        return pa.struct([pa.field(name, kind) for name, kind in known.items()])

    @cached_property
    def picker(self) -> msgspec.json.Decoder[Any] | None:
        """Reads what ``pick`` holds."""
        return None if self.pick is None else msgspec.json.Decoder(self.pick)

    @property
    def doubtful(self) -> bool:
        return bool(self.doubts)

    @cached_property
    def doubts(self) -> list[tuple[str, str, Shape]]:
        """The fields with doubtful parts: attribute of ``pick``, name, shape."""
        return [
            (f"f{place}", name, shape)
            for place, (name, shape) in enumerate(self.fields.items())
            if shape.doubtful
        ]

    def without_lists(self) -> Record:
        """The same with lists as text of JSON."""
        return Record(self.name, {name: _listless(shape) for name, shape in self.fields.items()})

    @cached_property
    def pick(self) -> Any:
        picked = [
            (f"f{place}", shape.pick, None, name)
            for place, (name, shape) in enumerate(self.fields.items())
            if shape.pick is not None
        ]
        if not picked:
            return None
        struct = msgspec.defstruct(
            self.name,
            [(attribute, kind, default) for attribute, kind, default, _ in picked],
            rename={attribute: name for attribute, _, _, name in picked},
        )
        return struct | None


@dataclass(frozen=True)
class Doubtful:
    """A part in which a value did not fit before: each is looked at by itself, see ``_doubt``."""

    shape: Scalar | Items | Record
    read: ClassVar[None] = None
    pick: ClassVar[Any] = msgspec.Raw
    doubtful: ClassVar[bool] = True

    @property
    def type(self) -> pa.DataType:
        return self.shape.type


Shape: TypeAlias = Scalar | FreeForm | Items | Record | Doubtful

FREE_FORM = FreeForm()
_TEXT = Scalar(TEXT, TEXT)
_NOTHING = (type(None), Unset)
_SCALARS: dict[Any, Scalar] = {
    int: Scalar(pa.int64(), pa.int64()),
    float: Scalar(pa.float64(), pa.float64()),
    bool: Scalar(pa.bool_(), pa.bool_()),
    datetime.datetime: Scalar(MOMENT, MOMENT),
    datetime.date: Scalar(pa.date32(), TEXT),  # the JSON reader takes a date for a number
}


def _listless(shape: Shape) -> Shape:
    if isinstance(shape, Record):
        return shape.without_lists()
    return FREE_FORM if isinstance(shape, Items) else shape


def record(model: type[Model]) -> Record:
    """The shape of a model.

    Raises ``TypeError`` for anything but a model.
    """
    kind: Any = model
    if not (isinstance(kind, type) and issubclass(kind, Model)):
        raise TypeError(f"a model is needed, as of huvr_client.models, not {model!r:.80}")
    return _whole_record(cast("Any", model))


@cache
def _whole_record(model: Any) -> Record:
    return _record(model, ())


def _record(model: type[Model], inside: tuple[type[Model], ...]) -> Record:
    around = (*inside, model)
    fields = {name: _shape(hint, around) for name, hint in _fields(model)}
    return Record(model.__name__, fields)


def _shape(hint: Any, inside: tuple[type[Model], ...]) -> Shape:
    members = _members(hint)
    if len(members) != 1:
        return _TEXT if all(_is_text(member) for member in members) else FREE_FORM
    (kind,) = members
    if typing.get_origin(kind) is list:
        item = _shape(typing.get_args(kind)[0], inside)
        return Items(item) if item is not FREE_FORM else FREE_FORM
    if isinstance(kind, type) and issubclass(kind, Model):
        return FREE_FORM if kind in inside else _record(kind, inside)
    if kind is Any or not (isinstance(kind, type) or _is_text(kind)) or kind is dict:
        return FREE_FORM
    return _SCALARS.get(kind, _TEXT)


def _members(hint: Any) -> list[Any]:
    """The types that a value may have, null and nothing left out."""
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        return [member for member in typing.get_args(hint) if member not in _NOTHING]
    return [hint]


def _is_text(kind: Any) -> bool:
    return kind is str or typing.get_origin(kind) is typing.Literal


def _fields(model: type[Model]) -> list[tuple[str, Any]]:
    """JSON name and type of each documented field."""
    hints = typing.get_type_hints(model)
    return [(model.wire_names.get(name, name), hints[name]) for name in model.__field_types__]
