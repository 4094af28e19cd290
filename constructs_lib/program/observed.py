"""What is observed of a cluster, as values."""

from __future__ import annotations

import base64
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from functools import lru_cache
from sys import intern
from typing import Any, cast

from .certificates import parse_pem
from .objects import MALFORMED, Json, Key, Owner, condition, dig, moment, owner_of, stamp
from .settings import RotatorSettings, camel_case
from .waits import NEVER, Obstacle, Wait

RESTARTED = "rotation.linkerd-gitops/restarted"
"""The annotation of a workload that says when this program restarted it last."""

FLIPS = "rotation.linkerd-gitops/flips"
"""The annotation of the identity issuer that each flip changes: a flip that is not there has not
been made, and one that is there and without effect was undone."""
ODD = "odd"
EVEN = "even"

MISSING_REPLICA_SET = "missing ReplicaSet"

_LARGEST = 16_384
"""Characters of labels, or of a selector: of all pods, they have to be kept together."""

_MOST_ANCHORS = 500
"""Of a pod, which counts as one without any if it has more; public authorities are some 150."""
MESH_LABEL = "linkerd.io/control-plane-ns"
"""The label of a meshed pod that names its control plane's namespace."""

_VARIABLE = "LINKERD2_PROXY_IDENTITY_TRUST_ANCHORS"

_EXTENSION = ("linkerd-gateway", "namespace-metadata")
"""ServiceAccounts of chart linkerd-multicluster that have no component."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadKind:
    """Where workloads of a kind are, and how they count their new and their usable pods."""

    group: str
    plural: str
    updated: str = "updatedReplicas"
    available: str = "availableReplicas"


WORKLOADS = {
    "Deployment": WorkloadKind(group="apis/apps/v1", plural="deployments"),
    "StatefulSet": WorkloadKind(
        group="apis/apps/v1", plural="statefulsets", available="readyReplicas"
    ),
    "DaemonSet": WorkloadKind(
        group="apis/apps/v1",
        plural="daemonsets",
        updated="updatedNumberScheduled",
        available="numberAvailable",
    ),
    "Rollout": WorkloadKind(group="apis/argoproj.io/v1alpha1", plural="rollouts"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedCertificate:
    """A Certificate and what it was last issued as: a trust anchor, or the identity issuer.

    Attributes:
        anchor: The fingerprint of the anchor that it is, or that its chain ends at.
        not_after: That anchor's end.
        issuer: What signs it from now on.
        signed_by: What signed it.
        uid: What tells it from one that was made again.
        flips: Whether an odd or an even number of flips were made.
        version: Its resource version; empty if there is no such Certificate.
        common_name: The common name that it asks for.
    """

    problem: Obstacle | None
    anchor: str | None = None
    not_after: datetime | None = None
    issuer: str = ""
    signed_by: str = ""
    uid: str = ""
    flips: str = EVEN
    generation: int = 0
    version: str = ""
    common_name: str = ""

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
            uid=metadata.get("uid", ""),
            flips=ODD if dig(metadata, "annotations", FLIPS) == ODD else EVEN,
            generation=metadata["generation"],
            version=metadata["resourceVersion"],
            common_name=str(dig(certificate, "spec", "commonName") or ""),
        )


def _certificate_problem(certificate: Json, revision: str, anchor: str | None) -> Obstacle | None:
    if condition(certificate, "Issuing") == "True":
        return Obstacle(reason="CertificateIssuing", why="is being issued")
    if condition(certificate, "Ready") != "True":
        return Obstacle(reason="CertificateNotReady", why="is not Ready")
    if anchor is None:
        place = certificate["metadata"]
        why = (
            f"is not known: nothing is left of the CertificateRequest of revision {revision}: "
            f"cmctl renew --namespace {place['namespace']} {place['name']}"
        )
        return Obstacle(reason="CertificateRequestMissing", why=why, until=NEVER)
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeshedPod:
    """A pod whose proxy runs, or will.

    Attributes:
        anchors: The anchors that it trusts; ``None``: what the ConfigMap held when it started.
        started: Its first container's start; ``None`` while one does not run.
        terminating: Whether it is being deleted.
        changed: When it was made, became ready, or is to be gone: the last of these.
        contradictory: Whether its proxy's variable stands more than once, of which the last counts.
    """

    key: Key
    owner: Owner | None
    labels: Mapping[str, str]
    anchors: frozenset[str] | None
    started: datetime | None
    terminating: bool
    changed: datetime | None = None
    contradictory: bool = False

    @classmethod
    def read(cls, pod: Json, settings: RotatorSettings) -> MeshedPod | None:
        """Read a pod; None if it has ended, or has no proxy."""
        if dig(pod, "status", "phase") in ("Succeeded", "Failed"):
            return None
        spec = pod["spec"]
        metadata = pod["metadata"]
        variables = _variables(spec)
        if variables is None:
            return None
        return cls(
            key=Key("Pod", intern(metadata["namespace"]), metadata["name"]),
            owner=owner_of(metadata),
            labels=_labels(*sorted(_bounded(dig(metadata, "labels") or {}).items())),
            anchors=_anchors((variables or [{}])[-1], metadata["namespace"], settings),
            started=_started(spec, pod["status"]),
            terminating="deletionTimestamp" in metadata,
            changed=_pod_changed(pod),
            contradictory=len(variables) > 1,
        )


def _anchors(variable: Json, namespace: str, settings: RotatorSettings) -> frozenset[str] | None:
    """Return the anchors in a proxy's variable; None: those of our ConfigMap at its start."""
    source = dig(variable, "valueFrom", "configMapKeyRef")
    place = (namespace, dig(source, "name"), dig(source, "key"))
    ours = (settings.control_plane_namespace, settings.trust_roots, settings.trust_roots_key)
    return None if place == ours else _anchors_in(dig(variable, "value") or "")


# Pods that are listed one after another have much in common, and a mesh has very many pods. A
# cache holds the texts, and each of them may be as large as a pod.
@lru_cache(maxsize=8)
def _anchors_in(text: str) -> frozenset[str]:
    found = parse_pem(text)
    return frozenset(found if len(found) <= _MOST_ANCHORS else ())


@lru_cache(maxsize=8)
def _labels(*labels: tuple[str, str]) -> Mapping[str, str]:
    return dict(labels)


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


def _bounded(value: Json) -> Json:
    if len(str(value)) > _LARGEST:
        raise ValueError(f"labels, or a selector, of more than {_LARGEST} characters")
    return value


def _pod_changed(pod: Json) -> datetime | None:
    ready = condition(pod, "Ready") == "True"
    times = (
        # Not a container's start: one that crashes starts again and again.
        condition(pod, "Ready", "lastTransitionTime") if ready else None,
        *(dig(pod, "metadata", f"{event}Timestamp") for event in ("creation", "deletion")),
    )
    return max((moment(time) for time in times if time), default=None)


def template_anchors(
    template: Json | None, namespace: str, settings: RotatorSettings
) -> frozenset[str] | None:
    """Return the anchors of a proxy that a template has; None: it has none of this mesh."""
    mesh = dig(template, "metadata", "labels", MESH_LABEL)
    if mesh not in (None, settings.control_plane_namespace):
        return None
    variables = _variables(dig(template, "spec"))
    return _anchors(variables[-1], namespace, settings) if variables else None


def _variables(spec: Json | None) -> list[Json] | None:
    """Return the variables with a proxy's trust anchors; None: no proxy."""
    containers = (*(dig(spec, "containers") or ()), *(dig(spec, "initContainers") or ()))
    for container in containers:
        if container["name"] == "linkerd-proxy":
            return [
                variable
                for variable in dig(container, "env") or ()
                if variable["name"] == _VARIABLE
            ]
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """What holds trust anchors, and is no pod.

    Attributes:
        anchors: Those of the pods that it will make; ``None``: only people know.
    """

    key: Key
    anchors: frozenset[str] | None

    @classmethod
    def outside(cls, kind: str, thing: Json) -> Holder | None:
        """Read what stands for proxies outside of the cluster, or for other clusters."""
        metadata = thing["metadata"]
        # What else the multicluster extension runs under: its own pods.
        inside = "component" in (dig(metadata, "labels") or ()) or metadata["name"] in _EXTENSION
        if kind == "ServiceAccount" and inside:
            return None
        return cls(key=Key(kind, metadata["namespace"], metadata["name"]), anchors=None)

    @classmethod
    def cron_job(cls, thing: Json, settings: RotatorSettings) -> Holder | None:
        """Read a CronJob; None if no proxy was injected into its template."""
        metadata = thing["metadata"]
        template = dig(thing, "spec", "jobTemplate", "spec", "template")
        anchors = template_anchors(template, metadata["namespace"], settings)
        key = Key("CronJob", metadata["namespace"], metadata["name"])
        return None if anchors is None else cls(key=key, anchors=anchors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """What makes pods, and makes them again when restarted.

    Attributes:
        rolling: Whether its pods are being replaced, or are to be.
        complete: Whether it is rolled out, as ``kubectl rollout status`` has it, or a Rollout at
            rest whose pods are available: of a blue-green one those that users reach.
        fixed: Why restarting it would not help.
        restarted: When this program restarted it last.
        stuck: Whether it says itself that it makes no progress.
        changed: When anything of it but its status changed last, as far as its managers tell.
        template: The anchors of a proxy that was injected into its template; ``None``: it has none.
    """

    key: Key
    version: str
    rolling: bool
    complete: bool
    fixed: Obstacle | None
    restarted: datetime | None
    stuck: bool = False
    changed: datetime | None = None
    template: frozenset[str] | None = None

    @classmethod
    def read(cls, kind: str, thing: Json, settings: RotatorSettings, now: datetime) -> Workload:
        """Read a Deployment, StatefulSet, DaemonSet or Rollout."""
        spec = thing["spec"]
        status = dig(thing, "status")
        metadata = thing["metadata"]
        updated = dig(status, WORKLOADS[kind].updated) or 0
        available = dig(status, WORKLOADS[kind].available) or 0
        desired = dig(status, "desiredNumberScheduled") or dig(spec, "replicas") or 0
        total = dig(status, "replicas") or 0
        unseen = str(dig(status, "observedGeneration")) != str(metadata["generation"])
        behind = unseen or _restart_is_due(thing, now)
        at_rest = _is_at_rest(status)
        settled = not behind and (at_rest or updated >= max(desired, total))
        # A blue-green Rollout counts as available what gets requests alone, and so does this.
        reached = dig(status, "HPAReplicas") or total
        restarted = dig(metadata, "annotations", RESTARTED)
        return cls(
            key=Key(kind, metadata["namespace"], metadata["name"]),
            version=metadata["resourceVersion"],
            rolling=not settled,
            complete=settled and available >= (reached if at_rest else desired),
            fixed=_why_fixed(kind, spec),
            restarted=moment(restarted) if restarted else None,
            stuck=_is_stuck(thing) and not (behind or at_rest),
            changed=_changed(metadata),
            template=template_anchors(dig(spec, "template"), metadata["namespace"], settings),
        )


def _is_at_rest(status: Json | None) -> bool:
    """Whether a Rollout stands still: until people go on, or with its old pods kept for a while.

    It takes ``spec.restartAt`` all the same, for the pods of each version. Source: Argo Rollouts,
    ``rollout/restart.go``, which asks neither for a pause nor for an abort.
    """
    phase = dig(status, "phase")
    return phase in ("Paused", "Healthy") or (phase == "Degraded" and bool(dig(status, "abort")))


def _restart_is_due(rollout: Json, now: datetime) -> bool:
    """Whether a Rollout has yet to make its pods anew; somebody may have put that off."""
    asked = dig(rollout, "spec", "restartAt")
    restarted = dig(rollout, "status", "restartedAt")
    if asked is None or moment(asked) > now:
        return False
    return restarted is None or moment(restarted) != moment(asked)


def _is_stuck(thing: Json) -> bool:
    exceeded = condition(thing, "Progressing", "reason") == "ProgressDeadlineExceeded"
    paused = bool(dig(thing, "spec", "paused"))
    return exceeded or paused or dig(thing, "status", "phase") == "Degraded"


def _changed(metadata: Json) -> datetime | None:
    times = [
        moment(entry["time"])
        for entry in dig(metadata, "managedFields") or ()
        if "time" in entry and not dig(entry, "subresource")
    ]
    return max(times, default=None)


def _why_fixed(kind: str, spec: Json) -> Obstacle | None:
    strategy = dig(spec, "updateStrategy")
    if dig(spec, "paused") and kind != "Rollout":
        return Obstacle(reason="WorkloadPaused", why="is paused: resume it", until=NEVER)
    if dig(strategy, "type") == "OnDelete" or dig(strategy, "rollingUpdate", "partition"):
        why = "does not roll out by itself (OnDelete, or a partition): delete the pod"
        return Obstacle(reason="WorkloadDoesNotRollOut", why=why, until=NEVER)
    if any(dig(variable, "value") for variable in _variables(dig(spec, "template", "spec")) or ()):
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
        _selects(_bounded(selector or {}), {})
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
    wanted = frozenset(_match_labels(selector))
    met = [_is_met(each, labels) for each in dig(selector, "matchExpressions") or ()]
    return wanted <= labels.items() and all(met)


def _is_met(expression: Json, labels: Mapping[str, str]) -> bool:
    value = labels.get(expression["key"])
    operator = expression["operator"]
    met = value is not None if "Exist" in operator else value in expression["values"]
    return met == (operator in ("In", "Exists"))


class Budgets:
    """PodDisruptionBudgets by what a pod needs to have: very many pods are looked for in them."""

    def __init__(self, budgets: Sequence[Budget]) -> None:
        labels = [_match_labels(budget.selector) for budget in budgets]
        commonness = Counter(label for each in labels for label in each)
        self._by_label: dict[tuple[str, tuple[str, str] | None], list[Budget]] = {}
        for budget, each in zip(budgets, labels, strict=True):
            rarest = min(each, key=lambda label: (commonness[label], label), default=None)
            self._by_label.setdefault((budget.key.namespace, rarest), []).append(budget)

    def of(self, pods: Sequence[MeshedPod]) -> list[Budget]:
        """Return those that any of these pods counts for."""
        found = {
            budget.key: budget
            for pod in pods
            for label in (None, *pod.labels.items())
            for budget in self._by_label.get((pod.key.namespace, label), ())
            if budget.covers(pod)
        }
        return [found[key] for key in sorted(found)]


def _match_labels(selector: Json | None) -> list[tuple[str, str]]:
    return list(cast("dict[str, str]", dig(selector, "matchLabels") or {}).items())


_NUMBERS = (
    "issuer_generation",
    "contested",
    "active_issuance",
    "retired_issuance",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the cluster does not tell, as it is recorded. Anchors are fingerprints here.

    Attributes:
        active: The anchor that is meant to be active.
        retired: The anchor that was active before, until it has a new key.
        last_moved_at: When an anchor became active last, the first run not counted.
        ready_since: Since when every pod trusts every anchor and a move may begin.
        chain_seen_at: When the identity issuer was first seen to be right.
        issuer_uid: The identity issuer's uid then.
        issuer_generation: Its generation then.
        identity_moved_at: Since when nothing is issued under another anchor.
        released_at: When the last leaf under the retired anchor had ended.
        deleted_at: When the retired anchor's Secret was deleted.
        flips: Whether the number of flips is odd or even once the last is made.
        undone_at: When the last flip was counted among those that others undid.
        contested: How often others undid what this program did, since it rested last.
        active_issuance: The longest lifetime of leaves under the active anchor, in seconds.
        retired_issuance: The same under the retired anchor.
        anchors: The fingerprints by name.
        leaving: Whether an anchor that Git takes away is held or released, by name.
    """

    active: str | None = None
    retired: str | None = None
    active_since: datetime | None = None
    last_moved_at: datetime | None = None
    requested_at: datetime | None = None
    ready_since: datetime | None = None
    chain_seen_at: datetime | None = None
    issuer_uid: str | None = None
    issuer_generation: int | None = None
    identity_moved_at: datetime | None = None
    released_at: datetime | None = None
    deleted_at: datetime | None = None
    flips: str | None = None
    undone_at: datetime | None = None
    contested: int | None = None
    active_issuance: int | None = None
    retired_issuance: int | None = None
    anchors: Mapping[str, str] | None = None
    leaving: Mapping[str, str] | None = None

    @classmethod
    def read(cls, text: str) -> State:
        """Return the state. One that cannot be read is lost, which is safe."""
        try:
            record = cast("dict[str, Any]", json.loads(text))
            values = {field.name: record.get(camel_case(field.name)) for field in fields(cls)}
            kinds = {"anchors": dict, "leaving": dict, **dict.fromkeys(_NUMBERS, int)}
            for name, value in values.items():
                if type(value) not in (kinds.get(name, str), type(None)):
                    raise TypeError(name)
                if value and name.endswith(("_at", "_since")):
                    values[name] = moment(value)
            for texts in (values["anchors"], values["leaving"]):
                # Raises if one is no text.
                "".join(cast("dict[str, str]", texts or {}).values())
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
        sources: The Secrets that the Bundle takes them from.
        roots_changed: When the trust roots changed last.
        replica_sets: What controls each ReplicaSet, by namespace and name.
        unreadable: What of the lists could not be read, and is in none of them here.
        status: What was told last.
        version: The resource version of the record; empty if its ConfigMap is missing.
        requested: When somebody made the Job of this run by hand.
        idle: Why nothing is to be done: paused, or a dry run.
        unlocked: Whether people let everything pass the lock.
        clock_difference: Seconds that this clock is at least ahead of the API server's, or behind
            if negative; ``None``: that is not known.
        seconds: How long the observation took.
        holders: What else holds anchors. Only what is observed before a move has them.
        ended_roots: The trust roots that ended so long ago that nothing under them is alive.
        notes: The annotations of the record.
        leaving: The anchors that the commit takes away which is being synced.
        wanted: The anchor that this commit makes active, by Git.
    """

    settings: RotatorSettings
    now: datetime
    anchors: Mapping[str, IssuedCertificate]
    issuer: IssuedCertificate
    users: Mapping[str, Sequence[str]]
    roots: frozenset[str]
    sources: frozenset[str]
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
    unlocked: bool
    clock_difference: float | None = 0
    seconds: float = 0
    holders: Sequence[Holder] = ()
    ended_roots: frozenset[str] = frozenset()
    notes: Json = field(default_factory=dict[str, Any])
    leaving: frozenset[str] = frozenset()
    wanted: str | None = None

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
