"""``python -m constructs_lib.plan``: what it prints, and what its status is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from constructs_lib.plan.__main__ import main

from ..conftest import ROOT
from ..support.project import run

APP = """
import sys
from cdk8s import App, Cron
from constructs_lib import LinkerdStack

app = App()
LinkerdStack(app, "Mesh"{options})
app.synth()
"""


def write(folder: Path, code: str) -> Path:
    file = folder / "somebodys_app.py"
    file.write_text(code, "utf-8")
    return file


def stack(folder: Path, options: str = "") -> Path:
    return write(folder, APP.format(options=options))


def test_as_somebody_calls_it(tmp_path: Path) -> None:
    """In their own folder, with the app's own neighbours, and nothing is written there."""
    (tmp_path / "platform_schedule.py").write_text("SCHEDULE = '25 */6 * * *'\n", "utf-8")
    file = write(tmp_path, "import platform_schedule\n" + APP.format(options=""))
    finished = run(
        *(sys.executable, "-W", "error", "-m", "constructs_lib.plan", file.name),
        cwd=tmp_path,
        environment={"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert (finished.returncode, finished.stderr) == (0, "")
    assert finished.stdout.endswith("24 requirements: 24 safe, 0 thin, 0 unknown, 0 unsafe\n")
    assert {path.name for path in tmp_path.iterdir()} == {"platform_schedule.py", file.name}


def test_safe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(stack(tmp_path))]) == 0
    assert "linkerd-identity restarts after linkerd-trust-anchor" in capsys.readouterr().out


def test_unsafe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = stack(tmp_path, ", restart_schedule=Cron(minute='0', hour='0', week_day='1')")
    assert main([str(file)]) == 1
    assert (
        "is renewed, but up to 6 d too late. Then no proxy gets a certificate"
        in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("shape", "start"),
    [
        ("--json", '[{"verdict": "safe"'),
        ("--svg", "<svg "),
        ("--markdown", "|  | what must hold |"),
    ],
)
def test_shapes(shape: str, start: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(stack(tmp_path)), shape]) == 0
    assert capsys.readouterr().out.startswith(start)


def failure(file: Path, capsys: pytest.CaptureFixture[str], *options: str) -> str:
    assert main([str(file), *options]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    return printed.err


def test_no_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = failure(tmp_path / "nobody.py", capsys)
    assert message == (
        f"error: there is no file {tmp_path / 'nobody.py'}: name the app's Python file, such as "
        "app.py\n"
    )


def test_app_that_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = failure(stack(tmp_path, ", replicas=0"), capsys)
    assert "somebodys_app.py fails: ValueError: 'replicas' (0) must be at least 1" in message


def test_app_that_does_not_parse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "fails: SyntaxError: " in failure(write(tmp_path, "def"), capsys)


def test_app_that_leaves(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = failure(write(tmp_path, "import sys; sys.exit('no such cluster')"), capsys)
    assert "ended with status no such cluster" in message


def test_app_that_leaves_in_peace(tmp_path: Path) -> None:
    assert main([str(write(tmp_path, APP.format(options="") + "sys.exit(0)"))]) == 0


def test_no_app(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = failure(write(tmp_path, "x = 1"), capsys)
    assert "makes no App: a plan needs the construct tree of an App" in message


def test_app_without_anything_of_ours(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = failure(write(tmp_path, "from cdk8s import App; App().synth()"), capsys)
    assert "makes no certificate of this library, so there is nothing to plan: make one" in message


def test_picture_needs_its_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "svg", None)
    monkeypatch.delitem(sys.modules, "constructs_lib.plan.drawing", raising=False)
    message = failure(stack(tmp_path), capsys, "--svg")
    assert (
        "--svg needs the package svg, which is not installed: install linkerd-gitops[svg]"
        in message
    )


def test_several_apps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a fleet's: one plan after the other, and the worst decides."""
    weekly = "LinkerdStack(App(), 'B', restart_schedule=Cron(minute='0', hour='0', week_day='1'))"
    file = write(tmp_path, APP.format(options="") + weekly)
    assert main([str(file)]) == 1
    assert capsys.readouterr().out.count("24 requirements: ") == 2


FLEET = """
from constructs_lib import ClusterClass, Fleet, GitFolder, LinkerdStack

fleet = Fleet(git=GitFolder(repository="https://git.example.com/mesh.git"))
for name in ("staging", "prod"):
    LinkerdStack(fleet.add_class(ClusterClass(name=name)).app, "Mesh")
fleet.synth()
"""


@pytest.mark.parametrize(
    ("shape", "titles"),
    [
        ([], ["dist/staging:", "dist/prod:"]),
        (["--markdown"], ["### dist/staging", "### dist/prod"]),
        (["--json"], ['[{"folder": "dist/staging"', '[{"folder": "dist/prod"']),
    ],
)
def test_a_plan_of_a_fleet_names_the_class(
    shape: list[str], titles: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(write(tmp_path, FLEET)), *shape]) == 0
    lines = capsys.readouterr().out.splitlines()
    found = [line.partition(",")[0] for line in lines if "dist/" in line]
    assert found == titles
    assert not (tmp_path / "dist").exists(), "nothing is written"


def test_app_is_left_as_it_was(tmp_path: Path) -> None:
    from cdk8s import App

    methods, arguments, path = (App.__init__, App.synth), sys.argv, list(sys.path)
    main([str(stack(tmp_path))])
    assert (App.__init__, App.synth) == methods
    assert (sys.argv, sys.path) == (arguments, path)
