"""``python -m huvr_client check``: do the settings work, and if not, what would help.

Each check is made with the client itself, so that what passes here works in a program. No result
shows a secret: of the credentials it only says whether they are set.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from ._calls import send
from ._transport.error_body import one_line
from ._transport.network.sync_io import finish
from ._transport.retry import epoch
from .errors import (
    AuthenticationError,
    HuvrAPIError,
    HuvrConfigError,
    HuvrConnectionError,
    HuvrError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
)

if TYPE_CHECKING:
    from ._client import HuvrClient
    from ._transport.network.http_clients import Response

VARIABLES = ("HUVR_BASE_URL", "HUVR_CLIENT_ID", "HUVR_CLIENT_SECRET", "HUVR_USER_AGENT")
_ME = "/api/users/me/"
_SKEW = 60.0
"""Seconds: the client renews a token a minute before its end, whatever the clocks say. A larger
difference is worth knowing: log times will not match, and certificates may seem invalid."""


class CheckResult(NamedTuple):
    """The result of one check. ``ok`` is ``None`` where it could not be made."""

    name: str
    ok: bool | None
    detail: str
    remedy: str = ""


def examine(
    client: Callable[[], HuvrClient],
    read: Callable[[str], str | None] = os.getenv,
    now: Callable[[], float] = time.time,
) -> Iterator[CheckResult]:
    """Make all checks, in order, up to the first failure that rules out the rest. Blocks."""
    present = [name for name in VARIABLES if read(name)]
    missing = [name for name in VARIABLES if not read(name)]
    detail = f"set: {', '.join(present) or 'none'}; not set: {', '.join(missing) or 'none'}"
    yield CheckResult("environment", None, detail)
    try:
        huvr = client()
    except HuvrConfigError as error:
        yield CheckResult("settings", False, str(error), "see the README, Configuration")
        return
    with huvr:
        yield from _online(huvr, now)


def _online(huvr: HuvrClient, now: Callable[[], float]) -> Iterator[CheckResult]:
    context = huvr._caller.context  # pyright: ignore[reportPrivateUsage]
    config = context.config
    yield CheckResult("settings", True, config.origin)
    yield CheckResult("user agent", True, config.user_agent)
    try:
        answer = _probe(huvr)
    except HuvrError as error:
        yield CheckResult("reachable", False, str(error), _remedy(error))
        return
    yield CheckResult("reachable", True, f"{config.origin} answered with {answer.status_code}")
    yield _clock(answer, now())
    try:
        yield _token(huvr)
        yield _account(huvr)
    except HuvrError as error:
        name = "token" if context.tokens.fresh() is None else "account"
        yield CheckResult(name, False, str(error), _remedy(error))


def _probe(huvr: HuvrClient) -> Response:
    """The answer to a request without a token: HUVR's 401 is as good as a success here."""
    context = huvr._caller.context  # pyright: ignore[reportPrivateUsage]
    try:
        finish(send(context, "GET", _ME, authenticated=False))
    except AuthenticationError as error:
        if error.response is not None:
            return error.response
        raise
    raise HuvrAPIError(f"GET {_ME} succeeded without a token: this is not a HUVR workspace")


def _clock(answer: Response, now: float) -> CheckResult:
    there = epoch(answer.headers.get("date", ""))
    if there is None:
        return CheckResult("clock", None, "the server does not say what time it is")
    skew = now - there
    detail = f"this machine's clock is {abs(skew):.0f} s {'ahead' if skew > 0 else 'behind'}"
    if abs(skew) <= _SKEW:
        return CheckResult("clock", True, detail)
    return CheckResult("clock", False, detail, "synchronise the clock (NTP)")


def _token(huvr: HuvrClient) -> CheckResult:
    context = huvr._caller.context  # pyright: ignore[reportPrivateUsage]
    token = finish(context.tokens.current(context.io))
    left = token.expires_at - context.config.clock()
    return CheckResult("token", True, f"obtained, good for {left / 60:.0f} min")


def _account(huvr: HuvrClient) -> CheckResult:
    me = huvr.users.me_read()
    roles: object = me.roles  # of any type, if HUVR does not keep to its description
    if roles:
        listed = ", ".join(map(str, roles)) if isinstance(roles, list) else roles  # pyright: ignore
        return CheckResult("account", True, f"{me.username}, roles: {listed}")
    return CheckResult(
        "account", False, f"{me.username} has no role", "have HUVR's support add roles"
    )


def _remedy(error: HuvrError) -> str:
    """What to do about ``error``, where its own message does not say it."""
    if isinstance(error, HuvrConnectionError):
        return "check HUVR_BASE_URL, the network, and HTTPS_PROXY / SSL_CERT_FILE if you use them"
    if isinstance(error, AuthenticationError):
        return "check HUVR_CLIENT_ID and HUVR_CLIENT_SECRET: they belong to a service account"
    if isinstance(error, PermissionDeniedError):
        return "set HUVR_USER_AGENT to your application, or have HUVR's support add the role"
    if isinstance(error, RateLimitError | ServerError):
        return "try again later"
    return "check that HUVR_BASE_URL is the address of your workspace"


def as_text(result: CheckResult) -> str:
    """One or two lines for a terminal, whatever a server put into the result."""
    mark = {True: "ok  ", False: "FAIL", None: "    "}[result.ok]
    line = f"{mark}  {result.name:<12} {one_line(result.detail)}"
    return f"{line}\n      {'':<12} -> {one_line(result.remedy)}" if result.remedy else line


def as_json(results: list[CheckResult]) -> str:
    """One JSON document; ``ok`` is true when nothing failed."""
    ok = all(result.ok is not False for result in results)
    return json.dumps({"ok": ok, "findings": [result._asdict() for result in results]}, indent=2)
