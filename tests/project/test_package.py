"""What an index gets: the tag's version, a README that stands alone, the same bytes every time."""

from __future__ import annotations

import os
import re
import shutil
import stat
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest

from ..conftest import ROOT
from ..support.project import succeed

# Building takes seconds: one worker does it, once.
pytestmark = pytest.mark.xdist_group("package")

LEFT_BEHIND = {".git", ".venv", "node_modules", ".cache", ".synth", "build", "__pycache__"}
VERSION = {"SETUPTOOLS_SCM_PRETEND_VERSION": "1.2.3"}


def copy(folder: Path) -> Path:
    """Copy the project as somebody else has it: no git, other times, other rights."""
    shutil.copytree(ROOT, folder, ignore=lambda _, names: LEFT_BEHIND & {*names})
    for path in folder.rglob("*"):
        os.utime(path, (86_400, 86_400))
        if path.is_file() and not path.stat().st_mode & stat.S_IXUSR:
            path.chmod(0o600)
    return folder


def build(project: Path, folder: Path, environment: dict[str, str] | None = None) -> Path:
    """Build wheel and sdist of a project into a folder."""
    command = (sys.executable, "-m", "hatchling", "build", "--directory", folder)
    succeed(*command, cwd=project, environment=environment)
    return folder


def wheel(folder: Path) -> Path:
    (found,) = folder.glob("*.whl")
    return found


def sdist(folder: Path) -> Path:
    (found,) = folder.glob("*.tar.gz")
    return found


def metadata(path: Path) -> Message:
    with zipfile.ZipFile(path) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(archive.read(name))


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project in another place."""
    return copy(tmp_path_factory.mktemp("elsewhere") / "project")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Wheel and sdist of a version, built here."""
    return build(ROOT, tmp_path_factory.mktemp("package"), VERSION)


def test_bytes_are_the_same_wherever_it_is_built(
    package: Path, elsewhere: Path, tmp_path: Path
) -> None:
    """Whoever has the commit can prove what an index serves."""
    again = build(elsewhere, tmp_path / "again", VERSION)
    assert wheel(again).name == "linkerd_gitops-1.2.3-py3-none-any.whl"
    assert wheel(again).read_bytes() == wheel(package).read_bytes()
    assert sdist(again).read_bytes() == sdist(package).read_bytes()


def test_version_is_the_tag(elsewhere: Path, tmp_path: Path) -> None:
    """And a commit after the tag is a version after it."""
    project = tmp_path / "project"
    shutil.copytree(elsewhere, project)
    as_somebody = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.com")
    succeed("git", "init", "--quiet", cwd=project)
    succeed("git", "add", "pyproject.toml", ".gitignore", cwd=project)
    succeed("git", *as_somebody, "commit", "--quiet", "--message", "First", cwd=project)
    succeed("git", "tag", "v3.4.5", cwd=project)
    assert metadata(wheel(build(project, tmp_path / "tag")))["Version"] == "3.4.5"
    empty = ("commit", "--quiet", "--allow-empty", "--message", "Second")
    succeed("git", *as_somebody, *empty, cwd=project)
    later = metadata(wheel(build(project, tmp_path / "later")))["Version"]
    assert re.fullmatch(r"3\.4\.6\.dev1\+g[0-9a-f]+", later)


def test_it_builds_without_git(elsewhere: Path, tmp_path: Path) -> None:
    assert metadata(wheel(build(elsewhere, tmp_path / "built")))["Version"] == "0.0.0"


def test_a_wheel_of_the_sdist_is_the_wheel(package: Path, tmp_path: Path) -> None:
    """Distributions of Linux build it from there, without the tag."""
    with tarfile.open(sdist(package)) as archive:
        archive.extractall(tmp_path, filter="data")
    built = build(tmp_path / "linkerd_gitops-1.2.3", tmp_path / "built")
    assert wheel(built).read_bytes() == wheel(package).read_bytes()


def test_sdist_has_what_its_tests_need(package: Path) -> None:
    with tarfile.open(sdist(package)) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    outside = ("Makefile", "package-lock.json", "cdk8s.yaml", "requirements/dev.txt")
    for name in (*outside, ".ci/run", ".github/workflows/test.yml"):
        assert name in names
    for folder in ("constructs_lib", "tests", "tools", "docs", "dist", "benchmarks", "examples"):
        ours = {
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and not LEFT_BEHIND & {*path.parts}
        }
        assert ours <= names, folder


def test_readme_stands_alone(package: Path) -> None:
    """An index shows it without the files around it, and draws no Mermaid."""
    readme = metadata(wheel(package)).get_payload()
    assert isinstance(readme, str)
    targets = re.findall(r"\]\(([^)]+)\)", readme)
    assert len(targets) > 10
    assert [target for target in targets if not target.startswith("https://")] == []
    assert "```mermaid" not in readme
    documents = [target for target in targets if "/blob/main/" in target]
    for target in documents:
        path = target.partition("/blob/main/")[2].partition("#")[0]
        assert (ROOT / path).exists(), path


def test_readme_leads_to_the_projects_own_addresses() -> None:
    """TOML cannot refer to a value, so the addresses stand in the substitutions once more."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    urls = settings["project"]["urls"]
    hook = settings["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]
    picture, document = (each["replacement"] for each in hook["substitutions"])
    assert f"]({urls['Documentation']})" in picture
    assert document.startswith(f"]({urls['Source']}/blob/main/")
