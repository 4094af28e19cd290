"""Objects of a cluster, as the Kubernetes API shows those that the rotator reads."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

Object = dict[str, Any]

NOON = datetime(2026, 11, 25, 12, 0, 0, tzinfo=UTC)
MESH, MANAGER, SHOP = "linkerd", "cert-manager", "shop"
FIRST, SECOND = "linkerd-trust-anchor", "linkerd-trust-anchor-2"
ANCHORS = "LINKERD2_PROXY_IDENTITY_TRUST_ANCHORS"


@cache
def _key(_number: int) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


@cache
def anchor(
    number: int,
    renewal: int = 0,
    days: float = 3650,
    common_name: str = "root.linkerd.cluster.local",
) -> str:
    """A trust anchor's PEM: another number is another key, another renewal the same key."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(_key(number).public_key())
        .serial_number(1 + number * 1000 + renewal)
        .not_valid_before(NOON - timedelta(days=1))
        .not_valid_after(NOON + timedelta(days=days))
    )
    return builder.sign(_key(number), SHA256()).public_bytes(Encoding.PEM).decode()


def stamp(when: datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def metadata(namespace: str, name: str, **more: Any) -> Object:
    return {"namespace": namespace, "name": name, "generation": 1, **more}


def owned_by(kind: str, name: str, api: str = "apps/v1") -> list[Object]:
    return [{"apiVersion": api, "kind": kind, "name": name, "controller": True}]


def certificate(namespace: str, name: str, issuer: str, revision: int = 1) -> Object:
    return {
        "metadata": metadata(namespace, name),
        "spec": {"issuerRef": {"kind": "ClusterIssuer", "name": issuer}},
        "status": {
            "revision": revision,
            "conditions": [{"type": "Ready", "status": "True"}],
        },
    }


def request(
    namespace: str, name: str, revision: int, issuer: str, issued: str, authority: str
) -> Object:
    return {
        "metadata": metadata(
            namespace,
            f"{name}-{revision}",
            creationTimestamp=stamp(NOON),
            annotations={
                "cert-manager.io/certificate-name": name,
                "cert-manager.io/certificate-revision": str(revision),
            },
        ),
        "spec": {"issuerRef": {"kind": "ClusterIssuer", "name": issuer}},
        "status": {
            "conditions": [{"type": "Ready", "status": "True"}],
            "certificate": base64.b64encode(issued.encode()).decode(),
            "ca": base64.b64encode(authority.encode()).decode(),
        },
    }


def config_map(name: str, changed: datetime, data: dict[str, str]) -> Object:
    fields: Object = {"f:data": {f"f:{key}": {} for key in data}}
    return {
        "metadata": metadata(
            MESH, name, managedFields=[{"time": stamp(changed), "fieldsV1": fields}]
        ),
        "data": data,
    }


def pod(
    namespace: str,
    name: str,
    owners: list[Object],
    anchors: str | None,
    *,
    started: datetime | None = NOON,
    native: bool = False,
    phase: str = "Running",
) -> Object:
    """A meshed pod; without anchors it takes them from the ConfigMap, as the control plane does."""
    variable: Object = {"name": ANCHORS, "value": anchors}
    if anchors is None:
        reference = {"name": "linkerd-identity-trust-roots", "key": "ca-bundle.crt"}
        variable = {"name": ANCHORS, "valueFrom": {"configMapKeyRef": reference}}
    proxy: Object = {"name": "linkerd-proxy", "env": [{"name": "A", "value": "b"}, variable]}
    main: Object = {"name": "main"}
    first: Object = {"name": "linkerd-init"}
    state: Object = {"running": {"startedAt": stamp(started)}} if started else {"waiting": {}}
    running: list[Object] = [{"name": "main", "state": state}]
    inits: list[Object] = [{"name": "linkerd-init", "state": {"terminated": {}}}]
    (inits if native else running).append({"name": "linkerd-proxy", "state": state})
    proxy |= {"restartPolicy": "Always"} if native else {}
    return {
        "metadata": metadata(
            namespace,
            name,
            labels={"app": name.rsplit("-", 2)[0], "linkerd.io/control-plane-ns": MESH},
            ownerReferences=owners,
        ),
        "spec": {
            "containers": [main] if native else [proxy, main],
            "initContainers": [first, proxy] if native else [first],
        },
        "status": {
            "phase": phase,
            "containerStatuses": running,
            "initContainerStatuses": inits,
        },
    }


def workload(namespace: str, name: str, replicas: int = 1, **spec: Any) -> Object:
    """A Deployment or Rollout that is rolled out."""
    return {
        "metadata": metadata(namespace, name),
        "spec": {"replicas": replicas, "template": {"spec": {"containers": []}}, **spec},
        "status": {
            "observedGeneration": 1,
            "replicas": replicas,
            "updatedReplicas": replicas,
            "readyReplicas": replicas,
            "availableReplicas": replicas,
        },
    }


def daemon_set(namespace: str, name: str, **spec: Any) -> Object:
    return {
        "metadata": metadata(namespace, name),
        "spec": {"template": {"spec": {"containers": []}}, **spec},
        "status": {
            "observedGeneration": 1,
            "desiredNumberScheduled": 1,
            "updatedNumberScheduled": 1,
            "numberAvailable": 1,
        },
    }


def budget(namespace: str, name: str, selector: Object | None, allowed: int) -> Object:
    spec: Object = {} if selector is None else {"selector": selector}
    return {
        "metadata": metadata(namespace, name),
        "spec": spec,
        "status": {"observedGeneration": 1, "disruptionsAllowed": allowed},
    }
