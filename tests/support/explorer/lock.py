"""What the API server refuses, whoever writes: the lock as a predicate over the record."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from constructs_lib.program.lock_record import ISSUERS_KEY, KEPT_KEY, lock_record
from constructs_lib.program.observed import State

from .adapter import age_of, decoded
from .mesh import LIFETIME, Mesh

Lock = Literal["off", "in use", "all"]
"""Which anchors are kept: none; those that sign or have living leaves; or all that are
recorded, but for the one that the rotator itself gives a new key."""


def may_name(mesh: Mesh, name: str, lock: Lock) -> bool:
    """Return whether the identity issuer may name an anchor."""
    if lock == "off" or name in _recorded(mesh, decoded(mesh.record), ISSUERS_KEY):
        return True
    # Before anything is recorded the Certificate may be made as Git has it.
    git = mesh.applied
    made_by_git = name == (git.active or git.anchors[0])
    return not mesh.record and mesh.issuer is None and made_by_git


def is_kept(mesh: Mesh, name: str, lock: Lock) -> bool:
    """Return whether an anchor must stay: in the Bundle, its Certificate and its Secret."""
    if lock == "off":
        return False
    state = decoded(mesh.record)
    if state.active is None:
        return True
    if lock == "in use":
        state = replace(state, ready_since=None)
        moved = age_of(state.identity_moved_at)
        if moved is not None and moved >= LIFETIME:
            state = replace(state, retired=None)
    return name in _recorded(mesh, state, KEPT_KEY)


def _recorded(mesh: Mesh, state: State, key: str) -> list[str]:
    return lock_record(state, by_git=mesh.applied.option == "git").get(key, "").split(",")
