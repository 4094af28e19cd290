"""BlueGreenRollout: its objects, and what runs before and after a promotion."""

from __future__ import annotations

from typing import Any

from cdk8s import Chart
from syrupy.assertion import SnapshotAssertion

from ..conftest import pick, synth
from .example import blue_green, schema_problems


def strategy(chart: Chart) -> dict[str, Any]:
    found: dict[str, Any] = pick(synth(chart), "Rollout", "web")["spec"]["strategy"]["blueGreen"]
    return found


def test_default_configuration(chart: Chart, manifest_snapshot: SnapshotAssertion) -> None:
    blue_green(chart, replicas=2)
    manifests = synth(chart)
    assert manifests == manifest_snapshot
    assert schema_problems(manifests) == []
    kinds = sorted(manifest["kind"] for manifest in manifests)
    assert kinds == ["AnalysisTemplate", "Rollout", "Service", "Service"], "no route"


def test_a_person_promotes_unless_told_otherwise(chart: Chart) -> None:
    blue_green(chart)
    assert strategy(chart)["autoPromotionEnabled"] is False


def test_promotion_without_a_person(chart: Chart) -> None:
    blue_green(chart, auto_promotion=True)
    assert strategy(chart)["autoPromotionEnabled"] is True


def test_the_success_rate_is_measured_after_the_promotion(chart: Chart) -> None:
    """Before it no user calls the new version, and an empty result fails."""
    blue_green(chart)
    found = strategy(chart)
    assert found["postPromotionAnalysis"]["templates"] == [{"templateName": "web"}]
    assert "prePromotionAnalysis" not in found
    assert (found["activeService"], found["previewService"]) == ("web", "web-preview")


def test_the_old_pods_stay_until_then(chart: Chart) -> None:
    """With a delay of its own, the controller would end a longer analysis.

    The source is argo-rollouts@v1.9.0 docs/features/bluegreen.md.
    """
    blue_green(chart)
    assert "scaleDownDelaySeconds" not in strategy(chart)


def test_own_analyses_run_before_the_promotion(chart: Chart) -> None:
    rollout = blue_green(chart)
    rollout.add_analysis("smoke")
    rollout.add_analysis("load", cluster_scoped=True)
    found = strategy(chart)
    assert found["prePromotionAnalysis"]["templates"] == [
        {"templateName": "smoke"},
        {"templateName": "load", "clusterScope": True},
    ]
    assert found["postPromotionAnalysis"]["templates"] == [{"templateName": "web"}]
    assert schema_problems(synth(chart)) == []
