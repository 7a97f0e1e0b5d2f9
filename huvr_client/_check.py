"""``python -m huvr_client check``: do the settings work, and if not, what would help.

Each finding is made by the client itself, so that what passes here works in a program. Nothing in
a finding is a secret: of the credentials it only says whether they are set.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, NamedTuple

from ._calls import request_flow
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
    from ._http import Response

VARIABLES = ("HUVR_BASE_URL", "HUVR_CLIENT_ID", "HUVR_CLIENT_SECRET", "HUVR_USER_AGENT")
_ME = "/api/users/me/"
_SKEW = 60.0
"""Seconds: the client renews a token a minute before its end, whatever the clocks say. A larger
difference is worth knowing: log times will not match, and certificates may seem invalid."""


class Finding(NamedTuple):
    """One thing that was looked at. ``ok`` is None where it could not be."""

    name: str
    ok: bool | None
    detail: str
    remedy: str = ""


def examine(
    client: Callable[[], HuvrClient],
    environ: Mapping[str, str] = os.environ,
    now: Callable[[], float] = time.time,
) -> Iterator[Finding]:
    """Look at everything, one after the other, up to the first failure that ends it. Blocks."""
    unset = [name for name in VARIABLES if not environ.get(name)]
    found = [name for name in VARIABLES if environ.get(name)]
    detail = f"set: {', '.join(found) or 'none'}; not set: {', '.join(unset) or 'none'}"
    yield Finding("environment", None, detail)
    try:
        huvr = client()
    except HuvrConfigError as error:
        yield Finding("settings", False, str(error), "see the README, Configuration")
        return
    with huvr:
        yield from _online(huvr, now)


def _online(huvr: HuvrClient, now: Callable[[], float]) -> Iterator[Finding]:
    core = huvr._caller.core  # pyright: ignore[reportPrivateUsage]
    yield Finding("settings", True, core.origin)
    yield Finding("user agent", True, core.user_agent)
    try:
        answer = _knock(huvr)
    except HuvrError as error:
        yield Finding("reachable", False, str(error), _remedy(error))
        return
    yield Finding("reachable", True, f"{core.origin} answered with {answer.status_code}")
    yield _clock(answer, now())
    try:
        yield _token(huvr)
        yield _caller(huvr)
    except HuvrError as error:
        name = "token" if core.access.fresh() is None else "account"
        yield Finding(name, False, str(error), _remedy(error))


def _knock(huvr: HuvrClient) -> Response:
    """The answer to a request without a token: HUVR's 401 is as good as a success here."""
    caller = huvr._caller  # pyright: ignore[reportPrivateUsage]
    try:
        caller.run(request_flow(caller.core, "GET", _ME, authenticated=False))
    except AuthenticationError as error:
        if error.response is not None:
            return error.response
        raise
    raise HuvrAPIError(f"GET {_ME} succeeded without a token: this is not a HUVR workspace")


def _clock(answer: Response, now: float) -> Finding:
    try:
        there = parsedate_to_datetime(answer.headers["date"]).timestamp()
    except (KeyError, ValueError):
        return Finding("clock", None, "the server does not say what time it is")
    skew = now - there
    detail = f"this machine's clock is {abs(skew):.0f} s {'ahead' if skew > 0 else 'behind'}"
    if abs(skew) <= _SKEW:
        return Finding("clock", True, detail)
    return Finding("clock", False, detail, "synchronise the clock (NTP)")


def _token(huvr: HuvrClient) -> Finding:
    caller = huvr._caller  # pyright: ignore[reportPrivateUsage]
    token = caller.run(caller.core.access.current())
    left = token.expires_at - caller.core.clock()
    return Finding("token", True, f"obtained, good for {left / 60:.0f} min")


def _caller(huvr: HuvrClient) -> Finding:
    me = huvr.users.me_read()
    roles = ", ".join(str(role) for role in me.roles or ()) or "none"
    if me.roles:
        return Finding("account", True, f"{me.username}, roles: {roles}")
    return Finding("account", False, f"{me.username} has no role", "have HUVR's support add roles")


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


def as_text(finding: Finding) -> str:
    """One or two lines for a terminal."""
    mark = {True: "ok  ", False: "FAIL", None: "    "}[finding.ok]
    line = f"{mark}  {finding.name:<12} {finding.detail}"
    return f"{line}\n      {'':<12} -> {finding.remedy}" if finding.remedy else line


def as_json(findings: list[Finding]) -> str:
    """One JSON document; ``ok`` is true when nothing failed."""
    ok = all(finding.ok is not False for finding in findings)
    return json.dumps({"ok": ok, "findings": [one._asdict() for one in findings]}, indent=2)
