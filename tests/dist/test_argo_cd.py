"""dist/argocd: what Argo CD may do for the mesh, and how it goes about it."""

from __future__ import annotations

import json
from typing import cast

import pytest

from constructs_lib import STABLE_2_14_10
from constructs_lib.program.settings import read_settings
from constructs_lib.program.settle import SettleSettings

from ..conftest import SHARED_FACTS, Manifest
from ..support.rendered import find, folders, kinds_of_values

PROJECT = find("argocd", "AppProject", "linkerd-platform")["spec"]
APPLICATIONS = find("argocd", "ApplicationSet", "linkerd-platform")["spec"]
ELEMENTS: list[Manifest] = APPLICATIONS["generators"][0]["list"]["elements"]
CHARTS: dict[str, Manifest] = {
    source["chart"]: source
    for element in ELEMENTS
    for source in element["sources"]
    if "chart" in source
}

JETSTACK = "https://charts.jetstack.io"
STABLE = "https://helm.linkerd.io/stable"
WEBHOOKS_CA = "cert-manager/linkerd-webhook-issuer"


def test_an_application_per_folder() -> None:
    assert [element["folder"] for element in ELEMENTS] == [
        "cert-manager",
        "linkerd-crds",
        "linkerd",
        "linkerd-viz",
    ]
    template = APPLICATIONS["template"]
    assert template["metadata"] == {
        "name": "mesh-{{ .folder }}",
        "labels": {"app.kubernetes.io/part-of": "linkerd-platform"},
    }
    assert template["spec"]["destination"]["namespace"] == "{{ .folder }}"


def test_pinned_charts() -> None:
    found = {name: (source["repoURL"], source["targetRevision"]) for name, source in CHARTS.items()}
    assert found == {
        "cert-manager": (JETSTACK, "v1.16.1"),
        "trust-manager": (JETSTACK, "v0.12.0"),
        "linkerd-crds": (STABLE, "1.8.0"),
        "linkerd-control-plane": (STABLE, "1.16.11"),
        "linkerd-jaeger": (STABLE, "30.12.11"),
        "linkerd-viz": (STABLE, "30.12.11"),
    }


def test_our_folder_is_a_directory_source_of_yaml_alone() -> None:
    for element in ELEMENTS:
        assert element["sources"][-1] == {
            "repoURL": "https://git.example.com/platform/mesh.git",
            "targetRevision": "refs/heads/main",
            "path": f"dist/{element['folder']}",
            "directory": {"include": "*.yaml"},
        }


def test_sources_reach_the_applications_by_a_patch() -> None:
    """A template field holds strings only; a list, or a bool, has to come in by templatePatch."""
    assert APPLICATIONS["templatePatch"] == (
        "spec:\n"
        "  sources: {{ toJson .sources }}\n"
        "  syncPolicy: {automated: {prune: {{ .prune }}, allowEmpty: {{ .removed }}}}\n"
    )
    assert APPLICATIONS["goTemplate"] is True
    assert APPLICATIONS["goTemplateOptions"] == ["missingkey=error"]
    assert "source" not in APPLICATIONS["template"]["spec"]


def test_values_of_the_charts() -> None:
    values = {name: source["helm"]["valuesObject"] for name, source in CHARTS.items()}
    assert values == {
        "cert-manager": {
            "crds": {"enabled": True},
            "startupapicheck": {"enabled": False},
            "global": {"leaderElection": {"namespace": "cert-manager"}},
        },
        "trust-manager": {},
        "linkerd-crds": {},
        "linkerd-control-plane": {
            "identity": {"externalCA": True, "issuer": {"scheme": "kubernetes.io/tls"}},
            "proxyInit": {"runAsRoot": True},
            "enablePodDisruptionBudget": True,
            "deploymentStrategy": {"rollingUpdate": {"maxUnavailable": 1, "maxSurge": "25%"}},
            "proxyInjector": {
                "externalSecret": True,
                "injectCaFromSecret": WEBHOOKS_CA,
            },
            "profileValidator": {
                "externalSecret": True,
                "injectCaFromSecret": WEBHOOKS_CA,
            },
            "policyValidator": {
                "externalSecret": True,
                "injectCaFromSecret": WEBHOOKS_CA,
            },
            "enablePodAntiAffinity": True,
            "controllerReplicas": 2,
            "webhookFailurePolicy": "Fail",
            "heartbeatSchedule": "17 3 * * *",
        },
        "linkerd-jaeger": {
            "webhook": {
                "externalSecret": True,
                "injectCaFromSecret": WEBHOOKS_CA,
                # The chart's default is a Service in a namespace that is not there.
                "collectorSvcAddr": "collector.linkerd:55678",
            }
        },
        "linkerd-viz": {
            "dashboard": {"enforcedHostRegexp": ".*"},
            "tap": {"externalSecret": True, "injectCaFromSecret": WEBHOOKS_CA},
            "tapInjector": {"externalSecret": True, "injectCaFromSecret": WEBHOOKS_CA},
        },
    }


def test_crd_chart_is_told_the_control_planes_namespace() -> None:
    """It writes its release's namespace into every definition's linkerd.io/control-plane-ns."""
    assert CHARTS["linkerd-crds"]["helm"]["namespace"] == "linkerd"


def test_it_never_gives_up() -> None:
    """A sync that has failed for good is not tried again before the next commit."""
    policy = APPLICATIONS["template"]["spec"]["syncPolicy"]
    assert policy["retry"] == {
        "limit": -1,
        "refresh": True,
        "backoff": {"duration": "5s", "factor": 2, "maxDuration": "1m"},
    }
    assert policy["automated"] == {"prune": True, "selfHeal": True, "allowEmpty": False}
    assert policy["syncOptions"] == [
        "SkipDryRunOnMissingResource=true",
        "FailOnSharedResource=true",
    ]


def test_definitions_of_kinds_are_not_pruned() -> None:
    """With linkerd-crds 1.8.0 comes the Gateway API's HTTPRoute, with its successor it does not.

    Its definition pruned, the API server would delete every HTTPRoute on the cluster.
    """
    assert {element["folder"]: element["prune"] for element in ELEMENTS} == {
        "cert-manager": True,
        "linkerd-crds": False,
        "linkerd": True,
        "linkerd-viz": True,
    }


def test_what_argo_cd_has_owns_itself_and_prunes_nothing() -> None:
    """A push is all. With a pruned ApplicationSet, Kubernetes deletes its applications."""
    owner = find("argocd", "Application", "linkerd-platform")["spec"]
    assert owner["source"]["path"] == "dist/argocd"
    assert owner["destination"]["namespace"] == "argocd"
    assert owner["syncPolicy"]["automated"] == {"prune": False, "selfHeal": True}
    assert owner["syncPolicy"]["retry"]["limit"] == -1

    project = find("argocd", "AppProject", owner["project"])["spec"]
    ours = folders()["argocd"]
    for field, namespaced in (
        ("namespaceResourceWhitelist", True),
        ("clusterResourceWhitelist", False),
    ):
        assert {(kind["group"], kind["kind"]) for kind in project[field]} == {
            group_and_kind(each) for each in ours if ("namespace" in each["metadata"]) == namespaced
        }
    assert owner["source"]["repoURL"] in project["sourceRepos"]
    assert owner["destination"] in project["destinations"]


def test_stale_operations_are_ended_after_each_change_of_the_applications() -> None:
    job = find("argocd", "Job", "linkerd-platform-settling")
    assert job["metadata"]["annotations"]["argocd.argoproj.io/hook"] == "Sync"
    (container,) = job["spec"]["template"]["spec"]["containers"]
    assert container["command"] == ["python3", "-B", "-m", "linkerd_gitops", "settle"]
    program = find("argocd", "ConfigMap", "linkerd-platform-settling")["data"]
    settings = read_settings(SettleSettings, program["settings.json"])
    assert (settings.namespace, settings.application_set) == ("argocd", "linkerd-platform")
    folders_of_mesh = [element["folder"] for element in ELEMENTS]
    assert settings.applications == {folder: f"mesh-{folder}" for folder in folders_of_mesh}
    assert settings.watched_seconds < job["spec"]["activeDeadlineSeconds"]
    role = find("argocd", "Role", "linkerd-platform-settling")
    assert [(rule["resourceNames"], rule["verbs"]) for rule in role["rules"]] == [
        (["linkerd-platform"], ["get"]),
        ([f"mesh-{element['folder']}" for element in ELEMENTS], ["get", "patch"]),
    ]


def test_a_lost_folder_does_not_uninstall_the_mesh() -> None:
    assert APPLICATIONS["syncPolicy"] == {
        "applicationsSync": "create-update",
        "preserveResourcesOnDeletion": True,
    }
    assert "finalizers" not in APPLICATIONS["template"]["metadata"], "a finalizer would win"


def test_permanent_differences_are_ignored_one_by_one() -> None:
    assert APPLICATIONS["template"]["spec"]["ignoreDifferences"] == [
        {
            "group": "apiextensions.k8s.io",
            "kind": "CustomResourceDefinition",
            "name": "serviceprofiles.linkerd.io",
            "jsonPointers": ["/spec/preserveUnknownFields"],
        }
    ]


def test_project_allows_these_sources_and_namespaces() -> None:
    assert PROJECT["sourceRepos"] == [
        "https://git.example.com/platform/mesh.git",
        JETSTACK,
        STABLE,
    ]
    assert [destination["namespace"] for destination in PROJECT["destinations"]] == [
        "cert-manager",
        "linkerd-crds",
        "linkerd",
        "linkerd-viz",
        "kube-system",
    ], "kube-system for viz's RoleBinding to the aggregation layer's client CA"
    assert {destination["server"] for destination in PROJECT["destinations"]} == {"https://kubernetes.default.svc"}


def test_project_grants_nothing_by_wildcard_and_no_secrets() -> None:
    text = json.dumps(PROJECT)
    assert "*" not in text
    kinds = {each["kind"] for each in PROJECT["namespaceResourceWhitelist"]}
    assert "Secret" not in kinds
    names = [each for each in PROJECT["clusterResourceWhitelist"] if "name" in each]
    assert names == [], "Argo CD before 3.3 does not know names here"


def allowed() -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    def pairs(field: str) -> set[tuple[str, str]]:
        return {(each["group"], each["kind"]) for each in PROJECT[field]}

    return pairs("clusterResourceWhitelist"), pairs("namespaceResourceWhitelist")


def group_and_kind(manifest: Manifest) -> tuple[str, str]:
    group, slash, _ = str(manifest["apiVersion"]).partition("/")
    return (group if slash else "", manifest["kind"])


def test_project_allows_every_object_of_ours() -> None:
    cluster, namespaced = allowed()
    for folder, ones in folders().items():
        for each in ones if folder != "argocd" else ():
            granted = namespaced if "namespace" in each["metadata"] else cluster
            assert group_and_kind(each) in granted, each["kind"]


@pytest.mark.skipif(not SHARED_FACTS.is_dir(), reason="needs the facts about rendered charts")
def test_project_allows_what_linkerds_charts_render_and_nothing_more() -> None:
    """Against the kinds that the real charts rendered with these values."""
    cluster, namespaced = allowed()
    facts = json.loads((SHARED_FACTS / "charts" / "linkerd-stable-2.14.10.json").read_text())
    charts = cast("dict[str, list[Manifest]]", facts["charts"])
    rendered = [each for ones in charts.values() for each in ones]
    wanted_cluster = {group_and_kind(manifest) for manifest in rendered if not manifest.get("namespace")}
    wanted_namespaced = {group_and_kind(manifest) for manifest in rendered if manifest.get("namespace")}
    destinations = {destination["namespace"] for destination in PROJECT["destinations"]}

    assert wanted_cluster <= cluster
    assert wanted_namespaced <= namespaced
    assert {manifest["namespace"] for manifest in rendered if manifest.get("namespace")} <= destinations
    ours = {group_and_kind(each) for ones in folders().values() for each in ones}
    trust_manager = {("cert-manager.io", "Issuer")}
    # What an option can add: a project without it would keep Argo CD from removing it again.
    alerts = {("monitoring.coreos.com", "PrometheusRule")}
    further = (cluster | namespaced) - wanted_cluster - wanted_namespaced
    assert further <= ours | trust_manager | alerts | kinds_of_values(STABLE_2_14_10)
