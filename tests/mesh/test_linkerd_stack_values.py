"""LinkerdStack: what the upstream charts are told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

import pytest
from cdk8s import App

from constructs_lib import (
    EDGE_26_8_3,
    STABLE_2_14_10,
    CertificateAuthority,
    HelmRelease,
    LinkerdRelease,
    LinkerdStack,
    MeshNamespaces,
)

from ..conftest import Manifest, pick, synth

WEBHOOKS_CA = "cert-manager/linkerd-webhook-issuer"


def everything(stack: LinkerdStack) -> list[Manifest]:
    return [manifest for chart in stack.charts.values() for manifest in synth(chart)]


def helm(stack: LinkerdStack, name: str) -> HelmRelease:
    return next(each for ones in stack.helm_releases.values() for each in ones if each.name == name)


def values(stack: LinkerdStack, name: str) -> Any:
    return helm(stack, name).values


def test_charts_are_in_their_folders(app: App) -> None:
    stack = LinkerdStack(app, "Mesh")
    found = {
        folder: [release.name for release in ones] for folder, ones in stack.helm_releases.items()
    }
    assert found == {
        "cert-manager": ["cert-manager", "trust-manager"],
        "linkerd-crds": ["linkerd-crds"],
        "linkerd": ["linkerd-control-plane", "linkerd-jaeger"],
        "linkerd-viz": ["linkerd-viz"],
    }


def test_releases_are_pinned_and_complete(app: App) -> None:
    stack = LinkerdStack(app, "Mesh")
    for ones in stack.helm_releases.values():
        for release in ones:
            assert isinstance(release, HelmRelease)
    assert helm(stack, "linkerd-viz").version == "30.12.11"
    assert helm(stack, "linkerd-viz").repository == "https://helm.linkerd.io/stable"
    assert helm(stack, "linkerd-viz").namespace == "linkerd-viz"


def test_crd_chart_is_told_the_control_planes_namespace(app: App) -> None:
    """It writes it into a label, linkerd.io/control-plane-ns."""
    assert helm(LinkerdStack(app, "Mesh"), "linkerd-crds").namespace == "linkerd"


def test_default_values(app: App) -> None:
    stack = LinkerdStack(app, "Mesh")
    assert values(stack, "cert-manager") == {
        "crds": {"enabled": True},
        "startupapicheck": {"enabled": False},
        "global": {"leaderElection": {"namespace": "cert-manager"}},
    }
    assert values(stack, "trust-manager") == {}
    assert values(stack, "linkerd-crds") == {}
    control_plane = values(stack, "linkerd-control-plane")
    assert control_plane["controllerReplicas"] == 2
    assert "identityTrustDomain" not in control_plane, "the chart's own default"
    assert values(stack, "linkerd-jaeger") == {
        "webhook": {
            "collectorSvcAddr": "collector.linkerd:55678",
            "externalSecret": True,
            "injectCaFromSecret": WEBHOOKS_CA,
        },
    }, "the chart itself expects a namespace linkerd-jaeger"


def test_every_webhook_takes_its_certificate_from_outside(app: App) -> None:
    stack = LinkerdStack(app, "Mesh")
    for path in ("policyValidator", "proxyInjector", "profileValidator"):
        ours = values(stack, "linkerd-control-plane")[path]
        assert ours == {"externalSecret": True, "injectCaFromSecret": WEBHOOKS_CA}
    for path in ("tap", "tapInjector"):
        ours = values(stack, "linkerd-viz")[path]
        assert ours == {"externalSecret": True, "injectCaFromSecret": WEBHOOKS_CA}


@pytest.mark.parametrize(
    ("direct_injection", "expected"),
    [
        (False, {"injectCaFrom": "linkerd/linkerd-proxy-injector"}),
        (True, {"injectCaFromSecret": "cert-manager/corporate"}),
    ],
)
def test_existing_ca_is_followed_only_where_its_secret_allows_it(
    app: App, direct_injection: bool, expected: dict[str, str]
) -> None:
    """From a Secret that does not, cainjector writes nothing at all."""
    corporate = CertificateAuthority.from_secret_name(
        "corporate", direct_injection=direct_injection
    )
    stack = LinkerdStack(app, "Mesh", webhook_issuer=corporate)
    ours = values(stack, "linkerd-control-plane")["proxyInjector"]
    assert ours == {"externalSecret": True, **expected}


@pytest.mark.parametrize("replicas", [2, 3])
def test_replicas(app: App, replicas: int) -> None:
    stack = LinkerdStack(app, "Mesh", replicas=replicas)
    assert values(stack, "linkerd-control-plane")["controllerReplicas"] == replicas


def test_one_replica_is_the_charts_default(app: App) -> None:
    stack = LinkerdStack(app, "Mesh", replicas=1)
    assert "controllerReplicas" not in values(stack, "linkerd-control-plane")


ONE_NODE: Any = {
    "enablePodAntiAffinity": False,
    "deploymentStrategy": {"rollingUpdate": {"maxUnavailable": 0, "maxSurge": 1}},
}


class TestChartRepository:
    @pytest.mark.parametrize(
        ("address", "expected"),
        [
            ("https://charts.example.com/mesh/", "https://charts.example.com/mesh"),
            ("oci://registry.example.com:5000/charts", "registry.example.com:5000/charts"),
        ],
    )
    @pytest.mark.parametrize("release", [STABLE_2_14_10, EDGE_26_8_3], ids=lambda each: each.name)
    def test_one_repository_has_all_charts(
        self, app: App, release: LinkerdRelease, address: str, expected: str
    ) -> None:
        stack = LinkerdStack(app, "Mesh", release=release, chart_repository=address)
        found = {each.repository for ones in stack.helm_releases.values() for each in ones}
        assert found == {expected}

    @pytest.mark.parametrize("address", ["", "charts.example.com", "https://", "oci://a b/c"])
    def test_an_address_has_a_scheme(self, app: App, address: str) -> None:
        with pytest.raises(ValueError, match="'chart_repository' "):
            LinkerdStack(app, "Mesh", chart_repository=address)


class TestOneNode:
    """Required anti-affinity keeps the second pod, also that of a rollout, pending for ever."""

    @pytest.mark.parametrize("release", [STABLE_2_14_10, EDGE_26_8_3], ids=lambda each: each.name)
    def test_one_replica_runs_on_one_node(self, app: App, release: LinkerdRelease) -> None:
        stack = LinkerdStack(app, "Mesh", release=release, replicas=1)
        assert ONE_NODE.items() <= values(stack, "linkerd-control-plane").items()

    def test_one_replica_by_value_too(self, app: App) -> None:
        extra = {"linkerd-control-plane": {"controllerReplicas": 1}}
        stack = LinkerdStack(app, "Mesh", values=extra)
        assert ONE_NODE.items() <= values(stack, "linkerd-control-plane").items()

    @pytest.mark.parametrize(("replicas", "extra"), [(2, {}), (1, {"controllerReplicas": 3})])
    def test_more_replicas_are_spread(self, app: App, replicas: int, extra: Any) -> None:
        stack = LinkerdStack(
            app, "Mesh", replicas=replicas, values={"linkerd-control-plane": extra}
        )
        found = values(stack, "linkerd-control-plane")
        assert found["enablePodAntiAffinity"] is True
        assert found["deploymentStrategy"]["rollingUpdate"]["maxUnavailable"] == 1

    def test_a_value_of_the_users_wins(self, app: App) -> None:
        extra = {"linkerd-control-plane": {"enablePodAntiAffinity": True}}
        stack = LinkerdStack(app, "Mesh", replicas=1, values=extra)
        assert values(stack, "linkerd-control-plane")["enablePodAntiAffinity"] is True


def test_trust_domain_reaches_every_chart_that_needs_it(app: App) -> None:
    stack = LinkerdStack(app, "Mesh", trust_domain="prod.example.com")
    for name in ("linkerd-control-plane", "linkerd-viz"):
        assert values(stack, name)["identityTrustDomain"] == "prod.example.com"


def test_trust_domain_is_written_when_the_cluster_domain_would_replace_it(app: App) -> None:
    stack = LinkerdStack(app, "Mesh", values={"linkerd-viz": {"clusterDomain": "k8s.example.com"}})
    assert values(stack, "linkerd-viz")["identityTrustDomain"] == "cluster.local"


def test_extra_values_are_merged(app: App) -> None:
    extra = {"linkerd-control-plane": {"identity": {"kubeAPI": {"clientQPS": 200}}}}
    identity = values(LinkerdStack(app, "Mesh", values=extra), "linkerd-control-plane")["identity"]
    assert identity == {
        "externalCA": True,
        "issuer": {"scheme": "kubernetes.io/tls"},
        "kubeAPI": {"clientQPS": 200},
    }


def selector_values(selector: Any, **others: Any) -> Any:
    return {"linkerd-control-plane": {"proxyInjector": {"namespaceSelector": selector}, **others}}


class TestInjectorOfEverything:
    OPEN: ClassVar[tuple[Any, ...]] = (
        {"matchExpressions": []},
        {"matchExpressions": [{"key": "config.linkerd.io/x", "operator": "DoesNotExist"}]},
        {
            "matchExpressions": [
                {
                    "key": "kubernetes.io/metadata.name",
                    "operator": "NotIn",
                    "values": ["kube-system"],
                }
            ]
        },
    )

    @pytest.mark.parametrize("selector", OPEN)
    def test_a_selector_that_would_block_the_cluster_is_refused(
        self, app: App, selector: Any
    ) -> None:
        with pytest.raises(ValueError, match=r"'proxyInjector\.namespaceSelector' lets"):
            LinkerdStack(app, "Mesh", values=selector_values(selector))

    @pytest.mark.parametrize("selector", OPEN)
    def test_a_webhook_that_may_fail_blocks_nothing(self, app: App, selector: Any) -> None:
        ignoring = selector_values(selector, webhookFailurePolicy="Ignore")
        LinkerdStack(app, "Mesh", values=ignoring)

    def test_a_narrower_selector_is_the_users_choice(self, app: App) -> None:
        selector = {"matchExpressions": [{"key": "mesh", "operator": "Exists"}]}
        stack = LinkerdStack(app, "Mesh", values=selector_values(selector))
        ours = values(stack, "linkerd-control-plane")["proxyInjector"]["namespaceSelector"]
        assert ours == selector


def test_spans_of_controllers_go_where_jaeger_is(app: App) -> None:
    extra = {"linkerd-control-plane": {"controlPlaneTracing": True}}
    stack = LinkerdStack(app, "Mesh", values=extra)
    assert values(stack, "linkerd-control-plane")["controlPlaneTracingNamespace"] == "linkerd"
    stack = LinkerdStack(App(), "Mesh")
    assert "controlPlaneTracingNamespace" not in values(stack, "linkerd-control-plane")


class TestCustomNamespaces:
    NAMESPACES = MeshNamespaces(
        cert_manager="certs", crds="mesh-crds", control_plane="mesh", viz="mesh-viz"
    )

    def test_everything_moves(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh", namespaces=self.NAMESPACES)
        folders = ["certs", "mesh-crds", "mesh", "mesh-viz"]
        assert list(stack.charts) == list(stack.helm_releases) == folders
        assert list(stack.restarters) == ["mesh", "mesh-viz"]
        assert stack.namespaces == (*folders, "kube-system")
        found = {manifest["metadata"].get("namespace") for manifest in everything(stack)}
        assert found == {"certs", "mesh", "mesh-viz", None}
        labels = pick(everything(stack), "Namespace", "mesh")["metadata"]["labels"]
        assert labels["linkerd.io/control-plane-ns"] == "mesh"

    def test_dns_names(self, app: App) -> None:
        """The API server calls a webhook by the namespace that it is really in."""
        stack = LinkerdStack(app, "Mesh", namespaces=self.NAMESPACES)
        webhooks = stack.webhook_certificates
        assert webhooks["jaeger-injector"].dns_names == ("jaeger-injector.mesh.svc",)
        assert webhooks["tap"].dns_names == ("tap.mesh-viz.svc",)
        tap = pick(everything(stack), "Certificate", "tap")
        assert tap["spec"]["dnsNames"] == ["tap.mesh-viz.svc"]

    def test_values(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh", namespaces=self.NAMESPACES)
        leader_election = values(stack, "cert-manager")["global"]["leaderElection"]
        assert leader_election == {"namespace": "certs"}
        assert values(stack, "trust-manager")["app"]["trust"] == {"namespace": "certs"}
        assert values(stack, "linkerd-viz")["linkerdNamespace"] == "mesh"
        assert values(stack, "linkerd-jaeger")["linkerdNamespace"] == "mesh"
        webhook = values(stack, "linkerd-jaeger")["webhook"]
        assert webhook["collectorSvcAddr"] == "collector.mesh:55678"
        assert webhook["injectCaFromSecret"] == "certs/linkerd-webhook-issuer"

    def test_names_that_a_chart_hard_codes(self, app: App) -> None:
        """The injector must not be asked for pods of cert-manager, on which it depends."""
        extra = {"linkerd-control-plane": {"podMonitor": {"enabled": True}}}
        stack = LinkerdStack(app, "Mesh", namespaces=self.NAMESPACES, values=extra)
        control_plane = values(stack, "linkerd-control-plane")
        _, names = control_plane["proxyInjector"]["namespaceSelector"]["matchExpressions"]
        assert names["values"] == ["kube-system", "certs"]
        assert control_plane["prometheusUrl"] == "http://prometheus.mesh-viz.svc:9090"
        selector = control_plane["podMonitor"]["controller"]["namespaceSelector"]
        assert selector == "matchNames:\n  - {{ .Release.Namespace }}\n  - mesh-viz\n"

    def test_the_guard_follows_the_injector(self, app: App) -> None:
        stack = LinkerdStack(
            app, "Mesh", namespaces=self.NAMESPACES, kubernetes_version="1.34", viz=False
        )
        policy = pick(everything(stack), "ValidatingAdmissionPolicy", "mesh-injection-guard")
        _, names = policy["spec"]["matchConstraints"]["namespaceSelector"]["matchExpressions"]
        assert names["values"] == ["kube-system", "certs"]

    def test_approvers_look_into_cert_managers_namespace(self, app: App) -> None:
        extra: Any = {
            "trust-manager": {"app": {"webhook": {"tls": {"approverPolicy": {"enabled": True}}}}}
        }
        stack = LinkerdStack(app, "Mesh", namespaces=self.NAMESPACES, values=extra)
        tls = values(stack, "trust-manager")["app"]["webhook"]["tls"]
        assert tls["approverPolicy"]["certManagerNamespace"] == "certs"

    def test_helm_namespaces(self, app: App) -> None:
        stack = LinkerdStack(app, "Mesh", namespaces=self.NAMESPACES)
        found = {
            each.name: each.namespace for ones in stack.helm_releases.values() for each in ones
        }
        assert found == {
            "cert-manager": "certs",
            "trust-manager": "certs",
            "linkerd-crds": "mesh",
            "linkerd-control-plane": "mesh",
            "linkerd-jaeger": "mesh",
            "linkerd-viz": "mesh-viz",
        }


def test_release_that_nobody_has_facts_about(app: App) -> None:
    """Then the values cannot be checked, and everything else still works."""
    charts = tuple(replace(chart, version="9.9.9") for chart in STABLE_2_14_10.charts)
    release = LinkerdRelease(name="future", charts=charts)
    stack = LinkerdStack(
        app, "Mesh", release=release, values={"linkerd-viz": {"brandNew": {"key": 1}}}
    )
    assert values(stack, "linkerd-viz")["brandNew"] == {"key": 1}
    assert MeshNamespaces().of("viz") in stack.charts
