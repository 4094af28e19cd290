"""The page of the plan holds what the plan of app.py says, and the picture is its picture."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest
from cdk8s import App

from constructs_lib import RenewalPlan, renewal_plan
from constructs_lib.plan.drawing import drawing
from constructs_lib.plan.mermaid import gantt
from constructs_lib.plan.table import markdown, text
from constructs_lib.plan.timeline import Lane, Span, timeline

from ..conftest import ROOT
from ..support.delivered_app import build
from ..support.planned import ARTICLE, HOUR, every, hours, with_anchor, with_ca, with_tap

PAGE = ROOT / "docs" / "renewal-plan.md"
PICTURE = ROOT / "docs" / "renewal-plan.svg"
ALONE = replace(ARTICLE, restarters=())


def plan(mesh: object = ARTICLE) -> RenewalPlan:
    assert isinstance(mesh, type(ARTICLE))
    return RenewalPlan.of_mesh(mesh)


@pytest.fixture
def committed(app: App) -> RenewalPlan:
    """The plan of the project's own app."""
    build(app)
    return renewal_plan(app)


def test_table_of_the_page_is_that_of_the_app(committed: RenewalPlan) -> None:
    assert f"\n{markdown(committed)}\n" in PAGE.read_text("utf-8")


def test_chart_of_the_page_is_that_of_the_app(committed: RenewalPlan) -> None:
    chart = gantt(timeline(committed.mesh))
    assert f"```mermaid\n{chart}\n```" in PAGE.read_text("utf-8")


def test_picture_is_that_of_the_app(committed: RenewalPlan) -> None:
    """Run `make plan` if it is not, and look at it."""
    assert PICTURE.read_text("utf-8") == f"{drawing(committed)}\n"


class TestTable:
    def test_two_lines_a_link_and_a_summary(self) -> None:
        lines = text(plan()).splitlines()
        assert len(lines) == 2 * 9 + 2
        assert lines[-1] == "9 links: 9 safe, 0 thin, 0 unknown, 0 unsafe"
        assert lines[4].endswith("  17.79h  11.79h if a restarter misses one run")

    def test_what_is_wrong_comes_last(self) -> None:
        lines = text(plan(ALONE)).splitlines()
        assert "9 links: 4 safe, 2 thin, 0 unknown, 3 unsafe" in lines
        assert sum(line.startswith("unsafe: ") for line in lines) == 3
        assert any(" never" in line for line in lines[:18])

    def test_what_is_unknown_is_said(self) -> None:
        lines = text(plan(with_anchor(validity=None))).splitlines()
        assert (
            "unknown: renewed linkerd-trust-anchor is in the trust roots: nobody said when the "
            "certificate of linkerd-trust-anchor ends"
        ) in lines


class TestTimeline:
    def test_one_cycle_of_the_roots(self) -> None:
        found = timeline(ARTICLE)
        assert found.seconds == int(336 * HOUR * 1.08)
        assert found.lanes[0] == Lane(
            "linkerd-trust-anchor",
            "lives 336h, renewed after 312h",
            (
                Span(0, 312 * HOUR, 336 * HOUR, "no. 1"),
                Span(312 * HOUR, 624 * HOUR, 648 * HOUR, "no. 2"),
            ),
        )

    def test_what_changes_alike_shares_a_lane(self) -> None:
        titles = [lane.title for lane in timeline(ARTICLE).lanes]
        assert titles == [
            "linkerd-trust-anchor",
            "linkerd/linkerd-identity-issuer and 1 more",
            "linkerd-webhook-issuer",
            "a proxy's certificate",
            "linkerd/linkerd-restarter and 1 more",
        ]

    def test_without_a_restarter_the_renewals_are_drawn(self) -> None:
        (issuer,) = [one for one in timeline(ALONE).lanes if "identity-issuer" in one.title]
        assert [span.start for span in issuer.spans] == [0, 144 * HOUR, 288 * HOUR]

    def test_what_is_too_often_is_told_in_words(self) -> None:
        decade = with_ca(ALONE, validity=hours(87600, 8760))
        (both,) = [one for one in timeline(decade).lanes if "identity-issuer and 1" in one.title]
        assert (both.spans, both.every) == ((), 144 * HOUR)
        assert "too often to be drawn" in drawing(plan(with_ca(validity=hours(87600, 8760))))

    def test_unknown_lifetimes(self) -> None:
        unknown = with_tap(with_anchor(validity=None), validity=None)
        assert timeline(unknown).lanes[0] == Lane(
            "linkerd-trust-anchor and 1 more", "nobody said how long it lives"
        )
        nothing = with_ca(unknown, validity=None)
        assert timeline(nothing).seconds == int(168 * HOUR * 1.08)


class TestChart:
    def test_a_colon_would_end_a_tasks_name(self) -> None:
        for line in gantt(timeline(with_anchor(name="a:b;c#d"))).splitlines()[4:]:
            assert line.count(":") == (0 if "section" in line else 1), line


class TestPicture:
    @pytest.mark.parametrize(
        "mesh",
        [
            ARTICLE,
            ALONE,
            every(168 * HOUR),
            every(20 * HOUR),
            with_anchor(validity=None, rotation_policy=None),
            with_ca(rotation_policy="Always"),
            with_ca(validity=hours(87600, 8760)),
        ],
    )
    def test_it_is_the_same_every_time_and_well_formed(self, mesh: object) -> None:
        first = drawing(plan(mesh))
        assert first == drawing(plan(mesh))
        root = ElementTree.fromstring(first)  # noqa: S314 - it is our own
        assert root.tag == "{http://www.w3.org/2000/svg}svg"

    def test_it_says_what_is_wrong(self) -> None:
        said = drawing(plan(every(168 * HOUR)))
        assert "3 links do not hold" in said
        assert "144.21h too late" in said
        assert "nothing here restarts it" in drawing(plan(ALONE))
        assert "Every certificate is replaced in time" in drawing(plan())

    def test_tightest_link_of_each_kind_is_drawn(self) -> None:
        seldom = replace(ARTICLE.webhooks[0], name="late", secret=("team", "late"))
        mesh = replace(ARTICLE, webhooks=(*ARTICLE.webhooks, seldom))
        said = drawing(plan(mesh))
        assert "caBundle of team/late" in said
        assert "caBundle of linkerd-viz/tap" not in said
