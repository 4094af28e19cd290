"""What can be done now. Pure: whoever asks of the same observation, it says the same.

Each phase of a move is a function here, in the order in which they follow each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

from .objects import CERTIFICATES, Key, stamp
from .observed import IssuedCertificate, Observation, State
from .outcome import Action, Decision
from .restarts import restart_stale
from .waits import NEVER, Obstacle, Wait


def decide(seen: Observation) -> Decision:
    """Return what can be done now."""
    try:
        return _decision(seen)
    except StuckError as error:
        return Decision(phase="stuck", state=seen.state, waits=[error.wait])


class StuckError(Exception):
    """What is observed can never have been meant, and only people can put it right."""

    def __init__(self, wait: Wait) -> None:
        super().__init__(wait.why)
        self.wait = wait


def _decision(seen: Observation) -> Decision:
    settings = seen.settings
    issuer = seen.issuer
    waits = unsettled(seen, settings.anchors)
    if waits:
        return Decision(phase="settling", state=seen.state, waits=waits)
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
        return Decision(phase="settling", state=just_moved(seen, state, active, before))
    if not undone and is_identity_moving(state, issuer):
        return settle_identity(seen, state, active)
    waits = chain_waits(issuer, active)
    if waits:
        return Decision(phase="settling", state=state, waits=waits)
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
        why = f"is due at {stamp(due)}"
        wait = Wait(reason="NotDue", what="the next move", why=why, until=due)
        return Decision(phase="rest", state=replace(state, deleted_at=None), waits=[wait])
    missing = distribute_trust(
        seen, state, frozenset(cast("dict[str, str]", state.anchors).values())
    )
    if missing:
        return missing
    if by_git:
        why = "decides which anchor is active"
        wait = Wait(reason="GitDecides", what="Git", why=why, until=NEVER)
        return Decision(phase="rest", state=state, waits=[wait])
    return flip(seen, state, standby)


def unsettled(seen: Observation, names: Sequence[str]) -> list[Wait]:
    """Return what has to be so before anything at all is done."""
    settings = seen.settings
    waits: list[Wait] = []
    for name in names:
        problem = _anchor_problem(seen, name)
        if problem is not None:
            waits.append(problem.of(f"trust anchor {name}"))
    if seen.issuer.issuer not in names:
        why = f"names {seen.issuer.issuer}, none of {', '.join(names)}"
        problem = seen.issuer.problem or Obstacle(
            reason="IssuerNamesNoAnchor", why=why, until=NEVER
        )
        waits.append(problem.of(f"Certificate {settings.identity_issuer}"))
    if seen.roots_changed is None:
        why = "does not say when it last changed (metadata.managedFields)"
        undated = Obstacle(reason="TrustRootsUndated", why=why, until=NEVER)
        waits.append(undated.of(f"ConfigMap {settings.trust_roots}"))
    if not waits and len({seen.anchors[name].anchor for name in names}) < len(names):
        why = "two trust anchors have one key: delete the Secret of the unused one"
        what = f"trust anchors {', '.join(names)}"
        raise StuckError(Wait(reason="TrustAnchorsShareKey", what=what, why=why, until=NEVER))
    return waits


def _anchor_problem(seen: Observation, name: str) -> Obstacle | None:
    anchor = seen.anchors[name]
    if anchor.problem is not None:
        return anchor.problem
    overdue = seen.now + timedelta(seconds=seen.settings.margin_seconds)
    # Its renewals keep its key, so what it signs may outlive the certificate that it has now.
    if anchor.not_after is not None and anchor.not_after < overdue:
        why = f"expires at {stamp(anchor.not_after)}, and nobody has renewed it"
        return Obstacle(reason="TrustAnchorNotRenewed", why=why, until=NEVER)
    if anchor.anchor not in seen.roots:
        why = f"is not in ConfigMap {seen.settings.trust_roots}"
        return Obstacle(reason="TrustAnchorNotInTrustRoots", why=why)
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
        StuckError: It never will be.
    """
    problem = issuer.problem
    if problem is None and issuer.signed_by != issuer.issuer:
        why = f"is not issued by {issuer.issuer} yet"
        problem = Obstacle(reason="IssuerNotReissued", why=why)
    what = "the identity issuer"
    if problem is None and issuer.anchor != active:
        why = (
            f"{issuer.issuer} signed the identity issuer with another key than it has now: was its "
            "Secret deleted? Nothing is done until both agree. Once every pod trusts the new key, "
            "re-issue the identity issuer (cmctl renew)"
        )
        raise StuckError(Wait(reason="IssuerKeyMismatch", what=what, why=why, until=NEVER))
    return [] if problem is None else [problem.of(what)]


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
        return Decision(phase="identity", state=state, waits=waits)
    if since is None or state.issuer_generation != generation:
        first = replace(state, chain_seen_at=seen.now, issuer_generation=generation)
        return Decision(phase="identity", state=first)
    # No pod may be left that does not trust what linkerd-identity is about to issue.
    missing = distribute_trust(seen, state, frozenset({active}))
    if missing:
        return replace(missing, phase="identity")
    pods = seen.control_plane(seen.settings.identity_deployment)
    stale = [pod for pod in pods if not seen.started_after(pod, since)]
    steps = restart_stale(seen, stale, since, "may not have the new issuer")
    if steps:
        return Decision(phase="identity", state=state, waits=steps.waits, actions=steps.actions)
    return Decision(phase="leaves", state=replace(state, identity_moved_at=seen.now))


def await_old_leaves(seen: Observation, state: State, retired: str) -> Decision:
    """Wait until nothing is left that the retired anchor signed, and give it a new key."""
    users = seen.users.get(retired, ())
    unreadable = seen.unreadable_waits("Certificate")
    if users or unreadable:
        why = f"names ClusterIssuer {retired}, whose key is about to change"
        in_use = Obstacle(reason="RetiredAnchorInUse", why=why)
        waits = [*(in_use.of(f"Certificate {user}") for user in users), *unreadable]
        return Decision(phase="leaves", state=state, waits=waits)
    until = leaves_end(seen, state)
    if until:
        alive = Obstacle(reason="OldLeavesAlive", why=f"may live until {stamp(until)}", until=until)
        wait = alive.of("leaves under the retired anchor")
        return Decision(phase="leaves", state=state, waits=[wait])
    if state.deleted_at and seen.deadline_after(state.deleted_at, seen.settings.kubelet_seconds):
        why = "has been deleted, and cert-manager is to make it again"
        wait = Wait(reason="AwaitingNewKey", what=f"Secret {retired}", why=why)
        return Decision(phase="re-key", state=state, waits=[wait])
    action = Action(
        what=f"delete Secret {retired}, so that the anchor gets a new key",
        method="DELETE",
        path=f"api/v1/namespaces/{seen.settings.cert_manager_namespace}/secrets/{retired}",
    )
    return Decision(phase="re-key", state=replace(state, deleted_at=seen.now), actions=[action])


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
        young = Obstacle(reason="ControlPlaneYoung", why="has just started", until=until)
        wait = young.of("the control plane")
        return Decision(phase="flip", state=state, waits=[wait])
    active = str(seen.anchors[issuer.issuer].anchor)
    moved = just_moved(seen, state, str(seen.anchors[standby].anchor), active)
    body = [
        {"op": "test", "path": "/metadata/resourceVersion", "value": issuer.version},
        {"op": "test", "path": "/spec/issuerRef/name", "value": issuer.issuer},
        {"op": "replace", "path": "/spec/issuerRef/name", "value": standby},
    ]
    place = f"{CERTIFICATES}/namespaces/{settings.control_plane_namespace}/certificates"
    action = Action(
        what=f"let {standby} sign the identity issuer instead of {issuer.issuer}",
        method="PATCH",
        path=f"{place}/{settings.identity_issuer}",
        body=body,
    )
    return Decision(phase="flip", state=moved, actions=[action])


def distribute_trust(seen: Observation, state: State, anchors: frozenset[str]) -> Decision | None:
    """Return what is to be done until every pod trusts all of these anchors; None: nothing."""
    settings = seen.settings
    changed = cast("datetime", seen.roots_changed)
    deployments = settings.control_plane_deployments
    stale = [pod for pod in seen.control_plane(*deployments) if not anchors <= seen.holds(pod)]
    steps = restart_stale(seen, stale, changed, "may not have the trust roots")
    waits = [*steps.waits, *(() if stale else _control_plane_waits(seen))]
    if waits or steps.actions:
        return Decision(phase="control plane", state=state, waits=waits, actions=steps.actions)
    stale = [pod for pod in seen.pods if not anchors <= seen.holds(pod)]
    steps = restart_stale(seen, stale, changed, "lacks a trust anchor")
    waits = [*steps.waits, *seen.unreadable_waits("Pod")]
    if not waits and not steps.actions:
        return None
    return Decision(phase="data plane", state=state, waits=waits, actions=steps.actions)


def _control_plane_waits(seen: Observation) -> list[Wait]:
    """Return the Deployments of the control plane that cannot be relied on."""
    settings = seen.settings
    waits: list[Wait] = []
    for name in settings.control_plane_deployments:
        key = Key("Deployment", settings.control_plane_namespace, name)
        workload = seen.workloads.get(key)
        if workload is None or not workload.complete or not seen.control_plane(name):
            why = "is not rolled out, or has no meshed pod"
            incomplete = Obstacle(reason="ControlPlaneIncomplete", why=why)
            waits.append(incomplete.of(f"Deployment {name}"))
    return waits
