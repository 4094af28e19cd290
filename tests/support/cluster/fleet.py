"""A hub with Argo CD, and clusters that it deploys to; each is a control plane of its own."""

from __future__ import annotations

import base64
import json
import os
import shutil
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import yaml

from constructs_lib import STABLE_2_14_10, Fleet, GitFolder, LinkerdRelease

from ...conftest import Manifest
from .api import Api
from .bench import Bench
from .build import program
from .certificates import chart_definitions
from .charts import ChartRepository, Settings
from .kubectl import Kubectl
from .kubelet import Kubelet
from .mesh import Mesh
from .platform import relocated
from .scenario import ANSWERED

OWNERS = "app.kubernetes.io/component=owner"


class MeshedCluster:
    """A cluster that a hub deploys to: Kubernetes, and what the charts' Deployments would run."""

    def __init__(self, name: str, workdir: Path) -> None:
        self.name = name
        self.bench = Bench(workdir)
        self.mesh = Mesh(self.bench.control_plane.services, workdir / "mesh")

    @property
    def kubectl(self) -> Kubectl:
        """Kubectl as the cluster's administrator."""
        return self.bench.kubectl

    def start(self) -> None:
        """Start everything; controllers wait for their kinds by themselves."""
        self.bench.start()
        self.mesh.start(Api(self.kubectl.kubeconfig))
        self.bench.cert_manager.start(wait=False)
        self.bench.trust_manager.start_mounted()

    def stop(self) -> None:
        """End everything."""
        self.mesh.stop()
        self.bench.stop()

    def secret(
        self, labels: Mapping[str, str], annotations: Mapping[str, str] | None = None
    ) -> Manifest:
        """Return what makes the cluster known to Argo CD."""
        user = yaml.safe_load(self.kubectl.kubeconfig.read_text("utf-8"))["users"][0]["user"]
        authority = base64.b64encode(self.bench.control_plane.ca_file.read_bytes()).decode()
        config = {"bearerToken": user["token"], "tlsClientConfig": {"caData": authority}}
        return {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": {
                "name": f"cluster-{self.name}",
                "namespace": "argocd",
                "labels": {"argocd.argoproj.io/secret-type": "cluster", **labels},
                "annotations": dict(annotations or {}),
            },
            "stringData": {
                "name": self.name,
                "server": self.bench.control_plane.url,
                "config": json.dumps(config),
            },
        }


class Hub:
    """A cluster with Argo CD, the git repository and the charts that it reads."""

    def __init__(self, workdir: Path, *names: str) -> None:
        self.workdir = workdir
        self.bench = Bench(workdir / "hub", progressive_syncs=True)
        self.clusters = {name: MeshedCluster(name, workdir / name) for name in names}
        settings = Settings(definitions=chart_definitions("article"), answered=ANSWERED)
        self.charts = ChartRepository(settings)
        self.kubelet = Kubelet(
            self.kubectl.kubeconfig, workdir / "hub" / "kubelet", program("kubectl")
        )

    @property
    def kubectl(self) -> Kubectl:
        """Kubectl as the hub's administrator."""
        return self.bench.kubectl

    @property
    def release(self) -> LinkerdRelease:
        """The release, with its charts where the bench serves them."""
        return relocated(STABLE_2_14_10, self.charts.url)

    def start(self) -> None:
        """Start all clusters, and Argo CD."""
        self.charts.start()
        starts = [self.bench.start, *(cluster.start for cluster in self.clusters.values())]
        with ThreadPoolExecutor(2) as pool:
            for started in [pool.submit(start) for start in starts]:
                started.result()
        self.kubelet.start()
        self.bench.argo_cd.start()

    def stop(self) -> None:
        """End everything."""
        self.kubelet.stop()
        for cluster in self.clusters.values():
            cluster.stop()
        self.bench.stop()
        self.charts.stop()

    def push(self, compose: Callable[[Fleet], None]) -> str:
        """Commit the dist of a fleet, and return the revision."""
        dist = self.workdir / "dist"
        shutil.rmtree(dist, ignore_errors=True)
        with mock.patch.dict(os.environ, CDK8S_OUTDIR=str(dist)):
            fleet = Fleet(git=GitFolder(repository=self.bench.git.url))
            compose(fleet)
            fleet.synth()
        return self.bench.git.commit(dist)

    def apply_owners(self, *folders: str) -> None:
        """Do what the documentation tells: once for each folder of Argo CD's objects."""
        for folder in folders:
            self.kubectl(
                "apply", f"--filename={self.workdir / 'dist' / folder}", f"--selector={OWNERS}"
            )

    def refresh(self, *names: str) -> None:
        """Let applications look at git at once."""
        for name in names:
            self.bench.argo_cd.applications.refresh(name)

    def status(self, application_set: str) -> Manifest:
        """Return the status of an ApplicationSet; empty until it has one."""
        found = self.kubectl.find("applicationset", application_set, "argocd") or {}
        status: Manifest = found.get("status", {})
        return status


@contextmanager
def hub_of(workdir: Path, *names: str) -> Generator[Hub]:
    """Return a hub with clusters of these names, all started, and stop them."""
    hub = Hub(workdir, *names)
    try:
        hub.start()
        yield hub
    finally:
        hub.stop()
