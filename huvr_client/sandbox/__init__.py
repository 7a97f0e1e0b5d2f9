"""A HUVR on localhost, for developing and testing without an account.

    from huvr_client.sandbox import Sandbox

    with Sandbox() as sandbox:
        os.environ.update(sandbox.environment())

or, for any program, `python -m huvr_client.sandbox`. Needs the extra `sandbox`.

Imports run one way: `drf`, `storage` <- `huvr` <- `plant` <- `server` <- `_sandbox`.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ._sandbox import Sandbox
    from .server.faults import Fault
    from .server.log import RequestLog, RequestRecord

__all__ = ["Fault", "RequestLog", "RequestRecord", "Sandbox"]

_MODULES = {
    "Fault": "server.faults",
    "RequestLog": "server.log",
    "RequestRecord": "server.log",
    "Sandbox": "_sandbox",
}


def __getattr__(name: str) -> Any:
    """Import the server only when it is asked for: pytest imports this package for its plugin."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    try:
        return getattr(import_module(f".{_MODULES[name]}", __name__), name)
    except ModuleNotFoundError as error:
        if error.name not in ("uvicorn", "h11"):
            raise
        needed = f"the sandbox needs {error.name}: pip install 'huvr-client-typed[sandbox]'"
        raise ModuleNotFoundError(needed, name=error.name) from None
