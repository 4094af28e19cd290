"""Our dist in a cluster with Argo CD, looked at with kubectl alone: a bench's cluster or any."""

from __future__ import annotations

import base64
import os
import time
from pathlib import Path

from cryptography import x509

from constructs_lib import STABLE_2_14_10, LinkerdRelease

from ...conftest import ROOT, Manifest
from .applications import REFRESH, Applications
from .kubectl import Kubectl, condition, is_ready

PREFIX = "mesh-"
"""What the names of our Applications begin with; the rest is the folder."""

OWNER = "linkerd-platform"
"""The Application that owns Argo CD's own objects."""

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


class Installation:
    """What is deployed from a dist, and when it is as it should be.

    *patience* multiplies every timeout: nodes that pull images need more than those that don't.
    """

    def __init__(
        self,
        kubectl: Kubectl,
        dist: Path,
        *,
        release: LinkerdRelease = STABLE_2_14_10,
        patience: float = 1,
    ) -> None:
        self.kubectl = kubectl
        self.dist = dist
        self.release = release
        self.applications = Applications(kubectl, prefix=PREFIX, patience=patience)
        self.converged_after = 0.0
        """How many seconds everything took to be as it should be, the first time."""
        self._patience = patience

    @property
    def certificates(self) -> dict[str, tuple[str, ...]]:
        """Our Certificates of the release, by namespace."""
        webhooks = {
            webhook.service for manifest in self.release.charts for webhook in manifest.webhooks
        }
        return {
            namespace: tuple(
                name for name in names if name.startswith("linkerd-") or name in webhooks
            )
            for namespace, names in OUR_CERTIFICATES.items()
        }

    def begin(self) -> None:
        """Do what the README tells: once, and nothing else."""
        self.kubectl(
            *("apply", f"--filename={self.dist / 'argocd'}"),
            "--selector=app.kubernetes.io/component=owner",
        )
        # Argo CD looks at git every three minutes; this one is not to wait for that.
        self.kubectl(
            *("annotate", "application", OWNER, "--namespace=argocd", "--overwrite"),
            f"{REFRESH}=hard",
        )

    def is_well(self) -> bool:
        """Return whether everything is as it should be at this moment."""
        if not self.is_deployed():
            return False
        ready = {
            (each["metadata"]["namespace"], each["metadata"]["name"])
            for each in self.kubectl.list("certificates")
            if is_ready(each)
        }
        return ready.issuperset(
            (namespace, name) for namespace, names in self.certificates.items() for name in names
        )

    def is_deployed(self) -> bool:
        """Return whether every application is Synced and Healthy at this moment."""
        return self.applications.well().issuperset(APPLICATIONS)

    def wait_well(self, *, timeout: float = 900) -> float:
        """Return after how many seconds everything was as it should be."""
        began = time.monotonic()
        for name in APPLICATIONS:
            self.applications.wait_synced(name, timeout=timeout)
        timeout *= self._patience
        for namespace, names in self.certificates.items():
            for name in names:
                self.kubectl.wait_ready("certificate", name, namespace, timeout=timeout)
        self.kubectl.wait(
            "configmap",
            "linkerd-identity-trust-roots",
            "linkerd",
            until=lambda each: "BEGIN CERTIFICATE" in each["data"]["ca-bundle.crt"],
            timeout=timeout,
        )
        seconds = time.monotonic() - began
        self.converged_after = self.converged_after or seconds
        return seconds

    def run_restarter(self, namespace: str, name: str) -> None:
        """Start a run of the restarter by hand, as its schedule would."""
        self.kubectl(
            *("create", "job", name, "--namespace", namespace),
            "--from=cronjob/linkerd-restarter",
        )

    def wait_job(self, namespace: str, name: str, kind: str, *, timeout: float = 360) -> Manifest:
        """Return a Job once it is Complete or Failed, whichever is expected."""

        def over(job: Manifest) -> bool:
            return bool(condition(job, kind).get("status") == "True")

        return self.kubectl.wait(
            "job", name, namespace, until=over, timeout=timeout * self._patience
        )

    def secret(self, namespace: str, name: str) -> dict[str, bytes]:
        """Return what a Secret holds; it need not be there yet."""
        return decoded(self.kubectl.wait("secret", name, namespace))

    def certificate(self, namespace: str, name: str) -> x509.Certificate:
        """Return the certificate in a Secret."""
        return x509.load_pem_x509_certificate(self.secret(namespace, name)["tls.crt"])


def decoded(secret: Manifest) -> dict[str, bytes]:
    """Return what a Secret holds."""
    return {key: base64.b64decode(value) for key, value in secret["data"].items()}


def foreign_installation(kubeconfig: Path) -> Installation:
    """Return what is to be deployed on a cluster that is not ours, by its kubectl on PATH.

    DIST names the dist that its Argo CD finds in git. Defaults to the one of this checkout.
    """
    dist = Path(os.environ.get("DIST") or ROOT / "dist")
    return Installation(Kubectl(kubeconfig, command=Path("kubectl")), dist, patience=5)
