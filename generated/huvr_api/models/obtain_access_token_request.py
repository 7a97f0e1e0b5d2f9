from __future__ import annotations

from .._model import Model


class ObtainAccessTokenRequest(Model):
    """Credentials of a service account."""

    client_id: str
    """E-mail address of the service account; not the identifier of the same name in other records."""
    client_secret: str
    """Password of the service account: keep it out of logs and code."""
