"""Restarting workloads, a few at a time: which may be restarted now, and what is in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from .objects import RESTARTED_AT, Key, stamp
from .observed import (
    MISSING_REPLICA_SET,
    RESTARTED,
    WORKLOADS,
    Budget,
    Budgets,
    MeshedPod,
    Observation,
    Workload,
)
from .outcome import Action, Steps
from .waits import NEVER, Obstacle, Wait

STALLED_AFTER = timedelta(hours=1)
"""Without a pod that is new or newly ready: longer than nearly all that start, or end, take."""

FEWEST_IN_VAIN = 3
"""Workloads that have to stall after our restarts before they stop others, at least."""


_ENDING = ("Job", "Experiment")
"""Kinds whose pods end by themselves; the second is a step of a Rollout."""

_NEVER_YET = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True, kw_only=True)
class _Slots:
    """What may still be disrupted in this pass.

    Attributes:
        rolling: How many workloads make progress.
        budgets: The PodDisruptionBudgets.
        used: How many of them each PodDisruptionBudget covers.
        stalled: The workloads that make none; these take no slot.
        in_vain: Those of them that stalled after a restart of ours.
        most_in_vain: How many of these stop all further restarts.
    """

    rolling: int
    budgets: Budgets
    used: Counter[Key]
    stalled: Mapping[Key, Obstacle]
    in_vain: Sequence[Key]
    most_in_vain: int
    queued: int = 0

    @property
    def halted(self) -> bool:
        """Whether so many restarts were in vain that another may well be, too."""
        return len(self.in_vain) >= self.most_in_vain


def restart_stale(
    seen: Observation, stale: Sequence[MeshedPod], since: datetime, lack: str
) -> Steps:
    """Return the restarts that give pods what is new, and what stands in their way.

    Args:
        seen: The observation.
        stale: The pods that lack what is new.
        since: Since when it is there.
        lack: What a pod of them lacks, as a sentence without its subject.
    """
    settings = seen.settings
    if not stale:
        return Steps()
    known = seen.deadline_after(since, settings.kubelet_seconds, settings.clock_skew_seconds)
    if known:
        why = f"is to know it first: a pod {lack}"
        wait = Wait(reason="KubeletsBehind", what="every kubelet", why=why, until=known)
        return Steps(waits=[wait])
    meshed = grouped(seen, seen.pods)
    groups = grouped(seen, stale)
    slots = _slots(seen, meshed, since)
    waits = [slots.stalled[key].of(key.title) for key in slots.in_vain if key not in groups]
    actions: list[Action] = []
    for key, pods in sorted(groups.items()):
        obstacle = restart_obstacle(seen, key, pods, since, slots.stalled)
        if obstacle is None and (slots.halted or slots.rolling >= settings.workloads_at_once):
            slots.queued += 1
            continue
        budgets = slots.budgets.of(meshed[key]) if obstacle is None else []
        obstacle = obstacle or _budget_obstacle(budgets, slots)
        if obstacle is None:
            slots.rolling += 1
            slots.used.update(budget.key for budget in budgets)
            actions.append(restart(seen.workloads[key], stamp(seen.now)))
        else:
            why = f"pod {pods[0].key.name} {lack}; {obstacle.why}"
            waits.append(replace(obstacle, why=why).of(key.title))
    if slots.queued:
        waits.append(_queued(slots, settings.workloads_at_once).of("other workloads"))
    return Steps(waits=waits, actions=actions)


def _queued(slots: _Slots, at_once: int) -> Obstacle:
    if not slots.halted:
        why = f"{slots.queued} pause: only {at_once} at a time"
        return Obstacle(reason="WorkloadsQueued", why=why)
    names = ", ".join(key.title for key in slots.in_vain[:FEWEST_IN_VAIN])
    why = f"{slots.queued} pause: {len(slots.in_vain)} stalled after a restart, among them {names}"
    return Obstacle(reason="RestartsHalted", why=why, until=NEVER)


def grouped(seen: Observation, pods: Sequence[MeshedPod]) -> dict[Key, list[MeshedPod]]:
    """Return pods by what made them; one that nothing made is by itself."""
    groups: dict[Key, list[MeshedPod]] = {}
    for pod in pods:
        groups.setdefault(seen.workload_of(pod) or pod.key, []).append(pod)
    return groups


def restart_obstacle(
    seen: Observation,
    key: Key,
    pods: Sequence[MeshedPod],
    since: datetime,
    stalled: Mapping[Key, Obstacle],
) -> Obstacle | None:
    """Return why a workload is not to be restarted now; None if it can be."""
    workload = seen.workloads.get(key)
    if all(pod.terminating for pod in pods):
        return Obstacle(reason="PodsTerminating", why="is terminating")
    if key.kind in _ENDING:
        why = f"pods of this {key.kind} are not restarted: it ends, or is deleted"
        return Obstacle(reason="JobRunning", why=why)
    if key.kind not in (*WORKLOADS, MISSING_REPLICA_SET):
        why = "nothing that can be restarted makes it: make it again by hand"
        return Obstacle(reason="PodWithoutWorkload", why=why, until=NEVER)
    if key in seen.unreadable:
        return seen.unreadable[key]
    if workload is None:
        return Obstacle(reason="WorkloadGone", why="is gone, and its pods are going")
    if not _may_be_restarted(seen, key):
        why = f"nothing in namespace {key.namespace} is to be restarted: do it by hand"
        return Obstacle(reason="NamespaceNotOurs", why=why, until=NEVER)
    if workload.fixed is not None:
        return workload.fixed
    if any(pod.contradictory for pod in pods):
        why = "its trust anchors stand twice in the proxy's environment (proxy-additional-env?)"
        return Obstacle(
            reason="VariableTwice", why=f"{why}: the last counts, correct it", until=NEVER
        )
    if not workload.complete:
        incomplete = Obstacle(reason="RolloutIncomplete", why="is not rolled out")
        return stalled.get(key, incomplete)
    restarted = _restarted(seen, workload)
    return _restarted_in_vain(seen, restarted) if restarted and restarted > since else None


def restart(workload: Workload, now: str) -> Action:
    """Return the request that restarts a workload, unless it has changed."""
    kind = WORKLOADS[workload.key.kind]
    template = {"metadata": {"annotations": {RESTARTED_AT: now}}}
    body = {
        "metadata": {"resourceVersion": workload.version, "annotations": {RESTARTED: now}},
        "spec": {"restartAt": now} if workload.key.kind == "Rollout" else {"template": template},
    }
    path = f"{kind.group}/namespaces/{workload.key.namespace}/{kind.plural}/{workload.key.name}"
    return Action(what=f"restart {workload.key.title}", method="PATCH", path=path, body=body)


def _may_be_restarted(seen: Observation, key: Key) -> bool:
    namespaces = seen.settings.namespaces
    return namespaces is None or key.namespace in (
        *namespaces,
        seen.settings.control_plane_namespace,
    )


def _restarted_in_vain(seen: Observation, restarted: datetime) -> Obstacle | None:
    """Return why a workload that was restarted since is not restarted again so soon."""
    settings = seen.settings
    again = seen.deadline_after(restarted, settings.kubelet_seconds, settings.issuance_seconds)
    if again is None:
        return None
    why = f"why, after a restart at {stamp(restarted)}?"
    return Obstacle(reason="RestartedInVain", why=why, until=again)


def _budget_obstacle(budgets: Sequence[Budget], slots: _Slots) -> Obstacle | None:
    full = [budget.key.name for budget in budgets if budget.allowed <= slots.used[budget.key]]
    if not full:
        return None
    why = f"PodDisruptionBudget {', '.join(full)} allows no disruption now"
    return Obstacle(reason="DisruptionNotAllowed", why=why)


def _slots(seen: Observation, meshed: Mapping[Key, list[MeshedPod]], since: datetime) -> _Slots:
    """Return what workloads that roll out already take of the slots and of the budgets."""
    # One that we restarted may have lost all pods, and get none.
    incomplete = {
        key: workload
        for key, workload in seen.workloads.items()
        if not workload.complete and (key in meshed or workload.restarted)
    }
    stalled: dict[Key, Obstacle] = {}
    rolling: list[Key] = []
    in_vain: list[Key] = []
    lately = seen.now - timedelta(seconds=seen.settings.issuance_seconds)
    for key, workload in sorted(incomplete.items()):
        restarted = _restarted(seen, workload) or _NEVER_YET
        obstacle = _stalled(seen, workload, meshed.get(key, ()))
        if obstacle is not None:
            stalled[key] = obstacle
            in_vain += [key] if restarted > since else []
        elif restarted > lately or (workload.rolling and key in meshed):
            rolling.append(key)
    budgets = Budgets(seen.budgets)
    return _Slots(
        rolling=len(rolling),
        budgets=budgets,
        used=Counter(budget.key for key in rolling for budget in budgets.of(meshed.get(key, ()))),
        stalled=stalled,
        in_vain=in_vain,
        most_in_vain=max(FEWEST_IN_VAIN, seen.settings.workloads_at_once),
    )


def _stalled(seen: Observation, workload: Workload, pods: Sequence[MeshedPod]) -> Obstacle | None:
    """Return how a workload that is not rolled out makes no progress; None if it may make some."""
    changes = (_restarted(seen, workload), workload.changed, *(pod.changed for pod in pods))
    last = max(filter(None, changes), default=None)
    quiet = last is not None and last <= seen.now - STALLED_AFTER
    if not workload.stuck and not quiet:
        return None
    sign = f"no pod is new or ready since {stamp(last)}" if quiet else "says that it is stuck"
    why = f"is not rolled out, and {sign}: see what stops it"
    return Obstacle(reason="WorkloadStalled", why=why, until=NEVER)


def _restarted(seen: Observation, workload: Workload) -> datetime | None:
    """Return when this program restarted a workload, unless that is yet to come: nobody did."""
    latest = seen.now + timedelta(seconds=seen.settings.clock_skew_seconds)
    restarted = workload.restarted
    return restarted if restarted and restarted <= latest else None
