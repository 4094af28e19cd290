"""Alerts about the certificates of a mesh, for Prometheus."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import jsii
from cdk8s import ApiObjectMetadata
from constructs import Construct, IValidation

from ..kubernetes.labels import check_labels
from ..kubernetes.names import check_subdomain
from ..kubernetes.option_types import checks_types
from ..tree.placement import Placement
from .dashboard import dashboard
from .groups import RuleGroup, rule_groups
from .late_object import LateObject
from .watched import WatchedMesh

PROMETHEUS_RULE_KIND = "PrometheusRule.monitoring.coreos.com"
"""The kind of the object, as ``Kind.group``; the Prometheus operator defines it."""


@jsii.implements(IValidation)
class CertificateAlerts(Construct):
    """A PrometheusRule that alerts when certificates, restarters or trust roots are late.

    Its thresholds are the renewal plan's: a warning when something is later than the plan's worst
    case, and critical when half of the margin is spent, or all but half a day of it. They are
    computed when the tree is rendered, so that constructs that are made after the alerts count too.

    Prometheus must scrape cert-manager, trust-manager and kube-state-metrics, and linkerd-identity
    where its release has a metric of its issuer; an alert fires where it does not. One Prometheus
    watches one cluster.
    """

    @checks_types
    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        namespace: str | None = None,
        labels: Mapping[str, str] | None = None,
        name: str = "linkerd-certificates",
        runbooks: str | None = None,
        dashboard_labels: Mapping[str, str] | None = None,
    ) -> None:
        """Make the PrometheusRule, which covers the whole tree that *scope* is in.

        Args:
            scope: The construct to make it under.
            id: The construct's id.
            namespace: Its namespace. Defaults to the chart's.
            labels: Labels by which a Prometheus chooses its rules (``spec.ruleSelector``). Defaults
                to none; kube-prometheus-stack's own Prometheus ignores rules without labels.
            name: The object's name.
            runbooks: The address below which the pages of ``docs/runbooks`` are; each alert and
                panel then has its link. Defaults to none.
            dashboard_labels: Labels by which Grafana's sidecar finds dashboards, as
                ``{"grafana_dashboard": "1"}``; a ConfigMap of the same name then holds it. Defaults
                to none: there is no such ConfigMap.

        Raises:
            ValueError: A name or a label is invalid.
        """
        super().__init__(scope, id)
        check_subdomain("name", name)
        place = Placement.of(scope)
        rule_namespace = place.namespace(namespace)
        self._name = name
        self._runbooks = runbooks
        rule = LateObject(
            self,
            "Default",
            api_version="monitoring.coreos.com/v1",
            kind="PrometheusRule",
            metadata=ApiObjectMetadata(
                name=name,
                namespace=rule_namespace,
                labels=check_labels("labels", labels or {}),
            ),
            content=self._rule,
        )
        place.record(rule, PROMETHEUS_RULE_KIND, name, rule_namespace)
        if dashboard_labels is not None:
            config_map = LateObject(
                self,
                "Dashboard",
                api_version="v1",
                kind="ConfigMap",
                metadata=ApiObjectMetadata(
                    name=name, namespace=rule_namespace, labels=dict(dashboard_labels)
                ),
                content=self._dashboard,
            )
            place.record(config_map, "ConfigMap", name, rule_namespace)
        self.node.add_validation(self)

    @property
    def rule_name(self) -> str:
        """The PrometheusRule's name."""
        return self._name

    @property
    def groups(self) -> tuple[RuleGroup, ...]:
        """The alerts of the tree as it is now."""
        return rule_groups(WatchedMesh.of(self))

    def validate(self) -> list[str]:
        """Return a problem if there is nothing to watch."""
        if self.groups:
            return []
        return [
            "CertificateAlerts has nothing to watch: no construct of this app makes a certificate "
            "of known lifetime, or a restarter. Move it into the app that makes them"
        ]

    def _rule(self) -> dict[str, Any]:
        return {"spec": {"groups": [group.to_json(self._runbooks) for group in self.groups]}}

    def _dashboard(self) -> dict[str, Any]:
        content = dashboard(WatchedMesh.of(self), self._runbooks)
        return {"data": {f"{self._name}.json": json.dumps(content, indent=1)}}
