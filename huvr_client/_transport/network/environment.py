"""Which variable of the environment keeps an HTTP client from being made, and why.

httpx says so only in part, and may quote a password while it does.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from urllib.request import getproxies

_SCHEMES = ("http", "https", "socks5", "socks5h")
_PROXIES = [
    variable
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    for variable in (name, name.lower())
]


def problem_of_proxies(is_usable: Callable[[str], bool]) -> str:
    """One sentence on a proxy that no request could be sent by; or ``""``.

    httpx takes some of them, and then fails in the middle of a request. ``is_usable``: whether a
    URL has a host that can be looked up, and a port.
    """
    return next(_proxies(is_usable), "")


def problem_of_environment(parse: Callable[[str], object]) -> str:
    """One sentence, without the values of the variables but for entries of ``NO_PROXY``.

    ``parse``: a URL as the HTTP library understands it; ``None``: it does not.
    """
    return next(
        chain(_exceptions(parse), _certificates()),
        "check HTTP_PROXY, HTTPS_PROXY, ALL_PROXY, NO_PROXY, SSL_CERT_FILE and SSL_CERT_DIR",
    )


def _proxies(is_usable: Callable[[str], bool]) -> Iterator[str]:
    used = getproxies()  # as httpx: of two spellings it takes the one in lower case
    if "*" in map(str.strip, used.get("no", "").split(",")):
        return
    for variable in _PROXIES:
        value = os.getenv(variable, "")
        if value != used.get(variable.lower().removesuffix("_proxy")):
            continue
        scheme, separator, _ = value.partition("://")
        if separator and scheme.lower() not in _SCHEMES:
            yield f"the scheme of {variable} is none of {', '.join(_SCHEMES)}"
        elif value and not is_usable(value if separator else f"http://{value}"):
            yield f"{variable} is not the URL of a proxy, or its host or port cannot be"
        elif separator and scheme.lower().startswith("socks") and not find_spec("socksio"):
            yield f"{variable} names a SOCKS proxy, for which a package is missing: httpx[socks]"


def _exceptions(parse: Callable[[str], object]) -> Iterator[str]:
    """Entries of ``NO_PROXY`` that httpx takes for a URL and cannot read."""
    for variable in ("NO_PROXY", "no_proxy"):
        for name in filter(None, map(str.strip, os.getenv(variable, "").split(","))):
            forms = (name if "://" in name else f"all://*{name}", f"all://[{name}]")
            if all(parse(form) is None for form in forms):
                yield (
                    f"the entry {name!r:.60} of {variable} cannot be used: give names and "
                    "addresses, IPv6 without brackets, no IPv6 networks"
                )


def _certificates() -> Iterator[str]:
    file = os.getenv("SSL_CERT_FILE")
    if file:
        what = "a file without usable certificates" if Path(file).is_file() else "no file"
        yield f"SSL_CERT_FILE names {what}"
