"""YAML and JSON text as JSON values, from a source that is not trusted.

Scalars are those of YAML 1.2's core schema (section 10.3), which OpenAPI asks for. PyYAML's own
constructors let a key stand twice, read `on` as true and `12:30` as 750 (YAML 1.1), and make dates,
sets and cycles, none of which JSON has. Against brackets without end it guards itself since 6.0.4.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from itertools import chain, islice
from typing import Any, NoReturn

import yaml

from pipeline.errors import PipelineError
from pipeline.json_tree import Json, children, is_list, is_map

DEEPEST = 100
"""Levels of nesting at the most: HUVR's document has 13."""
LARGEST = 2_000_000
"""Values at the most, those of aliases counted each time: HUVR's document has 21,000."""


def parse(text: str, name: str) -> dict[str, Json]:
    """The object in `text`, which is JSON or YAML.

    Raises PipelineError, one line that names `name` and, where one line is at fault, its number.
    """
    if re.match(r"\s*<(!doctype|html|\?xml)", text, re.IGNORECASE):
        raise PipelineError(f"{name}: HTML or XML, not an OpenAPI document")
    try:
        value = _load(text)
    except yaml.MarkedYAMLError as error:
        line = f" line {error.problem_mark.line + 1}:" if error.problem_mark else ""
        raise PipelineError(f"{name}:{line} {error.problem or error.context}") from None
    except RecursionError:
        raise PipelineError(f"{name}: nested too deeply") from None
    except (yaml.YAMLError, ValueError) as error:
        raise PipelineError(f"{name}: {str(error).splitlines()[0]}") from None
    if not is_map(value):
        raise PipelineError(f"{name}: not an OpenAPI document (it holds no mapping)")
    _check_size(value, name)
    return value


def _load(text: str) -> Json:
    if text.lstrip()[:1] == "{":
        try:  # YAML has no surrogate pairs, by which JSON writes an emoji
            return json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
        except json.JSONDecodeError:
            pass  # YAML in braces, or an error that the YAML parser names better
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - makes nothing but JSON values


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"key {twice!r} stands twice in one object")
    return made


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no JSON number")


def _check_size(value: Json, name: str) -> None:
    """Level by level, and no further than the limits: aliases can make a line a billion values."""
    level, left = [value], LARGEST
    for _ in range(DEEPEST):
        level = list(islice(chain.from_iterable(map(children, level)), left))
        left -= len(level)
        if not left:
            raise PipelineError(f"{name}: more than {LARGEST} values")
        if not level:
            return
    raise PipelineError(f"{name}: nested deeper than {DEEPEST} levels")


class _Loader(yaml.CBaseLoader):
    """Makes JSON values; MarkedYAMLError names the line of anything else."""


def _error(problem: str, node: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=problem, problem_mark=node.start_mark)


def _object_of(loader: Any, node: Any) -> dict[str, Json]:
    if not isinstance(node, yaml.MappingNode):
        raise _error("a mapping is tagged, but none stands here", node)
    made: dict[str, Json] = {}
    merged: dict[str, Json] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _error("a mapping or list cannot be a key", key)
        if key.value in made:
            raise _error(f"key {key.value!r} stands twice", key)
        loader.construct_object(key)  # refuses a tag that is none of JSON's
        held = loader.construct_object(value, deep=True)
        if key.value == "<<" and not key.style:
            merged = _merged(held, value) | merged
        else:
            made[key.value] = held
    return merged | made


def _merged(held: Json, node: Any) -> dict[str, Json]:
    """What a merge key brings in: YAML 1.2 has none, but people write them by hand."""
    found: dict[str, Json] = {}
    for one in held if is_list(held) else [held]:
        if not is_map(one):
            raise _error("<< merges mappings, and this is none", node)
        found = one | found
    return found


def _array_of(loader: Any, node: Any) -> list[Json]:
    return list(loader.construct_sequence(node, deep=True))


def _refuse(_: Any, node: Any) -> NoReturn:
    raise _error(f"tag {node.tag} is none of JSON's", node)


def _scalar(convert: Callable[[str], Json]) -> Callable[[Any, Any], Json]:
    def construct(loader: Any, node: Any) -> Json:
        text = loader.construct_scalar(node)
        try:
            return convert(text)
        except (ValueError, KeyError):
            raise _error(f"{text[:40]} is no JSON value", node) from None

    return construct


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


_BOOLEANS = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NULLS: dict[str, None] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
_FLOAT = r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"


class _Dumper(yaml.CSafeDumper):
    """Block style, no anchors: a reader and a diff tool see every value where it stands."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML calls it so
        return True


_Loader.add_constructor(None, _refuse)
_Loader.add_constructor("tag:yaml.org,2002:map", _object_of)
_Loader.add_constructor("tag:yaml.org,2002:seq", _array_of)
_Loader.add_constructor("tag:yaml.org,2002:str", _scalar(str))
for _kind, _form, _convert in (  # a plain scalar is the first of these that matches
    ("null", "|".join(_NULLS), _NULLS.__getitem__),
    ("bool", "|".join(_BOOLEANS), _BOOLEANS.__getitem__),
    ("int", "[-+]?[0-9]+", int),
    ("float", _FLOAT, _finite),
):
    _tag = f"tag:yaml.org,2002:{_kind}"
    _whole = re.compile(rf"(?:{_form})\Z")
    for _side in (_Loader, _Dumper):  # which then quotes a text like `0E0`
        _side.add_implicit_resolver(_tag, _whole, None)  # pyright: ignore[reportUnknownMemberType]
    _Loader.add_constructor(_tag, _scalar(_convert))


def dump(document: dict[str, Json]) -> str:
    """The canonical text: sorted keys, one form for every value, the same on any machine."""
    return yaml.dump(document, Dumper=_Dumper, allow_unicode=True, sort_keys=True, width=100)
