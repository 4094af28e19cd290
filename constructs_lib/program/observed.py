"""What is observed of a cluster, as values."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any, cast

from .certificates import parse_pem
from .objects import MALFORMED, Json, Key, Owner, condition, dig, moment, owner_of, stamp
from .settings import RotatorSettings, camel_case
from .waits import NEVER, Obstacle, Wait

RESTARTED = "rotation.linkerd-gitops/restarted"
"""The annotation of a workload that says when this program restarted it last."""

MISSING_REPLICA_SET = "missing ReplicaSet"

_VARIABLE = "LINKERD2_PROXY_IDENTITY_TRUST_ANCHORS"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadKind:
    """Where workloads of a kind are, and how they count their new and their usable pods."""

    group: str
    plural: str
    updated: str
    available: str


WORKLOADS = {
    "Deployment": WorkloadKind(
        group="apis/apps/v1",
        plural="deployments",
        updated="updatedReplicas",
        available="availableReplicas",
    ),
    "StatefulSet": WorkloadKind(
        group="apis/apps/v1",
        plural="statefulsets",
        updated="updatedReplicas",
        available="readyReplicas",
    ),
    "DaemonSet": WorkloadKind(
        group="apis/apps/v1",
        plural="daemonsets",
        updated="updatedNumberScheduled",
        available="numberAvailable",
    ),
    "Rollout": WorkloadKind(
        group="apis/argoproj.io/v1alpha1",
        plural="rollouts",
        updated="updatedReplicas",
        available="availableReplicas",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedCertificate:
    """A Certificate and what it was last issued as: a trust anchor, or the identity issuer.

    Attributes:
        anchor: The fingerprint of the anchor that it is, or that its chain ends at.
        not_after: That anchor's end.
        issuer: What signs it from now on.
        signed_by: What signed it.
        version: Its resource version; empty if there is no such Certificate.
    """

    problem: Obstacle | None
    anchor: str | None = None
    not_after: datetime | None = None
    issuer: str = ""
    signed_by: str = ""
    generation: int = 0
    version: str = ""

    @classmethod
    def read(
        cls, certificate: Json | None, requests: Mapping[Key, Json], field: str
    ) -> IssuedCertificate:
        """Read a Certificate and, of the CertificateRequest of its revision, a field with PEM."""
        if certificate is None:
            return cls(problem=Obstacle(reason="CertificateMissing", why="has no Certificate"))
        metadata = certificate["metadata"]
        revision = str(dig(certificate, "status", "revision"))
        request = requests.get(Key(metadata["namespace"], metadata["name"], revision))
        pem = base64.b64decode(dig(request, "status", field) or "").decode()
        anchor, not_after = next(iter(parse_pem(pem).items()), (None, None))
        return cls(
            problem=_certificate_problem(certificate, revision, anchor),
            anchor=anchor,
            not_after=not_after,
            issuer=str(dig(certificate, "spec", "issuerRef", "name")),
            signed_by=str(dig(request, "spec", "issuerRef", "name")),
            generation=metadata["generation"],
            version=metadata["resourceVersion"],
        )


def _certificate_problem(certificate: Json, revision: str, anchor: str | None) -> Obstacle | None:
    if condition(certificate, "Issuing") == "True":
        return Obstacle(reason="CertificateIssuing", why="is being issued")
    if condition(certificate, "Ready") != "True":
        return Obstacle(reason="CertificateNotReady", why="is not Ready")
    if anchor is None:
        why = f"is not known: no CertificateRequest has revision {revision}: renew it (cmctl renew)"
        return Obstacle(reason="CertificateRequestMissing", why=why, until=NEVER)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeshedPod:
    """A pod whose proxy runs, or will.

    Attributes:
        anchors: The anchors that it trusts; ``None``: what the ConfigMap held when it started.
        started: Its first container's start; ``None`` while one does not run.
        terminating: Whether it is being deleted.
    """

    key: Key
    owner: Owner | None
    labels: Mapping[str, str]
    anchors: frozenset[str] | None
    started: datetime | None
    terminating: bool

    @classmethod
    def read(cls, pod: Json, settings: RotatorSettings) -> MeshedPod | None:
        """Read a pod; None if it has ended, or has no proxy."""
        if dig(pod, "status", "phase") in ("Succeeded", "Failed"):
            return None
        spec = pod["spec"]
        metadata = pod["metadata"]
        variable = trust_anchors_of(spec)
        if variable is None:
            return None
        return cls(
            key=Key("Pod", metadata["namespace"], metadata["name"]),
            owner=owner_of(metadata),
            labels=cast("dict[str, str]", dig(metadata, "labels") or {}),
            anchors=_anchors(variable, metadata["namespace"], settings),
            started=_started(spec, pod["status"]),
            terminating="deletionTimestamp" in metadata,
        )


def _anchors(variable: Json, namespace: str, settings: RotatorSettings) -> frozenset[str] | None:
    """Return the anchors in a proxy's variable; None: those of our ConfigMap at its start."""
    source = dig(variable, "valueFrom", "configMapKeyRef")
    place = (namespace, dig(source, "name"), dig(source, "key"))
    ours = (settings.control_plane_namespace, settings.trust_roots, settings.trust_roots_key)
    return None if place == ours else frozenset(parse_pem(dig(variable, "value") or ""))


def _started(spec: Json, status: Json) -> datetime | None:
    """Return when the first of the containers started that run for as long as the pod does."""
    sidecars = [
        container for container in dig(spec, "initContainers") or () if "restartPolicy" in container
    ]
    starts = {
        container["name"]: dig(container, "state", "running", "startedAt")
        for kind in ("container", "initContainer")
        for container in dig(status, f"{kind}Statuses") or ()
    }
    running = [starts.get(container["name"]) for container in (*spec["containers"], *sidecars)]
    times = [moment(start) for start in running if start]
    return min(times) if times and len(times) == len(running) else None


def trust_anchors_of(spec: Json | None) -> Json | None:
    """Return the variable with a proxy's trust anchors, empty if it lacks it; None: no proxy."""
    containers = (*(dig(spec, "containers") or ()), *(dig(spec, "initContainers") or ()))
    for container in containers:
        if container["name"] == "linkerd-proxy":
            variables = [
                variable
                for variable in dig(container, "env") or ()
                if variable["name"] == _VARIABLE
            ]
            return cast("Json", variables[0] if variables else {})
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """What makes pods, and makes them again when restarted.

    Attributes:
        rolling: Whether it makes progress with new pods.
        complete: Whether it is rolled out, as ``kubectl rollout status`` has it.
        fixed: Why restarting it would not help.
        restarted: When this program restarted it last.
    """

    key: Key
    version: str
    rolling: bool
    complete: bool
    fixed: Obstacle | None
    restarted: datetime | None

    @classmethod
    def read(cls, kind: str, thing: Json) -> Workload:
        """Read a Deployment, StatefulSet, DaemonSet or Rollout."""
        spec = thing["spec"]
        status = dig(thing, "status")
        metadata = thing["metadata"]
        updated = dig(status, WORKLOADS[kind].updated) or 0
        available = dig(status, WORKLOADS[kind].available) or 0
        desired = dig(status, "desiredNumberScheduled") or dig(spec, "replicas") or 0
        stuck = condition(thing, "Progressing", "reason") == "ProgressDeadlineExceeded"
        unseen = str(dig(status, "observedGeneration")) != str(metadata["generation"])
        restarting = dig(spec, "restartAt") not in (None, dig(status, "restartedAt"))
        new_only = updated >= max(desired, dig(status, "replicas") or 0) and not restarting
        restarted = dig(metadata, "annotations", RESTARTED)
        return cls(
            key=Key(kind, metadata["namespace"], metadata["name"]),
            version=metadata["resourceVersion"],
            rolling=unseen or not (new_only or stuck),
            complete=new_only and available >= desired and not unseen,
            fixed=_why_fixed(spec),
            restarted=moment(restarted) if restarted else None,
        )


def _why_fixed(spec: Json) -> Obstacle | None:
    strategy = dig(spec, "updateStrategy")
    if dig(spec, "paused"):
        return Obstacle(reason="WorkloadPaused", why="is paused: resume it", until=NEVER)
    if dig(strategy, "type") == "OnDelete" or dig(strategy, "rollingUpdate", "partition"):
        why = "does not roll out by itself (OnDelete, or a partition): delete the pod"
        return Obstacle(reason="WorkloadDoesNotRollOut", why=why, until=NEVER)
    if dig(trust_anchors_of(dig(spec, "template", "spec")), "value"):
        why = "its template has a proxy of its own (linkerd inject --manual): inject it anew"
        return Obstacle(reason="ProxyInTemplate", why=why, until=NEVER)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """A PodDisruptionBudget."""

    key: Key
    selector: Json | None
    allowed: int

    @classmethod
    def read(cls, thing: Json) -> Budget:
        """Read a PodDisruptionBudget; one whose status is out of date allows nothing."""
        metadata = thing["metadata"]
        selector = dig(thing, "spec", "selector")
        # Raises here what it would raise later.
        _selects(selector or {}, {})
        status = dig(thing, "status")
        behind = (dig(status, "observedGeneration") or 0) < (dig(metadata, "generation") or 0)
        return cls(
            key=Key("PodDisruptionBudget", metadata["namespace"], metadata["name"]),
            selector=selector,
            allowed=0 if behind else int(dig(status, "disruptionsAllowed") or 0),
        )

    def covers(self, pod: MeshedPod) -> bool:
        """Whether a pod counts for it: with an empty selector all do, without one none does."""
        if self.selector is None or self.key.namespace != pod.key.namespace:
            return False
        return _selects(self.selector, pod.labels)


def _selects(selector: Json, labels: Mapping[str, str]) -> bool:
    wanted = cast("dict[str, str]", dig(selector, "matchLabels") or {})
    met = [_is_met(each, labels) for each in dig(selector, "matchExpressions") or ()]
    return wanted.items() <= labels.items() and all(met)


def _is_met(expression: Json, labels: Mapping[str, str]) -> bool:
    value = labels.get(expression["key"])
    operator = expression["operator"]
    met = value is not None if "Exist" in operator else value in expression["values"]
    return met == (operator in ("In", "Exists"))


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the cluster does not tell, as it is recorded. Anchors are fingerprints here.

    Attributes:
        active: The anchor that is meant to be active.
        retired: The anchor that was active before.
        last_moved_at: When an anchor became active last, the first run not counted.
        chain_seen_at: When the identity issuer was first seen to be right.
        issuer_generation: The identity issuer's generation then.
        identity_moved_at: Since when nothing is issued under another anchor.
        deleted_at: When the retired anchor's Secret was deleted.
    """

    active: str | None = None
    retired: str | None = None
    active_since: datetime | None = None
    last_moved_at: datetime | None = None
    requested_at: datetime | None = None
    chain_seen_at: datetime | None = None
    issuer_generation: int | None = None
    identity_moved_at: datetime | None = None
    deleted_at: datetime | None = None
    anchors: Mapping[str, str] | None = None

    @classmethod
    def read(cls, text: str) -> State:
        """Return the state. One that cannot be read is lost, which is safe."""
        try:
            record = cast("dict[str, Any]", json.loads(text))
            values = {field.name: record.get(camel_case(field.name)) for field in fields(cls)}
            kinds: Mapping[str, type] = {"anchors": dict, "issuer_generation": int}
            for name, value in values.items():
                if type(value) not in (kinds.get(name, str), type(None)):
                    raise TypeError(name)
                if value and name.endswith(("_at", "_since")):
                    values[name] = moment(value)
            # Raises if one is no text.
            "".join(cast("dict[str, str]", values["anchors"] or {}).values())
            return cls(**values)
        except MALFORMED:
            return cls()

    def text(self) -> str:
        """Return the state as it is stored."""
        values = {camel_case(field.name): getattr(self, field.name) for field in fields(self)}
        return json.dumps(values, indent=1, default=stamp)


def read_status(text: str) -> Json:
    """Return the status that was told last. One that cannot be read is none."""
    try:
        status = cast("Json", json.loads(text))
        for wait in status.get("waits", ()):
            hash((wait["reason"], wait["what"], wait["people"], moment(wait["since"])))
        moment(status["eventAt"])
        return status
    except MALFORMED:
        return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """All that is decided by, the time and the settings included.

    Attributes:
        now: The time at which the observation began.
        anchors: The trust anchors by name, and the one that the identity issuer names.
        users: The Certificates that name a ClusterIssuer, by its name.
        roots_changed: When the trust roots changed last.
        replica_sets: What controls each ReplicaSet, by namespace and name.
        unreadable: What of the lists could not be read, and is in none of them here.
        status: What was told last.
        version: The resource version of the record; empty if its ConfigMap is missing.
        requested: When somebody made the Job of this run by hand.
        idle: Why nothing is to be done: paused, or a dry run.
    """

    settings: RotatorSettings
    now: datetime
    anchors: Mapping[str, IssuedCertificate]
    issuer: IssuedCertificate
    users: Mapping[str, Sequence[str]]
    roots: frozenset[str]
    roots_changed: datetime | None
    pods: Sequence[MeshedPod]
    replica_sets: Mapping[tuple[str, str], Owner | None]
    workloads: Mapping[Key, Workload]
    budgets: Sequence[Budget]
    unreadable: Mapping[Key, Obstacle]
    state: State
    status: Json
    version: str
    requested: datetime | None
    idle: str

    def workload_of(self, pod: MeshedPod) -> Key | None:
        """Return what made a pod; None if nothing did."""
        owner = pod.owner
        if owner is not None and owner.kind == "ReplicaSet":
            missing = Owner(MISSING_REPLICA_SET, owner.name)
            owner = self.replica_sets.get((pod.key.namespace, owner.name), missing) or owner
        return None if owner is None else Key(owner.kind, pod.key.namespace, owner.name)

    def control_plane(self, *deployments: str) -> list[MeshedPod]:
        """Return the pods of these Deployments of it, and those whose ReplicaSet is missing."""
        namespace = self.settings.control_plane_namespace
        ours = {Key("Deployment", namespace, name) for name in deployments}
        pods: list[MeshedPod] = []
        for pod in self.pods:
            if pod.key.namespace != namespace:
                continue
            workload = self.workload_of(pod)
            if workload and (workload in ours or workload.kind == MISSING_REPLICA_SET):
                pods.append(pod)
        return pods

    def budgets_of(self, pods: Sequence[MeshedPod]) -> list[Budget]:
        """Return the PodDisruptionBudgets that any of these pods counts for."""
        return [budget for budget in self.budgets if any(budget.covers(pod) for pod in pods)]

    def unreadable_waits(self, *kinds: str) -> list[Wait]:
        """Return the objects of these kinds, or of any, that people have to correct."""
        return [
            obstacle.of(key.title)
            for key, obstacle in self.unreadable.items()
            if not kinds or key.kind in kinds
        ]

    def holds(self, pod: MeshedPod) -> frozenset[str]:
        """Return the anchors that a pod provably trusts."""
        if pod.anchors is not None:
            return pod.anchors
        return self.roots if self.started_after(pod, self.roots_changed) else frozenset()

    def started_after(self, pod: MeshedPod, since: datetime | None) -> bool:
        """Whether every container started when its kubelet must have known what was so then."""
        if pod.started is None or since is None:
            return False
        return pod.started > since + timedelta(seconds=self.settings.kubelet_seconds)

    def deadline_after(self, since: datetime, *seconds: int) -> datetime | None:
        """Return when so many seconds end, if they have not; times lack fractions, so one more."""
        deadline = since + timedelta(seconds=1 + sum(seconds))
        return None if deadline <= self.now else deadline
