"""The issuer that linkerd-identity holds, where the release has a metric of it."""

from __future__ import annotations

import pytest

from ..support.alert_scenario import DAY, HOUR, ISSUER, Mesh, all_is_well, put_issuer_ttl, steps
from ..support.promtool import EVERY, Firing, Promtool

LIFE = 7 * DAY


@pytest.fixture
def group() -> str:
    return "linkerd-identity"


def ending(severity: str) -> Firing:
    return {("LinkerdIdentityIssuerEnding", severity, "linkerd"): 1}


def test_only_releases_with_the_metric_have_the_alerts(mesh: Mesh) -> None:
    names = [group["name"] for group in mesh.rules["spec"]["groups"]]
    assert ("linkerd-identity" in names) is mesh.has_issuer_metric
    assert ("issuer_cert_ttl_seconds" in str(mesh.rules)) is mesh.has_issuer_metric


def test_a_reload_that_is_missed(tool: Promtool, mesh: Mesh) -> None:
    """The Certificate is fine, and what is held in memory ends (linkerd/linkerd2#15109)."""
    seconds = 24 * HOUR
    series = all_is_well(mesh, seconds)
    put_issuer_ttl(series, steps(seconds, lambda at: LIFE - at))
    requirement = mesh.plan.requirement("issuer-identity", ISSUER)
    assert requirement.setback is not None
    assert requirement.setback.margin_seconds is not None
    # The plan allows one missed run; after that linkerd-identity should have loaded another.
    warned = LIFE - (20 + requirement.setback.margin_seconds) + 300
    firing = ending("warning") if mesh.has_issuer_metric else {}
    tool.check(series, {warned - EVERY: {}, warned + 2 * EVERY: firing, seconds: firing})


def test_its_end_has_a_time(tool: Promtool, mesh: Mesh) -> None:
    series = all_is_well(mesh, 24 * HOUR)
    put_issuer_ttl(series, steps(24 * HOUR, lambda at: 20 * HOUR - at))
    linkerd = {"namespace": "linkerd", "about": "linkerd-identity-issuer"}
    summary = "linkerd-identity's issuer ends in 2h 0m 0s (1970-01-01 20:00 UTC)."
    end = (
        "When it ends, no proxy gets a certificate, and those they have run out. If Certificate "
        "linkerd/linkerd-identity-issuer is ready, a restart loads it: kubectl --namespace linkerd "
        "rollout restart deployment linkerd-identity. First command: kubectl --namespace linkerd "
        "get events --field-selector=reason=IssuerUpdateSkipped"
    )
    missed = (
        "By now linkerd-identity should have loaded a newer one, with 6 d 11 h or more to go. It "
        f"missed the newer one, or there is none. {end}"
    )
    alerts = [
        {
            "exp_labels": {"severity": severity, **linkerd},
            "exp_annotations": {"summary": summary, "description": description},
        }
        for severity, description in {"warning": missed, "critical": end}.items()
    ]
    firing = alerts if mesh.has_issuer_metric else []
    tool.check_text(series, 18 * HOUR, "LinkerdIdentityIssuerEnding", firing)


def test_half_a_day_before_its_end(tool: Promtool, mesh: Mesh) -> None:
    """Half of this margin would be three days, and nobody has to get up for that."""
    seconds = 24 * HOUR
    series = all_is_well(mesh, seconds)
    put_issuer_ttl(series, steps(seconds, lambda at: 20 * HOUR - at))
    late = 20 * HOUR - 12 * HOUR - 20
    both = ending("warning") | ending("critical")
    if not mesh.has_issuer_metric:
        tool.check(series, {seconds: {}})
        return
    tool.check(
        series,
        {late - EVERY: ending("warning"), late + 2 * EVERY: both, seconds: both},
    )
