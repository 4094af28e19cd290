"""``make synth``: dist is replaced when all went well, kept otherwise, and compared with git."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from tools.synth import explain, report

from ..conftest import ROOT
from ..support.project import contents, copy_project, run, succeed

HEADER = """\
from cdk8s import ApiObject, App, Chart, YamlOutputType
from constructs_lib import (
    CertificateRef, IssuerRef, LinkerdStack, MeshRestarter, WebhookCertificate
)

app = App(
    yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
    output_file_extension=".yaml",
)
chart = Chart(app, "team", namespace="team", disable_resource_name_hashes=True)
"""

SMALL = """\
for name in ("one", "two"):
    ApiObject(chart, name, api_version="v1", kind="ConfigMap", metadata={"name": name})
app.synth()
"""

LOCAL_MISTAKE = """\
LinkerdStack(app, "Mesh", replicas=0)
app.synth()
"""

RELATION_MISTAKE = """\
WebhookCertificate(chart, "Tap", issuer=IssuerRef(name="nobody"), service="tap")
app.synth()
"""

LATE_MISTAKE = SMALL + "raise ValueError('after everything was written')\n"

THREE_MISTAKES = """\
WebhookCertificate(chart, "First", issuer=IssuerRef(name="nobody"), service="first")
WebhookCertificate(chart, "Second", issuer=IssuerRef(name="no-one"), service="second")
MeshRestarter(
    chart,
    "Third",
    certificates=[CertificateRef(name="lost", namespace="team", secret_name="lost-tls")],
)
app.synth()
"""


CLASSES = """\
from constructs_lib import ClusterClass, Fleet, GitFolder
from cdk8s import Cron

fleet = Fleet(git=GitFolder(repository="https://git.example.com/mesh.git"))
def deliver(name, **options):
    LinkerdStack(fleet.add_class(ClusterClass(name=name)).app, "Mesh", **options)

deliver("staging")
deliver("prod", {options})
fleet.synth()
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose dist holds an object that app.py does not write."""
    folder = copy_project(tmp_path / "mesh")
    write(folder / "dist" / "old" / "ConfigMap.stale.yaml", "kind: ConfigMap\n")
    return folder


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with a committed dist in a folder of it, as in a monorepo."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    dist = tmp_path / "mesh" / "dist"
    for name in ("changed/a", "changed/b", "gone/a", "mixed/a", "mixed/b", "unchanged/a"):
        write(dist / f"{name}.yaml", "before\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "-c", "user.name=Test", "-c", "user.email=", "commit", "--quiet", "-m", "Before")
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def git(folder: Path, *arguments: str) -> None:
    succeed("git", *arguments, cwd=folder)


def make_synth(project: Path, app: str) -> subprocess.CompletedProcess[str]:
    write(project / "app.py", HEADER + app)
    return run(sys.executable, "-m", "tools.synth", cwd=project)


NOTHING = "App().synth()\n"


@pytest.mark.parametrize(
    ("app", "reason"),
    [
        (NOTHING, "app.py wrote nothing"),
        (LOCAL_MISTAKE, "'replicas' (0) must be at least 1"),
        (RELATION_MISTAKE, "team/Tap: 'issuer' (ClusterIssuer nobody)"),
        (LATE_MISTAKE, "after everything was written"),
    ],
    ids=["nothing", "exception", "validation", "late"],
)
def test_failure_keeps_the_previous_dist(project: Path, app: str, reason: str) -> None:
    before = contents(project / "dist")

    finished = make_synth(project, app)

    assert finished.returncode != 0
    assert reason in finished.stderr
    assert finished.stderr.endswith("dist is as it was\n")
    assert finished.stdout == "", "a report would say that dist is new"
    assert contents(project / "dist") == before
    assert not (project / ".synth").exists()


def test_success_replaces_dist(project: Path) -> None:
    finished = make_synth(project, SMALL)

    assert finished.returncode == 0, finished.stderr
    assert list(contents(project / "dist")) == [
        "team/ConfigMap.one.yaml",
        "team/ConfigMap.two.yaml",
    ], "what app.py no longer writes has to go, or Argo CD would keep it"
    assert finished.stdout == "dist/team    2 objects\n"
    assert list(contents(project / ".synth")) == ["written.json"]


FLEET = """\
for cluster in ("east", "west"):
    app = App(
        outdir=OUTDIR / cluster,
        yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
        output_file_extension=".yaml",
    )
    LinkerdStack(app, "Mesh")
    app.synth()
"""


@pytest.mark.parametrize("outdir", ['Path("dist")', 'Path(__file__).parent / "dist"'])
def test_a_fleet_in_one_app_py_is_reported_by_its_own_folders(project: Path, outdir: str) -> None:
    app = f"from pathlib import Path\nOUTDIR = {outdir}\n{FLEET}"
    finished = make_synth(project, app.replace("OUTDIR / cluster", "str(OUTDIR / cluster)"))

    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.splitlines() == [
        f"dist/{cluster}/{folder:<12}  {count:>3} {'objects' if count > 1 else 'object'}"
        for cluster in ("east", "west")
        for folder, count in (
            ("cert-manager", 7),
            ("linkerd", 11),
            ("linkerd-crds", 1),
            ("linkerd-viz", 8),
        )
    ]
    assert not (project / "dist" / "old").exists()


def test_classes_are_folders_of_dist(project: Path) -> None:
    finished = make_synth(project, CLASSES.format(options=""))

    assert finished.returncode == 0, finished.stderr
    folders = {line.split()[0] for line in finished.stdout.splitlines()}
    assert {"dist/staging/linkerd", "dist/prod/linkerd"} <= folders


@pytest.mark.parametrize(
    ("options", "start"),
    [
        ("restart_schedule=Cron(minute='0', hour='0', week_day='1')", "class prod: linkerd/"),
        ("replicas=0", "app.py, line 19: app.py, line 16: ValueError: 'replicas' (0) must"),
    ],
    ids=["validation", "exception"],
)
def test_a_mistake_is_told_with_its_class(project: Path, options: str, start: str) -> None:
    finished = make_synth(project, CLASSES.format(options=options))

    assert finished.returncode != 0
    assert finished.stderr.startswith(start)


def test_first_synth_needs_no_dist(project: Path) -> None:
    shutil.rmtree(project / "dist")

    assert make_synth(project, SMALL).returncode == 0
    assert len(contents(project / "dist")) == 2


@pytest.fixture
def committed(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a committed dist."""
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    assert make_synth(project, SMALL).returncode == 0
    git(project, "init", "--quiet")
    git(project, "add", "dist", "app.py")
    git(project, "-c", "user.name=Test", "-c", "user.email=", "commit", "--quiet", "-m", "Before")
    return project


class TestWhatIsSomebodys:
    """dist is replaced as a whole, so whatever else lies in it would be lost."""

    def test_a_file_that_git_does_not_know_is_kept(self, committed: Path) -> None:
        write(committed / "dist" / "team" / "mine.yaml", "kind: Secret\n")
        before = contents(committed / "dist")
        finished = make_synth(committed, SMALL)
        assert finished.returncode == 1
        assert "git does not know: dist/team/mine.yaml. It would be lost" in finished.stderr
        assert contents(committed / "dist") == before

    def test_a_file_that_git_ignores_is_kept_too(self, committed: Path) -> None:
        write(committed / ".gitignore", "*.bak\n")
        write(committed / "dist" / "team" / "mine.bak", "before\n")
        assert make_synth(committed, SMALL).returncode == 1

    def test_what_an_earlier_synth_wrote_goes(self, committed: Path) -> None:
        third = SMALL.replace('("one", "two")', '("one", "two", "three")')
        assert make_synth(committed, third).returncode == 0
        assert make_synth(committed, LOCAL_MISTAKE).returncode == 1
        finished = make_synth(committed, SMALL)
        assert finished.returncode == 0, finished.stderr
        assert len(contents(committed / "dist")) == 2

    def test_what_somebody_changed_since_is_kept(self, committed: Path) -> None:
        third = SMALL.replace('("one", "two")', '("one", "two", "three")')
        assert make_synth(committed, third).returncode == 0
        write(committed / "dist" / "team" / "ConfigMap.three.yaml", "by: hand\n")
        finished = make_synth(committed, SMALL)
        assert "dist/team/ConfigMap.three.yaml" in finished.stderr
        assert finished.returncode == 1

    def test_a_link_is_kept(self, project: Path, tmp_path: Path) -> None:
        (project / "dist").rename(tmp_path / "elsewhere")
        (project / "dist").symlink_to(tmp_path / "elsewhere")
        finished = make_synth(project, SMALL)
        assert finished.returncode == 1
        assert finished.stderr.startswith("dist is a link, and would become a folder")
        assert (project / "dist").is_symlink()


def test_two_at_once_are_one_after_the_other(project: Path) -> None:
    write(project / "app.py", HEADER + SMALL)
    with (project / "app.py").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        finished = run(sys.executable, "-m", "tools.synth", cwd=project)
    assert finished.returncode == 1
    assert finished.stderr.startswith("another synth of this project is under way")
    assert list(contents(project / "dist")) == ["old/ConfigMap.stale.yaml"]


@pytest.mark.parametrize("missing", ["cdk8s", "jsii", "constructs"])
def test_a_damaged_installation_is_told(project: Path, missing: str) -> None:
    finished = make_synth(project, f"raise ModuleNotFoundError(\"No module named '{missing}'\")\n")
    assert finished.returncode == 1
    assert "The installation is damaged: run 'make clean'" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_missing_node_is_told(project: Path) -> None:
    write(project / "app.py", HEADER + SMALL)
    nowhere = {"JSII_NODE": "/nowhere/node"}
    finished = run(sys.executable, "-m", "tools.synth", cwd=project, environment=nowhere)
    assert finished.returncode == 1
    assert "'/nowhere/node'. The installation is damaged" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_problems_are_reported_together(project: Path) -> None:
    """Nobody wants to learn of one problem per run."""
    finished = make_synth(project, THREE_MISTAKES)

    assert finished.returncode != 0
    for problem in (
        "team/First: 'issuer' (ClusterIssuer nobody)",
        "team/Second: 'issuer' (ClusterIssuer no-one)",
        "team/Third: 'certificates' of team/linkerd-restarter",
    ):
        assert problem in finished.stderr


def test_both_ways_to_call_app_py_write_the_same(project: Path) -> None:
    succeed(sys.executable, "app.py", cwd=project, environment={"CDK8S_OUTDIR": "by-python"})
    succeed(sys.executable, "-m", "tools.synth", cwd=project)

    by_python, by_cdk8s = contents(project / "by-python"), contents(project / "dist")
    assert "linkerd/Certificate.linkerd-identity-issuer.yaml" in by_cdk8s
    assert by_python == by_cdk8s


def test_report_compares_with_git(repository: Path) -> None:
    dist = repository / "mesh" / "dist"
    write(dist / "changed" / "a.yaml", "after\n")
    (dist / "gone" / "a.yaml").unlink()
    (dist / "gone").rmdir()
    write(dist / "mixed" / "a.yaml", "after\n")
    (dist / "mixed" / "b.yaml").unlink()
    write(dist / "mixed" / "c.yaml", "after\n")
    write(dist / "new" / "a.yaml", "after\n")
    write(dist / "new" / "b.yaml", "after\n")

    assert report(dist) == [
        "dist/changed      2 objects  1 changed",
        "dist/gone         0 objects  1 gone",
        "dist/mixed        2 objects  1 new, 1 changed, 1 gone",
        "dist/new          2 objects  2 new",
        "dist/unchanged    1 object   unchanged",
    ]


def test_report_does_not_mind_what_is_staged(repository: Path) -> None:
    dist = repository / "mesh" / "dist"
    write(dist / "changed" / "a.yaml", "after\n")
    (dist / "gone" / "a.yaml").unlink()
    write(dist / "new" / "a.yaml", "after\n")
    git(repository, "add", ".")
    write(dist / "new" / "a.yaml", "and once more\n")

    printed = [line.partition("  ")[2].strip() for line in report(dist)]
    assert printed == [
        "2 objects  1 changed",
        "0 objects  1 gone",
        "2 objects  unchanged",
        "1 object   1 new",
        "1 object   unchanged",
    ]


def test_report_outside_git_compares_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    write(tmp_path / "dist" / "team" / "a.yaml", "before\n")
    assert report(tmp_path / "dist") == ["dist/team    1 object"]


def test_report_on_a_machine_without_git_compares_nothing(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert report(repository / "mesh" / "dist")[0] == "dist/changed      2 objects"


def test_cdk8s_validates_nothing_itself() -> None:
    """Its ``validations`` drop a JSON file into dist, which Argo CD would apply."""
    configuration = cast("dict[str, Any]", yaml.safe_load((ROOT / "cdk8s.yaml").read_text("utf-8")))
    assert "validations" not in configuration


def test_what_a_failed_app_says_is_its_problems_alone(project: Path) -> None:
    """Two stacks of fifty lines around one sentence are what nobody reads."""
    assert make_synth(project, THREE_MISTAKES).stderr.count("\n") == 4
    printed = make_synth(project, LOCAL_MISTAKE).stderr.splitlines()
    assert printed[0].startswith("app.py, line 11: ValueError: 'replicas' (0) must be at least 1")


def test_what_is_neither_problems_nor_an_exception_is_shown_whole() -> None:
    output = "Error: spawn python ENOENT\n    at somewhere\n"
    assert explain(output) == output
