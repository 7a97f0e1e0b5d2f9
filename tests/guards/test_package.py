"""The wheel and the sdist: what is in them, and that they work where nothing else is installed."""

from __future__ import annotations

import tarfile
import zipfile
from email.parser import Parser
from pathlib import Path

from huvr_client import __version__
from huvr_client.sandbox import Sandbox

from .conftest import Bare

_MEGABYTE = 1024 * 1024


def test_wheel_holds_both_packages_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {"huvr_client", "huvr_api", f"huvr_client_typed-{__version__}.dist-info"}
    assert {"huvr_client/py.typed", "huvr_api/py.typed", "huvr_api/description.json"} <= set(names)
    assert not [name for name in names if "test" in name.split("/")[-1] and "pytest" not in name]
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size <= _MEGABYTE


def test_metadata(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        name = next(name for name in archive.namelist() if name.endswith("METADATA"))
        metadata = Parser().parsestr(archive.read(name).decode())
    assert metadata["Name"] == "huvr-client-typed"
    assert metadata["Version"] == __version__
    needed = [one for one in metadata.get_all("Requires-Dist", []) if "extra ==" not in one]
    assert sorted(one.split(">")[0] for one in needed) == [
        "attrs",
        "httpx",
        "msgspec",
        "python-dateutil",
    ]
    assert not [one for one in needed if "<" in one]


def test_sdist_can_regenerate_and_test(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert {
        "openapi/huvr.yaml",
        "openapi/overlay.yaml",
        "scripts/regenerate.py",
        "pyproject.toml",
        "constraints.txt",
        "README.md",
        "LICENSE",
    } <= names
    assert any(name.startswith("tests/") for name in names)


_CALL = """
import sys
from huvr_client import HuvrClient
from huvr_client.models import ProjectPatch
with HuvrClient() as huvr:
    print(huvr.users.me_read().username)
assert not {"starlette", "uvicorn", "rich", "pytest", "yaml"} & set(sys.modules)
"""


def test_fresh_install_makes_a_typed_call(bare: Bare) -> None:
    with Sandbox() as sandbox:
        done = bare.run("-W", "error", "-c", _CALL, env=sandbox.environment())
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_sandbox_without_its_extra_says_what_to_install(bare: Bare) -> None:
    done = bare.run("-m", "huvr_client.sandbox")
    assert done.returncode != 0
    assert "huvr-client-typed[sandbox]" in done.stderr
    assert "Traceback" not in done.stderr
