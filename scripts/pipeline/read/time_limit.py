"""A limit for work whose length an untrusted document decides."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Generator
from typing import NoReturn

from pipeline.errors import PipelineError


@contextlib.contextmanager
def time_limit(seconds: float, message: str) -> Generator[None]:
    """Raise PipelineError(message) within the block once it has run for `seconds`.

    By the system's alarm, which only a main thread can set and Windows does not have: elsewhere
    there is no limit.
    """
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "SIGALRM"):
        yield
        return

    def end(*_: object) -> NoReturn:
        raise PipelineError(message)

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
