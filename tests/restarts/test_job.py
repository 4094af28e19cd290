"""A restarter's run: its steps, and a pod with the rights for them and no others."""

from __future__ import annotations

from itertools import chain
from typing import Any

import pytest
from cdk8s import Chart, Duration

from constructs_lib import CertificateRef, MeshRestarter
from constructs_lib.restarts.mesh_restarter import KUBECTL_IMAGE

from ..conftest import Manifest, one, synth

CERTIFICATES = [
    CertificateRef.from_certificate_name("tap", namespace="team", secret_name="tap-tls"),
    CertificateRef.from_certificate_name("inj", namespace="team", secret_name="inj-tls"),
]

DIGEST = "sha256:" + "0123456789abcdef" * 4


def restarter(chart: Chart, **options: Any) -> list[Manifest]:
    MeshRestarter(chart, "Restarter", certificates=CERTIFICATES, **options)
    return synth(chart)


def pod(manifests: list[Manifest]) -> Any:
    job = one(manifests, "CronJob", "linkerd-restarter")["spec"]["jobTemplate"]
    return job["spec"]["template"]


def containers(manifests: list[Manifest]) -> list[Any]:
    spec = pod(manifests)["spec"]
    return [*spec["initContainers"], *spec["containers"]]


def commands(manifests: list[Manifest]) -> dict[str, list[str]]:
    return {one["name"]: one["command"] for one in containers(manifests)}


class TestSteps:
    def test_each_begins_when_the_one_before_has_succeeded(self, chart: Chart) -> None:
        """The article's two containers ran at once and waited for nothing."""
        spec = pod(restarter(chart))["spec"]
        assert [one["name"] for one in spec["initContainers"]] == [
            "delete-secrets",
            "await-secret-1",
            "await-secret-2",
            "await-certificates",
            "restart-deployments",
        ]
        assert [one["name"] for one in spec["containers"]] == ["await-rollouts"]
        assert spec["restartPolicy"] == "Never", "a failed step ends the pod"

    def test_delete_secrets(self, chart: Chart) -> None:
        assert commands(restarter(chart))["delete-secrets"] == [
            "kubectl",
            "delete",
            "secret",
            "tap-tls",
            "inj-tls",
            "--ignore-not-found",
            "--timeout=60s",
            "--namespace=team",
        ]

    def test_await_secrets(self, chart: Chart) -> None:
        """A Certificate stays Ready for a moment after the deletion; the Secret is the proof.

        Each has a wait of its own: one wait for two that are missing ends at once.
        """
        run = commands(restarter(chart))
        assert [run["await-secret-1"], run["await-secret-2"]] == [
            ["kubectl", "wait", "--for=create", secret, "--timeout=60s", "--namespace=team"]
            for secret in ("secret/tap-tls", "secret/inj-tls")
        ]

    def test_a_single_secret_has_the_whole_time(self, chart: Chart) -> None:
        MeshRestarter(chart, "Restarter", certificates=CERTIFICATES[:1])
        assert "--timeout=120s" in commands(synth(chart))["await-secret-1"]

    def test_await_certificates(self, chart: Chart) -> None:
        assert commands(restarter(chart))["await-certificates"] == [
            "kubectl",
            "wait",
            "--for=condition=Ready",
            "certificate.cert-manager.io/tap",
            "certificate.cert-manager.io/inj",
            "--timeout=60s",
            "--namespace=team",
        ]

    def test_restart_deployments(self, chart: Chart) -> None:
        assert commands(restarter(chart))["restart-deployments"] == [
            "kubectl",
            "rollout",
            "restart",
            "deployment",
            "--selector=app.kubernetes.io/part-of=Linkerd",
            "--namespace=team",
        ]

    def test_await_rollouts(self, chart: Chart) -> None:
        assert commands(restarter(chart))["await-rollouts"] == [
            "kubectl",
            "rollout",
            "status",
            "deployment",
            "--selector=app.kubernetes.io/part-of=Linkerd",
            "--timeout=300s",
            "--namespace=team",
        ]

    def test_selector_is_an_option(self, chart: Chart) -> None:
        run = commands(restarter(chart, selector={"team": "a", "tier": "b"}))
        assert "--selector=team=a,tier=b" in run["restart-deployments"]
        assert "--selector=team=a,tier=b" in run["await-rollouts"]

    @pytest.mark.parametrize("seconds", [120, 121, 600, 3601])
    def test_a_step_gives_up_before_the_job_is_killed(self, chart: Chart, seconds: int) -> None:
        """Killed by the Job's deadline it could not say in its log what it waited for."""
        run = commands(restarter(chart, deadline=Duration.seconds(seconds)))
        timeouts = [
            int(word.removeprefix("--timeout=").removesuffix("s"))
            for word in chain.from_iterable(run.values())
            if word.startswith("--timeout=")
        ]
        assert len(timeouts) == 5, "all but the restart wait for something"
        assert all(timeouts)
        assert sum(timeouts) <= 0.9 * seconds

    def test_no_shell_reads_the_commands(self, chart: Chart) -> None:
        for container in containers(restarter(chart)):
            assert container["command"][0] == "kubectl"
            assert "args" not in container


class TestRights:
    def test_secrets_and_certificates_are_named_one_by_one(self, chart: Chart) -> None:
        rules = one(restarter(chart), "Role", "linkerd-restarter")["rules"]
        assert rules == [
            {
                "apiGroups": [""],
                "resources": ["secrets"],
                "resourceNames": ["tap-tls", "inj-tls"],
                "verbs": ["get", "list", "watch", "delete"],
            },
            {
                "apiGroups": ["cert-manager.io"],
                "resources": ["certificates"],
                "resourceNames": ["tap", "inj"],
                "verbs": ["get", "list", "watch"],
            },
            {
                "apiGroups": ["apps"],
                "resources": ["deployments"],
                "verbs": ["get", "list", "watch", "patch"],
            },
        ]

    def test_nothing_is_created_and_nothing_is_a_wildcard(self, chart: Chart) -> None:
        for rule in one(restarter(chart), "Role", "linkerd-restarter")["rules"]:
            assert "create" not in rule["verbs"], "names do not limit it"
            assert "update" not in rule["verbs"]
            assert "*" not in chain.from_iterable(rule.values())

    def test_rights_end_at_the_namespace(self, chart: Chart) -> None:
        kinds = {manifest["kind"] for manifest in restarter(chart)}
        assert not kinds & {"ClusterRole", "ClusterRoleBinding"}

    def test_only_its_own_pods_get_the_token(self, chart: Chart) -> None:
        manifests = restarter(chart)
        account = one(manifests, "ServiceAccount", "linkerd-restarter")
        assert account["automountServiceAccountToken"] is False
        assert pod(manifests)["spec"]["automountServiceAccountToken"] is True


class TestPod:
    def test_it_meets_the_restricted_standard(self, chart: Chart) -> None:
        manifests = restarter(chart)
        spec = pod(manifests)["spec"]
        assert spec["securityContext"]["runAsNonRoot"] is True
        assert spec["securityContext"]["runAsUser"] > 0
        assert spec["securityContext"]["runAsGroup"] > 0
        assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert not {"hostNetwork", "hostPID", "hostIPC", "volumes"} & spec.keys()
        for container in containers(manifests):
            context = container["securityContext"]
            assert context["allowPrivilegeEscalation"] is False
            assert context["readOnlyRootFilesystem"] is True
            assert context["capabilities"] == {"drop": ["ALL"]}
            assert "privileged" not in context

    def test_every_container_has_requests_and_limits(self, chart: Chart) -> None:
        for container in containers(restarter(chart)):
            assert container["resources"] == {
                "requests": {"cpu": "10m", "memory": "64Mi"},
                "limits": {"cpu": "200m", "memory": "128Mi"},
            }

    def test_it_is_not_injected(self, chart: Chart) -> None:
        """A proxy would never end, and could not even start without an identity."""
        annotations = pod(restarter(chart))["metadata"]["annotations"]
        assert annotations["linkerd.io/inject"] == "disabled"

    def test_it_starts_while_the_injector_is_down(self, chart: Chart) -> None:
        """The injector's webhook does not even look at pods with this label."""
        labels = pod(restarter(chart))["metadata"]["labels"]
        assert labels["linkerd.io/control-plane-component"] == "restarter"

    def test_it_is_not_flooded_with_the_namespaces_services(self, chart: Chart) -> None:
        assert pod(restarter(chart))["spec"]["enableServiceLinks"] is False

    @pytest.mark.parametrize(
        "image",
        [
            pytest.param(KUBECTL_IMAGE, id="default"),
            pytest.param(f"registry.example.com:5000/kubectl:v1@{DIGEST}", id="both"),
            pytest.param(f"registry.example.com/kubectl@{DIGEST}", id="digest"),
        ],
    )
    def test_image_is_kept_verbatim(self, chart: Chart, image: str) -> None:
        assert {one["image"] for one in containers(restarter(chart, image=image))} == {image}

    def test_default_image_is_the_kubernetes_projects(self, chart: Chart) -> None:
        assert {one["image"] for one in containers(restarter(chart))} == {KUBECTL_IMAGE}
        assert KUBECTL_IMAGE.startswith("registry.k8s.io/kubectl:v1.")
