"""What the controller of Argo Rollouts may do: what it needs, and no keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from cdk8s import Chart
from syrupy.assertion import SnapshotAssertion

from constructs_lib.rollouts.controller_rights import grant_controller_rights
from constructs_lib.validations.rules import narrow_roles

from ..conftest import Manifest, pick, synth


@pytest.fixture
def manifests(chart: Chart) -> list[Manifest]:
    """What the controller is granted."""
    grant_controller_rights(chart, "argo-rollouts")
    return synth(chart)


def verbs(role: Manifest, resource: str) -> Iterator[str]:
    for rule in role["rules"]:
        if resource in rule["resources"]:
            yield from rule["verbs"]


def test_default_configuration(
    manifests: list[Manifest], manifest_snapshot: SnapshotAssertion
) -> None:
    assert manifests == manifest_snapshot
    assert list(narrow_roles(manifests)) == []


def test_routes_may_be_updated_and_not_made(manifests: list[Manifest]) -> None:
    role = pick(manifests, "ClusterRole", "argo-rollouts")
    assert list(verbs(role, "httproutes")) == ["get", "list", "update"]


@pytest.mark.parametrize("resource", ["secrets", "configmaps"])
def test_no_key_of_the_cluster_can_be_read(manifests: list[Manifest], resource: str) -> None:
    """The chart's own role reads every Secret, such as that of a trust anchor."""
    assert list(verbs(pick(manifests, "ClusterRole", "argo-rollouts"), resource)) == []
    own = pick(manifests, "Role", "argo-rollouts")
    assert own["metadata"]["namespace"] == "argo-rollouts"
    (rule,) = [rule for rule in own["rules"] if resource in rule["resources"]]
    assert all(name.startswith("argo-rollouts-") for name in rule["resourceNames"])


def test_each_role_is_bound_to_the_charts_account(manifests: list[Manifest]) -> None:
    for kind, role in (("ClusterRoleBinding", "ClusterRole"), ("RoleBinding", "Role")):
        binding = pick(manifests, kind, "argo-rollouts")
        assert binding["roleRef"]["kind"] == role
        assert binding["subjects"] == [
            {"kind": "ServiceAccount", "name": "argo-rollouts", "namespace": "argo-rollouts"}
        ]
