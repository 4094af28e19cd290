"""What can be done now. Pure: whoever asks of the same observation, it says the same.

Each phase of a move is a function here, in the order in which they follow each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

from .objects import CERTIFICATES, Key, stamp
from .observed import IssuedCertificate, Observation, Problem, State
from .outcome import NEVER, Action, Decision, Wait
from .restarts import restart_stale
from .settings import RefusedError


def decide(seen: Observation) -> Decision:
    """Return what can be done now."""
    settings = seen.settings
    issuer = seen.issuer
    waits = unsettled(seen, settings.anchors)
    if waits:
        return Decision("settling", seen.state, waits)
    anchors = {name: str(anchor.anchor) for name, anchor in seen.anchors.items()}
    active = anchors[issuer.issuer]
    by_git = settings.active is not None
    standby = next(name for name in settings.anchors if name != issuer.issuer)
    state = replace(
        _with_request(seen),
        anchors=anchors,
        active_since=seen.state.active_since or seen.now,
    )
    # A flip that was meant and did not happen, or that was taken back.
    undone = active == state.retired and not by_git
    if active != state.active and not undone:
        before = state.active if by_git else anchors[standby]
        return Decision("settling", just_moved(seen, state, active, before))
    if not undone and is_identity_moving(state, issuer):
        return settle_identity(seen, state, active)
    waits = chain_waits(issuer, active)
    if waits:
        return Decision("settling", state, waits)
    if anchors[standby] == state.retired and not by_git:
        return await_old_leaves(seen, state, standby)
    return _next_move(seen, state, standby, undone=undone)


def _with_request(seen: Observation) -> State:
    """Return the state with the request of a run that somebody made by hand."""
    state = seen.state
    requested = seen.requested
    if requested and (state.active_since is None or requested > state.active_since):
        return replace(state, requested_at=requested)
    return state


def _next_move(seen: Observation, state: State, standby: str, *, undone: bool) -> Decision:
    """Rest until the next move is due, then bring both anchors to every pod, then flip."""
    by_git = seen.settings.active is not None
    active_since = cast("datetime", state.active_since)
    due = seen.deadline_after(active_since, seen.settings.every_seconds)
    if due and not (state.requested_at or undone or by_git):
        wait = Wait("NotDue", "the next move", f"is due at {stamp(due)}", due)
        return Decision("rest", replace(state, deleted_at=None), [wait])
    missing = distribute_trust(
        seen, state, frozenset(cast("dict[str, str]", state.anchors).values())
    )
    if missing:
        return missing
    if by_git:
        wait = Wait("GitDecides", "Git", "decides which anchor is active", NEVER)
        return Decision("rest", state, [wait])
    return flip(seen, state, standby)


def unsettled(seen: Observation, names: Sequence[str]) -> list[Wait]:
    """Return what has to be so before anything at all is done."""
    settings = seen.settings
    waits: list[Wait] = []
    for name in names:
        problem = _anchor_problem(seen, name)
        if problem is not None:
            waits.append(Wait(problem.reason, f"trust anchor {name}", problem.why))
    if seen.issuer.issuer not in names:
        problem = seen.issuer.problem or Problem(
            "IssuerNamesNoAnchor", f"names {seen.issuer.issuer}, none of {', '.join(names)}"
        )
        what = f"Certificate {settings.identity_issuer}"
        waits.append(Wait(problem.reason, what, problem.why))
    if seen.roots_changed is None:
        why = "does not say when it last changed (metadata.managedFields)"
        waits.append(Wait("TrustRootsUndated", f"ConfigMap {settings.trust_roots}", why, NEVER))
    if not waits and len({seen.anchors[name].anchor for name in names}) < len(names):
        raise RefusedError(
            "two trust anchors have one key: delete the Secret of the unused one",
            reason="AnchorsShareKey",
        )
    return waits


def _anchor_problem(seen: Observation, name: str) -> Problem | None:
    anchor = seen.anchors[name]
    if anchor.problem is not None:
        return anchor.problem
    overdue = seen.now + timedelta(seconds=seen.settings.margin_seconds)
    # Its renewals keep its key, so what it signs may outlive the certificate that it has now.
    if anchor.not_after is not None and anchor.not_after < overdue:
        why = f"expires at {stamp(anchor.not_after)}, and nobody has renewed it"
        return Problem("AnchorNotRenewed", why)
    if anchor.anchor not in seen.roots:
        return Problem("AnchorNotInTrustRoots", f"is not in ConfigMap {seen.settings.trust_roots}")
    return None


def just_moved(seen: Observation, state: State, active: str, before: str | None) -> State:
    """Return the state in which an anchor has become active, and all that follows is to be done."""
    moved = State(active=active, retired=before, active_since=seen.now, anchors=state.anchors)
    # The first run, or the record was lost.
    if state.active is None:
        return replace(moved, requested_at=state.requested_at)
    return replace(moved, last_moved_at=seen.now)


def chain_waits(issuer: IssuedCertificate, active: str) -> list[Wait]:
    """Return why the identity issuer is not yet what it is meant to be.

    Raises:
        RefusedError: It never will be.
    """
    problem = issuer.problem
    if problem is None and issuer.signed_by != issuer.issuer:
        problem = Problem("IssuerNotReissued", f"is not issued by {issuer.issuer} yet")
    if problem is None and issuer.anchor != active:
        raise RefusedError(
            f"{issuer.issuer} signed the identity issuer with another key than it has now: was its "
            "Secret deleted? Nothing is done until both agree. Once every pod trusts the new key, "
            "re-issue the identity issuer (cmctl renew)",
            reason="IssuerKeyMismatch",
        )
    if problem is None:
        return []
    return [Wait(problem.reason, "the identity issuer", problem.why)]


def is_identity_moving(state: State, issuer: IssuedCertificate) -> bool:
    """Whether linkerd-identity may issue, or have issued, under another than the active anchor."""
    return state.identity_moved_at is None or state.issuer_generation != issuer.generation


def settle_identity(seen: Observation, state: State, active: str) -> Decision:
    """See to it that linkerd-identity issues under the active anchor alone."""
    state = replace(state, identity_moved_at=None)
    generation = seen.issuer.generation
    since = state.chain_seen_at
    waits = chain_waits(seen.issuer, active)
    if waits:
        return Decision("identity", state, waits)
    if since is None or state.issuer_generation != generation:
        first = replace(state, chain_seen_at=seen.now, issuer_generation=generation)
        return Decision("identity", first)
    # No pod may be left that does not trust what linkerd-identity is about to issue.
    missing = distribute_trust(seen, state, frozenset({active}))
    if missing:
        return replace(missing, phase="identity")
    pods = seen.control_plane(seen.settings.identity_deployment)
    stale = [pod for pod in pods if not seen.started_after(pod, since)]
    steps = restart_stale(seen, stale, since, Problem("IssuerStale", "may not have the new issuer"))
    if steps:
        return Decision("identity", state, steps.waits, steps.actions)
    return Decision("leaves", replace(state, identity_moved_at=seen.now))


def await_old_leaves(seen: Observation, state: State, retired: str) -> Decision:
    """Wait until nothing is left that the retired anchor signed, and give it a new key."""
    users = seen.users.get(retired)
    if users:
        why = f"names ClusterIssuer {retired}, whose key is about to change"
        waits = [Wait("RetiredAnchorInUse", f"Certificate {user}", why) for user in users]
        return Decision("leaves", state, waits)
    until = leaves_end(seen, state)
    if until:
        what = "leaves under the retired anchor"
        wait = Wait("OldLeavesAlive", what, f"may live until {stamp(until)}", until)
        return Decision("leaves", state, [wait])
    if state.deleted_at and seen.deadline_after(state.deleted_at, seen.settings.kubelet_seconds):
        why = "has been deleted, and cert-manager is to make it again"
        return Decision("re-key", state, [Wait("AwaitingNewKey", f"Secret {retired}", why)])
    action = Action(
        f"delete Secret {retired}, so that the anchor gets a new key",
        "DELETE",
        f"api/v1/namespaces/{seen.settings.cert_manager_namespace}/secrets/{retired}",
    )
    return Decision("re-key", replace(state, deleted_at=seen.now), (), [action])


def leaves_end(seen: Observation, state: State) -> datetime | None:
    """Return when the last leaf expires from before linkerd-identity moved; None if it has."""
    settings = seen.settings
    moved = cast("datetime", state.identity_moved_at)
    skew = 2 * settings.clock_skew_seconds
    return seen.deadline_after(moved, settings.issuance_seconds, skew, settings.margin_seconds)


def flip(seen: Observation, state: State, standby: str) -> Decision:
    """Let the other anchor sign the identity issuer, if that is still what it was."""
    settings = seen.settings
    issuer = seen.issuer
    # What an injector admitted before its last restart may still be on its way to the API server.
    pods = seen.control_plane(*settings.control_plane_deployments)
    started = max(cast("datetime", pod.started) for pod in pods)
    until = seen.deadline_after(started, settings.kubelet_seconds)
    if until:
        wait = Wait("ControlPlaneYoung", "the control plane", "has just started", until)
        return Decision("flip", state, [wait])
    active = str(seen.anchors[issuer.issuer].anchor)
    moved = just_moved(seen, state, str(seen.anchors[standby].anchor), active)
    body = [
        {"op": "test", "path": "/metadata/resourceVersion", "value": issuer.version},
        {"op": "test", "path": "/spec/issuerRef/name", "value": issuer.issuer},
        {"op": "replace", "path": "/spec/issuerRef/name", "value": standby},
    ]
    place = f"{CERTIFICATES}/namespaces/{settings.control_plane_namespace}/certificates"
    action = Action(
        f"let {standby} sign the identity issuer instead of {issuer.issuer}",
        "PATCH",
        f"{place}/{settings.identity_issuer}",
        body,
    )
    return Decision("flip", moved, (), [action])


def distribute_trust(seen: Observation, state: State, anchors: frozenset[str]) -> Decision | None:
    """Return what is to be done until every pod trusts all of these anchors; None: nothing."""
    settings = seen.settings
    changed = cast("datetime", seen.roots_changed)
    deployments = settings.control_plane_deployments
    stale = [pod for pod in seen.control_plane(*deployments) if not anchors <= seen.holds(pod)]
    steps = restart_stale(
        seen, stale, changed, Problem("TrustRootsStale", "may not have the trust roots")
    )
    waits = [*steps.waits, *(() if stale else _control_plane_waits(seen))]
    if waits or steps.actions:
        return Decision("control plane", state, waits, steps.actions)
    stale = [pod for pod in seen.pods if not anchors <= seen.holds(pod)]
    steps = restart_stale(seen, stale, changed, Problem("AnchorMissing", "lacks a trust anchor"))
    return Decision("data plane", state, steps.waits, steps.actions) if steps else None


def _control_plane_waits(seen: Observation) -> list[Wait]:
    """Return the Deployments of the control plane that cannot be relied on."""
    settings = seen.settings
    waits: list[Wait] = []
    for name in settings.control_plane_deployments:
        key = Key("Deployment", settings.control_plane_namespace, name)
        workload = seen.workloads.get(key)
        if workload is None or not workload.complete or not seen.control_plane(name):
            why = "is not rolled out, or has no meshed pod"
            waits.append(Wait("ControlPlaneIncomplete", f"Deployment {name}", why))
    return waits
