"""From an exception of the HTTP library to one that shows neither request nor frames."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

from ...errors import HuvrError
from ..wire import TransportFailure

# By name: httpx and httpx2 have classes of their own for each.
_UNSENT = frozenset(("ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError"))
# Their text quotes the offending header, URL or Location.
_QUOTING = frozenset(("LocalProtocolError", "UnsupportedProtocol", "InvalidURL"))


def failure_of(exc: Exception) -> TransportFailure:
    """What went wrong, without httpx's exception.

    That one holds the request with its headers, and a traceback whose frames show them in clear.
    """
    name = type(exc).__name__
    kinds = {kind.__name__ for kind in type(exc).__mro__}
    if kinds & _QUOTING and not _is_of_http2(exc):
        return TransportFailure(f"the request cannot be sent ({name})", sent=False, permanent=True)
    if "LocalProtocolError" in kinds:
        return TransportFailure("the server broke the rules of HTTP/2", sent=True)
    text = str(exc)
    return TransportFailure(
        f"{text} ({name})" if text else name,
        sent=not kinds & _UNSENT,
        timeout="TimeoutException" in kinds,
        permanent=any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(exc)),
        cause=type(exc)(text),
    )


def _is_of_http2(exc: Exception) -> bool:
    """Whether h2 raised it, which blames the sender also for what the peer did wrong."""
    modules = ("h2.", "hpack.", "hyperframe.")
    return any(type(cause).__module__.startswith(modules) for cause in _causes(exc))


def _causes(exc: BaseException | None) -> Iterator[BaseException]:
    while exc is not None:
        yield exc
        exc = exc.__cause__ or exc.__context__


def without_frames(exc: BaseException) -> BaseException:
    """An interrupt or a cancellation without the frames of httpx, httpcore and h11.

    Their locals hold the request's headers in clear, for tools that print tracebacks with locals.
    """
    exc.__context__ = exc.__cause__ = None
    return exc.with_traceback(None)


def refusal(exc: RuntimeError) -> HuvrError | None:
    """A clear error if ``exc`` is Python's refusal to start a thread; ``None``: it is not.

    Python refuses it while it ends, and has no class for that; the texts of 3.11 to 3.14 all have
    one of these words.
    """
    text = str(exc)
    if "shutdown" not in text and "start new thread" not in text:
        return None
    return HuvrError(
        f"no thread can be started ({text}): Python is ending, or the system is out of threads. "
        "Let the main thread wait for those that make calls"
    )
