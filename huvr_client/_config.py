"""What a client is configured with: arguments first, then the environment.

All that a client's calls share beside its connections stands in one ``Config``. Pure but for
reading ``os.environ``.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from operator import index
from typing import Any, SupportsIndex, cast

from ._secret import Secret
from ._transport.network.http_clients import Timeout, check_url, httpx_version, library_of
from ._transport.origin import parse_origin
from ._transport.retry import RetryPolicy
from ._version import __version__
from .errors import HuvrConfigError

TIMEOUT = 30.0
DEADLINE = 900.0
"""Seconds. Five attempts of four waits of 30 s each, and the pauses between, end before it."""
MAX_RESPONSE_SIZE = 100 * 2**20
SERVICE_ACCOUNT = (
    "HUVR's API takes the credentials of a service account, not those of a person's account; "
    "HUVR's support creates one"
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Config:
    """The checked settings of a client; ``with_options`` makes a changed copy.

    * ``timeout``: seconds, or ``httpx.Timeout``; ``None``: the HTTP client's own.
    * ``deadline``: seconds for a whole call.
    * ``max_response_size``: bytes of a body that is read into memory, unpacked.
    * ``headers``: added to each API request; names in lower case.
    * ``clock``: monotonic seconds.
    * ``sleep``: ``None`` for the real one; a coroutine function for the async client.
    """

    origin: str
    client_id: str
    client_secret: Secret
    user_agent: str
    timeout: float | Timeout | None = None
    retries: RetryPolicy = field(default_factory=RetryPolicy)
    deadline: float = DEADLINE
    max_response_size: int = MAX_RESPONSE_SIZE
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Any] | None = None


def resolve(
    base_url: str | None = None,
    client_id: str | None = None,
    client_secret: Secret | None = None,
    user_agent: str | None = None,
    timeout: float | Timeout | None = None,
    retries: int | RetryPolicy = 4,
    deadline: float = DEADLINE,
    max_response_size: int = MAX_RESPONSE_SIZE,
    *,
    read: Callable[[str], str | None] = os.getenv,
) -> Config:
    """Check the arguments, and read missing ones from the environment.

    Raises ``HuvrConfigError`` naming the argument and the variable. An empty value counts as none:
    that is what an unset variable looks like in a compose file or a CI secret. ``read``: a
    function, not ``os.environ``, which a traceback with locals would print as a whole.
    """
    _check_strings(base_url=base_url, client_id=client_id, user_agent=user_agent)
    origin = _origin(base_url or read("HUVR_BASE_URL") or "")
    account, secret = _credentials(client_id, client_secret, read)
    return Config(
        origin=origin,
        client_id=account,
        client_secret=secret,
        user_agent=build_user_agent(user_agent or read("HUVR_USER_AGENT") or ""),
        timeout=checked_timeout(timeout),
        retries=checked_policy(retries),
        deadline=checked_seconds("deadline", deadline),
        max_response_size=_size(max_response_size),
    )


def as_secret(client_secret: object) -> Secret | None:
    """The argument, hidden whatever it is.

    ``resolve`` checks it: an exception raised here would show the caller's frame, which still
    holds it in clear.
    """
    return None if client_secret is None else Secret(cast("str", client_secret))


def checked_timeout(timeout: Any) -> float | Timeout | None:
    """Raises ``HuvrConfigError`` for what is neither seconds nor an ``httpx.Timeout``."""
    if isinstance(timeout, Timeout):
        for name, seconds in timeout.as_dict().items():
            if seconds is not None:
                checked_seconds(f"timeout ({name})", seconds)
        return timeout
    return None if timeout is None else checked_seconds("timeout", timeout, " or an httpx.Timeout")


def checked_seconds(name: str, value: object, otherwise: str = "") -> float:
    """``value``, if it can be waited for; raises ``HuvrConfigError``."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 < value <= threading.TIMEOUT_MAX:  # type: ignore[operator]
        raise HuvrConfigError(f"{name} must be a number of seconds{otherwise}, not {value!r:.60}")
    return value  # type: ignore[return-value]


def _size(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise HuvrConfigError(f"max_response_size must be a number of bytes, not {value!r:.60}")
    return value


def checked_policy(retries: object) -> RetryPolicy:
    """Raises ``HuvrConfigError`` for what is neither a policy nor a number of retries."""
    if isinstance(retries, RetryPolicy):
        return retries
    if isinstance(retries, int) and retries >= 0:
        return RetryPolicy(retries)
    raise HuvrConfigError(
        f"retries must be a RetryPolicy or a number that is not negative, not {retries!r:.60}"
    )


def check_http_client(http_client: object, kind: type) -> None:
    """``kind``: httpx's class; httpx2's of the same name serves as well."""
    if http_client is None:
        return
    library = library_of(http_client)
    if library is None or not isinstance(http_client, getattr(library, kind.__name__)):
        raise HuvrConfigError(
            f"http_client must be an httpx.{kind.__name__}, not {type(http_client).__name__}"
        )


def at_least(least: int, name: str, value: object, default: int) -> int:
    """``value``, or ``default`` for ``None``; ``TypeError`` or ``ValueError`` with ``name``."""
    if value is None:
        return default
    if isinstance(value, bool) or not isinstance(value, SupportsIndex):  # numpy's are no int
        raise TypeError(f"{name} must be a whole number, not {type(value).__name__}")
    number = index(value)
    if number < least:
        raise ValueError(f"{name} must be at least {least}, not {number}")
    return number


def _check_strings(**arguments: object) -> None:
    for name, value in arguments.items():
        if not isinstance(value, str | None):
            raise HuvrConfigError(f"{name} must be a string, not {type(value).__name__}")


def _origin(base_url: str) -> str:
    url = base_url.strip()
    if not url:
        raise HuvrConfigError(
            "no base URL: set HUVR_BASE_URL (or pass base_url=) to your workspace's address, "
            "as in https://acme.huvrdata.app"
        )
    try:
        origin = parse_origin(url)
        check_url(origin)
        return origin
    except ValueError as exc:
        problem = str(exc)
    # Outside the except block, so that no exception quoting a pasted password hangs on this one.
    raise HuvrConfigError(f"base_url / HUVR_BASE_URL {problem}")


def _credentials(
    client_id: str | None, client_secret: Secret | None, read: Callable[[str], str | None]
) -> tuple[str, Secret]:
    account = Secret(client_id or read("HUVR_CLIENT_ID") or "")
    secret = client_secret or Secret(read("HUVR_CLIENT_SECRET") or "")
    if not isinstance(secret.reveal(), str):  # pyright: ignore[reportUnnecessaryIsInstance]
        kind = type(secret.reveal()).__name__
        raise HuvrConfigError(f"client_secret must be a string, not {kind}")
    both = (("client_id", account), ("client_secret", secret))
    missing = [f"HUVR_{name.upper()} (or {name}=)" for name, value in both if not value]
    if missing:
        raise HuvrConfigError(f"no credentials: set {' and '.join(missing)}. {SERVICE_ACCOUNT}.")
    for name, value in both:
        if not is_text(value.reveal()):
            raise HuvrConfigError(f"{name} / HUVR_{name.upper()} holds a byte that is not UTF-8")
    return account.reveal(), secret


def is_text(value: str) -> bool:
    """Whether ``value`` can be encoded.

    Python reads a variable that is not UTF-8 with lone surrogates (PEP 383), and the exception for
    encoding them quotes the whole value.
    """
    return not any("\ud800" <= char <= "\udfff" for char in value)


def build_user_agent(product: str) -> str:
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


# The client itself sets these.
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
    if not isinstance(name, str) or not name.isascii():
        return False
    return name.replace("-", "").replace("_", "").isalnum()


def with_changes(
    config: Config,
    timeout: float | Timeout | None,
    retries: int | RetryPolicy | None,
    headers: Mapping[str, str] | None,
    deadline: float | None = None,
) -> Config:
    """A copy for ``with_options``: what is ``None`` stays. Raises ``HuvrConfigError``."""
    return replace(
        config,
        timeout=config.timeout if timeout is None else checked_timeout(timeout),
        retries=config.retries if retries is None else checked_policy(retries),
        headers={**config.headers, **check_headers(headers or {})},
        deadline=config.deadline if deadline is None else checked_seconds("deadline", deadline),
    )
