"""An application to release, for the tests of this folder."""

from __future__ import annotations

from typing import Any

from cdk8s import Chart

from constructs_lib import BlueGreenRollout, CanaryRollout

from ..conftest import Manifest
from ..dist.test_custom_resource_schemas import CRDS, OF_APPLICATIONS, problems


def template(inject: str | None = "enabled", **spec: Any) -> dict[str, Any]:
    """Return the pod template of a Deployment, with more in its spec."""
    annotations = {} if inject is None else {"linkerd.io/inject": inject}
    return {
        "metadata": {"labels": {"app": "web", "team": "shop"}, "annotations": annotations},
        "spec": {
            "containers": [
                {
                    "name": "web",
                    "image": "registry.example.com/web:1",
                    "ports": [{"containerPort": 8080}],
                    "resources": {"limits": {"memory": "64Mi"}},
                }
            ],
            **spec,
        },
    }


def options(**changes: Any) -> dict[str, Any]:
    """Return the options of a construct, with changes."""
    return {
        "name": "web",
        "template": template(),
        "selector": {"app": "web"},
        "target_port": 8080,
        **changes,
    }


def canary(chart: Chart, **changes: Any) -> CanaryRollout:
    """Make a canary of the application."""
    return CanaryRollout(chart, "Web", **options(**changes))


def blue_green(chart: Chart, **changes: Any) -> BlueGreenRollout:
    """Make a blue-green deployment of the application."""
    return BlueGreenRollout(chart, "Web", **options(**changes))


def schema_problems(manifests: list[Manifest]) -> list[str]:
    """Return what Argo Rollouts' definitions refuse; nothing where these are not at hand."""
    if not CRDS.is_dir():
        return []
    return [
        problem
        for manifest in manifests
        if manifest["kind"] in ("AnalysisTemplate", "Rollout")
        for problem in problems(OF_APPLICATIONS, manifest)
    ]
