"""What becomes of an anchor that a commit takes away, while gate or lock still refuse that.

First the lock lets nobody name it any more. When nothing that it signed can be alive after that,
the lock lets it go, and the gate lets the commit pass.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Any

from .holders import re_key_waits
from .objects import MALFORMED, Json, dig
from .observed import Observation, State
from .settings import RotatorSettings
from .waits import NEVER, Wait

HELD = "held"
RELEASED = "released"


def synced_commit(
    gate: Json | None, settings: RotatorSettings
) -> tuple[frozenset[str], str | None]:
    """Return the anchors that the commit which is being synced takes away, and its active one.

    The settings of its gate are applied before the gate refuses. If they cannot be read, none is.
    """
    try:
        wanted: Any = json.loads(dig(gate, "data", "settings.json"))
        return frozenset(settings.anchors).difference(wanted["anchors"]), wanted["active"]
    except MALFORMED:
        return frozenset(), None


def dropped_names(
    state: State, settings: RotatorSettings, sources: frozenset[str]
) -> frozenset[str]:
    """Return the anchors that the Bundle still has, and that these settings no longer name."""
    return sources.intersection(state.anchors or ()).difference(settings.anchors)


def with_leaving(seen: Observation, state: State, *, is_moving: bool) -> State:
    """Return the state with what leaves; nothing is released while the identity issuer moves."""
    before = {} if is_moving else state.leaving or {}
    leaving = {name: before.get(name, HELD) for name in sorted(seen.leaving)}
    return replace(state, leaving=leaving or None)


def release(seen: Observation, state: State, until: datetime | None) -> tuple[State, list[Wait]]:
    """Return the state with what may go now, and what the rest waits for.

    Args:
        seen: What is observed.
        state: What is recorded of it.
        until: When the last leaf ends that another than the active anchor may have signed.
    """
    leaving = dict(state.leaving or {})
    waits: list[Wait] = []
    for name in leaving:
        why = _why_held(seen, state, name, until)
        if why is None:
            leaving[name] = RELEASED
            continue
        # The next look is only late enough once this one is recorded.
        ends = (until or NEVER) if name in (seen.state.leaving or {}) else None
        why = f"is to leave, and {why}"
        waits.append(Wait(reason="AnchorLeaving", what=f"trust anchor {name}", why=why, until=ends))
    return replace(state, leaving=leaving or None), waits


def _why_held(seen: Observation, state: State, name: str, until: datetime | None) -> str | None:
    used = (state.active, state.retired)
    signing = [each for each, anchor in (state.anchors or {}).items() if anchor in used]
    if until or name in signing:
        return "certificates under it may be alive"
    unreadable = [wait.what for wait in seen.unreadable_waits("Certificate")]
    users = ", ".join([*seen.users.get(name, ()), *unreadable])
    if users:
        return f"its ClusterIssuer may be named by {users}"
    removed = str((state.anchors or {}).get(name))
    for wait in re_key_waits(seen, str(state.active), removed):
        return f"{wait.what} {wait.why}"
    if name not in (seen.state.leaving or {}):
        return "nobody may name it from now on"
    return None
