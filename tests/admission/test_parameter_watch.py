from __future__ import annotations

from typing import Any

import pytest
from cdk8s import App

from constructs_lib import ALL_NAMESPACES, AnchorRotation, LinkerdStack, MeshNamespaces

from ..conftest import pick, synth

NAME = "mesh-policy-parameters"
POLICY, BINDING = "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"


@pytest.mark.parametrize(
    "options", [{}, {"anchor_rotation": AnchorRotation(namespaces=ALL_NAMESPACES)}]
)
def test_it_outlives_every_option(app: App, options: dict[str, Any]) -> None:
    """What Argo CD pruned, the API server would stop to watch before the lock is there."""
    namespaces = MeshNamespaces(control_plane="mesh")
    mesh = LinkerdStack(app, "Mesh", kubernetes_version="1.34", namespaces=namespaces, **options)
    found = synth(mesh.charts["mesh"])
    policy, binding = pick(found, POLICY, NAME), pick(found, BINDING, NAME)
    assert policy["spec"]["paramKind"] == {"apiVersion": "v1", "kind": "ConfigMap"}
    assert binding["spec"]["paramRef"]["namespace"] == "mesh"
    (rule,) = policy["spec"]["matchConstraints"]["resourceRules"]
    assert (rule["operations"], rule["resources"]) == (["CONNECT"], ["configmaps"])


def test_policies_with_parameters_have_the_kind_that_is_kept(app: App) -> None:
    mesh = LinkerdStack(app, "Mesh", kubernetes_version="1.34")
    policies = [
        policy["spec"]
        for chart in mesh.charts.values()
        for policy in synth(chart)
        if policy["kind"] == POLICY
    ]
    kinds = [spec["paramKind"]["kind"] for spec in policies if "paramKind" in spec]
    assert kinds == ["ConfigMap"] * 3


def test_there_is_none_where_policies_are_unknown(app: App) -> None:
    mesh = LinkerdStack(app, "Mesh", kubernetes_version="1.29")
    assert POLICY not in {each["kind"] for each in synth(mesh.charts["linkerd"])}
