"""What is tried again, and when."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huvr_client import RetryPolicy
from huvr_client._transport.retry import is_repeatable, next_wait, parse_retry_after
from huvr_client._transport.wire import TransportFailure

YEAR = 365 * 86_400.0
UNSENT = TransportFailure("", sent=False)
LOST = TransportFailure("", sent=True)
PERMANENT = TransportFailure("", sent=False, permanent=True)


@pytest.mark.parametrize(
    ("outcome", "idempotent", "otherwise"),
    [
        (UNSENT, True, True),
        (429, True, True),
        (LOST, True, False),
        (502, True, False),
        (503, True, False),
        (504, True, False),
        (PERMANENT, False, False),
        (500, False, False),
        (501, False, False),
        (400, False, False),
        (401, False, False),
        (408, True, False),
        (425, True, False),
        *[(status, True, False) for status in range(520, 525)],
        (525, False, False),
        (409, False, False),
    ],
)
def test_the_table(outcome: Any, idempotent: bool, otherwise: bool) -> None:
    assert is_repeatable(outcome, idempotent=True) is idempotent
    assert is_repeatable(outcome, idempotent=False) is otherwise


def wait(policy: RetryPolicy, **situation: Any) -> float | None:
    return next_wait(
        policy, **{"retries_made": 0, "elapsed": 0.0, "retry_after": None, **situation}
    )


@given(retries=st.integers(0, 5000), backoff=st.floats(0.01, 10), cap=st.floats(0.01, 100))
def test_backoff_grows_with_jitter_up_to_its_cap(retries: int, backoff: float, cap: float) -> None:
    policy = RetryPolicy(10**6, backoff=backoff, max_backoff=cap, budget=1e9)
    seconds = wait(policy, retries_made=retries)
    full = backoff * 2.0 ** min(retries, 1000)
    assert seconds is not None
    assert min(full, cap) / 2 <= seconds <= min(full, cap)


def test_the_number_of_retries_is_kept_to() -> None:
    policy = RetryPolicy(2)
    assert wait(policy, retries_made=1) is not None
    assert wait(policy, retries_made=2) is None
    assert wait(RetryPolicy(0)) is None


def test_retry_after_is_kept_to_or_given_up_on() -> None:
    policy = RetryPolicy(3, max_retry_after=60)
    assert wait(policy, retry_after=60.0) == 60.0
    assert wait(policy, retry_after=60.1) is None
    assert wait(policy, retry_after=float("inf")) is None


def test_a_retry_after_of_zero_means_the_usual_backoff() -> None:
    seconds = wait(RetryPolicy(3, backoff=1.0), retry_after=0.0)
    assert seconds is not None
    assert 0.5 <= seconds <= 1.0


def test_the_budget_bounds_everything() -> None:
    policy = RetryPolicy(9, budget=10)
    assert wait(policy, elapsed=4.0, retry_after=6.0) == 6.0
    assert wait(policy, elapsed=4.1, retry_after=6.0) is None


def test_a_policy_may_do_without_pauses() -> None:
    assert wait(RetryPolicy(3, backoff=0)) == 0.0
    assert wait(RetryPolicy(3, max_backoff=0)) == 0.0


@pytest.mark.parametrize(
    "values",
    [{"max_retries": -1}, {"backoff": -0.1}, {"budget": float("nan")}, {"max_retry_after": -1}],
)
def test_a_policy_is_checked(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(values))):
        RetryPolicy(**values)


def test_a_policy_is_a_value() -> None:
    policy = RetryPolicy(2, backoff=0.1)
    assert policy == RetryPolicy(2, backoff=0.1)
    assert policy != RetryPolicy(3, backoff=0.1)
    assert policy != 2
    assert len({policy, RetryPolicy(2, backoff=0.1)}) == 1
    assert pickle.loads(pickle.dumps(policy)) == copy.deepcopy(policy) == policy
    assert eval(repr(policy)) == policy
    with pytest.raises(AttributeError, match="backoff"):
        policy.backoff = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0.0),
        (" 120 ", 120.0),
        (None, None),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("1.5", 1.5),
        ("1.", None),
        ("NaN", None),
        ("Fri, 99 Foo 1999 23:59:59 GMT", None),
        ("١٢", None),
        ("3.5", 3.5),
        ("9" * 400, YEAR),
        ("Fri, 31 Dec 1999 23:59:59 +99999999999999", 0.0),
        ("Fri, 31 Dec 1999 23:59:59 -99999999999999", YEAR),
        (f"Fri, 31 Dec {'9' * 400} 23:59:59 GMT", None),
        (f"Fri, 31 Dec {'9' * 5000} 23:59:59 GMT", None),
        ("Fri, 31 Dec 1999 23:59:59 GMT", 0.0),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, seconds: float | None) -> None:
    assert parse_retry_after({} if value is None else {"Retry-After": value}) == seconds


def test_a_date_to_come_is_waited_for() -> None:
    now = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
    date = format_datetime(now + timedelta(seconds=90), usegmt=True)
    assert parse_retry_after({"Retry-After": date}, now.timestamp) == 90.0


def test_a_date_is_told_by_the_servers_own_clock() -> None:
    now = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
    headers = {
        "Retry-After": format_datetime(now + timedelta(seconds=90), usegmt=True),
        "Date": format_datetime(now, usegmt=True),
    }
    fast = (now + timedelta(hours=1)).timestamp
    assert parse_retry_after(headers, fast) == 90.0
    assert parse_retry_after({**headers, "Date": "noon"}, fast) == 0.0


@pytest.mark.parametrize("zone", ["+0000", "-" + "9" * 14, "+" + "9" * 400, "+" + "9" * 5000])
def test_no_zone_overflows(zone: str) -> None:
    seconds = parse_retry_after({"Retry-After": f"Fri, 31 Dec 1999 23:59:59 {zone}"})
    assert seconds is None or 0.0 <= seconds <= YEAR
