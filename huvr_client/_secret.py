"""A string that does not show itself."""

from __future__ import annotations

from typing import NoReturn

_MASK = "***"


class Secret:
    """Holds a secret so that ``repr``, ``str``, ``vars``, logs and tracebacks show ``***``.

    ``reveal()`` is the only way to the text; call it in the expression that needs it and keep the
    result in no variable. Comparable and hashable; refuses to be pickled.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        return self._text

    def mask(self, text: str) -> str:
        """``text`` without the secret, should a server have echoed it."""
        return text.replace(self._text, _MASK) if self._text else text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return _MASK

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret cannot be pickled or copied")
