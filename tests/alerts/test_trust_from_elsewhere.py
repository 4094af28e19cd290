"""Alerts about what comes from elsewhere: PEM roots, a delivered issuer, an intermediate CA."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cdk8s import Chart

from constructs_lib import (
    EDGE_26_8_3,
    CertificateAuthority,
    Lifetime,
    LinkerdStack,
    PrivateKey,
    TrustRoot,
)
from constructs_lib.alerts.groups import RuleGroup
from constructs_lib.alerts.identity_rules import identity_rules
from constructs_lib.alerts.rule import AlertRule
from constructs_lib.alerts.trust_roots_rules import ending_rules
from constructs_lib.plan.behaviour import MeshBehaviour
from constructs_lib.plan.ledger import TrustRoots
from constructs_lib.plan.renewal_plan import RenewalPlan

from ..support.alert_scenario import DAY, HOUR, steps
from ..support.authorities import lasting_anchor
from ..support.planned import with_issuer
from ..support.promtool import EVERY, Promtool

METRIC = "issuer_ttl"
ROOT = TrustRoot.from_pem(lasting_anchor().pem)


def tool_of(promtool: str, folder: Path, rules: Iterable[AlertRule]) -> Promtool:
    groups = [RuleGroup("rules", tuple(rules)).to_json()]
    return Promtool.with_rules(promtool, {"spec": {"groups": groups}}, folder / "promtool")


def stack(chart: Chart, **options: Any) -> LinkerdStack:
    return LinkerdStack(chart, "Mesh", viz=False, alerts=True, trust_roots=[ROOT], **options)


def rules(mesh: LinkerdStack) -> list[AlertRule]:
    assert mesh.alerts is not None
    return [rule for group in mesh.alerts.groups for rule in group.rules]


@pytest.mark.parametrize(
    ("days", "before", "severities"),
    [(61, [], ["warning"]), (8, ["warning"], ["warning", "critical"])],
    ids=["two-months", "a-week"],
)
def test_pem_root_before_its_end(
    promtool: str, tmp_path: Path, days: int, before: list[str], severities: list[str]
) -> None:
    """The first can wait for the morning: people have weeks."""
    ends = (("root.example.com", datetime.fromtimestamp(days * DAY, UTC)),)
    roots = TrustRoots(name="roots", namespace="cert-manager", anchors=(), ends=ends)
    for rule in ending_rules(roots):
        assert f"It ends at {ends[0][1]:%Y-%m-%d} 00:00 UTC. Then no proxy" in rule.description
    tool = tool_of(promtool, tmp_path, ending_rules(roots))
    [earlier, later] = [
        {("LinkerdTrustRootEnding", severity, "cert-manager"): 1 for severity in firing}
        for firing in (before, severities)
    ]
    tool.check({"up": "1x1500"}, {DAY - EVERY: earlier, DAY + HOUR: later})


def test_issuer_whose_lifetime_nobody_told(promtool: str, tmp_path: Path) -> None:
    """It is late when less is left of it than a proxy's certificate lives."""
    behaviour = MeshBehaviour(issuer_ttl_metric=METRIC)
    plan = RenewalPlan.of_mesh(with_issuer(lifetime=None, behaviour=behaviour))
    [issuer] = plan.mesh.identities
    takeover = plan.requirement("issuer-identity", issuer.secret)
    assert takeover.verdict == "unknown"
    tool = tool_of(promtool, tmp_path, identity_rules(issuer, takeover))
    firing = {("LinkerdIdentityIssuerEnding", "critical", "linkerd"): 1}
    left = steps(8 * HOUR, lambda at: 27 * HOUR - at)
    tool.check({METRIC: left}, {3 * HOUR: {}, 4 * HOUR: firing})


def test_delivered_issuer_is_watched_in_linkerd_identitys_memory(chart: Chart) -> None:
    delivered = CertificateAuthority.from_secret_name("linkerd-identity-issuer")
    mesh = stack(chart, release=EDGE_26_8_3, identity_issuer=delivered)
    about = [rule for rule in rules(mesh) if rule.name == "LinkerdIdentityIssuerEnding"]
    assert [rule.severity for rule in about] == ["critical"]
    assert "Secret linkerd/linkerd-identity-issuer" in about[0].description


@pytest.mark.parametrize("is_ours", [True, False], ids=["ours", "delivered"])
def test_intermediate_is_watched_if_it_has_a_certificate(chart: Chart, *, is_ours: bool) -> None:
    anchor = CertificateAuthority(
        lifetime=Lifetime.ten_year_root(), private_key=PrivateKey(rotation_policy="Never")
    )
    years = Lifetime.two_year_intermediate()
    own = CertificateAuthority(lifetime=years, private_key=PrivateKey(rotation_policy="Always"))
    delivered = CertificateAuthority.from_secret_name("mesh-ca", lifetime=years)
    mesh = stack(
        chart,
        trust_anchor=anchor if is_ours else None,
        intermediate=own if is_ours else delivered,
    )
    titles = {rule.about for rule in rules(mesh) if rule.name == "LinkerdCertificateOverdue"}
    assert ("intermediate CA" in titles) is is_ours
    assert ("trust anchor" in titles) is is_ours, "the anchor above it is one, and no webhooks' CA"
