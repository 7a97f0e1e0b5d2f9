"""What every model is built on: JSON in, attributes out, the same JSON back.

A model made from a response holds the JSON object that came, and decodes it when it is first looked
at, one level at a time: a page of 1,000 findings costs little more than parsing its bytes.
Decoding never fails and never loses anything. A value that is not what HUVR documents (missing,
null, another type, an unparsable date) is handed out as it came; a missing one reads as None.

No attrs or dataclasses: they compile methods for each class (0.7 ms for one of 50 fields, and 9 ms
to import), and would decode field by field. Here a class is its annotations, and the JSON object
becomes the instance's `__dict__` as it is, but for the few fields that are not JSON already.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, dataclass_transform

from ._convert import (
    Convert,
    decoder,
    is_list,
    is_mapping,
    is_object,
    is_sequence,
    split,
    to_date,
    to_datetime,
)
from .types import UNSET

if TYPE_CHECKING:
    from inspect import Signature

ModelT = TypeVar("ModelT", bound="Model")

EXTRA = "additional_properties"


class _Signature:
    """What `help()` and notebooks show for a model's class: computed when they ask."""

    def __get__(self, instance: object, owner: type[Model]) -> Signature:
        from ._show import signature

        return signature(owner)


@dataclass_transform(kw_only_default=True)
class Model:
    """Base of all request and response models; the fields are keyword arguments.

    Reading from several threads is safe; changing one instance from several threads is not.
    Equality is by attributes. `copy`, `deepcopy` and `pickle` work.
    """

    __slots__ = ("__dict__", "__weakref__", "_came", "_raw")

    wire_names: ClassVar[Mapping[str, str]] = {}
    """Attribute to JSON name, where they differ."""

    if TYPE_CHECKING:
        _raw: dict[str, Any] | None
        """The JSON object, until it is first looked at and becomes `__dict__`."""
        _came: dict[str, Any]
        """What decoded values were made from, by JSON name; UNSET for what was missing."""
        additional_properties: dict[str, Any]
        """What came beside the documented fields, by JSON name; sent back by `to_dict()`."""
    else:
        __signature__ = _Signature()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        for name in [name for name, value in vars(cls).items() if value is UNSET]:
            delattr(cls, name)  # a default: found on the class, it would keep `__getattr__` out

    def __init__(self, **values: Any) -> None:
        spec = spec_of(type(self))
        fields = {**spec.unset, **values}
        if fields.keys() != spec.names:
            from ._show import wrong_arguments

            raise wrong_arguments(type(self), fields)
        self.__setstate__(({}, fields))

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
        return self._came, fields.copy()

    def __setstate__(self, state: tuple[dict[str, Any], dict[str, Any]]) -> None:
        came, fields = state
        _set_raw(self, None)
        _set_came(self, came)
        _set_fields(self, fields)

    def __repr__(self) -> str:
        from ._show import one_line

        fields = look(self)
        shown = {name: fields[name] for name, _, _ in spec_of(type(self)).fields}
        return one_line(type(self).__name__, shown)


class Spec:
    """How the fields of one model class are decoded; made from its annotations at first use."""

    __slots__ = ("blank", "fields", "keys", "names", "renamed", "rich", "unset")

    def __init__(self, cls: type[Model]) -> None:
        wire = cls.wire_names
        self.fields = [(name, wire.get(name, name), kind) for name, kind in _annotations(cls)]
        """Attribute, JSON name and annotation of each."""
        self.names = frozenset(name for name, _, _ in self.fields)
        self.keys = frozenset(key for _, key, _ in self.fields)
        self.unset = {name: UNSET for name, _, kind in self.fields if "Unset" in split(kind)}
        self.blank = {key: self.unset.get(name) for name, key, _ in self.fields}
        """What is there, by JSON name, when nothing came."""
        self.renamed = [(name, key) for name, key, _ in self.fields if name != key]
        converts = [(key, decoder(kind)) for _, key, kind in self.fields]
        self.rich: list[tuple[str, Convert]] = [(key, one) for key, one in converts if one]

    def decode(self, raw: dict[str, Any]) -> dict[str, Any]:
        """Turn a JSON object into attributes, in place; what they were before is returned."""
        came: dict[str, Any] = {}
        made: dict[str, Any] = {}
        if raw.keys() != self.keys:
            self._complete(raw, came)
        for key, convert in self.rich:
            value = raw[key]
            if value is not None and (new := convert(value)) is not value:
                came[key], made[key] = value, new
        raw.update(made)
        if self.renamed:
            raw.update([(name, raw.pop(key)) for name, key in self.renamed])
        return came

    def _complete(self, raw: dict[str, Any], came: dict[str, Any]) -> None:
        extra = {key: raw.pop(key) for key in raw.keys() - self.keys}
        for key in self.keys - raw.keys():
            came[key], raw[key] = UNSET, self.blank[key]
        if extra:
            raw[EXTRA] = extra


def _annotations(cls: type[Model]) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        if issubclass(base, Model) and base is not Model:
            found.update(base.__annotations__)
    return [(name, kind) for name, kind in found.items() if not kind.startswith("ClassVar")]


_specs: dict[type[Model], Spec] = {}


def spec_of(cls: type[Model]) -> Spec:
    """The decoding of `cls`, made once. Two threads that make it at once make the same one."""
    spec = _specs.get(cls)
    if spec is None:
        spec = _specs[cls] = Spec(cls)
    return spec


_slots: Mapping[str, Any] = Model.__dict__
_get_raw, _set_raw = _slots["_raw"].__get__, _slots["_raw"].__set__
_set_came, _set_fields = _slots["_came"].__set__, _slots["__dict__"].__set__
_first_look = threading.RLock()  # re-entrant for finalizers, which may look at models at any moment


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
                _set_came(instance, spec_of(type(instance)).decode(raw))
                _set_fields(instance, raw)
                _set_raw(instance, None)
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
