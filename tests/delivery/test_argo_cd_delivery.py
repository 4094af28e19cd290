"""``ArgoCdDelivery``: what each of its options changes, and what it refuses."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cdk8s import ApiObject, ApiObjectMetadata, App, Chart, JsonPatch, YamlOutputType

from constructs_lib import (
    OWN_CLUSTER,
    ArgoCdDelivery,
    BlueGreenRollout,
    CanaryRollout,
    Cloud,
    DestinationCluster,
    GitFolder,
    IgnoredDifference,
    LinkerdStack,
    PodOptions,
)

from ..conftest import Manifest, pick, synth

GIT = GitFolder(repository="https://git.example.com/mesh.git")
POD = {
    "metadata": {"labels": {"app": "web"}},
    "spec": {"containers": [{"name": "web", "image": "web:1"}]},
}


def chart_of(app: App, id: str = "argocd") -> Chart:
    chart = app.node.find_child(id)
    assert isinstance(chart, Chart)
    return chart


def delivered(app: App, *, git: GitFolder = GIT, **options: Any) -> tuple[Manifest, Manifest]:
    """Return the AppProject and the ApplicationSet of a mesh with these options."""
    ArgoCdDelivery(app, "Delivery", mesh=LinkerdStack(app, "Mesh"), git=git, **options)
    manifests = synth(chart_of(app, options.get("namespace", "argocd")))
    project = pick(manifests, "AppProject", options.get("project", "linkerd-platform"))
    return project, pick(manifests, "ApplicationSet", options.get("name", "linkerd-platform"))


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


def test_extra_ignored_differences(app: App) -> None:
    """Both are needed: without the option a sync writes what the comparison ignores."""
    weights = IgnoredDifference(group="g", kind="HTTPRoute", name="web", jq_path=".spec.rules[]?")
    _, applications = delivered(app, extra_ignored_differences=[weights])
    spec = applications["spec"]["template"]["spec"]
    assert spec["ignoreDifferences"][-1] == weights.fields
    assert spec["syncPolicy"]["syncOptions"].count("RespectIgnoreDifferences=true") == 1


@pytest.mark.parametrize("release", [CanaryRollout, BlueGreenRollout])
@pytest.mark.parametrize("is_ignored", [True, False])
def test_what_a_rollouts_controller_writes(
    app: App, release: type[CanaryRollout | BlueGreenRollout], *, is_ignored: bool
) -> None:
    """Argo CD heals itself: it would end every canary in the mesh's folders."""
    mesh = LinkerdStack(app, "Mesh")
    web = release(
        mesh.charts["linkerd"],
        "Web",
        name="web",
        namespace="shop",
        template=POD,
        selector={"app": "web"},
        target_port=80,
    )
    ignored = web.ignored_differences if is_ignored else web.ignored_differences[:1]
    delivery = ArgoCdDelivery(
        app, "Delivery", mesh=mesh, git=GIT, extra_ignored_differences=ignored
    )
    problems = [each for each in delivery.validate() if "each sync would undo" in each]
    assert len(problems) == len(web.ignored_differences) - len(ignored)
    assert all(each.startswith("linkerd/Web: ") for each in problems)


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
    text = json.dumps(pick(synth(chart_of(app)), "ApplicationSet", "linkerd-platform"))
    assert '"enforcedHostRegexp": "{{ not ours }}"' in text


def test_owner_may_be_somebody_elses(app: App) -> None:
    ArgoCdDelivery(app, "Delivery", mesh=LinkerdStack(app, "Mesh"), git=GIT, owner_project=None)
    assert "Application" not in {each["kind"] for each in synth(chart_of(app))}


def test_owner_is_of_a_project_that_every_argo_cd_has(app: App) -> None:
    delivery = ArgoCdDelivery(app, "Delivery", mesh=LinkerdStack(app, "Mesh"), git=GIT)
    manifests = synth(chart_of(app))
    spec = pick(manifests, "Application", "linkerd-platform")["spec"]
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
    policy = pick(manifests, "ValidatingAdmissionPolicy", "east-applications-argo")
    constraints = policy["spec"]["matchConstraints"]
    assert constraints["namespaceSelector"]["matchLabels"] == {
        "kubernetes.io/metadata.name": "argo"
    }
    assert "owner.name == 'east'" in policy["spec"]["validations"][0]["expression"]
    template = pick(manifests, "ApplicationSet", "east")["spec"]["template"]
    assert template["metadata"]["labels"] == {"app.kubernetes.io/part-of": "east"}, (
        "as the policy asks for"
    )


def test_set_and_owner_say_where_they_come_from(app: App) -> None:
    """So that those of another folder, which have the same name, do not take their place."""
    ArgoCdDelivery(app, "Delivery", mesh=LinkerdStack(app, "Mesh"), git=GIT, guarded_names=True)
    manifests = synth(chart_of(app))
    for kind in ("Application", "ApplicationSet"):
        assert pick(manifests, kind, "linkerd-platform")["metadata"]["annotations"] == {
            "delivery.linkerd-gitops/source": "https://git.example.com/mesh.git dist/argocd"
        }
    policy = pick(manifests, "ValidatingAdmissionPolicy", "linkerd-platform-applications-argocd")
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
            ({"name": "Mesh"}, r"'name' \(Mesh\) must be a DNS label"),
            ({"project": "a b"}, r"'project' \(a b\) must be a DNS name"),
            ({"namespace": "argo.cd"}, r"'namespace' \(argo\.cd\) must be a DNS label"),
            ({"application_prefix": "-"}, r"'application_prefix, application_suffix' \(-cert"),
            ({"owner_project": "a b"}, r"'owner_project' \(a b\) must be a DNS name"),
            ({"application_suffix": "_x"}, r"\(mesh-cert-manager_x\) must be a DNS name"),
            ({"name": "x" * 55}, r"'name' \(x{55}-settling\) has 64 characters"),
            ({"name": "mesh-linkerd"}, r"'name' \(mesh-linkerd\) is the name of an application"),
            ({"project": "default"}, r"'project' \(default\) is Argo CD's own"),
            ({"project": "a", "owner_project": "a"}, r"'owner_project' \(a\) is 'project' too"),
            ({"namespace": "linkerd"}, r"'namespace' \(linkerd\) is the name of a folder"),
        ],
    )
    def test_names(self, app: App, options: dict[str, Any], reason: str) -> None:
        with pytest.raises(ValueError, match=reason):
            delivered(app, **options)

    @pytest.mark.parametrize("option", ["extra_cluster_kinds", "extra_namespaced_kinds"])
    @pytest.mark.parametrize(
        "kind", ["apps/v1.Deployment", "deployments.apps", "networking.k8s.io.Ingress", ""]
    )
    def test_a_kind_that_argo_cd_would_never_match(self, app: App, option: str, kind: str) -> None:
        options: dict[str, Any] = {option: [kind]}
        with pytest.raises(ValueError, match=rf"'{option}' \({kind}\) must be Kind\.group"):
            delivered(app, **options)

    def test_a_kind_that_is_not_in_a_list(self, app: App) -> None:
        with pytest.raises(ValueError, match=r"\(Ingress\.networking\.k8s\.io\) must be a list"):
            delivered(app, extra_namespaced_kinds="Ingress.networking.k8s.io")

    def test_a_second_delivery_under_the_app(self, app: App) -> None:
        mesh = LinkerdStack(app, "Mesh")
        ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT)
        with pytest.raises(ValueError, match="put a second delivery into 'chart' of the first"):
            ArgoCdDelivery(app, "Second", mesh=mesh, git=GIT, name="second")

    def test_two_sets_that_want_the_same_applications(self, app: App) -> None:
        mesh = LinkerdStack(app, "Mesh")
        first = ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT)
        with pytest.raises(ValueError, match="both make application mesh-cert-manager"):
            ArgoCdDelivery(first.chart, "Second", mesh=mesh, git=GIT, name="second")

    def test_two_owners_of_one_folder(self, app: App) -> None:
        mesh = LinkerdStack(app, "Mesh")
        first = ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT)
        options: dict[str, Any] = {"name": "second", "project": "b", "application_suffix": "-b"}
        with pytest.raises(ValueError, match="set owner_project=None for second"):
            ArgoCdDelivery(first.chart, "Second", mesh=mesh, git=GIT, **options)

    def test_one_owner_for_two_sets(self, app: App) -> None:
        mesh = LinkerdStack(app, "Mesh")
        first = ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT)
        options: dict[str, Any] = {"name": "second", "project": "b", "application_suffix": "-b"}
        ArgoCdDelivery(first.chart, "Second", mesh=mesh, git=GIT, owner_project=None, **options)
        assert len([each for each in synth(first.chart) if each["kind"] == "ApplicationSet"]) == 2

    @pytest.mark.parametrize("path", ["", "/dist", "dist/", "../dist", "a//b", ".", "a\\b"])
    def test_a_path_that_is_not_below_the_root(self, path: str) -> None:
        with pytest.raises(ValueError, match="must be a folder below the repository's root"):
            GitFolder(repository="https://git.example.com/mesh.git", path=path)

    @pytest.mark.parametrize("repository", ["*", "!https://a", " https://a", "https://a/[b]"])
    def test_a_repository_that_is_a_pattern(self, repository: str) -> None:
        with pytest.raises(ValueError, match="without the characters of a pattern"):
            GitFolder(repository=repository)

    @pytest.mark.parametrize("revision", ["", "main ", "\nmain"])
    def test_a_revision_that_is_none(self, revision: str) -> None:
        with pytest.raises(ValueError, match="must be a branch, a tag or a commit"):
            GitFolder(repository="https://git.example.com/mesh.git", revision=revision)

    @pytest.mark.parametrize(
        ("fields", "reason"),
        [
            ({"server": "east"}, "must be an address as Argo CD keeps it"),
            ({"server": "https://a.example.com/"}, "without a '/' at its end"),
            ({"server": "https://*"}, "must be an address as Argo CD keeps it"),
            ({"name": "{{ .name }}"}, "must be the name of one cluster"),
            ({"name": "*"}, "must be the name of one cluster"),
            ({"name": "!east"}, "must be the name of one cluster"),
        ],
    )
    def test_what_names_no_cluster(self, fields: dict[str, str], reason: str) -> None:
        with pytest.raises(ValueError, match=reason):
            DestinationCluster(**fields)

    def test_no_repository(self) -> None:
        with pytest.raises(ValueError, match="'repository' is empty"):
            GitFolder(repository="")

    @pytest.mark.parametrize("fields", [{}, {"server": "https://a.example.com", "name": "a"}])
    def test_a_cluster_by_neither_or_by_both(self, fields: dict[str, str]) -> None:
        with pytest.raises(ValueError, match="give one of them"):
            DestinationCluster(**fields)


@pytest.mark.parametrize("cloud", ["aks", "gke-autopilot"])
def test_what_a_cloud_rewrites_is_ignored(app: App, cloud: Cloud) -> None:
    mesh = LinkerdStack(app, "Mesh", cloud=cloud)
    ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT)
    applications = pick(synth(chart_of(app)), "ApplicationSet", "linkerd-platform")
    differences = applications["spec"]["template"]["spec"]["ignoreDifferences"]
    fields = [
        difference.get("jsonPointers") or difference["jqPathExpressions"]
        for difference in differences
    ]
    assert fields == [
        [difference.json_pointer or difference.jq_path] for difference in mesh.ignored_differences
    ]
    assert all(difference.get("name") != "" for difference in differences)
    assert "name" not in differences[-1], "every object of the kind"


@pytest.mark.parametrize(
    ("cluster", "is_own"),
    [
        (OWN_CLUSTER, True),
        (DestinationCluster(name="in-cluster"), True),
        (DestinationCluster(server="https://east.example.com"), False),
    ],
)
def test_the_pod_fits_the_meshs_cluster_where_it_is_there(
    app: App, cluster: DestinationCluster, is_own: bool
) -> None:
    """OpenShift would refuse the pod, and new commits would wait for it."""
    mesh = LinkerdStack(app, "Mesh", cloud="openshift")
    ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT, cluster=cluster)
    job = pick(synth(chart_of(app)), "Job", "linkerd-platform-settling")
    context = job["spec"]["template"]["spec"]["securityContext"]
    assert ("runAsUser" not in context) == is_own


@pytest.mark.parametrize(
    "kind", ["Job/linkerd-platform-settling", "ApplicationSet/linkerd-platform"]
)
def test_a_patch_is_written_as_it_is(app: App, kind: str) -> None:
    delivered(app)
    (resource,) = (
        construct
        for construct in chart_of(app).node.find_all()
        if isinstance(construct, ApiObject) and f"{construct.kind}/{construct.name}" == kind
    )
    resource.add_json_patch(JsonPatch.add("/spec/aFieldOfTomorrow", {"cpu": "20m"}))
    manifest = pick(synth(chart_of(app)), *kind.split("/"))
    assert manifest["spec"]["aFieldOfTomorrow"] == {"cpu": "20m"}


def test_the_pod_fits_argo_cds_cluster(app: App) -> None:
    delivered(app, pods=PodOptions(image_pull_secrets=["mirror"], node_selector={"pool": "infra"}))
    job = pick(synth(chart_of(app)), "Job", "linkerd-platform-settling")
    pod = job["spec"]["template"]["spec"]
    assert pod["imagePullSecrets"] == [{"name": "mirror"}]
    assert pod["nodeSelector"] == {"pool": "infra"}


def test_the_settling_account_may_change_what_its_program_changes(app: App) -> None:
    """With the right to patch an application, a stolen token could deploy anything."""
    delivered(app, name="east", namespace="argo", guarded_names=True)
    manifests = synth(chart_of(app, "argo"))
    name = "east-settling-confinement-argo"
    spec = pick(manifests, "ValidatingAdmissionPolicy", name)["spec"]
    assert spec["matchConditions"][0]["expression"] == (
        "request.userInfo.username == 'system:serviceaccount:argo:east-settling'"
    )
    (rule,) = spec["matchConstraints"]["resourceRules"]
    assert (rule["apiGroups"], rule["resources"]) == (["argoproj.io"], ["*/*"])
    assert (
        "may change nothing but metadata.annotations.argocd.argoproj.io/refresh and "
        "status.operationState.phase of applications"
    ) in spec["validations"][0]["message"]
    pick(manifests, "ValidatingAdmissionPolicyBinding", name)


def test_without_policies_the_settling_account_is_not_confined(app: App) -> None:
    delivered(app, guarded_names=False)
    assert not [each for each in synth(chart_of(app)) if "Policy" in each["kind"]]


def test_two_argo_cds_of_one_cluster_share_no_policy(app: App) -> None:
    """Policies have no namespace: the later push would take the guard of the other's names away."""
    delivered(app, guarded_names=True)
    other = App(yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)
    delivered(other, guarded_names=True, namespace="argo")
    names = [
        {each["metadata"]["name"] for each in synth(chart) if "Policy" in each["kind"]}
        for chart in (chart_of(app), chart_of(other, "argo"))
    ]
    assert names[0].isdisjoint(names[1])


@pytest.mark.parametrize(
    ("child", "path", "value"),
    [
        ("Project", "syncWindows", [{"kind": "deny", "schedule": "0 8 * * *", "duration": "1h"}]),
        ("Project", "roles", [{"name": "sre", "groups": ["sre"]}]),
        ("Project", "orphanedResources", {"warn": True}),
        ("Applications", "template/metadata/annotations", {"team": "sre"}),
        ("Applications", "template/spec/revisionHistoryLimit", 3),
        ("Applications", "preservedFields", {"annotations": ["team"]}),
        ("Owner", "revisionHistoryLimit", 3),
    ],
)
def test_a_patch_reaches_what_has_no_option(app: App, child: str, path: str, value: Any) -> None:
    """A binding drops fields that it does not know, and says nothing."""
    delivery = ArgoCdDelivery(app, "Delivery", mesh=LinkerdStack(app, "Mesh"), git=GIT)
    patched = ApiObject.of(delivery.chart.node.find_child(child))
    patched.add_json_patch(JsonPatch.add(f"/spec/{path}", value))
    found: Any = pick(synth(delivery.chart), patched.kind, "linkerd-platform")["spec"]
    for key in path.split("/"):
        found = found[key]
    assert found == value


class TestWhatArgoCdWouldNotApply:
    """Found at synth: an application with one object that its project forbids applies nothing."""

    @pytest.mark.parametrize(
        ("api_version", "kind", "namespace", "option", "value"),
        [
            (
                *("networking.k8s.io/v1", "Ingress", "linkerd"),
                *("extra_namespaced_kinds", "Ingress.networking.k8s.io"),
            ),
            ("v1", "ConfigMap", "shop", "extra_namespaces", "shop"),
            (
                *("scheduling.k8s.io/v1", "PriorityClass", None),
                *("extra_cluster_kinds", "PriorityClass.scheduling.k8s.io"),
            ),
        ],
    )
    def test_an_object_of_ones_own(
        self,
        app: App,
        api_version: str,
        kind: str,
        namespace: str | None,
        option: str,
        value: str,
    ) -> None:
        mesh = LinkerdStack(app, "Mesh")
        options: dict[str, Any] = {option: [value]}
        refused = ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT)
        allowed = ArgoCdDelivery(
            *(refused.chart, "Second"),
            mesh=mesh,
            git=GIT,
            name="second",
            project="second",
            application_suffix="-second",
            owner_project=None,
            **options,
        )
        metadata = ApiObjectMetadata(name="mine", namespace=namespace)
        ApiObject(
            *(mesh.charts["linkerd"], "Mine"), api_version=api_version, kind=kind, metadata=metadata
        )
        (problem,) = refused.validate()
        assert problem.startswith(f"linkerd/Mine: the AppProject forbids {kind}")
        assert problem.endswith(f"add {value} to '{option}'")
        assert not allowed.validate()

    def test_an_object_that_is_removed_again(self, app: App) -> None:
        mesh = LinkerdStack(app, "Mesh")
        delivery = ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT)
        chart = mesh.charts["linkerd"]
        ApiObject(chart, "Mine", api_version="example.com/v1", kind="Toy")
        assert delivery.validate()
        chart.node.try_remove_child("Mine")
        assert not delivery.validate()

    @pytest.mark.parametrize(
        "output",
        [
            {},
            {
                "yaml_output_type": YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
                "output_file_extension": ".yml",
            },
        ],
    )
    def test_files_that_argo_cd_would_not_find(self, output: dict[str, Any]) -> None:
        app = App(**output)
        delivery = ArgoCdDelivery(app, "Delivery", mesh=LinkerdStack(app, "Mesh"), git=GIT)
        (problem,) = delivery.validate()
        assert "YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE" in problem
