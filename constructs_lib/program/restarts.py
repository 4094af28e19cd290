"""Restarting workloads, a few at a time: which may be restarted now, and what is in the way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from .objects import RESTARTED_AT, Key, stamp
from .observed import (
    MISSING_REPLICA_SET,
    RESTARTED,
    WORKLOADS,
    Budget,
    MeshedPod,
    Observation,
    Workload,
)
from .outcome import Action, Steps
from .waits import NEVER, Obstacle, Wait


@dataclass(slots=True, kw_only=True)
class _Slots:
    """What may still be disrupted in this pass."""

    rolling: int
    used: Counter[Key] = field(default_factory=Counter[Key])
    queued: int = 0


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
        behind = Obstacle(reason="KubeletsBehind", why=why, until=known)
        return Steps(waits=[behind.of("every kubelet")])
    meshed = grouped(seen, seen.pods)
    slots = _slots(seen, meshed)
    waits: list[Wait] = []
    actions: list[Action] = []
    for key, pods in sorted(grouped(seen, stale).items()):
        obstacle = restart_obstacle(seen, key, pods, since)
        if obstacle is None and slots.rolling >= settings.workloads_at_once:
            slots.queued += 1
            continue
        budgets = seen.budgets_of(meshed[key]) if obstacle is None else []
        obstacle = obstacle or _budget_obstacle(budgets, slots)
        if obstacle is None:
            slots.rolling += 1
            slots.used.update(budget.key for budget in budgets)
            actions.append(restart(seen.workloads[key], stamp(seen.now)))
        else:
            why = f"pod {pods[0].key.name} {lack}; {obstacle.why}"
            waits.append(replace(obstacle, why=why).of(key.title))
    if slots.queued:
        waits.append(_queued(slots.queued, settings.workloads_at_once))
    return Steps(waits=waits, actions=actions)


def _queued(count: int, at_once: int) -> Wait:
    why = f"{count} pause: only {at_once} at a time"
    return Wait(reason="WorkloadsQueued", what="other workloads", why=why)


def grouped(seen: Observation, pods: Sequence[MeshedPod]) -> dict[Key, list[MeshedPod]]:
    """Return pods by what made them; one that nothing made is by itself."""
    groups: dict[Key, list[MeshedPod]] = {}
    for pod in pods:
        groups.setdefault(seen.workload_of(pod) or pod.key, []).append(pod)
    return groups


def restart_obstacle(
    seen: Observation, key: Key, pods: Sequence[MeshedPod], since: datetime
) -> Obstacle | None:
    """Return why a workload is not to be restarted now; None if it can be."""
    workload = seen.workloads.get(key)
    if all(pod.terminating for pod in pods):
        return Obstacle(reason="PodsTerminating", why="is terminating")
    if key.kind == "Job":
        return Obstacle(reason="JobRunning", why="a Job is not restarted: it ends, or is deleted")
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
    if not workload.complete:
        return Obstacle(reason="RolloutIncomplete", why="is not rolled out")
    if workload.restarted is not None and workload.restarted > since:
        return _restarted_in_vain(seen, workload.restarted)
    return None


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


def _slots(seen: Observation, meshed: dict[Key, list[MeshedPod]]) -> _Slots:
    """Return what workloads that roll out already take of the slots and of the budgets."""
    rolling = [key for key in meshed if _in_progress(seen, key)]
    budgets = (budget.key for key in rolling for budget in seen.budgets_of(meshed[key]))
    return _Slots(rolling=len(rolling), used=Counter(budgets))


def _in_progress(seen: Observation, key: Key) -> bool:
    """Whether a workload rolls out, or has not come back from a restart of ours."""
    workload = seen.workloads.get(key)
    if workload is None:
        return False
    if workload.rolling or workload.complete:
        return workload.rolling
    lately = timedelta(seconds=seen.settings.issuance_seconds)
    return workload.restarted is not None and workload.restarted > seen.now - lately
