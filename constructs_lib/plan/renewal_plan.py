"""The renewal plan: every requirement of a mesh, and whether it is met at worst."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from .mesh import Mesh, PlannedCertificate, SecretName
from .requirement import Requirement, RequirementKind, Setback, Verdict
from .rules import requirements

_WEEKEND_SECONDS = 60 * 3600


@dataclass(frozen=True, slots=True)
class RenewalPlan:
    """The worst case of every requirement on the certificates of a mesh and their users.

    A plan is a value: equal meshes have equal plans, and computing one asks no construct anything.

    Attributes:
        mesh: The mesh that it was computed from.
        requirements: The requirements, roots first.
    """

    mesh: Mesh
    requirements: tuple[Requirement, ...]

    @classmethod
    def of_mesh(cls, mesh: Mesh) -> RenewalPlan:
        """Return the plan of a mesh; the plans of the latest meshes are kept.

        Args:
            mesh: What the constructs recorded, or what you write by hand.
        """
        return _plan(mesh)

    @property
    def unsafe(self) -> tuple[Requirement, ...]:
        """The requirements that are not met."""
        return self._with("unsafe")

    @property
    def thin(self) -> tuple[Requirement, ...]:
        """The requirements that are met only while nothing goes wrong."""
        return self._with("thin")

    @property
    def unknown(self) -> tuple[Requirement, ...]:
        """The requirements that cannot be judged."""
        return self._with("unknown")

    @property
    def is_safe(self) -> bool:
        """Whether every requirement that can be judged is met."""
        return not self.unsafe

    def requirement(
        self, kind: RequirementKind, secret: SecretName, authority: str = ""
    ) -> Requirement:
        """Return the requirement of this kind on the certificate in this Secret.

        Args:
            kind: The kind.
            secret: The Secret.
            authority: The CA, where it is another than the certificate's present one.

        Raises:
            KeyError: There is none.
        """
        key = (kind, secret, authority)
        return {requirement.key: requirement for requirement in self.requirements}[key]

    def _with(self, verdict: Verdict) -> tuple[Requirement, ...]:
        return tuple(
            requirement for requirement in self.requirements if requirement.verdict == verdict
        )


def _run_missed(mesh: Mesh) -> Mesh:
    return mesh.with_each_restarter(
        lambda restarter: replace(restarter, gap_seconds=2 * restarter.gap_seconds)
    )


def _issue_failed(mesh: Mesh) -> Mesh:
    def slower(certificate: PlannedCertificate) -> PlannedCertificate:
        behaviour = certificate.behaviour
        seconds = behaviour.issue_seconds + behaviour.issue_retry_seconds
        return replace(certificate, behaviour=replace(behaviour, issue_seconds=seconds))

    return mesh.with_each_certificate(slower)


def _reload_missed(mesh: Mesh) -> Mesh:
    def blind(certificate: PlannedCertificate) -> PlannedCertificate:
        behaviour = replace(certificate.behaviour, identity_reloads_issuer=False)
        return replace(certificate, behaviour=behaviour)

    return mesh.with_each_certificate(blind)


def _all_off(mesh: Mesh) -> Mesh:
    return mesh.with_each_certificate(
        lambda certificate: replace(certificate, off_seconds=_WEEKEND_SECONDS)
    )


SETBACKS: dict[str, Callable[[Mesh], Mesh]] = {
    "a restarter misses one run": _run_missed,
    "cert-manager's first attempt fails": _issue_failed,
    # The watcher's loop ends silently at its first error, and a reload that fails is not repeated
    # (linkerd2@stable-2.14.10 pkg/tls/creds_watcher.go, linkerd/linkerd2#15109).
    "linkerd-identity misses a reload": _reload_missed,
    # cert-manager then renews within seconds what is due, linkerd-identity starts anew until its
    # roots are renewed, and the CronJob controller starts the run that was missed (kubernetes@v1.34
    # pkg/controller/cronjob/utils.go, mostRecentScheduleTime). Only a caBundle that follows a
    # certificate may be left with a CA that has ended.
    "everything was off for 60 hours": _all_off,
}
"""What may go wrong once, and the mesh as the plan then sees it."""


@lru_cache(maxsize=256)
def _plan(mesh: Mesh) -> RenewalPlan:
    changed = [tuple(requirements(change(mesh))) for change in SETBACKS.values()]
    return RenewalPlan(
        mesh,
        tuple(
            replace(requirement, setback=_worst(requirement, zip(SETBACKS, others, strict=True)))
            for requirement, *others in zip(requirements(mesh), *changed, strict=True)
        ),
    )


def _worst(requirement: Requirement, others: Iterable[tuple[str, Requirement]]) -> Setback | None:
    """Return the setback that leaves *requirement* the least, if any leaves it less than it has."""
    if requirement.verdict in ("unsafe", "unknown") or requirement.available is None:
        return None
    setbacks = [Setback(what, other.margin_seconds) for what, other in others]
    costly = [
        setback for setback in setbacks if setback.margin_seconds != requirement.margin_seconds
    ]
    return min(costly, key=_left, default=None)


def _left(setback: Setback) -> float:
    return float("-inf") if setback.margin_seconds is None else setback.margin_seconds
