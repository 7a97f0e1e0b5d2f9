"""The demo, as the README's command runs it."""

from __future__ import annotations

import re

import demo
import pytest


def test_demo_does_the_main_job(capsys: pytest.CaptureFixture[str]) -> None:
    demo.main()
    printed = capsys.readouterr().out
    assert re.search(r"^obtained a token.*'technician'\]$", printed, re.MULTILINE)
    printed = " ".join(printed.split())
    for said in ("obtained a token", "assets: 40", "renamed", "is UPLOADED", "is identical"):
        assert said in printed
    assert printed.endswith("done")


def test_demo_lists_as_many_as_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    demo.main()
    printed = capsys.readouterr().out
    said = re.search(r"findings to look after: (\d+)", printed)
    assert said is not None
    assert int(said[1]) == len(re.findall(r"^  \S+  severity ", printed, re.MULTILINE)) > 0


def test_demo_fails_where_the_copy_differs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demo, "same", lambda *_: False)
    with pytest.raises(SystemExit, match="differs"):
        demo.main()
    assert "done" not in capsys.readouterr().out
