"""InjectionGuard: a policy and its binding, of the shape that Kubernetes wants.

What the expressions mean is proved where they are evaluated: tests/cluster/test_injection_guard.py.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from cdk8s import ApiObject, Chart, JsonPatch
from syrupy.assertion import SnapshotAssertion

from constructs_lib import InjectionGuard, ProxyInjector

from ..conftest import Manifest, pick, synth

NAME = "linkerd-injection-guard"


def policy(chart: Chart, name: str = NAME) -> Manifest:
    return pick(synth(chart), "ValidatingAdmissionPolicy", name)


def binding(chart: Chart, name: str = NAME) -> Manifest:
    return pick(synth(chart), "ValidatingAdmissionPolicyBinding", name)


def conditions(chart: Chart) -> dict[str, str]:
    found = policy(chart)["spec"]["matchConditions"]
    return {each["name"]: each["expression"] for each in found}


def test_default_configuration(chart: Chart, manifest_snapshot: SnapshotAssertion) -> None:
    guard = InjectionGuard(chart, "Guard")

    manifests = synth(chart)

    assert manifests == manifest_snapshot
    assert guard.policy_name == NAME
    assert {manifest["apiVersion"] for manifest in manifests} == {"admissionregistration.k8s.io/v1"}
    assert binding(chart)["spec"] == {"policyName": NAME, "validationActions": ["Deny"]}


class TestPolicy:
    def test_it_sees_new_pods_and_nothing_else(self, chart: Chart) -> None:
        """A change to a pod that runs cannot give it a proxy, so it must not be refused."""
        InjectionGuard(chart, "Guard")
        (rule,) = policy(chart)["spec"]["matchConstraints"]["resourceRules"]
        assert rule == {
            "operations": ["CREATE"],
            "apiGroups": [""],
            "apiVersions": ["v1"],
            "resources": ["pods"],
            "scope": "Namespaced",
        }

    def test_it_sees_what_the_injector_is_asked_about(self, chart: Chart) -> None:
        injector = ProxyInjector(
            namespace_selector={"matchLabels": {"mesh": "on"}}, object_selector={}
        )
        InjectionGuard(chart, "Guard", injector=injector)
        constraints = policy(chart)["spec"]["matchConstraints"]
        assert constraints["namespaceSelector"] == {"matchLabels": {"mesh": "on"}}
        assert constraints["objectSelector"] == {}

    def test_match_conditions_never_ask_for_the_namespace(self, chart: Chart) -> None:
        """The API server does not give it to them, and under Fail would refuse every pod."""
        InjectionGuard(chart, "Guard")
        assert policy(chart)["spec"]["failurePolicy"] == "Fail"
        assert len(conditions(chart)) == 5
        for expression in conditions(chart).values():
            assert "namespaceObject" not in expression
            assert "variables" not in expression

    def test_tokens_count_where_proxies_have_none_of_their_own(self, chart: Chart) -> None:
        InjectionGuard(
            chart, "Guard", injector=ProxyInjector(service_account_token_projection=False)
        )
        assert "automountServiceAccountToken" in conditions(chart)["token-mounted"]

    def test_message_names_the_injector_where_it_is(self, chart: Chart) -> None:
        InjectionGuard(chart, "Guard", injector=ProxyInjector(namespace="mesh-system"))
        (validation,) = policy(chart)["spec"]["validations"]
        for field in ("message", "messageExpression"):
            assert "Deployment mesh-system/linkerd-proxy-injector" in validation[field]
            assert "\n" not in validation[field], "an event is one line"
        assert len(validation["message"]) < 1024, "the longest message of an event"
        assert validation["reason"] == "Forbidden"


class TestBinding:
    def test_namespaces(self, chart: Chart) -> None:
        InjectionGuard(chart, "Guard", namespaces=["viz", "shop"], excluded_namespaces=["ci"])
        assert binding(chart)["spec"]["matchResources"]["namespaceSelector"] == {
            "matchExpressions": [
                {
                    "key": "kubernetes.io/metadata.name",
                    "operator": "In",
                    "values": ["viz", "shop"],
                },
                {"key": "kubernetes.io/metadata.name", "operator": "NotIn", "values": ["ci"]},
            ]
        }

    def test_only_telling(self, chart: Chart) -> None:
        InjectionGuard(chart, "Guard", validation_actions=["Warn", "Audit"])
        assert binding(chart)["spec"]["validationActions"] == ["Warn", "Audit"]

    def test_wave(self, chart: Chart) -> None:
        InjectionGuard(chart, "Guard", sync_wave=-1)
        for manifest in synth(chart):
            assert manifest["metadata"]["annotations"] == {"argocd.argoproj.io/sync-wave": "-1"}


class TestObjects:
    def test_cluster_scoped_objects_have_no_namespace(self, chart: Chart) -> None:
        """The chart has one, and would stamp it on them."""
        InjectionGuard(chart, "Guard")
        assert [manifest["metadata"] for manifest in synth(chart)] == [{"name": NAME}] * 2

    def test_two_guards(self, chart: Chart) -> None:
        InjectionGuard(chart, "Guard")
        InjectionGuard(chart, "Other", namespaces=["shop"], name="shop-guard")
        assert binding(chart, "shop-guard")["spec"]["policyName"] == "shop-guard"
        assert binding(chart)["spec"]["policyName"] == NAME

    def test_same_name_twice(self, chart: Chart) -> None:
        InjectionGuard(chart, "Guard")
        InjectionGuard(chart, "Other")
        with pytest.raises(RuntimeError, match="make the same object, ValidatingAdmissionPolicy"):
            synth(chart)

    def test_escape_hatch(self, chart: Chart) -> None:
        guard = InjectionGuard(chart, "Guard")
        ApiObject.of(guard).add_json_patch(JsonPatch.replace("/spec/failurePolicy", "Ignore"))
        assert policy(chart)["spec"]["failurePolicy"] == "Ignore"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param({"name": "Guard"}, "'name' (Guard) must be a DNS name", id="name"),
        pytest.param(
            {"namespaces": []},
            "'namespaces' is empty, so nothing would be guarded: name a namespace",
            id="nowhere",
        ),
        pytest.param(
            {"namespaces": ["a.b"]}, "'namespaces' (a.b) must be a DNS label", id="namespace"
        ),
        pytest.param(
            {"excluded_namespaces": ["A"]},
            "'excluded_namespaces' (A) must be a DNS label",
            id="excluded",
        ),
        pytest.param(
            {"namespaces": ["b", "a"], "excluded_namespaces": ["a"]},
            "'excluded_namespaces' (a) are in 'namespaces' too",
            id="both",
        ),
        pytest.param(
            {"validation_actions": []},
            "'validation_actions' is empty, so the guard would do nothing: name one of Deny, Warn",
            id="inactive",
        ),
        pytest.param(
            {"validation_actions": ["Deny", "deny"]},
            "'validation_actions' (Deny, deny) must be of Deny, Warn, Audit; 'deny' is not",
            id="unknown",
        ),
        pytest.param(
            {"validation_actions": ["Audit", "Audit"]},
            "'validation_actions' (Audit, Audit) names an action twice",
            id="twice",
        ),
        pytest.param(
            {"validation_actions": ["Warn", "Deny"]},
            "'validation_actions' (Warn, Deny) has Deny and Warn, which the API server does not",
            id="at-once",
        ),
    ],
)
def test_what_cannot_work_is_refused(chart: Chart, options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        InjectionGuard(chart, "Guard", **options)
