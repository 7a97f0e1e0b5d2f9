"""A string that does not show itself, and the token made of one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import NoReturn

_MASK = "***"
_SHORTEST = 4  # masking a shorter one would only garble the text, and point at it


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
        """``text`` without the secret, should a server have echoed it, plainly or in JSON."""
        if len(self._text) < _SHORTEST:
            return text
        return text.replace(self._text, _MASK).replace(json.dumps(self._text)[1:-1], _MASK)

    def __bool__(self) -> bool:
        return bool(self._text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return _MASK

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret cannot be pickled or copied")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Token:
    """An access token with the moments of its life, in monotonic seconds.

    * ``asked_at``: just before the request for it was sent.
    * ``stale_at``: from here on it is renewed in the background.
    * ``dead_at``: from here on it is not used any more.
    * ``expires_at``: when HUVR stops accepting it.
    """

    secret: Secret
    asked_at: float
    stale_at: float
    dead_at: float
    expires_at: float
