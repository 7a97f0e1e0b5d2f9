# Copied from openapi/runtime by scripts/regenerate.py: edit it there.
"""How a JSON object becomes the attributes of a model: read from the annotations of its class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._convert import Convert, decoder, split
from .types import UNSET

if TYPE_CHECKING:
    from ._model import Model

EXTRA = "additional_properties"


class Spec:
    """How the fields of one model class are decoded; made from its annotations at first use."""

    __slots__ = ("blank", "fields", "keys", "names", "plain", "renamed", "rich", "unset")

    def __init__(self, cls: type[Model]) -> None:
        wire = cls.wire_names
        self.fields = [(name, wire.get(name, name), kind) for name, kind in _annotations(cls)]
        """Attribute, JSON name and annotation of each."""
        self.names = frozenset(name for name, _, _ in self.fields)
        self.keys = frozenset(key for _, key, _ in self.fields)
        self.unset = {name: UNSET for name, _, kind in self.fields if "Unset" in split(kind)}
        self.blank = {key: self.unset.get(name) for name, key, _ in self.fields}
        """What is there, by JSON name, when nothing came."""
        self.renamed = {key: name for name, key, _ in self.fields if name != key}
        converts = [(key, decoder(kind)) for _, key, kind in self.fields]
        self.rich: list[tuple[str, Convert]] = [(key, one) for key, one in converts if one]
        self.plain = self.names - self.renamed.keys() - set(self.renamed.values())
        self.plain -= {key for key, _ in self.rich}
        """Attributes that are the JSON value of the same name."""

    def decode(self, raw: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """The attributes, and what they were made from.

        They are `raw` itself, changed in one step, where it has just the documented fields.
        """
        if raw.keys() == self.keys:
            fields, came = raw, dict[str, Any]()
        else:
            fields, came = self._complete(raw), dict.fromkeys(self.keys - raw.keys(), UNSET)
        made: dict[str, Any] = {}
        for key, convert in self.rich:
            value = fields[key]
            if value is not None and (new := convert(value)) is not value:
                came[key], made[key] = value, new
        fields.update(made)
        return self._rename(fields) if self.renamed else fields, came

    def _complete(self, raw: dict[str, Any]) -> dict[str, Any]:
        fields = {key: value for key, value in raw.items() if key in self.keys}
        extra = {key: value for key, value in raw.items() if key not in self.keys}
        fields = {**fields, **{k: v for k, v in self.blank.items() if k not in fields}}
        return {**fields, EXTRA: extra} if extra else fields

    def _rename(self, fields: dict[str, Any]) -> dict[str, Any]:
        return {self.renamed.get(key, key): value for key, value in fields.items()}


def _annotations(cls: type[Model]) -> list[tuple[str, str]]:
    found: dict[str, str] = {}
    for base in reversed(cls.__mro__):
        found.update(getattr(base, "__annotations__", {}))
    return [(name, kind) for name, kind in found.items() if not kind.startswith("ClassVar")]


_specs: dict[type[Model], Spec] = {}


def spec_of(cls: type[Model]) -> Spec:
    """The decoding of `cls`, made once. Two threads that make it at once make the same one."""
    spec = _specs.get(cls)
    if spec is None:
        spec = _specs[cls] = Spec(cls)
    return spec
