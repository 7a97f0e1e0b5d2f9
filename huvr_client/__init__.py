"""A typed client for the HUVR inspection-data API.

::

    from huvr_client import HuvrClient

    with HuvrClient(user_agent="acme-integrity/2.1") as huvr:
        print(huvr.users.me_read())

Beside it: ``models`` (what is sent and received), ``errors`` (what is raised), ``tables`` (lists
for DuckDB, Polars, pandas and Parquet), ``sandbox`` (a HUVR on localhost); in a shell,
``python -m huvr_client``. Importing it loads little: the rest comes when it is used.
"""

from typing import TYPE_CHECKING, Any

from . import errors as errors
from ._version import __version__
from .errors import *  # noqa: F403

if TYPE_CHECKING:
    from huvr_api.types import UNSET, Undocumented, Unset

    from . import models as models
    from ._calls import Answer
    from ._client import AsyncHuvrClient, HuvrClient
    from ._media.batch import (
        BatchProgress,
        Downloaded,
        DownloadFailed,
        DownloadResult,
        Uploaded,
        UploadFailed,
        UploadResult,
    )
    from ._media.local_files import Progress
    from ._media.options import content_id
    from ._transport.retry import RetryPolicy

__all__ = [
    "UNSET",
    "Answer",
    "AsyncHuvrClient",
    "BatchProgress",
    "DownloadFailed",
    "DownloadResult",
    "Downloaded",
    "HuvrClient",
    "Progress",
    "RetryPolicy",
    "Undocumented",
    "Unset",
    "UploadFailed",
    "UploadResult",
    "Uploaded",
    "__version__",
    "content_id",
]
__all__ += errors.__all__

_HOMES = {
    "huvr_api.types": ("UNSET", "Undocumented", "Unset"),
    "._calls": ("Answer",),
    "._client": ("AsyncHuvrClient", "HuvrClient"),
    "._media.batch": (
        *("BatchProgress", "DownloadFailed", "DownloadResult", "Downloaded"),
        *("UploadFailed", "UploadResult", "Uploaded"),
    ),
    "._media.local_files": ("Progress",),
    "._media.options": ("content_id",),
    "._transport.retry": ("RetryPolicy",),
}


def __getattr__(name: str) -> Any:
    """Import what is asked for, when it is asked for.

    The sandbox's pytest plugin imports this package in every test run of its users, and httpx
    costs 0.1 s.
    """
    from importlib import import_module

    if name == "models":
        return import_module(".models", __name__)
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(home, __name__), name)
    return value


def __dir__() -> list[str]:
    return [*__all__, "errors", "models"]
