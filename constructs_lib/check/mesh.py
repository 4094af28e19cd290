"""The mesh of a cluster: which it is, and its certificates and pods."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any, cast

import yaml
from cryptography import x509

from ..plan.behaviour import DEFAULT_BEHAVIOUR
from ..program.cluster import Cluster
from ..program.objects import Json, Key, Owner, condition, dig, owner_of
from ..program.observe import observe
from ..program.observed import Observation
from ..program.settings import RotatorSettings
from . import snapshot as lists
from .chains import certificates_in, fingerprint, reached
from .snapshot import Snapshot

IDENTITY = "linkerd-identity"
ISSUER = "linkerd-identity-issuer"
ROOTS_KEY = "ca-bundle.crt"
_CHARTS_SCHEME = "linkerd.io/tls"
"""The scheme of an identity issuer that the control plane's chart writes."""
MOST_NAMES = 5
"""Owners that a sentence names."""


class NoMeshError(Exception):
    """The cluster has no mesh, or several; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """What has to be in a cluster, by an app; without one nothing is known of it.

    Attributes:
        namespace: The control plane's namespace; empty without an app.
        namespaces: The mesh's namespaces, which are those of its applications.
        class_name: The class of clusters, if the app is a fleet's.
        objects: The objects that the library's constructs make.
        charts: The versions of the upstream charts, by name, where Argo CD fetches them.
        replaced: A Certificate's age in seconds when the plan has it replaced at worst.
    """

    namespace: str = ""
    namespaces: frozenset[str] = frozenset()
    class_name: str = ""
    objects: frozenset[Key] = frozenset()
    charts: Mapping[str, str] = field(default_factory=dict[str, str])
    replaced: Mapping[Key, int] = field(default_factory=dict[Key, int])


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
        home = expected.namespace or _control_plane(snapshot, namespace)
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
        others = sorted(self.expected.namespaces - {self.manager})
        return list(dict.fromkeys([self.namespace, *labelled, *others]))

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
        ours = [each for each in everything if each["metadata"]["namespace"] in homes]
        above = [each for each in everything if secret_name(each) in self.seen.sources]
        for certificate in ours:
            signer = self.signer_of(certificate)
            above += [] if signer is None or signer in (*ours, *above) else [signer]
        for certificate in above:
            signer = self.signer_of(certificate)
            # The list grows while it is walked: up to the root.
            above += [] if signer is None or signer in above else [signer]
        return [*ours, *above]

    @property
    def is_ours(self) -> bool:
        """Whether an app speaks of it, or one of the library's programs looks after it."""
        names = ("linkerd-restarter", "linkerd-anchor-rotator")
        homes = {*self.homes}
        return bool(self.expected.namespace) or any(
            dig(each, "metadata", "labels", "app.kubernetes.io/name") in names
            and each["metadata"]["namespace"] in homes
            for each in self.snapshot.items(lists.CRON_JOBS)
        )

    @property
    def roots(self) -> list[x509.Certificate]:
        """The trust roots that the control plane starts with."""
        path = f"api/v1/namespaces/{self.namespace}/configmaps/{lists.TRUST_ROOTS}"
        return certificates_in(dig(self.snapshot.get(path), "data", ROOTS_KEY) or "")

    @property
    def issuer(self) -> list[x509.Certificate]:
        """The identity issuer's chain; by the chart's values if no Certificate makes it."""
        written = dig(self.values, "identity", "issuer")
        # With another scheme the chart writes no Secret, whatever its values hold.
        is_written = (dig(written, "scheme") or _CHARTS_SCHEME) == _CHARTS_SCHEME
        pem = dig(written, "tls", "crtPEM") if is_written else ""
        return self.chain_of(self.identity_certificate) or certificates_in(pem or "")

    @property
    def signers(self) -> frozenset[str]:
        """The fingerprints of the roots that the identity issuer's chain ends at."""
        signing = frozenset(fingerprint(root) for root in reached(self.issuer, self.roots))
        known = self.seen.issuer.anchor
        return signing or frozenset([known] if known else ())

    @property
    def identity_certificate(self) -> Json | None:
        """The Certificate that writes the identity issuer's Secret; ``None`` if there is none."""
        return _identity_certificate(self.snapshot, self.namespace)

    def signer_of(self, certificate: Json | None) -> Json | None:
        """Return the Certificate whose Secret an issuer signs with; ``None`` if it is not seen."""
        place = dig(certificate, "metadata", "namespace")
        name = str(dig(certificate, "spec", "issuerRef", "name"))
        group, _, plural = lists.ISSUERS.rpartition("/")
        path = f"{group}/namespaces/{place}/{plural}/{name}"
        if dig(certificate, "spec", "issuerRef", "kind") == "ClusterIssuer":
            place = self.manager
            path = f"{lists.CLUSTER_ISSUERS}/{name}"
        secret = dig(self.snapshot.get(path), "spec", "ca", "secretName")
        return next(
            (
                each
                for each in self.snapshot.items(lists.CERTIFICATES)
                if secret and each["metadata"]["namespace"] == place and secret_name(each) == secret
            ),
            None,
        )

    def sees(self, *paths: str) -> bool:
        """Return whether all of these lists were read."""
        return not self.snapshot.unreadable.keys() & {*paths}

    def issued(self, certificate: Json | None) -> x509.Certificate | None:
        """Return what a Certificate's Secret holds; ``None`` if it is not seen."""
        return next(iter(self.chain_of(certificate)), None)

    def chain_of(self, certificate: Json | None) -> list[x509.Certificate]:
        """Return what a Certificate's Secret holds, by the CertificateRequest of its revision."""
        place = dig(certificate, "metadata")
        revision = dig(certificate, "status", "revision")
        key = Key(str(dig(place, "namespace")), str(dig(place, "name")), str(revision))
        pem = base64.b64decode(dig(self.requests.get(key), "status", "certificate") or "").decode()
        return certificates_in(pem)

    def owners(self, pods: Collection[tuple[Key, Owner | None]]) -> str:
        """Return what made these pods, with their numbers: ``Deployment shop/web (3)``."""
        makers = {
            (place["namespace"], place["name"]): owner_of(place)
            for place in (thing["metadata"] for thing in self.snapshot.items(lists.REPLICA_SETS))
        }
        counts = Counter[str]()
        for pod, owner in pods:
            # A ReplicaSet is a Deployment's, or a Rollout's.
            maker = owner and makers.get((pod.namespace, owner.name))
            maker = maker if owner and owner.kind == "ReplicaSet" and maker else owner
            key = Key(maker.kind, pod.namespace, maker.name) if maker else pod
            counts[key.title] += 1
        named = [f"{title} ({number})" for title, number in sorted(counts.items())[:MOST_NAMES]]
        more = len(counts) - len(named)
        return ", ".join([*named, *([f"and {more} more"] if more else [])])


def _identity_certificate(snapshot: Snapshot, namespace: str) -> Json | None:
    for certificate in snapshot.items(lists.CERTIFICATES):
        if certificate["metadata"]["namespace"] == namespace and secret_name(certificate) == ISSUER:
            return certificate
    return None


def secret_name(certificate: Json) -> str:
    """Return the Secret that a Certificate writes."""
    return str(dig(certificate, "spec", "secretName") or certificate["metadata"]["name"])


def _control_plane(snapshot: Snapshot, namespace: str) -> str:
    """Return the namespace of a control plane: the one that is meant, or the only one."""
    if lists.DEPLOYMENTS in snapshot.unreadable:
        why = snapshot.unreadable[lists.DEPLOYMENTS]
        raise NoMeshError(f"Deployments cannot be listed: {why}")
    homes = [
        str(thing["metadata"]["namespace"])
        for thing in snapshot.items(lists.DEPLOYMENTS)
        if thing["metadata"]["name"] == IDENTITY
    ]
    if namespace in homes or (len(homes) == 1 and not namespace):
        return namespace or homes[0]
    if namespace or not homes:
        where = f"namespace {namespace}" if namespace else "the cluster"
        others = f", but namespace {', '.join(homes)} has" if homes else ": no mesh is installed"
        raise NoMeshError(f"{where} has no Deployment {IDENTITY}{others}")
    several = f"the cluster has several control planes ({', '.join(homes)})"
    raise NoMeshError(f"{several}: name the one to check with --namespace")


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
        if secret_name(thing) in secrets and thing["metadata"]["namespace"] != namespace
    }
    identity = _identity_certificate(snapshot, namespace)
    numbers = {each.name: 1 for each in fields(RotatorSettings) if each.type == "int"}
    values: dict[str, Any] = {
        **numbers,
        "control_plane_namespace": namespace,
        "cert_manager_namespace": next(iter(anchors.values()), "cert-manager"),
        "anchors": sorted(anchors),
        "existing": [],
        "active": None,
        "keeps_identity": False,
        "common_names": {},
        "roots": {},
        "identity_issuer": dig(identity, "metadata", "name") or ISSUER,
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
