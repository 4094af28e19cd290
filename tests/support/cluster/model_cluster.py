"""A cluster with a model mesh and without Argo CD: certificates, a control plane, workloads."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ...conftest import Manifest
from .api import Api
from .bench import Bench
from .guarded_cluster import Cluster
from .identity import Issuance
from .kubectl import Kubectl
from .mesh import TRUST_ROOTS, TRUST_ROOTS_KEY
from .model_mesh import NAMESPACE, ModelMesh
from .waiting import pause, wait_until
from .workloads import TEAM, ordinary, wait_rolled_out

ANCHOR, ISSUER = "linkerd-trust-anchor", "linkerd-identity-issuer"
PREVIOUS = "linkerd-previous-anchor"
LAG = (1.0, 5.0)
"""By how many seconds a pod's view of a ConfigMap or Secret is late, at least and at most."""


class ModelCluster:
    """The article's chain of certificates, but for what a test changes in it."""

    def __init__(self, bench: Bench, workdir: Path, *, seed: int, issuance: Issuance) -> None:
        self.bench = bench
        self.kubectl: Kubectl = bench.kubectl
        api = Api(bench.kubectl.kubeconfig)
        self.mesh = ModelMesh(api, seed=seed, issuance=issuance, delays=LAG)
        self._cluster = Cluster(bench, workdir, trust_roots=self.mesh.trust_roots)

    def install(self, certificates: list[Manifest], workloads: list[Manifest]) -> None:
        """Make everything, and wait until the mesh is as it should be."""
        silent, meshed = "silent", {"linkerd.io/inject": "enabled"}
        self._cluster.namespace(NAMESPACE, {}, **{"linkerd.io/is-control-plane": "true"})
        for name, said in ((silent, {}), (TEAM, meshed)):
            self._cluster.namespace(name, said)
        self.bench.start_certificates()
        self.kubectl.apply(certificates)
        if PREVIOUS in json.dumps(certificates):
            self.kubectl.wait("secret", ANCHOR, "cert-manager")
            self.copy_anchor()
        self.kubectl.wait("configmap", TRUST_ROOTS, NAMESPACE)
        self.kubectl.wait("secret", ISSUER, NAMESPACE)
        self.mesh.start()
        self.kubectl.apply(self._cluster.chart("linkerd-control-plane"))
        wait_rolled_out(self.kubectl, NAMESPACE)
        self._cluster.install_injector_secret()
        self._cluster.register()
        self._cluster.wait_injected()
        self.kubectl.apply(workloads)
        wait_rolled_out(self.kubectl, TEAM)
        replicas = 3 + 3 + sum(workload["spec"].get("replicas", 0) for workload in workloads)
        wait_until(lambda: self.mesh.size >= replicas, "every pod has a proxy", interval=0.2)

    def stop(self) -> None:
        """End the model; the bench ends the rest."""
        self.mesh.stop()
        self._cluster.mesh.stop()

    def renew(self, certificate: str, namespace: str) -> None:
        """Re-issue a Certificate as its timer would, or ``cmctl renew``, and wait until it is."""
        before = self.secret(certificate, namespace)["tls.crt"]
        issuing = {
            "type": "Issuing",
            "status": "True",
            "reason": "ManuallyTriggered",
            "message": "Certificate re-issuance manually triggered",
            "lastTransitionTime": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        self.kubectl(
            *("patch", "certificate", certificate, "--namespace", namespace, "--type=json"),
            *("--subresource=status", "--patch"),
            f'[{{"op": "add", "path": "/status/conditions/-", "value": {json.dumps(issuing)}}}]',
        )
        wait_until(
            lambda: self.secret(certificate, namespace)["tls.crt"] != before,
            f"{certificate} is re-issued",
            interval=0.3,
        )
        self.kubectl.wait_ready("certificate", certificate, namespace)

    def copy_anchor(self) -> None:
        """Keep the anchor's certificate, and not its key, for the Bundle's second source."""
        data = {"tls.crt": self.secret(ANCHOR, "cert-manager")["tls.crt"]}
        metadata = {"name": PREVIOUS, "namespace": "cert-manager"}
        secret = {"apiVersion": "v1", "kind": "Secret", "metadata": metadata, "data": data}
        self.kubectl.apply([secret], force=True)

    def secret(self, name: str, namespace: str) -> dict[str, str]:
        """Return what a Secret holds, encoded as it is."""
        data: dict[str, str] = self.kubectl.get("secret", name, namespace)["data"]
        return data

    def wait_trust_roots(self, count: int, *, other_than: str = "") -> str:
        """Return the trust roots once they are so many certificates, and no longer the others."""

        def there(manifest: Manifest) -> bool:
            found: str = manifest["data"][TRUST_ROOTS_KEY]
            return found.count("BEGIN CERT") == count and found != other_than

        found = self.kubectl.wait("configmap", TRUST_ROOTS, NAMESPACE, until=there)
        return str(found["data"][TRUST_ROOTS_KEY])

    def wait_seen(self) -> None:
        """Wait until every pod sees what is there now."""
        pause(LAG[1] + 1)


@contextmanager
def modelled(
    bench: Bench,
    workdir: Path,
    certificates: list[Manifest],
    *,
    seed: int,
    issuance: Issuance,
    also: list[Manifest] | None = None,
) -> Generator[ModelCluster]:
    """Return a cluster whose mesh is as it should be, and end the model afterwards.

    Its workloads are the ordinary ones and those that are named.
    """
    cluster = ModelCluster(bench, workdir, seed=seed, issuance=issuance)
    try:
        cluster.install(certificates, ordinary() + (also or []))
        yield cluster
    finally:
        cluster.stop()
