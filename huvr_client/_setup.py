"""From the arguments of a client to what its calls share."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from ._access import Access
from ._calls import Core
from ._config import check_headers, resolve
from ._http import Timeout, httpx_version
from ._login import Login
from ._retry import RetryPolicy
from ._secret import Secret
from .errors import HuvrConfigError

if TYPE_CHECKING:
    from ._client import AsyncHuvrClient, HuvrClient
    from ._token_cache import CachedTokens, TokenCache

TIMEOUT = 30.0


def hidden(secret: object) -> Secret | None:
    """The secret out of sight; raises ``HuvrConfigError`` if it is no string."""
    if not secret:
        return None
    if not isinstance(secret, str):
        kind = type(secret).__name__
        del secret
        raise HuvrConfigError(f"client_secret must be a string, not {kind}")
    return Secret(secret)


def check_timeout(timeout: object) -> None:
    """Raises ``HuvrConfigError`` for what is neither seconds nor an ``httpx.Timeout``."""
    if timeout is None or isinstance(timeout, Timeout):
        return
    if not isinstance(timeout, int | float) or not timeout > 0:
        raise HuvrConfigError(f"timeout must be seconds or an httpx.Timeout, not {timeout!r:.60}")


def check_kind(http_client: object, kind: type) -> None:
    if http_client is not None and not isinstance(http_client, kind):
        raise HuvrConfigError(
            f"http_client must be an httpx.{kind.__name__}, not {type(http_client).__name__}"
        )


def new_core(
    *,
    base_url: str | None,
    client_id: str | None,
    client_secret: Secret | None,
    user_agent: str | None,
    timeout: float | Timeout | None,
    retries: int | RetryPolicy,
    token_cache: str | os.PathLike[str] | TokenCache | None,
    clock: Callable[[], float],
) -> Core:
    """What the calls of a client share; raises ``HuvrConfigError``."""
    check_timeout(timeout)
    settings = resolve(
        base_url=base_url,
        client_id=client_id,
        client_secret=client_secret,
        user_agent=user_agent,
        httpx_version=httpx_version,
    )
    policy = _policy(retries)
    login = Login(
        settings.origin,
        settings.client_id,
        settings.client_secret,
        policy=policy,
        clock=clock,
        timeout=timeout,
    )
    return Core(
        origin=settings.origin,
        access=Access(login, _cache(token_cache)),
        user_agent=settings.user_agent,
        policy=policy,
        timeout=timeout,
        clock=clock,
    )


def _policy(retries: object) -> RetryPolicy:
    if isinstance(retries, RetryPolicy):
        return retries
    if isinstance(retries, int) and retries >= 0:
        return RetryPolicy(retries)
    raise HuvrConfigError(
        f"retries must be a RetryPolicy or a number that is not negative, not {retries!r:.60}"
    )


def _cache(cache: str | os.PathLike[str] | TokenCache | None) -> CachedTokens | None:
    if not cache:
        return None
    from ._token_cache import CachedTokens, FileTokenCache

    if isinstance(cache, str | os.PathLike):
        cache = FileTokenCache(cache)
    return CachedTokens(cache)


def derived_core(
    core: Core,
    timeout: float | Timeout | None,
    retries: int | RetryPolicy | None,
    headers: Mapping[str, str] | None,
) -> Core:
    check_timeout(timeout)
    policy = None if retries is None else _policy(retries)
    return core.derive(policy=policy, timeout=timeout, headers=check_headers(headers or {}))


def shown(client: HuvrClient | AsyncHuvrClient) -> str:
    """``repr`` of a client; a traceback may ask for that of one whose ``__init__`` failed."""
    caller = getattr(client, "_caller", None)
    return f"{type(client).__name__}({caller.core.origin!r})" if caller else type(client).__name__


def unpicklable(client: object) -> TypeError:
    name = type(client).__name__
    return TypeError(
        f"a {name} cannot be pickled or copied: it holds a secret and open connections. Make one "
        f"in each process; {name}() reads the HUVR_* environment variables"
    )
