"""Meshes that others made: by Linkerd's documentation, and by the CLI or Helm.

The objects are those that the documentation describes (linkerd.io 2-edge, "automatically rotating
control plane TLS credentials"), and those that chart linkerd-control-plane renders with its own
scheme (linkerd2@edge-26.8.3 charts/linkerd-control-plane/templates/identity.yaml).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from ...conftest import Manifest
from ..authorities import Authority, anchor, issuer
from .mesh import TRUST_ROOTS, TRUST_ROOTS_KEY
from .model_cluster import ANCHOR, ISSUER, PREVIOUS
from .model_mesh import NAMESPACE

_GROUP = "cert-manager.io"
_SELF_SIGNED = "linkerd-trust-root-issuer"
HELM = {"app.kubernetes.io/managed-by": "Helm"}


def documented(common_name: str = "root.linkerd.cluster.local") -> list[Manifest]:
    """Return what Linkerd's documentation has people apply."""
    sources = [{"secret": {"name": name, "key": "tls.crt"}} for name in (ANCHOR, PREVIOUS)]
    return [
        _certified("Issuer", _SELF_SIGNED, {"selfSigned": {}}, "cert-manager"),
        _certificate(
            ANCHOR,
            "cert-manager",
            duration="8760h0m0s",
            renewBefore="7320h0m0s",
            commonName=common_name,
            issuerRef={"name": _SELF_SIGNED, "kind": "Issuer"},
        ),
        _certified("ClusterIssuer", ISSUER, {"ca": {"secretName": ANCHOR}}),
        _certificate(
            ISSUER,
            NAMESPACE,
            duration="48h0m0s",
            renewBefore="25h0m0s",
            commonName="identity.linkerd.cluster.local",
            issuerRef={"name": ISSUER, "kind": "ClusterIssuer"},
            usages=["cert sign", "crl sign", "server auth", "client auth"],
        ),
        {
            "apiVersion": "trust.cert-manager.io/v1alpha1",
            "kind": "Bundle",
            "metadata": {"name": TRUST_ROOTS},
            "spec": {
                "sources": sources,
                "target": {
                    "configMap": {"key": TRUST_ROOTS_KEY},
                    "namespaceSelector": {"matchLabels": {"linkerd.io/is-control-plane": "true"}},
                },
            },
        },
    ]


def root(days: float = 300) -> Authority:
    """Return an anchor as ``step`` makes it on somebody's laptop."""
    now = datetime.now(UTC)
    return anchor(
        common_name="root.linkerd.cluster.local",
        begin=now - timedelta(days=65),
        end=now + timedelta(days=days),
    )


def by_helm(anchor: Authority) -> list[Manifest]:
    """Return what the chart makes of an anchor's certificate, and of an issuer's with its key."""
    now = datetime.now(UTC)
    end = min(now + timedelta(days=300), anchor.certificate.not_valid_after_utc)
    signed = issuer(anchor, begin=now - timedelta(days=65), end=end).files
    secret = {"crt.pem": signed.certificates.decode(), "key.pem": signed.key.decode()}
    roots = {TRUST_ROOTS_KEY: anchor.pem}
    return [
        _object("v1", "Secret", ISSUER, NAMESPACE, labels=HELM, type="Opaque", stringData=secret),
        _object("v1", "ConfigMap", TRUST_ROOTS, NAMESPACE, labels=HELM, data=roots),
    ]


def key_of(anchor: Authority) -> Manifest:
    """Return the Secret that people make of an anchor whose key they have."""
    files = anchor.files
    data = {"tls.crt": files.certificates.decode(), "tls.key": files.key.decode()}
    return _object("v1", "Secret", ANCHOR, "cert-manager", stringData=data)


def _certificate(name: str, namespace: str, **spec: Any) -> Manifest:
    key = {"rotationPolicy": "Always", "algorithm": "ECDSA"}
    common = {"secretName": name, "isCA": True, "privateKey": key}
    return _certified("Certificate", name, {**common, **spec}, namespace)


def _certified(kind: str, name: str, spec: Manifest, namespace: str = "") -> Manifest:
    return _object(f"{_GROUP}/v1", kind, name, namespace, spec=spec)


def _object(
    api: str,
    kind: str,
    name: str,
    namespace: str = "",
    *,
    labels: dict[str, str] | None = None,
    **content: Any,
) -> Manifest:
    place = {"namespace": namespace} if namespace else {}
    metadata = {"name": name, "labels": labels or {}, **place}
    return {"apiVersion": api, "kind": kind, "metadata": metadata, **content}
