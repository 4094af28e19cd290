"""The command ``gate``: whether what Git wants, an anchor active or others removed, is safe yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from .adoption import is_foreign
from .clocks import clock_waits
from .cluster import Cluster
from .decision import (
    StuckError,
    chain_waits,
    distribute_trust,
    is_identity_moving,
    leaves_end,
    unsettled,
)
from .holders import flip_waits, re_key_waits
from .lock_record import issuers, kept
from .observe import observe, observe_again
from .observed import Observation
from .settings import RotatorSettings
from .times import when
from .waits import Wait

_MOVING = "linkerd-identity is not known to issue under another alone: let the CronJob run"


def main(settings: str) -> int:
    """Judge by these settings, in the cluster that this pod runs in."""
    return gate(Cluster.of_pod(), RotatorSettings.read(settings), datetime.now(UTC))


def gate(api: Cluster, settings: RotatorSettings, now: datetime) -> int:
    """Say whether what Git wants is safe; return the exit status."""
    seen = observe(api, settings, now, None)
    problems = refusals(seen)
    moves = _is_change(seen) if seen.issuer.version else _has_mesh(seen)
    if not problems and moves:
        problems = refusals(observe_again(api, seen, lambda: now))
    verdict = "the sync is refused" if problems else "what Git wants is safe"
    print("\n".join([*problems, verdict]))
    return int(bool(problems))


def _is_change(seen: Observation) -> bool:
    """Whether Git wants another anchor active, or one removed."""
    return seen.settings.active not in (None, seen.issuer.issuer) or bool(_removed(seen))


def _removed(seen: Observation) -> list[str]:
    return sorted({*(seen.state.anchors or ()), seen.issuer.issuer} - {*seen.settings.anchors})


def refusals(seen: Observation) -> list[str]:
    """Return why what Git wants is not safe yet."""
    settings = seen.settings
    issuer = seen.issuer
    problems = [*_subject_refusals(seen), *_root_refusals(seen)]
    if settings.keeps_identity:
        return problems
    if not issuer.version:
        return [*problems, *(_refusals_by_record(seen) or _adoption_refusals(seen))]
    if is_foreign(seen):
        return [*problems, *_adoption_refusals(seen)]
    for name in _removed(seen):
        problems += [
            f"trust anchor {name} cannot be removed: {why}" for why in reasons_to_keep(seen, name)
        ]
    if seen.state.anchors is None:
        anchors = (anchor.anchor for anchor in seen.anchors.values())
        known = {*anchors, *settings.roots, *seen.ended_roots}
        if issuer.signed_by in settings.existing:
            known.add(issuer.anchor)
        if not seen.roots <= known:
            problems.append(
                "whose anchors the trust roots hold is not recorded: let the CronJob run, or "
                "commit all that they hold first (a root of somebody else's as PEM in trust_roots)"
            )
    active = settings.active or issuer.issuer
    if issuer.issuer != active:
        problems += [
            f"{active} cannot be made active: {why}" for why in _activation_waits(seen, active)
        ]
        if not seen.anchors[active].version:
            problems.append(f"add {active} first, in a commit that leaves {issuer.issuer} active")
    return problems


def _subject_refusals(seen: Observation) -> list[str]:
    """Return the anchors whose subject Git would change: the lock may not be there yet."""
    wanted = seen.settings.common_names
    present = {name: seen.anchors[name] for name in wanted}
    problems: list[str] = []
    for name, anchor in present.items():
        why = (
            f"its common name is {anchor.common_name}, and Git has {wanted[name]}, which would be "
            "another anchor: give 'anchor_common_names'"
        )
        if anchor.issuer == name:
            why = (
                "it is a CA that somebody else brought, and Git would have another made: give it "
                "as 'trust_anchor', and move to an anchor of another name (docs/ways.md)"
            )
        if anchor.version and anchor.common_name != wanted[name]:
            problems.append(f"trust anchor {name} cannot be changed: {why}")
    return problems


def _root_refusals(seen: Observation) -> list[str]:
    """Return why roots that are no anchors, and that Git lacks, must stay in the trust roots."""
    state = seen.state
    recorded = (state.anchors or {}).values()
    anchors = {anchor.anchor for anchor in seen.anchors.values()}
    if state.anchors is None and seen.issuer.version and not is_foreign(seen):
        # Judged below: nothing is recorded yet of a mesh of ours.
        return []
    problems: list[str] = []
    known = {*anchors, *recorded, *seen.settings.roots, *seen.ended_roots}
    for root in sorted(seen.roots - known):
        what = f"trust root {root[:12]} cannot be removed:"
        if state.active is None and not _has_mesh(seen):
            continue
        if not seen.issuer.version or is_foreign(seen):
            first = "others made the identity issuer, and it may be under that"
            problems.append(f"{what} {first}: give its PEM in 'trust_roots' (docs/adopting.md)")
        else:
            problems += [f"{what} {why}" for why in _root_reasons(seen, root)]
    return problems


def _adoption_refusals(seen: Observation) -> list[str]:
    """Return why an anchor must not sign yet what others made; nothing without a mesh."""
    if not _has_mesh(seen):
        return []
    active = seen.settings.active or seen.settings.anchors[0]
    waits = clock_waits(seen) or unsettled(seen, [active], is_adopting=True)
    trusted = frozenset({str(seen.anchors[active].anchor)})
    problems = _trust_waits(seen, active, waits, trusted)
    return [f"{active} cannot be made active: {why}" for why in problems]


def _has_mesh(seen: Observation) -> bool:
    """Whether a mesh runs: without an identity issuer nothing else of a control plane starts."""
    identity = seen.control_plane(seen.settings.identity_deployment)
    home = seen.settings.control_plane_namespace
    others = (pod for pod in seen.pods if pod.key.namespace != home)
    return any(pod.started for pod in (*identity, *others))


def _refusals_by_record(seen: Observation) -> list[str]:
    """Return what the record has against what Git wants, while the identity issuer is missing.

    Without a record nothing is installed yet.
    """
    settings = seen.settings
    what = f"Certificate {settings.identity_issuer} is missing, and the record says"
    problems = [
        f"trust anchor {name} cannot be removed: {what} that it is in use"
        for name in kept(seen.state, by_git=settings.active is not None)
        if name not in settings.anchors
    ]
    active = settings.active or settings.anchors[0]
    allowed = issuers(seen.state)
    if allowed and active not in allowed:
        problems.append(f"{active} cannot be made active: {what} {', '.join(allowed)}")
    return [*problems, "revert the commit until it is there again"] if problems else []


def reasons_to_keep(seen: Observation, name: str) -> Iterator[str]:
    """Yield why an anchor must stay in the trust roots."""
    if name == seen.issuer.issuer:
        yield "it signs the identity issuer: make another active first, and remove it later"
    for user in seen.users.get(name, ()):
        yield f"Certificate {user} names its ClusterIssuer"
    for wait in (*clock_waits(seen), *seen.unreadable_waits("Certificate")):
        yield f"{wait.what} {wait.why}"
    if _is_moving(seen):
        yield _MOVING
        return
    until = leaves_end(seen, seen.state)
    if until:
        yield _leaves(seen, until)
    elif name in kept(seen.state, by_git=True):
        why = "it is recorded as in use: let the CronJob run"
        heard = name in (seen.state.leaving or ())
        first = f", of a GitAnchorRotation that has {name}: commit that first, if there was none"
        yield why if heard else why + first
    yield from _holder_reasons(seen, (seen.state.anchors or {}).get(name))


def _root_reasons(seen: Observation, root: str) -> Iterator[str]:
    """Yield why a root that is no anchor must stay in the trust roots."""
    for wait in clock_waits(seen):
        yield f"{wait.what} {wait.why}"
    if root == seen.issuer.anchor or _is_moving(seen):
        yield _MOVING
        return
    until = leaves_end(seen, seen.state)
    if until:
        yield _leaves(seen, until)
    yield from _holder_reasons(seen, root)


def _is_moving(seen: Observation) -> bool:
    meant = seen.anchors[seen.issuer.issuer].anchor
    return seen.state.active != meant or is_identity_moving(seen.state, seen.issuer)


def _leaves(seen: Observation, until: datetime) -> str:
    return f"leaves under it end {when(until, seen.now)} at the latest"


def _holder_reasons(seen: Observation, removed: str | None) -> Iterator[str]:
    meant = seen.anchors[seen.issuer.issuer].anchor
    for wait in re_key_waits(seen, str(meant), str(removed)):
        yield f"{wait.what} {wait.why}"


def _activation_waits(seen: Observation, active: str) -> list[str]:
    """Return what is in the way of another active anchor."""
    present = seen.issuer.issuer
    try:
        waits = (
            clock_waits(seen)
            or unsettled(seen, (present, active))
            or chain_waits(seen.issuer, str(seen.anchors[present].anchor))
        )
    except StuckError as error:
        return [str(error)]
    both = frozenset(str(seen.anchors[name].anchor) for name in (present, active))
    return _trust_waits(seen, active, waits, both)


def _trust_waits(
    seen: Observation, active: str, waits: Sequence[Wait], anchors: frozenset[str]
) -> list[str]:
    """Return these waits, or else what is missing until every pod trusts these anchors."""
    missing = None if waits else distribute_trust(seen, seen.state, anchors)
    if missing is None:
        waits = waits or flip_waits(seen, anchors, str(seen.anchors[active].anchor))
        is_unrecorded = seen.state.anchors is None and is_foreign(seen)
        recorded = waits or is_unrecorded or active in issuers(seen.state)
        unrecorded = [] if recorded else ["it is not recorded as trusted: let the CronJob run"]
        return [*(f"{wait.what} {wait.why}" for wait in waits), *unrecorded]
    first = [f"{action.what} comes first" for action in missing.actions]
    return [*(f"{wait.what} {wait.why}" for wait in missing.waits), *first]
