"""The command ``run``: moves the mesh as far as it can be moved now.

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
A timeout never moves the rotation forward.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from .adoption import is_adopting
from .cluster import Cluster
from .decision import decide, keeps_foreign_roots
from .leaving import RELEASED
from .lock_record import lock_record
from .objects import MALFORMED
from .observe import observe, observe_again
from .observed import Observation
from .outcome import Decision
from .settings import ChangedError, RefusedError, RotatorSettings
from .signals import show_signals
from .status import emit_event, status_of, status_text
from .waits import NEVER, Wait

Clock = Callable[[], datetime]
Sleep = Callable[[float], None]

FRESH = timedelta(seconds=30)
"""Older observations are not acted upon: another run may have acted since.

Before a move the pods are listed once more, and this counts from the beginning of that list. If
listing them takes longer, which in a mesh of 50,000 pods it may, what is acted upon is never older
than twice the time that it took: a mesh must not be too large to move.
"""

MOST_CHANGES = 20
"""Attempts in a row that meet a cluster which has changed."""


def main(settings: str) -> int:
    """Run by these settings, in the cluster that this pod runs in."""
    return run(
        Cluster.of_pod(),
        RotatorSettings.read(settings),
        os.environ.get("JOB_NAME"),
        lambda: datetime.now(UTC),
        time.sleep,
    )


def run(
    api: Cluster, settings: RotatorSettings, job: str | None, clock: Clock, sleep: Sleep
) -> int:
    """Go on until nothing can be done now, or the deadline is near; return the exit status."""
    deadline = clock() + timedelta(seconds=settings.deadline_seconds)
    changes = 0
    while True:
        began = clock()
        try:
            decision = step(api, settings, job, clock)
            changes = 0
        except ChangedError as change:
            changes += 1
            if changes > MOST_CHANGES:
                raise RefusedError(f"the cluster changes at each attempt: {change}") from change
        else:
            if _is_over(decision, deadline):
                return int(decision.phase == "stuck")
        # Observing a large mesh takes a while; the API server is to have rest from it.
        pause = max(settings.poll_seconds, 5 * (clock() - began).total_seconds())
        if clock() + timedelta(seconds=pause) > deadline:
            return 0
        sleep(pause)


def _is_over(decision: Decision, deadline: datetime) -> bool:
    """Whether everything that is waited for takes longer than this run, or takes people."""
    soon = [wait for wait in decision.waits if wait.until is None or wait.until < deadline]
    return bool(decision.waits) and not decision.actions and not soon


def step(api: Cluster, settings: RotatorSettings, job: str | None, clock: Clock) -> Decision:
    """Observe, decide, record, act: once. The record is first, so that of two runs one acts."""
    seen, decision = _look(api, settings, job, clock)
    observed = clock()
    stale = observed + FRESH
    if _moves_trust(decision):
        stale = max(seen.now + FRESH, observed + (observed - seen.now))
    idle = [Wait(reason="Idle", what=settings.state, why=f"says {seen.idle}", until=NEVER)]
    if seen.idle:
        # Nothing is done, so what was known before goes on to be so.
        decision = replace(decision, waits=[*decision.waits, *idle], state=seen.state)
    status = status_of(seen, decision)
    text = status_text(status, idle=bool(seen.idle))
    state = decision.state
    # What another option lets go may not be recorded as leaving yet.
    locks: Mapping[str, str] = {}
    if not seen.idle:
        first = settings.active if is_adopting(seen) else None
        locks = lock_record(
            state,
            by_git=settings.active is not None,
            first=first or "",
            keeps_pem=keeps_foreign_roots(seen, state),
        )
    record = {
        "metadata": {"resourceVersion": seen.version},
        "data": {
            "state.json": state.text(),
            "status.json": json.dumps(status),
            "status.txt": text,
            **locks,
        },
    }
    home = f"api/v1/namespaces/{settings.control_plane_namespace}"
    api.send("PATCH", f"{home}/configmaps/{settings.state}", record)
    print(text, flush=True)
    emit_event(api, seen, status)
    if seen.idle:
        decision = replace(decision, waits=idle, actions=())
    for action in decision.actions:
        if clock() > stale:
            raise ChangedError("what was observed is too old to be acted upon")
        api.send(action.method, action.path, action.body)
    # Last, so that a quota that refuses a ConfigMap stops nothing that keeps the mesh safe.
    show_signals(api, settings, status)
    return decision


def _look(
    api: Cluster, settings: RotatorSettings, job: str | None, clock: Clock
) -> tuple[Observation, Decision]:
    """Observe and decide; what would move trust is observed again, and decided again."""
    try:
        seen = observe(api, settings, clock(), job)
        if not seen.version:
            raise RefusedError(f"ConfigMap {settings.state} is not there: apply what Git holds")
        decision = decide(seen)
        if _moves_trust(decision):
            seen = observe_again(api, seen, clock)
            decision = decide(seen)
    except MALFORMED as error:
        raise RefusedError(f"an object of the cluster cannot be read: {error!r}") from error
    return seen, decision


def _moves_trust(decision: Decision) -> bool:
    """Whether it moves trust, or lets it be moved: it announces a move, or releases an anchor."""
    state = decision.state
    allowed = state.ready_since is not None or state.released_at is not None
    allowed = allowed or RELEASED in (state.leaving or {}).values()
    return allowed or any(action.moves_trust for action in decision.actions)
