"""What the storage's headers say."""

from __future__ import annotations

import pytest

from huvr_client._media.storage import content_length, content_range, is_page
from huvr_client._transport.wire import Reply


@pytest.mark.parametrize(
    ("headers", "length"),
    [
        ({"Content-Length": "12"}, 12),
        ({"Content-Length": "0"}, 0),
        ({"Content-Length": "-1"}, None),
        ({"Content-Length": "1e3"}, None),
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
        ("items 5-9/10", (None, None)),
        ("", (None, None)),
    ],
)
def test_content_range(value, expected):
    assert content_range({"Content-Range": value}) == expected


@pytest.mark.parametrize(
    ("kind", "media_type", "page"),
    [
        ("text/html; charset=utf-8", "image/jpeg", True),
        ("application/xml", None, True),
        ("TEXT/HTML", "text/html", False),
        ("image/jpeg", "image/jpeg", False),
        ("", None, False),
    ],
)
def test_a_page_is_told_from_a_file(kind, media_type, page):
    assert is_page(Reply(200, {"Content-Type": kind}), media_type) is page
