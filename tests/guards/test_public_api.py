"""What people typed since the last release still works, or the version says that it does not."""

from __future__ import annotations

import subprocess
from pathlib import Path

import griffe
import pytest

from huvr_client import __version__

ROOT = Path(__file__).parents[2]
PACKAGES = {"huvr_client": ".", "huvr_api": "generated"}


def _last_tag() -> str | None:
    command = ["git", "describe", "--tags", "--abbrev=0", "--match", "v*"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or None


def breakages(old: griffe.Object, new: griffe.Object) -> list[str]:
    """The breaking changes of public things between two versions of a package."""
    found = griffe.find_breaking_changes(old, new)
    return [one.explain(griffe.ExplanationStyle.ONE_LINE) for one in found]


def may_break(tag: str, version: str) -> bool:
    """Until 1.0 a minor version may break, later only a major one."""
    old, new = ([int(part) for part in text.lstrip("v").split(".")[:2]] for text in (tag, version))
    return new[0] > old[0] or (old[0] == 0 and new > old)


@pytest.mark.parametrize("package", PACKAGES)
def test_nothing_public_broke_since_the_last_tag(package: str) -> None:
    tag = _last_tag()
    if tag is None:
        pytest.skip("there is no release yet")
    paths = [PACKAGES[package]]
    old = griffe.load_git(package, ref=tag, repo=ROOT, search_paths=paths)
    new = griffe.load(package, search_paths=[ROOT / path for path in paths])
    broken = breakages(old, new)  # type: ignore[arg-type]
    assert not broken or may_break(tag, __version__), "\n".join(broken)


def test_a_breakage_is_seen(tmp_path: Path) -> None:
    versions: list[griffe.Object] = []
    for name, text in (
        ("old", "def call(a): ...\ndef gone(): ...\n"),
        ("new", "def call(b): ...\n"),
    ):
        (tmp_path / name / "api").mkdir(parents=True)
        (tmp_path / name / "api" / "__init__.py").write_text(text)
        versions.append(griffe.load("api", search_paths=[tmp_path / name]))  # type: ignore[arg-type]
    explained = " ".join(breakages(*versions))
    assert "gone" in explained
    assert "call" in explained


@pytest.mark.parametrize(
    ("tag", "version", "allowed"),
    [
        ("v0.1.0", "0.1.9", False),
        ("v0.1.0", "0.2.0", True),
        ("v1.2.0", "1.3.0", False),
        ("v1.2.0", "2.0.0", True),
    ],
)
def test_which_versions_may_break(tag: str, version: str, allowed: bool) -> None:
    assert may_break(tag, version) is allowed
