"""Reading the cluster: everything that is decided by, and nothing guessed of what is missing."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from .certificates import parse_pem
from .cluster import Cluster
from .objects import CERTIFICATES, MALFORMED, Json, Key, Owner, condition, dig, moment, owner_of
from .observed import (
    WORKLOADS,
    Budget,
    IssuedCertificate,
    MeshedPod,
    Observation,
    State,
    Workload,
    read_status,
)
from .settings import RotatorSettings
from .waits import NEVER, Obstacle

PAUSED = "rotation.linkerd-gitops/paused"
DRY_RUN = "rotation.linkerd-gitops/dry-run"

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
    home = f"namespaces/{settings.control_plane_namespace}"
    reader = _Reader(api, {})
    issuer, anchors = _chain(reader, settings)
    users = _users(reader)
    pods = _pods(reader, settings)
    # After the pods, so that an owner that is not found is gone, and not yet to be found.
    replica_sets = dict(
        reader.all("ReplicaSet", "apis/apps/v1/replicasets", _replica_set, bare=True)
    )
    workloads = _workloads(reader)
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
        budgets=_budgets(reader),
        unreadable=reader.unreadable,
        state=State.read(dig(record, "data", "state.json") or ""),
        status=read_status(dig(record, "data", "status.json") or ""),
        version=dig(record, "metadata", "resourceVersion") or "",
        requested=_requested(api, home, job),
        idle=_idle(record),
    )


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
        name: IssuedCertificate.read(
            reader.api.get(f"{anchors_home}/certificates/{name}"), requests, "certificate"
        )
        for name in sorted({*settings.anchors, read.issuer} - {""})
    }


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


def _users(reader: _Reader) -> Mapping[str, list[str]]:
    """Return the Certificates that name a ClusterIssuer, by its name."""
    users: dict[str, list[str]] = {}
    for issuer, title in reader.all("Certificate", f"{CERTIFICATES}/certificates", _user):
        users.setdefault(issuer, []).append(title)
    return users


def _user(certificate: Json) -> tuple[str, str] | None:
    reference = dig(certificate, "spec", "issuerRef")
    if dig(reference, "kind") != "ClusterIssuer":
        return None
    metadata = certificate["metadata"]
    return str(reference["name"]), f"{metadata['namespace']}/{metadata['name']}"


def _pods(reader: _Reader, settings: RotatorSettings) -> list[MeshedPod]:
    selector = f"linkerd.io/control-plane-ns={settings.control_plane_namespace}"
    read = partial(MeshedPod.read, settings=settings)
    return reader.all("Pod", "api/v1/pods", read, selector=selector)


def _replica_set(thing: Json) -> tuple[tuple[str, str], Owner | None]:
    metadata = thing["metadata"]
    return (metadata["namespace"], metadata["name"]), owner_of(metadata)


def _workloads(reader: _Reader) -> Mapping[Key, Workload]:
    return {
        workload.key: workload
        for name, kind in WORKLOADS.items()
        for workload in reader.all(
            name, f"{kind.group}/{kind.plural}", partial(Workload.read, name)
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
    made = api.get(f"apis/batch/v1/{home}/jobs/{job}") if job else None
    metadata: Any = dig(made, "metadata")
    by_hand = dig(metadata, "annotations", "cronjob.kubernetes.io/instantiate") == "manual"
    return moment(metadata["creationTimestamp"]) if by_hand else None


def _idle(record: Json | None) -> str:
    notes = dig(record, "metadata", "annotations")
    return " ".join(note for note in (PAUSED, DRY_RUN) if dig(notes, note) == "true")
