"""The renewal plan: every link of a mesh, and whether it holds at worst."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from .link import Kind, Link, Setback
from .mesh import Mesh, PlannedCertificate, SecretName
from .rules import links


@dataclass(frozen=True, slots=True)
class RenewalPlan:
    """The worst case of every link between the certificates of a mesh and what uses them.

    A plan is a value: equal meshes have equal plans, and computing one asks no construct anything.

    Attributes:
        mesh: What it was computed from.
        links: The links, roots first.
    """

    mesh: Mesh
    links: tuple[Link, ...]

    @classmethod
    def of_mesh(cls, mesh: Mesh) -> RenewalPlan:
        """Return the plan of a mesh; meshes that were seen lately cost nothing."""
        return _plan(mesh)

    @property
    def unsafe(self) -> tuple[Link, ...]:
        """The links that do not hold."""
        return tuple(link for link in self.links if link.verdict == "unsafe")

    @property
    def thin(self) -> tuple[Link, ...]:
        """The links that hold only while nothing goes wrong."""
        return tuple(link for link in self.links if link.verdict == "thin")

    @property
    def unknown(self) -> tuple[Link, ...]:
        """The links of which nothing can be said."""
        return tuple(link for link in self.links if link.verdict == "unknown")

    @property
    def is_safe(self) -> bool:
        """Whether every link that can be judged holds."""
        return not self.unsafe

    def link(self, kind: Kind, secret: SecretName, authority: str = "") -> Link:
        """Return the link of this kind that is about the certificate in this Secret.

        Args:
            kind: The kind.
            secret: The Secret.
            authority: The CA, where it is another than the certificate's present one.

        Raises:
            KeyError: There is none.
        """
        for one in self.links:
            if one.key == (kind, secret, authority):
                return one
        raise KeyError((kind, secret, authority))


def _run_missed(mesh: Mesh) -> Mesh:
    later = (replace(one, gap_seconds=2 * one.gap_seconds) for one in mesh.restarters)
    return replace(mesh, restarters=tuple(later))


def _issue_failed(mesh: Mesh) -> Mesh:
    def slower(one: PlannedCertificate) -> PlannedCertificate:
        behaviour = one.behaviour
        seconds = behaviour.issue_seconds + behaviour.issue_retry_seconds
        return replace(one, behaviour=replace(behaviour, issue_seconds=seconds))

    return mesh.with_each_certificate(slower)


def _reload_missed(mesh: Mesh) -> Mesh:
    def blind(one: PlannedCertificate) -> PlannedCertificate:
        return replace(one, behaviour=replace(one.behaviour, identity_reloads_issuer=False))

    return mesh.with_each_certificate(blind)


SETBACKS: dict[str, Callable[[Mesh], Mesh]] = {
    "a restarter misses one run": _run_missed,
    "cert-manager's first attempt fails": _issue_failed,
    # The watcher's loop ends silently at its first error, and a reload that fails is not repeated
    # (linkerd2@stable-2.14.10 pkg/tls/creds_watcher.go, linkerd/linkerd2#15109).
    "linkerd-identity misses a reload": _reload_missed,
}
"""What may go wrong once, and the mesh as it then is for the plan."""


@lru_cache(maxsize=256)
def _plan(mesh: Mesh) -> RenewalPlan:
    worse = {what: list(links(change(mesh))) for what, change in SETBACKS.items()}
    found = tuple(
        replace(link, setback=_worst(link, ((what, ones[at]) for what, ones in worse.items())))
        for at, link in enumerate(links(mesh))
    )
    return RenewalPlan(mesh, found)


def _worst(link: Link, others: Iterable[tuple[str, Link]]) -> Setback | None:
    """Return the setback that leaves *link* the least, if any leaves it less than it has."""
    if link.verdict in ("unsafe", "unknown") or link.available is None:
        return None
    found = [Setback(what, other.margin_seconds) for what, other in others]
    costly = [one for one in found if one.margin_seconds != link.margin_seconds]
    return min(costly, key=_left, default=None)


def _left(setback: Setback) -> float:
    return float("-inf") if setback.margin_seconds is None else setback.margin_seconds
