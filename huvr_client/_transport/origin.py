"""Origins (RFC 6454): the one that may see the token, and what counts as leaving it.

Pure. Nothing here is fed to httpx as it came: a request goes to ``origin + path``, where
``origin`` was put together below and ``path`` begins with a slash, so two parsers cannot disagree
about the host.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

from .error_body import one_line

_DEFAULT_PORTS = {"http": 80, "https": 443}


def parse_origin(text: str) -> str:
    """``"https://Acme.huvrdata.app:443/api/"`` -> ``"https://acme.huvrdata.app"``.

    A trailing slash or ``/api/`` is what people paste along; anything else after the host is
    refused, as are userinfo and plain http to anything but this machine. Raises ``ValueError``
    saying what is wrong.
    """
    # urlsplit drops tabs and newlines silently, and browsers read a backslash as a slash.
    if any(char <= " " or char in "\\\x7f" for char in text):
        raise ValueError("contains white space or a backslash")
    parts = _split(text)
    if parts.scheme not in _DEFAULT_PORTS or "://" not in text:
        raise ValueError("must begin with https://")
    if parts.username is not None or parts.password is not None:
        raise ValueError("must not contain a user name or password")
    if parts.query or parts.fragment or parts.path.rstrip("/") not in ("", "/api"):
        raise ValueError("must be the workspace's origin only, as in https://acme.huvrdata.app")
    check_host(parts.hostname or "")
    origin = _origin(parts)
    if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
        raise ValueError("must use https: over plain http anyone on the way can read the secret")
    return origin


def _split(text: str) -> SplitResult:
    """Raises ``ValueError`` in words of our own: urllib's quote what was pasted, a password too."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        parts = None
    if parts is None:
        raise ValueError("has an unreadable host or port")
    return parts


def is_loopback(host: str) -> bool:
    """Whether ``host`` is this machine, by name (RFC 6761) or address."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def path_within(origin: str, base: str, target: str) -> str | None:
    """Path and query of ``target`` (a ``Location``, a ``next`` link) as seen from ``base``.

    ``None`` if it leaves ``origin`` by scheme, host or port, or is not a URL.
    """
    try:
        parts = urlsplit(urljoin(base, target))
        if parts.username is not None or _origin(parts) != origin:
            return None
    except ValueError:
        return None
    path = "/" + parts.path.lstrip("/")
    return f"{path}?{parts.query}" if parts.query else path


def without_query(target: str) -> str:
    """``target`` fit for a message: a query may be a signature, a userinfo a password.

    On one line, without control characters: servers choose it.
    """
    try:
        parts = urlsplit(target)
        host = parts.netloc.rpartition("@")[2]
    except ValueError:
        return "an unreadable URL"
    return one_line(f"{parts.scheme}://{host}{parts.path}" if host else parts.path)


def route(url: str) -> str:
    """Where a request to ``url`` goes, for messages: the host, and the environment's proxy.

    A password in the proxy's address is left out.
    """
    from urllib.request import getproxies, proxy_bypass

    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    host = one_line(parts.netloc.rpartition("@")[2])
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy or proxy_bypass(parts.hostname or ""):
        return host
    return f"{host}, by the environment's proxy {without_query(proxy)}"


def check_host(host: str) -> None:
    """Raise ``ValueError`` for a name that no DNS can hold (RFC 1035, section 2.3.4)."""
    if not host.isascii():
        raise ValueError("has letters in its host that must be written in their xn-- form")
    if ":" in host or not host:
        return
    if len(host) > 253 or not all(0 < len(x) < 64 for x in host.removesuffix(".").split(".")):
        raise ValueError("has a host with an empty or too long part between its dots")


def _origin(parts: SplitResult) -> str:
    host = parts.hostname
    if not host:
        raise ValueError("names no host")
    if ":" in host:
        host = f"[{host}]"
    port = parts.port  # raises ValueError if it is not a port number
    if port is None or port == _DEFAULT_PORTS.get(parts.scheme):
        return f"{parts.scheme}://{host}"
    return f"{parts.scheme}://{host}:{port}"
