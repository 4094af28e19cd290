"""What the lock on trust anchors goes by: the API server reads it from the state's ConfigMap.

It is written with the record of what is about to be done, so before that is done. Where it lets
more pass than before, what needs this is left to a later pass: the API server goes by the new one
within two seconds.
"""

from __future__ import annotations

from collections.abc import Mapping

from .observed import State

ISSUERS_KEY = "issuers"
KEPT_KEY = "kept"


def lock_record(state: State, *, by_git: bool) -> Mapping[str, str]:
    """Return the keys of the ConfigMap that the lock reads; none while nothing is known.

    An anchor that cannot be found by its fingerprint has lost its key. Then what was recorded of it
    stays, until people have put that right.
    """
    if state.active not in (state.anchors or {}).values():
        return {}
    needed = kept(state, by_git=by_git)
    return {ISSUERS_KEY: ",".join(issuers(state)), KEPT_KEY: ",".join(needed)}


def issuers(state: State) -> list[str]:
    """Return the anchors that every pod is known to trust, so that they may sign."""
    if state.ready_since is not None:
        return sorted(state.anchors or ())
    trusted = {state.active}
    # Every pod trusts the anchor that was active before, but not one that the first run met.
    if state.last_moved_at is not None and state.released_at is None:
        trusted.add(state.retired)
    return _names(state, trusted)


def kept(state: State, *, by_git: bool) -> list[str]:
    """Return the anchors that sign, are about to, or may have signed what is alive.

    By Git nothing is about to: the commit that lets an anchor sign has it, and its gate looks.
    """
    if state.ready_since is not None and not by_git:
        return sorted(state.anchors or ())
    needed = {state.active}
    if state.released_at is None:
        needed.add(state.retired)
    return _names(state, needed)


def _names(state: State, anchors: set[str | None]) -> list[str]:
    return sorted(name for name, anchor in (state.anchors or {}).items() if anchor in anchors)
