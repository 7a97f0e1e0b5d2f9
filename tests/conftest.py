"""What holds for all tests, and how a failure is shown."""

from __future__ import annotations

import os
import shlex
import signal
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

_SHOWN = 5

# How long an example takes says what else the machine does, not whether the code is right. Examples
# are the same in every run, so that a red one is about the change at hand; the nightly workflow
# looks for new ones.
settings.register_profile(
    "any machine",
    settings(),
    deadline=None,
    derandomize="HUVR_NEW_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("any machine")

# Started in the background of a script, a process inherits that Ctrl-C is ignored, and so would
# those that the tests start and then interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Packed bytes get a number instead: they may hold a clock, and parallel workers must agree."""
    return argname if isinstance(val, bytes) and not val.isascii() else None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None]:
    """Below the reports of all others: the commands that repeat just the tests that failed."""
    yield
    stats = terminalreporter.stats
    reports = stats.get("failed", []) + stats.get("error", [])
    names = dict.fromkeys(report.nodeid for report in reports)
    if names:
        terminalreporter.section("repeat just these", blue=True)
    for name in list(names)[:_SHOWN]:
        terminalreporter.write_line(f"scripts/test {shlex.quote(name)}")
    if len(names) > _SHOWN:
        terminalreporter.write_line(f"and {len(names) - _SHOWN} more: scripts/test --last-failed")
