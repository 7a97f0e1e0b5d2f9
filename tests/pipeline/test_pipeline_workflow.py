"""The weekly regeneration: what its two jobs may do, and what their commands do to a repository."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pipeline.read import safe_yaml
from pipeline_kit import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "regenerate.yml"
if not WORKFLOW.exists():
    pytest.skip("the source distribution has no workflows", allow_module_level=True)

TEXT = WORKFLOW.read_text()
JOBS: dict[str, Any] = safe_yaml.parse(TEXT, "regenerate.yml")["jobs"]
REPORT = "verdict: breaking\n\n## Breaking changes\n\n- `a` is gone\n"


def commands(job: str, *names: str) -> str:
    steps = {step.get("name"): step for step in JOBS[job]["steps"]}
    return "\n".join(f"({steps[name]['run']}\n)" for name in names)


def test_only_the_job_that_installs_nothing_may_write() -> None:
    assert "permissions: {}\n" in TEXT
    assert JOBS["generate"]["permissions"] == {"contents": "read"}
    assert JOBS["generate"]["steps"][0]["with"]["persist-credentials"] is False
    assert "token" not in str(JOBS["generate"]).lower()
    assert "secrets." not in TEXT
    runs = "".join(step.get("run", "") for step in JOBS["propose"]["steps"])
    for word in ("python", "pip", "scripts/", "environment"):
        assert word not in runs


def test_versions_are_pinned_and_nothing_is_pasted_into_a_command() -> None:
    for job in JOBS.values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", step.get("uses", "a/b@" + "0" * 40))
    assert "environment generate" in commands(
        "generate", "install, in the versions of constraints.txt"
    )
    assert "--force" not in TEXT


GH = """#!/bin/sh
echo "gh $*" >> "$HOME/calls"
case "$1 $2" in
"pr view") cat "$HOME/state" 2>/dev/null || exit 1 ;;
"workflow run") test ! -e "$HOME/no-ci" ;;
esac
"""


class Hub:
    """A repository with a main branch, as GitHub would hold it, and what checks it out."""

    def __init__(self, home: Path) -> None:
        self.home = home
        (home / "bin").mkdir(parents=True)
        (home / "bin" / "gh").write_text(GH)
        (home / "bin" / "gh").chmod(0o755)
        self.git(home, "init", "--quiet", "--bare", "--initial-branch=main", "hub.git")
        self.change("main", {"openapi/huvr.yaml": "old", "generated/a.py": "old", "README": "r"})

    def git(self, folder: Path, *arguments: str) -> str:
        return self.run(folder, " ".join(["git", *(f"'{one}'" for one in arguments)]))

    def run(self, folder: Path, script: str) -> str:
        environment = {
            "HOME": str(self.home),
            "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}",
            "BRANCH": "regenerate",
            "RUNNER_TEMP": str(self.home / "temp"),
            "GITHUB_OUTPUT": str(self.home / "output"),
            **{
                f"GIT_{who}_{what}": "x"
                for who in ("AUTHOR", "COMMITTER")
                for what in ("NAME", "EMAIL")
            },
        }
        command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
        done = subprocess.run(
            command, cwd=folder, env=environment, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def checkout(self) -> Path:
        copies = len(list(self.home.glob("copy*")))
        self.git(self.home, "clone", "--quiet", "hub.git", f"copy{copies}")
        return self.home / f"copy{copies}"

    def change(self, branch: str, texts: dict[str, str]) -> None:
        """A commit by a person."""
        copy = self.checkout()
        self.run(copy, f"git switch -q {branch} 2>/dev/null || git switch -q --create {branch}")
        self.write(copy, texts)
        self.run(copy, f"git add . && git commit -qm 'by hand' && git push -q origin {branch}")

    def write(self, copy: Path, texts: dict[str, str]) -> None:
        for name, text in texts.items():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_text(text)

    def generate(self, texts: dict[str, str]) -> bool:
        """The first job, whose generator writes `texts`; whether it changed anything."""
        copy = self.checkout()
        (self.home / "temp" / "proposal").mkdir(parents=True, exist_ok=True)
        (self.home / "temp" / "proposal" / "changes.md").write_text(REPORT)
        (self.home / "output").write_text("")
        self.run(copy, commands("generate", "go on from the branch of an open pull request"))
        self.write(copy, texts)
        self.run(copy, commands("generate", "make a patch"))
        return (self.home / "output").read_text() == "changed=true\n"

    def propose(self) -> list[str]:
        """The second job; what it asked of GitHub."""
        (self.home / "calls").unlink(missing_ok=True)
        names = [step["name"] for step in JOBS["propose"]["steps"] if "name" in step]
        self.run(self.checkout(), commands("propose", *names))
        return (self.home / "calls").read_text().splitlines()

    def show(self, name: str) -> str:
        return self.git(self.home / "hub.git", "show", name)


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return Hub(tmp_path / "home")


NEW = {"openapi/huvr.yaml": "new", "generated/a.py": "new", "generated/b.py": "new"}


def test_a_change_becomes_a_branch_and_a_pull_request_that_starts_ci(hub: Hub) -> None:
    assert hub.generate(NEW)
    calls = hub.propose()
    assert [call.split(" --")[0] for call in calls] == [
        "gh pr view regenerate",
        "gh pr create",
        "gh workflow run ci.yml",
    ]
    assert "--title HUVR's description changed: breaking --body-file" in calls[1]
    assert hub.show("regenerate:generated/b.py") == "new"
    assert hub.show("main:openapi/huvr.yaml") == "old"


def test_nothing_new_proposes_nothing(hub: Hub) -> None:
    assert not hub.generate({"generated/a.py": "old"})


def test_a_branch_that_exists_is_continued_with_what_people_did_there(hub: Hub) -> None:
    hub.generate(NEW)
    hub.propose()
    (hub.home / "state").write_text("OPEN\n")
    hub.change("regenerate", {"README": "by hand"})
    hub.change("main", {"LICENSE": "later"})
    before = hub.git(hub.home / "hub.git", "rev-parse", "regenerate").strip()
    assert not hub.generate(NEW)
    assert hub.generate(NEW | {"generated/c.py": "newer"})
    calls = hub.propose()
    assert [call.split(" --")[0] for call in calls] == [
        "gh pr view regenerate",
        "gh pr edit regenerate",
        "gh workflow run ci.yml",
    ]
    assert hub.show("regenerate:README") == "by hand"
    assert hub.show("regenerate:LICENSE") == "later"
    assert hub.show("regenerate:generated/c.py") == "newer"
    assert before in hub.git(hub.home / "hub.git", "rev-list", "regenerate")


def test_a_pull_request_that_was_closed_is_not_reopened_but_followed(hub: Hub) -> None:
    hub.generate(NEW)
    hub.propose()
    (hub.home / "state").write_text("CLOSED\n")
    hub.generate(NEW | {"generated/c.py": "newer"})
    assert "gh pr create --head regenerate" in "".join(hub.propose())


def test_a_patch_changes_nothing_but_the_two_folders(hub: Hub) -> None:
    hub.generate(NEW)
    patch = hub.home / "temp" / "proposal" / "changes.patch"
    other = "diff --git a/README b/README\n--- a/README\n+++ b/README\n@@ -1 +1 @@\n-r\n+x\n"
    patch.write_text(patch.read_text() + other)
    hub.propose()
    assert hub.show("regenerate:README") == "r"
    assert hub.show("regenerate:openapi/huvr.yaml") == "new"


def test_a_pull_request_without_ci_says_why(hub: Hub) -> None:
    (hub.home / "no-ci").touch()
    hub.generate(NEW)
    assert "gh pr comment regenerate --body CI was not started: GitHub starts none" in "".join(
        hub.propose()
    )
