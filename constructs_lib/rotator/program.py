"""Moves a Linkerd mesh from one trust anchor to the next, and no handshake fails meanwhile.

The trust roots hold two anchors at all times; one of them, the active one, signs the identity
issuer. A move makes the other active, and then gives the retired one a new key:

    control plane   is restarted, so that it, and what it injects, knows both anchors
    data plane      every meshed pod that lacks an anchor is made again, a few at a time
    flip            the identity issuer names the other anchor
    identity        the new issuer is what was meant, and linkerd-identity issues under it alone
    leaves          every certificate under the retired anchor expires
    re-key          the retired anchor's Secret is deleted, and cert-manager makes a new key
    rest            until the next move is due

A run may end at any instruction: what is to be done is read from the cluster at every step. What
the cluster does not tell is recorded in a ConfigMap before it is acted upon. Losing that record
costs time, never trust: the other anchor then counts as one that was retired this very moment.
Nothing is done because waiting took too long.

`rotator.py run` goes as far as it can. `rotator.py gate` says whether what Git wants is safe.
Exit status 0: all is well, or waits. 1: somebody has to look. Standard library alone, Python 3.11.
"""

from __future__ import annotations

import base64
import hashlib
import http.client
import json
import os
import re
import ssl
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlencode

Json = dict[str, Any]
Key = tuple[str, str, str]  # kind, namespace and name
Pods = Sequence["MeshedPod"]
Clock = Callable[[], datetime]
Sleep = Callable[[float], None]

PAUSED, DRY_RUN = "rotation.linkerd-gitops/paused", "rotation.linkerd-gitops/dry-run"
RESTARTED = "rotation.linkerd-gitops/restarted"  # on a workload: when this program last did it
FRESH = timedelta(seconds=30)  # older observations are not acted upon: another run may have been
NEVER = datetime.max.replace(tzinfo=UTC)
LISTED = 50  # how many waits the status names: a ConfigMap holds 1 MiB
CERTIFICATES = "apis/cert-manager.io/v1"
WORKLOADS = {  # by kind: where they are, and how they count their new and their usable pods
    "Deployment": ("apis/apps/v1", "deployments", "updatedReplicas", "availableReplicas"),
    "StatefulSet": ("apis/apps/v1", "statefulsets", "updatedReplicas", "readyReplicas"),
    "DaemonSet": ("apis/apps/v1", "daemonsets", "updatedNumberScheduled", "numberAvailable"),
    "Rollout": ("apis/argoproj.io/v1alpha1", "rollouts", "updatedReplicas", "availableReplicas"),
}

moment, utc_now = datetime.fromisoformat, partial(datetime.now, UTC)


class RefusedError(Exception):
    """Somebody has to look; the message says at what."""


class ChangedError(Exception):
    """The cluster is not, or may not be, what was observed: observe again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """settings.json beside this file, whose keys are these names in camelCase."""

    control_plane_namespace: str
    cert_manager_namespace: str
    anchors: Sequence[str]  # each a Certificate, its Secret and its ClusterIssuer
    active: str | None  # the anchor that Git makes active; None if this program does
    identity_issuer: str
    trust_roots: str
    trust_roots_key: str
    state: str
    identity_deployment: str
    control_plane_deployments: Sequence[str]
    every_seconds: int
    workloads_at_once: int
    namespaces: Sequence[str] | None  # where to restart, beside the control plane; None: anywhere
    issuance_seconds: int  # a leaf's lifetime
    clock_skew_seconds: int
    kubelet_seconds: int  # how long a kubelet may go on with an old ConfigMap or Secret
    margin_seconds: int
    deadline_seconds: int
    poll_seconds: int

    @classmethod
    def read(cls, text: str) -> Settings:
        """Return the settings, or raise RefusedError and say which is wrong."""
        try:
            given = cast("Json", json.loads(text))
            settings = cls(**{each.name: given[camel_case(each.name)] for each in fields(cls)})
            names, active = settings.anchors, settings.active
            count, different = len(names), len({*names})
        except (KeyError, TypeError, ValueError) as error:
            raise RefusedError(f"settings.json lacks, or cannot be read at: {error}") from error
        for key in ("workloadsAtOnce", *(key for key in given if key.endswith("Seconds"))):
            if type(given[key]) is not int or given[key] < 1:
                raise RefusedError(f"settings.json: {key} ({given[key]}) must be 1 or more")
        if (
            not 2 <= different == count
            or (count > 2 and not active)
            or active not in (None, *names)
        ):
            why = "must be two different names, or more and one of them active"
            raise RefusedError(f"settings.json: anchors {names}, active {active}: {why}")
        return settings


# --- What is observed -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Issued:
    """A Certificate and what it was last issued as: a trust anchor, or the identity issuer."""

    problem: str | None  # why it cannot be relied on now
    anchor: str | None = None  # fingerprint of the anchor that it is, or that its chain ends at
    not_after: datetime | None = None
    issuer: str = ""  # what signs it from now on
    signed_by: str = ""  # what signed it
    generation: int = 0
    version: str = ""

    @classmethod
    def read(cls, certificate: Json | None, requests: Mapping[Key, Json], field: str) -> Issued:
        """Read a Certificate and, of the CertificateRequest of its revision, a field with PEM."""
        if certificate is None:
            return cls("has no Certificate")
        metadata, revision = certificate["metadata"], str(at(certificate, "status", "revision"))
        request = requests.get((metadata["namespace"], metadata["name"], revision))
        pem = base64.b64decode(at(request, "status", field) or "").decode()
        anchor, not_after = next(iter(parse_pem(pem).items()), (None, None))
        problem = None if anchor else f"is not known: no CertificateRequest has revision {revision}"
        if condition(certificate, "Ready") != "True":
            problem = "is not Ready"
        if condition(certificate, "Issuing") == "True":
            problem = "is being issued"
        issuer = str(at(certificate, "spec", "issuerRef", "name"))
        signed_by = str(at(request, "spec", "issuerRef", "name"))
        generation, version = metadata["generation"], metadata["resourceVersion"]
        return cls(problem, anchor, not_after, issuer, signed_by, generation, version)


@dataclass(frozen=True, slots=True)
class MeshedPod:
    """A pod whose proxy runs, or will."""

    key: Key
    owner: tuple[str, str] | None
    labels: Mapping[str, str]
    anchors: frozenset[str] | None  # None: what the ConfigMap held when its containers started
    started: datetime | None  # its first container's start; None while one does not run
    terminating: bool

    @classmethod
    def read(cls, pod: Json, settings: Settings) -> MeshedPod | None:
        """Read a pod; None if it has ended, or has no proxy."""
        spec, status, metadata = pod["spec"], pod["status"], pod["metadata"]
        variable = trust_anchors_of(spec)
        if variable is None or at(status, "phase") in ("Succeeded", "Failed"):
            return None
        source = at(variable, "valueFrom", "configMapKeyRef")
        place = (metadata["namespace"], at(source, "name"), at(source, "key"))
        ours = (settings.control_plane_namespace, settings.trust_roots, settings.trust_roots_key)
        anchors = None if place == ours else frozenset(parse_pem(at(variable, "value") or ""))
        sidecars = [e for e in at(spec, "initContainers") or () if "restartPolicy" in e]
        statuses = (at(status, f"{kind}Statuses") or () for kind in ("container", "initContainer"))
        running = {e["name"]: at(e, "state", "running", "startedAt") for s in statuses for e in s}
        starts = [running.get(each["name"]) for each in (*spec["containers"], *sidecars)]
        started = min(moment(each) for each in starts if each) if all(starts) else None
        key = ("Pod", metadata["namespace"], metadata["name"])
        labels = cast("dict[str, str]", at(metadata, "labels") or {})
        terminating = "deletionTimestamp" in metadata
        return cls(key, owner_of(metadata), labels, anchors, started, terminating)


@dataclass(frozen=True, slots=True)
class Workload:
    """What makes pods, and makes them again when restarted."""

    key: Key
    version: str
    rolling: bool
    complete: bool  # as ``kubectl rollout status`` has it
    fixed: str | None  # why restarting it would not help
    restarted: datetime | None  # by this program

    @classmethod
    def read(cls, kind: str, thing: Json) -> Workload:
        """Read a Deployment, StatefulSet, DaemonSet or Rollout."""
        spec, status, metadata = thing["spec"], at(thing, "status"), thing["metadata"]
        new, usable = (at(status, count) or 0 for count in WORKLOADS[kind][2:])
        wanted = at(status, "desiredNumberScheduled") or at(spec, "replicas") or 0
        stuck = condition(thing, "Progressing", "reason") == "ProgressDeadlineExceeded"
        unseen = str(at(status, "observedGeneration")) != str(metadata["generation"])
        restarting = at(spec, "restartAt") not in (None, at(status, "restartedAt"))
        new_only = new >= max(wanted, at(status, "replicas") or 0) and not restarting
        strategy, fixed = at(spec, "updateStrategy"), None
        if at(spec, "paused"):
            fixed = "is paused: resume it"
        elif at(strategy, "type") == "OnDelete" or at(strategy, "rollingUpdate", "partition"):
            fixed = "does not roll out by itself (OnDelete, or a partition): delete the pod"
        elif at(trust_anchors_of(at(spec, "template", "spec")), "value"):
            fixed = "its template has a proxy of its own (linkerd inject --manual): inject it anew"
        key, version = (kind, metadata["namespace"], metadata["name"]), metadata["resourceVersion"]
        rolling, complete = unseen or not (new_only or stuck), new_only and usable >= wanted
        restarted = at(metadata, "annotations", RESTARTED)
        when = moment(restarted) if restarted else None
        return cls(key, version, rolling, complete and not unseen, fixed, when)


@dataclass(frozen=True, slots=True)
class Budget:
    """A PodDisruptionBudget."""

    key: Key
    selector: Json | None
    allowed: int

    @classmethod
    def read(cls, thing: Json) -> Budget:
        """Read a PodDisruptionBudget; one whose status is out of date allows nothing."""
        metadata, status = thing["metadata"], at(thing, "status")
        behind = (at(status, "observedGeneration") or 0) < (at(metadata, "generation") or 0)
        key = ("PodDisruptionBudget", metadata["namespace"], metadata["name"])
        allowed = 0 if behind else at(status, "disruptionsAllowed") or 0
        return cls(key, at(thing, "spec", "selector"), allowed)

    def covers(self, pod: MeshedPod) -> bool:
        """Whether a pod counts for it: with an empty selector all do, without one none does."""
        if self.selector is None or self.key[1] != pod.key[1]:
            return False
        for rule in self.selector.get("matchExpressions") or ():
            value, operator = pod.labels.get(rule["key"]), rule["operator"]
            met = value is not None if "Exist" in operator else value in rule["values"]
            if met != (operator in ("In", "Exists")):
                return False
        return (self.selector.get("matchLabels") or {}).items() <= pod.labels.items()


@dataclass(frozen=True, slots=True)
class State:
    """What the cluster does not tell. Anchors are fingerprints here."""

    active: str | None = None  # meant to be active
    retired: str | None = None  # was active before
    active_since: datetime | None = None
    last_moved_at: datetime | None = None
    requested_at: datetime | None = None
    chain_seen_at: datetime | None = None  # when the identity issuer was first seen to be right
    issuer_generation: int | None = None  # its generation then
    identity_moved_at: datetime | None = None  # since when nothing is issued under another anchor
    deleted_at: datetime | None = None
    anchors: Mapping[str, str] | None = None  # by name

    @classmethod
    def read(cls, text: str) -> State:
        """Return the state. One that cannot be read is lost, which is safe."""
        try:
            given = cast("Json", json.loads(text))
            values = {each.name: given.get(camel_case(each.name)) for each in fields(cls)}
            for key in (key for key in values if values[key] and key.endswith(("_at", "_since"))):
                values[key] = moment(str(values[key]))
            return cls(**values)
        except (AttributeError, TypeError, ValueError):
            return cls()

    def text(self) -> str:
        """Return the state as it is stored."""
        values = {camel_case(each.name): getattr(self, each.name) for each in fields(self)}
        return json.dumps(values, indent=1, default=stamp)


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """All that is decided by, the time and the settings included."""

    settings: Settings
    now: datetime
    anchors: Mapping[str, Issued]
    issuer: Issued
    users: Mapping[str, Sequence[str]]  # by ClusterIssuer, the Certificates that name it
    roots: frozenset[str]
    roots_changed: datetime | None
    pods: Pods
    replica_sets: Mapping[tuple[str, str], tuple[str, str] | None]
    workloads: Mapping[Key, Workload]
    budgets: Sequence[Budget]
    state: State
    status: Json
    version: str
    requested: datetime | None  # when somebody made the Job of this run by hand
    idle: str  # why nothing is to be done: paused, or a dry run

    def workload_of(self, pod: MeshedPod) -> Key | None:
        """Return what made a pod; None if nothing did."""
        owner = pod.owner
        if owner is not None and owner[0] == "ReplicaSet":
            gone = ("missing ReplicaSet", owner[1])
            owner = self.replica_sets.get((pod.key[1], owner[1]), gone) or owner
        return None if owner is None else (owner[0], pod.key[1], owner[1])

    def control_plane(self, *names: str) -> list[MeshedPod]:
        """Return the pods of its Deployments, and those whose ReplicaSet is missing."""
        space = self.settings.control_plane_namespace
        ours = {("Deployment", space, name) for name in names}
        pods = [(pod, self.workload_of(pod)) for pod in self.pods if pod.key[1] == space]
        return [p for p, made in pods if made and (made in ours or "missing" in made[0])]

    def budgets_of(self, pods: Pods) -> list[Budget]:
        """Return the PodDisruptionBudgets that any of these pods counts for."""
        return [each for each in self.budgets if any(each.covers(pod) for pod in pods)]

    def holds(self, pod: MeshedPod) -> frozenset[str]:
        """Return the anchors that a pod provably trusts."""
        if pod.anchors is None:
            return self.roots if self.later(pod, self.roots_changed) else frozenset()
        return pod.anchors

    def later(self, pod: MeshedPod, since: datetime | None) -> bool:
        """Whether every container started when its kubelet must have known what was so then."""
        known = timedelta(seconds=self.settings.kubelet_seconds)
        return pod.started is not None and since is not None and pod.started > since + known

    def end(self, since: datetime, *seconds: int) -> datetime | None:
        """Return when so many seconds end, if they have not; times lack fractions, so one more."""
        end = since + timedelta(seconds=1 + sum(seconds))
        return None if end <= self.now else end


# --- Deciding -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wait:
    """Something that has to be so before the next step; until NEVER if it takes people."""

    what: str
    why: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """A request to the API server, and what it is for."""

    what: str
    method: str
    path: str
    body: Any = None


@dataclass(frozen=True, slots=True)
class Decision:
    """Where the move is; what to record, and then to do; what has to be waited for."""

    phase: str
    state: State
    waits: Sequence[Wait] = ()
    actions: Sequence[Action] = ()


def decide(seen: Observation) -> Decision:
    """Return what can be done now. A pure function: whoever asks, it says the same."""
    settings, issuer, state = seen.settings, seen.issuer, seen.state
    if waits := unsettled(seen, settings.anchors):
        return Decision("settling", state, waits)
    prints = {name: str(anchor.anchor) for name, anchor in seen.anchors.items()}
    active, by_git = prints[issuer.issuer], settings.active is not None
    standby = next(name for name in settings.anchors if name != issuer.issuer)
    if seen.requested and (state.active_since is None or seen.requested > state.active_since):
        state = replace(state, requested_at=seen.requested)
    state = replace(state, anchors=prints, active_since=state.active_since or seen.now)
    undone = active == state.retired and not by_git  # a flip that was meant, or was taken back
    if active != state.active and not undone:
        before = state.active if by_git else prints[standby]
        return Decision("settling", just_moved(seen, state, active, before))
    if not undone and moving_identity(state, issuer):
        return identity(seen, state, active)
    if waits := chain_waits(issuer, active):
        return Decision("settling", state, waits)
    if prints[standby] == state.retired and not by_git:
        return leaves(seen, state, standby)
    due = seen.end(cast("datetime", state.active_since), settings.every_seconds)
    if due and not (state.requested_at or undone or by_git):
        wait = Wait("the next move", f"is due at {stamp(due)}", due)
        return Decision("rest", replace(state, deleted_at=None), [wait])
    if missing := spread(seen, state, frozenset(prints.values())):
        return missing
    if by_git:
        return Decision("rest", state, [Wait("Git", "decides which anchor is active", NEVER)])
    return flip(seen, state, active, standby)


def unsettled(seen: Observation, names: Sequence[str]) -> list[Wait]:
    """Return what has to be so before anything at all is done."""
    settings, waits = seen.settings, list[Wait]()
    overdue = seen.now + timedelta(seconds=settings.margin_seconds)
    for name in names:
        problem, end = seen.anchors[name].problem, seen.anchors[name].not_after
        # Its renewals keep its key, so what it signs may outlive the certificate that it has now.
        if problem is None and end is not None and end < overdue:
            problem = f"expires at {stamp(end)}, and nobody has renewed it"
        if problem is None and seen.anchors[name].anchor not in seen.roots:
            problem = f"is not in ConfigMap {settings.trust_roots}"
        if problem is not None:
            waits.append(Wait(f"trust anchor {name}", problem))
    if seen.issuer.issuer not in names:
        why = seen.issuer.problem or f"names {seen.issuer.issuer}, none of {', '.join(names)}"
        waits.append(Wait(f"Certificate {settings.identity_issuer}", why))
    if seen.roots_changed is None:
        why = "does not say when it last changed (metadata.managedFields)"
        waits.append(Wait(f"ConfigMap {settings.trust_roots}", why, NEVER))
    if not waits and len({seen.anchors[name].anchor for name in names}) < len(names):
        raise RefusedError("two trust anchors have one key: delete the Secret of the unused one")
    return waits


def just_moved(seen: Observation, state: State, active: str, before: str | None) -> State:
    """Return the state in which an anchor has become active, and all that follows is to be done."""
    moved = State(active, before, seen.now, anchors=state.anchors)
    if state.active is None:  # the first run, or the record was lost
        return replace(moved, requested_at=state.requested_at)
    return replace(moved, last_moved_at=seen.now)


def chain_waits(issuer: Issued, active: str) -> list[Wait]:
    """Return why the identity issuer is not yet what it is meant to be; refuse what never will."""
    problem = issuer.problem
    if problem is None and issuer.signed_by != issuer.issuer:
        problem = f"is not issued by {issuer.issuer} yet"
    if problem is None and issuer.anchor != active:
        raise RefusedError(
            f"{issuer.issuer} signed the identity issuer with another key than it has now: was its "
            "Secret deleted? Nothing is done until both agree. Once every pod trusts the new key, "
            "re-issue the identity issuer (cmctl renew)"
        )
    return [] if problem is None else [Wait("the identity issuer", problem)]


def moving_identity(state: State, issuer: Issued) -> bool:
    """Whether linkerd-identity may issue, or have issued, under another than the active anchor."""
    return state.identity_moved_at is None or state.issuer_generation != issuer.generation


def identity(seen: Observation, state: State, active: str) -> Decision:
    """See to it that linkerd-identity issues under the active anchor alone."""
    state = replace(state, identity_moved_at=None)
    generation, since = seen.issuer.generation, state.chain_seen_at
    if waits := chain_waits(seen.issuer, active):
        return Decision("identity", state, waits)
    if since is None or state.issuer_generation != generation:
        first = replace(state, chain_seen_at=seen.now, issuer_generation=generation)
        return Decision("identity", first)
    # No pod may be left that does not trust what linkerd-identity is about to issue.
    if missing := spread(seen, state, frozenset({active})):
        return replace(missing, phase="identity")
    pods = seen.control_plane(seen.settings.identity_deployment)
    stale = [pod for pod in pods if not seen.later(pod, since)]
    waits, actions = renew(seen, stale, since, "may not have the new issuer")
    if waits or actions:
        return Decision("identity", state, waits, actions)
    return Decision("leaves", replace(state, identity_moved_at=seen.now))


def leaves(seen: Observation, state: State, retired: str) -> Decision:
    """Wait until nothing is left that the retired anchor signed, and give it a new key."""
    if users := seen.users.get(retired):
        why = f"names ClusterIssuer {retired}, whose key is about to change"
        return Decision("leaves", state, [Wait(f"Certificate {user}", why) for user in users])
    if until := leaves_end(seen, state):
        wait = Wait("leaves under the retired anchor", f"may live until {stamp(until)}", until)
        return Decision("leaves", state, [wait])
    if state.deleted_at and seen.end(state.deleted_at, seen.settings.kubelet_seconds):
        wait = Wait(f"Secret {retired}", "has been deleted, and cert-manager is to make it again")
        return Decision("re-key", state, [wait])
    path = f"api/v1/namespaces/{seen.settings.cert_manager_namespace}/secrets/{retired}"
    action = Action(f"delete Secret {retired}, so that the anchor gets a new key", "DELETE", path)
    return Decision("re-key", replace(state, deleted_at=seen.now), (), [action])


def leaves_end(seen: Observation, state: State) -> datetime | None:
    """Return when the last leaf expires from before linkerd-identity moved; None if it has."""
    settings, moved = seen.settings, cast("datetime", state.identity_moved_at)
    skew, margin = 2 * settings.clock_skew_seconds, settings.margin_seconds
    return seen.end(moved, settings.issuance_seconds, skew, margin)


def flip(seen: Observation, state: State, active: str, standby: str) -> Decision:
    """Let the other anchor sign the identity issuer, if that is still what it was."""
    settings, issuer = seen.settings, seen.issuer
    # What an injector admitted before its last restart may still be on its way to the API server.
    pods = seen.control_plane(*settings.control_plane_deployments)
    started = max(cast("datetime", pod.started) for pod in pods)
    if until := seen.end(started, settings.kubelet_seconds):
        return Decision("flip", state, [Wait("the control plane", "has just started", until)])
    moved = just_moved(seen, state, str(seen.anchors[standby].anchor), active)
    body = [
        {"op": "test", "path": "/metadata/resourceVersion", "value": issuer.version},
        {"op": "test", "path": "/spec/issuerRef/name", "value": issuer.issuer},
        {"op": "replace", "path": "/spec/issuerRef/name", "value": standby},
    ]
    what = f"let {standby} sign the identity issuer instead of {issuer.issuer}"
    place = f"{CERTIFICATES}/namespaces/{settings.control_plane_namespace}/certificates"
    action = Action(what, "PATCH", f"{place}/{settings.identity_issuer}", body)
    return Decision("flip", moved, (), [action])


# --- Deciding: what lacks an anchor, and how it gets it -------------------------------------------

Plan = tuple[list[Wait], list[Action]]


def spread(seen: Observation, state: State, need: frozenset[str]) -> Decision | None:
    """Return what is to be done until every pod trusts all of these anchors; None: nothing."""
    settings, changed = seen.settings, cast("datetime", seen.roots_changed)
    names, space = settings.control_plane_deployments, settings.control_plane_namespace
    stale = [pod for pod in seen.pods if not need <= seen.holds(pod)]
    first = [pod for pod in seen.control_plane(*names) if not need <= seen.holds(pod)]
    waits, actions = renew(seen, first, changed, "may not have the trust roots")
    for name in names if not first else ():
        workload = seen.workloads.get(("Deployment", space, name))
        if workload is None or not workload.complete or not seen.control_plane(name):
            waits.append(Wait(f"Deployment {name}", "is not rolled out, or has no meshed pod"))
    if waits or actions:
        return Decision("control plane", state, waits, actions)
    waits, actions = renew(seen, stale, changed, "lacks a trust anchor")
    return Decision("data plane", state, waits, actions) if waits or actions else None


def renew(seen: Observation, stale: Pods, since: datetime, why: str) -> Plan:
    """Return the restarts that give pods what is new since then, and what stands in their way."""
    settings, waits, actions = seen.settings, list[Wait](), list[Action]()
    until = seen.end(since, settings.kubelet_seconds, settings.clock_skew_seconds)
    if stale and until:
        return [Wait("every kubelet", f"is to know it first: a pod {why}", until)], []
    meshed = grouped(seen, seen.pods) if stale else {}
    rolling = [key for key in meshed if in_progress(seen, key)]
    used = Counter(each.key for key in rolling for each in seen.budgets_of(meshed[key]))
    queued = 0
    for key, pods in sorted(grouped(seen, stale).items()):
        reason, until = held_back(seen, key, pods, since)
        if not reason and len(rolling) >= settings.workloads_at_once:
            queued += 1
            continue
        budgets = [] if reason else seen.budgets_of(meshed[key])
        if full := [each.key[2] for each in budgets if each.allowed <= used[each.key]]:
            reason = f"PodDisruptionBudget {', '.join(full)} allows no disruption now"
        if reason:
            waits.append(Wait(named(key), f"pod {pods[0].key[2]} {why}; {reason}", until))
        else:
            rolling.append(key)
            used.update(each.key for each in budgets)
            actions.append(restart(seen.workloads[key], stamp(seen.now)))
    if queued:
        at_once = f"only {settings.workloads_at_once} at a time"
        waits.append(Wait("other workloads", f"{queued} pause: {at_once}"))
    return waits, actions


def grouped(seen: Observation, pods: Pods) -> dict[Key, list[MeshedPod]]:
    """Return pods by what made them; one that nothing made is by itself."""
    groups = dict[Key, list[MeshedPod]]()
    for pod in pods:
        groups.setdefault(seen.workload_of(pod) or pod.key, []).append(pod)
    return groups


def held_back(seen: Observation, key: Key, pods: Pods, since: datetime) -> tuple[str, Any]:
    """Return why a workload is not to be restarted now, and until when; "" if it can be."""
    settings, where, workload = seen.settings, seen.settings.namespaces, seen.workloads.get(key)
    if all(pod.terminating for pod in pods):
        return "is terminating", None
    if key[0] == "Job":
        return "a Job is not restarted: it ends, or is deleted", None
    if key[0] not in (*WORKLOADS, "missing ReplicaSet"):
        return "nothing that can be restarted makes it: make it again by hand", NEVER
    if workload is None:
        return "is gone, and its pods are going", None
    if where is not None and key[1] not in (*where, settings.control_plane_namespace):
        return f"nothing in namespace {key[1]} is to be restarted: do it by hand", NEVER
    if workload.fixed is not None:
        return workload.fixed, NEVER
    if not workload.complete:
        return "is not rolled out", None
    if workload.restarted is not None and workload.restarted > since:
        again = seen.end(workload.restarted, settings.kubelet_seconds, settings.issuance_seconds)
        return (f"why, after a restart at {stamp(workload.restarted)}?" if again else ""), again
    return "", None


def in_progress(seen: Observation, key: Key) -> bool:
    """Whether a workload rolls out, or has not come back from a restart of ours."""
    workload, lately = seen.workloads.get(key), timedelta(seconds=seen.settings.issuance_seconds)
    if workload is None or workload.rolling or workload.complete:
        return workload is not None and workload.rolling
    return workload.restarted is not None and workload.restarted > seen.now - lately


def restart(workload: Workload, now: str) -> Action:
    """Return the request that restarts a workload, unless it has changed."""
    kind, namespace, name = workload.key
    template = {"metadata": {"annotations": {"kubectl.kubernetes.io/restartedAt": now}}}
    metadata = {"resourceVersion": workload.version, "annotations": {RESTARTED: now}}
    spec = {"restartAt": now} if kind == "Rollout" else {"template": template}
    path = f"{WORKLOADS[kind][0]}/namespaces/{namespace}/{WORKLOADS[kind][1]}/{name}"
    body = {"metadata": metadata, "spec": spec}
    return Action(f"restart {named(workload.key)}", "PATCH", path, body)


# --- The gate -------------------------------------------------------------------------------------


def refusals(seen: Observation) -> list[str]:
    """Return why what Git wants, an anchor active or others removed, is not safe yet."""
    settings, issuer, state = seen.settings, seen.issuer, seen.state
    if not issuer.version:
        return []  # Nothing is installed yet.
    found, wanted = list[str](), settings.active or issuer.issuer
    for name in sorted({*(state.anchors or ()), issuer.issuer} - {*settings.anchors}):
        found += [f"trust anchor {name} cannot be removed: {why}" for why in uses(seen, name)]
    if state.anchors is None and not seen.roots <= {a.anchor for a in seen.anchors.values()}:
        found.append("whose anchors the trust roots hold is not recorded: let the CronJob run")
    if issuer.issuer != wanted:
        pair = (issuer.issuer, wanted)
        need = frozenset(str(seen.anchors[name].anchor) for name in pair)
        waits = unsettled(seen, pair) or chain_waits(issuer, str(seen.anchors[pair[0]].anchor))
        if not waits and (missing := spread(seen, state, need)):
            waits = [*missing.waits, *(Wait(a.what, "comes first") for a in missing.actions)]
        found += [f"{wanted} cannot be made active: {w.what} {w.why}" for w in waits]
    return found


def uses(seen: Observation, name: str) -> Iterator[str]:
    """Yield why an anchor must stay in the trust roots."""
    if name == seen.issuer.issuer:
        yield "it signs the identity issuer: make another active first, and remove it later"
    yield from (f"Certificate {user} names its ClusterIssuer" for user in seen.users.get(name, ()))
    meant = seen.anchors[seen.issuer.issuer].anchor
    if seen.state.active != meant or moving_identity(seen.state, seen.issuer):
        yield "linkerd-identity is not known to issue under another alone: let the CronJob run"
    elif until := leaves_end(seen, seen.state):
        yield f"leaves under it may live until {stamp(until)}"


# --- Observing ------------------------------------------------------------------------------------


def observe(api: Cluster, settings: Settings, now: datetime, job: str | None) -> Observation:
    """Read everything that is decided by. Nothing is guessed of what is missing."""
    ours = f"namespaces/{settings.control_plane_namespace}"
    theirs = f"namespaces/{settings.cert_manager_namespace}"
    paths = (f"{CERTIFICATES}/{place}/certificaterequests" for place in (ours, theirs))
    issued = [e for path in paths for e in api.items(path) if condition(e, "Ready") == "True"]
    requests = dict[Key, Json]()
    for each in sorted(issued, key=lambda e: str(at(e, "metadata", "creationTimestamp"))):
        notes = (f"cert-manager.io/certificate-{what}" for what in ("name", "revision"))
        name, revision = (str(at(each, "metadata", "annotations", note)) for note in notes)
        requests[each["metadata"]["namespace"], name, revision] = each
    place = f"{CERTIFICATES}/{ours}/certificates/{settings.identity_issuer}"
    issuer = Issued.read(api.get(place), requests, "ca")
    place, names = f"{CERTIFICATES}/{theirs}/certificates", {*settings.anchors, issuer.issuer}
    anchors = {
        name: Issued.read(api.get(f"{place}/{name}"), requests, "certificate")
        for name in sorted(names - {""})
    }
    users = dict[str, list[str]]()
    for each in api.items(f"{CERTIFICATES}/certificates"):
        if at(each, "spec", "issuerRef", "kind") == "ClusterIssuer":
            user = f"{each['metadata']['namespace']}/{each['metadata']['name']}"
            users.setdefault(each["spec"]["issuerRef"]["name"], []).append(user)
    selector = f"linkerd.io/control-plane-ns={settings.control_plane_namespace}"
    pods = [MeshedPod.read(pod, settings) for pod in api.items("api/v1/pods", selector)]
    # After the pods, so that an owner that is not found is gone, and not yet to be found.
    sets = [each["metadata"] for each in api.items("apis/apps/v1/replicasets", bare=True)]
    workloads = [
        Workload.read(kind, each)
        for kind, (group, plural, *_) in WORKLOADS.items()
        for each in api.items(f"{group}/{plural}")
    ]
    roots = api.get(f"api/v1/{ours}/configmaps/{settings.trust_roots}")
    managed = [e for e in at(roots, "metadata", "managedFields") or () if "time" in e]
    times = [moment(e["time"]) for e in managed if at(e, "fieldsV1", "f:data") is not None]
    state = api.get(f"api/v1/{ours}/configmaps/{settings.state}")
    notes = at(state, "metadata", "annotations")
    made = at(api.get(f"apis/batch/v1/{ours}/jobs/{job}") if job else None, "metadata")
    by_hand = at(made, "annotations", "cronjob.kubernetes.io/instantiate") == "manual"
    return Observation(
        settings=settings,
        now=now,
        anchors=anchors,
        issuer=issuer,
        users=users,
        roots=frozenset(parse_pem(at(roots, "data", settings.trust_roots_key) or "")),
        roots_changed=max(times, default=None),
        pods=[pod for pod in pods if pod is not None],
        replica_sets={(each["namespace"], each["name"]): owner_of(each) for each in sets},
        workloads={each.key: each for each in workloads},
        budgets=[Budget.read(e) for e in api.items("apis/policy/v1/poddisruptionbudgets")],
        state=State.read(at(state, "data", "state.json") or ""),
        status=json.loads(at(state, "data", "status.json") or "{}"),
        version=at(state, "metadata", "resourceVersion") or "",
        requested=moment(made["creationTimestamp"]) if by_hand else None,
        idle=" ".join(note for note in (PAUSED, DRY_RUN) if at(notes, note) == "true"),
    )


def trust_anchors_of(spec: Json | None) -> Json | None:
    """Return the variable with a proxy's trust anchors, empty if it lacks it; None: no proxy."""
    containers = (*(at(spec, "containers") or ()), *(at(spec, "initContainers") or ()))
    proxy = next((each for each in containers if each["name"] == "linkerd-proxy"), None)
    variables = at(proxy, "env") or ()
    found = [e for e in variables if e["name"] == "LINKERD2_PROXY_IDENTITY_TRUST_ANCHORS"]
    return None if proxy is None else cast("Json", found[0] if found else {})


def owner_of(metadata: Json) -> tuple[str, str] | None:
    """Return the kind and name of what controls an object, with the group if it is not usual."""
    usual = {"Job": "batch/v1", "Rollout": "argoproj.io/v1alpha1"}
    for each in at(metadata, "ownerReferences") or ():
        if at(each, "controller"):
            same = each["apiVersion"] == usual.get(each["kind"], "apps/v1")
            return each["kind"] if same else f"{each['apiVersion']} {each['kind']}", each["name"]
    return None


def at(value: Any, *path: str) -> Any:
    """Return what is at a path in an object; None if there is nothing."""
    for key in path:
        value = cast("Json", value).get(key) if isinstance(value, dict) else None
    return value


def condition(thing: Json, kind: str, what: str = "status") -> str | None:
    """Return the status of a condition, or something else of it."""
    found = at(thing, "status", "conditions") or ()
    return next((at(each, what) for each in found if at(each, "type") == kind), None)


def stamp(when: datetime | None) -> str:
    """Return a time as Kubernetes writes it: in whole seconds."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if when else "unknown"


def named(key: Key) -> str:
    """Return an object's name for people."""
    return f"{key[0]} {key[1]}/{key[2]}"


def camel_case(name: str) -> str:
    """Return a field's name as JSON has it."""
    first, *others = name.split("_")
    return first + "".join(each.title() for each in others)


# --- Certificates: as much DER as tells an anchor ------------------------------------------------


@cache
def parse_pem(text: str) -> Mapping[str, datetime]:
    """Return each certificate's fingerprint and end; none if one of them cannot be read."""
    blocks = re.findall(r"-----BEGIN CERTIFICATE-----(.*?)-----END CERTIFICATE-----", text, re.S)
    try:
        return dict(parse_certificate(base64.b64decode("".join(b.split()))) for b in blocks)
    except (IndexError, ValueError):
        return {}


def parse_certificate(der: bytes) -> tuple[str, datetime]:
    """Return the hash of subject and public key, and notAfter (RFC 5280, section 4.1)."""
    parts = elements(elements(elements(der)[0][1])[0][1])
    if parts[0][0] == 0xA0:  # the version, which version 1 leaves out
        parts = parts[1:]
    _serial, _algorithm, _issuer, validity, subject, public_key = parts[:6]
    kind, content, _ = elements(validity[1])[1]
    text = content.decode().replace("Z", "+0000")
    if kind == 0x17:  # UTCTime, of the years 1950 to 2049
        text = ("20" if text < "50" else "19") + text
    not_after = datetime.strptime(text, "%Y%m%d%H%M%S%z")
    return hashlib.sha256(subject[2] + public_key[2]).hexdigest(), not_after


def elements(der: bytes) -> list[tuple[int, bytes, bytes]]:
    """Return DER elements that stand one after another: tag, content, and all of it."""
    found, start = list[tuple[int, bytes, bytes]](), 0
    while start < len(der):
        length, head = der[start + 1], start + 2
        if length > 0x7F:
            size = length & 0x7F
            length, head = int.from_bytes(der[head : head + size]), head + size
        if head + length > len(der):
            raise ValueError("a certificate ends too early")
        found.append((der[start], der[head : head + length], der[start : head + length]))
        start = head + length
    return found


# --- Acting and telling ---------------------------------------------------------------------------


def step(api: Cluster, settings: Settings, job: str | None, clock: Clock) -> Decision:
    """Observe, decide, record, act: once. The record is first, so that of two runs one acts."""
    try:
        seen = observe(api, settings, clock(), job)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise RefusedError(f"an object of the cluster cannot be read: {error!r}") from error
    if not seen.version:
        raise RefusedError(f"ConfigMap {settings.state} is not there: apply what Git holds")
    observed = clock()
    try:
        decision = decide(seen)
    except RefusedError as error:
        decision = Decision("stuck", seen.state, [Wait("people", str(error), NEVER)])
    status = status_of(seen, decision)
    lines = [f"{key}: {value}" for key, value in status.items() if type(value) is not list]
    lines += [f"{'would' if seen.idle else 'does'}: {action.what}" for action in decision.actions]
    lines += [f"waits since {e['since']} for {e['what']}: {e['why']}" for e in status["waits"]]
    text, state = "\n".join(lines), seen.state if seen.idle else decision.state
    data = {"state.json": state.text(), "status.json": json.dumps(status), "status.txt": text}
    home = f"api/v1/namespaces/{settings.control_plane_namespace}"
    body = {"metadata": {"resourceVersion": seen.version}, "data": data}
    api.send("PATCH", f"{home}/configmaps/{settings.state}", body)
    print(text, flush=True)
    tell(api, seen, status)
    if seen.idle:
        return Decision(decision.phase, state, [Wait(settings.state, seen.idle, NEVER)])
    for action in decision.actions:
        if clock() - observed > FRESH:
            raise ChangedError("what was observed is too old to be acted upon")
        api.send(action.method, action.path, action.body)
    return decision


def status_of(seen: Observation, decision: Decision) -> Json:
    """Return what people and their tools may want to know."""
    before = {(e["what"], e["why"]): e["since"] for e in seen.status.get("waits", ())}

    def waited(wait: Wait) -> Json:
        since = before.get((wait.what, wait.why), stamp(seen.now))
        return {"what": wait.what, "why": wait.why, "since": since, "people": wait.until == NEVER}

    everything = frozenset(str(anchor.anchor) for anchor in seen.anchors.values())
    return {
        "phase": decision.phase,
        "idle": seen.idle,
        "active": seen.issuer.issuer,
        "lastMovedAt": stamp(decision.state.last_moved_at),
        "meshedPods": len(seen.pods),
        "podsLackingAnAnchor": sum(not everything <= seen.holds(pod) for pod in seen.pods),
        "actions": [action.what for action in decision.actions],
        "waits": [waited(wait) for wait in decision.waits[:LISTED]],
        "moreWaits": max(0, len(decision.waits) - LISTED),
        "updatedAt": stamp(seen.now),
    }


def tell(api: Cluster, seen: Observation, status: Json) -> None:
    """Make an Event if the phase has changed, or what people have to see to."""
    waits, old = status["waits"], seen.status.get("waits", ())
    people, before = ([f"{e['what']}: {e['why']}" for e in w if e["people"]] for w in (waits, old))
    if (status["phase"], people) == (seen.status.get("phase"), before):
        return
    space, name = seen.settings.control_plane_namespace, seen.settings.identity_issuer
    certificate = {"apiVersion": CERTIFICATES[5:], "kind": "Certificate", "namespace": space}
    message = people or status["actions"] or [f"{e['what']}: {e['why']}" for e in waits]
    event = {
        "apiVersion": "v1",
        "kind": "Event",
        "metadata": {"generateName": f"{seen.settings.state}-", "namespace": space},
        "involvedObject": certificate | {"name": name},
        "type": "Warning" if people else "Normal",
        "reason": "AnchorRotation" + re.sub("[- ]", "", status["phase"].title()),
        "message": "; ".join(message)[:1000] or status["phase"],
        "source": {"component": "linkerd-anchor-rotator"},
        "firstTimestamp": stamp(seen.now),
        "lastTimestamp": stamp(seen.now),
    }
    try:
        api.send("POST", f"api/v1/namespaces/{space}/events", event)
    except (ChangedError, RefusedError) as error:
        print(f"the Event was not written: {error}", file=sys.stderr)


class Cluster:
    """The Kubernetes API. Reads are repeated when they fail; of writes only those not begun."""

    def __init__(self, base: str, account: Path, sleep: Sleep) -> None:
        handlers: list[urllib.request.BaseHandler] = [urllib.request.ProxyHandler({})]
        if base.startswith("https:"):
            context = ssl.create_default_context(cafile=str(account / "ca.crt"))
            handlers.append(urllib.request.HTTPSHandler(context=context))
        self._open = urllib.request.build_opener(*handlers).open
        self._base, self._account, self._sleep, self.requests = base, account, sleep, 0

    def get(self, path: str) -> Json | None:
        """Return an object; None if there is none."""
        return cast("Json | None", self._request("GET", path))

    def items(self, path: str, selector: str = "", *, bare: bool = False) -> Iterator[Json]:
        """Yield a list's objects, or their metadata alone; none if their kind is not known."""
        query = {"limit": "500"} | ({"labelSelector": selector} if selector else {})
        while True:
            page = self._request("GET", f"{path}?{urlencode(query)}", None, bare)
            yield from at(page, "items") or ()
            query["continue"] = at(page, "metadata", "continue")
            if not query["continue"]:
                return
            del page  # Before the next is there: two would take twice the memory.

    def send(self, method: str, path: str, body: Any = None) -> None:
        """Change something; raise ChangedError if it differs, or if it may have been done."""
        self._request(method, path, body)

    def _request(self, method: str, path: str, body: Any = None, bare: bool = False) -> Any:
        accept = ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1" if bare else ""
        patch = "json-patch+" if isinstance(body, list) else "merge-patch+"
        kind = f"application/{patch if method == 'PATCH' else ''}json"
        headers = {"Accept": f"application/json{accept}", "Content-Type": kind}
        url, data = f"{self._base}/{path}", None if body is None else json.dumps(body).encode()
        problem: object = None
        for attempt in range(8):
            self._sleep(min(2**attempt, 20) if attempt else 0)
            self.requests += 1
            try:
                token = (self._account / "token").read_text().strip()  # The kubelet renews it.
                headers["Authorization"] = f"Bearer {token}"
                request = urllib.request.Request(url, data, headers, method=method)  # noqa: S310
                with self._open(request, timeout=30) as answer:
                    return json.loads(answer.read())
            except urllib.error.HTTPError as error:
                code = error.code
                problem = f"{code} {error.read(1000).decode(errors='replace')}"
                if code == 404 and method in ("GET", "DELETE"):
                    return None
                untrue = code in (404, 409, 410) or (code == 422 and isinstance(body, list))
                if untrue or (method != "GET" and code >= 500):
                    raise ChangedError(f"{method} {path}: {problem}") from error
                if code not in (401, 429) and code < 500:
                    raise RefusedError(f"{method} {path} was refused: {problem}") from error
            except (OSError, http.client.HTTPException, ValueError) as error:
                problem = error
                if method != "GET":
                    raise ChangedError(f"{method} {path}: {error}") from error
        raise RefusedError(f"{method} {path} failed 8 times, at last with: {problem}")


# --- Running --------------------------------------------------------------------------------------


def run(api: Cluster, settings: Settings, job: str | None, clock: Clock, sleep: Sleep) -> int:
    """Go on until nothing can be done now, or the deadline is near; return the exit status."""
    end, failures = clock() + timedelta(seconds=settings.deadline_seconds), 0
    while True:
        began = clock()
        try:
            decision = step(api, settings, job, clock)
            failures = 0
        except ChangedError as change:
            failures += 1
            if failures > 20:
                raise RefusedError(f"the cluster changes at each attempt: {change}") from change
        else:
            soon = [wait for wait in decision.waits if wait.until is None or wait.until < end]
            if not decision.actions and not soon and decision.waits:
                return int(decision.phase == "stuck")
        # Observing a large mesh takes a while; the API server is to have rest from it.
        pause = max(settings.poll_seconds, 5 * (clock() - began).total_seconds())
        if clock() + timedelta(seconds=pause) > end:
            return 0
        sleep(pause)


def gate(api: Cluster, settings: Settings, clock: Clock) -> int:
    """Say whether what Git wants is safe; return the exit status."""
    found = refusals(observe(api, settings, clock(), None))
    print("\n".join([*found, "the sync is refused" if found else "what Git wants is safe"]))
    return int(bool(found))


def main(arguments: Sequence[str]) -> int:
    """Run or gate, by the settings beside this file and the pod's ServiceAccount."""
    home = "/var/run/secrets/kubernetes.io/serviceaccount"
    try:
        settings = Settings.read((Path(__file__).parent / "settings.json").read_text())
        host, port = (os.environ[f"KUBERNETES_SERVICE_{what}"] for what in ("HOST", "PORT"))
        base = f"https://[{host}]:{port}" if ":" in host else f"https://{host}:{port}"
        api = Cluster(base, Path(os.environ.get("SERVICE_ACCOUNT", home)), time.sleep)
        if [*arguments] == ["gate"]:
            return gate(api, settings, utc_now)
        if [*arguments] == ["run"]:
            return run(api, settings, os.environ.get("JOB_NAME"), utc_now, time.sleep)
        raise RefusedError("say what to do: run, or gate")
    except (ChangedError, KeyError, OSError, RefusedError) as error:
        print(f"linkerd-anchor-rotator: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
