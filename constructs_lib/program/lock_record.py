"""What the lock on trust anchors goes by: the API server reads it from the state's ConfigMap.

It is written with the record of what is about to be done, so before that is done. Where it lets
more pass than before, what needs this is left to a later pass: the API server goes by the new one
within two seconds.
"""

from __future__ import annotations

from collections.abc import Mapping

from .leaving import HELD, RELEASED
from .observed import State

ISSUERS_KEY = "issuers"
KEPT_KEY = "kept"

NOBODY = "none-yet"
"""The only anchor that may sign, while none may: an empty list would mean that none is recorded."""

PEM = "inLine"
"""In ``kept``: the roots that the Bundle has as PEM, whose names nobody knows."""


def lock_record(
    state: State, *, by_git: bool, first: str = "", keeps_pem: bool = False
) -> Mapping[str, str]:
    """Return the keys of the ConfigMap that the lock reads; none while nothing is known.

    An anchor that cannot be found by its fingerprint has lost its key. Then what was recorded of it
    stays, until people have put that right.

    Args:
        state: What is recorded.
        by_git: Whether Git decides which anchor is active.
        first: The anchor that is to sign in a mesh that others made, once every pod trusts it.
        keeps_pem: Whether certificates under a root that is no anchor may be alive.
    """
    anchors = state.anchors or {}
    if state.active not in anchors.values() and not (first and anchors):
        return {}
    allowed = issuers(state)
    if first:
        allowed = [first if state.ready_since else NOBODY]
    needed = [*kept(state, by_git=by_git), *([PEM] if keeps_pem else [])]
    return {ISSUERS_KEY: ",".join(allowed), KEPT_KEY: ",".join(needed)}


def issuers(state: State) -> list[str]:
    """Return the anchors that every pod is known to trust, so that they may sign."""
    trusted = {state.active}
    if state.ready_since is not None:
        trusted |= {*(state.anchors or {}).values()}
    # Every pod trusts the anchor that was active before, but not one that the first run met.
    if state.last_moved_at is not None and state.released_at is None:
        trusted.add(state.retired)
    active = _names(state, {state.active})
    leaving = state.leaving or ()
    return [name for name in _names(state, trusted) if name in active or name not in leaving]


def kept(state: State, *, by_git: bool) -> list[str]:
    """Return the anchors that sign, are about to, or may have signed what is alive.

    By Git any may be. What a commit takes away may have been, until it was released.
    """
    leaving = state.leaving or {}
    if by_git or state.ready_since is not None:
        released = {name for name, how in leaving.items() if how == RELEASED}
        return sorted({*(state.anchors or ())} - released)
    needed = {state.active}
    if state.released_at is None:
        needed.add(state.retired)
    held = {name for name, how in leaving.items() if how == HELD}
    return sorted({*_names(state, needed), *held})


def _names(state: State, anchors: set[str | None]) -> list[str]:
    return sorted(name for name, anchor in (state.anchors or {}).items() if anchor in anchors)
