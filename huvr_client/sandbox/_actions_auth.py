"""Logging in and out."""

from __future__ import annotations

import hmac
from typing import Any

from ._auth import wrong_credentials
from ._call import Call, Handler
from ._errors import unauthenticated
from ._exchange import Answer


def _obtain(call: Call) -> Any:
    settings, data = call.world.settings, call.data
    given = data["client_id"].lower(), data["client_secret"]
    known = settings.client_id.lower(), settings.client_secret
    # Both are compared in any case, and in constant time, as a password check does.
    same = [hmac.compare_digest(a.encode(), b.encode()) for a, b in zip(given, known, strict=True)]
    if not all(same):
        raise wrong_credentials()
    user = next(iter(call.world.store.rows("users").values()))
    call.world.user = user["id"]
    token, life = call.world.tokens.issue(user["id"])
    profile = (call.operation.response or {}).get("properties", {}).get("user", {})
    return {
        "access_token": token,
        "expires_in": life,
        "token_type": "Token",
        "user": call.show(user, "users", profile),
    }


def _revoke_all(call: Call) -> Answer:
    if call.world.user:
        call.world.tokens.revoke(call.world.user)
    return Answer(call.operation.status)


def _session_login(call: Call) -> Answer:
    """A session is a token in a cookie."""
    if not call.world.user:
        raise unauthenticated("Authentication credentials were not provided.")
    token, _ = call.world.tokens.issue(call.world.user)
    cookie = f"sessionid={token}; HttpOnly; Path=/; SameSite=Lax"
    return Answer(call.operation.status, headers={"Set-Cookie": cookie})


def _session_logout(call: Call) -> Answer:
    return Answer(call.operation.status, headers={"Set-Cookie": "sessionid=; Max-Age=0; Path=/"})


AUTH: dict[tuple[str, str], Handler] = {
    ("POST", "/api/auth/obtain-access-token/"): _obtain,
    ("POST", "/api/auth/revoke-all/"): _revoke_all,
    ("POST", "/api/auth/session-login/"): _session_login,
    ("POST", "/api/auth/session-logout/"): _session_logout,
}
