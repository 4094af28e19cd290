"""RestartConfinement: a policy of the shape that Kubernetes wants, for the accounts of a stack.

What the expression means is proved by tests/cluster/test_restart_confinement.py.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from cdk8s import App, Chart
from syrupy.assertion import SnapshotAssertion

from constructs_lib import AnchorRotation, LinkerdStack, MeshNamespaces, RestartConfinement

from ..conftest import one, synth

POLICY = "ValidatingAdmissionPolicy"
NAME = "linkerd-restart-confinement"


def confined_users(chart: Chart, name: str = NAME) -> list[str]:
    """Return the users that a policy is about."""
    (condition,) = one(synth(chart), POLICY, name)["spec"]["matchConditions"]
    return re.findall(r"'([^']+)'", condition["expression"])


def test_default_configuration(chart: Chart, manifest_snapshot: SnapshotAssertion) -> None:
    confinement = RestartConfinement(chart, "Confinement", accounts=[("team", "restarter")])
    manifests = synth(chart)
    assert manifests == manifest_snapshot
    assert confinement.policy_name == NAME
    assert confined_users(chart) == ["system:serviceaccount:team:restarter"]


def test_every_operation_on_every_subresource(chart: Chart) -> None:
    RestartConfinement(chart, "Confinement", accounts=[("team", "restarter")])
    spec = one(synth(chart), POLICY, NAME)["spec"]
    assert spec["failurePolicy"] == "Fail"
    for rule in spec["matchConstraints"]["resourceRules"]:
        assert rule["operations"] == ["*"]
        plain = [resource for resource in rule["resources"] if "/" not in resource]
        assert {*rule["resources"]} == {*plain, *(f"{resource}/*" for resource in plain)}


def test_wave(chart: Chart) -> None:
    RestartConfinement(chart, "Confinement", accounts=[("team", "restarter")], sync_wave=-1)
    for manifest in synth(chart):
        assert manifest["metadata"]["annotations"] == {"argocd.argoproj.io/sync-wave": "-1"}


class TestInTheStack:
    def test_both_restarters(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh", kubernetes_version="1.30")
        assert stack.restart_confinement is not None
        assert confined_users(stack.charts["linkerd"]) == [
            "system:serviceaccount:linkerd:linkerd-restarter",
            "system:serviceaccount:linkerd-viz:linkerd-restarter",
        ]

    def test_the_rotator_too(self, app: App) -> None:
        stack = LinkerdStack(
            app,
            "Mesh",
            kubernetes_version="1.34",
            viz=False,
            namespaces=MeshNamespaces(control_plane="mesh"),
            anchor_rotation=AnchorRotation(),
        )
        assert confined_users(stack.charts["mesh"], "mesh-restart-confinement") == [
            "system:serviceaccount:mesh:linkerd-restarter",
            "system:serviceaccount:mesh:linkerd-anchor-rotator",
        ]

    def test_none_before_1_30(self, app: App) -> None:
        assert LinkerdStack(app, "Mesh", kubernetes_version="1.29").restart_confinement is None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"accounts": []}, "'accounts' is empty, so nobody would be confined"),
        ({"accounts": [("a.b", "c")]}, "'accounts' (a.b) must be a DNS label"),
        ({"accounts": [("a", "'")]}, "'accounts' (') must be a DNS name"),
        ({"accounts": [("a", "b")], "name": "A"}, "'name' (A) must be a DNS name"),
    ],
)
def test_what_cannot_work_is_refused(chart: Chart, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        RestartConfinement(chart, "Confinement", **options)
