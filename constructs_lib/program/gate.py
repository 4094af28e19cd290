"""The command ``gate``: whether what Git wants, an anchor active or others removed, is safe yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

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


def main(settings: str) -> int:
    """Judge by these settings, in the cluster that this pod runs in."""
    return gate(Cluster.of_pod(), RotatorSettings.read(settings), datetime.now(UTC))


def gate(api: Cluster, settings: RotatorSettings, now: datetime) -> int:
    """Say whether what Git wants is safe; return the exit status."""
    seen = observe(api, settings, now, None)
    problems = refusals(seen)
    if not problems and seen.issuer.version and _is_change(seen):
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
    if not issuer.version:
        return _refusals_by_record(seen)
    problems: list[str] = []
    for name in _removed(seen):
        problems += [
            f"trust anchor {name} cannot be removed: {why}" for why in reasons_to_keep(seen, name)
        ]
    if seen.state.anchors is None:
        known = {*settings.other_roots, *(anchor.anchor for anchor in seen.anchors.values())}
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
    meant = seen.anchors[seen.issuer.issuer].anchor
    if seen.state.active != meant or is_identity_moving(seen.state, seen.issuer):
        yield "linkerd-identity is not known to issue under another alone: let the CronJob run"
        return
    until = leaves_end(seen, seen.state)
    if until:
        yield f"leaves under it end {when(until, seen.now)} at the latest"
    elif name in kept(seen.state, by_git=True):
        why = "it is recorded as in use: let the CronJob run"
        heard = name in (seen.state.leaving or ())
        first = f", of a GitAnchorRotation that has {name}: commit that first, if there was none"
        yield why if heard else why + first
    removed = (seen.state.anchors or {}).get(name)
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
    missing = None if waits else distribute_trust(seen, seen.state, both)
    if missing is None:
        waits = waits or flip_waits(seen, both, str(seen.anchors[active].anchor))
        recorded = waits or active in issuers(seen.state)
        unrecorded = [] if recorded else ["it is not recorded as trusted: let the CronJob run"]
        return [*(f"{wait.what} {wait.why}" for wait in waits), *unrecorded]
    first = [f"{action.what} comes first" for action in missing.actions]
    return [*(f"{wait.what} {wait.why}" for wait in missing.waits), *first]
