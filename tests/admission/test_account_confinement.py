"""AccountConfinement: a policy and its binding, of the shape that Kubernetes wants.

What the expressions mean is proved where they are evaluated:
tests/cluster/test_account_confinement.py.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from cdk8s import ApiObject, App, Chart, JsonPatch
from syrupy.assertion import SnapshotAssertion

from constructs_lib import (
    ALL_NAMESPACES,
    AccountConfinement,
    AllowedChange,
    AnchorRotation,
    LinkerdStack,
)

from ..conftest import Manifest, pick, synth

NAME = "restarter-confinement-team"
RESTARTED_AT = ("spec", "template", "metadata", "annotations", "kubectl.kubernetes.io/restartedAt")
DEPLOYMENTS = AllowedChange(group="apps", resources=["deployments"], fields=[RESTARTED_AT])
POLICY, BINDING = "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"


def policy(chart: Chart) -> Manifest:
    return pick(synth(chart), POLICY, NAME)


def confine(chart: Chart, **options: Any) -> AccountConfinement:
    arguments: dict[str, Any] = {"account": "restarter", "changes": [DEPLOYMENTS], **options}
    return AccountConfinement(chart, "Confinement", **arguments)


def test_default_configuration(chart: Chart, manifest_snapshot: SnapshotAssertion) -> None:
    confinement = confine(chart)
    manifests = synth(chart)
    assert manifests == manifest_snapshot
    assert confinement.policy_name == NAME
    spec = policy(chart)["spec"]
    assert spec["failurePolicy"] == "Fail", "a stolen token gets nothing from a broken policy"
    (condition,) = spec["matchConditions"]
    assert "'system:serviceaccount:team:restarter'" in condition["expression"], "nobody else"
    (binding,) = [manifest for manifest in manifests if manifest["kind"] == BINDING]
    assert binding["spec"] == {"policyName": NAME, "validationActions": ["Deny"]}
    assert all("namespace" not in manifest["metadata"] for manifest in manifests)


def test_every_write_in_the_group_is_looked_at(chart: Chart) -> None:
    confine(chart)
    (rule,) = policy(chart)["spec"]["matchConstraints"]["resourceRules"]
    assert rule["operations"] == ["*"]
    assert rule["resources"] == ["*/*"], "subresources, and what no Kubernetes has yet"


def test_refusal_names_account_and_fields(chart: Chart) -> None:
    confine(chart)
    messages = {each["message"] for each in policy(chart)["spec"]["validations"]}
    (message,) = messages
    assert message.startswith(
        "ServiceAccount team/restarter may change nothing but "
        "spec.template.metadata.annotations.kubectl.kubernetes.io/restartedAt of deployments. "
    )


def test_escape_hatch(chart: Chart) -> None:
    confinement = confine(chart)
    ApiObject.of(confinement).add_json_patch(JsonPatch.replace("/spec/failurePolicy", "Ignore"))
    assert policy(chart)["spec"]["failurePolicy"] == "Ignore"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"account": "Restarter"}, "'account' (Restarter) must be a DNS name"),
        ({"name": "Confined"}, "'name' (Confined) must be a DNS name"),
        ({"changes": []}, "'changes' is empty, so ServiceAccount restarter would not be confined"),
    ],
)
def test_what_cannot_work_is_refused(chart: Chart, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        confine(chart, **options)


class TestInTheStack:
    def test_each_account_in_its_own_folder_before_its_pods(self, app: App) -> None:
        stack = LinkerdStack(
            app,
            "Mesh",
            kubernetes_version="1.30",
            anchor_rotation=AnchorRotation(namespaces=ALL_NAMESPACES),
        )
        found = {
            folder: [
                (manifest["metadata"]["name"], manifest["metadata"]["annotations"])
                for manifest in synth(chart)
                if manifest["kind"] == POLICY and "confinement" in manifest["metadata"]["name"]
            ]
            for folder, chart in stack.charts.items()
        }
        wave = {"argocd.argoproj.io/sync-wave": "-1"}
        assert {folder: names for folder, names in found.items() if names} == {
            "linkerd": [
                ("linkerd-restarter-confinement-linkerd", wave),
                ("linkerd-anchor-rotator-confinement-linkerd", wave),
            ],
            "linkerd-viz": [("linkerd-restarter-confinement-linkerd-viz", wave)],
        }
        assert len(stack.account_confinements) == 3

    @pytest.mark.parametrize("version", [None, "1.29"])
    def test_none_before_1_30(self, app: App, version: str | None) -> None:
        stack = LinkerdStack(app, "Mesh", kubernetes_version=version)
        assert stack.account_confinements == ()
        assert not any("Admission" in kind for kind in stack.cluster_kinds)

    def test_without_waves_in_a_chart(self) -> None:
        chart = Chart(App(), "platform", disable_resource_name_hashes=True)
        LinkerdStack(chart, "Mesh", kubernetes_version="1.34")
        restarter = pick(synth(chart), POLICY, "linkerd-restarter-confinement-linkerd")
        assert restarter["metadata"] == {"name": "linkerd-restarter-confinement-linkerd"}
