"""Every way to turn rotation on and off, or to change it: no pod refuses another on any of them.

The docs (docs/ways.md) have these steps. The tests are one walk on one mesh, in this order.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from constructs_lib import (
    ALL_NAMESPACES,
    AnchorRotation,
    CertificateAuthority,
    GitAnchorRotation,
)

from ..support.cluster.bench import Bench
from ..support.cluster.figures import Figures
from ..support.cluster.model_mesh import NAMESPACE
from ..support.cluster.re_keying import ANCHORS
from ..support.cluster.ways import ISSUANCE, Ways, own_anchor, unharmed, ways
from ..support.cluster.workloads import TEAM, restart

FIRST, SECOND = ANCHORS
ROTATION = AnchorRotation(namespaces=ALL_NAMESPACES)
LONG = 2 * ISSUANCE
"""Seconds: as much longer than leaves live as a week is, for what waits for their end."""


def by_git(active: str) -> GitAnchorRotation:
    return GitAnchorRotation(anchors=ANCHORS, active=active, namespaces=ALL_NAMESPACES)


@pytest.fixture(scope="module")
def walk(module_bench: Bench, tmp_path_factory: pytest.TempPathFactory) -> Generator[Ways]:
    with ways(module_bench, tmp_path_factory.mktemp("ways")) as found:
        yield found


@pytest.fixture
def mesh(walk: Ways, figures: Figures) -> Generator[Ways]:
    """The mesh, in which no pod may refuse another from the beginning of a test to its end."""
    with unharmed(walk, figures):
        yield walk


def test_without_rotation_another_anchor_does_not_come_in_one_commit(
    mesh: Ways, tmp_path: Path
) -> None:
    """What is refused leaves everything as it was, and what nobody wants any more stays."""
    mesh.kubectl.apply([own_anchor(tmp_path, "corporate-root")])
    said = mesh.commit(None, trust_anchor=CertificateAuthority.from_secret_name("corporate-root"))
    assert "linkerd-identity-trust-roots would lose a trust root" in said
    assert f"{FIRST} would get another signer" in said
    assert mesh.kubectl.find("certificate", FIRST, "cert-manager")
    mesh.cluster.wait_seen()
    restart(mesh.kubectl, NAMESPACE)
    restart(mesh.kubectl, TEAM, "deployment")
    assert mesh.commit(None) == ""


def test_on(mesh: Ways) -> None:
    """And off again at once, which is refused: for all we know the second may have signed."""
    assert mesh.commit(ROTATION) == ""
    mesh.wait_phase("leaves")
    said = mesh.commit(None)
    assert f"{SECOND} must stay in the trust roots" in said
    assert f"{SECOND} is a trust anchor in use" in said
    assert mesh.commit(ROTATION) == ""
    mesh.wait_alone(FIRST)


def test_off_from_the_first_anchor(mesh: Ways) -> None:
    mesh.annotate("paused=true")
    assert mesh.commit(None) == ""
    mesh.cluster.wait_trust_roots(1)
    mesh.kubectl.delete("secret", SECOND, namespace="cert-manager")
    mesh.annotate("paused-")
    mesh.cluster.wait_seen()
    restart(mesh.kubectl, NAMESPACE)
    restart(mesh.kubectl, TEAM, "deployment")


def test_on_again_and_to_the_second_anchor(mesh: Ways) -> None:
    """Right after the flip all is off for long."""
    assert mesh.commit(ROTATION) == ""
    mesh.wait_alone(FIRST)
    mesh.move()
    mesh.wait_phase("identity")
    mesh.be_off(LONG)
    mesh.wait_alone(SECOND)


def test_off_from_the_second_anchor_is_refused(mesh: Ways) -> None:
    said = mesh.commit(None)
    assert f"ClusterIssuer {FIRST} may not sign the identity issuer now" in said
    assert f"{SECOND} must stay in the trust roots" in said
    assert mesh.commit(ROTATION) == ""


def test_the_identity_issuer_is_made_again_by_hand(mesh: Ways) -> None:
    """Git's names the first anchor, which may not sign while the second is alone."""
    assert mesh.lose_identity_issuer(), "people have to make it"
    mesh.wait_phase("identity")
    mesh.wait_phase("rest")
    mesh.wait_alone(SECOND)


def test_by_git_to_the_first_anchor(mesh: Ways) -> None:
    """And while leaves are alive back to AnchorRotation, which then gives the second a new key."""
    assert mesh.commit(by_git(SECOND)) == ""
    assert "cannot be made active" in mesh.commit(by_git(FIRST))
    mesh.wait_passed()
    assert mesh.commit(ROTATION) == ""
    mesh.wait_alone(FIRST)


PHASES = ("control plane", "data plane", "flip", "identity", "leaves", "re-key", "rest")


@pytest.mark.soak
@pytest.mark.parametrize("phase", PHASES)
def test_a_lost_certificate_and_a_week_off_in_every_phase(mesh: Ways, phase: str) -> None:
    mesh.commit(ROTATION)
    active = mesh.wait_alone(FIRST, SECOND)
    mesh.move()
    mesh.wait_phase(phase)
    mesh.lose_identity_issuer()
    mesh.be_off(LONG)
    mesh.wait_alone(SECOND if active == FIRST else FIRST)


@pytest.mark.soak
def test_a_shortened_lifetime(mesh: Ways) -> None:
    """Leaves of the former lifetime outlive those that the rotator is told of."""
    assert mesh.commit(ROTATION, issuance=90) == ""
    active = mesh.wait_alone(FIRST, SECOND)
    restart(mesh.kubectl, NAMESPACE)
    mesh.move()
    mesh.wait_phase("identity")
    assert mesh.commit(ROTATION, issuance=ISSUANCE // 2) == ""
    mesh.wait_alone(SECOND if active == FIRST else FIRST)
    mesh.cluster.wait_seen()
    restart(mesh.kubectl, TEAM, "deployment")
