"""What the storage's headers say."""

from __future__ import annotations

import pytest

from huvr_client._media.storage import content_length, content_range


@pytest.mark.parametrize(
    ("headers", "length"),
    [
        ({"Content-Length": "12"}, 12),
        ({"Content-Length": "0"}, 0),
        ({"Content-Length": "-1"}, None),
        ({"Content-Length": "1e3"}, None),
        ({"Content-Length": "9" * 5000}, None),
        ({"Content-Length": "\u0661"}, None),
        ({"Content-Length": "12", "Content-Encoding": "gzip"}, None),
        ({"Content-Length": "12", "Content-Encoding": "identity"}, 12),
        ({}, None),
    ],
)
def test_content_length(headers, length):
    assert content_length(headers) == length


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("bytes 5-9/10", (5, 10)),
        ("bytes 5-9/*", (5, None)),
        ("bytes */10", (None, 10)),
        ("bytes */*", (None, None)),
        ("bytes 5-9", (None, None)),
        (f"bytes 0-9/{'9' * 5000}", (None, None)),
        (f"bytes {'0' * 5000}-9/10", (None, None)),
        ("items 5-9/10", (None, None)),
        ("", (None, None)),
    ],
)
def test_content_range(value, expected):
    assert content_range({"Content-Range": value}) == expected
