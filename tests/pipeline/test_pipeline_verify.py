"""A package that is not whole never gets into place."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pipeline.errors import PipelineError
from pipeline.verify import checks


def package(tmp_path: Path, **modules: str) -> Path:
    root = tmp_path / "huvr_api"
    (root / "models").mkdir(parents=True)
    files = {
        "__init__": "",
        "_decode": "def opener(kind): ...\n",
        "models/__init__": "__all__ = []\n",
    }
    for name, text in (files | modules).items():
        (root / f"{name}.py").write_text(text)
    return root


def test_tidy_sorts_drops_and_formats(tmp_path: Path) -> None:
    root = package(tmp_path, a="import sys, os\nx = os.name\ny = {  'a':1 }\n")
    checks.tidy(root)
    assert (root / "a.py").read_text() == 'import os\n\nx = os.name\ny = {"a": 1}\n'


def test_what_python_cannot_parse_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="the generated package cannot be") as caught:
        checks.tidy(package(tmp_path, a="def :\n"))
    assert "\n" not in str(caught.value)


def test_every_module_is_imported_and_none_leaves_bytecode(tmp_path: Path) -> None:
    root = package(tmp_path, a="import os\n")
    checks.imports(root)
    assert not list(root.rglob("__pycache__"))
    (root / "b.py").write_text("raise SystemExit(0)\n")
    with pytest.raises(PipelineError, match=r"does not import: huvr_api\.b: SystemExit"):
        checks.imports(root)


def test_a_process_that_dies_without_a_word_is_told(tmp_path: Path) -> None:
    root = package(tmp_path, a="import os\nos._exit(3)\n")
    with pytest.raises(PipelineError, match="does not import: no output"):
        checks.imports(root)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_called_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    root = package(tmp_path, a=f"raise OSError({number}, {os.strerror(number)!r})\n")
    with pytest.raises(OSError, match=os.strerror(number)) as caught:
        checks.imports(root)
    assert caught.value.errno == number
    assert caught.value.filename == str(tmp_path)


FULL = """
mount -t tmpfs -o size=64k none "$1" || exit 77
cp -r "$2" "$1"
cd "$1"
dd if=/dev/zero of=filler 2>/dev/null
"$3" -c '
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from pipeline.verify import checks
try:
    checks.tidy(Path("huvr_api").absolute())
except Exception as error:
    print(repr(error))
' "$4"
"""


def test_a_real_full_disk_is_called_one(tmp_path: Path) -> None:
    """A small file system, in a mount namespace of its own, where the system lets us make one."""
    (tmp_path / "disk").mkdir()
    root = package(tmp_path, **{f"m{n}": "x={'a':1}\n" * 400 for n in range(5)})
    scripts = Path(checks.__file__).parents[2]
    inner = [
        "sh",
        "-c",
        FULL,
        "sh",
        str(tmp_path / "disk"),
        str(root),
        sys.executable,
        str(scripts),
    ]
    if shutil.which("unshare") is None:  # pragma: no cover
        pytest.skip("no unshare")
    command = ["unshare", "--user", "--map-root-user", "--mount", *inner]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if "unshare" in done.stderr or done.returncode == 77:  # pragma: no cover
        pytest.skip(f"no mounts here: {done.stderr}")
    assert done.stdout == "OSError(28, 'No space left on device')\n", done.stderr


def test_all_checks_together_leave_only_the_package(tmp_path: Path) -> None:
    root = package(
        tmp_path, _decode="from typing import Any\n\ndef opener(kind: Any) -> None: ...\n"
    )
    (root / "models" / "__init__.py").write_text("__all__: list[str] = []\n")
    checks.verify(root)
    assert [path.name for path in tmp_path.iterdir()] == ["huvr_api"]
    (root / "client.py").write_text("x: int = 'a'\n")
    with pytest.raises(PipelineError, match=r"is not type-clean: huvr_api/client\.py:1: error"):
        checks.verify(root)


def test_types_are_not_checked_again_where_the_package_is_the_committed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[Path] = []
    monkeypatch.setattr(checks, "types", checked.append)
    root = package(tmp_path)
    checks.tidy(root)
    committed = Path(shutil.copytree(root, tmp_path / "committed"))
    checks.verify(root, committed)
    assert checked == []
    (committed / "_model.py").write_text("")
    checks.verify(root, committed)
    assert checked == [root]


def test_differing_files_are_named_once(tmp_path: Path) -> None:
    for side, files in {
        "a": {"same": "1", "other": "1", "left": ""},
        "b": {"same": "1", "other": "2", "d/right": ""},
    }.items():
        for name, text in files.items():
            path = tmp_path / side / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        (tmp_path / side / "__pycache__").mkdir()
        (tmp_path / side / "__pycache__" / side).touch()
    assert checks.differing(tmp_path / "a", tmp_path / "b") == ["d/right", "left", "other"]
    assert checks.differing(tmp_path / "a", tmp_path / "nowhere") == ["left", "other", "same"]
