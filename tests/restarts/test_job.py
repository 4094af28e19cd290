"""A restarter's run: what its program is told, and a pod with its rights and no others."""

from __future__ import annotations

import json
from itertools import chain
from typing import Any

import pytest
from cdk8s import Chart, Duration

from constructs_lib import CertificateRef, MeshRestarter
from constructs_lib.program import PACKAGE, SETTINGS, program_files
from constructs_lib.program.restart import RestartSettings
from constructs_lib.program.settings import read_settings
from constructs_lib.validations import pod_security

from ..conftest import Manifest, pick, program_config_map, synth

CERTIFICATES = [
    CertificateRef.from_certificate_name("tap", namespace="team", secret_name="tap-tls"),
    CertificateRef.from_certificate_name("inj", namespace="team", secret_name="inj-tls"),
]


def restarter(chart: Chart, **options: Any) -> list[Manifest]:
    MeshRestarter(chart, "Restarter", certificates=CERTIFICATES, **options)
    return synth(chart)


def job(manifests: list[Manifest]) -> Any:
    return pick(manifests, "CronJob", "linkerd-restarter")["spec"]["jobTemplate"]["spec"]


def config_map(manifests: list[Manifest]) -> Manifest:
    return program_config_map(manifests, "linkerd-restarter")


def settings(manifests: list[Manifest]) -> RestartSettings:
    return read_settings(RestartSettings, config_map(manifests)["data"][SETTINGS])


class TestProgram:
    def test_it_is_told_this(self, chart: Chart) -> None:
        assert json.loads(config_map(restarter(chart))["data"][SETTINGS]) == {
            "namespace": "team",
            "certificates": ["tap", "inj"],
            "selector": "app.kubernetes.io/part-of=Linkerd",
            "deadlineSeconds": 570,
            "pollSeconds": 2,
        }

    def test_selector_is_an_option(self, chart: Chart) -> None:
        manifests = restarter(chart, selector={"team": "a", "tier": "b"})
        assert settings(manifests).selector == "team=a,tier=b"

    @pytest.mark.parametrize("seconds", [120, 121, 600, 3601])
    def test_it_gives_up_before_its_job_is_killed(self, chart: Chart, seconds: int) -> None:
        """Killed by the Job's deadline it could not say what it waited for."""
        manifests = restarter(chart, deadline=Duration.seconds(seconds))
        assert job(manifests)["activeDeadlineSeconds"] == seconds
        assert settings(manifests).deadline_seconds == seconds - 30

    def test_it_is_the_program_that_is_tested(self, chart: Chart) -> None:
        manifests = restarter(chart)
        (container,) = job(manifests)["template"]["spec"]["containers"]
        assert container["command"] == ["python3", "-B", "-m", PACKAGE, "restart"]
        data = config_map(manifests)["data"]
        assert data == program_files("restart", data[SETTINGS])

    def test_a_run_that_has_decided_is_not_repeated(self, chart: Chart) -> None:
        """It would ask for the same renewals again, three times in ten minutes."""
        spec = job(restarter(chart))
        assert spec["podFailurePolicy"] == {
            "rules": [
                {
                    "action": "FailJob",
                    "onExitCodes": {"operator": "In", "values": [1]},
                    "onPodConditions": [],
                }
            ]
        }
        assert spec["backoffLimit"] == 2, "but a pod that was lost is"
        assert spec["template"]["spec"]["restartPolicy"] == "Never"


class TestConfigMap:
    def test_nobody_changes_what_runs_by_editing_it(self, chart: Chart) -> None:
        assert config_map(restarter(chart))["immutable"] is True

    def test_its_name_follows_what_is_in_it(self, chart: Chart) -> None:
        MeshRestarter(chart, "One", certificates=CERTIFICATES)
        MeshRestarter(chart, "Two", certificates=CERTIFICATES[:1], name="two")
        manifests = synth(chart)
        names = [
            manifest["metadata"]["name"]
            for manifest in manifests
            if manifest["kind"] == "ConfigMap"
        ]
        hashes = {name.rpartition("-")[2] for name in names}
        assert len(hashes) == 2
        for name in ("linkerd-restarter", "two"):
            pod = pick(manifests, "CronJob", name)["spec"]["jobTemplate"]["spec"]["template"]
            (volume,) = pod["spec"]["volumes"]
            assert volume["configMap"]["name"] in names
            assert volume["configMap"]["name"].startswith(f"{name}-")


class TestRights:
    def test_it_has_these(self, chart: Chart) -> None:
        assert pick(restarter(chart), "Role", "linkerd-restarter")["rules"] == [
            {
                "apiGroups": ["cert-manager.io"],
                "resources": ["certificates"],
                "resourceNames": ["tap", "inj"],
                "verbs": ["get"],
            },
            {
                "apiGroups": ["cert-manager.io"],
                "resources": ["certificates/status"],
                "resourceNames": ["tap", "inj"],
                "verbs": ["patch"],
            },
            {
                "apiGroups": ["cert-manager.io"],
                "resources": ["certificaterequests"],
                "verbs": ["list"],
            },
            {
                "apiGroups": ["apps"],
                "resources": ["deployments"],
                "verbs": ["get", "list", "patch"],
            },
            {"apiGroups": [""], "resources": ["events"], "verbs": ["create"]},
        ]

    def test_none_is_on_secrets_and_none_deletes(self, chart: Chart) -> None:
        for rule in pick(restarter(chart), "Role", "linkerd-restarter")["rules"]:
            assert "secrets" not in rule["resources"]
            assert not {"delete", "deletecollection", "update"} & set(rule["verbs"])
            assert "*" not in chain.from_iterable(rule.values())

    def test_they_end_at_the_namespace(self, chart: Chart) -> None:
        kinds = {manifest["kind"] for manifest in restarter(chart)}
        assert not kinds & {"ClusterRole", "ClusterRoleBinding"}

    def test_only_its_own_pods_get_the_token(self, chart: Chart) -> None:
        manifests = restarter(chart)
        account = pick(manifests, "ServiceAccount", "linkerd-restarter")
        assert account["automountServiceAccountToken"] is False
        assert job(manifests)["template"]["spec"]["automountServiceAccountToken"] is True


class TestPod:
    def test_it_meets_the_restricted_standard(self, chart: Chart) -> None:
        spec = job(restarter(chart))["template"]["spec"]
        assert list(pod_security.problems(spec)) == []
        (container,) = spec["containers"]
        assert container["securityContext"]["readOnlyRootFilesystem"] is True

    def test_it_has_requests_and_limits(self, chart: Chart) -> None:
        (container,) = job(restarter(chart))["template"]["spec"]["containers"]
        assert container["resources"] == {
            "requests": {"cpu": "10m", "memory": "64Mi"},
            "limits": {"cpu": "200m", "memory": "128Mi"},
        }

    def test_it_is_not_injected(self, chart: Chart) -> None:
        """A proxy would never end, and could not even start without an identity."""
        annotations = job(restarter(chart))["template"]["metadata"]["annotations"]
        assert annotations["linkerd.io/inject"] == "disabled"

    def test_it_starts_while_the_injector_is_down(self, chart: Chart) -> None:
        """The injector's webhook does not even look at pods with this label."""
        labels = job(restarter(chart))["template"]["metadata"]["labels"]
        assert labels["linkerd.io/control-plane-component"] == "restarter"

    def test_it_is_not_flooded_with_the_namespaces_services(self, chart: Chart) -> None:
        assert job(restarter(chart))["template"]["spec"]["enableServiceLinks"] is False

    def test_kubectl_describe_shows_how_its_log_ends(self, chart: Chart) -> None:
        (container,) = job(restarter(chart))["template"]["spec"]["containers"]
        assert container["terminationMessagePolicy"] == "FallbackToLogsOnError"
