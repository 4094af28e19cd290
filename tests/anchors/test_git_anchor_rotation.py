"""GitAnchorRotation: which anchors, and which of them signs."""

from __future__ import annotations

import re

import pytest
from cdk8s import Duration

from constructs_lib import ALL_NAMESPACES, GitAnchorRotation


def test_names_and_runs() -> None:
    anchors = GitAnchorRotation(
        anchors=["g1", "g2", "g3"], active="g2", namespaces=ALL_NAMESPACES, workloads_at_once=5
    )
    assert anchors.names == ("g1", "g2", "g3")
    assert anchors.runs.workloads_at_once == 5
    assert anchors.runs.deadline_seconds == 540


@pytest.mark.parametrize(
    ("anchors", "active", "message"),
    [
        pytest.param(
            ["g1"],
            "g1",
            "'anchors' (g1) must be at least two: the active one, and the next, which every pod "
            "must know before it may become active",
            id="one-alone",
        ),
        pytest.param(
            ["g1", "g1"],
            "g1",
            "'anchors' (g1, g1) names one twice: each is a key of its own",
            id="twice",
        ),
        pytest.param(
            ["g1", "g2"],
            "g3",
            "'active' (g3) must be one of 'anchors' (g1, g2): only what the trust roots hold may "
            "sign the identity issuer",
            id="not-among-them",
        ),
        pytest.param(["g1", "G2"], "g1", "'anchors' (G2) must be a DNS name", id="no-name"),
    ],
)
def test_refused(anchors: list[str], active: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        GitAnchorRotation(anchors=anchors, active=active, namespaces=ALL_NAMESPACES)


def test_runs_are_checked_too() -> None:
    with pytest.raises(ValueError, match=r"'deadline' \(1m\) must be at least 4m"):
        GitAnchorRotation(
            anchors=["g1", "g2"],
            active="g1",
            namespaces=ALL_NAMESPACES,
            deadline=Duration.minutes(1),
        )
