"""Argo CD's self-heal beside us: it puts back what people change, and fights nobody else."""

from __future__ import annotations

import base64
from secrets import token_hex

from cryptography import x509
from cryptography.x509.verification import PolicyBuilder, Store

from ..support.cluster.installation import APPLICATIONS, Installation
from ..support.cluster.mesh import endpoints
from ..support.cluster.waiting import stays_true, wait_until
from .test_restarter import revisions

WATCHED_SECONDS = 120


def test_a_restart_and_renewals_cause_no_difference(installation: Installation) -> None:
    """The restart's annotation survives, and nothing flaps for two minutes."""
    kubectl = installation.kubectl
    name = f"observed-{token_hex(4)}"
    installation.run_restarter("linkerd", name)
    installation.wait_job("linkerd", name, "Complete")
    installation.wait_well()
    annotation = restarted_at(installation)
    assert annotation
    for application in APPLICATIONS:
        installation.applications.refresh(application)

    calm = installation.is_deployed
    wait_until(calm, "all applications are well after a refresh")
    stays_true(calm, "no application flaps", seconds=WATCHED_SECONDS)
    assert restarted_at(installation) == annotation, "self-heal has not wiped the restart"
    assert kubectl.find("secret", "linkerd-identity-issuer", "linkerd")


def restarted_at(installation: Installation) -> str:
    return revisions(installation.kubectl)["linkerd-identity"]


def test_a_change_by_hand_is_put_back(installation: Installation) -> None:
    kubectl = installation.kubectl
    kubectl.patch(
        "certificate",
        "tap",
        {"spec": {"issuerRef": {"name": "somebody-elses"}}},
        namespace="linkerd-viz",
    )
    kubectl.wait(
        "certificate",
        "tap",
        "linkerd-viz",
        until=lambda each: each["spec"]["issuerRef"]["name"] == "linkerd-webhook-issuer",
    )
    kubectl.delete("role", "linkerd-restarter", namespace="linkerd")
    kubectl.wait("role", "linkerd-restarter", "linkerd")
    installation.wait_well()


def test_what_cainjector_wrote_verifies_every_webhook(installation: Installation) -> None:
    """The API server trusts the caBundle, and calls the Service by its DNS name."""
    kubectl = installation.kubectl
    bundles = {
        f"{service['name']}.{service['namespace']}.svc": bundle
        for kind in ("mutatingwebhookconfigurations", "validatingwebhookconfigurations")
        for configuration in kubectl.list(kind)
        for webhook in configuration["webhooks"]
        if (service := webhook["clientConfig"].get("service"))
        and (bundle := webhook["clientConfig"].get("caBundle"))
    }
    api = kubectl.get("apiservice", "v1alpha1.tap.linkerd.io")["spec"]
    bundles["tap.linkerd-viz.svc"] = api["caBundle"]

    for host, endpoint in endpoints().items():
        roots = x509.load_pem_x509_certificates(base64.b64decode(bundles[host]))
        namespace, name = endpoint.namespace, f"{endpoint.service}-k8s-tls"
        chain = x509.load_pem_x509_certificates(installation.secret(namespace, name)["tls.crt"])
        verifier = PolicyBuilder().store(Store(roots)).build_server_verifier(x509.DNSName(host))
        assert verifier.verify(chain[0], chain[1:])
