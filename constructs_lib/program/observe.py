"""Reading the cluster: everything that is decided by, and nothing guessed of what is missing."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from .certificates import parse_pem
from .cluster import Cluster
from .leaving import dropped_names, synced_commit
from .objects import CERTIFICATES, MALFORMED, Json, Key, Owner, condition, dig, moment, owner_of
from .observed import (
    MESH_LABEL,
    WORKLOADS,
    Budget,
    Holder,
    IssuedCertificate,
    MeshedPod,
    Observation,
    State,
    Workload,
    read_status,
)
from .settings import RefusedError, RotatorSettings
from .waits import NEVER, Obstacle

PAUSED = "rotation.linkerd-gitops/paused"
DRY_RUN = "rotation.linkerd-gitops/dry-run"

UNLOCKED = "rotation.linkerd-gitops/unlocked"
"""The annotation of the state ConfigMap that, while it is ``true``, opens the lock."""
OUTSIDE = (
    ("ExternalWorkload", "apis/workload.linkerd.io/v1beta1/externalworkloads", ""),
    ("ExternalWorkload", "apis/workload.linkerd.io/v1alpha1/externalworkloads", ""),
    ("Link", "apis/multicluster.linkerd.io/v1alpha3/links", ""),
    ("Link", "apis/multicluster.linkerd.io/v1alpha1/links", ""),
    # By whose tokens other clusters link to this one (chart linkerd-multicluster).
    ("ServiceAccount", "api/v1/serviceaccounts", "linkerd.io/extension=multicluster"),
)
"""Kinds that stand for proxies elsewhere: paths of the first and the last version, and a selector.
"""

LINKERDS_ISSUANCE = 24 * 60 * 60
"""Seconds that leaves live by default (linkerd2 charts, ``identity.issuer.issuanceLifetime``)."""

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads lists, and keeps what of them cannot be read."""

    api: Cluster
    unreadable: dict[Key, Obstacle]

    def all(
        self, kind: str, path: str, read: Callable[[Json], _Value | None], **how: Any
    ) -> list[_Value]:
        """Return what a function makes of a list's objects, without those that are None."""
        values: list[_Value] = []
        for each in self.api.items(path, **how):
            try:
                value = read(each)
            except MALFORMED as error:
                names = (str(dig(each, "metadata", name)) for name in ("namespace", "name"))
                # A whole annotation may be in the error.
                why = f"cannot be read ({error!r:.200}): correct or delete it"
                obstacle = Obstacle(reason="ObjectUnreadable", why=why, until=NEVER)
                self.unreadable[Key(kind, *names)] = obstacle
            else:
                values += [] if value is None else [value]
        return values


def observe(api: Cluster, settings: RotatorSettings, now: datetime, job: str | None) -> Observation:
    """Read everything that is decided by."""
    api.clock_difference = None
    began = time.monotonic()
    home = f"namespaces/{settings.control_plane_namespace}"
    reader = _Reader(api, {})
    issuer, anchors = _chain(reader, settings)
    users = _users(reader, settings)
    pods = _pods(reader, settings)
    # After the pods, so that an owner that is not found is gone, and not yet to be found.
    replica_sets = _replica_sets(reader, pods)
    workloads = _workloads(reader, settings, now)
    roots = api.get(f"api/v1/{home}/configmaps/{settings.trust_roots}")
    record = api.get(f"api/v1/{home}/configmaps/{settings.state}")
    state = State.read(dig(record, "data", "state.json") or "")
    sources = _sources(api, settings)
    by_git = settings.active is not None
    leaving, wanted = synced_commit(_gate(reader, settings) if by_git else None, settings)
    return Observation(
        settings=settings,
        now=now,
        anchors=anchors,
        issuer=issuer,
        users=users,
        roots=_roots(roots, settings),
        ended_roots=_ended_roots(roots, settings, state, now),
        sources=sources,
        roots_changed=_data_changed(roots),
        pods=pods,
        replica_sets=replica_sets,
        workloads=workloads,
        budgets=_budgets(reader),
        unreadable=reader.unreadable,
        state=state,
        status=read_status(dig(record, "data", "status.json") or ""),
        version=dig(record, "metadata", "resourceVersion") or "",
        requested=_requested(api, home, job),
        idle=_idle(record),
        unlocked=dig(record, "metadata", "annotations", UNLOCKED) == "true",
        clock_difference=api.clock_difference,
        seconds=time.monotonic() - began,
        notes=dig(record, "metadata", "annotations") or {},
        leaving=leaving | dropped_names(state, settings, sources),
        wanted=wanted,
    )


def observe_again(api: Cluster, seen: Observation, clock: Callable[[], datetime]) -> Observation:
    """Read what a move alone is decided by, and once more what may have changed.

    A list is as old as its first page (etcd serves all pages of one revision), so the pods, which
    take longest, are read first of what may change at any moment. The record is not read again:
    if another run has written it since, this one cannot.
    """
    home = f"namespaces/{seen.settings.control_plane_namespace}"
    api.clock_difference = None
    reader = _Reader(api, {})
    holders = _holders(reader, seen.settings)
    unlabelled = _pods(reader, seen.settings, f"!{MESH_LABEL}")
    now = clock()
    began = time.monotonic()
    pods = [*_pods(reader, seen.settings), *unlabelled]
    replica_sets = seen.replica_sets
    if not _owners(pods) <= replica_sets.keys():
        replica_sets = _replica_sets(reader, pods)
    users = _users(reader, seen.settings)
    issuer, anchors = _chain(reader, seen.settings)
    roots = api.get(f"api/v1/{home}/configmaps/{seen.settings.trust_roots}")
    return replace(
        seen,
        now=now,
        anchors=anchors,
        issuer=issuer,
        users=users,
        roots=_roots(roots, seen.settings),
        ended_roots=_ended_roots(roots, seen.settings, seen.state, now),
        sources=_sources(api, seen.settings),
        roots_changed=_data_changed(roots),
        pods=pods,
        replica_sets=replica_sets,
        unreadable={**seen.unreadable, **reader.unreadable},
        clock_difference=api.clock_difference,
        seconds=time.monotonic() - began,
        holders=holders,
    )


def _gate(reader: _Reader, settings: RotatorSettings) -> Json | None:
    """Return the ConfigMap of the gate. Without it nothing leaves, and nothing else is held."""
    key = Key("ConfigMap", settings.control_plane_namespace, settings.gate)
    try:
        return reader.api.get(f"api/v1/namespaces/{key.namespace}/configmaps/{key.name}")
    except RefusedError as error:
        why = f"cannot be read, so that no anchor can leave: {error!s:.200}"
        reader.unreadable[key] = Obstacle(reason="GateUnreadable", why=why, until=NEVER)
        return None


def _sources(api: Cluster, settings: RotatorSettings) -> frozenset[str]:
    """Return the Secrets of the Bundle, which may differ from what is in its ConfigMap yet."""
    bundle = api.get(f"apis/trust.cert-manager.io/v1alpha1/bundles/{settings.trust_roots}")
    sources: Any = dig(bundle, "spec", "sources") or ()
    return frozenset(str(dig(source, "secret", "name")) for source in sources)


def _roots(config_map: Json | None, settings: RotatorSettings) -> frozenset[str]:
    return frozenset(parse_pem(dig(config_map, "data", settings.trust_roots_key) or ""))


def _ended_roots(
    config_map: Json | None, settings: RotatorSettings, state: State, now: datetime
) -> frozenset[str]:
    """Return the roots under which no certificate is alive: linkerd-identity refuses ended ones.

    Leaves may be older than the issuance that is set, and of a mesh of others none is recorded.
    """
    recorded = (state.active_issuance or 0, state.retired_issuance or 0)
    issuance = max(settings.issuance_seconds, *recorded, LINKERDS_ISSUANCE)
    leaf = issuance + 2 * settings.clock_skew_seconds + settings.margin_seconds
    oldest = now - timedelta(seconds=leaf)
    ends = parse_pem(dig(config_map, "data", settings.trust_roots_key) or "")
    return frozenset(root for root, end in ends.items() if end < oldest)


def _chain(
    reader: _Reader, settings: RotatorSettings
) -> tuple[IssuedCertificate, dict[str, IssuedCertificate]]:
    """Return the identity issuer, and the anchors by name: ours, and the one that it names."""
    home = f"{CERTIFICATES}/namespaces/{settings.control_plane_namespace}"
    anchors_home = f"{CERTIFICATES}/namespaces/{settings.cert_manager_namespace}"
    requests: dict[Key, Json] = {}
    for place in (home, anchors_home):
        granted = reader.all("CertificateRequest", f"{place}/certificaterequests", _granted)
        # The newest of a revision is the last.
        requests |= dict(sorted(granted, key=_created))
    issuer = reader.api.get(f"{home}/certificates/{settings.identity_issuer}")
    read = IssuedCertificate.read(issuer, requests, "ca")
    return read, {
        name: _anchor(reader.api.get(f"{anchors_home}/certificates/{name}"), requests)
        for name in sorted({*settings.anchors, read.issuer} - {""})
    }


def _anchor(certificate: Json | None, requests: Mapping[Key, Json]) -> IssuedCertificate:
    field = "ca" if certificate is not None and _is_probe(certificate) else "certificate"
    return IssuedCertificate.read(certificate, requests, field)


def _is_probe(certificate: Json) -> bool:
    """Whether an existing CA of the same name signs it, which has no Certificate of its own."""
    return bool(dig(certificate, "spec", "issuerRef", "name") == certificate["metadata"]["name"])


def _granted(request: Json) -> tuple[Key, Json] | None:
    """Return a CertificateRequest that was granted, by Certificate and revision."""
    if condition(request, "Ready") != "True":
        return None
    for field in ("ca", "certificate"):
        base64.b64decode(dig(request, "status", field) or "").decode()
    notes = dig(request, "metadata", "annotations")
    key = Key(
        request["metadata"]["namespace"],
        str(dig(notes, "cert-manager.io/certificate-name")),
        str(dig(notes, "cert-manager.io/certificate-revision")),
    )
    return key, request


def _created(granted: tuple[Key, Json]) -> str:
    return str(dig(granted[1], "metadata", "creationTimestamp"))


def _users(reader: _Reader, settings: RotatorSettings) -> Mapping[str, list[str]]:
    """Return the Certificates that name a ClusterIssuer, by its name."""
    users: dict[str, list[str]] = {}
    read = partial(_user, home=settings.cert_manager_namespace)
    for issuer, title in reader.all("Certificate", f"{CERTIFICATES}/certificates", read):
        users.setdefault(issuer, []).append(title)
    return users


def _user(certificate: Json, home: str) -> tuple[str, str] | None:
    reference = dig(certificate, "spec", "issuerRef")
    metadata = certificate["metadata"]
    is_probe = metadata["namespace"] == home and _is_probe(certificate)
    if dig(reference, "kind") != "ClusterIssuer" or is_probe:
        return None
    # A longer name is none, and would have to be kept.
    return str(reference["name"])[:254], f"{metadata['namespace']}/{metadata['name']}"


def _pods(
    reader: _Reader, settings: RotatorSettings, selector: str | None = None
) -> list[MeshedPod]:
    """Return the meshed pods that a selector matches. Its default: those of our control plane."""
    selector = selector or f"{MESH_LABEL}={settings.control_plane_namespace}"
    read = partial(MeshedPod.read, settings=settings)
    return reader.all("Pod", "api/v1/pods", read, selector=selector)


def _owners(pods: Sequence[MeshedPod]) -> set[tuple[str, str]]:
    """Return the ReplicaSets that made these pods."""
    owners = ((pod.key.namespace, pod.owner) for pod in pods)
    return {
        (namespace, owner.name)
        for namespace, owner in owners
        if owner and owner.kind == "ReplicaSet"
    }


def _replica_sets(
    reader: _Reader, pods: Sequence[MeshedPod]
) -> Mapping[tuple[str, str], Owner | None]:
    """Return what controls the ReplicaSets of these pods: a Deployment keeps ten old ones."""
    owners = _owners(pods)

    def read(thing: Json) -> tuple[tuple[str, str], Owner | None] | None:
        metadata = thing["metadata"]
        name = (metadata["namespace"], metadata["name"])
        return (name, owner_of(metadata)) if name in owners else None

    return dict(reader.all("ReplicaSet", "apis/apps/v1/replicasets", read, bare=True))


def _holders(reader: _Reader, settings: RotatorSettings) -> list[Holder]:
    """Return what holds anchors and is no pod; a kind that is not installed has none."""
    holders = reader.all(
        "CronJob", "apis/batch/v1/cronjobs", partial(Holder.cron_job, settings=settings)
    )
    outside = {
        holder.key: holder
        for kind, path, selector in OUTSIDE
        for holder in reader.all(
            kind, path, partial(Holder.outside, kind), selector=selector, bare=True
        )
    }
    return [*holders, *outside.values()]


def _workloads(reader: _Reader, settings: RotatorSettings, now: datetime) -> Mapping[Key, Workload]:
    return {
        workload.key: workload
        for name, kind in WORKLOADS.items()
        for workload in reader.all(
            name,
            f"{kind.group}/{kind.plural}",
            partial(Workload.read, name, settings=settings, now=now),
        )
    }


def _budgets(reader: _Reader) -> list[Budget]:
    kind = "PodDisruptionBudget"
    budgets = reader.all(kind, "apis/policy/v1/poddisruptionbudgets", Budget.read)
    # Whom it is for is not known, so it is for all.
    unreadable = [key for key in reader.unreadable if key.kind == kind]
    return budgets + [Budget(key=key, selector={}, allowed=0) for key in unreadable]


def _data_changed(config_map: Json | None) -> datetime | None:
    """Return when a ConfigMap's data changed last, as far as its managers tell."""
    times = [
        moment(entry["time"])
        for entry in dig(config_map, "metadata", "managedFields") or ()
        if "time" in entry and dig(entry, "fieldsV1", "f:data") is not None
    ]
    return max(times, default=None)


def _requested(api: Cluster, home: str, job: str | None) -> datetime | None:
    """Return when somebody made the Job of this run by hand."""
    found = api.get(f"apis/batch/v1/{home}/jobs/{job}") if job else None
    metadata: Any = dig(found, "metadata")
    by_hand = dig(metadata, "annotations", "cronjob.kubernetes.io/instantiate") == "manual"
    return moment(metadata["creationTimestamp"]) if by_hand else None


def _idle(record: Json | None) -> str:
    notes = dig(record, "metadata", "annotations")
    return " ".join(note for note in (PAUSED, DRY_RUN) if dig(notes, note) == "true")
