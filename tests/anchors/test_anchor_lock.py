"""AnchorLock: policies and bindings, of the shape that Kubernetes wants; who gets one.

What the expressions mean is proved where they are evaluated: tests/cluster/test_anchor_lock.py.
"""

from __future__ import annotations

import re
import warnings
from typing import Any

import pytest
from cdk8s import ApiObject, App, Chart, JsonPatch
from syrupy.assertion import SnapshotAssertion

from constructs_lib import (
    AnchorLock,
    AnchorRotation,
    ChainNames,
    GitAnchorRotation,
    LinkerdStack,
    MeshNamespaces,
    MeshRestarter,
    NoLockWarning,
    TrustAnchorChain,
)
from constructs_lib.anchors.lock_rules import KEPT_ANCHORS, TRUSTED_ISSUERS

from ..conftest import Manifest, one, synth

POLICY, BINDING = "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"
NEVER_PRUNED = {"argocd.argoproj.io/sync-options": "Prune=false"}
SUBJECTS = (
    "identity-issuer",
    "certificates",
    "cluster-issuers",
    "secrets",
    "trust-roots",
    "homes",
    "record",
)
ROTATIONS = [
    AnchorRotation(),
    GitAnchorRotation(anchors=["linkerd-trust-anchor", "next"], active="linkerd-trust-anchor"),
]


def chain_of(chart: Chart, **options: Any) -> TrustAnchorChain:
    """Return a chain that the plan lets pass, thanks to its restarter."""
    chain = TrustAnchorChain(chart, "Trust", anchors=["one", "other"], **options)
    MeshRestarter(
        chart,
        "Restarter",
        certificates=[chain.identity_certificate],
        namespace=chain.mesh_namespace,
    )
    return chain


def locked(chart: Chart) -> AnchorLock:
    return AnchorLock(chart, "Lock", chain=chain_of(chart))


def made(chart: Chart) -> list[Manifest]:
    locked(chart)
    return [manifest for manifest in synth(chart) if manifest["kind"] in (POLICY, BINDING)]


def test_default_configuration(chart: Chart, manifest_snapshot: SnapshotAssertion) -> None:
    assert made(chart) == manifest_snapshot


def test_all_of_it_survives_the_commit_that_drops_it(chart: Chart) -> None:
    manifests = made(chart)
    assert len(manifests) == 2 * len(SUBJECTS)
    for manifest in manifests:
        assert manifest["metadata"]["annotations"] == NEVER_PRUNED
        assert manifest["metadata"]["labels"] == {"app.kubernetes.io/name": "linkerd-anchor-lock"}


def test_it_fails_closed_and_denies(chart: Chart) -> None:
    for manifest in made(chart):
        spec = manifest["spec"]
        if manifest["kind"] == POLICY:
            assert spec["failurePolicy"] == "Fail"
        else:
            assert spec["validationActions"] == ["Deny"]


def test_the_record_is_the_parameter_of_all_but_its_own_policy(chart: Chart) -> None:
    """Otherwise whoever deletes the record would open the lock that guards it."""
    for manifest in made(chart):
        own = manifest["metadata"]["name"].endswith("-record")
        field = "paramKind" if manifest["kind"] == POLICY else "paramRef"
        assert (field in manifest["spec"]) is not own
        if field == "paramRef" and not own:
            assert manifest["spec"][field] == {
                "name": "linkerd-anchor-rotation",
                "namespace": "linkerd",
                "parameterNotFoundAction": "Allow",
            }


def test_every_refusal_gives_the_way_out(chart: Chart) -> None:
    command = (
        "kubectl --namespace linkerd annotate configmap linkerd-anchor-rotation "
        "rotation.linkerd-gitops/unlocked=true"
    )
    lock = locked(chart)
    assert lock.unlock_command == command
    assert lock.policy_names == tuple(f"linkerd-anchor-lock-{subject}" for subject in SUBJECTS)
    for name in lock.policy_names:
        for validation in one(synth(chart), POLICY, name)["spec"]["validations"]:
            text = validation.get("messageExpression", validation["message"])
            assert command in text


def test_names_are_the_chains(chart: Chart) -> None:
    names = ChainNames(identity_issuer="issuer", trust_roots="roots")
    chain = chain_of(chart, namespace="certificates", mesh_namespace="mesh", names=names)
    lock = AnchorLock(chart, "Lock", chain=chain)
    assert lock.policy_names[0] == "mesh-anchor-lock-identity-issuer"
    text = str(synth(chart))
    assert "'issuer'" in text
    assert "Bundle roots must keep" in text
    assert "['mesh', \\'certificates\\']" in text or "['mesh', 'certificates']" in text
    assert "system:serviceaccount:mesh:linkerd-anchor-rotator" in text


def test_expressions_read_the_keys_that_the_program_writes(chart: Chart) -> None:
    assert (TRUSTED_ISSUERS, KEPT_ANCHORS) == ("trustedIssuers", "keptAnchors")
    assert "params.?data[?'keptAnchors']" in str(made(chart)).replace("\\'", "'")


def test_escape_hatch(chart: Chart) -> None:
    lock = locked(chart)
    policy = ApiObject.of(lock.node.find_child("homes"))
    policy.add_json_patch(JsonPatch.replace("/spec/failurePolicy", "Ignore"))
    found = one(synth(chart), POLICY, "linkerd-anchor-lock-homes")
    assert found["spec"]["failurePolicy"] == "Ignore"


class TestInTheStack:
    @pytest.mark.parametrize("rotation", ROTATIONS, ids=["by-itself", "by-git"])
    def test_with_either_option_beside_the_record(
        self, app: App, rotation: AnchorRotation | GitAnchorRotation
    ) -> None:
        stack = LinkerdStack(app, "Mesh", kubernetes_version="1.30", anchor_rotation=rotation)
        assert stack.anchor_lock is not None
        manifests = synth(stack.charts["linkerd"])
        for name in stack.anchor_lock.policy_names:
            assert one(manifests, POLICY, name)
        state = one(manifests, "ConfigMap", "linkerd-anchor-rotation")
        assert state["metadata"]["annotations"] == NEVER_PRUNED

    def test_none_without_the_option(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh", kubernetes_version="1.34")
        assert stack.anchor_lock is None
        assert not any("anchor-lock" in str(synth(chart)) for chart in stack.charts.values())

    def test_two_meshes_have_locks_of_their_own(self, app: App) -> None:
        namespaces = MeshNamespaces(control_plane="mesh", cert_manager="certificates")
        stack = LinkerdStack(
            app,
            "Mesh",
            kubernetes_version="1.34",
            namespaces=namespaces,
            anchor_rotation=AnchorRotation(),
        )
        assert stack.anchor_lock is not None
        assert all(name.startswith("mesh-") for name in stack.anchor_lock.policy_names)

    @pytest.mark.parametrize("version", [None, "1.29"])
    def test_before_1_30_the_option_says_what_is_missing(
        self, app: App, version: str | None
    ) -> None:
        told = re.escape(
            "Mesh: 'anchor_rotation' has no lock on the trust anchors before Kubernetes 1.30, and "
            f"'kubernetes_version' is {version or '1.28'}."
        )
        with pytest.warns(NoLockWarning, match=told):
            stack = LinkerdStack(
                app, "Mesh", kubernetes_version=version, anchor_rotation=AnchorRotation()
            )
        assert stack.anchor_lock is None

    def test_no_warning_without_the_option(self, app: App) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            LinkerdStack(app, "Mesh", kubernetes_version="1.28")
