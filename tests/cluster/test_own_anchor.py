"""From an anchor of one's own and to it: no pod refuses another on either way."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from constructs_lib import ALL_NAMESPACES, GitAnchorRotation

from ..support.cluster.bench import Bench
from ..support.cluster.figures import Figures
from ..support.cluster.model_mesh import NAMESPACE
from ..support.cluster.re_keying import ANCHORS
from ..support.cluster.ways import Ways, own_anchor, unharmed, ways
from ..support.cluster.workloads import TEAM, restart

pytestmark = pytest.mark.soak
FIRST, SECOND = ANCHORS
THIRD = "linkerd-trust-anchor-3"


def by_git(*anchors: str, active: str) -> GitAnchorRotation:
    return GitAnchorRotation(anchors=anchors, active=active, namespaces=ALL_NAMESPACES)


WITHOUT = by_git(SECOND, THIRD, active=SECOND)


@pytest.fixture(scope="module")
def walk(module_bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Generator[Ways]:
    with ways(module_bench, tmp_path_factory.mktemp("own"), is_own=True) as found:
        yield found


@pytest.fixture
def mesh(walk: Ways, figures: Figures) -> Generator[Ways]:
    """The mesh, in which no pod may refuse another from the beginning of a test to its end."""
    with unharmed(walk, figures):
        yield walk


def test_from_it(mesh: Ways) -> None:
    assert mesh.commit(by_git(FIRST, SECOND, active=FIRST), is_own=True) == ""
    mesh.wait_phase("rest")
    mesh.commit(by_git(FIRST, SECOND, active=SECOND), is_own=True)
    mesh.wait_passed()
    assert f"{FIRST} cannot be removed" in mesh.commit(WITHOUT)
    mesh.wait_passed()
    mesh.kubectl.delete("secret", FIRST, f"{FIRST}-probe", namespace="cert-manager")


def test_to_it(mesh: Ways, tmp_path: Path) -> None:
    mesh.kubectl.apply([own_anchor(tmp_path)])
    mesh.commit(by_git(FIRST, SECOND, active=SECOND), is_own=True)
    mesh.wait_passed()
    assert "cannot be made active" in mesh.commit(by_git(FIRST, SECOND, active=FIRST), is_own=True)
    mesh.wait_passed()


def test_it_does_not_come_or_go_in_one_commit(mesh: Ways) -> None:
    said = mesh.commit(by_git(FIRST, SECOND, active=FIRST))
    assert f"{FIRST} cannot be changed: it is a CA that somebody else brought" in said


def test_off_from_it(mesh: Ways) -> None:
    mesh.commit(by_git(FIRST, THIRD, active=FIRST), is_own=True)
    mesh.wait_passed()
    assert f"{FIRST} is a trust anchor in use" in mesh.commit(None, is_own=True)
    mesh.annotate("unlocked=true")
    mesh.wait_passed()
    mesh.annotate("unlocked-")
    mesh.cluster.wait_trust_roots(1)
    mesh.cluster.wait_seen()
    restart(mesh.kubectl, NAMESPACE)
    restart(mesh.kubectl, TEAM, "deployment")
