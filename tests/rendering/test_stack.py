"""A whole stack with rendered charts: the bench's stand-ins, a real helm, app.py's own dist."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import pytest
import yaml
from cdk8s import App, Chart, YamlOutputType
from cdk8s import Testing as Cdk8sTesting

from constructs_lib import (
    EDGE_26_8_3,
    STABLE_2_14_10,
    ArgoRollouts,
    LinkerdStack,
    RenderedCharts,
    TrafficRouterPlugin,
)
from constructs_lib.delivery.app_project import OPTIONAL_KINDS
from constructs_lib.kubernetes.manifest import api, pod_spec
from constructs_lib.validations.rules import no_lost_files, scopes, unique_objects
from tools.charts import record

from ..conftest import Manifest
from ..support import composition as platform
from ..support.cluster.charts import Settings
from ..support.cluster.rendered import air_gapped
from ..support.project import contents, copy_project, run
from ..support.rendered import texts

pytestmark = pytest.mark.xdist_group("rendered stack")

WAVE = "argocd.argoproj.io/sync-wave"
DEFINITION = """\
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: {0}
spec:
  preserveUnknownFields: false
"""
SETTINGS = Settings(
    definitions={
        "cert-manager": [DEFINITION.format("certificates.cert-manager.io")],
        "argo-rollouts": [DEFINITION.format("rollouts.argoproj.io")],
        "trust-manager": [DEFINITION.format("bundles.trust.cert-manager.io")],
    }
)
FOLDERS = ("cert-manager", "linkerd", "linkerd-crds", "linkerd-viz")


@pytest.fixture(scope="module")
def charts(helm: str, tmp_path_factory: pytest.TempPathFactory) -> RenderedCharts:
    """The stand-ins' archives, in a folder."""
    return air_gapped(tmp_path_factory.mktemp("stack") / "charts", SETTINGS, helm)


class Platform:
    """What app.py writes with rendered charts.

    Attributes:
        mesh: Its stack.
        files: The texts, by path below dist.
        folders: The objects, by folder.
    """

    def __init__(self, charts: RenderedCharts) -> None:
        with TemporaryDirectory() as folder:
            app = App(
                outdir=folder,
                yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
                output_file_extension=".yaml",
            )
            self.mesh = platform.build(app, rendered_charts=charts)
            app.synth()
            self.files = texts(Path(folder))
        self.folders: dict[str, list[Manifest]] = {}
        for path, text in self.files.items():
            self.folders.setdefault(path.partition("/")[0], []).append(yaml.safe_load(text))

    def objects(self) -> Iterator[Manifest]:
        """Yield the objects of the mesh."""
        for folder in FOLDERS:
            yield from self.folders[folder]

    def find(self, folder: str, kind: str, name: str) -> Manifest:
        """Return the one object of this kind and name in a folder."""
        (found,) = (
            manifest
            for manifest in self.folders[folder]
            if (manifest["kind"], manifest["metadata"]["name"]) == (kind, name)
        )
        return found


@pytest.fixture(scope="module")
def rendered(charts: RenderedCharts) -> Platform:
    """app.py's dist with rendered charts."""
    return Platform(charts)


def test_two_synths_write_the_same_bytes(rendered: Platform, charts: RenderedCharts) -> None:
    assert Platform(charts).files == rendered.files


def test_folders_hold_everything_and_nothing_is_lost(rendered: Platform) -> None:
    """Every kind that a fetched chart would bring is there, but for the hooks' Jobs."""
    mesh = LinkerdStack(App(), "Fetched")
    kinds = {api(manifest) for manifest in rendered.objects()}
    assert {*mesh.cluster_kinds, *mesh.namespaced_kinds} - kinds == {"Job.batch"}
    assert list(no_lost_files(rendered.folders)) == []
    assert list(unique_objects(list(rendered.objects()))) == []
    for chart in STABLE_2_14_10.charts:
        if chart.component == "rollouts":
            continue
        folder = platform_folder(chart.folder)
        names = {manifest["metadata"]["name"] for manifest in rendered.folders[folder]}
        assert names.issuperset(chart.deployments)


def test_argo_rollouts_is_rendered_with_its_plugin(charts: RenderedCharts, tmp_path: Path) -> None:
    """What the chart renders is what the release lists, or the rendering is refused."""
    plugin = TrafficRouterPlugin.from_image("registry.example.com/plugin:1", path="/plugin")
    app = App(
        outdir=str(tmp_path),
        yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
    )
    option = ArgoRollouts(plugin=plugin)
    mesh = platform.build(app, release=EDGE_26_8_3, rendered_charts=charts, rollouts=option)
    manifests = cast("list[Manifest]", Cdk8sTesting.synth(mesh.charts["argo-rollouts"]))
    found = {(manifest["kind"], manifest["metadata"]["name"]): manifest for manifest in manifests}
    assert ("ClusterRoleBinding", "argo-rollouts") in found, "the stack's own rights"
    config = found["ConfigMap", "argo-rollouts-config"]["data"]["trafficRouterPlugins"]
    assert "file:///plugins/gateway-api-plugin" in config
    pod = pod_spec(found["Deployment", "argo-rollouts"])
    assert pod is not None
    assert [container["name"] for container in pod["initContainers"]] == ["gateway-api-plugin"]
    account = found["ServiceAccount", "argo-rollouts"]["metadata"]["namespace"]
    assert account == "argo-rollouts", "whom the rights are granted"


def platform_folder(role: str) -> str:
    return {
        "cert_manager": "cert-manager",
        "crds": "linkerd-crds",
        "control_plane": "linkerd",
        "viz": "linkerd-viz",
    }[role]


def test_our_own_objects_are_those_of_the_fetched_way(rendered: Platform) -> None:
    """But for the waves, and what a hook would have given to a Namespace."""
    with TemporaryDirectory() as folder:
        app = App(
            outdir=folder,
            yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
            output_file_extension=".yaml",
        )
        platform.build(app)
        app.synth()
        fetched = texts(Path(folder))
    for path, text in fetched.items():
        if path.startswith("argocd/"):
            continue
        ours, theirs = yaml.safe_load(rendered.files[path]), yaml.safe_load(text)
        for each in (ours, theirs):
            each["metadata"].get("annotations", {}).pop(WAVE, None)
            each["metadata"].setdefault("annotations", {})
            each["metadata"].get("labels", {}).pop("linkerd.io/extension", None)
        assert ours == theirs, path


def test_nothing_that_never_converges_is_written(rendered: Platform) -> None:
    for manifest in rendered.objects():
        assert not any(
            key.startswith("helm.sh/hook") for key in manifest["metadata"]["annotations"]
        )
        assert None not in list(values(manifest)), manifest["metadata"]["name"]
        assert manifest["kind"] != "Secret"
        if manifest["kind"] == "CustomResourceDefinition":
            assert "preserveUnknownFields" not in manifest["spec"]
        if manifest["kind"] in ("CustomResourceDefinition", "Namespace", "Bundle"):
            options = manifest["metadata"]["annotations"]["argocd.argoproj.io/sync-options"]
            assert "Prune=false" in options
        if pod_spec(manifest) is not None and manifest["metadata"]["name"] != "linkerd-restarter":
            spec = manifest["spec"].get("jobTemplate", {}).get("spec", manifest["spec"])
            assert spec["template"]["metadata"]["annotations"]
    assert list(scopes(list(rendered.objects()))) == []


def values(value: object) -> Iterator[object]:
    """Yield everything that is within a value, and the value."""
    yield value
    below: list[object] = []
    if isinstance(value, dict):
        below = list(cast("dict[str, object]", value).values())
    elif isinstance(value, list):
        below = cast("list[object]", value)
    for each in below:
        yield from values(each)


def test_everything_carries_its_wave(rendered: Platform) -> None:
    for manifest in rendered.objects():
        is_policy = manifest["kind"].startswith("ValidatingAdmissionPolicy")
        assert (wave(manifest) < 0) == is_policy, manifest["metadata"]["name"]


def test_webhooks_come_after_the_deployments_behind_them(rendered: Platform) -> None:
    for folder in FOLDERS:
        ones = rendered.folders[folder]
        deployments = {
            each["metadata"]["name"]: wave(each) for each in ones if each["kind"] == "Deployment"
        }
        for each in ones:
            if "webhooks" in each or each["kind"] == "APIService":
                chart = each["metadata"]["labels"].get("linkerd.io/extension")
                behind = [
                    found
                    for name, found in deployments.items()
                    if chart != "jaeger" or name.startswith("jaeger")
                ]
                assert wave(each) > min(behind), each["metadata"]["name"]


def wave(manifest: Manifest) -> int:
    return int(manifest["metadata"]["annotations"][WAVE])


def test_nothing_waits_for_what_comes_later(rendered: Platform) -> None:
    """A Deployment that holds up the sync must find in its own wave what its pods mount."""
    certificates = {
        (manifest["metadata"]["namespace"], manifest["spec"]["secretName"]): wave(manifest)
        for manifest in rendered.objects()
        if manifest["kind"] == "Certificate"
    }
    mounted = 0
    for manifest in rendered.objects():
        for volume in (pod_spec(manifest) or {}).get("volumes", ()):
            key = (
                manifest["metadata"].get("namespace"),
                volume.get("secret", {}).get("secretName"),
            )
            if key in certificates:
                mounted += 1
                assert certificates[key] <= wave(manifest), key
    assert mounted >= 7


def test_what_may_be_unhealthy_for_long_comes_last(rendered: Platform) -> None:
    for folder in FOLDERS:
        last = max(map(wave, rendered.folders[folder]))
        for manifest in rendered.folders[folder]:
            if manifest["kind"] in ("CronJob", "ClusterIssuer", "Bundle", "APIService"):
                assert wave(manifest) == last


def test_crds_are_told_the_control_planes_namespace(rendered: Platform) -> None:
    definition = rendered.find(
        "linkerd-crds", "CustomResourceDefinition", "servers.policy.linkerd.io"
    )
    assert definition["metadata"]["labels"]["linkerd.io/control-plane-ns"] == "linkerd"


def test_hooks_are_on_record_and_their_work_is_done(rendered: Platform) -> None:
    hooks = rendered.mesh.dropped_hooks
    assert {(hook.chart, hook.kind) for hook in hooks} == {
        (chart, kind)
        for chart in ("linkerd-jaeger", "linkerd-viz")
        for kind in ("Job", "Role", "RoleBinding", "ServiceAccount")
    }
    assert all(hook.replaced_by.startswith("the labels and annotations") for hook in hooks)
    for namespace, extension in (("linkerd", "jaeger"), ("linkerd-viz", "viz")):
        labels = rendered.find(namespace, "Namespace", namespace)["metadata"]["labels"]
        assert labels["linkerd.io/extension"] == extension
        assert labels["pod-security.kubernetes.io/enforce"] == "privileged"


def test_applications_are_the_folders(rendered: Platform) -> None:
    spec = rendered.find("argocd", "ApplicationSet", "linkerd-platform")["spec"]
    assert [
        (element["folder"], element["sources"])
        for element in spec["generators"][0]["list"]["elements"]
    ] == [
        (
            folder,
            [
                {
                    "repoURL": platform.REPOSITORY,
                    "targetRevision": "refs/heads/main",
                    "path": f"dist/{folder}",
                    "directory": {"include": "*.yaml"},
                }
            ],
        )
        for folder in ("cert-manager", "linkerd-crds", "linkerd", "linkerd-viz")
    ]
    template = spec["template"]
    assert "ignoreDifferences" not in template["spec"], "git has no such field any more"
    for field in ("retry", "automated"):
        assert template["spec"]["syncPolicy"][field], "as in the fetched way"


def test_project_needs_no_chart_repository_and_allows_what_is_there(rendered: Platform) -> None:
    project = rendered.find("argocd", "AppProject", "linkerd-platform")["spec"]
    assert project["sourceRepos"] == [platform.REPOSITORY]

    def allowed(field: str) -> set[str]:
        return {
            f"{kind['kind']}.{kind['group']}" if kind["group"] else kind["kind"]
            for kind in project[field]
        }

    ours = list(rendered.objects())
    cluster = {api(each) for each in ours if "namespace" not in each["metadata"]}
    namespaced = {api(each) for each in ours if "namespace" in each["metadata"]}
    # What an option or a value can add stays allowed, or Argo CD could not remove it again.
    charts = STABLE_2_14_10.charts
    of_charts = {kind for chart in charts for kind in chart.cluster_kinds}
    assert cluster <= allowed("clusterResourceWhitelist") <= cluster | of_charts
    of_charts = {kind for chart in charts for kind in chart.namespaced_kinds}
    known = namespaced | {*OPTIONAL_KINDS} | of_charts
    assert namespaced <= allowed("namespaceResourceWhitelist") <= known
    destinations = {destination["namespace"] for destination in project["destinations"]}
    assert {each["metadata"].get("namespace") for each in ours} - {None} <= destinations


def test_in_a_chart_there_are_no_waves_and_no_stamped_namespaces(charts: RenderedCharts) -> None:
    app = App()
    chart = Chart(app, "all", namespace="team", disable_resource_name_hashes=True)
    LinkerdStack(chart, "Mesh", rendered_charts=charts)
    objects: list[Manifest] = Cdk8sTesting.synth(chart)
    assert len(objects) > 150
    assert list(scopes(objects)) == []
    for manifest in objects:
        assert WAVE not in manifest["metadata"].get("annotations", {})
        assert manifest["metadata"].get("namespace") != "team"


def test_a_missing_and_a_changed_chart_are_told_together(
    charts: RenderedCharts, tmp_path: Path
) -> None:
    folder = tmp_path / "charts"
    folder.mkdir()
    for file in Path(charts.folder or "").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "linkerd-crds-1.8.0.tgz").unlink()
    (folder / "linkerd-viz-30.12.11.tgz").write_bytes(b"")
    with pytest.raises(ValueError, match=r"lacks linkerd-crds-1\.8\.0\.tgz") as caught:
        LinkerdStack(App(), "Mesh", rendered_charts=replace(charts, folder=str(folder)))
    assert "linkerd-viz-30.12.11.tgz is not the recorded chart" in str(caught.value)


class TestMakeSynth:
    """``make synth CHARTS=rendered``, in a project of its own."""

    @pytest.fixture
    def project(self, tmp_path: Path) -> Path:
        """A project with a dist of before."""
        folder = copy_project(tmp_path / "mesh")
        (folder / "dist").mkdir()
        (folder / "dist" / "before.yaml").write_text("kind: ConfigMap\n", "utf-8")
        return folder

    def synth(self, project: Path, **environment: str) -> tuple[int, str]:
        command = (sys.executable, "-m", "tools.synth")
        finished = run(*command, cwd=project, environment=environment)
        return finished.returncode, finished.stderr

    def test_it_writes_the_rendered_folders(
        self, project: Path, rendered: Platform, charts: RenderedCharts
    ) -> None:
        folder = str(charts.folder)
        lines = [f"{digits}  {name}\n" for name, digits in charts.checksums.items()]
        (project / "charts.sha256").write_text("".join(lines), "utf-8")
        given = {"CHARTS": "rendered", "CHART_FOLDER": folder, "HELM": charts.helm}
        assert self.synth(project, **given) == (0, "")
        written = {name: text.decode() for name, text in contents(project / "dist").items()}
        assert written == rendered.files
        left = list(contents(project / ".synth"))
        assert left == ["written.json"], "nor what cdk8s leaves of each chart"

    @pytest.mark.parametrize(
        ("environment", "reason"),
        [
            ({"CHARTS": "inflated"}, "CHARTS (inflated) must be 'fetched' or 'rendered'"),
            ({"CHARTS": "rendered"}, "charts.sha256) does not exist: write it with 'make charts'"),
        ],
        ids=["unknown", "unrecorded"],
    )
    def test_a_mistake_keeps_the_previous_dist(
        self, project: Path, environment: dict[str, str], reason: str
    ) -> None:
        status, said = self.synth(project, **environment)
        assert status != 0
        assert reason in said
        assert said.endswith("dist is as it was\n")
        assert list(contents(project / "dist")) == ["before.yaml"]

    def test_without_helm_it_says_what_to_install(self, project: Path) -> None:
        (project / "charts.sha256").write_text("", "utf-8")
        status, said = self.synth(project, CHARTS="rendered", HELM="no-such-helm")
        assert status != 0
        assert "'helm' (no-such-helm) is not on PATH" in said
        assert said.count("\n") == 2, "a sentence, and that dist is as it was"


def test_charts_are_recorded_once_and_then_compared(charts: RenderedCharts, tmp_path: Path) -> None:
    mesh = platform.build(App())
    releases = [each for ones in mesh.helm_releases.values() for each in ones]
    file = tmp_path / "charts.sha256"
    added = record(file, releases, folder=charts.folder, helm=charts.helm)
    assert added == sorted(f"{release.name}-{release.version}.tgz" for release in releases)
    assert set(added) < set(charts.checksums), "the folder holds other releases' charts too"
    assert record(file, releases, folder=charts.folder, helm=charts.helm) == []

    before = file.read_text("utf-8").replace(charts.checksums[added[0]], "a" * 64)
    file.write_text(before, "utf-8")
    with pytest.raises(ValueError, match=f"{added[0]} has changed since it was recorded"):
        record(file, releases, folder=charts.folder, helm=charts.helm)
    assert file.read_text("utf-8") == before
