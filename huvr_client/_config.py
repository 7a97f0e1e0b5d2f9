"""Settings: arguments first, then the environment. Pure but for reading ``os.environ``."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from ._origin import parse_origin
from ._secret import Secret
from ._version import __version__
from .errors import HuvrConfigError

SERVICE_ACCOUNT = (
    "HUVR's API takes the credentials of a service account, not those of a person's account; "
    "HUVR's support creates one"
)


class Settings:
    """What a client is configured with, checked."""

    __slots__ = ("client_id", "client_secret", "origin", "user_agent")

    def __init__(self, origin: str, client_id: str, client_secret: Secret, user_agent: str) -> None:
        self.origin = origin
        self.client_id = client_id
        self.client_secret = client_secret
        self.user_agent = user_agent


def resolve(
    *,
    base_url: str | None,
    client_id: str | None,
    client_secret: Secret | None,
    user_agent: str | None,
    httpx_version: str,
    environ: Mapping[str, str] = os.environ,
) -> Settings:
    """Check what is given, and read what is not from the environment.

    Raises ``HuvrConfigError`` naming the argument and the variable. An empty value counts as none:
    that is what an unset variable looks like in a compose file or a CI secret.
    """
    _check_strings(base_url=base_url, client_id=client_id, user_agent=user_agent)
    url = (base_url or environ.get("HUVR_BASE_URL") or "").strip()
    if not url:
        raise HuvrConfigError(
            "no base URL: set HUVR_BASE_URL (or pass base_url=) to your workspace's address, "
            "as in https://acme.huvrdata.app"
        )
    try:
        origin = parse_origin(url)
    except ValueError as exc:
        problem = str(exc)
    else:
        name, secret = _credentials(client_id, client_secret, environ)
        product = user_agent or environ.get("HUVR_USER_AGENT") or ""
        return Settings(origin, name, secret, build_user_agent(product, httpx_version))
    # Outside the except block, so that no exception quoting a pasted password hangs on this one.
    raise HuvrConfigError(f"base_url / HUVR_BASE_URL {problem}")


def _check_strings(**arguments: object) -> None:
    for name, value in arguments.items():
        if not isinstance(value, str | None):
            raise HuvrConfigError(f"{name} must be a string, not {type(value).__name__}")


def _credentials(
    client_id: str | None, client_secret: Secret | None, environ: Mapping[str, str]
) -> tuple[str, Secret]:
    name = client_id or environ.get("HUVR_CLIENT_ID")
    secret = client_secret or Secret(environ.get("HUVR_CLIENT_SECRET") or "")
    missing = [
        f"{variable} (or {argument}=)"
        for variable, argument, value in (
            ("HUVR_CLIENT_ID", "client_id", name),
            ("HUVR_CLIENT_SECRET", "client_secret", secret),
        )
        if not value
    ]
    if not name or missing:
        raise HuvrConfigError(f"no credentials: set {' and '.join(missing)}. {SERVICE_ACCOUNT}.")
    return name, secret


def build_user_agent(product: str, httpx_version: str) -> str:
    """``"acme/2.1"`` -> ``"acme/2.1 huvr-client-typed/0.1.0 (python/3.11; httpx/0.28)"``.

    HUVR's firewall turns away requests without a descriptive User-Agent. Raises
    ``HuvrConfigError`` on anything that could end the header and begin another.
    """
    product = product.strip(" ")
    if not is_header_value(product):
        raise HuvrConfigError(
            "user_agent / HUVR_USER_AGENT must be printable ASCII, as in acme-integrity/2.1"
        )
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    httpx = ".".join(httpx_version.split(".")[:2])
    own = f"huvr-client-typed/{__version__} (python/{python}; httpx/{httpx})"
    return f"{product} {own}" if product else own


# Who sets these headers is settled: the token, the connection, the body.
_RESERVED = frozenset(
    ("authorization", "host", "content-length", "transfer-encoding", "connection", "user-agent")
)


def check_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """Extra headers of a call or a derived client; raises ``HuvrConfigError``.

    Names come back in lower case, as all of ours are: in one mapping no header is there twice.
    """
    for name, value in headers.items():
        if not is_header_name(name) or not is_header_value(value):
            raise HuvrConfigError(f"header {name!r} must be printable ASCII")
        if name.lower() in _RESERVED:
            raise HuvrConfigError(f"header {name!r} is set by the client")
    return {name.lower(): value for name, value in headers.items()}


def is_header_value(value: object) -> bool:
    return isinstance(value, str) and value.isascii() and value.isprintable()


def is_header_name(name: object) -> bool:
    return (
        isinstance(name, str)
        and name.replace("-", "").replace("_", "").isalnum()
        and (name.isascii())
    )
