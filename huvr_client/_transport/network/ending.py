"""What Python refuses while it ends: new threads, in any program that still makes calls then."""

from __future__ import annotations

from ...errors import HuvrError


def refusal(exc: RuntimeError) -> HuvrError | None:
    """A clear error if ``exc`` is Python's refusal of a thread at its end; ``None``: it is not.

    Python has no class for it; the texts of 3.11 to 3.14 all have one of these words.
    """
    text = str(exc)
    if "shutdown" not in text and "start new thread" not in text:
        return None
    return HuvrError(
        f"no thread can be started ({text}): Python is ending, or the system is out of threads. "
        "Let the main thread wait for those that make calls"
    )
