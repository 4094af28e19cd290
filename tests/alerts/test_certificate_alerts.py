"""CertificateAlerts: one PrometheusRule, whose numbers are those of the finished tree's plan.

What fires when is proved where Prometheus itself evaluates the rules: tests/alerts.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from cdk8s import ApiObject, App, Chart, Cron, Duration, JsonPatch
from syrupy.assertion import SnapshotAssertion

from constructs_lib import (
    EDGE_26_8_3,
    STABLE_2_14_10,
    CertificateAlerts,
    CertificateAuthority,
    ChainNames,
    Lifetime,
    LinkerdRelease,
    LinkerdStack,
    MeshBehaviour,
    MeshNamespaces,
    MeshRestarter,
    PrivateKey,
    ThinMarginWarning,
    TrustAnchorChain,
    renewal_plan,
)

from ..conftest import Manifest, pick, synth

KIND = "PrometheusRule.monitoring.coreos.com"


def rules(chart: Chart, name: str = "linkerd-certificates") -> list[Manifest]:
    groups = pick(synth(chart), "PrometheusRule", name)["spec"]["groups"]
    return [rule for group in groups for rule in group["rules"]]


def threshold(chart: Chart, alert: str, severity: str, about: str) -> int:
    """Return the number that one rule compares with."""
    (expression,) = [
        rule["expr"]
        for rule in rules(chart)
        if rule["alert"] == alert
        and rule["labels"]["severity"] == severity
        and about in rule["expr"]
    ]
    return int(re.split(r" [<>] ", expression)[-1])


@pytest.fixture
def chain(chart: Chart) -> TrustAnchorChain:
    """A chain with the restarter that it needs, and alerts that were there before both."""
    CertificateAlerts(chart, "Alerts")
    chain = TrustAnchorChain(chart, "Trust")
    MeshRestarter(
        chart, "Restarter", certificates=[chain.identity_certificate], namespace="linkerd"
    )
    return chain


def test_default_configuration(chart: Chart, manifest_snapshot: SnapshotAssertion) -> None:
    alerts = CertificateAlerts(chart, "Alerts")
    chain = TrustAnchorChain(chart, "Trust")
    MeshRestarter(
        chart, "Restarter", certificates=[chain.identity_certificate], namespace="linkerd"
    )
    objects = [manifest for manifest in synth(chart) if manifest["kind"] == "PrometheusRule"]
    assert objects == manifest_snapshot
    (rule,) = objects
    assert rule["apiVersion"] == "monitoring.coreos.com/v1"
    assert rule["metadata"] == {"name": alerts.rule_name, "namespace": "team"}


class TestLate:
    """Alerts that are made first know what is made last."""

    @pytest.mark.usefixtures("chain")
    def test_what_is_made_afterwards_counts(self, chart: Chart) -> None:
        before = threshold(chart, "LinkerdRestarterMissedRun", "warning", 'namespace="linkerd"')
        assert before == 6 * 3600 + 600

    def test_and_changes_what_was_known_before(self, chart: Chart, chain: TrustAnchorChain) -> None:
        """A webhook whose certificate nobody re-issues takes from its CA's margin."""
        root = chain.webhook_issuer.name
        assert not [rule for rule in rules(chart) if root in rule["expr"]]
        webhook = chain.add_webhook_certificate(chart, "Late", service="late", namespace="linkerd")
        MeshRestarter(
            chart,
            "Slow",
            certificates=[webhook.certificate],
            namespace="linkerd",
            schedule=Cron(minute="0", hour="*/8"),
            name="slow",
        )
        assert [rule for rule in rules(chart) if root in rule["expr"]]

    def test_a_patch_from_before_is_applied_to_it(self, chart: Chart) -> None:
        """The escape hatch is used when the construct is made, long before there are rules."""
        alerts = CertificateAlerts(chart, "Alerts")
        ApiObject.of(alerts).add_json_patch(
            JsonPatch.replace("/spec/groups/0/rules/0/labels/severity", "info"),
            JsonPatch.add("/spec/groups/0/interval", "2m"),
        )
        chain = TrustAnchorChain(chart, "Trust")
        MeshRestarter(
            chart, "Restarter", certificates=[chain.identity_certificate], namespace="linkerd"
        )
        spec = pick(synth(chart), "PrometheusRule", "linkerd-certificates")["spec"]
        group: Manifest = spec["groups"][0]
        assert group["interval"] == "2m"
        assert group["rules"][0]["labels"]["severity"] == "info"

    def test_groups_are_those_of_the_tree_as_it_is(self, chart: Chart) -> None:
        alerts = CertificateAlerts(chart, "Alerts")

        def names() -> list[str]:
            return [group.name for group in alerts.groups]

        assert names() == []
        TrustAnchorChain(chart, "Trust")
        assert names() == ["linkerd-certificates", "linkerd-trust-roots", "linkerd-proxies"]

    def test_nothing_to_watch(self, app: App, chart: Chart) -> None:
        """An empty rule would look like alerts, and never fire."""
        CertificateAlerts(chart, "Alerts")
        message = (
            "[chart/Alerts] CertificateAlerts has nothing to watch: no construct of this app makes "
            "a certificate of known lifetime, or a restarter. Move it into the app that makes them"
        )
        with pytest.raises(RuntimeError, match=re.escape(message)):
            app.synth()


class TestNumbers:
    @pytest.mark.usefixtures("chain")
    def test_restarter_may_spend_half_of_the_margin(self, chart: Chart) -> None:
        margin = (
            renewal_plan(chart)
            .requirement("anchor-identity", ("linkerd", "linkerd-identity-issuer"))
            .margin_seconds
        )
        assert margin == 64060
        critical = threshold(chart, "LinkerdRestarterMissedRun", "critical", 'namespace="linkerd"')
        # Five minutes earlier, because the alert waits for five minutes.
        assert critical == 6 * 3600 + 600 + margin // 2 - 300

    def test_half_a_day_is_enough_for_people(self, chart: Chart) -> None:
        """With a year's overlap nobody has to get up half a year before anything breaks."""
        CertificateAlerts(chart, "Alerts")
        year = 8760
        chain = TrustAnchorChain(
            chart,
            "Trust",
            trust_anchor=CertificateAuthority(
                lifetime=Lifetime.of_hours(10 * year, renew_before=year),
                private_key=PrivateKey(rotation_policy="Never"),
            ),
        )
        MeshRestarter(
            chart, "Restarter", certificates=[chain.identity_certificate], namespace="linkerd"
        )
        plan = renewal_plan(chart)
        margin = plan.requirement(
            "anchor-identity", chain.identity_certificate.secret
        ).margin_seconds
        assert margin is not None
        left = threshold(chart, "LinkerdCertificateOverdue", "critical", chain.anchor_issuer.name)
        worst = year * 3600 - 60 - margin
        assert left - 300 == worst + 12 * 3600

    @pytest.mark.usefixtures("chain")
    def test_every_rule_says_what_to_do(self, chart: Chart) -> None:
        for rule in rules(chart):
            annotations = rule["annotations"]
            assert annotations["summary"].endswith("."), rule["alert"]
            assert re.search(r"First command: kubectl \S", annotations["description"])
            assert rule["labels"]["severity"] in ("warning", "critical")
            if rule["labels"]["severity"] == "critical":
                assert re.search(r"[Ww]hat breaks|When it ends", annotations["description"])

    def test_warning_is_left_out_where_critical_comes_first(self, chart: Chart) -> None:
        """An hour for cert-manager's second attempt is more than such a margin allows."""
        CertificateAlerts(chart, "Alerts")
        authority = CertificateAuthority(
            lifetime=Lifetime.of_hours(336, renew_before=7),
            private_key=PrivateKey(rotation_policy="Never"),
        )
        chain = TrustAnchorChain(chart, "Trust", trust_anchor=authority)
        MeshRestarter(
            chart, "Restarter", certificates=[chain.identity_certificate], namespace="linkerd"
        )
        with pytest.warns(ThinMarginWarning):
            about = [rule for rule in rules(chart) if "linkerd-trust-anchor" in rule["expr"]]
        alerts = {rule["alert"]: rule for rule in about}
        assert "LinkerdCertificateNotRenewed" not in alerts
        overdue = alerts["LinkerdCertificateOverdue"]
        margin = 7 * 3600 - 60 - 60 - 6 * 3600 - 600 - 20
        assert margin == 2860
        assert f" < {7 * 3600 - 60 - margin // 2 + 300}" in overdue["expr"]
        assert overdue["for"] == "5m"


@pytest.mark.usefixtures("chain")
def test_roots_are_held_against_their_own_anchor(app: App, chart: Chart) -> None:
    """Two meshes in a cluster: the renewal of one anchor says nothing of the other's roots."""
    names = ChainNames(
        self_signed="other-self-signed",
        trust_anchor="other-anchor",
        webhook_issuer="other-webhooks",
        trust_roots="other-roots",
    )
    second = Chart(app, "other", namespace="other", disable_resource_name_hashes=True)
    other = TrustAnchorChain(second, "Trust", names=names, mesh_namespace="other")
    MeshRestarter(second, "Restarter", certificates=[other.identity_certificate])
    queries = [rule["expr"] for rule in rules(chart) if rule["alert"] == "LinkerdTrustRootsStale"]
    # A warning and a critical one of each.
    assert len(queries) == 4
    assert [("other-anchor" in query, "other-roots" in query) for query in queries] == [
        *[(False, False)] * 2,
        *[(True, True)] * 2,
    ]


class TestStack:
    def test_off_by_default(self, app: App) -> None:
        """A cluster that does not know the kind could not sync the folder."""
        stack = LinkerdStack(app, "Mesh")
        assert stack.alerts is None
        assert KIND not in stack.namespaced_kinds
        kinds = {manifest["kind"] for chart in stack.charts.values() for manifest in synth(chart)}
        assert "PrometheusRule" not in kinds

    @pytest.mark.parametrize(
        "release", [STABLE_2_14_10, EDGE_26_8_3], ids=lambda release: release.name
    )
    def test_on(self, app: App, release: LinkerdRelease) -> None:
        stack = LinkerdStack(app, "Mesh", release=release, alerts=True)
        assert stack.alerts is not None
        assert KIND in stack.namespaced_kinds
        assert list(stack.namespaced_kinds) == sorted(set(stack.namespaced_kinds))
        names = {certificate.name for certificate in stack.chain.certificates} | {
            webhook.certificate.name for webhook in stack.webhook_certificates.values()
        }
        overdue = [
            rule["expr"]
            for rule in rules(stack.charts["linkerd"])
            if rule["alert"] == "LinkerdCertificateOverdue"
        ]
        assert all(any(name in expression for expression in overdue) for name in names)

    def test_labels_by_which_prometheus_chooses(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh", alerts=True, alert_labels={"release": "prometheus"})
        rule = pick(synth(stack.charts["linkerd"]), "PrometheusRule", "linkerd-certificates")
        assert rule["metadata"]["labels"] == {"release": "prometheus"}

    def test_labels_without_alerts(self, app: App) -> None:
        with pytest.raises(ValueError, match="'alert_labels' has no effect, because 'alerts'"):
            LinkerdStack(app, "Mesh", alert_labels={"release": "prometheus"})
        assert app.charts == []

    def test_in_a_chart(self, chart: Chart) -> None:
        stack = LinkerdStack(chart, "Mesh", alerts=True, viz=False)
        assert stack.alerts is not None
        rule = pick(synth(chart), "PrometheusRule", "linkerd-certificates")
        assert rule["metadata"]["namespace"] == "linkerd"

    def test_names_and_namespaces_are_the_meshs(self, app: App) -> None:
        namespaces = MeshNamespaces(cert_manager="pki", control_plane="mesh", viz="eyes")
        stack = LinkerdStack(app, "Mesh", namespaces=namespaces, alerts=True)
        mesh_rules = rules(stack.charts["mesh"])
        pods = "{{ $labels.namespace }}"
        assert {rule["labels"]["namespace"] for rule in mesh_rules} == {"pki", "mesh", "eyes", pods}
        for rule in mesh_rules:
            assert not re.search(r'namespace="(cert-manager|linkerd|linkerd-viz)"', rule["expr"])

    def test_release_decides_the_metric_of_the_issuer(self, app: App) -> None:
        """A release that calls it otherwise is data, and no code."""
        behaviour = replace(STABLE_2_14_10.behaviour, issuer_ttl_metric="issuer_left_seconds")
        stack = LinkerdStack(
            app, "Mesh", release=replace(STABLE_2_14_10, behaviour=behaviour), alerts=True
        )
        queries = [rule["expr"] for rule in rules(stack.charts["linkerd"])]
        # The margin after a missed run, and half a day and the alert's wait; both and the clocks.
        assert "min(issuer_left_seconds) < 561000" in queries
        assert "min(issuer_left_seconds) < 43520" in queries
        assert STABLE_2_14_10.behaviour == MeshBehaviour()


class TestWhatIsNotKnown:
    def test_an_anchor_of_ones_own(self, app: App) -> None:
        """cert-manager has no metric of a Secret that it did not write."""
        anchor = CertificateAuthority.from_secret_name("corporate-anchor")
        stack = LinkerdStack(app, "Mesh", trust_anchor=anchor, alerts=True)
        stack_rules = rules(stack.charts["linkerd"])
        assert not [rule for rule in stack_rules if "linkerd-trust-anchor" in rule["expr"]]
        assert not [rule for rule in stack_rules if rule["alert"] == "LinkerdTrustRootsStale"]
        names = {rule["alert"] for rule in stack_rules if "linkerd-identity-issuer" in rule["expr"]}
        assert "LinkerdCertificateOverdue" in names

    def test_a_restarter_that_is_no_cron_job(self, chart: Chart) -> None:
        """kube-state-metrics has no metric of upgrades of nodes."""
        CertificateAlerts(chart, "Alerts")
        TrustAnchorChain(chart, "Trust", identity_uptime=Duration.hours(10))
        assert not [rule for rule in rules_unchecked(chart) if "cronjob" in rule["expr"]]


def rules_unchecked(chart: Chart) -> list[Manifest]:
    """Return the rules although the tree has problems."""
    constructs = chart.node.find_all()
    objects = [construct for construct in constructs if isinstance(construct, ApiObject)]
    (prometheus_rule,) = [resource for resource in objects if resource.kind == "PrometheusRule"]
    groups: list[Manifest] = prometheus_rule.to_json()["spec"]["groups"]
    return [rule for group in groups for rule in group["rules"]]


def test_invalid_name(chart: Chart) -> None:
    with pytest.raises(ValueError, match=re.escape("'name' (Not_A_Name)")):
        CertificateAlerts(chart, "Alerts", name="Not_A_Name")


def test_invalid_namespace(chart: Chart) -> None:
    with pytest.raises(ValueError, match=re.escape("'namespace' (Not A Namespace)")):
        CertificateAlerts(chart, "Alerts", namespace="Not A Namespace")
