"""The mesh of a cluster: which it is, and its certificates and pods."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, cast

import yaml
from cryptography import x509

from ..plan.behaviour import DEFAULT_BEHAVIOUR
from ..program.cluster import Cluster
from ..program.objects import Json, Key, Owner, condition, dig
from ..program.observe import observe
from ..program.observed import Observation
from ..program.settings import RotatorSettings
from . import snapshot as lists
from .chains import certificates_in, fingerprint, is_signed
from .snapshot import Snapshot

IDENTITY = "linkerd-identity"
ISSUER = "linkerd-identity-issuer"
ROOTS_KEY = "ca-bundle.crt"
MOST_NAMES = 5
"""Owners that a sentence names."""


class NoMeshError(Exception):
    """The cluster has no mesh, or several; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What has to be in a cluster, by an app; without one nothing is known of it.

    Attributes:
        namespace: The control plane's namespace; empty without an app.
        objects: The objects that the library's constructs make.
        charts: The versions of the upstream charts, by name, where Argo CD fetches them.
    """

    namespace: str = ""
    objects: frozenset[Key] = frozenset()
    charts: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedMesh:
    """A mesh as it was read.

    Attributes:
        snapshot: What was read.
        expected: What an app says of it.
        namespace: The control plane's namespace.
        manager: The namespace of the anchors.
        values: The values that the control plane's chart was installed with.
        seen: What the rotator's program observes of it.
        requests: The granted CertificateRequests, by Certificate and revision.
    """

    snapshot: Snapshot
    expected: Expected
    namespace: str
    manager: str
    values: Json
    seen: Observation
    requests: Mapping[Key, Json]

    @classmethod
    def of(cls, snapshot: Snapshot, expected: Expected, namespace: str = "") -> CheckedMesh:
        """Return the mesh of a namespace, or the only one that there is.

        Raises:
            NoMeshError: There is none, or there are several.
        """
        home = namespace or expected.namespace or _only_control_plane(snapshot)
        settings = _settings(snapshot, home)
        return cls(
            snapshot=snapshot,
            expected=expected,
            namespace=home,
            manager=settings.cert_manager_namespace,
            values=_values(snapshot, home),
            seen=observe(cast("Cluster", snapshot), settings, snapshot.now, None),
            requests={
                _request_key(request): request
                for request in snapshot.items(lists.REQUESTS)
                if condition(request, "Ready") == "True"
            },
        )

    @property
    def now(self) -> datetime:
        """When it was read."""
        return self.snapshot.now

    @property
    def namespaces(self) -> list[str]:
        """The control plane's namespace, and those of its extensions."""
        spaces = self.snapshot.items(lists.NAMESPACES)
        labelled = [
            str(space["metadata"]["name"])
            for space in spaces
            if dig(space, "metadata", "labels", "linkerd.io/extension")
        ]
        return list(dict.fromkeys([self.namespace, *labelled]))

    @property
    def homes(self) -> list[str]:
        """Its namespaces, and that of its anchors."""
        return [*self.namespaces, self.manager]

    @property
    def has_old_identity(self) -> bool:
        """Whether a pod of linkerd-identity may have started before the trust roots changed."""
        pods = self.seen.control_plane(IDENTITY)
        return not all(self.seen.started_after(pod, self.seen.roots_changed) for pod in pods)

    @property
    def certificates(self) -> list[Json]:
        """Its Certificates: in its namespaces, and those beside the anchors that sign these."""
        everything = self.snapshot.items(lists.CERTIFICATES)
        homes = {*self.namespaces}
        ours = [one for one in everything if one["metadata"]["namespace"] in homes]
        signers = {dig(thing, "spec", "issuerRef", "name") for thing in ours} | self.seen.sources
        above = (one for one in everything if one["metadata"]["namespace"] == self.manager)
        return [*ours, *(thing for thing in above if thing["metadata"]["name"] in signers)]

    @property
    def is_ours(self) -> bool:
        """Whether cert-manager issues its identity issuer, and trust-manager its roots."""
        return bool(self.seen.issuer.version and self.seen.sources)

    @property
    def roots(self) -> list[x509.Certificate]:
        """The trust roots that the control plane starts with."""
        path = f"api/v1/namespaces/{self.namespace}/configmaps/{lists.TRUST_ROOTS}"
        return certificates_in(dig(self.snapshot.get(path), "data", ROOTS_KEY) or "")

    @property
    def issuer(self) -> x509.Certificate | None:
        """The identity issuer's certificate; that of the values if no Certificate makes it."""
        certificate = self.certificate(self.namespace, ISSUER)
        pem = dig(self.values, "identity", "issuer", "tls", "crtPEM") or ""
        return self.issued(certificate) or next(iter(certificates_in(pem)), None)

    @property
    def signer(self) -> str | None:
        """The fingerprint of the root that signed the identity issuer."""
        signing = [root for root in self.roots if is_signed(self.issuer, [root])]
        return fingerprint(signing[0]) if signing else self.seen.issuer.anchor

    def certificate(self, namespace: str, name: str) -> Json | None:
        """Return a Certificate."""
        certificates, _, plural = lists.CERTIFICATES.rpartition("/")
        return self.snapshot.get(f"{certificates}/namespaces/{namespace}/{plural}/{name}")

    def issued(self, certificate: Json | None) -> x509.Certificate | None:
        """Return what a Certificate's Secret holds, by the CertificateRequest of its revision."""
        place = dig(certificate, "metadata")
        revision = dig(certificate, "status", "revision")
        key = Key(str(dig(place, "namespace")), str(dig(place, "name")), str(revision))
        pem = base64.b64decode(dig(self.requests.get(key), "status", "certificate") or "").decode()
        return next(iter(certificates_in(pem)), None)


def owners(pods: Iterable[tuple[Key, Owner | None]]) -> str:
    """Return what made these pods, with their numbers: ``Deployment shop/web (3)``."""
    counts = Counter(_owner(key, owner) for key, owner in pods)
    named = [f"{title} ({number})" for title, number in sorted(counts.items())[:MOST_NAMES]]
    more = len(counts) - len(named)
    return ", ".join([*named, *([f"and {more} more"] if more else [])])


def _owner(pod: Key, owner: Owner | None) -> str:
    if owner is None:
        return pod.title
    # A Deployment's ReplicaSet is called as it and a hash.
    if owner.kind == "ReplicaSet":
        owner = Owner("Deployment", owner.name.rpartition("-")[0])
    return Key(owner.kind, pod.namespace, owner.name).title


def _only_control_plane(snapshot: Snapshot) -> str:
    found = [
        str(thing["metadata"]["namespace"])
        for thing in snapshot.items(lists.DEPLOYMENTS)
        if thing["metadata"]["name"] == IDENTITY
    ]
    if len(found) == 1:
        return found[0]
    what = (
        f"has several control planes ({', '.join(found)})" if found else "has no linkerd-identity"
    )
    if lists.DEPLOYMENTS in snapshot.unreadable:
        what = f"does not list Deployments ({snapshot.unreadable[lists.DEPLOYMENTS]})"
    raise NoMeshError(f"the cluster {what}: name the control plane's namespace (--namespace)")


def _values(snapshot: Snapshot, namespace: str) -> Json:
    config = snapshot.get(f"api/v1/namespaces/{namespace}/configmaps/{lists.CONFIG}")
    try:
        values: Any = yaml.safe_load(dig(config, "data", "values") or "")
    except yaml.YAMLError:
        return {}
    return cast("Json", values) if isinstance(values, dict) else {}


def _settings(snapshot: Snapshot, namespace: str) -> RotatorSettings:
    """Return what the rotator's program would be told of this mesh, for it to observe."""
    bundle = snapshot.get(f"{lists.BUNDLES}/{lists.TRUST_ROOTS}")
    secrets = {dig(source, "secret", "name") for source in dig(bundle, "spec", "sources") or ()}
    anchors = {
        str(thing["metadata"]["name"]): str(thing["metadata"]["namespace"])
        for thing in snapshot.items(lists.CERTIFICATES)
        if thing["metadata"]["name"] in secrets
    }
    numbers = {each.name: 1 for each in fields(RotatorSettings) if each.type == "int"}
    values: dict[str, Any] = {
        **numbers,
        "control_plane_namespace": namespace,
        "cert_manager_namespace": next(iter(anchors.values()), "cert-manager"),
        "anchors": sorted(anchors),
        "active": None,
        "keeps_identity": False,
        "common_names": {},
        "roots": {},
        "identity_issuer": ISSUER,
        "trust_roots": lists.TRUST_ROOTS,
        "trust_roots_key": ROOTS_KEY,
        "state": lists.ROTATION_STATE,
        "gate": "",
        "identity_deployment": IDENTITY,
        "control_plane_deployments": [IDENTITY],
        "namespaces": None,
        "kubelet_seconds": DEFAULT_BEHAVIOUR.kubelet_seconds,
    }
    return RotatorSettings(**values)


def _request_key(request: Json) -> Key:
    notes = dig(request, "metadata", "annotations")
    name, revision = (
        dig(notes, f"cert-manager.io/certificate-{it}") for it in ("name", "revision")
    )
    return Key(request["metadata"]["namespace"], str(name), str(revision))
