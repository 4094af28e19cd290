"""The tutorial's programs, in the order in which its reader saves them as app.py."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml

from constructs_lib import GitFolder

from ..conftest import ROOT
from ..support.project import DELIVERED_APP, contents, succeed

TEXT = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
ROTATION, ROLLOUTS, SHOP = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
FOLDERS = {"argocd", "cert-manager", "linkerd", "linkerd-crds", "linkerd-viz"}


def synthesise(folder: Path, code: str) -> dict[str, bytes]:
    """Save a program, run it, and return what it writes."""
    folder.mkdir()
    app = folder / "app.py"
    app.write_text(code, "utf-8")
    environment = {"PYTHONPATH": str(ROOT)}
    succeed(sys.executable, "-W", "error", app, cwd=folder, environment=environment)
    return contents(folder / "dist")


@pytest.mark.parametrize("program", [ROTATION, ROLLOUTS], ids=["rotation", "rollouts"])
def test_programs_keep_all_of_the_app_that_the_reader_has(program: str) -> None:
    """A program that lacked a part of it would delete that part's objects from dist."""
    delivered = [
        line
        for line in DELIVERED_APP.read_text("utf-8").splitlines()
        if not line.startswith(("from cdk8s", "from constructs_lib"))
    ]
    lines = program.splitlines()
    for line in delivered:
        assert line in lines, line


def test_a_program_keeps_what_the_one_before_it_wrote(tmp_path: Path) -> None:
    delivered = synthesise(tmp_path / "delivered", DELIVERED_APP.read_text("utf-8"))
    rotation = synthesise(tmp_path / "rotation", ROTATION)
    rollouts = synthesise(tmp_path / "rollouts", ROLLOUTS)
    assert {name.partition("/")[0] for name in rotation} == FOLDERS
    assert {name.partition("/")[0] for name in rollouts} == {*FOLDERS, "argo-rollouts"}
    for files in (rotation, rollouts):
        assert {*files} >= {name for name in delivered if name.startswith("argocd/")}
        assert "linkerd/CronJob.linkerd-anchor-rotator.yaml" in files
        assert b"logLevel: info" in files["argocd/ApplicationSet.linkerd-platform.yaml"]
    assert b"folder: argo-rollouts" in rollouts["argocd/ApplicationSet.linkerd-platform.yaml"]


def test_the_shop_is_in_the_folder_that_is_applied(tmp_path: Path) -> None:
    files = synthesise(tmp_path / "shop", SHOP)
    kinds = {yaml.safe_load(text)["kind"] for text in files.values()}
    assert kinds == {"Rollout", "Service", "HTTPRoute", "AnalysisTemplate"}
    assert {name.partition("/")[0] for name in files} == {"shop"}
    assert "kubectl apply --filename dist/shop\n" in TEXT


def test_git_pushes_the_branch_that_argo_cd_reads() -> None:
    branch = GitFolder(repository="https://git.example.com/a.git").revision.rpartition("/")[2]
    assert f"git init --initial-branch {branch}\n" in TEXT
    assert f"git push --set-upstream origin {branch}\n" in TEXT
    assert "git remote add origin " in TEXT
