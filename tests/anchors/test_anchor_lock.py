"""AnchorLock: policies and bindings of the shape that Kubernetes wants, and who makes them.

What the expressions mean is proved where they are evaluated: tests/cluster/test_anchor_lock.py.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from cdk8s import App, Chart
from syrupy.assertion import SnapshotAssertion

from constructs_lib import (
    ALL_NAMESPACES,
    AnchorLock,
    AnchorLockWarning,
    AnchorRotation,
    ChainNames,
    GitAnchorRotation,
    LinkerdStack,
    MeshNamespaces,
    MeshRestarter,
    TrustAnchorChain,
)

from ..conftest import Manifest, pick, synth

POLICY, BINDING = "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"
STATE = "linkerd-anchor-rotation"
BY_GIT = GitAnchorRotation(
    anchors=("linkerd-trust-anchor", "g2"), active="g2", namespaces=ALL_NAMESPACES
)


def policies(chart: Chart) -> dict[str, Manifest]:
    """Return the specs of the lock's policies, by the ends of their names."""
    return {
        manifest["metadata"]["name"].rpartition("lock-")[2]: manifest["spec"]
        for manifest in synth(chart)
        if manifest["kind"] == POLICY
    }


def chain(app: App, **options: Any) -> TrustAnchorChain:
    """Return a chain in a chart of its own, and the restarter without which none holds."""
    chart = Chart(app, "trust")
    chain = TrustAnchorChain(chart, "Chain", **options)
    identity = chain.identity_certificate
    MeshRestarter(chart, "Restarter", namespace=identity.namespace, certificates=[identity])
    return chain


@pytest.fixture
def trust(app: App) -> TrustAnchorChain:
    """A chain whose names are none of the defaults."""
    names = ChainNames(identity_issuer="issuer", trust_roots="roots")
    return chain(app, namespace="pki", mesh_namespace="mesh", names=names)


@pytest.fixture
def locked(chart: Chart, trust: TrustAnchorChain) -> Chart:
    """A chart with the lock of that chain."""
    AnchorLock(chart, "Lock", chain=trust)
    return chart


def test_default_configuration(app: App, manifest_snapshot: SnapshotAssertion) -> None:
    trust = chain(app)
    chart = Chart(app, "chart", namespace="team", disable_resource_name_hashes=True)
    lock = AnchorLock(chart, "Lock", chain=trust)
    manifests = synth(chart)
    assert manifests == manifest_snapshot
    assert len(manifests) == 12
    assert lock.policy_names == tuple(
        manifest["metadata"]["name"] for manifest in manifests if manifest["kind"] == POLICY
    )


def test_argo_cd_prunes_none_of_it(locked: Chart) -> None:
    for manifest in synth(locked):
        annotations = {"argocd.argoproj.io/sync-options": "Prune=false"}
        assert manifest["metadata"]["annotations"] == annotations
        assert "namespace" not in manifest["metadata"]


def test_a_missing_record_refuses_nothing(locked: Chart) -> None:
    bindings = [manifest for manifest in synth(locked) if manifest["kind"] == BINDING]
    with_record = [manifest["spec"] for manifest in bindings if "paramRef" in manifest["spec"]]
    assert len(with_record) == len(bindings) - 1
    for spec in with_record:
        assert spec["paramRef"] == {
            "namespace": "mesh",
            "name": STATE,
            "parameterNotFoundAction": "Allow",
        }
        assert spec["validationActions"] == ["Deny"]


def test_requests_that_are_looked_at(locked: Chart) -> None:
    """Few, because all of these are refused while the API server cannot tell."""
    reach = {
        name: (
            spec["matchConstraints"]["resourceRules"],
            spec["matchConstraints"].get("namespaceSelector"),
        )
        for name, spec in policies(locked).items()
    }
    in_mesh = {"matchLabels": {"kubernetes.io/metadata.name": "mesh"}}
    in_pki = {"matchLabels": {"kubernetes.io/metadata.name": "pki"}}
    assert {name: where for name, (_, where) in reach.items()} == {
        "identity-issuer": in_mesh,
        "trust-roots": None,
        "anchors": in_pki,
        "signers": in_pki,
        "definitions": None,
        "state": in_mesh,
    }
    assert {
        name: {(resource, *rule["operations"]) for rule in rules for resource in rule["resources"]}
        for name, (rules, _) in reach.items()
    } == {
        "identity-issuer": {("certificates", "CREATE", "UPDATE")},
        "trust-roots": {("bundles", "UPDATE", "DELETE")},
        "anchors": {(kind, "DELETE") for kind in ("secrets", "certificates", "clusterissuers")},
        "signers": {(kind, "UPDATE") for kind in ("certificates", "clusterissuers")},
        "definitions": {("customresourcedefinitions", "DELETE")},
        "state": {("configmaps", "UPDATE", "DELETE")},
    }


def test_objects_are_chosen_by_their_own_names(locked: Chart) -> None:
    """A request that deletes a collection has none."""
    conditions = {
        name: spec["matchConditions"][0]["expression"]
        for name, spec in policies(locked).items()
        if "matchConditions" in spec
    }
    assert conditions["identity-issuer"] == "object.metadata.name == 'issuer'"
    assert conditions["trust-roots"] == "oldObject.metadata.name == 'roots'"
    assert conditions["state"] == f"oldObject.metadata.name == '{STATE}'"
    assert "request.name" not in str(policies(locked))
    assert "resourceNames" not in str(policies(locked))


def test_every_refusal_names_the_way_out(locked: Chart) -> None:
    for name, spec in policies(locked).items():
        assert spec["failurePolicy"] == "Fail"
        (validation,) = spec["validations"]
        said = validation["messageExpression"]
        assert f"configmap {STATE} rotation.linkerd-gitops/unlocked=true" in said, name
        assert "--namespace mesh" in said
        assert "\n" not in said, "an event is one line"
        assert validation["expression"].startswith("variables.unlocked || ")
        assert ("lets go by itself" in said) == (name != "signers"), "an edit never becomes safe"


def test_invalid_name(chart: Chart, trust: TrustAnchorChain) -> None:
    with pytest.raises(ValueError, match=re.escape("'name' (Lock) must be a DNS name")):
        AnchorLock(chart, "Lock", chain=trust, name="Lock")


class TestInTheStack:
    @pytest.mark.parametrize(
        "rotation", [AnchorRotation(namespaces=ALL_NAMESPACES), BY_GIT], ids=["by-itself", "by-git"]
    )
    def test_with_every_rotation(
        self, app: App, rotation: AnchorRotation | GitAnchorRotation
    ) -> None:
        namespaces = MeshNamespaces(control_plane="mesh", cert_manager="pki")
        stack = LinkerdStack(
            app,
            "Mesh",
            kubernetes_version="1.30",
            namespaces=namespaces,
            anchor_rotation=rotation,
        )
        assert stack.anchor_lock is not None
        found = synth(stack.charts["mesh"])
        for name in stack.anchor_lock.policy_names:
            assert name.startswith("mesh-anchor-lock-")
            assert pick(found, POLICY, name)
            assert pick(found, BINDING, name)
        assert f"{POLICY}.admissionregistration.k8s.io" in stack.cluster_kinds

    def test_the_record_outlives_the_commit_that_drops_the_rotator(self, app: App) -> None:
        stack = LinkerdStack(
            app,
            "Mesh",
            kubernetes_version="1.34",
            anchor_rotation=AnchorRotation(namespaces=ALL_NAMESPACES),
        )
        state = pick(synth(stack.charts["linkerd"]), "ConfigMap", STATE)
        annotations = {"argocd.argoproj.io/sync-options": "Prune=false"}
        assert state["metadata"]["annotations"] == annotations
        assert "data" not in state

    def test_none_without_rotation(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh", kubernetes_version="1.34")
        assert stack.anchor_lock is None

    def test_a_cluster_that_is_too_old_is_named(self, app: App) -> None:
        with pytest.warns(AnchorLockWarning, match="needs Kubernetes 1.30") as warnings:
            stack = LinkerdStack(
                app,
                "Mesh",
                kubernetes_version="1.29",
                anchor_rotation=AnchorRotation(namespaces=ALL_NAMESPACES),
            )
        assert stack.anchor_lock is None
        assert stack.anchor_rotator is not None
        (warning,) = warnings
        assert Path(warning.filename) == Path(__file__), "where somebody made the stack"
