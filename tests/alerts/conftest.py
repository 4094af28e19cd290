"""The rules that these tests run promtool on."""

from __future__ import annotations

from pathlib import Path

import pytest
from cdk8s import App

from constructs_lib import AnchorRotation, LinkerdRelease, LinkerdStack, releases, renewal_plan

from ..conftest import pick, synth
from ..support.alert_scenario import Mesh
from ..support.promtool import Promtool


@pytest.fixture
def rotation() -> AnchorRotation | None:
    """How the mesh's anchors are moved between: not at all, unless a file says otherwise."""
    return None


@pytest.fixture(params=releases.ALL, ids=lambda release: release.name)
def mesh(app: App, request: pytest.FixtureRequest, rotation: AnchorRotation | None) -> Mesh:
    """The mesh of a release, with alerts."""
    release: LinkerdRelease = request.param
    stack = LinkerdStack(
        app,
        "Mesh",
        release=release,
        kubernetes_version="1.34",
        alerts=True,
        anchor_rotation=rotation,
    )
    return Mesh(
        stack=stack,
        plan=renewal_plan(app),
        rules=pick(synth(stack.charts["linkerd"]), "PrometheusRule", "linkerd-certificates"),
    )


@pytest.fixture
def group() -> str:
    """The group of rules to play to, or all: hours of all take seconds, so files name theirs."""
    return ""


@pytest.fixture
def tool(promtool: str, mesh: Mesh, group: str, tmp_path: Path) -> Promtool:
    """Promtool, with the mesh's rules in its folder."""
    return Promtool.with_rules(promtool, mesh.rules, tmp_path / "promtool", group)
