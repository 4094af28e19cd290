"""The page of the plan holds what the plan of app.py says, and the picture is its picture."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest
from cdk8s import App

from constructs_lib import RenewalPlan, renewal_plan
from constructs_lib.plan.drawing import (
    IN_USE_COLOUR,
    REPLACED_COLOUR,
    SPENT_COLOUR,
    VERDICT_COLOURS,
    WINDOW_COLOUR,
    drawing,
)
from constructs_lib.plan.table import markdown, text
from constructs_lib.plan.timeline import Lane, Span, timeline

from ..conftest import ROOT
from ..support.composition import build
from ..support.planned import ARTICLE, HOUR, every, hours, with_anchor, with_ca, with_tap

PAGE = ROOT / "docs" / "renewal-plan.md"
PICTURE = ROOT / "docs" / "renewal-plan.svg"
ALONE = replace(ARTICLE, restarters=())
WHITE = "#ffffff"


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


def test_picture_is_that_of_the_app(committed: RenewalPlan) -> None:
    """Run `make plan` if it is not, and look at it."""
    assert PICTURE.read_text("utf-8") == f"{drawing(committed)}\n"


class TestTable:
    def test_two_lines_a_requirement_and_a_summary(self) -> None:
        lines = text(plan(with_tap(ca_bundle_follows_authority=True))).splitlines()
        assert len(lines) == 2 * 9 + 2
        assert lines[-1] == "9 requirements: 9 safe, 0 thin, 0 unknown, 0 unsafe"
        assert lines[4].endswith("  17 h 47 min  11 h 47 min if a restarter misses one run")

    def test_what_is_wrong_comes_last(self) -> None:
        lines = text(plan(ALONE)).splitlines()
        assert "9 requirements: 4 safe, 2 thin, 0 unknown, 3 unsafe" in lines
        assert sum(line.startswith("unsafe: ") for line in lines) == 3
        assert any(" never" in line for line in lines[:18])

    def test_what_is_unknown_is_said(self) -> None:
        lines = text(plan(with_anchor(lifetime=None))).splitlines()
        assert (
            "unknown: renewed linkerd-trust-anchor is in the trust roots. Not known: when the "
            "certificate of linkerd-trust-anchor ends"
        ) in lines


class TestTimeline:
    def test_one_cycle_of_the_roots(self) -> None:
        cycle = timeline(ARTICLE)
        assert cycle.seconds == int(336 * HOUR * 1.08)
        assert cycle.lanes[0] == Lane(
            "linkerd-trust-anchor",
            "lives 14 d, renewed after 13 d",
            (
                Span(0, 312 * HOUR, 336 * HOUR),
                Span(312 * HOUR, 624 * HOUR, 648 * HOUR),
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
        (issuer,) = [lane for lane in timeline(ALONE).lanes if "identity-issuer" in lane.title]
        assert [span.start for span in issuer.spans] == [0, 144 * HOUR, 288 * HOUR]

    def test_what_is_too_often_is_written_in_words(self) -> None:
        decade = with_ca(ALONE, lifetime=hours(87600, 8760))
        lanes = timeline(decade).lanes
        (both,) = [lane for lane in lanes if "identity-issuer and 1" in lane.title]
        assert (both.spans, both.every) == ((), 144 * HOUR)
        assert "too often to be drawn" in drawing(plan(with_ca(lifetime=hours(87600, 8760))))

    def test_unknown_lifetimes(self) -> None:
        unknown = with_tap(with_anchor(lifetime=None), lifetime=None)
        assert timeline(unknown).lanes[0] == Lane(
            "linkerd-trust-anchor and 1 more", "its lifetime is unknown"
        )
        nothing = with_ca(unknown, lifetime=None)
        assert timeline(nothing).seconds == int(168 * HOUR * 1.08)


class TestPicture:
    @pytest.mark.parametrize(
        "mesh",
        [
            ARTICLE,
            ALONE,
            every(168 * HOUR),
            every(20 * HOUR),
            with_anchor(lifetime=None, rotation_policy=None),
            with_ca(rotation_policy="Always"),
            with_ca(lifetime=hours(87600, 8760)),
        ],
    )
    def test_it_is_the_same_every_time_and_well_formed(self, mesh: object) -> None:
        first = drawing(plan(mesh))
        assert first == drawing(plan(mesh))
        root = ElementTree.fromstring(first)  # noqa: S314 - it is our own
        assert root.tag == "{http://www.w3.org/2000/svg}svg"

    def test_it_can_be_read_by_everybody(self) -> None:
        """Its texts stand out from white by 4.5 to 1 (WCAG 2.2, 1.4.3), and it is told in words."""
        root = ElementTree.fromstring(drawing(plan(every(168 * HOUR))))  # noqa: S314
        space = "{http://www.w3.org/2000/svg}"
        colours = {text.get("fill", "") for text in root.iter(f"{space}text")}
        assert len(colours) >= 4
        assert {colour for colour in colours if contrast(colour, WHITE) < 4.5} == set()
        assert root.get("role") == "img"
        named = str(root.get("aria-labelledby")).split()
        words = {element.get("id"): element.text or "" for element in root if element.get("id")}
        assert [*words] == named == ["title", "description"]
        assert words["title"] == "3 requirements are not met"
        assert (
            "restarts after linkerd-trust-anchor is renewed: 6 d too late."
            in (words["description"])
        )

    @pytest.mark.parametrize("beside", [WHITE, WINDOW_COLOUR, IN_USE_COLOUR])
    def test_a_replaced_certificate_is_seen(self, beside: str) -> None:
        """A bar stands out from what it touches by 3 to 1 (WCAG 2.2, 1.4.11)."""
        assert contrast(REPLACED_COLOUR, beside) >= 3

    def test_other_bars_and_the_text_on_the_shade_are_seen(self) -> None:
        assert contrast(IN_USE_COLOUR, WINDOW_COLOUR) >= 3
        assert contrast(SPENT_COLOUR, WHITE) >= 3
        assert contrast(VERDICT_COLOURS["unsafe"], WINDOW_COLOUR) >= 4.5

    def test_its_description_has_every_text_of_lanes_and_margins(
        self, committed: RenewalPlan
    ) -> None:
        root = ElementTree.fromstring(drawing(committed))  # noqa: S314
        space = "{http://www.w3.org/2000/svg}"
        description = str(root.findtext(f"{space}desc"))
        lanes = timeline(committed.mesh).lanes
        assert description.startswith(" ".join(f"{lane.title}: {lane.remark}." for lane in lanes))
        assert "holds; 5 more likewise." in description
        texts = {element.text for element in root.iter(f"{space}text")}
        margins = description.split(". ")[len(lanes) :]
        assert len(margins) == len({requirement.kind for requirement in committed.requirements})
        assert [line for line in margins if line.rstrip(".").split(": ")[1] not in texts] == []

    def test_it_says_what_is_wrong(self) -> None:
        picture = drawing(plan(every(168 * HOUR)))
        assert "3 requirements are not met" in picture
        assert "6 d too late" in picture
        assert "nothing in this app restarts it" in drawing(plan(ALONE))
        assert "Every certificate is replaced in time" in drawing(plan())

    def test_tightest_requirement_of_each_kind_is_drawn(self) -> None:
        seldom = replace(ARTICLE.webhooks[0], name="late", secret=("team", "late"))
        mesh = replace(ARTICLE, webhooks=(*ARTICLE.webhooks, seldom))
        picture = drawing(plan(mesh))
        assert "caBundle of team/late" in picture
        assert "caBundle of linkerd-viz/tap" not in picture


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    weights = (0.2126, 0.7152, 0.0722)
    return sum(part * weight for part, weight in zip(linear, weights, strict=True))
