"""Say what changed between two versions of an upstream chart, as far as a mesh depends on it.

``python -m tools.compare_charts OLD NEW`` takes two archives or folders of a chart; OLD may be left
out for a chart that no release has. Both are rendered by helm (``HELM``) with the values of the
library's release that pins OLD's version, or with their own. It prints the keys, kinds,
Deployments, webhooks, hooks and the oldest Kubernetes that came and went, and the facts of NEW as a
release has them. ``--write VERSION`` also records its keys, as ``tools.value_keys`` does.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import yaml
from cdk8s import App

from constructs_lib import HelmChart, LinkerdStack, releases
from constructs_lib.kubernetes.manifest import Manifest, annotation, api
from constructs_lib.validations import CLUSTER_SCOPED, NAMESPACED

from .value_keys import FOLDER, Tree, chart_files, known_keys

HOOK = "helm.sh/hook"
KUBERNETES = "1.34.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFacts:
    """What a mesh depends on in a chart.

    Attributes:
        name: Its name.
        version: Its version.
        lists: Sorted names, by what they are the names of.
    """

    name: str
    version: str
    lists: Mapping[str, list[str]]


def main() -> None:
    """Compare two charts, or show one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("charts", type=Path, nargs="+", help="[OLD] NEW: archives, or folders")
    parser.add_argument("--write", metavar="VERSION", help="record the keys of NEW as this version")
    arguments = parser.parse_args()
    paths = cast("list[Path]", arguments.charts)
    files = [chart_files(path) for path in paths]
    name = str(yaml.safe_load(files[-1]["Chart.yaml"])["name"])
    old_version = str(yaml.safe_load(files[0]["Chart.yaml"])["version"])
    values = pinned_values(name, old_version)
    facts = [facts_of(content, rendered(content, values)) for content in files]
    for line in differences(facts[0], facts[-1]) if len(facts) > 1 else ():
        print(line)
    print(helm_chart(facts[-1]))
    if arguments.write:
        target = FOLDER / f"{name}-{arguments.write}.json"
        keys = json.dumps(known_keys(files[-1]), indent=1, sort_keys=True)
        target.write_text(f"{keys}\n", "utf-8")
        print(target)


def pinned_values(name: str, version: str) -> Mapping[str, Any]:
    """Return the values of the release that pins this version, or of the last one with the chart.

    Nothing for a chart that no release has.
    """
    charts = [
        (release, chart)
        for release in releases.ALL
        for chart in release.charts
        if chart.name == name
    ]
    exact = [(release, chart) for release, chart in charts if chart.version == version]
    for release, _ in exact or charts[-1:]:
        with TemporaryDirectory() as folder:
            mesh = LinkerdStack(App(outdir=folder), "Mesh", release=release)
            for helm_releases in mesh.helm_releases.values():
                for helm_release in helm_releases:
                    if helm_release.name == name:
                        return helm_release.values
    return {}


def rendered(files: Mapping[str, str], values: Mapping[str, Any]) -> list[Manifest]:
    """Return what helm renders of a chart.

    Raises:
        SystemExit: helm refuses the chart with these values; what it says is the difference.
    """
    with TemporaryDirectory() as folder:
        chart = Path(folder) / "chart"
        for path, text in files.items():
            file = chart / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        values_file = Path(folder) / "values.json"
        values_file.write_text(json.dumps(values), "utf-8")
        command = [os.environ.get("HELM") or "helm", "template", "chart", str(chart)]
        command += ["--values", str(values_file), "--kube-version", KUBERNETES, "--include-crds"]
        finished = subprocess.run(command, capture_output=True, text=True, check=False)
    if finished.returncode:
        raise SystemExit(f"helm refuses the chart with the release's values: {finished.stderr}")
    return [one for one in yaml.safe_load_all(finished.stdout) if one]


def facts_of(files: Mapping[str, str], manifests: Sequence[Manifest]) -> ChartFacts:
    """Return what a mesh depends on in a chart and its objects."""
    about = yaml.safe_load(files["Chart.yaml"])
    hooks = [one for one in manifests if annotation(one, HOOK)]
    services = {
        str(caller["service"]["name"])
        for manifest in manifests
        for caller in (
            *(hook["clientConfig"] for hook in manifest.get("webhooks") or ()),
            *([manifest["spec"]] if manifest["kind"] == "APIService" else ()),
        )
        if "service" in caller
    }
    kinds: dict[bool, set[str]] = {False: set(), True: set()}
    for manifest in manifests:
        # A chart may leave the namespace to helm.
        is_namespaced = manifest["kind"] in NAMESPACED or (
            "namespace" in manifest["metadata"] and manifest["kind"] not in CLUSTER_SCOPED
        )
        kinds[is_namespaced].add(api(manifest))
    names = {
        "keys": set(_paths(known_keys(files), "")),
        "cluster_kinds": kinds[False],
        "namespaced_kinds": kinds[True],
        "deployments": {
            str(one["metadata"]["name"]) for one in manifests if one["kind"] == "Deployment"
        },
        "webhooks": services,
        "hooks": {f"{one['kind']}/{one['metadata']['name']}" for one in hooks},
        "Kubernetes": {str(about["kubeVersion"])} if "kubeVersion" in about else set[str](),
    }
    return ChartFacts(
        name=str(about["name"]),
        version=str(about["version"]),
        lists={subject: sorted(values) for subject, values in names.items()},
    )


def differences(old: ChartFacts, new: ChartFacts) -> Iterator[str]:
    """Yield a line for each name that is gone, and then for each that is new."""
    for subject, names in old.lists.items():
        others = new.lists[subject]
        yield from (f"{subject}: gone {name}" for name in names if name not in others)
        yield from (f"{subject}: new {name}" for name in others if name not in names)


def helm_chart(facts: ChartFacts) -> str:
    """Return the facts as a release has them; what no chart says is left to people."""
    known = {chart.name: chart for release in releases.ALL for chart in release.charts}.get(
        facts.name, HelmChart(name="", repository="REPOSITORY", version="", folder="control_plane")
    )
    fields = {
        "name": facts.name,
        "repository": known.repository,
        "version": facts.version,
        "folder": known.folder,
        **{
            field: tuple(facts.lists[field])
            for field in ("deployments", "cluster_kinds", "namespaced_kinds")
        },
    }
    lines = [f"    {field}={value!r}," for field, value in fields.items()]
    lines += [f"    # a webhook: {service}" for service in facts.lists["webhooks"]]
    return "\n".join(["HelmChart(", *lines, ")"])


def _paths(tree: Tree, prefix: str) -> Iterator[str]:
    for key, below in tree.items():
        yield f"{prefix}{key}"
        if isinstance(below, dict):
            yield from _paths(below, f"{prefix}{key}.")


if __name__ == "__main__":
    main()
