"""The helm that inflates charts, and the way in which cdk8s calls it."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from cdk8s import App, Chart, Helm

from ..kubernetes.manifest import Manifest
from ..releases.helm_release import HelmRelease
from ..releases.helm_values import HelmValues
from ..tree.lost_texts import json_for_go

_OLDEST_VERSION = (3, 14)
"""The oldest helm that is accepted, as major and minor version."""

_REMEDY = (
    f"install Helm {_OLDEST_VERSION[0]}.{_OLDEST_VERSION[1]} or newer "
    "(https://helm.sh/docs/intro/install), or name another helm: 'helm' of RenderedCharts, "
    "HELM=path of make synth"
)


@dataclass(frozen=True, slots=True)
class HelmProgram:
    """A helm that exists and is new enough.

    Attributes:
        path: Its path.
    """

    path: str

    @classmethod
    def named(cls, name: str) -> HelmProgram:
        """Return the helm called *name*: a program on PATH, or a path.

        Raises:
            ValueError: It does not exist, does not run, or is too old.
        """
        path = shutil.which(name)
        if path is None:
            where = "at that path" if "/" in name else "on PATH"
            raise ValueError(
                f"'helm' ({name}) is not {where}, but rendered charts need it: {_REMEDY}"
            )
        try:
            answer = _run(path, "version", "--template", "{{ .Version }}")
        except OSError as error:
            raise ValueError(f"'helm' ({path}) does not run: {error}. {_REMEDY}") from None
        version = re.match(r"v?(\d+)\.(\d+)", answer.stdout.strip())
        if answer.returncode or version is None:
            output = one_line(answer.stderr or answer.stdout) or "nothing"
            raise ValueError(f"'helm' ({path}) printed '{output}' and no version: {_REMEDY}")
        if (int(version[1]), int(version[2])) < _OLDEST_VERSION:
            raise ValueError(
                f"'helm' ({path}) is {answer.stdout.strip()}, which is too old: {_REMEDY}"
            )
        return cls(path)

    def pull(self, release: HelmRelease, target: Path) -> Path:
        """Fetch a release's chart from its repository into *target*, and return the archive.

        Raises:
            ValueError: The repository does not answer, or does not have it.
        """
        source = [release.name, "--repo", release.repository]
        if "://" not in release.repository:
            source = [f"oci://{release.repository}/{release.name}"]
        answer = _run(
            self.path,
            *("pull", *source),
            *("--version", release.version, "--destination", str(target)),
        )
        archives = sorted(target.glob(f"{release.name}-*.tgz"))
        if answer.returncode or not archives:
            raise ValueError(
                f"{release.name} {release.version} cannot be fetched from {release.repository}: "
                f"{one_line(answer.stderr) or 'helm pull wrote no archive'}. Without a network, "
                "put the archives into a folder and name the folder: 'folder' of RenderedCharts, "
                "CHART_FOLDER=path of make synth"
            )
        return archives[0]

    def inflate(
        self, chart: Path, release: HelmRelease, values: HelmValues, kube_version: str
    ) -> list[Manifest]:
        """Return the objects that a chart renders, with hooks and CustomResourceDefinitions.

        They are made in a tree of their own, which is never written.

        Raises:
            ValueError: helm refuses the chart or the values.
        """
        scratch = Chart(App(outdir=str(chart.parent)), "inflated")
        # cdk8s would write them as YAML, in which Go reads some texts as numbers.
        file = chart.parent / "values.json"
        file.write_text(json_for_go(values), "utf-8")
        try:
            Helm(
                scratch,
                "Chart",
                chart=str(chart),
                helm_executable=self.path,
                release_name=release.name,
                namespace=release.namespace,
                helm_flags=[
                    *("--values", str(file), "--include-crds"),
                    # Helm's own default differs from build to build.
                    *("--kube-version", kube_version),
                ],
            )
            return cast("list[Manifest]", scratch.to_json())
        except RuntimeError as error:
            raise ValueError(
                f"{release.name} {release.version} cannot be rendered: {one_line(str(error))}"
            ) from None


def one_line(text: str) -> str:
    """Return a program's output in one line, for an error message."""
    lines = [line.strip() for line in text.splitlines()]
    return "; ".join(line for line in lines if line and not line.startswith("Use --debug"))


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, check=False)
