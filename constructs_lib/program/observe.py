"""Reading the cluster: everything that is decided by, and nothing guessed of what is missing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from .certificates import parse_pem
from .cluster import Cluster
from .objects import CERTIFICATES, Json, Key, condition, dig, moment, owner_of
from .observed import (
    WORKLOADS,
    Budget,
    IssuedCertificate,
    MeshedPod,
    Observation,
    State,
    Workload,
)
from .settings import RotatorSettings

PAUSED = "rotation.linkerd-gitops/paused"
DRY_RUN = "rotation.linkerd-gitops/dry-run"


def observe(api: Cluster, settings: RotatorSettings, now: datetime, job: str | None) -> Observation:
    """Read everything that is decided by."""
    home = f"namespaces/{settings.control_plane_namespace}"
    anchors_home = f"namespaces/{settings.cert_manager_namespace}"
    requests = _requests(api, (home, anchors_home))
    issuer = IssuedCertificate.read(
        api.get(f"{CERTIFICATES}/{home}/certificates/{settings.identity_issuer}"), requests, "ca"
    )
    anchors = {
        name: IssuedCertificate.read(
            api.get(f"{CERTIFICATES}/{anchors_home}/certificates/{name}"), requests, "certificate"
        )
        for name in sorted({*settings.anchors, issuer.issuer} - {""})
    }
    users = _users(api)
    pods = _pods(api, settings)
    # After the pods, so that an owner that is not found is gone, and not yet to be found.
    replica_sets = {
        (each["metadata"]["namespace"], each["metadata"]["name"]): owner_of(each["metadata"])
        for each in api.items("apis/apps/v1/replicasets", bare=True)
    }
    workloads = _workloads(api)
    roots = api.get(f"api/v1/{home}/configmaps/{settings.trust_roots}")
    record = api.get(f"api/v1/{home}/configmaps/{settings.state}")
    return Observation(
        settings=settings,
        now=now,
        anchors=anchors,
        issuer=issuer,
        users=users,
        roots=frozenset(parse_pem(dig(roots, "data", settings.trust_roots_key) or "")),
        roots_changed=_data_changed(roots),
        pods=pods,
        replica_sets=replica_sets,
        workloads=workloads,
        budgets=[Budget.read(each) for each in api.items("apis/policy/v1/poddisruptionbudgets")],
        state=State.read(dig(record, "data", "state.json") or ""),
        status=json.loads(dig(record, "data", "status.json") or "{}"),
        version=dig(record, "metadata", "resourceVersion") or "",
        requested=_requested(api, home, job),
        idle=_idle(record),
    )


def _requests(api: Cluster, homes: tuple[str, ...]) -> Mapping[Key, Json]:
    """Return the newest CertificateRequest that was granted, by Certificate and revision."""
    granted = [
        each
        for home in homes
        for each in api.items(f"{CERTIFICATES}/{home}/certificaterequests")
        if condition(each, "Ready") == "True"
    ]
    requests: dict[Key, Json] = {}
    for each in sorted(granted, key=_created):
        notes = dig(each, "metadata", "annotations")
        key = Key(
            each["metadata"]["namespace"],
            str(dig(notes, "cert-manager.io/certificate-name")),
            str(dig(notes, "cert-manager.io/certificate-revision")),
        )
        requests[key] = each
    return requests


def _created(thing: Json) -> str:
    return str(dig(thing, "metadata", "creationTimestamp"))


def _users(api: Cluster) -> Mapping[str, list[str]]:
    """Return the Certificates that name a ClusterIssuer, by its name."""
    users: dict[str, list[str]] = {}
    for each in api.items(f"{CERTIFICATES}/certificates"):
        reference = dig(each, "spec", "issuerRef")
        if dig(reference, "kind") == "ClusterIssuer":
            title = f"{each['metadata']['namespace']}/{each['metadata']['name']}"
            users.setdefault(reference["name"], []).append(title)
    return users


def _pods(api: Cluster, settings: RotatorSettings) -> list[MeshedPod]:
    selector = f"linkerd.io/control-plane-ns={settings.control_plane_namespace}"
    pods = (MeshedPod.read(pod, settings) for pod in api.items("api/v1/pods", selector))
    return [pod for pod in pods if pod is not None]


def _workloads(api: Cluster) -> Mapping[Key, Workload]:
    workloads = (
        Workload.read(name, each)
        for name, kind in WORKLOADS.items()
        for each in api.items(f"{kind.group}/{kind.plural}")
    )
    return {workload.key: workload for workload in workloads}


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
    made = api.get(f"apis/batch/v1/{home}/jobs/{job}") if job else None
    metadata: Any = dig(made, "metadata")
    by_hand = dig(metadata, "annotations", "cronjob.kubernetes.io/instantiate") == "manual"
    return moment(metadata["creationTimestamp"]) if by_hand else None


def _idle(record: Json | None) -> str:
    notes = dig(record, "metadata", "annotations")
    return " ".join(note for note in (PAUSED, DRY_RUN) if dig(notes, note) == "true")
