"""What people read about a requirement: the sum in hours, what would help, what is thin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructs_lib.plan.wording import arithmetic, hours, problem, warning

from ..support.planned import ARTICLE, HOUR, every, required, with_anchor, with_ca

ALONE = replace(ARTICLE, restarters=())


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0h"), (20, "0.01h"), (600, "0.17h"), (86400, "24h"), (-120, "-0.03h"), (360000, "100h")],
)
def test_hours(seconds: int, text: str) -> None:
    assert hours(seconds) == text


def test_sum_says_what_each_number_is() -> None:
    assert arithmetic(required(ARTICLE, "anchor-identity")) == (
        "24h (linkerd-trust-anchor ends after its renewal is due) - 0.02h (cert-manager issues) - "
        "0.02h (trust-manager copies) - 6h (linkerd/linkerd-restarter runs again) - "
        "0.17h (a run takes) - 0.01h (clocks differ) = 17.79h"
    )


def test_no_sum() -> None:
    assert arithmetic(required(ARTICLE, "anchor-key")) == "no time is at stake"
    unknown = with_anchor(lifetime=None)
    assert arithmetic(required(unknown, "anchor-bundle")) == (
        "unknown: when the certificate of linkerd-trust-anchor ends"
    )
    assert arithmetic(required(ALONE, "anchor-identity")).startswith(
        "never: linkerd-identity reads"
    )


def test_child_that_outlives_its_authority() -> None:
    """The sentence that docs/lifetimes.md quotes, with the sum and what would help."""
    sentence = problem(ALONE, required(ALONE, "webhook-ca"))
    assert sentence.startswith(
        "'lifetime' (168h, renewed after 144h) of Certificate linkerd-viz/tap outlives its CA: the "
        "certificate of linkerd-webhook-issuer ends 24h after its renewal, and no MeshRestarter "
        "re-issues it before: 24h ("
    )
    assert (
        "= -120.06h. Nearest change: 'renew_before' of linkerd-webhook-issuer: 144h3m20s"
        in sentence
    )


def test_seldom_restarter_is_named_with_its_interval() -> None:
    mesh = every(30 * HOUR)
    sentence = problem(mesh, required(mesh, "webhook-ca"))
    assert "and its restarter re-issues it only every 30h10m: 24h" in sentence


def test_what_never_happens_says_why() -> None:
    assert problem(ALONE, required(ALONE, "anchor-identity")).startswith(
        "linkerd-identity restarts after linkerd-trust-anchor is renewed: not guaranteed, because "
        "linkerd-identity reads its trust anchors only when it starts, and nothing in this app "
        "restarts it. Then no proxy gets a certificate, and those they have run out. Nearest "
        "change: a MeshRestarter in namespace linkerd"
    )


def test_what_comes_too_late_says_by_how_much() -> None:
    mesh = every(24 * HOUR)
    assert problem(mesh, required(mesh, "anchor-identity")).startswith(
        "linkerd-identity restarts after linkerd-trust-anchor is renewed, but up to 12 min "
        "20 s too late. Then no proxy gets a certificate, and those they have run out. 24h "
        "available, 24.21h needed: 24h (linkerd-trust-anchor ends after its renewal is due) - "
    )


def test_changed_keys() -> None:
    mesh = with_ca(rotation_policy="Always")
    assert problem(mesh, required(mesh, "webhook-key")) == (
        "linkerd-webhook-issuer, which signed linkerd-viz/tap, keeps its key: not guaranteed, "
        "because every renewal of linkerd-webhook-issuer changes its key (rotationPolicy Always), "
        "and the API server takes one CA at a time. Then the API server cannot call the webhook "
        "until the pods catch up, up to 2 min. Nearest change: 'rotation_policy' Never"
    )


def test_thin_margin() -> None:
    mesh = every(20 * HOUR)
    assert warning(required(mesh, "anchor-identity")).startswith(
        "linkerd-identity restarts after linkerd-trust-anchor is renewed, with only 3 h 47 min to "
        "spare. If a restarter misses one run, this is 16 h 12 min too late. 24h (linkerd-trust-"
        "anchor"
    )
    alone = required(ALONE, "issuer-identity")
    assert "If linkerd-identity misses a reload, this never happens. 168h" in warning(alone)


def test_only_thin_requirements_are_warned_of() -> None:
    with pytest.raises(ValueError, match=r"^'requirement' \(anchor-key\) must be thin"):
        warning(required(ARTICLE, "anchor-key"))
