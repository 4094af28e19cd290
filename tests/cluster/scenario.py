"""Our dist on a bench with everything around it: charts, git, Argo CD, a kubelet for our Jobs."""

from __future__ import annotations

import base64
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from cryptography import x509

from ..conftest import Manifest
from .api import Api
from .bench import Bench
from .build import program
from .certificates import Generation, chart_definitions
from .charts import ChartRepository, Settings
from .kubectl import Kubectl, condition, is_ready
from .kubelet import Kubelet
from .mesh import CHARTS, Mesh
from .platform import platform_dist
from .rendered import air_gapped
from .waiting import wait_until

APPLICATIONS = ("cert-manager", "linkerd-crds", "linkerd", "linkerd-viz")
OUR_CERTIFICATES = {
    "cert-manager": ("linkerd-trust-anchor", "linkerd-webhook-issuer"),
    "linkerd": (
        "linkerd-identity-issuer",
        "linkerd-policy-validator",
        "linkerd-proxy-injector",
        "linkerd-sp-validator",
        "jaeger-injector",
    ),
    "linkerd-viz": ("tap", "tap-injector"),
}


class Scenario:
    """A bench, the upstream charts, and our dist in git; nothing is in the cluster yet."""

    def __init__(
        self,
        bench: Bench,
        workdir: Path,
        *,
        definitions: Generation = "article",
        rendered: bool = False,
    ) -> None:
        self.bench = bench
        self.workdir = workdir
        self.dist = workdir / "dist"
        settings = Settings(definitions=chart_definitions(definitions), answered=CHARTS)
        self.charts = ChartRepository(settings)
        self.rendered_charts = (
            air_gapped(workdir / "charts", settings, str(program("helm"))) if rendered else None
        )
        self.mesh = Mesh(bench.control_plane.services, workdir / "mesh")
        self.kubelet = Kubelet(bench.kubectl.kubeconfig, workdir / "kubelet", program("kubectl"))

    @property
    def kubectl(self) -> Kubectl:
        """Kubectl as the cluster's administrator."""
        return self.bench.kubectl

    def start(self) -> None:
        """Write dist, commit it, and start what is around the cluster, Argo CD included."""
        self.charts.start()
        self.mesh.start(Api(self.kubectl.kubeconfig))
        self.kubelet.start()
        self.write_dist()
        self.bench.git.commit(self.dist)
        self.bench.argo_cd.start()

    def write_dist(self) -> None:
        """Write app.py's dist, told where this bench keeps git and charts."""
        platform_dist(
            self.dist,
            repository_url=self.bench.git.url,
            charts_url=self.charts.url,
            rendered_charts=self.rendered_charts,
        )

    def start_controllers(self) -> None:
        """Start what the charts' Deployments would run; it waits for its kinds by itself."""
        self.bench.cert_manager.start(wait=False)
        self.bench.trust_manager.start(wait=False)

    def apply_argo_cd(self) -> None:
        """Do what the README tells: once, and nothing else."""
        self.kubectl.apply(self.dist / "argocd")

    def wait_converged(self, *, timeout: float = 300) -> float:
        """Return after how many seconds everything was as it should be."""
        began = time.monotonic()
        for name in APPLICATIONS:
            self.bench.argo_cd.wait_synced(name, timeout=timeout)
        for namespace, names in OUR_CERTIFICATES.items():
            for name in names:
                self.kubectl.wait_ready("certificate", name, namespace, timeout=timeout)
        self.kubectl.wait(
            "configmap",
            "linkerd-identity-trust-roots",
            "linkerd",
            until=lambda one: "BEGIN CERTIFICATE" in one["data"]["ca-bundle.crt"],
            timeout=timeout,
        )
        return time.monotonic() - began

    def converged(self) -> bool:
        """Return whether everything is as it should be at this moment."""
        applications = [self.bench.argo_cd.application(name) for name in APPLICATIONS]
        return all(map(is_well, applications)) and all(
            (found := self.kubectl.find("certificate", name, namespace)) and is_ready(found)
            for namespace, names in OUR_CERTIFICATES.items()
            for name in names
        )

    def run_restarter(self, namespace: str, name: str) -> None:
        """Start a run of the restarter by hand, as its schedule would."""
        self.kubectl(
            *("create", "job", name, "--namespace", namespace),
            "--from=cronjob/linkerd-restarter",
        )

    def wait_job(self, namespace: str, name: str, kind: str, *, timeout: float = 120) -> Manifest:
        """Return a Job once it is Complete or Failed, whichever is expected."""

        def over(job: Manifest) -> bool:
            return bool(condition(job, kind).get("status") == "True")

        return self.kubectl.wait("job", name, namespace, until=over, timeout=timeout)

    def secret(self, namespace: str, name: str) -> dict[str, bytes]:
        """Return what a Secret holds; it need not be there yet."""
        found = wait_until(
            lambda: self.kubectl.find("secret", name, namespace), f"Secret {namespace}/{name}"
        )
        return {key: base64.b64decode(value) for key, value in found["data"].items()}

    def certificate(self, namespace: str, name: str) -> x509.Certificate:
        """Return the certificate in a Secret."""
        return x509.load_pem_x509_certificate(self.secret(namespace, name)["tls.crt"])

    def stop(self) -> None:
        """Stop what this started; the bench ends its own."""
        self.kubelet.stop()
        self.mesh.stop()
        self.charts.stop()


@contextmanager
def staged(
    bench: Bench, workdir: Path, *, definitions: Generation = "article", rendered: bool = False
) -> Generator[Scenario]:
    """Return a started scenario, and stop it."""
    scenario = Scenario(bench, workdir, definitions=definitions, rendered=rendered)
    try:
        scenario.start()
        yield scenario
    finally:
        scenario.stop()


def is_well(application: Manifest | None) -> bool:
    """Return whether an Application is Synced and Healthy."""
    status = (application or {}).get("status", {})
    found = [status.get(name, {}).get("status") for name in ("sync", "health")]
    return found == ["Synced", "Healthy"]
