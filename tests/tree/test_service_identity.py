"""ServiceIdentity: a ServiceAccount, and roles that are bound to it and to nothing else."""

from __future__ import annotations

from cdk8s import Chart

from constructs_lib.kubernetes.api import k8s
from constructs_lib.tree.inventory import Inventory
from constructs_lib.tree.service_identity import ServiceIdentity

from ..conftest import pick, synth

RULES = [k8s.PolicyRule(api_groups=[""], resources=["pods"], verbs=["list"])]
SUBJECTS = [{"kind": "ServiceAccount", "name": "runner", "namespace": "team"}]


def identity(chart: Chart) -> ServiceIdentity:
    return ServiceIdentity(
        scope=chart, name="runner", namespace="team", annotations={"example.com/wave": "1"}
    )


def test_account_gives_its_token_only_to_pods_that_ask(chart: Chart) -> None:
    identity(chart).make_account()
    account = pick(synth(chart), "ServiceAccount", "runner")
    assert account["automountServiceAccountToken"] is False
    assert account["metadata"] == {
        "name": "runner",
        "namespace": "team",
        "labels": {"app.kubernetes.io/name": "runner"},
        "annotations": {"example.com/wave": "1"},
    }


def test_role_of_another_namespace(chart: Chart) -> None:
    identity(chart).grant_role("Reader", "reader", "other", RULES)
    manifests = synth(chart)
    assert pick(manifests, "Role", "reader")["metadata"]["namespace"] == "other"
    binding = pick(manifests, "RoleBinding", "reader")
    assert binding["metadata"]["namespace"] == "other"
    assert binding["roleRef"]["kind"] == "Role"
    assert binding["subjects"] == SUBJECTS


def test_role_of_the_whole_cluster(chart: Chart) -> None:
    identity(chart).grant_cluster_role("Reader", "reader", RULES)
    manifests = synth(chart)
    assert "namespace" not in pick(manifests, "ClusterRole", "reader")["metadata"]
    binding = pick(manifests, "ClusterRoleBinding", "reader")
    assert "namespace" not in binding["metadata"]
    assert binding["subjects"] == SUBJECTS


def test_cluster_role_that_counts_in_some_namespaces(chart: Chart) -> None:
    identity(chart).grant_cluster_role("Reader", "reader", RULES, ["a", "b"])
    manifests = synth(chart)
    assert [manifest["kind"] for manifest in manifests] == [
        "ClusterRole",
        "RoleBinding",
        "RoleBinding",
    ]
    for namespace in ("a", "b"):
        binding = pick(manifests, "RoleBinding", f"reader-{namespace}")
        assert binding["metadata"]["namespace"] == namespace
        assert binding["roleRef"]["kind"] == "ClusterRole"
        assert binding["subjects"] == SUBJECTS


def test_every_object_is_recorded(chart: Chart) -> None:
    runner = identity(chart)
    runner.make_account()
    runner.grant_role("Reader", "reader", "other", RULES)
    runner.grant_cluster_role("Watcher", "watcher", RULES)
    assert [str(recorded.identity) for recorded in Inventory.of(chart).objects] == [
        "ServiceAccount team/runner",
        "Role.rbac.authorization.k8s.io other/reader",
        "RoleBinding.rbac.authorization.k8s.io other/reader",
        "ClusterRole.rbac.authorization.k8s.io watcher",
        "ClusterRoleBinding.rbac.authorization.k8s.io watcher",
    ]
