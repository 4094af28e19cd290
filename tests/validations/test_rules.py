"""The rules over rendered objects, each on objects made for it, and the adapter on a chart."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from cdk8s import ApiObject, ApiObjectMetadata, Chart, JsonPatch

from constructs_lib.kubernetes.manifest import pod_spec
from constructs_lib.validations import ManifestRules, rules

from ..conftest import Manifest, synth


def make(kind: str, name: str = "x", namespace: str | None = "team", **rest: Any) -> Manifest:
    metadata = {"name": name} | ({} if namespace is None else {"namespace": namespace})
    return {"apiVersion": "v1", "kind": kind, "metadata": metadata, **rest}


RESTRICTED_POD: Manifest = {
    "securityContext": {"runAsNonRoot": True, "seccompProfile": {"type": "RuntimeDefault"}},
    "containers": [
        {
            "name": "main",
            "securityContext": {
                "allowPrivilegeEscalation": False,
                "capabilities": {"drop": ["ALL"]},
            },
        }
    ],
}


class TestScopes:
    def test_cluster_scoped_kind_with_a_namespace(self) -> None:
        found = list(rules.scopes([make("ClusterIssuer")]))
        assert found == ["ClusterIssuer team/x is cluster-scoped, but has namespace 'team'"]

    def test_namespaced_kind_without_one(self) -> None:
        found = list(rules.scopes([make("Certificate", namespace=None)]))
        assert found == ["Certificate x needs a namespace: it would go wherever it is applied"]

    def test_right_ones_and_unknown_kinds_pass(self) -> None:
        objects = [
            make("ClusterIssuer", namespace=None),
            make("Certificate"),
            make("Widget", namespace=None),
        ]
        assert not list(rules.scopes(objects))


class TestReferences:
    CERTIFICATE = make(
        "Certificate",
        spec={"secretName": "tls", "issuerRef": {"kind": "ClusterIssuer", "name": "ca"}},
    )

    def test_issuer(self) -> None:
        found = list(rules.references([self.CERTIFICATE]))
        assert found == [
            "Certificate team/x refers to ClusterIssuer/ca, which nothing here provides"
        ]

    def test_issuer_of_somebody_else(self) -> None:
        assert not list(rules.references([self.CERTIFICATE], foreign=["ClusterIssuer/ca"]))

    def test_issuer_without_a_kind_is_one_of_the_same_namespace(self) -> None:
        certificate = make("Certificate", spec={"secretName": "s", "issuerRef": {"name": "ca"}})
        elsewhere = make("Issuer", "ca", "other")
        assert list(rules.references([certificate, elsewhere]))
        assert not list(rules.references([certificate, make("Issuer", "ca")]))

    def test_secret_behind_an_issuer_comes_from_a_certificate(self) -> None:
        issuer = make("ClusterIssuer", "ca", None, spec={"ca": {"secretName": "tls"}})
        assert list(rules.references([issuer])) == [
            "ClusterIssuer ca refers to Secret/tls, which nothing here provides"
        ]
        assert not list(rules.references([issuer, self.CERTIFICATE]))

    def test_secret_of_a_namespaced_issuer_must_be_in_its_namespace(self) -> None:
        issuer = make("Issuer", "own", "other", spec={"ca": {"secretName": "tls"}})
        found = list(rules.references([issuer, self.CERTIFICATE], foreign=["ClusterIssuer/ca"]))
        assert found == ["Issuer other/own refers to Secret/other/tls, which nothing here provides"]

    def test_secret_behind_a_bundle(self) -> None:
        sources = [{"secret": {"name": "tls", "key": "tls.crt"}}]
        bundle = make("Bundle", "roots", None, spec={"sources": sources})
        assert list(rules.references([bundle])) == [
            "Bundle roots refers to Secret/tls, which nothing here provides"
        ]

    def test_service_account_of_a_pod(self) -> None:
        job = make("Job", spec={"template": {"spec": {"serviceAccountName": "runner"}}})
        assert list(rules.references([job])) == [
            "Job team/x refers to ServiceAccount/team/runner, which nothing here provides"
        ]
        assert not list(rules.references([job, make("ServiceAccount", "runner")]))

    def test_role_and_subject_of_a_binding(self) -> None:
        binding = make(
            "RoleBinding",
            roleRef={"kind": "Role", "name": "reader"},
            subjects=[{"kind": "ServiceAccount", "name": "runner", "namespace": "team"}],
        )
        found = list(rules.references([binding]))
        assert [line.split(" refers to ")[1].split(",")[0] for line in found] == [
            "Role/team/reader",
            "ServiceAccount/team/runner",
        ]


BREACHES: list[tuple[str, Any, str]] = [
    ("/hostNetwork", True, "'hostNetwork' shares the node's namespace"),
    ("/volumes", [{"name": "v", "hostPath": {}}], "volume 'v' is of type hostPath"),
    ("/securityContext", {}, "must set 'runAsNonRoot'"),
    ("/containers/0/securityContext/privileged", True, "is privileged"),
    ("/containers/0/securityContext/runAsUser", 0, "runs as user 0"),
    ("/containers/0/securityContext/capabilities", {}, "must drop ALL"),
    ("/containers/0/securityContext/allowPrivilegeEscalation", True, "must set 'allow"),
    ("/containers/0/ports", [{"hostPort": 80}], "opens a port of the node"),
    (
        "/containers/0/securityContext/capabilities",
        {"drop": ["ALL"], "add": ["NET_ADMIN"]},
        "adds capabilities",
    ),
    ("/securityContext", {"runAsNonRoot": True}, "must have a seccomp profile"),
]


class TestRestrictedPods:
    @pytest.mark.parametrize(("path", "value", "told"), BREACHES)
    def test_each_breach_is_told(self, path: str, value: Any, told: str) -> None:
        pod = deepcopy(RESTRICTED_POD)
        *parents, last = path.strip("/").split("/")
        place: Any = pod
        for part in parents:
            place = place[int(part)] if part.isdigit() else place[part]
        place[last] = value
        found = list(rules.restricted_pods([make("Pod", spec=pod)]))
        assert any(told in line for line in found), found

    def test_init_containers_count(self) -> None:
        pod = {**RESTRICTED_POD, "initContainers": [{"name": "first"}]}
        found = list(rules.restricted_pods([make("Pod", spec=pod)]))
        assert found
        assert all("container 'first'" in line for line in found)

    @pytest.mark.parametrize(
        ("kind", "spec"),
        [
            ("Pod", RESTRICTED_POD),
            ("Job", {"template": {"spec": RESTRICTED_POD}}),
            ("CronJob", {"jobTemplate": {"spec": {"template": {"spec": RESTRICTED_POD}}}}),
            ("Deployment", {"template": {"spec": RESTRICTED_POD}}),
        ],
    )
    def test_pods_are_found_in_every_workload(self, kind: str, spec: Manifest) -> None:
        assert not list(rules.restricted_pods([make(kind, spec=spec)]))
        loose = deepcopy(spec)
        found = pod_spec(make(kind, spec=loose))
        assert found is not None
        found["containers"][0]["securityContext"] = {}
        assert list(rules.restricted_pods([make(kind, spec=loose)]))


class TestNarrowRoles:
    @pytest.mark.parametrize("field", ["apiGroups", "resources", "verbs"])
    def test_wildcards(self, field: str) -> None:
        rule = {"apiGroups": ["apps"], "resources": ["deployments"], "verbs": ["get"], field: ["*"]}
        found = list(rules.narrow_roles([make("Role", rules=[rule])]))
        assert found == [f"Role team/x grants {field} by wildcard: ['*']"]

    def test_every_secret(self) -> None:
        rule: Manifest = {"apiGroups": [""], "resources": ["secrets"], "verbs": ["list"]}
        found = list(rules.narrow_roles([make("Role", rules=[rule])]))
        assert found == ["Role team/x grants ['list'] on every Secret: name them"]
        named = rule | {"resourceNames": ["one"]}
        assert not list(rules.narrow_roles([make("Role", rules=[named])]))


def test_unique_objects() -> None:
    objects = [make("Role"), make("Role", namespace="other"), make("Role")]
    assert list(rules.unique_objects(objects)) == ["Role team/x stands there more than once"]


def test_no_lost_files() -> None:
    """Two restarters in one folder are what happens when a mesh is put into one chart."""
    one, two = make("CronJob", namespace="linkerd"), make("CronJob", namespace="linkerd-viz")
    assert not list(rules.no_lost_files({"linkerd": [one], "linkerd-viz": [two]}))
    assert list(rules.no_lost_files({"mesh": [one, two]})) == [
        "CronJob linkerd/x, CronJob linkerd-viz/x would be written to one file, mesh/CronJob.x"
    ]


def test_adapter_fails_the_synth_and_tells_everything(chart: Chart) -> None:
    role = ApiObject(
        chart,
        "Role",
        api_version="rbac.authorization.k8s.io/v1",
        kind="Role",
        metadata=ApiObjectMetadata(name="broad"),
    )
    rule = {"apiGroups": ["*"], "resources": ["secrets"], "verbs": ["get"]}
    role.add_json_patch(JsonPatch.add("/rules", [rule]))
    ApiObject(chart, "Issuer", api_version="cert-manager.io/v1", kind="ClusterIssuer")
    chart.node.add_validation(ManifestRules(chart))

    with pytest.raises(RuntimeError) as caught:
        synth(chart)

    told = str(caught.value)
    assert "Role team/broad grants apiGroups by wildcard" in told
    assert "Role team/broad grants ['get'] on every Secret" in told
    assert "is cluster-scoped, but has namespace 'team'" in told
