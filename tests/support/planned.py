"""The article's mesh as a plan sees it, for the tests of the plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from constructs_lib.plan.link import Kind, Link
from constructs_lib.plan.mesh import Authority, Mesh, PlannedCertificate, Restarter, Validity
from constructs_lib.plan.renewal_plan import RenewalPlan

HOUR = 3600
PART_OF = frozenset({("app.kubernetes.io/part-of", "Linkerd")})


def hours(duration: float, renew_before: float) -> Validity:
    """Return a lifetime given in hours."""
    return Validity(
        duration_seconds=round(duration * HOUR), renew_before_seconds=round(renew_before * HOUR)
    )


def authority(name: str) -> Authority:
    """Return one of the article's two CAs."""
    return Authority(
        name=name, validity=hours(336, 24), secret=("cert-manager", name), rotation_policy="Never"
    )


ANCHOR, CA = authority("linkerd-trust-anchor"), authority("linkerd-webhook-issuer")
ISSUER = PlannedCertificate(
    name="linkerd-identity-issuer",
    secret=("linkerd", "linkerd-identity-issuer"),
    validity=hours(168, 24),
    authority=ANCHOR,
)
TAP = PlannedCertificate(
    name="tap", secret=("linkerd-viz", "tap-k8s-tls"), validity=hours(168, 24), authority=CA
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


def link(mesh: Mesh, kind: Kind) -> Link:
    """Return the one link of a kind."""
    (found,) = [one for one in RenewalPlan.of_mesh(mesh).links if one.kind == kind]
    return found


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
    return replace(
        mesh, restarters=tuple(replace(one, gap_seconds=seconds) for one in mesh.restarters)
    )
