"""The default mesh as a plan sees it, for the tests of the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from constructs_lib import Lifetime
from constructs_lib.plan.mesh import Mesh, PlannedAuthority, PlannedCertificate, Restarter
from constructs_lib.plan.renewal_plan import RenewalPlan
from constructs_lib.plan.requirement import Requirement, RequirementKind

HOUR = 3600
PART_OF = frozenset({("app.kubernetes.io/part-of", "Linkerd")})


def hours(duration: float, renew_before: float) -> Lifetime:
    """Return a lifetime given in hours, however short."""
    return Lifetime.of_seconds(round(duration * HOUR), renew_before=round(renew_before * HOUR))


def authority(name: str) -> PlannedAuthority:
    """Return one of the default mesh's two CAs."""
    return PlannedAuthority(
        name=name, lifetime=hours(336, 24), secret=("cert-manager", name), rotation_policy="Never"
    )


ANCHOR, CA = authority("linkerd-trust-anchor"), authority("linkerd-webhook-issuer")
ISSUER = PlannedCertificate(
    name="linkerd-identity-issuer",
    secret=("linkerd", "linkerd-identity-issuer"),
    lifetime=hours(168, 24),
    authority=ANCHOR,
)
TAP = PlannedCertificate(
    name="tap", secret=("linkerd-viz", "tap-k8s-tls"), lifetime=hours(168, 24), authority=CA
)
RESTARTER = Restarter(
    name="linkerd/linkerd-restarter",
    namespace="linkerd",
    gap_seconds=6 * HOUR,
    deadline_seconds=600,
    secrets=frozenset({ISSUER.secret}),
    selector=PART_OF,
)
VIZ_RESTARTER = replace(
    RESTARTER,
    name="linkerd-viz/linkerd-restarter",
    namespace="linkerd-viz",
    secrets=frozenset({TAP.secret}),
)
ARTICLE = Mesh(identities=(ISSUER,), webhooks=(TAP,), restarters=(RESTARTER, VIZ_RESTARTER))


def required(mesh: Mesh, kind: RequirementKind) -> Requirement:
    """Return the one requirement of a kind."""
    requirements = RenewalPlan.of_mesh(mesh).requirements
    (match,) = [requirement for requirement in requirements if requirement.kind == kind]
    return match


def with_issuer(mesh: Mesh = ARTICLE, **changes: Any) -> Mesh:
    """Return the mesh with another identity issuer."""
    (issuer,) = mesh.identities
    return replace(mesh, identities=(replace(issuer, **changes),))


def with_anchor(mesh: Mesh = ARTICLE, **changes: Any) -> Mesh:
    """Return the mesh with another trust anchor."""
    (issuer,) = mesh.identities
    return with_issuer(mesh, authority=replace(issuer.authority, **changes))


def with_tap(mesh: Mesh = ARTICLE, **changes: Any) -> Mesh:
    """Return the mesh with another webhook's certificate."""
    (tap,) = mesh.webhooks
    return replace(mesh, webhooks=(replace(tap, **changes),))


def with_ca(mesh: Mesh = ARTICLE, **changes: Any) -> Mesh:
    """Return the mesh with another CA of its webhooks."""
    (tap,) = mesh.webhooks
    return with_tap(mesh, authority=replace(tap.authority, **changes))


def every(seconds: int, mesh: Mesh = ARTICLE) -> Mesh:
    """Return the mesh whose restarters run that often."""
    return mesh.with_each_restarter(lambda restarter: replace(restarter, gap_seconds=seconds))
