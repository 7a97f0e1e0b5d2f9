from __future__ import annotations

import attrs

from .._requests import RequestModel


@attrs.define(kw_only=True, repr=False)
class ObtainAccessTokenRequest(RequestModel):
    """Credentials of a service account."""

    client_id: str
    """E-mail address of the service account; not the identifier of the same name in other records."""
    client_secret: str
    """Password of the service account: keep it out of logs and code."""
