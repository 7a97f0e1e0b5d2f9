"""The life of a token, over a clock that is an argument."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huvr_client._auth.token import EXPIRED, FRESH, STALE, issue, read_answer, state
from huvr_client._secret import Secret

HOUR = 3600.0


def test_an_hour_of_life() -> None:
    token = issue(Secret("t"), HOUR, 100.0, jitter=0.0)
    assert state(token, 100.0) == FRESH
    assert state(token, 100.0 + HOUR - 901) == FRESH
    assert state(token, 100.0 + HOUR - 900) == STALE
    assert state(token, 100.0 + HOUR - 61) == STALE
    assert state(token, 100.0 + HOUR - 60) == EXPIRED
    assert state(None, 0.0) == EXPIRED


def test_jitter_only_makes_it_stale_earlier_and_by_a_minute_at_most() -> None:
    plain, early = (issue(Secret("t"), HOUR, 0.0, jitter) for jitter in (0.0, 1.0))
    assert plain.stale_at - early.stale_at == 60.0
    assert plain.dead_at == early.dead_at


@given(
    life=st.floats(0.001, 1e7),
    asked=st.floats(0, 1e6),
    jitter=st.floats(0, 1),
)
def test_the_states_come_in_order_and_none_outlives_the_token(
    life: float, asked: float, jitter: float
) -> None:
    token = issue(Secret("t"), life, asked, jitter)
    assert asked <= token.stale_at <= token.dead_at <= token.expires_at
    assert token.expires_at - token.stale_at <= 960.0


@given(st.floats(0.5, 600))
def test_a_short_life_has_its_fresh_part_too(life: float) -> None:
    token = issue(Secret("t"), life, 0.0, 1.0)
    assert state(token, life * 0.39) == FRESH
    assert state(token, life * 0.85) == STALE


@pytest.mark.parametrize(
    ("expires_in", "life"),
    [
        ("3600", 3600.0),
        (7200, 7200.0),
        (90.5, 90.5),
        (" 120 ", 120.0),
        (None, HOUR),
        ("soon", HOUR),
        ("", HOUR),
        ([], HOUR),
        ("0", HOUR),
        (-5, HOUR),
        ("inf", HOUR),
        ("nan", HOUR),
        (10**400, HOUR),
    ],
)
def test_the_life_is_read_liberally(expires_in: Any, life: float) -> None:
    assert read_answer({"access_token": "t", "expires_in": expires_in}) == (Secret("t"), life)


def test_no_life_at_all_means_an_hour() -> None:
    assert read_answer({"access_token": "t"})[1] == HOUR


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "token",
        {},
        {"access_token": None},
        {"access_token": ""},
        {"access_token": 5},
        {"access_token": ["t"]},
        {"access_token": "canary\r\nX-Evil: 1"},
        {"access_token": "canary t"},
        {"access_token": "canarÿ"},
        {"access_token": "canary" * 10000},
    ],
)
def test_a_token_that_cannot_stand_in_a_header_is_refused_unquoted(data: Any) -> None:
    with pytest.raises(ValueError, match="access_token") as caught:
        read_answer(data)
    assert "canar" not in str(caught.value)
