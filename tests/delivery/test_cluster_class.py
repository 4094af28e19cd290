"""``ClusterClass``: which clusters are chosen, and what differs between them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from cdk8s import App, Chart

from constructs_lib import (
    ArgoCdDelivery,
    CertificateAuthority,
    CertificateFields,
    ClusterClass,
    DestinationCluster,
    GitFolder,
    Lifetime,
    LinkerdStack,
    PrivateKey,
)

from ..conftest import Manifest, pick, synth

GIT = GitFolder(repository="https://git.example.com/mesh.git")
STAGING = ClusterClass(name="staging")
PROD = ClusterClass(name="prod", rings=["canary", "early", "rest"])


def manifests(
    app: App, clusters: ClusterClass, *, mesh: dict[str, Any] | None = None, **options: Any
) -> list[Manifest]:
    """Return what Argo CD is given for a class."""
    options_of_mesh: dict[str, Any] = {"kubernetes_version": "1.34"} | (mesh or {})
    stack = LinkerdStack(app, "Mesh", **options_of_mesh)
    ArgoCdDelivery(app, "Delivery", mesh=stack, git=GIT, cluster=clusters, **options)
    folder = f"argocd-{clusters.ring}" if clusters.ring else "argocd"
    chart = app.node.find_child(folder)
    assert isinstance(chart, Chart)
    return synth(chart)


def set_spec(app: App, clusters: ClusterClass, **options: Any) -> Manifest:
    found = pick(manifests(app, clusters, **options), "ApplicationSet", f"mesh-{clusters.title}")
    spec: Manifest = found["spec"]
    return spec


def generators(spec: Manifest) -> tuple[Manifest, dict[str, Manifest]]:
    """Return the selector of clusters, and the elements by folder."""
    (generator,) = spec["generators"]
    clusters, elements = generator["matrix"]["generators"]
    folders = {each["folder"]: each for each in elements["list"]["elements"]}
    return clusters["clusters"]["selector"], folders


def values(spec: Manifest, folder: str, chart: str) -> Manifest:
    sources = generators(spec)[1][folder]["sources"]
    (found,) = [each for each in sources if each.get("chart") == chart]
    helm: Manifest = found["helm"]["valuesObject"]
    return helm


def test_a_trust_domain_that_a_ca_could_not_sign_for(app: App) -> None:
    """The annotation of a cluster is not known at synth."""
    clusters = ClusterClass(name="prod", trust_domain="mesh-trust-domain")
    anchor = CertificateAuthority(
        lifetime=Lifetime.of_hours(336, renew_before=24),
        private_key=PrivateKey(rotation_policy="Never"),
        fields=CertificateFields(permitted_dns_domains=["example.com"]),
    )
    message = r"'trust_domain' \(mesh-trust-domain\): a CA .* names below example.com alone"
    with pytest.raises(ValueError, match=message):
        set_spec(app, clusters, mesh={"trust_domain": "example.com", "trust_anchor": anchor})


def test_an_application_per_cluster_and_folder(app: App) -> None:
    spec = set_spec(app, STAGING)
    selector, folders = generators(spec)
    assert selector == {"matchLabels": {"mesh-class": "staging"}}
    assert list(folders) == ["cert-manager", "linkerd-crds", "linkerd", "linkerd-viz"]
    template = spec["template"]
    assert template["metadata"]["name"] == "mesh-{{ .nameNormalized }}-{{ .folder }}"
    assert template["spec"]["destination"] == {
        "server": "{{ .server }}",
        "namespace": "{{ .folder }}",
    }
    assert template["spec"]["syncPolicy"]["automated"]["selfHeal"]
    assert template["spec"]["project"] == "mesh-staging"
    assert "strategy" not in spec


def test_elements_have_no_key_of_a_cluster(app: App) -> None:
    """The cluster's parameter would win."""
    reserved = {"name", "nameNormalized", "server", "project", "metadata", "values"}
    for element in generators(set_spec(app, STAGING))[1].values():
        assert reserved.isdisjoint(element)


def test_names_and_rights_are_of_the_class(app: App) -> None:
    found = manifests(app, STAGING)
    assert {"mesh-staging"} == {
        each["metadata"]["name"]
        for each in found
        if each["kind"] in ("AppProject", "Application", "ApplicationSet")
    }
    destinations = pick(found, "AppProject", "mesh-staging")["spec"]["destinations"]
    assert {"server": "!https://kubernetes.default.svc", "namespace": "linkerd"} in destinations


def test_servers_that_the_project_allows(app: App) -> None:
    servers = ["https://*.prod.example.com", "https://10.1.*"]
    found = manifests(app, ClusterClass(name="prod", servers=servers))
    destinations = pick(found, "AppProject", "mesh-prod")["spec"]["destinations"]
    assert {each["server"] for each in destinations} == {*servers}
    assert len(destinations) == 2 * 5


@pytest.mark.parametrize("servers", [[], [""], ["east"], ["https://a b"], ["https://a/"], ["!*"]])
def test_servers_that_are_none(servers: list[str]) -> None:
    with pytest.raises(ValueError, match=r"'servers' \(.*\) must be addresses of clusters"):
        ClusterClass(name="prod", servers=servers)


class TestRings:
    @pytest.mark.parametrize(
        ("ring", "expression"),
        [
            ("canary", {"operator": "In", "values": ["canary"]}),
            ("early", {"operator": "In", "values": ["early"]}),
            ("rest", {"operator": "NotIn", "values": ["canary", "early"]}),
        ],
    )
    def test_the_last_ring_has_every_cluster_that_is_in_none(
        self, app: App, ring: str, expression: Manifest
    ) -> None:
        spec = set_spec(app, PROD.in_ring(ring))
        selector, _ = generators(spec)
        assert selector == {
            "matchLabels": {"mesh-class": "prod"},
            "matchExpressions": [{"key": "mesh-ring", **expression}],
        }
        assert "strategy" not in spec
        assert spec["template"]["spec"]["syncPolicy"]["automated"]["selfHeal"]

    def test_rings_by_git_are_deliveries_of_one_mesh(self, app: App) -> None:
        mesh = LinkerdStack(app, "Mesh", kubernetes_version="1.34")
        for ring in PROD.rings:
            git = GIT.at(f"refs/heads/{ring}")
            clusters = PROD.in_ring(ring)
            ArgoCdDelivery(app, ring, mesh=mesh, git=git, cluster=clusters)
        app.synth()
        chart = app.node.find_child("argocd-early")
        assert isinstance(chart, Chart)
        owner = pick(synth(chart), "Application", "mesh-prod-early")
        assert owner["spec"]["source"]["targetRevision"] == "refs/heads/early"
        assert owner["spec"]["source"]["path"] == "dist/argocd-early"
        _, folders = generators(pick(synth(chart), "ApplicationSet", "mesh-prod-early")["spec"])
        revisions = {each["sources"][-1]["targetRevision"] for each in folders.values()}
        assert revisions == {"refs/heads/early"}, "what a ring has is of one commit"

    def test_rings_of_the_whole_class_are_steps(self, app: App) -> None:
        spec = set_spec(app, PROD)
        assert generators(spec)[0] == {"matchLabels": {"mesh-class": "prod"}}
        strategy = spec["strategy"]
        assert strategy["type"] == "RollingSync"
        assert [each["matchExpressions"] for each in strategy["rollingSync"]["steps"]] == [
            [{"key": "mesh-ring", "operator": "In", "values": ["canary"]}],
            [{"key": "mesh-ring", "operator": "In", "values": ["early"]}],
            [{"key": "mesh-ring", "operator": "NotIn", "values": ["canary", "early"]}],
        ]
        labels = spec["template"]["metadata"]["labels"]
        assert labels["mesh-ring"] == '{{ index .metadata.labels "mesh-ring" }}', "as steps need"

    def test_what_mends_a_ring_does_not_wait_for_it(self, app: App) -> None:
        """An operation with waves would wait until the set is healthy, and so every ring."""
        found = manifests(app, PROD)
        annotations = [each["metadata"].get("annotations", {}) for each in found]
        assert not [each for each in annotations if "argocd.argoproj.io/sync-wave" in each]
        hook = pick(found, "Job", "mesh-prod-settling")["metadata"]["annotations"]
        assert hook["argocd.argoproj.io/hook"] == "Sync"
        first = {
            (each["kind"], each["metadata"]["name"])
            for each in found
            if each["metadata"].get("labels") == {"app.kubernetes.io/component": "owner"}
        }
        assert first == {
            ("AppProject", "mesh-prod"),
            ("Application", "mesh-prod"),
            ("ValidatingAdmissionPolicy", "mesh-prod-applications-argocd"),
            ("ValidatingAdmissionPolicyBinding", "mesh-prod-applications-argocd"),
        }

    @pytest.mark.parametrize("rings", [["all"], ["a", "a"]])
    def test_no_order(self, rings: Any) -> None:
        with pytest.raises(ValueError, match=r"must be a list of two different names or more"):
            ClusterClass(name="prod", rings=rings)

    def test_a_text_for_a_list(self) -> None:
        with pytest.raises(ValueError, match=r"\(canary\) must be a list of texts: write \['can"):
            ClusterClass(name="prod", rings="canary")

    def test_an_unknown_ring(self) -> None:
        with pytest.raises(ValueError, match=r"'ring' \(late\) is none of 'rings' \(canary, early"):
            PROD.in_ring("late")


TRUST_DOMAIN = ClusterClass(name="prod", trust_domain="mesh/trust-domain")
LOOKUP = "index (index .metadata `annotations` | default dict) `{}` | default ``"


class TestValuesByCluster:
    @pytest.mark.parametrize("chart", ["linkerd-control-plane", "linkerd-viz"])
    def test_trust_domain(self, app: App, chart: str) -> None:
        folder = {"linkerd-viz": "linkerd-viz"}.get(chart, "linkerd")
        helm = values(set_spec(app, TRUST_DOMAIN), folder, chart)
        assert helm["identityTrustDomain"] == f"{{{{ {LOOKUP.format('mesh/trust-domain')} }}}}"

    def test_without_viz(self, app: App) -> None:
        spec = set_spec(app, TRUST_DOMAIN, mesh={"viz": False})
        assert "identityTrustDomain" in values(spec, "linkerd", "linkerd-control-plane")

    def test_other_values_are_laid_over_the_meshs(self, app: App) -> None:
        clusters = ClusterClass(
            name="prod",
            values={"linkerd-control-plane": {"proxy.logLevel": "mesh-log"}},
        )
        mesh = {"values": {"linkerd-control-plane": {"proxy": {"logFormat": "json"}}}}
        helm = values(set_spec(app, clusters, mesh=mesh), "linkerd", "linkerd-control-plane")
        assert helm["proxy"] == {
            "logFormat": "json",
            "logLevel": f"{{{{ {LOOKUP.format('mesh-log')} }}}}",
        }

    def test_a_cluster_that_lacks_one_has_no_project(self, app: App) -> None:
        """An application without a project is not made, and its siblings are."""
        project = set_spec(app, TRUST_DOMAIN)["template"]["spec"]["project"]
        patterns = re.findall(
            r"\{\{ if not \(regexMatch `([^`]+)` "
            + re.escape(f"({LOOKUP.format('mesh/trust-domain')})) }}}}")
            + r"\{\{ \.nameNormalized \}\}-needs-annotation-mesh-trust-domain-for-\{\{ end \}\}",
            project,
        )
        assert project.count("{{ if ") == len(patterns) == 2
        assert project.endswith("{{ end }}mesh-prod")
        fitting = ["a", "east.example.com", "x-1.y", "x" * 47]
        others = ["", " ", "East", "a b", "a..b", "a.-b", "a-.b", "-a", "a.", "a\n", "x" * 48]
        assert all(re.search(each, domain) for each in patterns for domain in fitting)
        assert not [
            domain
            for domain in others
            if all(re.search(f"{each[:-1]}\\Z", domain) for each in patterns)
        ]

    def test_a_blank_value_is_none(self, app: App) -> None:
        clusters = ClusterClass(
            name="prod", values={"linkerd-control-plane": {"proxy.logLevel": "mesh-log"}}
        )
        project = set_spec(app, clusters)["template"]["spec"]["project"]
        assert project.startswith("{{ if not (regexMatch `\\S` (")

    @pytest.mark.parametrize(
        ("chart", "path"),
        [
            ("linkerd-control-plane", "identity.issuer.issuanceLifetime"),
            ("linkerd-control-plane", "identity.issuer.clockSkewAllowance"),
            ("linkerd-control-plane", "webhookFailurePolicy"),
            ("linkerd-control-plane", "proxyInjector.namespaceSelector"),
            # The trust domain's default.
            ("linkerd-control-plane", "clusterDomain"),
            ("linkerd-viz", "clusterDomain"),
            ("cert-manager", "prometheus.servicemonitor.namespace"),
        ],
    )
    def test_what_a_synth_has_to_know(self, app: App, chart: str, path: str) -> None:
        """The renewal plan would be safe for the class's value, and the cluster have another."""
        clusters = ClusterClass(name="prod", values={chart: {path: "mesh-x"}})
        with pytest.raises(ValueError, match=f"{chart}: '{path}' must be equal in all clusters"):
            set_spec(app, clusters)

    def test_the_clusters_domain_beside_its_trust_domain(self, app: App) -> None:
        clusters = replace(TRUST_DOMAIN, values={"linkerd-viz": {"clusterDomain": "mesh-domain"}})
        assert "clusterDomain" in values(set_spec(app, clusters), "linkerd-viz", "linkerd-viz")

    def test_what_looks_like_a_template_survives(self, app: App) -> None:
        extra = {"linkerd-viz": {"dashboard": {"enforcedHostRegexp": "{{ $labels.pod }}"}}}
        helm = values(set_spec(app, STAGING, mesh={"values": extra}), "linkerd-viz", "linkerd-viz")
        assert helm["dashboard"]["enforcedHostRegexp"] == "{{ `{{` }} $labels.pod }}"

    def test_a_text_that_go_would_read_differently(self, app: App) -> None:
        """Its chart's values are JSON, and what a cluster's annotation holds is quoted there."""
        clusters = ClusterClass(
            name="prod", values={"linkerd-control-plane": {"proxy.logLevel": "mesh-log"}}
        )
        extra = {"linkerd-control-plane": {"podLabels": {"build": "0o17", "note": "{{ x }}"}}}
        _, folders = generators(set_spec(app, clusters, mesh={"values": extra}))
        (helm,) = (
            source["helm"]
            for source in folders["linkerd"]["sources"]
            if source.get("chart") == "linkerd-control-plane"
        )
        assert "valuesObject" not in helm
        template = f"{{{{ {LOOKUP.format('mesh-log')} | toJson }}}}"
        assert f'"logLevel": {template}' in helm["values"]
        whole = json.loads(helm["values"].replace(template, '"warn"'))
        assert whole["proxy"]["logLevel"] == "warn"
        assert whole["podLabels"] == {"build": "0o17", "note": "{{ `{{` }} x }}"}

    @pytest.mark.parametrize(
        ("by_cluster", "reason"),
        [
            (
                {"linkerd-cni": {"logLevel": "mesh-log"}},
                r"\(linkerd-cni\): Argo CD gives values by",
            ),
            ({"linkerd-viz": {"linkerdNamespace": "x"}}, "set the stack's option"),
            # The second would replace the first.
            (
                {"linkerd-control-plane": {"proxy": "x", "proxy.logLevel": "y"}},
                "'proxy' .* must be a map",
            ),
            ({"linkerd-control-plane": {"identity.externalCA": "x"}}, "identity.externalCA"),
            ({"linkerd-viz": {"logLevel": "mesh-log"}}, r"'logLevel' is no value of the chart"),
        ],
    )
    def test_an_unknown_value(self, app: App, by_cluster: Any, reason: str) -> None:
        with pytest.raises(ValueError, match=reason):
            set_spec(app, ClusterClass(name="prod", values=by_cluster))

    @pytest.mark.parametrize(
        ("by_cluster", "reason"),
        [
            ({"linkerd-viz": "mesh-log"}, r"'values' \(mesh-log\) must be a map"),
            ({"linkerd-viz": {"replicas": 3}}, r"'values' \(3\) must be a text"),
        ],
    )
    def test_values_of_another_type(self, by_cluster: Any, reason: str) -> None:
        with pytest.raises(ValueError, match=reason):
            ClusterClass(name="prod", values=by_cluster)

    @pytest.mark.parametrize(
        "annotation", ["", 'a"b', "a b", "{{ x }}", "a/b/c", "A.example/x", "x" * 64]
    )
    def test_what_is_no_annotation(self, annotation: str) -> None:
        with pytest.raises(ValueError, match="must name an annotation, such as mesh-trust-domain"):
            ClusterClass(name="prod", trust_domain=annotation)


class TestSettling:
    def test_the_job_finds_the_applications_itself(self, app: App) -> None:
        found = manifests(app, STAGING)
        settings = pick(found, "ConfigMap", "mesh-staging-settling")["data"]["settings.json"]
        assert '"applications": {}' in settings
        rules = pick(found, "Role", "mesh-staging-settling")["rules"]
        assert rules[-1]["verbs"] == ["list", "patch"]
        assert "resourceNames" not in rules[-1]

    def test_a_policy_confines_it(self, app: App) -> None:
        name = "mesh-staging-settling-confinement-argocd"
        policy = pick(manifests(app, STAGING), "ValidatingAdmissionPolicy", name)
        assert policy["metadata"]["annotations"] == {"argocd.argoproj.io/sync-wave": "-1"}
        (message,) = {each["message"] for each in policy["spec"]["validations"]}
        assert "metadata.annotations.argocd.argoproj.io/refresh" in message
        assert "status.operationState.phase of applications" in message

    def test_without_policies_there_is_none(self, app: App) -> None:
        mesh = {"kubernetes_version": "1.29", "injection_guard": False}
        assert "Job" not in {each["kind"] for each in manifests(app, STAGING, mesh=mesh)}


def test_a_folder_is_removed_from_every_cluster(app: App) -> None:
    _, folders = generators(set_spec(app, STAGING, removed=["linkerd-viz"]))
    assert folders["linkerd-viz"]["removed"]
    (source,) = folders["linkerd-viz"]["sources"]
    assert source["directory"] == {"include": "{Bundle,Namespace}.*.yaml"}


def test_room_for_a_clusters_name(app: App) -> None:
    with pytest.raises(ValueError, match="characters, but a DNS name has at most 253"):
        manifests(app, STAGING, application_suffix=".x" * 80)


def test_a_cluster_that_is_named_stays_possible(app: App) -> None:
    mesh = LinkerdStack(app, "Mesh")
    delivery = ArgoCdDelivery(
        app, "Delivery", mesh=mesh, git=GIT, cluster=DestinationCluster(name="east")
    )
    assert delivery.applications["linkerd"] == "mesh-linkerd"


def test_rendered_charts_have_no_values_by_cluster(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    mesh = LinkerdStack(app, "Mesh", kubernetes_version="1.34")
    monkeypatch.setattr(LinkerdStack, "fetches_charts", False)
    with pytest.raises(ValueError, match="Its charts are rendered"):
        ArgoCdDelivery(app, "Delivery", mesh=mesh, git=GIT, cluster=TRUST_DOMAIN)
