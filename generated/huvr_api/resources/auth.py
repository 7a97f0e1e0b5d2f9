"""Obtaining and ending credentials: the token exchange for service accounts and the browser
session."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .. import models
from ..operations import AsyncResource, Operation, Resource

_OBTAIN_ACCESS_TOKEN: Operation[models.ObtainAccessTokenResponse] = Operation(
    "auth.obtain_access_token",
    "POST",
    "/api/auth/obtain-access-token/",
    "ObtainAccessTokenResponse",
    body="ObtainAccessTokenRequest",
    authenticated=False,
)
_REVOKE_ALL: Operation[None] = Operation("auth.revoke_all", "POST", "/api/auth/revoke-all/", "None")
_SESSION_LOGIN: Operation[None] = Operation(
    "auth.session_login", "POST", "/api/auth/session-login/", "None", authenticated=False
)
_SESSION_LOGOUT: Operation[None] = Operation(
    "auth.session_logout", "POST", "/api/auth/session-logout/", "None", authenticated=False
)


class AuthResource(Resource):
    """Obtaining and ending credentials: the token exchange for service accounts and the browser
    session."""

    def obtain_access_token(
        self, body: models.ObtainAccessTokenRequest | Mapping[str, Any]
    ) -> models.ObtainAccessTokenResponse:
        """Exchange service-account credentials for an access token.

        Send no token with this call. The token is good for 60 minutes and goes into the header
        `Authorization: Token ...`; there is no refresh token, so call this again after a 401. A
        person's normal account does not work.
        """
        return self._caller.call(_OBTAIN_ACCESS_TOKEN, locals())

    def revoke_all(self) -> None:
        """End access tokens before they expire.

        The tokens concerned are answered with 401 from then on.
        """
        return self._caller.call(_REVOKE_ALL, locals())

    def session_login(self) -> None:
        """Begin a browser session.

        Meant for the web application; programs obtain an access token instead. Needs no token.
        """
        return self._caller.call(_SESSION_LOGIN, locals())

    def session_logout(self) -> None:
        """End a browser session.

        Nothing suggests that this ends access tokens. Needs no token.
        """
        return self._caller.call(_SESSION_LOGOUT, locals())


class AsyncAuthResource(AsyncResource):
    """Obtaining and ending credentials: the token exchange for service accounts and the browser
    session."""

    async def obtain_access_token(
        self, body: models.ObtainAccessTokenRequest | Mapping[str, Any]
    ) -> models.ObtainAccessTokenResponse:
        """Exchange service-account credentials for an access token.

        Send no token with this call. The token is good for 60 minutes and goes into the header
        `Authorization: Token ...`; there is no refresh token, so call this again after a 401. A
        person's normal account does not work.
        """
        return await self._caller.call(_OBTAIN_ACCESS_TOKEN, locals())

    async def revoke_all(self) -> None:
        """End access tokens before they expire.

        The tokens concerned are answered with 401 from then on.
        """
        return await self._caller.call(_REVOKE_ALL, locals())

    async def session_login(self) -> None:
        """Begin a browser session.

        Meant for the web application; programs obtain an access token instead. Needs no token.
        """
        return await self._caller.call(_SESSION_LOGIN, locals())

    async def session_logout(self) -> None:
        """End a browser session.

        Nothing suggests that this ends access tokens. Needs no token.
        """
        return await self._caller.call(_SESSION_LOGOUT, locals())
