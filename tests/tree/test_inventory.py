"""The inventory of a tree: relations between constructs, and objects that would be lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from cdk8s import ApiObject, ApiObjectMetadata, App, Chart, Duration, Include, YamlOutputType
from constructs import Construct, IConstruct

from constructs_lib import (
    CertificateAuthority,
    IssuerRef,
    LinkerdStack,
    MeshRestarter,
    TrustAnchorChain,
    WebhookCertificate,
)

EXTERNAL = IssuerRef.from_cluster_issuer_name("corporate")

FILES = [
    pytest.param(YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE, id="folders"),
    pytest.param(YamlOutputType.FILE_PER_RESOURCE, id="resources"),
]


def webhook(chart: Chart, id: str, namespace: str, service: str = "tap") -> WebhookCertificate:
    return WebhookCertificate(chart, id, issuer=EXTERNAL, service=service, namespace=namespace)


def config_map(scope: Construct, id: str, name: str, namespace: str | None = None) -> ApiObject:
    """Return an object that is none of the library's."""
    return ApiObject(
        scope,
        id,
        api_version="v1",
        kind="ConfigMap",
        metadata=ApiObjectMetadata(name=name, namespace=namespace),
    )


def problems(app: App) -> list[str]:
    """Return what the synth of *app* is refused for, a problem per line."""
    with pytest.raises(RuntimeError, match="Validation failed") as raised:
        app.synth()
    head = "[mesh-inventory] "
    lines = str(raised.value).splitlines()
    return [line.partition(head)[2] for line in lines if head in line]


def app_of(tmp_path: Path, output: YamlOutputType) -> App:
    return App(outdir=str(tmp_path / "dist"), yaml_output_type=output)


class TestOneFile:
    """Without this, cdk8s overwrites the one with the other without a word."""

    @pytest.mark.parametrize("output", FILES)
    def test_same_name_in_two_namespaces_of_one_chart(
        self, tmp_path: Path, output: YamlOutputType
    ) -> None:
        app = app_of(tmp_path, output)
        chart = Chart(app, "chart")
        webhook(chart, "One", "a")
        webhook(chart, "Other", "b")
        assert problems(app) == [
            "chart/One/Default and chart/Other/Default would be written to one file, "
            "Certificate.tap, and only the last would be kept: put them into different charts, or "
            "let the App write a file per chart (YamlOutputType.FILE_PER_CHART)"
        ]

    @pytest.mark.parametrize(
        "output",
        [
            pytest.param(YamlOutputType.FILE_PER_CHART, id="chart"),
            pytest.param(YamlOutputType.FILE_PER_APP, id="app"),
        ],
    )
    def test_file_of_a_whole_chart_holds_both(self, tmp_path: Path, output: YamlOutputType) -> None:
        app = app_of(tmp_path, output)
        chart = Chart(app, "chart")
        webhook(chart, "One", "a")
        webhook(chart, "Other", "b")
        app.synth()
        [written] = (tmp_path / "dist").iterdir()
        assert written.read_text("utf-8").count("kind: Certificate") == 2

    def test_charts_have_folders_of_their_own(self, tmp_path: Path) -> None:
        app = app_of(tmp_path, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)
        webhook(Chart(app, "one"), "Tap", "a")
        webhook(Chart(app, "other"), "Tap", "b")
        app.synth()
        assert len(list((tmp_path / "dist").rglob("Certificate.tap*"))) == 2

    def test_charts_share_the_one_folder_of_a_file_per_resource(self, tmp_path: Path) -> None:
        app = app_of(tmp_path, YamlOutputType.FILE_PER_RESOURCE)
        webhook(Chart(app, "one"), "Tap", "a")
        webhook(Chart(app, "other"), "Tap", "b")
        [problem] = problems(app)
        assert problem.startswith("one/Tap/Default and other/Tap/Default would be written to one")

    def test_chart_below_a_chart_has_its_own_folder(self, tmp_path: Path) -> None:
        app = app_of(tmp_path, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)
        outer = Chart(app, "outer")
        inner = Chart(outer, "inner")
        webhook(outer, "Tap", "a")
        webhook(inner, "Tap", "b")
        app.synth()
        assert len(list((tmp_path / "dist").rglob("Certificate.tap*"))) == 2

    def test_objects_in_a_chart_below_a_chart_are_found(self, tmp_path: Path) -> None:
        app = app_of(tmp_path, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)
        inner = Chart(Chart(app, "outer"), "inner")
        webhook(inner, "One", "a")
        webhook(inner, "Other", "b")
        [problem] = problems(app)
        assert problem.startswith("outer/inner/One/Default and outer/inner/Other/Default would be")

    def test_characters_that_cdk8s_drops_do_not_tell_files_apart(self, tmp_path: Path) -> None:
        """A ClusterRole may be called so, and cdk8s leaves the colon out of the file's name."""
        app = app_of(tmp_path, YamlOutputType.FILE_PER_RESOURCE)
        chart = Chart(app, "chart")
        webhook(chart, "Tap", "a")
        config_map(chart, "One", "system:roots")
        config_map(chart, "Other", "systemroots")
        [problem] = problems(app)
        assert "chart/One and chart/Other would be written to one file, ConfigMap.systemroots" in (
            problem
        )


class TestOneObject:
    def test_two_constructs_make_it(self, app: App) -> None:
        webhook(Chart(app, "one"), "Tap", "a")
        webhook(Chart(app, "other"), "Tap", "a")
        assert problems(app) == [
            "one/Tap/Default and other/Tap/Default make the same object, "
            "Certificate.cert-manager.io a/tap, and the cluster has only one of them: remove all "
            "but one, or name them differently"
        ]

    def test_it_is_not_reported_again_as_one_file(self, app: App, chart: Chart) -> None:
        webhook(chart, "One", "a")
        webhook(chart, "Other", "a")
        [problem] = problems(app)
        assert "make the same object" in problem

    def test_third_object_in_the_file_is_reported_too(self, app: App, chart: Chart) -> None:
        webhook(chart, "One", "a")
        webhook(chart, "Other", "a")
        webhook(chart, "Third", "b")
        same_object, same_file = problems(app)
        assert same_object.startswith(
            "chart/One/Default and chart/Other/Default make the same object"
        )
        assert same_file.startswith(
            "chart/One/Default and chart/Other/Default and chart/Third/Default would be written"
        )

    def test_another_kind_is_another_object(self, app: App, chart: Chart) -> None:
        webhook(chart, "Tap", "a")
        config_map(chart, "Config", "tap", "a")
        app.synth()

    def test_two_chains_in_one_cluster_need_other_names(self, app: App) -> None:
        each = Chart(app, "one")
        other = Chart(app, "other")
        TrustAnchorChain(each, "Trust", mesh_namespace="a")
        TrustAnchorChain(other, "Trust", mesh_namespace="b")
        repeated = [problem for problem in problems(app) if "make the same object" in problem]
        assert [
            problem.partition("same object, ")[2].partition(", and")[0].split()
            for problem in repeated
        ] == [
            ["ClusterIssuer.cert-manager.io", "linkerd-self-signed"],
            ["Certificate.cert-manager.io", "cert-manager/linkerd-trust-anchor"],
            ["ClusterIssuer.cert-manager.io", "linkerd-trust-anchor"],
            ["Certificate.cert-manager.io", "cert-manager/linkerd-webhook-issuer"],
            ["ClusterIssuer.cert-manager.io", "linkerd-webhook-issuer"],
            ["Bundle.trust.cert-manager.io", "linkerd-identity-trust-roots"],
        ]


class TestExternalObjects:
    """Objects that are none of the library's overwrite its own just the same."""

    def test_object_of_cdk8s(self, app: App, chart: Chart) -> None:
        tap = webhook(chart, "Tap", "a")
        ApiObject(
            chart,
            "Theirs",
            api_version="cert-manager.io/v1",
            kind="Certificate",
            metadata=ApiObjectMetadata(name=tap.certificate.name, namespace="a"),
        )
        [problem] = problems(app)
        assert "chart/Tap/Default and chart/Theirs make the same object" in problem
        assert "Certificate.cert-manager.io a/tap" in problem

    def test_two_of_them(self, app: App, chart: Chart) -> None:
        webhook(chart, "Tap", "a")
        config_map(chart, "One", "shared", "a")
        config_map(chart, "Other", "shared", "b")
        [problem] = problems(app)
        assert problem.startswith("chart/One and chart/Other would be written to one file")

    def test_namespace_of_the_chart_is_theirs(self, app: App, chart: Chart) -> None:
        webhook(chart, "Tap", "a")
        config_map(chart, "One", "shared")
        config_map(chart, "Other", "shared", "team")
        [problem] = problems(app)
        assert problem == (
            "chart/One and chart/Other make the same object, ConfigMap team/shared, and the "
            "cluster has only one of them: remove all but one, or name them differently"
        )

    def test_account_of_a_restarter(self, app: App, chart: Chart) -> None:
        """The core group has no name, but cdk8s has one for it."""
        tap = webhook(chart, "Tap", "team")
        MeshRestarter(chart, "Restarter", certificates=[tap.certificate])
        other = Chart(app, "other", namespace="team")
        metadata = ApiObjectMetadata(name="linkerd-restarter")
        ApiObject(other, "Theirs", api_version="v1", kind="ServiceAccount", metadata=metadata)
        assert problems(app) == [
            "chart/Restarter/ServiceAccount and other/Theirs make the same object, ServiceAccount "
            "team/linkerd-restarter, and the cluster has only one of them: remove all but one, or "
            "name them differently"
        ]

    def test_cluster_scoped_object_in_a_chart_with_a_namespace(
        self, app: App, chart: Chart
    ) -> None:
        """The chart stamps its namespace on it, but the cluster knows one such object only."""
        corporate = CertificateAuthority.from_secret_name("corporate")
        TrustAnchorChain(chart, "Trust", trust_anchor=corporate, identity_uptime=Duration.hours(6))
        ApiObject(
            Chart(app, "other", namespace="team"),
            "Theirs",
            api_version="cert-manager.io/v1",
            kind="ClusterIssuer",
            metadata=ApiObjectMetadata(name="linkerd-trust-anchor"),
        )
        assert problems(app) == [
            "chart/Trust/AnchorIssuer and other/Theirs make the same object, "
            "ClusterIssuer.cert-manager.io linkerd-trust-anchor, and the cluster has only one of "
            "them: remove all but one, or name them differently"
        ]

    def test_included_yaml(self, app: App, chart: Chart, tmp_path: Path) -> None:
        """Those objects are made in Node, and Python has never seen them."""
        file = tmp_path / "theirs.yaml"
        file.write_text(
            "apiVersion: cert-manager.io/v1\n"
            "kind: Certificate\n"
            "metadata: {name: tap, namespace: a}\n",
            "utf-8",
        )
        webhook(chart, "Tap", "a")
        Include(chart, "Theirs", url=str(file))
        [problem] = problems(app)
        assert problem.startswith(
            "chart/Tap/Default and chart/Theirs/tap-certificate-a make the same object"
        )


class TestRemovedConstructs:
    """What was removed is not written, so that it can neither collide nor help."""

    def test_object(self, app: App, chart: Chart) -> None:
        webhook(chart, "One", "a")
        webhook(chart, "Other", "a")
        assert chart.node.try_remove_child("One")
        app.synth()

    def test_restarter(self, app: App, chart: Chart) -> None:
        """Without it linkerd-identity would never read the renewed trust anchor."""
        chain = TrustAnchorChain(chart, "Trust", mesh_namespace="team")
        MeshRestarter(chart, "Restarter", certificates=[chain.identity_certificate])
        app.synth()
        assert chart.node.try_remove_child("Restarter")
        assert any("linkerd-identity" in problem for problem in problems(app))

    def test_certificate(self, app: App, chart: Chart) -> None:
        """Nobody would issue it again."""
        tap = webhook(chart, "Tap", "team")
        MeshRestarter(chart, "Restarter", certificates=[tap.certificate])
        app.synth()
        assert chart.node.try_remove_child("Tap")
        [problem] = problems(app)
        assert problem.startswith("chart/Restarter: 'certificates' of team/linkerd-restarter")


def test_a_removed_construct_is_forgotten_before_the_synth(app: App) -> None:
    """An AppProject that is made in between would allow what nobody writes."""
    mesh = LinkerdStack(app, "Mesh", kubernetes_version="1.34")
    kind = "ValidatingAdmissionPolicy.admissionregistration.k8s.io"
    assert kind in mesh.cluster_kinds
    for guard in mesh.injection_guards.values():
        assert parent(guard).node.try_remove_child(guard.node.id)
    for confinement in mesh.account_confinements:
        assert parent(confinement).node.try_remove_child(confinement.node.id)
    others = [
        each
        for each in app.node.find_all()
        if each.node.id.startswith(("linkerd-adoption-guard", "linkerd-policy-parameters"))
    ]
    assert len(others) == 3
    for other in others:
        assert parent(other).node.try_remove_child(other.node.id)
    assert kind not in mesh.cluster_kinds
    app.synth()


def parent(construct: IConstruct) -> Construct:
    scope = construct.node.scope
    assert isinstance(scope, Construct)
    return scope
