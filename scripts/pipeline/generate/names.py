"""Step 4, generate: what fields and parameters are called in Python.

A name depends on the name in the API alone, not on the names beside it: a field that comes later
cannot take the name of one that people use.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterable
from itertools import count

from pipeline.json_tree import names

_ALWAYS = names("datetime decimal uuid list dict int str float bool bytes self cls locals builtins")
FIELDS = _ALWAYS | names(
    "from_dict to_dict wire_names tags additional_properties records first models"
)
"""What a model's class has, or what the annotations in it use: fields get an underscore."""

ARGUMENTS = _ALWAYS | names("body page_size concurrency max_items deadline to overwrite progress")
"""The same for a method."""


def name(wire: str, reserved: frozenset[str]) -> str:
    """The Python name for `wire`: itself where it can be one, else with an underscore at its end.

    `type`, `id__in` and `firstName` stay; `class` is `class_`, `a-b` is `a_b_`, `class_` is
    `class__`, `Any` is `Any_`, as an annotation could mean the class of that name: no two names of
    an API meet, but for those with other signs at the same place.
    """
    plain = re.fullmatch(r"[a-z][A-Za-z0-9_]*", wire) and not wire.endswith("_")
    if plain and not keyword.iskeyword(wire) and wire not in reserved:
        return wire
    words = re.sub(r"\W", _sign, wire.removesuffix("[]"), flags=re.ASCII)
    words = words.lstrip("_") or "field"
    return f"field_{words}_" if words[0].isdigit() else f"{words}_"


def _sign(match: re.Match[str]) -> str:
    """What stands for a sign: a point is not a hyphen, and no letter is another one."""
    sign = match[0]
    return "__" if sign == "." else "_" if sign.isascii() else f"_{ord(sign):x}"


def distinct(wires: Iterable[str], reserved: frozenset[str]) -> dict[str, str]:
    """The name for each of `wires`, all different; who can keep its name does."""
    used: set[str] = set()
    wanted = {wire: name(wire, reserved) for wire in wires}
    order = sorted(wanted, key=lambda wire: (wanted[wire] != wire, wire))
    return {wire: free(wanted[wire], used) for wire in order}


def free(wanted: str, used: set[str]) -> str:
    """`wanted`, or with the first number that makes it new; it counts as used from then on."""
    numbered = (f"{wanted}{number}" for number in count(2))
    name_ = wanted if wanted not in used else next(one for one in numbered if one not in used)
    used.add(name_)
    return name_
