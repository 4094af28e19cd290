"""What people read about a link: the sum in hours, what would help, what is thin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructs_lib.plan.wording import arithmetic, hours, problem, warning

from ..support.planned import ARTICLE, HOUR, every, link, with_anchor, with_ca

ALONE = replace(ARTICLE, restarters=())


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0h"), (20, "0.01h"), (600, "0.17h"), (86400, "24h"), (-120, "-0.03h"), (360000, "100h")],
)
def test_hours(seconds: int, text: str) -> None:
    assert hours(seconds) == text


def test_sum_says_what_each_number_is() -> None:
    assert arithmetic(link(ARTICLE, "anchor-identity")) == (
        "24h (linkerd-trust-anchor ends after its renewal is due) - 0.02h (cert-manager issues) - "
        "0.02h (trust-manager copies) - 6h (linkerd/linkerd-restarter runs again) - "
        "0.17h (a run takes) - 0.01h (clocks differ) = 17.79h"
    )


def test_no_sum() -> None:
    assert arithmetic(link(ARTICLE, "anchor-key")) == "no time is at stake"
    unknown = with_anchor(validity=None)
    assert arithmetic(link(unknown, "anchor-bundle")) == (
        "unknown: when the certificate of linkerd-trust-anchor ends"
    )
    assert arithmetic(link(ALONE, "anchor-identity")).startswith("never: linkerd-identity reads")


def test_child_that_outlives_its_authority() -> None:
    """The sentence that README quotes, with the sum and what would help."""
    said = problem(ALONE, link(ALONE, "webhook-ca"))
    assert said.startswith(
        "'lifetime' (168h, renewed after 144h) of Certificate linkerd-viz/tap outlives its CA: the "
        "certificate of linkerd-webhook-issuer ends 24h after its renewal, and no MeshRestarter "
        "re-issues it before: 24h ("
    )
    assert "= -120.06h. Nearest change: 'renew_before' of linkerd-webhook-issuer: 144h3m20s" in said


def test_seldom_restarter_is_named_with_its_interval() -> None:
    mesh = every(30 * HOUR)
    said = problem(mesh, link(mesh, "webhook-ca"))
    assert "and its restarter re-issues it only every 30h10m: 24h" in said


def test_other_links_say_what_fails() -> None:
    assert problem(ALONE, link(ALONE, "anchor-identity")).startswith(
        "must hold, or no proxy gets a certificate, and those they have run out, but does not: "
        "linkerd-identity restarts after linkerd-trust-anchor is renewed: linkerd-identity reads "
        "its trust anchors only when it starts, and nothing here restarts it. Nearest change: a "
        "MeshRestarter in namespace linkerd"
    )


def test_changed_keys() -> None:
    mesh = with_ca(rotation_policy="Always")
    assert problem(mesh, link(mesh, "webhook-key")).endswith(
        "= -0.03h. Nearest change: 'rotation_policy' Never, and no restarter with that certificate "
        "among its 'certificates'"
    )


def test_thin_margin() -> None:
    mesh = every(20 * HOUR)
    assert warning(link(mesh, "anchor-identity")).startswith(
        "linkerd-identity restarts after linkerd-trust-anchor is renewed, by 3.79h only: if a "
        "restarter misses one run, -16.21h are left. 24h (linkerd-trust-anchor ends"
    )
    alone = link(ALONE, "issuer-identity")
    assert "misses a reload, nothing replaces it in time any more. 168h" in warning(alone)


def test_link_that_nothing_touches_is_not_warned_of() -> None:
    with pytest.raises(ValueError, match=r"^'link' \(anchor-key\) is not thin"):
        warning(link(ARTICLE, "anchor-key"))
