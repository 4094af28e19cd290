"""What can be done now. Pure: whoever asks of the same observation, it says the same.

Each phase of a move is a function here, in the order in which they follow each other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, cast

from .adoption import deadline_waits, is_adopting, kept_wait
from .clocks import clock_waits
from .holders import flip_waits, re_key_waits
from .issuer_ref import (
    MOST_CONTESTED,
    count_undone,
    missing_issuer,
    next_flips,
    put_back,
    sign_by,
    undone_wait,
)
from .leaving import HELD, release, with_leaving
from .lock_record import issuers
from .objects import Key
from .observed import IssuedCertificate, Observation, State
from .outcome import Action, Decision
from .restarts import restart_stale
from .times import when
from .waits import NEVER, Obstacle, Wait


def decide(seen: Observation) -> Decision:
    """Return what can be done now: nothing while the trust roots lack an anchor that is needed."""
    decision = _decision_unless_lost(seen)
    # Of what was never recorded nothing is known, and a record of nothing else would look like one.
    if decision.state is not seen.state or seen.state.anchors is None:
        return decision
    # Whatever is wrong, what leaves is known to leave: the lock goes by it.
    is_moving = bool(seen.issuer.version) and is_identity_moving(seen.state, seen.issuer)
    return replace(decision, state=with_leaving(seen, seen.state, is_moving=is_moving))


def _decision_unless_lost(seen: Observation) -> Decision:
    waits = clock_waits(seen)
    if waits:
        return Decision(phase="settling", state=seen.state, waits=waits)
    try:
        decision = _decision(seen)
    except StuckError as error:
        return Decision(phase="stuck", state=seen.state, waits=[error.wait])
    lost = _lost_anchors(seen)
    if lost and decision.actions:
        return replace(decision, state=seen.state, actions=(), waits=[*lost, *decision.waits])
    return replace(decision, waits=[*lost, *decision.waits])


class StuckError(Exception):
    """What is observed can never have been meant, and only people can put it right."""

    def __init__(self, wait: Wait) -> None:
        super().__init__(wait.why)
        self.wait = wait


def _decision(seen: Observation) -> Decision:
    if is_adopting(seen):
        decision = _adoption(seen)
        return replace(decision, waits=[*decision.waits, *deadline_waits(seen)])
    settings = seen.settings
    issuer = seen.issuer
    names = [name for name in settings.anchors if name not in seen.leaving or name == issuer.issuer]
    waits = unsettled(seen, names)
    if waits:
        return Decision(phase="settling", state=seen.state, waits=waits)
    known = {name: anchor.anchor for name, anchor in seen.anchors.items() if anchor.anchor}
    anchors = {**_recorded(seen.state, seen.leaving), **known}
    active = anchors[issuer.issuer]
    waits = chain_waits(issuer, active)
    by_git = settings.active is not None
    standby = next((name for name in names if name != issuer.issuer), "")
    state = _current(seen, anchors)
    if state.active is None or (active != state.active and _is_from_git(seen)):
        before = state.active if by_git else anchors[standby]
        return Decision(phase="settling", state=just_moved(seen, state, active, before))
    # A flip that was meant and did not happen, or that was taken back.
    undone = active == state.retired and state.last_moved_at is not None and not by_git
    if undone:
        state = count_undone(seen, state)
        if (state.contested or 0) >= MOST_CONTESTED:
            return Decision(phase="flip", state=state, waits=[undone_wait(seen)])
    elif active != state.active:
        return put_back(seen, state)
    elif is_identity_moving(state, issuer):
        return settle_identity(seen, _after_excursion(seen, state, standby), active)
    if waits:
        return Decision(phase="settling", state=state, waits=waits)
    if undone:
        state = with_chain_seen(seen, state)
    elif state.retired is not None:
        leaving = await_old_leaves(seen, state, standby)
        if leaving and not by_git:
            return leaving
        if leaving:
            return _next_move(seen, state, standby, undone=False)
        state = replace(state, retired=None, released_at=None, deleted_at=None, contested=None)
    return _next_move(seen, state, standby, undone=undone)


def _adoption(seen: Observation) -> Decision:
    """Bring Git's anchors to every pod; then the lock lets the active one sign what others made."""
    names = seen.settings.anchors
    waits = unsettled(seen, names, is_adopting=True)
    if waits:
        return Decision(phase="settling", state=seen.state, waits=waits)
    anchors = {name: str(seen.anchors[name].anchor) for name in names}
    state = with_chain_seen(seen, replace(seen.state, anchors=anchors, ready_since=None))
    trusted = frozenset(anchors.values())
    missing = distribute_trust(seen, state, trusted)
    if missing:
        return missing
    waits = flip_waits(seen, trusted, anchors[str(seen.settings.active)])
    state = state if waits else _ready(seen, state)
    return Decision(phase="rest", state=state, waits=[*waits, kept_wait(seen)])


def _is_from_git(seen: Observation) -> bool:
    """Whether Git made the issuer's anchor active: its sync may not have come to these settings."""
    name = seen.issuer.issuer
    is_synced = name == seen.wanted and name in issuers(seen.state)
    return name == seen.settings.active or is_synced


def _recorded(state: State, names: Collection[str]) -> dict[str, str]:
    return {name: key for name, key in (state.anchors or {}).items() if name in names}


def _current(seen: Observation, anchors: dict[str, str]) -> State:
    """Return the state with what is so now, whatever is decided."""
    is_moving = is_identity_moving(seen.state, seen.issuer)
    state = with_leaving(seen, seen.state, is_moving=is_moving)
    requested = seen.requested
    if requested and (state.active_since is None or requested > state.active_since):
        # Whoever asks for a move has seen to what undid the last one.
        contested = state.contested if requested == state.requested_at else None
        state = replace(state, requested_at=requested, contested=contested)
    issuance = seen.settings.issuance_seconds
    return replace(
        state,
        anchors=anchors,
        active_since=state.active_since or seen.now,
        ready_since=None,
        active_issuance=max(issuance, state.active_issuance or 0),
        retired_issuance=_retired_issuance(state, issuance),
    )


def _retired_issuance(state: State, issuance: int) -> int | None:
    """Return the longest lifetime under the retired anchor, which may still sign at first."""
    if state.retired is None or state.identity_moved_at is not None:
        return state.retired_issuance
    return max(issuance, state.retired_issuance or 0)


def _lost_anchors(seen: Observation) -> list[Wait]:
    """Return the anchors with living leaves that the trust roots lack."""
    state = seen.state
    needed = {"active": state.active}
    if state.released_at is None and not _are_leaves_over(seen, state):
        needed["retired"] = state.retired
    return [
        Wait(
            reason="TrustAnchorLost",
            what=f"the {role} trust anchor",
            why=(
                f"has living certificates, and ConfigMap {seen.settings.trust_roots} lacks it: "
                "nothing is restarted. Was its Secret deleted? Put it back if you can"
            ),
            until=NEVER,
        )
        for role, anchor in needed.items()
        if anchor is not None and anchor not in seen.roots and seen.roots
    ]


def _next_move(seen: Observation, state: State, standby: str, *, undone: bool) -> Decision:
    """Rest until the next move is due, then bring both anchors to every pod, then flip."""
    leaving: list[Wait] = []
    if not undone:
        state, leaving = release(seen, state, leaves_end(seen, state))
    by_git = seen.settings.active is not None
    decision = _by_git(seen, state) if by_git else _by_itself(seen, state, standby, undone=undone)
    return replace(decision, waits=[*decision.waits, *leaving])


def _by_itself(seen: Observation, state: State, standby: str, *, undone: bool) -> Decision:
    active_since = cast("datetime", state.active_since)
    due = seen.deadline_after(active_since, seen.settings.every_seconds)
    if due and not (state.requested_at or undone):
        why = f"is due {when(due, seen.now)}"
        wait = Wait(reason="NotDue", what="the next move", why=why, until=due)
        return Decision(phase="rest", state=state, waits=[wait])
    missing = distribute_trust(seen, state, _staying(state))
    if missing:
        return missing
    return flip(seen, _ready(seen, state), standby)


def _ready(seen: Observation, state: State) -> State:
    return replace(state, ready_since=seen.state.ready_since or seen.now)


def _by_git(seen: Observation, state: State) -> Decision:
    """Bring to every pod what stays; Git decides on moves."""
    staying = _staying(state)
    missing = distribute_trust(seen, state, staying)
    if missing:
        return missing
    others = staying - {state.active}
    is_held = any(flip_waits(seen, staying, anchor) for anchor in others)
    why = "decides which anchor is active"
    wait = Wait(reason="GitDecides", what="Git", why=why, until=NEVER)
    ready = state if is_held else _ready(seen, state)
    return Decision(phase="rest", state=ready, waits=[wait])


def _staying(state: State) -> frozenset[str]:
    anchors = cast("dict[str, str]", state.anchors)
    staying = {anchors[name] for name in anchors if name not in (state.leaving or ())}
    return frozenset({*staying, str(state.active)})


def unsettled(seen: Observation, names: Sequence[str], *, is_adopting: bool = False) -> list[Wait]:
    """Return what has to be so before anything at all is done, whoever made the issuer."""
    settings = seen.settings
    waits: list[Wait] = []
    for name in names:
        problem = _anchor_problem(seen, name)
        if problem is not None:
            waits.append(problem.of(f"trust anchor {name}"))
    if not is_adopting and seen.issuer.issuer not in names:
        why = f"names {seen.issuer.issuer}, none of {', '.join(names)}{_way_back(seen)}"
        foreign = Obstacle(reason="IssuerNamesNoAnchor", why=why, until=NEVER)
        problem = missing_issuer(seen) or seen.issuer.problem or foreign
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
        why = f"expires {when(anchor.not_after, seen.now)}, and nobody has renewed it"
        return Obstacle(reason="TrustAnchorNotRenewed", why=why, until=NEVER)
    if name not in seen.sources:
        back = _way_back(seen)
        why = f"is no source of Bundle {seen.settings.trust_roots}{back}"
        return Obstacle(reason="TrustAnchorNotInBundle", why=why, until=NEVER if back else None)
    if anchor.anchor not in seen.roots:
        why = f"is not in ConfigMap {seen.settings.trust_roots}"
        return Obstacle(reason="TrustAnchorNotInTrustRoots", why=why)
    return None


def _way_back(seen: Observation) -> str:
    """Return what helps if the lock keeps the Bundle as it was under another option."""
    if seen.settings.active is not None or not seen.leaving:
        return ""
    dropped = ", ".join(sorted(seen.leaving))
    return f": revert the commit that dropped {dropped}, and move to the new names by Git first"


def just_moved(seen: Observation, state: State, active: str, before: str | None) -> State:
    """Return the state in which an anchor has become active, and all that follows is to be done."""
    moved = State(
        active=active,
        retired=before,
        active_since=seen.now,
        flips=seen.issuer.flips,
        contested=state.contested,
        active_issuance=seen.settings.issuance_seconds,
        retired_issuance=_longest_issuance(seen, state),
        anchors=state.anchors,
        leaving=dict.fromkeys(state.leaving or (), HELD) or None,
    )
    # The first run, or the record was lost.
    if state.active is None:
        return replace(moved, requested_at=state.requested_at)
    return replace(moved, last_moved_at=seen.now)


def _longest_issuance(seen: Observation, state: State) -> int:
    """Return the longest lifetime of leaves; by Git those of the move before may be alive yet."""
    before = 0 if _are_leaves_over(seen, state) else state.retired_issuance
    return max(state.active_issuance or 0, before or 0)


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
    recorded = (state.issuer_uid, state.issuer_generation)
    return state.identity_moved_at is None or recorded != (issuer.uid, issuer.generation)


def _after_excursion(seen: Observation, state: State, standby: str) -> State:
    """Return the state after an edit that was undone before this program saw it.

    While a move was allowed the other anchor may have signed for a while. It then counts as one
    that was retired this very moment.
    """
    if seen.state.ready_since is None or state.retired is not None:
        return state
    return replace(state, retired=(state.anchors or {}).get(standby), identity_moved_at=None)


def with_chain_seen(seen: Observation, state: State) -> State:
    """Return the state with when this identity issuer was first seen to be right."""
    issuer = seen.issuer
    recorded = (state.issuer_uid, state.issuer_generation)
    if state.chain_seen_at is not None and recorded == (issuer.uid, issuer.generation):
        return state
    return replace(
        state,
        chain_seen_at=seen.now,
        issuer_uid=issuer.uid,
        issuer_generation=issuer.generation,
    )


def settle_identity(seen: Observation, state: State, active: str) -> Decision:
    """See to it that linkerd-identity issues under the active anchor alone."""
    state = replace(state, identity_moved_at=None)
    waits = chain_waits(seen.issuer, active)
    if waits:
        return Decision(phase="identity", state=state, waits=waits)
    first = with_chain_seen(seen, state)
    if first != state:
        return Decision(phase="identity", state=first)
    # No pod may be left that does not trust what linkerd-identity is about to issue.
    missing = distribute_trust(seen, state, frozenset({active}))
    if missing:
        return replace(missing, phase="identity")
    pods = seen.control_plane(seen.settings.identity_deployment)
    since = cast("datetime", state.chain_seen_at)
    stale = [pod for pod in pods if not seen.started_after(pod, since)]
    steps = restart_stale(seen, stale, since, "may not have the new issuer")
    if steps:
        return Decision(phase="identity", state=state, waits=steps.waits, actions=steps.actions)
    return Decision(phase="leaves", state=replace(state, identity_moved_at=seen.now))


def await_old_leaves(seen: Observation, state: State, standby: str) -> Decision | None:
    """Wait until nothing is left that the retired anchor signed, and give it a new key.

    None: nothing is left, and it has one, or Git decides what becomes of it.
    """
    until = leaves_end(seen, state)
    if until:
        why = f"end {when(until, seen.now)} at the latest"
        alive = Obstacle(reason="OldLeavesAlive", why=why, until=until)
        wait = alive.of("leaves under the retired anchor")
        return Decision(phase="leaves", state=state, waits=[wait])
    if seen.settings.active is not None or cast("Any", state.anchors)[standby] != state.retired:
        return None
    users = seen.users.get(standby, ())
    unreadable = seen.unreadable_waits("Certificate")
    if users or unreadable:
        why = f"names ClusterIssuer {standby}, whose key is about to change"
        in_use = Obstacle(reason="RetiredAnchorInUse", why=why)
        waits = [*(in_use.of(f"Certificate {user}") for user in users), *unreadable]
        return Decision(phase="leaves", state=state, waits=waits)
    waits = re_key_waits(seen, str(state.active), str(state.retired))
    if waits:
        return Decision(phase="leaves", state=state, waits=waits)
    if state.released_at is None:
        return Decision(phase="re-key", state=replace(state, released_at=seen.now))
    if state.deleted_at:
        why = "has been deleted, and cert-manager is to make it again"
        waits = [Wait(reason="AwaitingNewKey", what=f"Secret {standby}", why=why)]
        if seen.deadline_after(state.deleted_at, seen.settings.kubelet_seconds):
            return Decision(phase="re-key", state=state, waits=waits)
    action = Action(
        what=f"delete Secret {standby}, so that the anchor gets a new key",
        method="DELETE",
        path=f"api/v1/namespaces/{seen.settings.cert_manager_namespace}/secrets/{standby}",
    )
    state = replace(state, deleted_at=seen.now)
    return Decision(phase="re-key", state=state, waits=waits, actions=[action])


def leaves_end(seen: Observation, state: State) -> datetime | None:
    """Return when the last leaf expires from before linkerd-identity moved; None if it has."""
    settings = seen.settings
    moved = cast("datetime", state.identity_moved_at)
    skew = 2 * settings.clock_skew_seconds
    issuance = max(settings.issuance_seconds, state.retired_issuance or 0)
    return seen.deadline_after(moved, issuance, skew, settings.margin_seconds)


def keeps_foreign_roots(seen: Observation, state: State) -> bool:
    """Whether there are roots that are no anchors, and certificates under them may be alive."""
    if seen.roots <= {*(state.anchors or {}).values(), state.retired}:
        return False
    is_moving = state.active is None or is_identity_moving(state, seen.issuer)
    return is_moving or leaves_end(seen, state) is not None


def _are_leaves_over(seen: Observation, state: State) -> bool:
    return state.identity_moved_at is not None and leaves_end(seen, state) is None


def flip(seen: Observation, state: State, standby: str) -> Decision:
    """Let the other anchor sign the identity issuer, if that is still what it was."""
    settings = seen.settings
    active = str(seen.anchors[seen.issuer.issuer].anchor)
    to_be_active = str(seen.anchors[standby].anchor)
    not_ready = replace(state, ready_since=None)
    waits = flip_waits(seen, frozenset({active, to_be_active}), to_be_active)
    if waits:
        return Decision(phase="flip", state=not_ready, waits=waits)
    # What an injector admitted before its last restart may still be on its way to the API server.
    pods = seen.control_plane(*settings.control_plane_deployments)
    started = max(cast("datetime", pod.started) for pod in pods)
    until = seen.deadline_after(started, settings.kubelet_seconds)
    if until:
        young = Obstacle(reason="ControlPlaneYoung", why="has just started", until=until)
        wait = young.of("the control plane")
        return Decision(phase="flip", state=not_ready, waits=[wait])
    # From now on the lock keeps the anchor. What somebody did to it before is noticed by then.
    announced = cast("datetime", state.ready_since)
    until = seen.deadline_after(announced, settings.kubelet_seconds)
    if until:
        why = f"is announced, and begins {when(until, seen.now)}"
        wait = Wait(reason="MoveAnnounced", what="the move", why=why, until=until)
        return Decision(phase="flip", state=state, waits=[wait])
    flips = next_flips(seen)
    moved = just_moved(seen, state, to_be_active, active)
    action = sign_by(seen, standby, flips)
    return Decision(phase="flip", state=replace(moved, flips=flips), actions=[action])


def distribute_trust(seen: Observation, state: State, anchors: frozenset[str]) -> Decision | None:
    """Return what is to be done until every pod trusts all of these anchors; None: nothing."""
    settings = seen.settings
    changed = cast("datetime", seen.roots_changed)
    deployments = settings.control_plane_deployments
    # Without a Certificate the issuer is as old as the mesh, and every pod trusts it.
    is_old = is_adopting(seen) and not seen.issuer.version
    early = frozenset[Key]() if is_old else _identity_before_its_time(seen, state)
    lacking = [pod for pod in seen.pods if not anchors <= seen.holds(pod)]
    restartable = [pod for pod in lacking if pod.key not in early]
    ours = {pod.key for pod in seen.control_plane(*deployments)}
    stale = [pod for pod in restartable if pod.key in ours]
    steps = restart_stale(seen, stale, changed, "may not have the trust roots")
    waits = [*steps.waits, *(() if stale else _control_plane_waits(seen))]
    if waits or steps.actions:
        return Decision(phase="control plane", state=state, waits=waits, actions=steps.actions)
    steps = restart_stale(seen, restartable, changed, "lacks a trust anchor")
    waits = [*steps.waits, *seen.unreadable_waits("Pod")]
    if waits or steps.actions:
        return Decision(phase="data plane", state=state, waits=waits, actions=steps.actions)
    if len(restartable) == len(lacking):
        return None
    fresh = Obstacle(reason="IdentityIssuerFresh", why="is to know the new identity issuer first")
    wait = fresh.of("the kubelet of linkerd-identity")
    return Decision(phase="control plane", state=state, waits=[wait])


def _identity_before_its_time(seen: Observation, state: State) -> frozenset[Key]:
    """Return linkerd-identity's pods while they might read an issuer that a pod does not trust."""
    settings = seen.settings
    issuer = seen.issuer
    pods = frozenset(pod.key for pod in seen.control_plane(settings.identity_deployment))
    recorded = (state.issuer_uid, state.issuer_generation)
    if (
        state.chain_seen_at is None
        or recorded != (issuer.uid, issuer.generation)
        or seen.deadline_after(
            state.chain_seen_at, settings.kubelet_seconds, settings.clock_skew_seconds
        )
    ):
        return pods
    others = (pod for pod in seen.pods if pod.key not in pods)
    return frozenset() if all(issuer.anchor in seen.holds(pod) for pod in others) else pods


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
