"""The dashboard's JSON, read by Grafana's own schema, for every kind of mesh."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest
from cdk8s import App

from constructs_lib import ALL_NAMESPACES, EDGE_26_8_3, AnchorRotation, LinkerdStack

from ..conftest import ROOT, pick, synth

LONGEST_UID = 40
"""Characters that Grafana 11 takes (pkg/util/shortid_generator.go)."""


def problems(program: str, content: dict[str, Any]) -> str:
    """Return what Grafana's schema says against a dashboard."""
    text = json.dumps(content)
    return subprocess.run([program], input=text, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize(
    "options",
    [{}, {"release": EDGE_26_8_3, "anchor_rotation": AnchorRotation(namespaces=ALL_NAMESPACES)}],
    ids=["stable", "rotates"],
)
def test_the_config_map_holds_a_dashboard_that_grafana_takes(
    options: dict[str, Any], dashboard_schema: str
) -> None:
    stack = LinkerdStack(
        App(),
        "Mesh",
        kubernetes_version="1.34",
        alerts=True,
        alert_runbooks="https://git.example.com/runbooks",
        dashboard_labels={"grafana_dashboard": "1"},
        **options,
    )
    config_map = pick(synth(stack.charts["linkerd"]), "ConfigMap", "linkerd-certificates")
    ((name, text),) = config_map["data"].items()
    assert name.endswith(".json"), "the sidecar writes files by these names"
    content = json.loads(text)
    assert problems(dashboard_schema, content) == ""
    assert len(content["uid"]) <= LONGEST_UID
    for panel in content["panels"]:
        names = [target["refId"] for target in panel.get("targets", ())]
        assert len({*names}) == len(names)
        values = [
            step["value"]
            for step in panel.get("fieldConfig", {})
            .get("defaults", {})
            .get("thresholds", {})
            .get("steps", [])[1:]
        ]
        assert values == sorted(values), "Grafana colours by the last step that is reached"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"color": "red"}, "unexpected field"),
        ({"refresh": 60}, "refresh"),
        ({"annotations": None}, "annotations: required field"),
    ],
)
def test_what_grafana_does_not_take_is_found(
    change: dict[str, Any], said: str, dashboard_schema: str
) -> None:
    content = json.loads((ROOT / "docs" / "certificate-dashboard.json").read_text("utf-8"))
    changed = {name: value for name, value in {**content, **change}.items() if value is not None}
    assert said in problems(dashboard_schema, changed)
