"""File names: what a server calls a file is advice, and untrusted. Pure.

A name becomes one path component that means the same file on every system: what cannot stand in a
name on Windows (https://learn.microsoft.com/windows/win32/fileio/naming-a-file) is replaced on
Linux and macOS too, where such a file would otherwise be one that a colleague cannot open.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

# A component may have 255 bytes (ext4, APFS; NTFS: 255 UTF-16 units, never more than that); the
# rest is for a number in front of the suffix and for what a partial file is called.
LONGEST = 200
_SUFFIX_LONGEST = 20
_HEADER_LONGEST = 4096
_END = 500  # characters looked at of either end: normalising accents takes quadratic time
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_RESERVED = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])\s*(\.|$)", re.IGNORECASE
)


def safe_name(name: object, fallback: str) -> str:
    r"""``name`` as one harmless path component; ``fallback`` where nothing is left of it.

    ``"../../etc/passwd"`` -> ``"passwd"``, ``"C:\NUL.txt"`` -> ``"_NUL.txt"``. Control and
    direction-changing characters go (``"exe.\u202egnp"`` shows as ``exe.png``), a leading dot
    (a hidden file) becomes ``_``, and the suffix survives shortening.
    """
    text = name if isinstance(name, str) else ""
    text = re.split(r"[/\\]", text)[-1]
    text = text if len(text) <= 2 * _END else text[:_END] + text[-_END:]
    text = unicodedata.normalize("NFC", text)
    text = "".join(char for char in text if _is_visible(char))
    text = _FORBIDDEN.sub("_", text).strip().rstrip(". ")
    if not text.strip("._ "):
        return fallback
    if text.startswith("."):
        text = "_" + text[1:]
    if _RESERVED.match(text):
        text = "_" + text
    return shortened(text, LONGEST)


def _is_visible(char: str) -> bool:
    # Cc control, Cf format (bidirectional overrides, zero width), Cs lone surrogate, Co and Cn
    # private and unassigned, Zl and Zp line and paragraph separators.
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def shortened(name: str, longest: int, extra: str = "") -> str:
    """``name`` in at most ``longest`` bytes of UTF-8, with ``extra`` put in front of its suffix."""
    stem, suffix = _split(name)
    room = longest - len(extra.encode()) - len(suffix.encode())
    kept = stem.encode()[:room].decode(errors="ignore")
    return kept + extra + suffix


def _split(name: str) -> tuple[str, str]:
    """``("report.final", ".pdf")``; what is too long for a suffix counts as none."""
    stem, dot, suffix = name.rpartition(".")
    if not stem or not suffix or len(suffix.encode()) >= _SUFFIX_LONGEST:
        return name, ""
    return stem, dot + suffix


def unused_name(name: str, taken: Container[str]) -> str:
    """``name``, or ``"name (2)"`` and so on. ``taken`` holds ``collision_key`` of names in use."""
    candidate, number = name, 1
    while collision_key(candidate) in taken:
        number += 1
        candidate = shortened(name, LONGEST, f" ({number})")
    return candidate


def collision_key(name: str) -> str:
    """Equal for names that are one file on a system that ignores case (Windows, macOS)."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def base_name(path: object) -> str | None:
    """The file's own name out of a local path of either system; ``None`` if it has none.

    Only this may go to HUVR: folders name people, customers and machines.
    """
    if isinstance(path, bytes):
        path = path.decode(errors="replace")
    if not isinstance(path, str):
        return None  # open(3).name is the number 3
    name = re.split(r"[/\\]", path)[-1]
    # Python reads a name that is not UTF-8 with lone surrogates (PEP 383), which JSON cannot hold.
    return re.sub("[\ud800-\udfff]+", "\ufffd", name) or None


def disposition_name(header: str | None) -> str | None:
    """The name in a ``Content-Disposition`` header, still unsafe; ``None`` if none.

    ``filename*`` goes before ``filename``, in whatever order they stand (RFC 6266, section 4.3).
    """
    if not header or len(header) > _HEADER_LONGEST:  # the parser takes quadratic time
        return None
    from email.message import Message  # knows RFC 2231's filename*=UTF-8''...
    from email.utils import collapse_rfc2231_value

    message = Message()
    try:
        message["Content-Disposition"] = header
        parameters = message.get_params([], "Content-Disposition")
        names = [value for key, value in parameters if key.lower() == "filename"]
        encoded = [name for name in names if isinstance(name, tuple)]
        return collapse_rfc2231_value([*encoded, *names][0]).strip() or None
    except (ValueError, LookupError, TypeError):  # what hostile headers are seen to provoke
        return None
