"""A typed client for the HUVR inspection-data API.

::

    from huvr_client import HuvrClient

    with HuvrClient(user_agent="acme-integrity/2.1") as huvr:
        print(huvr.users.me_read())
"""

from ._client import AsyncHuvrClient, HuvrClient
from ._retry import RetryPolicy
from ._version import __version__
from .errors import (
    AuthenticationError,
    BadRequestError,
    CollectionChangedError,
    ConflictError,
    HuvrAPIError,
    HuvrClosedError,
    HuvrConfigError,
    HuvrConnectionError,
    HuvrDecodeError,
    HuvrError,
    HuvrTimeoutError,
    NotFoundError,
    PageError,
    PermissionDeniedError,
    RateLimitError,
    ServerError,
    TransferError,
)

__all__ = [
    "AsyncHuvrClient",
    "AuthenticationError",
    "BadRequestError",
    "CollectionChangedError",
    "ConflictError",
    "HuvrAPIError",
    "HuvrClient",
    "HuvrClosedError",
    "HuvrConfigError",
    "HuvrConnectionError",
    "HuvrDecodeError",
    "HuvrError",
    "HuvrTimeoutError",
    "NotFoundError",
    "PageError",
    "PermissionDeniedError",
    "RateLimitError",
    "RetryPolicy",
    "ServerError",
    "TransferError",
    "__version__",
]
