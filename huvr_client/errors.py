"""Everything this package raises.

::

    HuvrError
    ├── HuvrConfigError            a setting is missing or unusable; nothing was sent
    ├── HuvrClosedError            the client was used after close()
    ├── HuvrFeatureError           HUVR's API has lost what a feature of this package needs
    ├── HuvrConnectionError        no complete answer came (network, TLS, proxy)
    │   └── HuvrTimeoutError       ... in time
    ├── HuvrDecodeError            a success whose body is not what the API promises
    ├── HuvrAPIError               HUVR answered with an error, or with a redirect
    │   ├── BadRequestError        400
    │   ├── AuthenticationError    401, and credentials that HUVR refuses
    │   ├── PermissionDeniedError  403
    │   ├── NotFoundError          404
    │   ├── ConflictError          409
    │   ├── RateLimitError         429
    │   └── ServerError            5xx
    ├── PageError                  the pages of a list contradict each other
    │   └── CollectionChangedError rows may be missing: the list changed while it was read
    └── TransferError              the storage refused a file, or gave another than announced

Errors can be pickled and copied. Their text is one printable line, whatever a server put into it.
None carries the client secret or a token, neither in its text nor in what hangs on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from httpx import Response
else:  # for those who ask for the type hints at run time
    Response = Any

__all__ = [
    "AuthenticationError",
    "BadRequestError",
    "CollectionChangedError",
    "ConflictError",
    "HuvrAPIError",
    "HuvrClosedError",
    "HuvrConfigError",
    "HuvrConnectionError",
    "HuvrDecodeError",
    "HuvrError",
    "HuvrFeatureError",
    "HuvrTimeoutError",
    "NotFoundError",
    "PageError",
    "PermissionDeniedError",
    "RateLimitError",
    "ServerError",
    "TransferError",
]


class HuvrError(Exception):
    """Base of every exception of this package."""

    def __str__(self) -> str:
        return "".join(char if char.isprintable() else " " for char in super().__str__())


class HuvrConfigError(HuvrError):
    """A setting is missing or unusable. The message names the argument and the variable.

    Also an address outside of the workspace, or a header that is the client's own.
    """


class HuvrClosedError(HuvrError):
    """The client was closed before this call, or while it ran."""

    def __init__(
        self,
        message: str = "this client is closed: make a new one, or keep calls inside its with block",
    ) -> None:
        super().__init__(message)


class HuvrFeatureError(HuvrError):
    """The API that this client was generated from does not have what the feature needs.

    Everything else works. The message names the feature and what it misses.
    """


class HuvrConnectionError(HuvrError):
    """No complete answer came, after the retries that the method allows.

    ``request_sent`` is ``False`` if no attempt ever reached HUVR, so that it is safe to repeat;
    ``True`` if one may have been carried out although its answer was lost. The message names the
    host, the proxy that the environment sets for it, and the attempts.
    """

    def __init__(
        self, message: str, *, method: str = "", path: str = "", request_sent: bool = False
    ) -> None:
        super().__init__(message)
        self.method = method
        self.path = path
        self.request_sent = request_sent


class HuvrTimeoutError(HuvrConnectionError):
    """No complete answer came in time: within ``timeout`` for a wait, ``deadline`` for the call."""


class HuvrDecodeError(HuvrError):
    """HUVR reported success, and the body is not the JSON that the operation promises.

    Or it is larger than ``max_response_size``. ``response`` is the answer with at most
    256 KiB of its body, unpacked, in which credentials that the server echoed are masked; ``None``
    for one that was too large.
    """

    def __init__(
        self, message: str, *, method: str = "", path: str = "", response: Response | None = None
    ) -> None:
        super().__init__(message)
        self.method = method
        self.path = path
        self.response = response


class HuvrAPIError(HuvrError):
    """HUVR answered with an error. ``str()`` is one readable line.

    * ``status_code``: the HTTP status.
    * ``detail``: the server's own words, in one line.
    * ``fields``: validation messages by field; nested ones by dotted path (``"owner.name"``,
      ``"rows.0.cml"``), those about no single field under ``"non_field_errors"``. Empty unless
      the server sent such messages.
    * ``request_id``: for HUVR's support, if the answer carried one.
    * ``method``, ``path``: of the request.
    * ``retry_after``: seconds until another attempt may succeed, if the server said so.
    * ``response``: the answer, an ``httpx.Response`` with at most 256 KiB of its body, unpacked.
      Credentials that the server echoed are masked in it.
    """

    def __init__(
        self,
        message: str,
        *,
        status_code: int = 0,
        detail: str = "",
        fields: Mapping[str, list[str]] | None = None,
        request_id: str | None = None,
        method: str = "",
        path: str = "",
        retry_after: float | None = None,
        response: Response | None = None,
    ) -> None:
        super().__init__(message)
        self.status_code = status_code
        self.detail = detail
        self.fields: Mapping[str, list[str]] = fields or {}
        self.request_id = request_id
        self.method = method
        self.path = path
        self.retry_after = retry_after
        self.response = response


class BadRequestError(HuvrAPIError):
    """400: the server refused what was sent; see ``fields``."""


class AuthenticationError(HuvrAPIError):
    """401, also with a fresh token; or the credentials were refused, with any status."""


class PermissionDeniedError(HuvrAPIError):
    """403: the service account lacks a role, or the firewall turned the request away."""


class NotFoundError(HuvrAPIError):
    """404."""


class ConflictError(HuvrAPIError):
    """409."""


class RateLimitError(HuvrAPIError):
    """429, after the retries. ``retry_after``: seconds to wait, ``None`` if HUVR did not say."""


class ServerError(HuvrAPIError):
    """5xx, after the retries that the method allows."""


class PageError(HuvrError):
    """The pages of a list contradict each other: they repeat, point elsewhere, or never end."""


class CollectionChangedError(PageError):
    """Raised by ``iter()`` after its last item: rows that existed throughout may be missing.

    The list changed while it was read, in an order in which rows can change places.
    """


class TransferError(HuvrError):
    """The storage behind HUVR refused a file, or gave other bytes than it announced.

    ``status_code``: the storage's answer, ``None`` if it was not about one; ``detail``: its words.
    The signed URL is in neither.
    """

    def __init__(self, message: str, *, status_code: int | None = None, detail: str = "") -> None:
        super().__init__(message)
        self.status_code = status_code
        self.detail = detail
