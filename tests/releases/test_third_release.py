"""A release that the library does not know, made of data alone: nothing else has to change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from cdk8s import App, YamlOutputType

from constructs_lib import LinkerdRelease, LinkerdStack, releases
from constructs_lib.kubernetes.argo_cd import IgnoredDifference
from constructs_lib.releases.release import HelmChart, Parameter, Webhook

from ..conftest import Manifest, pick, synth
from ..support import composition as platform
from ..support.rendered import texts

CA = "cert-manager/linkerd-webhook-issuer"
CHARTS = "https://charts.example.com/mesh"

THIRD = LinkerdRelease(
    name="third-1.2.3",
    oldest_kubernetes=(1, 33),
    charts=(
        HelmChart(
            name="issuing",
            repository="https://charts.example.com/certificates",
            version="3.0.0",
            folder="cert_manager",
            parameters=(
                Parameter(
                    option="cert_manager_namespace", path="leader.home", chart_default="elsewhere"
                ),
            ),
            cluster_kinds=("CustomResourceDefinition.apiextensions.k8s.io",),
            namespaced_kinds=("StatefulSet.apps",),
        ),
        HelmChart(
            name="kinds",
            repository=CHARTS,
            version="1.2.3",
            folder="crds",
            release_folder="control_plane",
            cluster_kinds=("CustomResourceDefinition.apiextensions.k8s.io",),
        ),
        HelmChart(
            name="brain",
            repository=CHARTS,
            version="1.2.3",
            folder="control_plane",
            injected=True,
            values={"identity": {"outside": True}},
            parameters=(
                Parameter(option="trust_domain", path="domain", chart_default="mesh.local"),
                Parameter(option="replicas", path="pods", chart_default=1),
            ),
            webhooks=(Webhook(service="gate", path="hooks.gate"),),
            forbidden_values={"identity.outside": "it is"},
            namespaced_kinds=("DaemonSet.apps",),
            other_namespaces=("brain-leases",),
        ),
        HelmChart(
            name="eyes",
            repository=CHARTS,
            version="9.9.9",
            folder="viz",
            component="viz",
            webhooks=(Webhook(service="lens", path="lens"),),
            namespace_annotations={"eyes.example.com/store": "store.url"},
            cluster_kinds=("Lens.example.com",),
        ),
    ),
    ignored_differences=(
        IgnoredDifference(
            group="apps", kind="DaemonSet", name="brain", json_pointer="/spec/updateStrategy"
        ),
    ),
    removed_components={"jaeger": "look elsewhere"},
)


@pytest.fixture
def dist(tmp_path: Path) -> dict[str, str]:
    """What app.py writes with it."""
    app = App(
        outdir=str(tmp_path / "dist"),
        yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
        output_file_extension=".yaml",
    )
    platform.build(app, release=THIRD)
    app.synth()
    return texts(tmp_path / "dist")


def spec(dist: dict[str, str], path: str) -> Any:
    return yaml.safe_load(dist[path])["spec"]


def test_charts_and_values(dist: dict[str, str]) -> None:
    applications = spec(dist, "argocd/ApplicationSet.linkerd-platform.yaml")
    sources = [
        source
        for element in applications["generators"][0]["list"]["elements"]
        for source in element["sources"]
        if "chart" in source
    ]
    assert {source["chart"]: source["helm"]["valuesObject"] for source in sources} == {
        "issuing": {"leader": {"home": "cert-manager"}},
        "kinds": {},
        "brain": {
            "identity": {"outside": True},
            "domain": "cluster.local",
            "pods": 2,
            "hooks": {"gate": {"externalSecret": True, "injectCaFromSecret": CA}},
        },
        "eyes": {"lens": {"externalSecret": True, "injectCaFromSecret": CA}},
    }
    assert applications["template"]["spec"]["ignoreDifferences"] == [
        {
            "group": "apps",
            "kind": "DaemonSet",
            "name": "brain",
            "jsonPointers": ["/spec/updateStrategy"],
        }
    ]


def test_certificates_and_restarters_follow_its_webhooks(dist: dict[str, str]) -> None:
    assert {path for path in dist if "/Certificate." in path} == {
        "cert-manager/Certificate.linkerd-trust-anchor.yaml",
        "cert-manager/Certificate.linkerd-webhook-issuer.yaml",
        "linkerd/Certificate.linkerd-identity-issuer.yaml",
        "linkerd/Certificate.gate.yaml",
        "linkerd-viz/Certificate.lens.yaml",
    }
    gate = spec(dist, "linkerd/Certificate.gate.yaml")
    assert gate["secretName"] == "gate-k8s-tls"
    assert gate["dnsNames"] == ["gate.linkerd.svc"]
    role = yaml.safe_load(dist["linkerd-viz/Role.linkerd-restarter.yaml"])
    assert role["rules"][0]["resourceNames"] == ["lens"]


def test_project_allows_its_kinds_namespaces_and_repositories(dist: dict[str, str]) -> None:
    project = spec(dist, "argocd/AppProject.linkerd-platform.yaml")
    assert project["sourceRepos"][1:] == [
        "https://charts.example.com/certificates",
        "https://charts.example.com/mesh",
    ]
    assert "brain-leases" in [destination["namespace"] for destination in project["destinations"]]
    kinds = {
        kind["kind"]
        for field in ("clusterResourceWhitelist", "namespaceResourceWhitelist")
        for kind in project[field]
    }
    assert {"StatefulSet", "DaemonSet", "Lens"} <= kinds
    assert not {"Deployment", "APIService", "PodDisruptionBudget"} & kinds


def test_injected_pods_in_the_control_planes_namespace(dist: dict[str, str]) -> None:
    namespace = yaml.safe_load(dist["linkerd/Namespace.linkerd.yaml"])
    assert "config.linkerd.io/admission-webhooks" not in namespace["metadata"]["labels"]


def test_nothing_of_a_known_release_is_left(dist: dict[str, str]) -> None:
    known = [chart for release in releases.ALL for chart in release.charts]
    words = {chart.version for chart in known} | {chart.repository for chart in known}
    # Three are also names of Namespaces of ours, and one is in the AppProject's description.
    ours = {"cert-manager", "trust-manager", "linkerd-crds", "linkerd-viz"}
    words |= {chart.name for chart in known} - ours
    # The guard's message names the injector, which has been called so in every release.
    injector = {"linkerd-proxy-injector"}
    words |= {webhook.service for chart in known for webhook in chart.webhooks} - injector
    # The program's text cites the sources of what it knows, with their versions.
    others = [text for path, text in dist.items() if "/ConfigMap." not in path]
    assert {word for word in words for text in others if word in text} == set()


def viz_annotations(stack: LinkerdStack) -> dict[str, str]:
    manifests: list[Manifest] = synth(stack.charts["linkerd-viz"])
    found: dict[str, str] = pick(manifests, "Namespace", "linkerd-viz")["metadata"]["annotations"]
    return found


def test_namespace_repeats_the_values_that_it_is_told_to(app: App) -> None:
    stack = LinkerdStack(
        app, "Mesh", release=THIRD, values={"eyes": {"store": {"url": "http://store"}}}
    )
    assert viz_annotations(stack)["eyes.example.com/store"] == "http://store"


def test_value_that_is_not_set_is_not_repeated(app: App) -> None:
    stack = LinkerdStack(app, "Mesh", release=THIRD)
    assert "eyes.example.com/store" not in viz_annotations(stack)


def test_what_is_gone_is_said(app: App) -> None:
    with pytest.raises(ValueError, match=r"Linkerd third-1\.2\.3 has no such chart: look else"):
        LinkerdStack(app, "Mesh", release=THIRD, jaeger=True)
