"""The command ``gate``: whether what Git wants, an anchor active or others removed, is safe yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from .cluster import Cluster
from .decision import (
    StuckError,
    chain_waits,
    distribute_trust,
    is_identity_moving,
    leaves_end,
    unsettled,
)
from .objects import stamp
from .observe import observe
from .observed import Observation
from .settings import RotatorSettings


def main(settings: str) -> int:
    """Judge by these settings, in the cluster that this pod runs in."""
    return gate(Cluster.of_pod(), RotatorSettings.read(settings), datetime.now(UTC))


def gate(api: Cluster, settings: RotatorSettings, now: datetime) -> int:
    """Say whether what Git wants is safe; return the exit status."""
    problems = refusals(observe(api, settings, now, None))
    verdict = "the sync is refused" if problems else "what Git wants is safe"
    print("\n".join([*problems, verdict]))
    return int(bool(problems))


def refusals(seen: Observation) -> list[str]:
    """Return why what Git wants is not safe yet."""
    settings = seen.settings
    issuer = seen.issuer
    state = seen.state
    # Nothing is installed yet.
    if not issuer.version:
        return []
    problems: list[str] = []
    for name in sorted({*(state.anchors or ()), issuer.issuer} - {*settings.anchors}):
        problems += [
            f"trust anchor {name} cannot be removed: {why}" for why in reasons_to_keep(seen, name)
        ]
    if state.anchors is None:
        known = {anchor.anchor for anchor in seen.anchors.values()}
        if not seen.roots <= known:
            problems.append(
                "whose anchors the trust roots hold is not recorded: let the CronJob run"
            )
    active = settings.active or issuer.issuer
    if issuer.issuer != active:
        problems += [
            f"{active} cannot be made active: {why}" for why in _activation_waits(seen, active)
        ]
    return problems


def reasons_to_keep(seen: Observation, name: str) -> Iterator[str]:
    """Yield why an anchor must stay in the trust roots."""
    if name == seen.issuer.issuer:
        yield "it signs the identity issuer: make another active first, and remove it later"
    for user in seen.users.get(name, ()):
        yield f"Certificate {user} names its ClusterIssuer"
    for wait in seen.unreadable_waits("Certificate"):
        yield f"{wait.what} {wait.why}"
    meant = seen.anchors[seen.issuer.issuer].anchor
    if seen.state.active != meant or is_identity_moving(seen.state, seen.issuer):
        yield "linkerd-identity is not known to issue under another alone: let the CronJob run"
        return
    until = leaves_end(seen, seen.state)
    if until:
        yield f"leaves under it may live until {stamp(until)}"


def _activation_waits(seen: Observation, active: str) -> list[str]:
    """Return what is in the way of another active anchor."""
    present = seen.issuer.issuer
    try:
        waits = unsettled(seen, (present, active)) or chain_waits(
            seen.issuer, str(seen.anchors[present].anchor)
        )
    except StuckError as error:
        return [str(error)]
    both = frozenset(str(seen.anchors[name].anchor) for name in (present, active))
    missing = None if waits else distribute_trust(seen, seen.state, both)
    if missing is None:
        return [f"{wait.what} {wait.why}" for wait in waits]
    first = [f"{action.what} comes first" for action in missing.actions]
    return [*(f"{wait.what} {wait.why}" for wait in missing.waits), *first]
