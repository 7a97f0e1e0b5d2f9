"""What every model is built on: JSON in, attributes out, the same JSON back.

A model made from a response holds the JSON object that came, and decodes it when it is first looked
at, one level at a time: a page of 1,000 findings costs little more than parsing its bytes.
Decoding never fails and never loses anything. A value that is not what HUVR documents (missing,
null, another type, an unparsable date) is handed out as it came; a missing one reads as None.

A class is its annotations, and the JSON object becomes the instance's `__dict__` as it is, but for
the few fields that are not JSON already. It is an attrs class as soon as somebody asks (`_attrs`).
"""

from __future__ import annotations

import datetime
import decimal
import os
import threading
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, dataclass_transform

from ._convert import is_list, is_mapping, is_object, is_sequence, to_date, to_datetime
from ._spec import EXTRA, spec_of
from .types import UNSET

if TYPE_CHECKING:
    from inspect import Signature

ModelT = TypeVar("ModelT", bound="Model")


class _Signature:
    """What `help()` and notebooks show for a model's class: computed when they ask."""

    def __get__(self, instance: object, owner: type[Model]) -> Signature:
        from ._attrs import signature

        return signature(owner)


class _Fields:
    """What attrs looks for on a class: computed when it asks."""

    def __get__(self, instance: object, owner: type[Model]) -> tuple[Any, ...]:
        from ._attrs import equip

        return equip(owner).__attrs_attrs__ if spec_of(owner).names else ()


@dataclass_transform(kw_only_default=True)
class Model:
    """Base of all request and response models; the fields are keyword arguments.

    Reading from several threads is safe; changing one instance from several threads is not.
    Equality is by attributes. `copy`, `deepcopy` and `pickle` work.
    """

    __slots__ = ("__dict__", "__weakref__", "_came", "_raw")

    wire_names: ClassVar[Mapping[str, str]] = {}
    """Attribute to JSON name, where they differ."""
    tags: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """JSON name of a field to its values that say that an object is of this class."""

    if TYPE_CHECKING:
        _raw: dict[str, Any] | None
        """The JSON object, until it is first looked at and becomes `__dict__`."""
        _came: dict[str, Any]
        """What decoded values were made from, by JSON name; UNSET for what was missing."""
        additional_properties: dict[str, Any]
        """What came beside the documented fields, by JSON name; sent back by `to_dict()`."""
    else:
        __signature__ = _Signature()
        __attrs_attrs__ = _Fields()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        for name in [name for name, value in vars(cls).items() if value is UNSET]:
            delattr(cls, name)  # a default: found on the class, it would keep `__getattr__` out

    def __init__(self, **values: Any) -> None:
        from ._attrs import equip

        self.__setstate__(({}, {}))
        equip(type(self)).__attrs_init__(self, **values)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """A model from a JSON object, which is copied.

        Raises TypeError when `src_dict` is no mapping, and nothing else whatever it holds.
        """
        if not is_mapping(src_dict):
            kind = type(src_dict).__name__
            raise TypeError(f"{cls.__name__}.from_dict takes a mapping, not {kind}")
        return maker(cls)(_encode_items(src_dict, {}))

    def to_dict(self) -> dict[str, Any]:
        """The JSON object: what came, with what was set since. Unset fields are left out.

        It is a copy, and shares nothing that can be changed with the model.
        """
        with _first_look:  # no other thread may decode meanwhile, which is in place
            if self._raw is not None:
                return _encode_items(self._raw, {})
        extra, came, wire = self.additional_properties, self._came, self.wire_names
        result: dict[str, Any] = {}
        for name, value in self.__dict__.items():
            key = wire.get(name, name)
            was = came.get(key)
            if value is not UNSET and name != EXTRA and not (value is None and was is UNSET):
                result[key] = encode(value, was)
        result.update(_encode_items(extra, {}))
        return result

    if not TYPE_CHECKING:  # a checker must not take every misspelt attribute for one of these

        def __getattr__(self, name: str) -> Any:
            # Only reached for what is not in `__dict__`: mostly, nothing is yet.
            if not name.startswith("_"):
                raw = _get_raw(self)
                if raw is not None and name in raw and name in spec_of(type(self)).plain:
                    return raw[name]  # JSON as it is; for one field, the others need no decoding
                fields = look(self)
                if name in fields:
                    return fields[name]
                if name == EXTRA:
                    return fields.setdefault(name, {})
            raise AttributeError(_no_attribute(self, name), name=name, obj=self)

        def __setattr__(self, name: str, value: Any) -> None:
            if name not in spec_of(type(self)).names and name != EXTRA:
                raise AttributeError(_no_attribute(self, name), name=name, obj=self)
            look(self)[name] = value
            if value is None:  # a null that was set is sent, also where there was nothing
                self._came.pop(self.wire_names.get(name, name), None)

        def __delattr__(self, name: str) -> None:
            raise AttributeError(f"cannot delete {name!r}; UNSET is the value of what is not sent")

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *spec_of(type(self)).names, EXTRA})

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Model) or type(other) is not type(self):
            return NotImplemented
        same = self.additional_properties == other.additional_properties
        return same and self.__dict__ == other.__dict__  # complete, now that both were looked at

    __hash__ = None  # type: ignore[assignment]  # models are mutable

    def __getstate__(self) -> tuple[dict[str, Any], dict[str, Any]]:
        fields = look(self)
        return self._came.copy(), fields.copy()

    def __setstate__(self, state: tuple[dict[str, Any], dict[str, Any]]) -> None:
        came, fields = state
        _set_came(self, came)
        _set_fields(self, fields)
        _set_raw(self, None)  # last: other threads ask for it without the lock

    def __repr__(self) -> str:
        from ._show import one_line

        fields = look(self)
        shown = {name: fields[name] for name, _, _ in spec_of(type(self)).fields}
        return one_line(type(self).__name__, shown)


_slots: Mapping[str, Any] = Model.__dict__
_get_raw, _set_raw = _slots["_raw"].__get__, _slots["_raw"].__set__
_set_came, _set_fields = _slots["_came"].__set__, _slots["__dict__"].__set__
_first_look = threading.RLock()  # re-entrant for finalizers, which may look at models at any moment


def _renew_lock() -> None:
    """In a forked process: the thread that holds the lock may not exist there."""
    global _first_look
    _first_look = threading.RLock()


if hasattr(os, "register_at_fork"):  # not on Windows
    os.register_at_fork(after_in_child=_renew_lock)


def maker(cls: type[ModelT]) -> Callable[[dict[str, Any]], ModelT]:
    """What makes an instance of `cls` from a JSON object, which from then on is the instance's."""
    new = object.__new__

    def make(raw: dict[str, Any]) -> ModelT:
        made = new(cls)
        _set_raw(made, raw)
        return made

    return make


def look(instance: Model) -> dict[str, Any]:
    """The attributes of `instance`, decoded now if they were not yet."""
    if _get_raw(instance) is not None:
        with _first_look:
            raw = _get_raw(instance)
            if raw is not None:  # no other thread was first
                fields, came = spec_of(type(instance)).decode(raw)
                instance.__setstate__((came, fields))
    return instance.__dict__


def _no_attribute(instance: Model, name: str) -> str:
    return f"{type(instance).__name__} has no field {name!r}"


_ATOMS = frozenset((str, int, float, bool, type(None)))


def encode(value: Any, was: Any = None) -> Any:
    """JSON for a value; `was` is the JSON it came from, kept in its own form if it still holds.

    Lists and objects are copied. Raises nothing: what JSON has no form for stays as it is.
    """
    if value.__class__ in _ATOMS:
        return value
    if is_object(value):
        return _encode_items(value, was if is_object(was) else {})
    if is_list(value):
        return _encode_list(value, was if is_list(was) else [])
    return _encode_other(value, was)


def _encode_other(value: Any, was: Any) -> Any:
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, datetime.date):  # a datetime is one
        parse = to_datetime if isinstance(value, datetime.datetime) else to_date
        return was if isinstance(was, str) and parse(was) == value else value.isoformat()
    if isinstance(value, datetime.time):
        return value.isoformat()
    if isinstance(value, (uuid.UUID, decimal.Decimal)):
        return str(value)
    if is_mapping(value):
        return _encode_items(value, {})
    return _encode_list(value, []) if is_sequence(value) else value


# No comprehensions: before Python 3.12 each takes a stack frame, and these recur.


def _encode_items(value: Mapping[Any, Any], was: Mapping[Any, Any]) -> dict[Any, Any]:
    result: dict[Any, Any] = {}
    for key, item in value.items():
        if item is not UNSET:
            result[key] = encode(item, was.get(key))
    return result


def _encode_list(value: Sequence[Any], was: Sequence[Any]) -> list[Any]:
    result = list[Any]()
    for at, item in enumerate(value):
        result.append(encode(item, was[at] if at < len(was) else None))
    return result
