"""The HTTPRoute of a canary: whole, so that Argo CD sees no difference at rest."""

from __future__ import annotations

from cdk8s import Chart

from ..conftest import pick, synth
from .example import canary


def test_every_default_is_written_out(chart: Chart) -> None:
    """What the API server adds within a list would be a difference for ever."""
    canary(chart, port=8000)
    route = pick(synth(chart), "HTTPRoute", "web")
    assert route["apiVersion"] == "gateway.networking.k8s.io/v1"
    service = {"group": "", "kind": "Service", "port": 8000}
    assert route["spec"] == {
        "parentRefs": [{**service, "name": "web"}],
        "rules": [
            {
                "matches": [{"path": {"type": "PathPrefix", "value": "/"}}],
                "backendRefs": [
                    {**service, "name": "web", "weight": 100},
                    {**service, "name": "web-canary", "weight": 0},
                ],
            }
        ],
    }


def test_argo_cd_leaves_the_weights_alone(chart: Chart) -> None:
    weights, *_ = canary(chart).ignored_differences
    assert weights.fields == {
        "group": "gateway.networking.k8s.io",
        "kind": "HTTPRoute",
        "namespace": "team",
        "name": "web",
        "jqPathExpressions": [".spec.rules[]?.backendRefs[]?.weight"],
    }
