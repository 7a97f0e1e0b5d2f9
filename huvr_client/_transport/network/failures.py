"""From an exception of the HTTP library to one that shows neither request nor frames."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from types import TracebackType

from ...errors import HuvrError
from ..error_body import one_line
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
    text = _words(exc)
    return TransportFailure(
        f"{text} ({name})" if text else name,
        sent=not kinds & _UNSENT,
        timeout="TimeoutException" in kinds,
        permanent=any(isinstance(link, ssl.SSLCertVerificationError) for link in _chain(exc)),
        cause=type(exc)(text),
    )


def _words(exc: Exception) -> str:
    """The library's words without the bytes of the server that they end with.

    A server that shows what it was sent may do so in a garbled status line: with the token.
    """
    return one_line(re.split(r"\bb['\"]|\bbytearray\(", str(exc), maxsplit=1)[0]).rstrip(" :")


def _is_of_http2(exc: Exception) -> bool:
    """Whether h2 raised it, which blames the sender also for what the peer did wrong."""
    modules = ("h2.", "hpack.", "hyperframe.")
    return any(type(link).__module__.startswith(modules) for link in _chain(exc))


_LIBRARIES = frozenset(("httpx", "httpx2", "httpcore", "httpcore2", "h11", "h2", "aiohttp"))


def without_library(exc: Exception) -> Exception:
    """What a user's hook or body raised, without the frames of the HTTP library around it.

    Their locals hold the request's headers in clear, for tools that print tracebacks with locals.
    """
    for link in _chain(exc):
        link.__traceback__ = _of_others(link.__traceback__)
    return exc


def _chain(exc: BaseException) -> Iterator[BaseException]:
    """``exc`` and what it came of, each once."""
    pending: list[BaseException | None] = [exc]
    seen: set[int] = set()
    while pending:
        link = pending.pop()
        if link is not None and id(link) not in seen:
            seen.add(id(link))
            pending += [link.__cause__, link.__context__]
            yield link


def _of_others(trace: TracebackType | None) -> TracebackType | None:
    frames: list[TracebackType] = []
    while trace is not None:
        if trace.tb_frame.f_globals.get("__name__", "").partition(".")[0] not in _LIBRARIES:
            frames.append(trace)
        trace = trace.tb_next
    kept = None
    for frame in reversed(frames):
        kept = TracebackType(kept, frame.tb_frame, frame.tb_lasti, frame.tb_lineno)
    return kept


def without_frames(exc: BaseException) -> BaseException:
    """An interrupt or a cancellation without its frames, whosoever they are.

    It may strike anywhere, also where the standard library holds what is being sent.
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
