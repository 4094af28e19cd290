"""The controller's access to viz's Prometheus."""

from __future__ import annotations

from cdk8s import Chart

from constructs_lib.rollouts.metrics_access import allow_metrics

from ..conftest import pick, synth


def test_it_is_for_the_controllers_account_alone(chart: Chart) -> None:
    allow_metrics(chart, viz_namespace="viz", namespace="rollouts")
    policy = pick(synth(chart), "AuthorizationPolicy", "prometheus-admin-argo-rollouts")
    assert policy["metadata"]["namespace"] == "viz", "a policy reaches Servers of its own namespace"
    assert policy["spec"] == {
        "targetRef": {"group": "policy.linkerd.io", "kind": "Server", "name": "prometheus-admin"},
        "requiredAuthenticationRefs": [
            {"kind": "ServiceAccount", "name": "argo-rollouts", "namespace": "rollouts"}
        ],
    }
