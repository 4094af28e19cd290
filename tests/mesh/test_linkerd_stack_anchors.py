"""LinkerdStack with several trust anchors: by itself, and by Git."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from cdk8s import App, Chart, Duration

from constructs_lib import (
    ALL_NAMESPACES,
    EDGE_26_8_3,
    STABLE_2_14_10,
    AnchorRotation,
    CertificateAuthority,
    ChainNames,
    GitAnchorRotation,
    Lifetime,
    LinkerdStack,
    PrivateKey,
    TrustRoot,
    renewal_plan,
)
from constructs_lib.program.certificates import parse_pem
from constructs_lib.validations import rules

from ..conftest import Manifest, pick, program_config_map, synth
from ..dist.test_custom_resource_schemas import RELEASES, needs_definitions, problems
from ..dist.test_kubernetes_schemas import CUSTOM, NEWEST_KUBERNETES, OLDEST_WITH_GUARDS, check
from ..support import composition as platform
from ..support.authorities import lasting_anchor
from ..support.rendered import texts

TWO = ("linkerd-trust-anchor", "linkerd-trust-anchor-2")
GATE = "linkerd-anchor-gate"
BY_GIT = GitAnchorRotation(
    anchors=("linkerd-trust-anchor", "g2"), active="g2", namespaces=ALL_NAMESPACES
)
BY_ITSELF = AnchorRotation(namespaces=ALL_NAMESPACES)
SHOPS = AnchorRotation(namespaces=["linkerd", "linkerd-viz", "shop", "search"])
ROTATIONS = [
    pytest.param(BY_ITSELF, id="by-itself"),
    pytest.param(SHOPS, id="namespaces"),
    pytest.param(BY_GIT, id="by-git"),
]
Folders = dict[str, list[Manifest]]


def folders(
    app: App, rotation: AnchorRotation | GitAnchorRotation | None, **options: Any
) -> Folders:
    """Return what app.py writes with the option, by folder."""
    platform.build(app, anchor_rotation=rotation, **options)
    app.synth()
    found: Folders = {}
    for path, text in texts(Path(app.outdir)).items():
        found.setdefault(path.partition("/")[0], []).extend(yaml.safe_load_all(text))
    return found


def settings(manifests: list[Manifest]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        program_config_map(manifests, "linkerd-anchor-rotator")["data"]["settings.json"]
    )
    return found


class TestBySelf:
    def test_two_anchors_alike_but_for_their_names(self, app: App) -> None:
        found = folders(app, BY_ITSELF)["cert-manager"]
        first, second = (pick(found, "Certificate", name)["spec"] for name in TWO)
        assert second == {**first, "secretName": TWO[1]}
        assert second["privateKey"]["rotationPolicy"] == "Never"
        assert pick(found, "ClusterIssuer", TWO[1])["spec"] == {"ca": {"secretName": TWO[1]}}

    def test_pods_always_learn_both(self, app: App) -> None:
        found = folders(app, BY_ITSELF)["cert-manager"]
        assert pick(found, "Bundle", "linkerd-identity-trust-roots")["spec"]["sources"] == [
            {"secret": {"name": name, "key": "tls.crt"}} for name in TWO
        ]

    def test_turning_it_on_moves_nothing(self, app: App) -> None:
        found = folders(app, BY_ITSELF)["linkerd"]
        issuer = pick(found, "Certificate", "linkerd-identity-issuer")["spec"]["issuerRef"]
        assert issuer == {"kind": "ClusterIssuer", "name": "linkerd-trust-anchor"}

    def test_argo_cd_leaves_the_one_field_to_the_rotator(self, app: App) -> None:
        spec = pick(folders(app, BY_ITSELF)["argocd"], "ApplicationSet", "linkerd-platform")["spec"]
        template = spec["template"]["spec"]
        assert template["ignoreDifferences"][1:] == [
            {
                "group": "cert-manager.io",
                "kind": "Certificate",
                "namespace": "linkerd",
                "name": "linkerd-identity-issuer",
                "jsonPointers": ["/spec/issuerRef/name"],
            }
        ]
        assert template["syncPolicy"]["syncOptions"] == [
            "SkipDryRunOnMissingResource=true",
            "FailOnSharedResource=true",
            "RespectIgnoreDifferences=true",
        ], "ignoring alone would hide the difference and revert it at the next sync"

    def test_settings_follow_the_charts_values(self, app: App) -> None:
        mesh = LinkerdStack(
            app,
            "Mesh",
            kubernetes_version="1.34",
            anchor_rotation=BY_ITSELF,
            values={
                "linkerd-control-plane": {
                    "identity": {
                        "issuer": {"issuanceLifetime": "36h0m0s", "clockSkewAllowance": "45s"}
                    }
                }
            },
        )
        app.synth()
        found = settings(read(app, "linkerd"))
        assert (found["issuanceSeconds"], found["clockSkewSeconds"]) == (36 * 3600, 45)
        assert mesh.anchor_rotator is not None
        (control_plane, *_) = mesh.helm_releases["linkerd"]
        issuer = cast("dict[str, Any]", control_plane.values["identity"])["issuer"]
        assert issuer["issuanceLifetime"] == "36h0m0s", "which is what Linkerd is told"

    def test_longer_leaves_need_a_longer_rest(self, app: App) -> None:
        issuer = {"issuer": {"issuanceLifetime": "48h"}}
        with pytest.raises(ValueError, match=r"'every' \(48h\) must be at least 50h28m40s"):
            LinkerdStack(
                app,
                "Mesh",
                anchor_rotation=AnchorRotation(namespaces=ALL_NAMESPACES, every=Duration.hours(48)),
                values={"linkerd-control-plane": {"identity": issuer}},
            )

    def test_deployments_are_the_control_plane_charts(self, app: App) -> None:
        more = tuple(
            replace(manifest, deployments=(*manifest.deployments, "linkerd-fourth"))
            if manifest.name == "linkerd-control-plane"
            else manifest
            for manifest in STABLE_2_14_10.charts
        )
        release = replace(STABLE_2_14_10, charts=more)
        LinkerdStack(
            app,
            "Mesh",
            release=release,
            kubernetes_version="1.34",
            anchor_rotation=BY_ITSELF,
        )
        app.synth()
        assert settings(read(app, "linkerd"))["controlPlaneDeployments"] == [
            "linkerd-destination",
            "linkerd-identity",
            "linkerd-proxy-injector",
            "linkerd-fourth",
        ]

    def test_namespaces_with_rights_are_destinations(self, app: App) -> None:
        found = folders(app, SHOPS)
        destinations = pick(found["argocd"], "AppProject", "linkerd-platform")["spec"][
            "destinations"
        ]
        names = [destination["namespace"] for destination in destinations]
        assert names[-2:] == ["shop", "search"]
        bound = {
            manifest["metadata"]["namespace"]
            for manifest in found["linkerd"]
            if manifest["kind"] == "RoleBinding"
        }
        assert {"shop", "search", "linkerd", "linkerd-viz", "cert-manager"} <= bound <= {*names}

    def test_viz_is_the_meshs_own(self, app: App) -> None:
        rotation = AnchorRotation(namespaces=["shop"])
        message = "'namespaces' (shop) lacks linkerd, linkerd-viz, which the mesh itself runs in"
        with pytest.raises(ValueError, match=re.escape(message)):
            LinkerdStack(app, "Mesh", kubernetes_version="1.34", anchor_rotation=rotation)

    def test_without_viz_its_namespace_is_nobodys(self, app: App) -> None:
        mesh = LinkerdStack(
            app,
            "Mesh",
            viz=False,
            kubernetes_version="1.34",
            anchor_rotation=AnchorRotation(namespaces=["linkerd"]),
        )
        app.synth()
        assert settings(read(app, "linkerd"))["namespaces"] == []
        assert "linkerd-viz" not in mesh.namespaces


def read(app: App, folder: str) -> list[Manifest]:
    """Return the objects of a folder."""
    files = sorted((Path(app.outdir) / folder).glob("*.yaml"))
    return [document for file in files for document in yaml.safe_load_all(file.read_text("utf-8"))]


class TestByGit:
    def test_git_says_who_signs(self, app: App) -> None:
        found = folders(app, BY_GIT)
        issuer = pick(found["linkerd"], "Certificate", "linkerd-identity-issuer")["spec"][
            "issuerRef"
        ]
        assert issuer == {"kind": "ClusterIssuer", "name": "g2"}
        assert settings(found["linkerd"])["active"] == "g2"

    def test_one_anchor_may_be_ones_own(self, app: App) -> None:
        own = CertificateAuthority.from_secret_name(TWO[0])
        LinkerdStack(
            app, "Mesh", kubernetes_version="1.34", anchor_rotation=BY_GIT, trust_anchor=own
        )
        app.synth()
        spec = pick(read(app, "cert-manager"), "Certificate", TWO[0])["spec"]
        assert (spec["issuerRef"]["name"], spec["secretName"]) == (TWO[0], f"{TWO[0]}-probe")
        assert settings(read(app, "linkerd"))["existing"] == [TWO[0]]

    def test_roots_of_others_are_told_by_their_fingerprints(self, app: App) -> None:
        """Otherwise the gate of the first commit takes them for anchors that it drops."""
        north = lasting_anchor("root.linkerd.north").pem
        LinkerdStack(
            app,
            "Mesh",
            kubernetes_version="1.34",
            anchor_rotation=BY_GIT,
            trust_anchor=CertificateAuthority(
                lifetime=Lifetime.ten_year_root(), private_key=PrivateKey(rotation_policy="Never")
            ),
            trust_roots=[TrustRoot.from_pem(north), TrustRoot.from_secret_name("south")],
        )
        app.synth()
        assert settings(read(app, "linkerd"))["roots"].keys() == parse_pem(north).keys()

    def test_argo_cd_ignores_nothing_of_it(self, app: App) -> None:
        mesh = platform.build(app, anchor_rotation=BY_GIT)
        assert mesh.ignored_differences == mesh.release.ignored_differences
        assert mesh.sync_options == ()

    def test_both_applications_that_a_move_changes_have_a_gate(self, app: App) -> None:
        """The identity issuer is written by one, and anchors are removed by the other."""
        found = folders(app, BY_GIT)
        del found["argocd"]
        gated = [
            name
            for name, ones in found.items()
            if any(manifest["kind"] == "Job" for manifest in ones)
        ]
        assert gated == ["cert-manager", "linkerd"]

    def test_nothing_comes_before_the_gate_but_what_it_needs(self, app: App) -> None:
        """Above all its Namespace, which the very first sync makes."""
        found = folders(app, BY_GIT)
        for folder in ("cert-manager", "linkerd"):
            waves: dict[int, set[str]] = {}
            for manifest in found[folder]:
                annotations = manifest["metadata"].get("annotations", {})
                wave = int(annotations.get("argocd.argoproj.io/sync-wave", "0"))
                waves.setdefault(wave, set()).add(manifest["kind"])
            assert {wave: kinds for wave, kinds in waves.items() if wave <= -5} == {
                -7: {"Namespace"},
                -6: {"ConfigMap", "ServiceAccount", "ClusterRole", "ClusterRoleBinding"},
                -5: {"Job"},
            }

    def test_folders_without_a_gate_have_no_wave_for_it(self, app: App) -> None:
        found = folders(app, BY_GIT)
        for folder in ("linkerd-crds", "linkerd-viz"):
            (namespace,) = [
                manifest for manifest in found[folder] if manifest["kind"] == "Namespace"
            ]
            assert set(namespace["metadata"]["annotations"]) == {"argocd.argoproj.io/sync-options"}

    def test_in_one_chart_there_is_one_gate(self, chart: Chart) -> None:
        mesh = LinkerdStack(
            chart, "Mesh", viz=False, kubernetes_version="1.34", anchor_rotation=BY_GIT
        )
        assert list(mesh.anchor_gates) == ["linkerd"]
        manifests = synth(chart)
        waves = {
            manifest["kind"]: manifest["metadata"]["annotations"]["argocd.argoproj.io/sync-wave"]
            for manifest in (pick(manifests, "Namespace", "linkerd"), pick(manifests, "Job", GATE))
        }
        assert waves == {"Namespace": "-7", "Job": "-5"}, "the gate runs in what it makes"


class TestEither:
    @pytest.mark.parametrize("rotation", ROTATIONS)
    @pytest.mark.parametrize("version", [OLDEST_WITH_GUARDS, NEWEST_KUBERNETES])
    def test_objects_are_valid(
        self, app: App, rotation: AnchorRotation | GitAnchorRotation, version: str
    ) -> None:
        for ones in folders(app, rotation).values():
            for manifest in ones:
                if not manifest["apiVersion"].startswith(CUSTOM):
                    check(manifest, version)

    @needs_definitions
    @pytest.mark.parametrize("rotation", ROTATIONS)
    @pytest.mark.parametrize("release", RELEASES)
    def test_custom_resources_are_valid(
        self, app: App, rotation: AnchorRotation | GitAnchorRotation, release: str
    ) -> None:
        for ones in folders(app, rotation).values():
            for manifest in ones:
                if manifest["kind"] in RELEASES[release]:
                    assert problems(release, manifest) == []

    @pytest.mark.parametrize("rotation", ROTATIONS)
    def test_every_rule_holds(self, app: App, rotation: AnchorRotation | GitAnchorRotation) -> None:
        found = folders(app, rotation)
        ones = [manifest for folder in found.values() for manifest in folder]
        assert [problem for rule in rules.RULES for problem in rule(ones)] == []
        assert list(rules.no_lost_files(found)) == []
        assert "Secret" not in {manifest["kind"] for manifest in ones}

    @pytest.mark.parametrize("rotation", ROTATIONS)
    @pytest.mark.parametrize("release", [None, EDGE_26_8_3])
    def test_project_allows_every_object(
        self, app: App, rotation: AnchorRotation | GitAnchorRotation, release: Any
    ) -> None:
        options = {} if release is None else {"release": release}
        found = folders(app, rotation, **options)
        project = pick(found["argocd"], "AppProject", "linkerd-platform")["spec"]
        namespaces = {destination["namespace"] for destination in project["destinations"]}

        def granted(field: str) -> set[tuple[str, str]]:
            return {(kind["group"], kind["kind"]) for kind in project[field]}

        for folder, ones in found.items():
            for manifest in ones if folder != "argocd" else ():
                group, slash, _ = manifest["apiVersion"].partition("/")
                kind = (group if slash else "", manifest["kind"])
                at = manifest["metadata"].get("namespace")
                field = "clusterResourceWhitelist" if at is None else "namespaceResourceWhitelist"
                assert kind in granted(field), kind
                assert at is None or at in namespaces, at

    def test_release_without_charts_of_these_kinds_allows_them_too(self, app: App) -> None:
        """Also where none of the upstream charts happens to have them."""
        mesh = LinkerdStack(
            app,
            "Mesh",
            kubernetes_version="1.34",
            anchor_rotation=BY_GIT,
            viz=False,
            jaeger=False,
        )
        assert {"ConfigMap", "Job.batch"} <= set(mesh.namespaced_kinds)
        assert "ClusterRole.rbac.authorization.k8s.io" in mesh.cluster_kinds

    def test_without_the_option_there_is_nothing_of_it(self, app: App) -> None:
        mesh = platform.build(app)
        assert mesh.anchor_rotator is None
        assert mesh.anchor_gates == {}
        assert mesh.sync_options == ()
        assert mesh.ignored_differences == mesh.release.ignored_differences

    @pytest.mark.parametrize(
        ("rotation", "message"),
        [
            (
                BY_ITSELF,
                "'anchor_rotation' (AnchorRotation) cannot be used with 'trust_anchor' (Secret "
                "corporate): only you can give an existing CA another key. Move between it and "
                "other anchors with GitAnchorRotation (docs/ways.md), or leave one of the two out",
            ),
            (
                BY_GIT,
                "'trust_anchor' (Secret corporate) must have the name of one of the several",
            ),
        ],
    )
    def test_existing_trust_anchor(
        self, app: App, rotation: AnchorRotation | GitAnchorRotation, message: str
    ) -> None:
        with pytest.raises(ValueError, match=re.escape(message)):
            LinkerdStack(
                app,
                "Mesh",
                anchor_rotation=rotation,
                trust_anchor=CertificateAuthority.from_secret_name("corporate"),
            )
        assert app.charts == []

    @pytest.mark.parametrize("field", ["trust_anchor", "second_trust_anchor"])
    def test_names_that_git_does_not_have(self, app: App, field: str) -> None:
        message = f"'certificate_names.{field}' (mesh-root) has no effect: a GitAnchor"
        with pytest.raises(ValueError, match=re.escape(message)):
            LinkerdStack(
                app,
                "Mesh",
                anchor_rotation=BY_GIT,
                certificate_names=ChainNames(**{field: "mesh-root"}),
            )
        assert app.charts == []


class TestPlan:
    def test_it_judges_the_issuer_under_either_anchor(self, app: App) -> None:
        LinkerdStack(app, "Mesh", kubernetes_version="1.34", anchor_rotation=BY_ITSELF)
        plan = renewal_plan(app)
        (issuer,) = plan.mesh.identities
        assert [authority.name for authority in issuer.authorities] == list(TWO)
        assert issuer.authorities[0].lifetime == issuer.authorities[1].lifetime
        for kind in ("anchor-key", "anchor-bundle", "anchor-identity", "anchor-issuer"):
            first = plan.requirement(kind, issuer.secret)
            other = plan.requirement(kind, issuer.secret, TWO[1])
            assert other.title == first.title.replace(TWO[0], TWO[1])
            assert (other.verdict, other.margin_seconds) == (first.verdict, first.margin_seconds)
        assert plan.is_safe
