"""The certificates that the documentation and the article have: one anchor, renewed in its place.

With a second source of the Bundle for the anchor of before, as in the documentation
(linkerd.io 2-edge/tasks/automatically-rotating-control-plane-tls-credentials), or without.
"""

from __future__ import annotations

from ...conftest import Manifest
from .mesh import TRUST_ROOTS, TRUST_ROOTS_KEY
from .model_cluster import ANCHOR, ISSUER, PREVIOUS
from .model_mesh import NAMESPACE

_GROUP = "cert-manager.io"
_NAME = "identity.linkerd.cluster.local"


def one_anchor(*, keeps_previous: bool) -> list[Manifest]:
    """Return an anchor whose key changes with each renewal, and what hangs on it."""
    sources = [{"secret": {"name": ANCHOR, "key": "tls.crt"}}]
    if keeps_previous:
        sources.append({"secret": {"name": PREVIOUS, "key": "tls.crt"}})
    return [
        _issuer("linkerd-self-signed", {"selfSigned": {}}),
        _certificate(ANCHOR, "cert-manager", "linkerd-self-signed", "2160h"),
        _issuer(ANCHOR, {"ca": {"secretName": ANCHOR}}),
        _certificate(ISSUER, NAMESPACE, ANCHOR, "48h"),
        {
            "apiVersion": "trust.cert-manager.io/v1alpha1",
            "kind": "Bundle",
            "metadata": {"name": TRUST_ROOTS},
            "spec": {
                "sources": sources,
                "target": {"configMap": {"key": TRUST_ROOTS_KEY}},
            },
        },
    ]


def _issuer(name: str, spec: Manifest) -> Manifest:
    return {
        "apiVersion": f"{_GROUP}/v1",
        "kind": "ClusterIssuer",
        "metadata": {"name": name},
        "spec": spec,
    }


def _certificate(name: str, namespace: str, issuer: str, duration: str) -> Manifest:
    return {
        "apiVersion": f"{_GROUP}/v1",
        "kind": "Certificate",
        "metadata": {"name": name, "namespace": namespace},
        "spec": {
            "isCA": True,
            "commonName": _NAME,
            "secretName": name,
            "duration": duration,
            "privateKey": {"algorithm": "ECDSA", "rotationPolicy": "Always"},
            "issuerRef": {"group": _GROUP, "kind": "ClusterIssuer", "name": issuer},
        },
    }
