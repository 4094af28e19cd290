"""All alerts about a mesh, in groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..plan.ledger import TrustRoots
from ..plan.mesh import PlannedCertificate
from .certificate_rules import certificate_rules
from .identity_rules import identity_rules
from .limits import certificate_limits, margin_of, restarter_margin
from .proxy_rules import proxy_rules
from .restarter_rules import restarter_rules
from .rotator_rules import rotator_rules
from .rule import AlertRule
from .trust_roots_rules import bundle_rules, ending_rules, stale_rules, unknown_roots
from .watched import WatchedMesh


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """Alerts about one subject, which Prometheus evaluates one after the other.

    Attributes:
        name: The group's name.
        rules: The alerts.
    """

    name: str
    rules: tuple[AlertRule, ...]

    def to_json(self, runbooks: str | None = None) -> dict[str, Any]:
        """Return the group as a PrometheusRule holds it; *runbooks* is where its pages are."""
        return {"name": self.name, "rules": [rule.to_json(runbooks) for rule in self.rules]}


def rule_groups(watched: WatchedMesh) -> tuple[RuleGroup, ...]:
    """Return every alert about a mesh; groups without any are left out."""
    groups = (
        RuleGroup("linkerd-certificates", tuple(_certificates(watched))),
        RuleGroup("linkerd-restarters", tuple(_restarters(watched))),
        RuleGroup("linkerd-trust-roots", tuple(_trust_roots(watched))),
        RuleGroup("linkerd-identity", tuple(_identity(watched))),
        RuleGroup("linkerd-proxies", tuple(_proxies(watched))),
        RuleGroup("linkerd-anchor-rotation", tuple(_rotators(watched))),
    )
    return tuple(group for group in groups if group.rules)


def _certificates(watched: WatchedMesh) -> Iterator[AlertRule]:
    for limit, names in certificate_limits(watched).items():
        yield from certificate_rules(limit, names)


def _restarters(watched: WatchedMesh) -> Iterator[AlertRule]:
    for restarter, name in watched.cron_jobs():
        yield from restarter_rules(restarter, name, restarter_margin(watched.plan, restarter))


def _trust_roots(watched: WatchedMesh) -> Iterator[AlertRule]:
    for roots in watched.trust_roots:
        yield from bundle_rules(roots)
        yield from ending_rules(roots)
        for issuer in watched.mesh.identities:
            stale = list(_stale_roots(watched, roots, issuer))
            if stale:
                yield from (*stale, unknown_roots(roots, issuer))


def _stale_roots(
    watched: WatchedMesh, roots: TrustRoots, issuer: PlannedCertificate
) -> Iterator[AlertRule]:
    for anchor in issuer.roots:
        authority = "" if anchor == issuer.authority else anchor.name
        # The copying spends what linkerd-identity's restart after it needs.
        margin = margin_of(
            watched.plan.requirement(kind, issuer.secret, authority)
            for kind in ("anchor-bundle", "anchor-identity")
        )
        if anchor.secret is None or anchor.secret not in roots.anchors:
            continue
        name = watched.certificate_names.get(anchor.secret)
        if name and anchor.lifetime and margin:
            yield from stale_rules(
                roots, name, anchor.lifetime.renew_before_seconds, issuer, margin
            )


def _identity(watched: WatchedMesh) -> Iterator[AlertRule]:
    for issuer in watched.mesh.identities:
        yield from identity_rules(
            issuer, watched.plan.requirement("issuer-identity", issuer.secret)
        )


def _proxies(watched: WatchedMesh) -> Iterator[AlertRule]:
    # Which mesh a proxy belongs to, its metric does not say.
    for issuer in watched.mesh.identities[:1]:
        yield from proxy_rules(issuer.namespace, issuer.behaviour)


def _rotators(watched: WatchedMesh) -> Iterator[AlertRule]:
    for rotator in watched.rotators:
        yield from rotator_rules(rotator)
