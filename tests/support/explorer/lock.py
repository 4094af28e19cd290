"""What the API server refuses, whoever writes: the lock as a predicate over the record."""

from __future__ import annotations

from functools import cache
from typing import Literal

from .adapter import age_of, decoded, is_safe, seen_of
from .mesh import LIFETIME, Mesh, Record

Lock = Literal["off", "in use", "all"]
"""Which anchors are kept: none; those that sign or have living leaves; or all that are
recorded, but for the one that the rotator itself gives a new key."""


def may_name(mesh: Mesh, name: str, lock: Lock) -> bool:
    """Return whether the identity issuer may name an anchor."""
    if lock == "off" or name in _issuers(mesh.record):
        return True
    git = mesh.applied
    by_git = git.option == "git" and bool(mesh.record) and name in git.anchors
    return by_git and is_safe(seen_of(mesh, git._replace(active=name)))


def is_kept(mesh: Mesh, name: str, lock: Lock) -> bool:
    """Return whether an anchor must stay: in the Bundle, its Certificate and its Secret."""
    if lock == "off":
        return False
    anchors = _kept(mesh.record, lock)
    return anchors is None or name in anchors


@cache
def _issuers(record: Record) -> frozenset[str]:
    """Return the anchors that every pod is known to trust; none without a record."""
    state = decoded(record)
    trusted = {state.active}
    # Every pod trusts the anchor that was active before, but not one that the first run met.
    if state.last_moved_at is not None and state.deleted_at is None:
        trusted.add(state.retired)
    return frozenset(name for name, anchor in (state.anchors or {}).items() if anchor in trusted)


@cache
def _kept(record: Record, lock: Lock) -> frozenset[str] | None:
    """Return the anchors that must stay; None, which is all of them, without a record."""
    state = decoded(record)
    if state.anchors is None:
        return None
    released = {state.retired} if state.deleted_at is not None else set[str | None]()
    moved = age_of(state.identity_moved_at)
    if lock == "in use":
        released |= {*state.anchors.values()} - {state.active, state.retired}
        if moved is not None and moved >= LIFETIME:
            released.add(state.retired)
    return frozenset(name for name, anchor in state.anchors.items() if anchor not in released)
