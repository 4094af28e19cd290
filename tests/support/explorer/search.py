"""Breadth-first search: the shortest way to break a mesh, or how much was looked at in vain."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from .adapter import decided, seen_of
from .mesh import Git, Mesh, later
from .steps import Rules, argo_cd, controllers, installed, rotator, steps

QUIET = Rules(lock="off")
LOCKED = Rules(lock="all")


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What a search has come to.

    Attributes:
        states: How many different meshes were met.
        depth: How many steps from a quiet mesh were looked at, all of them.
        complete: Whether there are no further meshes.
        seconds: How long it took.
        path: The shortest way to harm, in readable steps; empty if there is none.
    """

    states: int
    depth: int
    complete: bool
    seconds: float
    path: tuple[str, ...]


def quiet_meshes(git: Git, *, workloads: int, moves: Sequence[Git] = ()) -> dict[Mesh, str]:
    """Return the meshes of whole moves in which nothing goes wrong, and how each is reached.

    Of commits that follow each other, those after the last.
    """
    mesh = installed(git, workloads=workloads)
    meshes: dict[Mesh, str] = {}
    for commit in (git, *moves):
        mesh = mesh._replace(git=commit)
        title = f"{commit.option} with {commit.active or 'either'} active"
        meshes = {}
        while mesh not in meshes:
            phase = decided(seen_of(mesh, mesh.applied)).phase
            meshes[mesh] = f"a quiet mesh, {len(meshes)} steps after {title}, in {phase}"
            synced = argo_cd(mesh, LOCKED) if moves else ()
            ways = [*controllers(mesh), *synced, *rotator(mesh, QUIET)]
            mesh = ways[0][1] if ways else later(mesh)
            assert not mesh.harm, [*meshes.values(), mesh.harm]
    return meshes


def search(
    rules: Rules,
    git: Git,
    *,
    depth: int,
    moves: Sequence[Git] = (),
    workloads: int = 1,
    most_states: int = 400_000,
) -> Search:
    """Look at every mesh within so many steps from a quiet one, nearest first."""
    began = time.monotonic()
    origins: dict[Mesh, tuple[Mesh | None, str]] = {}
    for mesh, title in quiet_meshes(git, workloads=workloads, moves=moves).items():
        start = mesh._replace(faults=rules.faults, restarts=rules.restarts, splits=rules.splits)
        origins[start] = (None, title)
    frontier = list(origins)
    reached = 0
    path: list[str] = []
    while frontier and reached < depth and len(origins) < most_states and not path:
        reached += 1
        following: list[Mesh] = []
        for mesh in frontier:
            for title, after in steps(mesh, rules):
                if after in origins:
                    continue
                origins[after] = (mesh, title)
                if after.harm:
                    path = _path(origins, after)
                    break
                following.append(after)
            if path:
                break
        frontier = following
    return Search(
        states=len(origins),
        depth=reached,
        complete=not frontier and not path,
        seconds=time.monotonic() - began,
        path=tuple(path),
    )


def _path(origins: dict[Mesh, tuple[Mesh | None, str]], last: Mesh) -> list[str]:
    titles = [last.harm]
    mesh: Mesh | None = last
    while mesh is not None:
        mesh, title = origins[mesh]
        titles.append(title)
    return titles[::-1]
