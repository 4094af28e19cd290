"""What people and their tools are told: the status, the log, and Events."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from .cluster import Cluster
from .events import Event
from .objects import Json, Key, moment, stamp
from .observed import Observation
from .outcome import Decision
from .times import date_time, since, when
from .waits import NEVER, Wait

MOST_WAITS = 50
"""Waits that the status names: a ConfigMap holds 1 MiB."""

_OF_GIT = ("GitDecides", "IdentityIssuerKept")

DAY = timedelta(days=1)
"""After it people are called again, or first, for what has not ended by itself."""


def status_of(seen: Observation, decision: Decision) -> dict[str, Any]:
    """Return what people and their tools may want to know."""
    before = {_topic(wait): stamp(moment(wait["since"])) for wait in seen.status.get("waits", ())}
    named = {(wait.reason, wait.what) for wait in decision.waits}
    others = [wait for wait in _others(seen) if (wait.reason, wait.what) not in named]
    waits = [*decision.waits, *others]

    def told(wait: Wait) -> Json:
        began = before.get((wait.reason, wait.what), stamp(seen.now))
        lasting = wait.until is None and seen.now - moment(began) >= DAY
        # Git decides for as long as it likes.
        people = lasting or (wait.until == NEVER and wait.reason not in _OF_GIT)
        words = {"reason": wait.reason, "what": wait.what, "why": wait.why}
        return {**words, "since": began, "people": people}

    everything = frozenset(
        str(anchor.anchor)
        for name, anchor in seen.anchors.items()
        if name not in seen.leaving and (name in seen.settings.anchors or anchor.version)
    )
    status = {
        "phase": decision.phase,
        "idle": seen.idle,
        "active": seen.issuer.issuer,
        "lastMovedAt": stamp(decision.state.last_moved_at),
        "meshedPods": len(seen.pods),
        "podsLackingAnAnchor": sum(not everything <= seen.holds(pod) for pod in seen.pods),
        "actions": [action.what for action in decision.actions],
        "waits": [told(wait) for wait in waits[:MOST_WAITS]],
        "moreWaits": max(0, len(waits) - MOST_WAITS),
        "updatedAt": stamp(seen.now),
    }
    event_at = stamp(seen.now) if _is_news(seen, status) else stamp(moment(seen.status["eventAt"]))
    return {**status, "eventAt": event_at}


def _others(seen: Observation) -> list[Wait]:
    """Return what holds nothing, and people are to see to."""
    if not seen.unlocked:
        return seen.unreadable_waits()
    why = "lets everything pass the lock: take its annotation away when you are done"
    what = f"ConfigMap {seen.settings.state}"
    unlocked = Wait(reason="Unlocked", what=what, why=why, until=NEVER)
    return [*seen.unreadable_waits(), unlocked]


def status_text(status: Mapping[str, Any], *, idle: bool) -> str:
    """Return the status for people, a line each."""
    now = moment(status["updatedAt"])
    moved = status["lastMovedAt"]
    # The text may be read much later, so the time that all others count from has its date.
    times = {
        "lastMovedAt": "never" if moved == stamp(None) else when(moment(moved), now),
        "updatedAt": date_time(now),
        "eventAt": when(moment(status["eventAt"]), now),
    }
    values = {key: value for key, value in status.items() if not isinstance(value, list)}
    lines = [f"{key}: {value}" for key, value in {**values, **times}.items()]
    lines += [f"{'would' if idle else 'does'}: {action}" for action in status["actions"]]
    lines += [
        f"waits {since(moment(wait['since']), now)} for {wait['what']}: {wait['why']} "
        f"({wait['reason']})"
        for wait in status["waits"]
    ]
    return "\n".join(lines)


def emit_event(api: Cluster, seen: Observation, status: Mapping[str, Any]) -> None:
    """Make an Event if the phase has changed, or what people have to see to; and once a day."""
    if not _is_news(seen, status):
        return
    waits = status["waits"]
    people = [_sentence(wait) for wait in waits if wait["people"]]
    message = people or status["actions"] or [_sentence(wait) for wait in waits]
    event = Event(
        about=Key(
            "Certificate", seen.settings.control_plane_namespace, seen.settings.identity_issuer
        ),
        kind="Warning" if people else "Normal",
        reason="AnchorRotation" + re.sub("[- ]", "", status["phase"].title()),
        message="; ".join(message) or status["phase"],
        component="linkerd-anchor-rotator",
        name_prefix=seen.settings.state,
        time=seen.now,
    )
    event.emit(api)


def _is_news(seen: Observation, status: Json) -> bool:
    before = seen.status
    people = _for_people(status)
    if (status["phase"], people) != (before.get("phase"), _for_people(before)):
        return True
    return bool(people) and abs(seen.now - moment(before["eventAt"])) >= DAY


def _for_people(status: Json) -> list[tuple[str, str]]:
    return [_topic(wait) for wait in status.get("waits", ()) if wait["people"]]


def _topic(wait: Json) -> tuple[str, str]:
    return wait["reason"], wait["what"]


def _sentence(wait: Json) -> str:
    return f"{wait['what']}: {wait['why']} ({wait['reason']})"
