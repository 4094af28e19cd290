"""What is promised of versions is what the releases, the test bench and the package have."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, date, datetime

import pytest

from constructs_lib import EDGE_26_8_3, STABLE_2_14_10, LinkerdRelease
from constructs_lib.kubernetes.pod_options import PROGRAM_IMAGE
from constructs_lib.releases.kubernetes_version import version_for

from ..conftest import ROOT
from ..dist.test_kubernetes_schemas import NEWEST_KUBERNETES

COLUMNS = {STABLE_2_14_10.name: 0, EDGE_26_8_3.name: 1}
BENCH = 2
MODULES = {
    "Kubernetes": "k8s.io/kubernetes",
    "cert-manager": "github.com/cert-manager/cert-manager",
    "trust-manager": "github.com/cert-manager/trust-manager",
    "argo-rollouts": "github.com/argoproj/argo-rollouts",
    "Argo CD": "github.com/argoproj/argo-cd/v3",
}
PYTHON_ENDS = {
    "3.11": date(2027, 10, 31),
    "3.12": date(2028, 10, 31),
    "3.13": date(2029, 10, 31),
    "3.14": date(2030, 10, 31),
}
"""The end of each series' security fixes, by its release schedule (PEP 664, 693, 719, 745)."""
ALPINE_ENDS = {"3.22": date(2027, 5, 1), "3.23": date(2027, 11, 1)}
"""The end of support that Alpine Linux announces for each branch."""


def support_table() -> dict[str, list[str]]:
    """Return the cells of the support table by their row's name."""
    text = (ROOT / "docs" / "versions.md").read_text("utf-8")
    table = text.partition("## What it works with\n\n")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]
    return {name: cells for name, *cells in rows[2:]}


def minor(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")[:2]))


@pytest.mark.parametrize("release", [STABLE_2_14_10, EDGE_26_8_3], ids=lambda each: each.name)
def test_charts_are_those_of_the_releases(release: LinkerdRelease) -> None:
    versions = {name: cells[COLUMNS[release.name]] for name, cells in support_table().items()}
    charts = {chart.name: chart.version for chart in release.charts}
    without_charts = {"Kubernetes", "Argo CD"}
    assert {
        name: version
        for name, version in versions.items()
        if version and name not in without_charts
    } == charts
    oldest = version_for(release, None)
    assert versions["Kubernetes"] == f"{oldest} to {NEWEST_KUBERNETES}"


def test_programs_are_those_of_the_bench() -> None:
    modules = "".join(
        path.read_text("utf-8")
        for path in (ROOT / "tests" / "support" / "cluster" / "modules").glob("*/go.mod")
    )
    for name, cells in support_table().items():
        if name not in MODULES:
            assert cells[BENCH] == "", f"the bench runs no {name}"
            continue
        direct = re.search(rf"\b{re.escape(MODULES[name])} v(\S+)$", modules, re.MULTILINE)
        assert direct
        assert cells[BENCH] == direct[1]


def test_oldest_argo_cd_is_the_one_on_the_bench() -> None:
    """A newer bench would prove nothing about the oldest version that the table promises."""
    cells = support_table()["Argo CD"]
    assert cells[:BENCH] == [f"{'.'.join(map(str, minor(cells[BENCH])))} and newer"] * BENCH


def test_pythons_are_those_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    pythons = [
        found[1]
        for classifier in project["classifiers"]
        if (found := re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", classifier))
    ]
    assert pythons == list(PYTHON_ENDS)
    assert project["requires-python"] == f">={pythons[0]}"
    text = (ROOT / "docs" / "versions.md").read_text("utf-8")
    assert f"Python {pythons[0]} to {pythons[-1]}" in text


def test_image_of_the_jobs_is_in_support() -> None:
    """It runs next to the mesh's keys: a series without security fixes must not stay there."""
    found = re.search(r":(3\.\d+)\.\d+-alpine(3\.\d+)$", PROGRAM_IMAGE)
    assert found, "the image is pinned in another form: change this test"
    python, alpine = found.groups()
    today = datetime.now(UTC).date()
    assert today <= PYTHON_ENDS[python], f"Python {python} gets no more fixes: take a newer series"
    assert today <= ALPINE_ENDS[alpine], f"Alpine {alpine} gets no more fixes: take a newer branch"


def test_placeholders_stand_in_one_place() -> None:
    """Whoever publishes the project puts real addresses there."""
    patterns = ("*.*", ".github/**/*.*", "docs/**/*.*", "constructs_lib/**/*.py", "tools/*.py")
    holders = {
        path.relative_to(ROOT).as_posix()
        for pattern in patterns
        for path in ROOT.glob(pattern)
        if path.is_file()
        and re.search(
            rb"[./]example\.com/linkerd-gitops|linkerd-gitops\.example", path.read_bytes()
        )
    }
    assert holders == {"pyproject.toml"}
