"""AnchorRotation: its defaults, and what it is refused for."""

from __future__ import annotations

import re
from typing import Any

import pytest
from cdk8s import Cron, Duration

from constructs_lib import ALL_NAMESPACES, AnchorRotation, GitAnchorRotation


def test_defaults() -> None:
    rotation = AnchorRotation(namespaces=ALL_NAMESPACES)
    runs = rotation.runs
    assert rotation.every_seconds == 90 * 86400
    assert runs.schedule.expression == "*/10 * * * *"
    assert runs.schedule.time_zone == "Etc/UTC"
    assert runs.workloads_at_once == 3
    assert runs.namespaces is None, "all"
    assert runs.deadline_seconds == 540, "less than the ten minutes between two runs"
    assert runs.margin_seconds == 3600


def test_options() -> None:
    rotation = AnchorRotation(
        every=Duration.days(30),
        schedule=Cron(minute="*/15", hour="1-4"),
        time_zone="Europe/Warsaw",
        workloads_at_once=1,
        namespaces=["shop", "search"],
        deadline=Duration.minutes(12),
        margin=Duration.hours(2),
    )
    runs = rotation.runs
    assert rotation.every_seconds == 30 * 86400
    assert runs.schedule.expression == "*/15 1-4 * * *"
    assert runs.schedule.time_zone == "Europe/Warsaw"
    assert runs.workloads_at_once == 1
    assert runs.namespaces == ("shop", "search")
    assert runs.deadline_seconds == 720
    assert runs.margin_seconds == 7200


def test_equal_if_they_come_to_the_same() -> None:
    each = AnchorRotation(every=Duration.days(1), namespaces=["a"])
    assert each == AnchorRotation(every=Duration.hours(24), namespaces=("a",))
    assert each != AnchorRotation(every=Duration.hours(25), namespaces=("a",))
    assert each != AnchorRotation(every=Duration.days(1), namespaces=("b",))


@pytest.mark.parametrize("choice", [{}, {"namespaces": []}], ids=str)
def test_whose_workloads_may_be_restarted_must_be_said(choice: dict[str, Any]) -> None:
    message = (
        "'namespaces' must say whose workloads may be restarted: a list that has the mesh's own "
        "namespaces and your applications', such as ['linkerd', 'linkerd-viz', 'shop'], or "
        "ALL_NAMESPACES for the whole cluster. There is no default"
    )
    with pytest.raises(ValueError, match=re.escape(message)):
        AnchorRotation(**choice)
    with pytest.raises(ValueError, match=re.escape(message)):
        GitAnchorRotation(anchors=["g1", "g2"], active="g1", **choice)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(
            {"workloads_at_once": 0},
            "'workloads_at_once' (0) must be at least 1: nothing would be restarted, and no pod "
            "would ever learn a new trust anchor",
            id="none-at-once",
        ),
        pytest.param(
            {"deadline": Duration.seconds(239)},
            "'deadline' (3m59s) must be at least 4m: a run begins nothing in its last 2m",
            id="short-deadline",
        ),
        pytest.param(
            {"deadline": Duration.minutes(10)},
            "'deadline' (10m) must be shorter than the shortest gap of the schedule "
            "'*/10 * * * *' (10m): a run could still be going when the next is due",
            id="runs-overlap",
        ),
        pytest.param(
            {"schedule": Cron(hour="1-4")},
            "'deadline' (9m) must be shorter than the shortest gap of the schedule '* 1-4 * * *' "
            "(1m): a run could still be going when the next is due. The minute '*' means every",
            id="every-minute",
        ),
        pytest.param(
            {"schedule": Cron(minute="0,5")},
            "'deadline' (9m) must be shorter than the shortest gap of the schedule '0,5 * * * *' "
            "(5m)",
            id="uneven",
        ),
        pytest.param(
            {"margin": Duration.seconds(0)},
            "'margin' (0s) must be at least 1s: a certificate ends when the slowest clock says so",
            id="no-margin",
        ),
        pytest.param(
            {"namespaces": "shop"},
            "'namespaces' (shop) must be a list of texts: write ['shop']",
            id="one-name",
        ),
        pytest.param(
            {"namespaces": ["shop", "shop"]},
            "'namespaces' (shop, shop) names one twice",
            id="twice",
        ),
        pytest.param(
            {"namespaces": ["*", "shop"]},
            "'namespaces' (*) must be a DNS label",
            id="all-and-more",
        ),
        pytest.param(
            {"namespaces": ["Shop"]}, "'namespaces' (Shop) must be a DNS label", id="no-label"
        ),
        pytest.param({"time_zone": "Local"}, "'time_zone' (Local) must be a name", id="time-zone"),
        pytest.param(
            {"time_zone": "Europe/Nowhere"}, "'time_zone' (Europe/Nowhere) must be", id="no-zone"
        ),
    ],
)
def test_refused(options: dict[str, Any], message: str) -> None:
    everywhere: dict[str, Any] = {"namespaces": ALL_NAMESPACES}
    with pytest.raises(ValueError, match=re.escape(message)):
        AnchorRotation(**(everywhere | options))
