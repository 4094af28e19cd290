"""With KUBECONFIG set, the tests that make sense run against that cluster, whoever runs it."""

from __future__ import annotations

import os
import subprocess
import sys

from ..conftest import ROOT
from ..support.cluster.build import program
from ..support.cluster.installation import Installation

TESTS = (
    "tests/cluster/test_cold_start.py",
    "tests/cluster/test_restarter.py::test_its_account_can_do_what_a_run_does",
    "tests/cluster/test_restarter.py::test_every_right_of_a_run_is_one_of_its_token",
    "tests/cluster/test_restarter.py::test_no_secret_is_within_reach_of_its_token",
    "tests/cluster/test_mesh.py",
    "tests/cluster/test_self_heal.py::test_what_cainjector_wrote_verifies_every_webhook",
)


def test_another_cluster_is_judged_by_its_kubeconfig_alone(installation: Installation) -> None:
    """Here a bench's cluster is the other one: nothing is known of it but where it is."""
    finished = subprocess.run(
        [sys.executable, "-m", "pytest", *TESTS, "--numprocesses=0", "-rs"],
        cwd=ROOT,
        env=os.environ
        | {
            "KUBECONFIG": str(installation.kubectl.kubeconfig),
            "DIST": str(installation.dist),
            "PATH": f"{program('kubectl').parent}{os.pathsep}{os.environ['PATH']}",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stdout
    assert "19 passed, 1 skipped" in finished.stdout, finished.stdout
    assert "unset KUBECONFIG" in finished.stdout, "those that would have to break it"
