from __future__ import annotations

from .. import models
from .._responses import ResponseModel


class ObtainAccessTokenResponse(ResponseModel):
    """The access token with its lifetime and the profile of the account."""

    access_token: str
    """Token for the header `Authorization: Token ...`, good for 60 minutes."""
    expires_in: int | str
    """Remaining life in seconds, as text; accept a number, too."""
    token_type: str
    """Kind of token, as the server calls it; the header still needs the word `Token`."""
    user: models.UserProfile
    """Profile of the service account."""
