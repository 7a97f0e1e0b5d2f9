"""A string that does not show itself, and the token made of one."""

from __future__ import annotations

import re
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

    @property
    def is_padded(self) -> bool:
        """Whether white space was pasted along with it."""
        return self._text != self._text.strip()

    def mask(self, text: str) -> str:
        """``text`` without the secret, should a server have echoed it.

        As it stands, or in any escaping of JSON, HTML and URLs, nested ones included.
        """
        if len(self._text) < _SHORTEST:
            return text
        return re.sub("".join(map(_spellings, self._text)), _MASK, text)

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


def _spellings(char: str) -> str:
    """A pattern for the ways to write ``char`` in JSON (RFC 8259), HTML 5 and URLs (RFC 3986).

    All repetitions in it are bounded: it is run over what a server sends.
    """
    from html.entities import codepoint2name  # large, and only for errors

    units = char.encode("utf-16-be", "surrogatepass").hex(",", -2).split(",")
    code, name = ord(char), codepoint2name.get(ord(char), "apos" if char == "'" else "")
    percent = "".join(f"%{byte:02x}" for byte in char.encode("utf-8", "surrogatepass"))
    ways = [
        re.escape(char),
        rf"(?i:{_BACKSLASHES.join(f'u{unit}' for unit in units)})",
        f"(?i:{percent})",
        f"&#0{{0,8}}{code};?",
        f"&#[xX]0{{0,8}}(?i:{code:x});?",
        *([f"&{name};?"] if name else []),
        *([_SHORT_ESCAPES[char]] if char in _SHORT_ESCAPES else []),
    ]
    ways += [_AMPERSAND + way[1:] for way in ways if way.startswith("&")]
    return f"{_BACKSLASHES}(?:{'|'.join(ways)})"


_BACKSLASHES = r"\\{0,8}"  # JSON in JSON doubles them at each level
_AMPERSAND = "(?:&(?:amp|#38);|u0026)"  # one that was itself escaped
_SHORT_ESCAPES = {"\b": "b", "\f": "f", "\n": "n", "\r": "r", "\t": "t", " ": r"\+"}


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
