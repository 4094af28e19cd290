"""Namespaces of other names: the injector's webhook blocks none that it needs itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from cdk8s import App

from constructs_lib import EDGE_26_8_3, STABLE_2_14_10, LinkerdRelease, LinkerdStack, MeshNamespaces

from ..conftest import Manifest, synth
from ..support.cluster.bench import Bench
from ..support.cluster.build import program
from ..support.cluster.certificates import definitions_by_version
from ..support.cluster.charts import Settings
from ..support.cluster.kubectl import KubectlError
from ..support.cluster.rendered import air_gapped

NAMESPACES = MeshNamespaces(cert_manager="pki", control_plane="mesh", viz="dashboards")
INJECTOR = "linkerd-proxy-injector-webhook-config"


def injector_webhook(folder: Path, release: LinkerdRelease) -> Manifest:
    """Return the injector's webhook configuration as the stack has helm render it."""
    settings = Settings(definitions=definitions_by_version(), answered=["linkerd-control-plane"])
    charts = air_gapped(folder / release.name, settings, str(program("helm")))
    mesh = LinkerdStack(
        App(), "Mesh", release=release, namespaces=NAMESPACES, rendered_charts=charts
    )
    objects = synth(mesh.charts["mesh"])
    (webhook,) = [manifest for manifest in objects if manifest["metadata"]["name"] == INJECTOR]
    return webhook


@pytest.mark.parametrize("release", [STABLE_2_14_10, EDGE_26_8_3], ids=lambda each: each.name)
def test_no_deadlock(module_bench: Bench, tmp_path: Path, release: LinkerdRelease) -> None:
    """While no injector is there, cert-manager's pods start, and so those it waits for."""
    kubectl = module_bench.kubectl
    for namespace in ("pki", "shop"):
        module_bench.create_namespace(namespace)
        kubectl.wait("serviceaccount", "default", namespace)
    kubectl.apply([injector_webhook(tmp_path, release)], force=True)
    for namespace in ("pki", "kube-system"):
        kubectl.apply([pod(namespace)], dry_run=True)
    with pytest.raises(KubectlError, match=r"failed calling webhook .linkerd-proxy-injector"):
        kubectl.apply([pod("shop")], dry_run=True)


def pod(namespace: str) -> Manifest:
    return {
        "apiVersion": "v1",
        "kind": "Pod",
        "metadata": {"name": "first", "namespace": namespace},
        "spec": {"containers": [{"name": "main", "image": "example.com/main"}]},
    }
