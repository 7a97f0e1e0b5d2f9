"""Response models: what HUVR answers. Structs that msgspec decodes, one level at a time.

A struct has a slot for each field. Those that no JSON value can fail are declared as anything, and
dates in their usual form; nested objects stay slices of text until they are looked at. So what HUVR
documents and what differs from it take one fast path, but for unusual dates and the few JSON texts
that msgspec refuses (`_made_by_hand`). An instance keeps its own text, from which `to_dict()` and
`additional_properties` come.
"""

from __future__ import annotations

from inspect import Signature
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, dataclass_transform

import msgspec

from ._decode import NATIVE, Open, opener, opens_nothing, split
from ._json import Slice, members, parse
from ._model import Model, fields_of, wire_types


def _slot_type(annotation: str) -> Any:
    """The type of the slot of a field: `Raw` where the value is decoded when it is looked at."""
    if opens_nothing(annotation):
        return Any
    kinds = [kind for kind in split(annotation) if kind not in ("None", "Unset")]
    native = NATIVE.get(kinds[0]) if len(kinds) == 1 else None
    return native[0] if native else msgspec.Raw


def _lazy(cls: Any, slot: str, annotation: str) -> property:
    """The field that `slot` holds the text of; the value takes the place of the text."""
    get, put = attrgetter(slot), getattr(cls, slot).__set__
    open_: Open | None = None

    def read(self: object) -> Any:
        nonlocal open_
        value = get(self)
        if value.__class__ is msgspec.Raw:
            if open_ is None:  # imports the classes of the value
                open_ = opener(annotation, apart=cls.__apart__)
            value = open_(value)
            put(self, value)  # of two threads at once, the last: both values are equal
        return value

    return property(read, doc=annotation)


class _StructType(msgspec.StructMeta):
    """Makes slots of the annotations of a class."""

    def __new__(mcls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:
        public: dict[str, str] = namespace.get("__annotations__", {})
        fields = {n: kind for n, kind in public.items() if not kind.startswith("ClassVar")}
        wire = {n: namespace.get("wire_names", {}).get(n, n) for n in fields}
        usual = {n for n in fields if wire[n].isprintable() and not set('"\\*') & set(wire[n])}
        slots: dict[str, Any] = {}
        if not any(isinstance(base, _StructType) for base in bases):
            slots["__text__"] = Any
            namespace["__text__"] = msgspec.field(default=b"{}", name="**")
        for field, annotation in fields.items():
            kind = _slot_type(annotation)
            slot = f"_{field}" if kind is msgspec.Raw else field
            slots[slot] = kind
            key = wire[field] if field in usual else f"*{field}*"  # as msgspec can have it
            namespace[slot] = msgspec.field(default=None, name=key)
        namespace["__annotations__"] = slots
        # gc=False: an instance is in no circle, as it holds what was JSON and cannot be changed.
        cls: Any = super().__new__(mcls, name, bases, namespace, kw_only=True, eq=False, gc=False)
        cls.__slot_types__ = {**getattr(cls, "__slot_types__", {}), **slots}
        cls.__annotations__ = cls.__slot_types__  # of inherited slots as well, for the decoder
        decode = msgspec.json.Decoder(cls | None).decode
        cls.__decode__ = decode if usual == fields.keys() else _refused
        cls.__annotations__ = public
        cls.__field_types__ = {**cls.__field_types__, **fields}
        for field in fields.keys() - slots.keys():
            setattr(cls, field, _lazy(cls, f"_{field}", fields[field]))
        return cls

    @property
    def __signature__(self) -> Signature:
        return Signature()  # slots are no arguments

    def __call__(self, *_: Any, **__: Any) -> NoReturn:
        name = self.__name__
        raise TypeError(f"{name} is what HUVR answers; {name}.from_dict makes one")


def _refused(_: Slice) -> NoReturn:
    """Stands for a decoder where a field has a name that msgspec cannot have."""
    raise msgspec.DecodeError


if TYPE_CHECKING:

    @dataclass_transform(frozen_default=True, kw_only_default=True)
    class _Struct(Model):
        __decode__: ClassVar[Open]
        __struct_fields__: ClassVar[tuple[str, ...]]
        __text__: ClassVar[Any]

else:

    class _Struct(Model, msgspec.Struct, metaclass=_StructType):
        __apart__ = False  # whether the items of its lists have texts of their own


class ResponseModel(_Struct):
    """An object that HUVR answered: a value that cannot be changed.

    A documented field that is missing reads as None; one that is not as documented (null, another
    type, an unparsable date) as it came.
    """

    @classmethod
    def __opener__(cls, otherwise: Open) -> Open:
        decode, keep = cls.__decode__, cls.__text__.__set__

        def open_(text: Slice) -> Any:
            try:
                made = decode(text)
            except msgspec.DecodeError:
                return _made_by_hand(cls, text, otherwise)
            if made is not None:  # null, which has no text to keep
                keep(made, text)
            return made

        return open_

    def to_dict(self) -> dict[str, Any]:
        """The JSON object as it came; a copy, which shares nothing with the model."""
        came: dict[str, Any] = parse(self.__text__)
        return came

    def __json__(self) -> bytes:
        """The JSON text as it came."""
        return bytes(self.__text__)

    @property
    def additional_properties(self) -> dict[str, Any]:
        """What came beside the documented fields, by JSON name; a copy."""
        known = wire_types(type(self))
        return {key: value for key, value in self.to_dict().items() if key not in known}

    def __repr__(self) -> str:
        from ._show import one_line

        return one_line(type(self).__name__, fields_of(self))

    if not TYPE_CHECKING:  # a checker must not take every name for one that can be set

        def __setattr__(self, name: str, value: object) -> NoReturn:
            kind = type(self).__name__
            raise AttributeError(f"{kind} is what HUVR answered and cannot be changed ({name!r})")

        def __delattr__(self, name: str) -> NoReturn:
            self.__setattr__(name, None)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ResponseModel) or type(other) is not type(self):
            return NotImplemented
        return self.__json__() == other.__json__() or self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]  # equal models may differ in their text
    __replace__ = None  # for copy.replace, which would leave the text as it is

    def __reduce__(self) -> tuple[Any, ...]:
        return _restored, (type(self), self.__json__())


def _restored(cls: type[Model], text: bytes) -> Any:
    return cls.__opener__(parse)(text)


def _made_by_hand(cls: type[ResponseModel], text: Slice, otherwise: Open) -> Any:
    """An instance of a text in which msgspec refuses something; each field is decoded by itself."""
    came = members(text)
    if came is None:
        return otherwise(text)
    values: dict[str, Any] = {"__text__": text}
    for name, annotation in cls.__field_types__.items():
        part = came.get(cls.wire_names.get(name, name))
        if part is not None and name in cls.__struct_fields__:
            values[name] = opener(annotation)(part)
        elif part is not None:
            values[f"_{name}"] = msgspec.Raw(part)
    made: Any = msgspec.StructMeta
    return made.__call__(cls, **values)
