"""Meshes that others made, adopted: no pod refuses another, and none is without a leaf.

The pages of docs/adopting.md have these steps.
"""

from __future__ import annotations

from collections.abc import Generator

import pytest

from ..support.cluster.bench import Bench
from ..support.cluster.figures import Figures
from ..support.cluster.others_meshes import documented
from ..support.cluster.waiting import pause
from ..support.cluster.ways import Ways, running, unharmed
from ..support.cluster.workloads import TEAM, restart


@pytest.fixture
def docs_mesh(bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Generator[Ways]:
    with running(bench, tmp_path_factory.mktemp("documented"), documented(), []) as mesh:
        yield mesh


def test_the_defaults_over_a_mesh_of_the_documentation(docs_mesh: Ways, figures: Figures) -> None:
    mesh = docs_mesh
    before = mesh.cluster.secret("linkerd-trust-anchor", "cert-manager")
    with unharmed(mesh, figures):
        print(mesh.commit(None))
        pause(60)
        after = mesh.cluster.secret("linkerd-trust-anchor", "cert-manager")
        print("same certificate", before["tls.crt"] == after["tls.crt"])
        print("same key", before["tls.key"] == after["tls.key"])
        restart(mesh.kubectl, "linkerd", "deployment")
        restart(mesh.kubectl, TEAM, "deployment")
        pause(30)
    assert mesh.cluster.mesh.prover.pod_seconds == 0
