from __future__ import annotations

from typing import TYPE_CHECKING

from .._model import Model

if TYPE_CHECKING:
    from .user_profile import UserProfile


class ObtainAccessTokenResponse(Model):
    """The access token with its lifetime and the profile of the account."""

    access_token: str
    """Token for the header `Authorization: Token ...`, good for 60 minutes."""
    expires_in: int | str
    """Remaining life in seconds, as text; accept a number, too."""
    token_type: str
    """Kind of token, as the server calls it; the header still needs the word `Token`."""
    user: UserProfile
    """Profile of the service account."""
