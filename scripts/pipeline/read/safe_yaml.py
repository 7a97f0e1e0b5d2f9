"""YAML and JSON text as JSON values, from a source that is not trusted.

The tree is built from the parser's events, in a loop: PyYAML's own composer recurses in C, where
200,000 brackets end the process by a segmentation fault; it also lets a key stand twice, reads `on`
as true and `12:30` as 750 (YAML 1.1), and makes dates, sets and cycles, none of which JSON has.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from pipeline.errors import PipelineError
from pipeline.json_tree import Json, children, is_map

DEEPEST = 100
"""Levels of nesting at the most: HUVR's document has 13."""
LARGEST = 2_000_000
"""Values at the most, those of aliases counted each time: HUVR's document has 21,000."""

_STRING = "tag:yaml.org,2002:str"
_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
# The core schema of YAML 1.2 (section 10.3), which OpenAPI asks for.
_WORDS: dict[str, Json] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def parse(text: str, name: str) -> dict[str, Json]:
    """The object in `text` (JSON or YAML), or a PipelineError that names the line of `name`."""
    if re.match(r"\s*<(!doctype|html|\?xml)", text, re.IGNORECASE):
        raise PipelineError(f"{name}: HTML or XML, not an OpenAPI document")
    try:
        value = _load(text)
    except yaml.MarkedYAMLError as error:
        line = f" line {error.problem_mark.line + 1}:" if error.problem_mark else ""
        raise PipelineError(f"{name}:{line} {error.problem or error.context}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise PipelineError(f"{name}: {str(error).splitlines()[0]}") from None
    if not is_map(value):
        raise PipelineError(f"{name}: not an OpenAPI document (it holds no mapping)")
    _check_depth(value, name)
    return value


def _load(text: str) -> Json:
    if text.lstrip()[:1] == "{":
        try:  # YAML has no surrogate pairs, by which JSON writes an emoji
            return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
        except json.JSONDecodeError:
            pass  # YAML in braces, or an error that the YAML parser names better
        except RecursionError:
            raise ValueError("nested too deeply") from None
    return _Builder().build(yaml.parse(text, Loader=yaml.CSafeLoader))


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"key {twice!r} stands twice in one object")
    return made


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no JSON number")


def _check_depth(value: Json, name: str) -> None:
    level: list[Json] = [value]
    for _ in range(DEEPEST):
        level = [child for node in level for child in children(node)]
        if not level:
            return
    raise PipelineError(f"{name}: nested deeper than {DEEPEST} levels")


@dataclass
class _Open:
    """A mapping or sequence whose end has not come yet."""

    value: Any
    anchor: str | None
    size: int = 1
    key: str = ""
    keyed: bool = False
    """Whether `key` waits for its value."""


class _Builder:
    """Makes one JSON value of the events of one YAML document."""

    def __init__(self) -> None:
        self.open: list[_Open] = [_Open([], None)]
        self.anchors: dict[str, tuple[Json, int]] = {}

    def build(self, events: Iterable[Any]) -> Json:
        """The document's value; raises MarkedYAMLError where it is not JSON."""
        for event in events:
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._start(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                done = self.open.pop()
                self._add(done.value, done.size, done.anchor, event)
            elif isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
        values = self.open[0].value
        return values[0] if len(values) == 1 else values

    def _start(self, event: Any) -> None:
        if event.tag is not None and not event.implicit:
            raise _error(f"tag {event.tag} is none of JSON's", event)
        if self._wants_key():
            raise _error("a mapping or list cannot be a key", event)
        if len(self.open) > DEEPEST:
            raise _error(f"nested deeper than {DEEPEST} levels", event)
        made: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.open.append(_Open(made, event.anchor))

    def _wants_key(self) -> bool:
        top = self.open[-1]
        return is_map(top.value) and not top.keyed

    def _scalar(self, event: Any) -> None:
        text = str(event.value)
        if event.tag not in (None, "!", _STRING):
            raise _error(f"tag {event.tag} is none of JSON's", event)
        if self._wants_key():
            self._key(text, event)
        else:
            plain = event.implicit[0] and event.tag is None
            self._add(_plain(text, event) if plain else text, 1, event.anchor, event)

    def _key(self, text: str, event: Any) -> None:
        if text in self.open[-1].value:
            raise _error(f"key {text!r} stands twice", event)
        self.open[-1].key, self.open[-1].keyed = text, True

    def _alias(self, event: Any) -> None:
        if self._wants_key() or event.anchor not in self.anchors:
            raise _error(f"alias *{event.anchor} stands for nothing that is complete", event)
        value, size = self.anchors[event.anchor]
        self._add(value, size, None, event)

    def _add(self, value: Json, size: int, anchor: str | None, event: Any) -> None:
        top = self.open[-1]
        if is_map(top.value):
            top.value[top.key], top.keyed = value, False
        else:
            top.value.append(value)
        top.size += size
        if top.size > LARGEST:
            raise _error(f"more than {LARGEST} values", event)
        if anchor:
            self.anchors[anchor] = value, size


def _plain(text: str, event: Any) -> Json:
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        number = float(text)
        if not math.isfinite(number):
            raise _error(f"{text} is no JSON number", event)
        return number
    return text


def _error(problem: str, event: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=event.start_mark)


class _Dumper(yaml.CSafeDumper):
    """Block style, no anchors: a reader and a diff tool see every value where it stands."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML calls it so
        return True


def dump(document: dict[str, Json]) -> str:
    """The canonical text: sorted keys, one form for every value, the same on any machine."""
    return yaml.dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=True, width=100)
