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

from constructs_lib import STABLE_2_14_10, LinkerdStack, RenderedCharts
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
            one
            for one in self.folders[folder]
            if (one["kind"], one["metadata"]["name"]) == (kind, name)
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
    kinds = {api(one) for one in rendered.objects()}
    assert {*mesh.cluster_kinds, *mesh.namespaced_kinds} - kinds == {"Job.batch"}
    assert list(no_lost_files(rendered.folders)) == []
    assert list(unique_objects(list(rendered.objects()))) == []
    for chart in STABLE_2_14_10.charts:
        folder = platform_folder(chart.folder)
        names = {one["metadata"]["name"] for one in rendered.folders[folder]}
        assert names.issuperset(chart.deployments)


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
        for one in (ours, theirs):
            one["metadata"].get("annotations", {}).pop(WAVE, None)
            one["metadata"].setdefault("annotations", {})
            one["metadata"].get("labels", {}).pop("linkerd.io/extension", None)
        assert ours == theirs, path


def test_nothing_that_never_converges_is_written(rendered: Platform) -> None:
    for one in rendered.objects():
        assert not any(key.startswith("helm.sh/hook") for key in one["metadata"]["annotations"])
        assert None not in list(values(one)), one["metadata"]["name"]
        assert one["kind"] != "Secret"
        if one["kind"] == "CustomResourceDefinition":
            assert "preserveUnknownFields" not in one["spec"]
        if one["kind"] in ("CustomResourceDefinition", "Namespace", "Bundle"):
            options = one["metadata"]["annotations"]["argocd.argoproj.io/sync-options"]
            assert "Prune=false" in options
        if pod_spec(one) is not None and one["metadata"]["name"] != "linkerd-restarter":
            spec = one["spec"].get("jobTemplate", {}).get("spec", one["spec"])
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
    for one in below:
        yield from values(one)


def test_everything_carries_its_wave(rendered: Platform) -> None:
    for one in rendered.objects():
        is_policy = one["kind"].startswith("ValidatingAdmissionPolicy")
        assert (wave(one) < 0) == is_policy, one["metadata"]["name"]


def test_webhooks_come_after_the_deployments_behind_them(rendered: Platform) -> None:
    for folder in FOLDERS:
        ones = rendered.folders[folder]
        deployments = {
            one["metadata"]["name"]: wave(one) for one in ones if one["kind"] == "Deployment"
        }
        for one in ones:
            if "webhooks" in one or one["kind"] == "APIService":
                chart = one["metadata"]["labels"].get("linkerd.io/extension")
                behind = [
                    found
                    for name, found in deployments.items()
                    if chart != "jaeger" or name.startswith("jaeger")
                ]
                assert wave(one) > min(behind), one["metadata"]["name"]


def wave(one: Manifest) -> int:
    return int(one["metadata"]["annotations"][WAVE])


def test_nothing_waits_for_what_comes_later(rendered: Platform) -> None:
    """A Deployment that holds up the sync must find in its own wave what its pods mount."""
    certificates = {
        (one["metadata"]["namespace"], one["spec"]["secretName"]): wave(one)
        for one in rendered.objects()
        if one["kind"] == "Certificate"
    }
    mounted = 0
    for one in rendered.objects():
        for volume in (pod_spec(one) or {}).get("volumes", ()):
            key = (one["metadata"].get("namespace"), volume.get("secret", {}).get("secretName"))
            if key in certificates:
                mounted += 1
                assert certificates[key] <= wave(one), key
    assert mounted >= 7


def test_what_may_be_unhealthy_for_long_comes_last(rendered: Platform) -> None:
    for folder in FOLDERS:
        last = max(map(wave, rendered.folders[folder]))
        for one in rendered.folders[folder]:
            if one["kind"] in ("CronJob", "ClusterIssuer", "Bundle", "APIService"):
                assert wave(one) == last


def test_crds_are_told_the_control_planes_namespace(rendered: Platform) -> None:
    definition = rendered.find(
        "linkerd-crds", "CustomResourceDefinition", "servers.policy.linkerd.io"
    )
    assert definition["metadata"]["labels"]["linkerd.io/control-plane-ns"] == "linkerd"


def test_hooks_are_on_record_and_their_work_is_done(rendered: Platform) -> None:
    hooks = rendered.mesh.dropped_hooks
    assert {(one.chart, one.kind) for one in hooks} == {
        (chart, kind)
        for chart in ("linkerd-jaeger", "linkerd-viz")
        for kind in ("Job", "Role", "RoleBinding", "ServiceAccount")
    }
    assert all(one.replaced_by.startswith("the labels and annotations") for one in hooks)
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
            f"{one['kind']}.{one['group']}" if one["group"] else one["kind"]
            for one in project[field]
        }

    ours = list(rendered.objects())
    cluster = {api(one) for one in ours if "namespace" not in one["metadata"]}
    namespaced = {api(one) for one in ours if "namespace" in one["metadata"]}
    assert allowed("clusterResourceWhitelist") == cluster
    # What an option can add stays allowed, or Argo CD could not remove it again.
    assert allowed("namespaceResourceWhitelist") == namespaced | {*OPTIONAL_KINDS}
    destinations = {one["namespace"] for one in project["destinations"]}
    assert {one["metadata"].get("namespace") for one in ours} - {None} <= destinations


def test_in_a_chart_there_are_no_waves_and_no_stamped_namespaces(charts: RenderedCharts) -> None:
    app = App()
    chart = Chart(app, "all", namespace="team", disable_resource_name_hashes=True)
    LinkerdStack(chart, "Mesh", rendered_charts=charts)
    objects: list[Manifest] = Cdk8sTesting.synth(chart)
    assert len(objects) > 150
    assert list(scopes(objects)) == []
    for one in objects:
        assert WAVE not in one["metadata"].get("annotations", {})
        assert one["metadata"].get("namespace") != "team"


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
        assert not (project / ".synth").exists(), "nor what cdk8s leaves of each chart"

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
    releases = [one for ones in mesh.helm_releases.values() for one in ones]
    file = tmp_path / "charts.sha256"
    added = record(file, releases, folder=charts.folder, helm=charts.helm)
    assert added == sorted(f"{one.name}-{one.version}.tgz" for one in releases)
    assert set(added) < set(charts.checksums), "the folder holds other releases' charts too"
    assert record(file, releases, folder=charts.folder, helm=charts.helm) == []

    before = file.read_text("utf-8").replace(charts.checksums[added[0]], "a" * 64)
    file.write_text(before, "utf-8")
    with pytest.raises(ValueError, match=f"{added[0]} has changed since it was recorded"):
        record(file, releases, folder=charts.folder, helm=charts.helm)
    assert file.read_text("utf-8") == before
