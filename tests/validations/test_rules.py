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
        assert found == [
            "ClusterIssuer team/x is cluster-scoped, but has namespace 'team': remove "
            "metadata.namespace"
        ]

    def test_namespaced_kind_without_one(self) -> None:
        found = list(rules.scopes([make("Certificate", namespace=None)]))
        assert found == [
            "Certificate x has no namespace, so it goes to the namespace of whoever applies it: "
            "set metadata.namespace"
        ]

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
            "Certificate team/x refers to ClusterIssuer/ca, which no object here provides: add it, "
            "or name it in 'external'"
        ]

    def test_issuer_of_somebody_else(self) -> None:
        assert not list(rules.references([self.CERTIFICATE], external=["ClusterIssuer/ca"]))

    def test_former_name_of_the_option(self) -> None:
        with pytest.warns(DeprecationWarning, match="'foreign' is now called 'external'"):
            found = list(rules.references([self.CERTIFICATE], foreign=["ClusterIssuer/ca"]))
        assert found == []

    def test_issuer_without_a_kind_is_one_of_the_same_namespace(self) -> None:
        certificate = make("Certificate", spec={"secretName": "s", "issuerRef": {"name": "ca"}})
        elsewhere = make("Issuer", "ca", "other")
        assert list(rules.references([certificate, elsewhere]))
        assert not list(rules.references([certificate, make("Issuer", "ca")]))

    def test_secret_behind_an_issuer_comes_from_a_certificate(self) -> None:
        issuer = make("ClusterIssuer", "ca", None, spec={"ca": {"secretName": "tls"}})
        assert list(rules.references([issuer])) == [
            "ClusterIssuer ca refers to Secret/tls, which no object here provides: add it, or name "
            "it in 'external'"
        ]
        assert not list(rules.references([issuer, self.CERTIFICATE]))

    def test_secret_of_a_namespaced_issuer_must_be_in_its_namespace(self) -> None:
        issuer = make("Issuer", "own", "other", spec={"ca": {"secretName": "tls"}})
        found = list(rules.references([issuer, self.CERTIFICATE], external=["ClusterIssuer/ca"]))
        [problem] = found
        assert problem.startswith("Issuer other/own refers to Secret/other/tls, which no object")

    def test_secret_behind_a_bundle(self) -> None:
        sources = [{"secret": {"name": "tls", "key": "tls.crt"}}]
        bundle = make("Bundle", "roots", None, spec={"sources": sources})
        [problem] = rules.references([bundle])
        assert problem.startswith("Bundle roots refers to Secret/tls, which no object here")

    def test_service_account_of_a_pod(self) -> None:
        job = make("Job", spec={"template": {"spec": {"serviceAccountName": "runner"}}})
        [problem] = rules.references([job])
        assert problem.startswith("Job team/x refers to ServiceAccount/team/runner, which no")
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

    @pytest.mark.parametrize(
        "pod",
        [
            {"volumes": [{"name": "v", "secret": {"secretName": "s"}}]},
            {"volumes": [{"name": "v", "projected": {"sources": [{"secret": {"name": "s"}}]}}]},
            {"imagePullSecrets": [{"name": "s"}]},
            {"containers": [{"name": "c", "envFrom": [{"secretRef": {"name": "s"}}]}]},
            {
                "initContainers": [
                    {"name": "c", "env": [{"valueFrom": {"secretKeyRef": {"name": "s"}}}]}
                ]
            },
        ],
        ids=["volume", "projection", "pull-secret", "env-from", "env"],
    )
    def test_secret_of_a_pod(self, pod: dict[str, Any]) -> None:
        workload = make("Deployment", spec={"template": {"spec": pod}})
        (problem,) = rules.references([workload])
        assert problem.startswith("Deployment team/x refers to Secret/team/s, which no object")
        assert not list(rules.references([workload, make("Secret", "s")]))
        assert list(rules.references([workload, make("Secret", "s", "other")]))

    def test_a_secret_that_a_pod_can_do_without(self) -> None:
        sources = [{"secret": {"name": "s", "optional": True}}, {"configMap": {"name": "c"}}]
        pod = {"volumes": [{"name": "v", "projected": {"sources": sources}}], "containers": None}
        assert not list(rules.references([make("Pod", spec=pod)]))

    def test_secret_of_an_ingress(self) -> None:
        tls: list[dict[str, Any]] = [{"hosts": ["a"], "secretName": "s"}, {"hosts": ["b"]}]
        ingress = {**make("Ingress", spec={"tls": tls}), "apiVersion": "networking.k8s.io/v1"}
        (problem,) = rules.references([ingress])
        assert problem.startswith("Ingress team/x refers to Secret/team/s, which no object")

    def test_issuer_of_another_group(self) -> None:
        issuer = {"group": "vault.example.com", "kind": "VaultIssuer", "name": "corporate"}
        certificate = make("Certificate", spec={"secretName": "s", "issuerRef": issuer})
        (problem,) = rules.references([certificate, make("VaultIssuer", "corporate")])
        name = "VaultIssuer.vault.example.com/team/corporate"
        assert f"refers to {name}, which no object" in problem
        assert not list(rules.references([certificate], external=[name]))


FLEETS_BUNDLE: Manifest = {**make("Bundle"), "apiVersion": "fleet.cattle.io/v1alpha1"}


class TestKinds:
    def test_a_kind_of_equal_name_and_another_group_is_another(self) -> None:
        """Fleet's Bundle is namespaced, and has no sources."""
        assert not list(rules.scopes([FLEETS_BUNDLE]))
        assert not list(rules.references([FLEETS_BUNDLE]))
        assert list(rules.scopes([make("Bundle")]))

    def test_a_certificate_of_another_group_provides_nothing(self) -> None:
        other = {
            **make("Certificate", spec={"secretName": "tls"}),
            "apiVersion": "networking.internal.knative.dev/v1alpha1",
        }
        issuer = make("Issuer", "ca", spec={"ca": {"secretName": "tls"}})
        assert list(rules.references([other, issuer]))

    def test_a_list_is_what_it_holds(self) -> None:
        role = make("Role", rules=[{"apiGroups": ["*"], "resources": ["pods"], "verbs": ["get"]}])
        job = make("Job", namespace=None, spec={"template": {"spec": {"hostNetwork": True}}})
        inner = {"apiVersion": "v1", "kind": "JobList", "items": [job, job]}
        outer = {"apiVersion": "v1", "kind": "List", "items": [role, inner]}
        for rule in rules.RULES:
            assert list(rule([outer])) == list(rule([role, job, job]))
        assert list(rules.unique_objects([outer]))
        assert list(rules.narrow_roles([outer]))
        assert list(rules.restricted_pods([outer]))


def test_the_adapter_knows_what_somebody_else_makes(chart: Chart) -> None:
    certificate = ApiObject(
        chart,
        "C",
        api_version="cert-manager.io/v1",
        kind="Certificate",
        metadata=ApiObjectMetadata(name="tap", namespace="viz"),
    )
    spec = {"secretName": "tls", "issuerRef": {"kind": "ClusterIssuer", "name": "corporate"}}
    certificate.add_json_patch(JsonPatch.add("/spec", spec))
    assert len(ManifestRules(chart).validate()) == 1
    assert ManifestRules(chart, external=["ClusterIssuer/corporate"]).validate() == []


BREACHES: list[tuple[str, Any, str]] = [
    ("/hostNetwork", True, "'hostNetwork' must be false: it shares the node's namespace"),
    ("/volumes", [{"name": "v", "hostPath": {}}], "volume 'v' must not be of type hostPath"),
    ("/securityContext", {}, "must set 'runAsNonRoot'"),
    ("/containers/0/securityContext/privileged", True, "must not set 'privileged'"),
    ("/containers/0/securityContext/runAsUser", 0, "must not set 'runAsUser' to 0, which is root"),
    ("/containers/0/securityContext/capabilities", {}, "must drop ALL"),
    ("/containers/0/securityContext/allowPrivilegeEscalation", True, "must set 'allow"),
    (
        "/containers/0/ports",
        [{"hostPort": 80}],
        "must not set 'hostPort', which is a port of the node",
    ),
    (
        "/containers/0/securityContext/capabilities",
        {"drop": ["ALL"], "add": ["NET_ADMIN"]},
        "no capability but NET_BIND_SERVICE, but adds NET_ADMIN",
    ),
    (
        "/securityContext",
        {"runAsNonRoot": True},
        "must have seccomp profile RuntimeDefault or Localhost",
    ),
]


class TestRestrictedPods:
    @pytest.mark.parametrize(("path", "value", "problem"), BREACHES)
    def test_each_breach_is_reported(self, path: str, value: Any, problem: str) -> None:
        pod = deepcopy(RESTRICTED_POD)
        *parents, last = path.strip("/").split("/")
        place: Any = pod
        for part in parents:
            place = place[int(part)] if part.isdigit() else place[part]
        place[last] = value
        found = list(rules.restricted_pods([make("Pod", spec=pod)]))
        assert any(problem in line for line in found), found

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
        assert found == [f"Role team/x grants {field} by wildcard (*): list what is needed"]

    def test_every_secret(self) -> None:
        rule: Manifest = {"apiGroups": [""], "resources": ["secrets"], "verbs": ["list"]}
        found = list(rules.narrow_roles([make("Role", rules=[rule])]))
        assert found == [
            "Role team/x grants list on every Secret: list the Secrets in resourceNames"
        ]
        named = rule | {"resourceNames": ["one"]}
        assert not list(rules.narrow_roles([make("Role", rules=[named])]))


def test_unique_objects() -> None:
    objects = [make("Role"), make("Role", namespace="other"), make("Role")]
    assert list(rules.unique_objects(objects)) == [
        "Role team/x is there 2 times: remove all but one"
    ]


def test_same_kind_of_another_group_is_another_object() -> None:
    ours = make("Certificate")
    assert list(rules.unique_objects([ours, {**ours, "apiVersion": "example.com/v1"}])) == []


def test_no_lost_files() -> None:
    """Two restarters in one folder are what happens when a mesh is put into one chart."""
    each, two = make("CronJob", namespace="linkerd"), make("CronJob", namespace="linkerd-viz")
    assert not list(rules.no_lost_files({"linkerd": [each], "linkerd-viz": [two]}))
    assert list(rules.no_lost_files({"mesh": [each, two]})) == [
        "CronJob linkerd/x and CronJob linkerd-viz/x would be written to one file, "
        "mesh/CronJob.x, and only the last would be kept: put them into different folders"
    ]
    assert not list(rules.no_lost_files({"mesh": [each, each]})), "unique_objects reports it"


def test_characters_that_cdk8s_drops_do_not_tell_files_apart() -> None:
    roles = [make("ClusterRole", name, None) for name in ("system:roots", "systemroots")]
    [problem] = rules.no_lost_files({"mesh": roles})
    assert "would be written to one file, mesh/ClusterRole.systemroots" in problem


def test_adapter_fails_the_synth_and_reports_everything(chart: Chart) -> None:
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

    message = str(caught.value)
    assert "Role team/broad grants apiGroups by wildcard" in message
    assert "Role team/broad grants get on every Secret" in message
    assert "is cluster-scoped, but has namespace 'team'" in message
