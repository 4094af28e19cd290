"""What the tests share: an App, what a cluster would get, readable snapshots, helm, promtool."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any, cast

import pytest
from cdk8s import App, Chart, Yaml, YamlOutputType
from cdk8s import Testing as Cdk8sTesting
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from .support.prompt_failures import PromptFailures

Manifest = dict[str, Any]
"""A rendered object."""

ROOT = Path(__file__).resolve().parent.parent
SHARED_FACTS = ROOT.parent / "shared" / "facts"
"""Facts about the upstream charts; tests that can use them do more where they are."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add how to run what ``make soak`` runs."""
    parser.addoption("--soak", action="store_true", help="run what takes long, and that alone")


def pytest_configure(config: pytest.Config) -> None:
    """Say failures at once, where they are collected."""
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(PromptFailures(config))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Keep what takes long for ``make soak``."""
    soak = config.getoption("--soak")
    others = [item for item in items if bool(item.get_closest_marker("soak")) != soak]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


class ManifestSnapshot(SingleFileSnapshotExtension):
    """One YAML file per test: what a cluster would get."""

    _write_mode = WriteMode.TEXT
    file_extension = "yaml"

    def serialize(self, data: Any, **_: Any) -> str:
        """Return the manifests as ``cdk8s synth`` writes them, without the program's text."""
        return Yaml.stringify(*map(without_program, data))


def without_program(manifest: Manifest) -> Manifest:
    """Return a manifest without the modules of the program, which other tests compare."""
    data = manifest.get("data")
    if manifest["kind"] != "ConfigMap" or not data:
        return manifest
    return {**manifest, "data": {key: text for key, text in data.items() if key[-3:] != ".py"}}


def program_config_map(manifests: list[Manifest], account: str) -> Manifest:
    """Return the ConfigMap of the program that runs as an account, named by its hash."""
    names = [
        manifest["metadata"]["name"]
        for manifest in manifests
        if manifest["kind"] == "ConfigMap" and "__main__.py" in manifest.get("data", {})
    ]
    (name,) = [name for name in names if name.rpartition("-")[0] == account]
    return pick(manifests, "ConfigMap", name)


@pytest.fixture
def app(tmp_path: Path) -> App:
    """An App as the delivered app makes it, writing into a folder of the test's own."""
    return App(
        outdir=str(tmp_path / "dist"),
        yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
        output_file_extension=".yaml",
    )


@pytest.fixture
def chart(app: App) -> Chart:
    """A Chart with a namespace, as other teams have one."""
    return Chart(app, "chart", namespace="team", disable_resource_name_hashes=True)


@pytest.fixture
def manifest_snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """A snapshot that is a YAML file."""
    return snapshot.use_extension(ManifestSnapshot)


@pytest.fixture(scope="session")
def helm() -> str:
    """Helm: the one that `make programs` has built, or an installed one. Nothing is built here."""
    found = find_helm(ROOT / ".cache")
    if found is None:
        pytest.skip("helm is neither on PATH nor built by `make programs`, which needs Go")
    return found


def find_helm(cache: Path) -> str | None:
    """Return a helm that was built into *cache*, or else one from PATH."""
    for file in (*cache.glob("cluster/helm-*/bin/helm"), cache / "bin" / "helm"):
        if os.access(file, os.X_OK):
            return str(file)
    return shutil.which("helm")


@pytest.fixture(scope="session")
def promtool() -> str:
    """Promtool: built like the bench's programs, or an installed one."""
    return _built("prometheus", "promtool")


@pytest.fixture(scope="session")
def dashboard_schema() -> str:
    """What reads a dashboard by Grafana's own schema, built likewise."""
    return _built("grafana", "dashboard-schema")


def _built(module: str, program: str) -> str:
    built = sorted((ROOT / ".cache" / "cluster").glob(f"{module}-*/bin/{program}"))
    installed = shutil.which(program)
    for file in [*map(str, filter(Path.is_file, built)), *([installed] if installed else [])]:
        if os.access(file, os.X_OK):
            return file
    pytest.skip(f"no {program}: neither on PATH, nor built by make test-alerts, which needs Go")


def synth(chart: Chart) -> list[Manifest]:
    """Return what a chart renders, after the whole tree's validations."""
    return cast("list[Manifest]", Cdk8sTesting.synth(chart))


def pick(manifests: list[Manifest], kind: str, name: str) -> Manifest:
    """Return the one manifest of this kind and name."""
    found = [
        manifest
        for manifest in manifests
        if manifest["kind"] == kind and manifest["metadata"]["name"] == name
    ]
    assert len(found) == 1, f"{len(found)} of {kind} {name}"
    return found[0]
