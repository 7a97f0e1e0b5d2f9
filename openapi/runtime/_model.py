"""What every model is built on: JSON in, attributes out, the same JSON back.

A model made from a response keeps the JSON object it came from and is decoded when it is first
looked at, one level at a time: a page of 1,000 findings costs little more than parsing its bytes.
Decoding never fails and never loses anything. A value that is not what HUVR documents (missing,
null, another type, an unparsable date) is handed out as it came; a missing one reads as None.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeGuard, TypeVar, cast, dataclass_transform

from attrs import define


from .types import UNSET

Convert = Callable[[Any], Any]
ModelT = TypeVar("ModelT", bound="Model")
ItemT = TypeVar("ItemT")
ClassT = TypeVar("ClassT", bound=type)

_SECRET = frozenset({"access_token", "client_secret", "password", "token"})
_FIRST = ("id", "name", "filename", "username", "count", "status", "state", "severity", "type")
_SHOWN = 6
"""Fields that a repr shows: it is for reading, `to_dict()` has them all."""


# What isinstance alone leaves half unknown to one type checker, and a cast is redundant to another.


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether `value` is a JSON array."""
    return isinstance(value, list)


def is_sequence(value: object) -> TypeGuard[Sequence[Any]]:
    """Whether `value` holds several values; text is one."""
    return isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray))


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether `value` is a JSON object."""
    return isinstance(value, dict)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether `value` maps keys to values."""
    return isinstance(value, Mapping)


@dataclass_transform(kw_only_default=True)
def model(cls: ClassT) -> ClassT:
    """Make an attrs class with keyword arguments and slots; `Model` supplies the rest."""
    return define(cls, kw_only=True, slots=True, repr=False, eq=False, getstate_setstate=False)


class Model:
    """Base of all request and response models.

    Reading from several threads is safe; changing one instance from several threads is not.
    """

    __slots__ = ("_raw", "additional_properties")

    wire_names: ClassVar[Mapping[str, str]] = {}
    """Attribute to JSON name, where they differ."""

    if TYPE_CHECKING:
        _raw: dict[str, Any] | None
        additional_properties: dict[str, Any]
        """What came beside the documented fields, by JSON name; sent back by `to_dict()`."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """A model from a JSON object. The object is kept, not copied: do not change it afterwards.

        Raises TypeError when `src_dict` is no mapping, and nothing else whatever it holds.
        """
        if not is_mapping(src_dict):
            raise TypeError(f"{cls.__name__}.from_dict takes a mapping, not {type(src_dict).__name__}")
        made = cls.__new__(cls)
        _set_raw(made, src_dict if isinstance(src_dict, dict) else dict(src_dict))
        return made

    def to_dict(self) -> dict[str, Any]:
        """The JSON object: what came, with what was set since. Unset fields are left out."""
        raw = self._raw
        result = {} if raw is None else dict(raw)
        for name, key, _ in spec_of(type(self)).fields:
            value = getattr(self, name)
            if value is UNSET:
                result.pop(key, None)
            elif value is not None or raw is None or key in result:
                result[key] = encode(value, result.get(key))
        extra = self.additional_properties
        for key in [key for key in result if key not in spec_of(type(self)).keys and key not in extra]:
            del result[key]
        result.update(extra)
        return result

    if not TYPE_CHECKING:  # a checker must not take every misspelt attribute for one of these

        def __getattr__(self, name: str) -> Any:
            # Only reached while a slot is empty: the object has not been looked at yet.
            if name == "_raw":
                return None
            raw = self._raw
            if name == "additional_properties":
                return _keep_extra(self, raw or {})
            if raw is not None and name in spec_of(type(self)).names:
                _decode(self, raw)
                return getattr(self, name)
            raise AttributeError(f"{type(self).__name__} has no attribute {name!r}", name=name, obj=self)

    def __setattr__(self, name: str, value: Any) -> None:
        getattr(self, name, None)  # decode first, or decoding later would overwrite what is set now
        object.__setattr__(self, name, value)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(mine == theirs for mine, theirs in zip(_values(self), _values(other), strict=True))

    __hash__ = None  # type: ignore[assignment]  # models are mutable

    def __reduce__(self) -> tuple[Any, ...]:
        return _rebuild, (type(self), self.to_dict())

    def __repr__(self) -> str:
        names = [name for name, _, _ in spec_of(type(self)).fields]
        order = sorted(names, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
        shown = [(name, getattr(self, name)) for name in order]
        parts = [f"{n}={_short(n, v)}" for n, v in shown if _readable(v)][:_SHOWN]
        more = len(names) - len(parts)
        return f"{type(self).__name__}({', '.join(parts + ([f'+{more} fields'] if more else []))})"


class Page(Model, Generic[ItemT]):
    """One page of a list: `count` items in all, `results` on this page, `next` and `previous`."""

    __slots__ = ()

    if TYPE_CHECKING:
        count: int
        next: str | None
        previous: str | None
        results: list[ItemT]

    @property
    def records(self) -> list[dict[str, Any]]:
        """The items as plain dicts, as pandas and polars take them; a cheap view, not a copy."""
        items: object = (self._raw or {}).get("results", self.results)
        listed = items if is_list(items) else []
        return [item.to_dict() if isinstance(item, Model) else item for item in listed]

    def __iter__(self) -> Iterator[ItemT]:
        return iter(self.results or ())

    def __len__(self) -> int:
        return len(self.results or ())

    def __bool__(self) -> bool:
        return True  # a page without items is still an answer

    def _repr_html_(self) -> str:
        return table(self)


def table(page: Page[Any], rows: int = 20, columns: int = 8) -> str:
    """An HTML table of a page for notebooks: every text in it is escaped."""
    from html import escape

    records = page.records[:rows]
    names = list(dict.fromkeys(key for record in records for key, value in record.items() if _readable(value)))
    names = sorted(names, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))[:columns]
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_short(n, record.get(n)))}</td>" for n in names) + "</tr>"
        for record in records
    )
    note = f"{escape(type(page).__name__)}: {len(page)} of {escape(str(page.count))}"
    return f"<table><caption>{note}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


class _Spec:
    """How the fields of one model class are decoded; made from its annotations at first use."""

    __slots__ = ("fields", "keys", "names", "plain", "rich")

    def __init__(self, cls: type[Model]) -> None:
        attributes = cast("tuple[Any, ...]", cast("Any", cls).__attrs_attrs__)
        self.fields = [(a.name, cls.wire_names.get(a.name, a.name), str(a.type)) for a in attributes]
        self.names = frozenset(name for name, _, _ in self.fields)
        self.keys = frozenset(key for _, key, _ in self.fields)
        self.plain: list[tuple[Any, str, Any]] = []
        self.rich: list[tuple[Any, str, Any, Convert]] = []
        for name, key, annotation in self.fields:
            put, default = getattr(cls, name).__set__, UNSET if "Unset" in annotation else None
            convert = decoder(annotation)
            if convert is None:
                self.plain.append((put, key, default))
            else:
                self.rich.append((put, key, default, convert))


_specs: dict[type[Model], _Spec] = {}


def spec_of(cls: type[Model]) -> _Spec:
    """The decoding of `cls`, made once. Two threads that make it at once make the same one."""
    spec = _specs.get(cls)
    if spec is None:
        spec = _specs[cls] = _Spec(cls)
    return spec


_slots: Mapping[str, Any] = Model.__dict__
_set_raw = _slots["_raw"].__set__
_set_extra = _slots["additional_properties"].__set__


def _decode(instance: Model, raw: dict[str, Any]) -> None:
    spec, get = spec_of(type(instance)), raw.get
    for put, key, default in spec.plain:
        put(instance, get(key, default))
    for put, key, default, convert in spec.rich:
        value = get(key, default)
        put(instance, value if value is default else convert(value))


def _keep_extra(instance: Model, raw: dict[str, Any]) -> dict[str, Any]:
    keys = spec_of(type(instance)).keys
    extra = {key: value for key, value in raw.items() if key not in keys}
    _set_extra(instance, extra)
    return extra


def _rebuild(cls: type[ModelT], data: dict[str, Any]) -> ModelT:
    return cls.from_dict(data)


def _values(instance: Model) -> Iterator[Any]:
    for name in sorted(spec_of(type(instance)).names):
        yield getattr(instance, name)
    yield instance.additional_properties


def _readable(value: object) -> bool:
    return value is not None and isinstance(value, (str, int, float, datetime.date))


def _short(name: str, value: object) -> str:
    if name in _SECRET:
        return "'***'"
    if isinstance(value, str) and value.startswith("http") and "?" in value:
        return repr(value.split("?", 1)[0][:40] + "?…")  # a signed URL lets whoever reads it in
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 42 else f"{text[:40]}…"


def split(annotation: str) -> list[str]:
    """The alternatives of a union: `list[A | B] | None` -> `list[A | B]`, `None`."""
    parts, depth, start = list[str](), 0, 0
    for position, character in enumerate(annotation):
        depth += (character == "[") - (character == "]")
        if character == "|" and depth == 0:
            parts.append(annotation[start:position].strip())
            start = position + 1
    return [*parts, annotation[start:].strip()]


_decoders: dict[str, Convert | None] = {}


def decoder(annotation: str) -> Convert | None:
    """What turns JSON into the annotated type; None where JSON already is that type."""
    if annotation not in _decoders:
        found = [one for one in map(_single, split(annotation)) if one is not None]
        _decoders[annotation] = _first_that_changes(found) if found[1:] else next(iter(found), None)
    return _decoders[annotation]


def _single(kind: str) -> Convert | None:
    if kind == "datetime.datetime":
        return to_datetime
    if kind == "datetime.date":
        return to_date
    if kind.startswith("list["):
        return _each(decoder(kind[5:-1]))
    if kind.startswith("dict["):
        return _every(decoder(kind.split(",", 1)[1][:-1].strip()))
    return _nested(kind) if is_model(kind) else None


def _first_that_changes(converts: list[Convert]) -> Convert:
    def convert(value: Any) -> Any:
        for one in converts:
            made = one(value)
            if made is not value:
                return made
        return value

    return convert


def _each(convert: Convert | None) -> Convert | None:
    def each(value: Any) -> Any:
        if convert is None or not is_list(value):
            return value
        return [convert(item) for item in value]

    return each if convert else None


def _every(convert: Convert | None) -> Convert | None:
    def every(value: Any) -> Any:
        if convert is None or not is_object(value):
            return value
        return {key: convert(item) for key, item in value.items()}

    return every if convert else None


def is_model(name: str) -> bool:
    """Whether `name` is a class of `huvr_api.models` (and not a plain type or an enum)."""
    from .models import MODULES

    return MODULES.get(name, "enums") != "enums"


def _nested(name: str) -> Convert:
    """Turns an object into model `name`, which is imported when the first object comes."""
    cls: type[Model] | None = None

    def convert(value: Any) -> Any:
        nonlocal cls
        if value.__class__ is not dict:
            return value
        if cls is None:
            from . import models

            cls = cast("type[Model]", getattr(models, name))
        made = cls.__new__(cls)
        _set_raw(made, value)
        return made

    return convert


def to_datetime(value: Any) -> Any:
    """A datetime from ISO 8601, or the value itself where it is none."""
    if not isinstance(value, str):
        return value
    try:
        return datetime.datetime.fromisoformat(value)
    except ValueError:
        from dateutil.parser import isoparse  # 6 ms to import, for forms that HUVR rarely sends

    try:
        return isoparse(value)
    except (ValueError, OverflowError):
        return value


def to_date(value: Any) -> Any:
    """A date from YYYY-MM-DD, or the value itself where it is none."""
    try:
        return datetime.date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        return value


def encode(value: Any, was: Any = None) -> Any:
    """JSON for a value; `was` is the JSON it came from, kept in its own form if it still holds."""
    if isinstance(value, Model):
        return value.to_dict()
    if isinstance(value, datetime.date):
        parse = to_datetime if isinstance(value, datetime.datetime) else to_date
        return was if isinstance(was, str) and parse(was) == value else value.isoformat()
    if is_mapping(value):
        before = was if is_object(was) else {}
        return {key: encode(one, before.get(key)) for key, one in value.items() if one is not UNSET}
    if is_sequence(value):
        old = was if is_list(was) else []
        return [encode(one, old[at] if at < len(old) else None) for at, one in enumerate(value)]
    return value
