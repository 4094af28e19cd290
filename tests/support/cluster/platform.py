"""app.py's dist, told where the bench keeps its git repository and its charts."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

from cdk8s import App, YamlOutputType

from constructs_lib import (
    STABLE_2_14_10,
    AnchorRotation,
    GitAnchorRotation,
    LinkerdRelease,
    RenderedCharts,
)

from .. import composition as platform

CHART_FOLDERS = {
    "https://argoproj.github.io/argo-helm": "argo",
    "https://charts.jetstack.io": "jetstack",
    "https://helm.linkerd.io/stable": "stable",
    "https://helm.linkerd.io/edge": "edge",
}
"""Where a ``ChartRepository`` serves what each of the real repositories has."""


def platform_dist(
    outdir: Path,
    *,
    repository_url: str,
    charts_url: str,
    release: LinkerdRelease = STABLE_2_14_10,
    rendered_charts: RenderedCharts | None = None,
    anchor_rotation: AnchorRotation | GitAnchorRotation | None = None,
    **options: Any,
) -> None:
    """Write app.py's dist into *outdir*: as committed, but for addresses, release and options.

    What was there before goes, as ``make synth`` has it. Further *options* are the stack's.
    """
    shutil.rmtree(outdir, ignore_errors=True)
    app = App(
        outdir=str(outdir),
        yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
        output_file_extension=".yaml",
    )
    platform.build(
        app,
        release=relocated(release, charts_url),
        repository=repository_url,
        rendered_charts=rendered_charts,
        anchor_rotation=anchor_rotation,
        **options,
    )
    app.synth()


def relocated(release: LinkerdRelease, charts_url: str) -> LinkerdRelease:
    """Return the release with its charts taken from below *charts_url*."""
    return replace(
        release,
        charts=tuple(
            replace(chart, repository=f"{charts_url}/{CHART_FOLDERS[chart.repository]}")
            for chart in release.charts
        ),
    )
