"""LinkerdStack under an App: a chart per namespace, and the whole mesh in them."""

from __future__ import annotations

import pytest
from cdk8s import App, Chart, Cron
from constructs import Construct
from syrupy.assertion import SnapshotAssertion

from constructs_lib import LinkerdStack, PodOptions
from constructs_lib.kubernetes.pod_options import PROGRAM_IMAGE

from ..conftest import Manifest, pick, synth

FOLDERS = ["cert-manager", "linkerd-crds", "linkerd", "linkerd-viz"]


def everything(stack: LinkerdStack) -> list[Manifest]:
    return [manifest for chart in stack.charts.values() for manifest in synth(chart)]


def names(manifests: list[Manifest], kind: str) -> list[str]:
    return sorted(
        manifest["metadata"]["name"] for manifest in manifests if manifest["kind"] == kind
    )


def test_default_configuration(app: App, manifest_snapshot: SnapshotAssertion) -> None:
    stack = LinkerdStack(app, "Mesh")

    manifests = everything(stack)

    assert manifests == manifest_snapshot
    assert names(manifests, "Namespace") == sorted(FOLDERS)
    assert names(manifests, "Certificate") == [
        "jaeger-injector",
        "linkerd-identity-issuer",
        "linkerd-policy-validator",
        "linkerd-proxy-injector",
        "linkerd-sp-validator",
        "linkerd-trust-anchor",
        "linkerd-webhook-issuer",
        "tap",
        "tap-injector",
    ]
    assert names(manifests, "CronJob") == ["linkerd-restarter"] * 2
    assert names(manifests, "ClusterIssuer") == [
        "linkerd-self-signed",
        "linkerd-trust-anchor",
        "linkerd-webhook-issuer",
    ]
    assert names(manifests, "Secret") == [], "keys never travel through git"


class TestFolders:
    def test_folder_namespace_and_chart_are_one(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh")
        assert list(stack.charts) == FOLDERS
        assert list(stack.helm_releases) == FOLDERS
        for name, chart in stack.charts.items():
            assert chart.node.path == name, "below a construct cdk8s would hash the folder's name"
            for manifest in synth(chart):
                assert manifest["metadata"].get("namespace") in (name, None)

    def test_cluster_scoped_objects_have_no_namespace(self, app: App) -> None:
        """Argo CD would believe it while a definition is missing, and never find the object."""
        cluster_scoped = {"Namespace", "ClusterIssuer", "Bundle"}
        for manifest in everything(LinkerdStack(app, "Mesh")):
            has_one = "namespace" in manifest["metadata"]
            assert has_one == (manifest["kind"] not in cluster_scoped), manifest["metadata"]

    def test_app_writes_them(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh")
        Chart(app, "argocd")
        app.synth()
        assert {chart.node.id for chart in app.charts} == {*stack.charts, "argocd"}

    def test_stack_below_a_construct_still_writes_directly_below_the_app(self, app: App) -> None:
        stack = LinkerdStack(Construct(app, "Platform"), "Mesh")
        assert [chart.node.path for chart in stack.charts.values()] == FOLDERS

    def test_wave_is_cert_managers_own(self, app: App) -> None:
        """Issuers after the webhook that checks them, in the folder that has both."""
        wave = "argocd.argoproj.io/sync-wave"
        for name, chart in LinkerdStack(app, "Mesh").charts.items():
            for manifest in synth(chart):
                found = manifest["metadata"].get("annotations", {}).get(wave)
                ours = name == "cert-manager" and manifest["kind"] != "Namespace"
                assert found == ("1" if ours else None), manifest["metadata"]["name"]

    def test_namespaces_are_never_pruned(self, app: App) -> None:
        for manifest in everything(LinkerdStack(app, "Mesh")):
            if manifest["kind"] == "Namespace":
                annotations = manifest["metadata"]["annotations"]
                assert annotations["argocd.argoproj.io/sync-options"] == "Prune=false"


class TestNamespaceLabels:
    def test_control_planes(self, app: App) -> None:
        manifest = pick(everything(LinkerdStack(app, "Mesh")), "Namespace", "linkerd")
        assert manifest["metadata"]["labels"] == {
            "linkerd.io/is-control-plane": "true",
            "linkerd.io/control-plane-ns": "linkerd",
            "pod-security.kubernetes.io/enforce": "privileged",
        }
        assert manifest["metadata"]["annotations"]["linkerd.io/inject"] == "disabled"

    def test_injector_looks_away_unless_jaeger_needs_it(self, app: App) -> None:
        """It could otherwise block the very namespace that it runs in."""
        manifests = everything(LinkerdStack(app, "Mesh", jaeger=False))
        labels = pick(manifests, "Namespace", "linkerd")["metadata"]["labels"]
        assert labels["config.linkerd.io/admission-webhooks"] == "disabled"

    def test_vizs(self, app: App) -> None:
        manifests = everything(LinkerdStack(app, "Mesh"))
        assert pick(manifests, "Namespace", "linkerd-viz")["metadata"]["labels"] == {
            "linkerd.io/extension": "viz",
            "pod-security.kubernetes.io/enforce": "privileged",
        }

    def test_the_others_have_none(self, app: App) -> None:
        manifests = everything(LinkerdStack(app, "Mesh"))
        for name in ("cert-manager", "linkerd-crds"):
            assert "labels" not in pick(manifests, "Namespace", name)["metadata"]


class TestRestarters:
    def test_each_covers_everything_of_its_namespace(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh")
        covered = {
            namespace: {certificate.name for certificate in restarter.certificates}
            for namespace, restarter in stack.restarters.items()
        }
        assert covered == {
            "linkerd": {
                "linkerd-identity-issuer",
                "linkerd-policy-validator",
                "linkerd-proxy-injector",
                "linkerd-sp-validator",
                "jaeger-injector",
            },
            "linkerd-viz": {"tap", "tap-injector"},
        }, "the roots stay: they keep their keys, and are no restarter's"

    def test_schedule_and_image_are_options(self, app: App) -> None:
        stack = LinkerdStack(
            app,
            "Mesh",
            restart_schedule=Cron(minute="5", hour="*/4"),
            pods=PodOptions(image="registry.example.com/python:3.12.4"),
        )
        jobs = [manifest for manifest in everything(stack) if manifest["kind"] == "CronJob"]
        assert [job["spec"]["schedule"] for job in jobs] == ["5 */4 * * *"] * 2
        for job in jobs:
            pod = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]
            assert pod["containers"][0]["image"] == "registry.example.com/python:3.12.4"

    def test_defaults(self, app: App) -> None:
        jobs = [
            manifest
            for manifest in everything(LinkerdStack(app, "Mesh"))
            if manifest["kind"] == "CronJob"
        ]
        for job in jobs:
            assert job["spec"]["schedule"] == "25 */6 * * *"
            pod = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]
            assert pod["containers"][0]["image"] == PROGRAM_IMAGE

    def test_seldom_restarts_are_reported_for_what_outlives_its_ca(self, app: App) -> None:
        """Once a week is too seldom for CAs that have a day left when they are renewed."""
        LinkerdStack(app, "Mesh", restart_schedule=Cron(minute="0", hour="0", week_day="1"))
        with pytest.raises(RuntimeError, match="outlives its CA") as raised:
            app.synth()
        problems = [line for line in str(raised.value).splitlines() if "outlives its CA" in line]
        assert len(problems) == 1, "the API server gets the webhooks' CA without a restarter"
        assert "linkerd/TrustIdentityIssuer: 'lifetime' (168h, renewed after 144h)" in problems[0]
