"""The current release: what its dist holds, and how it differs from that of the default release."""

from __future__ import annotations

import json
from itertools import chain
from typing import cast

import pytest
from syrupy.assertion import SnapshotAssertion

from constructs_lib import EDGE_26_8_3
from constructs_lib.validations import rules

from ..support import rendered
from ..conftest import SHARED_FACTS, Manifest
from ..support.rendered import CURRENT, DEFAULT, kinds_of_values

PROJECT = rendered.find("argocd", "AppProject", "linkerd-platform", release=CURRENT)["spec"]
APPLICATIONS = rendered.find("argocd", "ApplicationSet", "linkerd-platform", release=CURRENT)["spec"]
ELEMENTS: list[Manifest] = APPLICATIONS["generators"][0]["list"]["elements"]


def by_title(release: str) -> dict[str, Manifest]:
    """Return our own objects of a release by folder, kind and name."""
    return {
        f"{folder} {each['kind']} {rendered.lasting_name(each)}": each
        for folder, ones in rendered.folders(release).items()
        if folder != "argocd"
        for each in ones
    }


def named(folder: str, kind: str, name: str) -> Manifest:
    return rendered.find(folder, kind, name, release=CURRENT)


def test_dist(manifest_snapshot: SnapshotAssertion) -> None:
    assert rendered.objects(CURRENT) == manifest_snapshot


def test_every_rule_holds() -> None:
    problems = chain.from_iterable(rule(rendered.objects(CURRENT)) for rule in rules.RULES)
    assert list(problems) == []


def test_charts() -> None:
    found = {
        source["chart"]: (source["repoURL"], source["targetRevision"])
        for element in ELEMENTS
        for source in element["sources"]
        if "chart" in source
    }
    edge = ("https://helm.linkerd.io/edge", "2026.8.3")
    assert found == {
        "cert-manager": ("https://charts.jetstack.io", "v1.21.2"),
        "trust-manager": ("https://charts.jetstack.io", "v0.25.0"),
        "linkerd-crds": edge,
        "linkerd-control-plane": edge,
        "linkerd-viz": edge,
    }
    assert PROJECT["sourceRepos"] == [
        "https://git.example.com/platform/mesh.git",
        "https://charts.jetstack.io",
        "https://helm.linkerd.io/edge",
    ]


def test_nothing_of_jaeger_is_left() -> None:
    assert [path for path, text in rendered.files(CURRENT).items() if "jaeger" in text] == []


def test_no_job_labels_the_namespaces() -> None:
    """The Namespace and its labels are in git instead."""
    assert named("linkerd-viz", "Namespace", "linkerd-viz")["metadata"]["labels"] == {
        "linkerd.io/extension": "viz",
        "pod-security.kubernetes.io/enforce": "privileged",
    }


def test_injector_looks_away_from_its_own_namespace() -> None:
    """With jaeger gone, no pod in it needs a proxy that does not come with one."""
    labels = named("linkerd", "Namespace", "linkerd")["metadata"]["labels"]
    assert labels["config.linkerd.io/admission-webhooks"] == "disabled"


def test_objects_are_the_default_ones_but_for_jaegers() -> None:
    """What keeps name and namespace keeps its Secrets, and so the mesh its keys."""
    before, after = by_title(DEFAULT), by_title(CURRENT)
    assert before.keys() - after.keys() == {"linkerd Certificate jaeger-injector"}
    assert after.keys() - before.keys() == set()
    changed = {title for title in after if after[title] != before[title]}
    assert changed == {
        "linkerd Namespace linkerd",
        # One Certificate less to renew.
        "linkerd ConfigMap linkerd-restarter",
        "linkerd CronJob linkerd-restarter",
        "linkerd Role linkerd-restarter",
    }


def test_no_key_changes_with_cert_managers_new_default() -> None:
    """Since cert-manager 1.18 a rotationPolicy that is left out means Always."""
    policies = {
        manifest["metadata"]["name"]: manifest["spec"]["privateKey"]["rotationPolicy"]
        for manifest in rendered.objects(CURRENT)
        if manifest["kind"] == "Certificate"
    }
    assert {name for name, policy in policies.items() if policy == "Never"} == {
        "linkerd-trust-anchor",
        "linkerd-webhook-issuer",
    }


def test_definitions_are_not_pruned() -> None:
    """This is the release that no longer brings the Gateway API's HTTPRoute."""
    assert [element["folder"] for element in ELEMENTS if not element["prune"]] == ["linkerd-crds"]
    (crds,) = [
        source
        for element in ELEMENTS
        for source in element["sources"]
        if source.get("chart") == "linkerd-crds"
    ]
    assert crds["helm"]["valuesObject"] == {"installGatewayAPI": False}


def test_no_difference_is_ignored() -> None:
    """The field of ServiceProfile's definition that never converged is gone upstream."""
    assert "ignoreDifferences" not in APPLICATIONS["template"]["spec"]


@pytest.mark.skipif(not SHARED_FACTS.is_dir(), reason="needs the facts about rendered charts")
def test_project_allows_what_linkerds_charts_render_and_nothing_more() -> None:
    facts = json.loads((SHARED_FACTS / "charts" / f"linkerd-{CURRENT}.json").read_text("utf-8"))
    charts = cast("dict[str, list[Manifest]]", facts["charts"])
    upstream = [
        each
        for ones in charts.values()
        for each in ones
        if "helm.sh/hook" not in each.get("annotations", {})
    ]
    allowed = {
        (each["group"], each["kind"])
        for field in ("clusterResourceWhitelist", "namespaceResourceWhitelist")
        for each in PROJECT[field]
    }
    wanted = {group_and_kind(manifest) for manifest in upstream}
    ours = {group_and_kind(each) for each in by_title(CURRENT).values()}
    assert wanted | ours <= allowed
    options = {("cert-manager.io", "Issuer"), ("monitoring.coreos.com", "PrometheusRule")}
    further = options | kinds_of_values(EDGE_26_8_3)
    assert allowed == wanted | ours | further, "trust-manager's, and what an option can add"


def group_and_kind(manifest: Manifest) -> tuple[str, str]:
    group, slash, _ = str(manifest["apiVersion"]).partition("/")
    return (group if slash else "", manifest["kind"])
