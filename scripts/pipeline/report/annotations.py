"""Step 7, report: which Python types take, or give, the values of others."""

from __future__ import annotations

from pipeline.generate.parts import split


def same(one: str, other: str) -> bool:
    """Whether two annotations are one type, whatever the order of their alternatives."""
    return set(split(one)) == set(split(other))


def covers(wide: str, narrow: str, *, received: bool = False) -> bool:
    """Whether every value of the type `narrow` is one of `wide`.

    What is received as Any and later as a model is another object: there, Any covers only itself.
    """
    choices = split(wide)
    if "Any" in choices and not received:
        return True
    return all(any(_covers(choice, one, received) for choice in choices) for one in split(narrow))


def _covers(wide: str, narrow: str, received: bool) -> bool:
    if wide == narrow or (wide, narrow) == ("float", "int"):
        return True
    for outer in ("list[", "Iterator[", "dict[str, "):
        if wide.startswith(outer) and narrow.startswith(outer):
            inner = (one.removeprefix(outer).removesuffix("]") for one in (wide, narrow))
            return covers(*inner, received=received)
    return False
