"""``ArgoCdDelivery``: what each of its options changes, and what it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cdk8s import App, Chart

from constructs_lib import (
    ArgoCdDelivery,
    DestinationCluster,
    GitFolder,
    LinkerdStack,
    PodOptions,
)

from ..conftest import Manifest, one, synth

GIT = GitFolder(repository="https://git.example.com/mesh.git")


def chart_of(app: App, id: str = "argocd") -> Chart:
    chart = app.node.find_child(id)
    assert isinstance(chart, Chart)
    return chart


def delivered(app: App, *, git: GitFolder = GIT, **options: Any) -> tuple[Manifest, Manifest]:
    """Return the AppProject and the ApplicationSet of a mesh with these options."""
    ArgoCdDelivery(app, "Delivery", mesh=LinkerdStack(app, "Mesh"), git=git, **options)
    manifests = synth(chart_of(app, options.get("namespace", "argocd")))
    project = one(manifests, "AppProject", options.get("project", "linkerd-platform"))
    return project, one(manifests, "ApplicationSet", options.get("name", "linkerd-platform"))


def test_names_and_namespace(app: App) -> None:
    project, applications = delivered(
        app, name="east", project="mesh-east", namespace="argo", application_suffix="-east"
    )
    assert {each["metadata"]["namespace"] for each in (project, applications)} == {"argo"}
    template = applications["spec"]["template"]
    assert template["metadata"]["name"] == "mesh-{{ .folder }}-east"
    assert template["spec"]["project"] == "mesh-east"
    assert template["spec"]["destination"]["namespace"] == "{{ .folder }}", "not the application"


def test_elements_have_no_key_of_a_cluster_generator(app: App) -> None:
    """In a matrix of clusters and folders, the cluster's parameter would win."""
    (generator,) = delivered(app)[1]["spec"]["generators"]
    reserved = {"name", "nameNormalized", "server", "project", "metadata", "values"}
    for element in generator["list"]["elements"]:
        assert reserved.isdisjoint(element)


def test_where_git_is(app: App) -> None:
    git = GitFolder(
        repository="ssh://git@example.com/all.git", revision="refs/tags/v7", path="clusters/east"
    )
    project, applications = delivered(app, git=git)
    (generator,) = applications["spec"]["generators"]
    assert generator["list"]["elements"][0]["sources"][-1] == {
        "repoURL": "ssh://git@example.com/all.git",
        "targetRevision": "refs/tags/v7",
        "path": "clusters/east/cert-manager",
        "directory": {"include": "*.yaml"},
    }
    assert project["spec"]["sourceRepos"][0] == "ssh://git@example.com/all.git"


@pytest.mark.parametrize("field", ["server", "name"])
def test_where_the_mesh_goes(app: App, field: str) -> None:
    cluster = DestinationCluster(**{field: "https://east.example.com"})
    project, applications = delivered(app, cluster=cluster)
    destination = applications["spec"]["template"]["spec"]["destination"]
    assert destination == {field: "https://east.example.com", "namespace": "{{ .folder }}"}
    namespaces = ("cert-manager", "linkerd-crds", "linkerd", "linkerd-viz", "kube-system")
    assert project["spec"]["destinations"] == [
        {field: "https://east.example.com", "namespace": namespace} for namespace in namespaces
    ]


def test_extra_kinds(app: App) -> None:
    project, _ = delivered(
        app,
        extra_cluster_kinds=["PriorityClass.scheduling.k8s.io"],
        extra_namespaced_kinds=["PodMonitor.monitoring.coreos.com", "Service"],
    )
    spec = project["spec"]
    monitor = {"group": "monitoring.coreos.com", "kind": "PodMonitor"}
    assert monitor in spec["namespaceResourceWhitelist"]
    assert spec["namespaceResourceWhitelist"].count({"group": "", "kind": "Service"}) == 1
    assert {"group": "scheduling.k8s.io", "kind": "PriorityClass"} in spec[
        "clusterResourceWhitelist"
    ]


def test_applications_by_folder(app: App) -> None:
    mesh = LinkerdStack(app, "Mesh", viz=False)
    delivery = ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT, application_prefix="east-")
    assert delivery.applications == {
        "cert-manager": "east-cert-manager",
        "linkerd-crds": "east-linkerd-crds",
        "linkerd": "east-linkerd",
    }


def test_in_a_chart_of_ones_own_namespaces_are_explicit(app: App) -> None:
    chart = Chart(app, "team", namespace="team", disable_resource_name_hashes=True)
    ArgoCdDelivery(chart, "Delivery", mesh=LinkerdStack(app, "Mesh"), git=GIT)
    manifests = synth(chart)
    assert {each["metadata"]["namespace"] for each in manifests} == {"argocd"}


def test_values_reach_the_chart_as_they_are(app: App) -> None:
    """Elements of a list are data: Argo CD does not render them, and so nothing is escaped."""
    values = {"linkerd-viz": {"dashboard": {"enforcedHostRegexp": "{{ not ours }}"}}}
    mesh = LinkerdStack(app, "Mesh", values=values)
    ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT)
    text = json.dumps(one(synth(chart_of(app)), "ApplicationSet", "linkerd-platform"))
    assert '"enforcedHostRegexp": "{{ not ours }}"' in text


def test_owner_may_be_somebody_elses(app: App) -> None:
    ArgoCdDelivery(app, "Delivery", mesh=LinkerdStack(app, "Mesh"), git=GIT, owner_project=None)
    assert "Application" not in {each["kind"] for each in synth(chart_of(app))}


def test_owner_is_of_a_project_that_every_argo_cd_has(app: App) -> None:
    delivery = ArgoCdDelivery(app, "Delivery", mesh=LinkerdStack(app, "Mesh"), git=GIT)
    manifests = synth(chart_of(app))
    spec = one(manifests, "Application", "linkerd-platform")["spec"]
    assert spec["project"] == "default"
    assert delivery.chart is chart_of(app)
    owned = (*delivery.owned_kinds, *delivery.owned_cluster_kinds)
    assert {each["kind"] for each in owned} == {each["kind"] for each in manifests}


@pytest.mark.parametrize(("version", "guarded"), [("1.29", False), ("1.30", True)])
def test_names_are_guarded_where_kubernetes_can(app: App, version: str, guarded: bool) -> None:
    mesh = LinkerdStack(app, "Mesh", kubernetes_version=version, injection_guard=False)
    delivery = ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT)
    kinds = {each["kind"] for each in synth(chart_of(app))}
    assert ("ValidatingAdmissionPolicy" in kinds) == guarded
    assert bool(delivery.owned_cluster_kinds) == guarded


def test_guard_of_names_is_about_this_set_in_this_namespace(app: App) -> None:
    mesh = LinkerdStack(app, "Mesh")
    ArgoCdDelivery(
        app, "Delivery", mesh=mesh, git=GIT, name="east", namespace="argo", guarded_names=True
    )
    manifests = synth(chart_of(app, "argo"))
    policy = one(manifests, "ValidatingAdmissionPolicy", "east-applications")
    constraints = policy["spec"]["matchConstraints"]
    assert constraints["namespaceSelector"]["matchLabels"] == {
        "kubernetes.io/metadata.name": "argo"
    }
    assert "owner.name == 'east'" in policy["spec"]["validations"][0]["expression"]
    template = one(manifests, "ApplicationSet", "east")["spec"]["template"]
    assert template["metadata"]["labels"] == {"app.kubernetes.io/part-of": "east"}, (
        "as the policy asks for"
    )


def test_set_and_owner_say_where_they_come_from(app: App) -> None:
    """So that those of another folder, which have the same name, do not take their place."""
    ArgoCdDelivery(app, "Delivery", mesh=LinkerdStack(app, "Mesh"), git=GIT, guarded_names=True)
    manifests = synth(chart_of(app))
    for kind in ("Application", "ApplicationSet"):
        assert one(manifests, kind, "linkerd-platform")["metadata"]["annotations"] == {
            "delivery.linkerd-gitops/source": "https://git.example.com/mesh.git dist/argocd"
        }
    policy = one(manifests, "ValidatingAdmissionPolicy", "linkerd-platform-applications")
    (rule,) = policy["spec"]["matchConstraints"]["resourceRules"]
    assert rule["resources"] == ["applications", "applicationsets"]
    assert (
        "object.metadata.name != 'linkerd-platform'"
        in policy["spec"]["validations"][1]["expression"]
    )


class TestRefusals:
    def test_a_mesh_in_a_chart(self, app: App) -> None:
        chart = Chart(app, "all", disable_resource_name_hashes=True)
        mesh = LinkerdStack(chart, "Mesh")
        with pytest.raises(ValueError, match=r"'mesh' \(all/Mesh\) was put into a chart"):
            ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT)

    @pytest.mark.parametrize(
        ("options", "reason"),
        [
            ({"name": "Mesh"}, r"'name' \(Mesh\) must be a DNS name"),
            ({"project": "a b"}, r"'project' \(a b\) must be a DNS name"),
            ({"namespace": "argo.cd"}, r"'namespace' \(argo\.cd\) must be a DNS label"),
            ({"application_prefix": "-"}, r"'application_prefix, application_suffix' \(-cert"),
            ({"owner_project": "a b"}, r"'owner_project' \(a b\) must be a DNS name"),
            ({"application_suffix": "_x"}, r"\(mesh-cert-manager_x\) must be a DNS name"),
        ],
    )
    def test_names(self, app: App, options: dict[str, Any], reason: str) -> None:
        with pytest.raises(ValueError, match=reason):
            delivered(app, **options)

    @pytest.mark.parametrize("path", ["", "/dist", "dist/", "../dist", "a//b", "."])
    def test_a_path_that_is_not_below_the_root(self, path: str) -> None:
        with pytest.raises(ValueError, match="must be a folder below the repository's root"):
            GitFolder(repository="https://git.example.com/mesh.git", path=path)

    def test_no_repository(self) -> None:
        with pytest.raises(ValueError, match="'repository' is empty"):
            GitFolder(repository="")

    @pytest.mark.parametrize("fields", [{}, {"server": "https://a.example.com", "name": "a"}])
    def test_a_cluster_by_neither_or_by_both(self, fields: dict[str, str]) -> None:
        with pytest.raises(ValueError, match="give one of them"):
            DestinationCluster(**fields)


def test_the_pod_fits_argo_cds_cluster(app: App) -> None:
    delivered(app, pods=PodOptions(image_pull_secrets=["mirror"], node_selector={"pool": "infra"}))
    job = one(synth(chart_of(app)), "Job", "linkerd-platform-settling")
    pod = job["spec"]["template"]["spec"]
    assert pod["imagePullSecrets"] == [{"name": "mirror"}]
    assert pod["nodeSelector"] == {"pool": "infra"}
