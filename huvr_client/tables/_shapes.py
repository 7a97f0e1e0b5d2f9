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
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Annotated, Any, ClassVar, TypeAlias, cast

import msgspec
import pyarrow as pa
from huvr_api.models import Model
from huvr_api.types import Unset

from ._dates import day, moment

TEXT: pa.DataType = pa.string()
MOMENT: pa.DataType = pa.timestamp("us", "UTC")
DAY: pa.DataType = pa.date32()
FLOAT: pa.DataType = pa.float64()


@dataclass(frozen=True)
class Scalar:
    """A number, a text, a date. ``parsed``: the type that msgspec gives it.

    ``date``: what makes a date of its text, in forms that Arrow does not know.
    """

    type: pa.DataType
    parsed: Any
    date: Callable[[str], object] | None = None
    doubtful: ClassVar[bool] = False

    @cached_property
    def parse(self) -> Callable[[bytes], Any]:
        """Makes it of its JSON."""
        return msgspec.json.Decoder(self.parsed).decode


@dataclass(frozen=True)
class FreeForm:
    """Any JSON, as text."""

    type: ClassVar[pa.DataType] = TEXT
    parsed: ClassVar[Any] = msgspec.Raw
    doubtful: ClassVar[bool] = False


@dataclass(frozen=True)
class Items:
    """A list."""

    item: Shape

    @cached_property
    def type(self) -> pa.DataType:
        return pa.list_(self.item.type)

    @property
    def parsed(self) -> Any:
        return types.GenericAlias(list, (self.item.parsed,)) | None

    @property
    def doubtful(self) -> bool:
        return self.item.doubtful


@dataclass(frozen=True)
class Record:
    """An object with known fields, by their JSON names.

    ``row`` is the msgspec type that holds them, as attributes ``f0``, ``f1`` and so on, by the
    place of the field. Without arguments it is one in which all is null.
    """

    name: str
    fields: Mapping[str, Shape]

    @cached_property
    def type(self) -> pa.StructType:
        return pa.struct([pa.field(name, shape.type) for name, shape in self.fields.items()])

    @cached_property
    def row(self) -> Any:
        attributes = {f"f{place}": name for place, name in enumerate(self.fields)}
        kinds = [shape.parsed for shape in self.fields.values()]
        slots = [(attribute, kind, None) for attribute, kind in zip(attributes, kinds, strict=True)]
        return msgspec.defstruct(self.name, slots, rename=attributes, frozen=True, gc=False)

    @property
    def parsed(self) -> Any:
        return self.row | None

    @property
    def doubtful(self) -> bool:
        return bool(self.doubts)

    @cached_property
    def doubts(self) -> list[tuple[str, str, Shape]]:
        """The fields with doubtful parts: attribute of ``row``, name, shape."""
        return [
            (f"f{place}", name, shape)
            for place, (name, shape) in enumerate(self.fields.items())
            if shape.doubtful
        ]

    def without_lists(self) -> Record:
        """The same with lists as text of JSON."""
        return Record(self.name, {name: _listless(shape) for name, shape in self.fields.items()})


@dataclass(frozen=True)
class Doubtful:
    """A part in which a value did not fit before: each is looked at by itself, see ``_doubt``."""

    shape: Scalar | Items | Record
    parsed: ClassVar[Any] = msgspec.Raw
    doubtful: ClassVar[bool] = True

    @property
    def type(self) -> pa.DataType:
        return self.shape.type


Shape: TypeAlias = Scalar | FreeForm | Items | Record | Doubtful

FREE_FORM = FreeForm()
_INT64 = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
_TEXT = Scalar(TEXT, str | None)
_NOTHING = (type(None), Unset)
_SCALARS: dict[Any, Scalar] = {
    int: Scalar(pa.int64(), _INT64 | None),
    float: Scalar(FLOAT, float | None),
    bool: Scalar(pa.bool_(), bool | None),
    datetime.datetime: Scalar(MOMENT, str | None, moment),
    datetime.date: Scalar(DAY, str | None, day),
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
