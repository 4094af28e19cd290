"""Certificates that are not renewed, not replaced, not ready."""

from __future__ import annotations

from dataclasses import replace

import pytest

from constructs_lib import CertificateRef

from ..support.alert_scenario import (
    ANCHOR,
    DAY,
    HOUR,
    ISSUER,
    Mesh,
    all_is_well,
    constant,
    put_certificate,
    put_ready,
    put_trust_roots,
    steps,
)
from ..support.promtool import EVERY, Firing, Promtool

DUE = HOUR
"""When the roots' renewal is due in these tests."""
HALF_A_DAY = 12 * HOUR
NOT_RENEWED: Firing = {("LinkerdCertificateNotRenewed", "warning", "cert-manager"): 1}
ROOT_OVERDUE: Firing = {("LinkerdCertificateOverdue", "critical", "cert-manager"): 1}
ISSUER_OVERDUE: Firing = {("LinkerdCertificateOverdue", "critical", "linkerd"): 1}


@pytest.fixture
def group() -> str:
    return "linkerd-certificates"


def certificate(mesh: Mesh, namespace: str, name: str) -> CertificateRef:
    by_name = {(known.namespace, known.name): known for known in mesh.certificates}
    return by_name[namespace, name]


def allowed(margin: int) -> int:
    """Return how much of a margin may be spent before somebody has to get up."""
    return margin - min(margin // 2, HALF_A_DAY)


@pytest.mark.parametrize("name", [ANCHOR, "linkerd-webhook-issuer"])
def test_root_that_is_not_renewed(tool: Promtool, mesh: Mesh, name: str) -> None:
    """A warning after cert-manager's second attempt, critical when half of the margin is spent."""
    series = all_is_well(mesh, 14 * HOUR)
    root = certificate(mesh, "cert-manager", name)
    put_certificate(series, root, constant(DUE + DAY, 14 * HOUR), constant(DUE, 14 * HOUR))
    margin = mesh.margin("anchor-identity" if name == ANCHOR else "webhook-bundle")
    warned = DUE + 60 + 3600 + 300
    late = DUE + 60 + allowed(margin)

    tool.check(
        series,
        {
            DUE: {},
            warned - EVERY: {},
            warned + 2 * EVERY: NOT_RENEWED,
            late - EVERY: NOT_RENEWED,
            late + 2 * EVERY: NOT_RENEWED | ROOT_OVERDUE,
            14 * HOUR: NOT_RENEWED | ROOT_OVERDUE,
        },
    )


def test_a_namesake_elsewhere_hides_nothing(tool: Promtool, mesh: Mesh) -> None:
    """cert-manager's own namespace is beside it where Prometheus renames the Certificate's."""
    seconds = 14 * HOUR
    series = all_is_well(mesh, seconds)
    root = certificate(mesh, "cert-manager", ANCHOR)
    put_certificate(series, root, constant(DUE + DAY, seconds), constant(DUE, seconds))
    fine = replace(root, namespace="staging")
    put_certificate(series, fine, constant(90 * DAY, seconds), constant(80 * DAY, seconds))
    tool.check(series, {seconds: NOT_RENEWED | ROOT_OVERDUE})


def test_what_is_left_then_is_what_the_plan_needs(mesh: Mesh) -> None:
    """The number in the rule is the plan's: the CA's overlap, less all that the plan counts with.

    Who gets up then has half of the margin, and after that the restarter still has its run.
    """
    (rule,) = [
        rule
        for rule in mesh.rules["spec"]["groups"][0]["rules"]
        if rule["alert"] == "LinkerdCertificateOverdue" and ANCHOR in rule["expr"]
    ]
    margin = mesh.margin("anchor-identity")
    threshold = int(rule["expr"].rsplit(" < ", 1)[1])
    assert threshold - 300 == DAY - 60 - allowed(margin)
    # Renewed at that moment plus what is left, the restarter's run still ends in time.
    assert threshold - 300 - min(margin // 2, HALF_A_DAY) >= 60 + 6 * HOUR + 600 + 20


@pytest.mark.parametrize("late", [0, 60, 3660])
def test_root_that_is_renewed_late_but_within_the_plan(
    tool: Promtool, mesh: Mesh, late: int
) -> None:
    """The second attempt, an hour later, is what the plan allows cert-manager."""
    series = all_is_well(mesh, 14 * HOUR)
    again = 336 * HOUR
    put_certificate(
        series,
        certificate(mesh, "cert-manager", ANCHOR),
        steps(14 * HOUR, lambda at: DUE + DAY if at <= DUE + late else DUE + late + again),
        steps(14 * HOUR, lambda at: DUE if at <= DUE + late else DUE + late + again - DAY),
    )
    put_trust_roots(series, steps(14 * HOUR, lambda at: 7 if at <= DUE + late else 8))
    tool.check(series, {at: {} for at in range(0, 14 * HOUR, 300)})


def test_child_that_nobody_re_issues(tool: Promtool, mesh: Mesh) -> None:
    """It lives for a week, but the CA beside it may end before: the plan's margin decides."""
    series = all_is_well(mesh, 20 * HOUR)
    issuer = certificate(mesh, *ISSUER)
    put_certificate(series, issuer, constant(7 * DAY, 20 * HOUR), constant(6 * DAY, 20 * HOUR))
    late = 6 * HOUR + 600 + allowed(mesh.margin("anchor-issuer"))

    tool.check(
        series,
        {
            7 * HOUR: {},
            late - EVERY: {},
            late + 2 * EVERY: ISSUER_OVERDUE,
            20 * HOUR: ISSUER_OVERDUE,
        },
    )


def test_every_webhook_has_an_alert_of_its_own(tool: Promtool, mesh: Mesh) -> None:
    """A webhook's lives for a week and hangs on nothing else: half a day before it ends."""
    seconds = 157 * HOUR
    series = all_is_well(mesh, seconds)
    for reissued in mesh.certificates:
        if reissued.namespace != "cert-manager":
            put_certificate(
                series, reissued, constant(7 * DAY, seconds), constant(8 * DAY, seconds)
            )
    tool.check(
        series,
        {
            155 * HOUR: {("LinkerdCertificateOverdue", "critical", "linkerd"): 1},
            seconds: {
                ("LinkerdCertificateOverdue", "critical", "linkerd"): 1 + mesh.count("linkerd"),
                ("LinkerdCertificateOverdue", "critical", "linkerd-viz"): mesh.count("linkerd-viz"),
            },
        },
    )


class TestReady:
    def test_a_run_of_the_restarter_is_no_reason(self, tool: Promtool, mesh: Mesh) -> None:
        """While a Secret is missing its Certificate is not ready, and its end is 0."""
        series = all_is_well(mesh, 8 * HOUR)
        issuer = certificate(mesh, *ISSUER)

        def away(at: int) -> bool:
            return 6 * HOUR <= at < 6 * HOUR + 540

        put_ready(series, issuer, steps(8 * HOUR, lambda at: 0 if away(at) else 1))
        put_certificate(
            series,
            issuer,
            steps(8 * HOUR, lambda at: 0 if away(at) else at // (6 * HOUR) * 6 * HOUR + 7 * DAY),
            steps(8 * HOUR, lambda at: 0 if away(at) else at // (6 * HOUR) * 6 * HOUR + 6 * DAY),
        )
        tool.check(series, {at: {} for at in range(5 * HOUR, 8 * HOUR, EVERY)})

    def test_missing(self, tool: Promtool, mesh: Mesh) -> None:
        series = all_is_well(mesh, 18 * HOUR)
        issuer = certificate(mesh, *ISSUER)
        gone = 6 * HOUR
        put_ready(series, issuer, steps(18 * HOUR, lambda at: 0 if at >= gone else 1))
        put_certificate(
            series,
            issuer,
            steps(18 * HOUR, lambda at: 0 if at >= gone else 7 * DAY),
            steps(18 * HOUR, lambda at: 0 if at >= gone else 6 * DAY),
        )
        warning: Firing = {("LinkerdCertificateNotReady", "warning", "linkerd"): 1}
        critical: Firing = {("LinkerdCertificateNotReady", "critical", "linkerd"): 1}
        late = gone + allowed(mesh.margin("anchor-issuer"))
        tool.check(
            series,
            {
                gone + 600 - EVERY: {},
                gone + 600: warning,
                late - EVERY: warning,
                late + EVERY: warning | critical,
            },
        )


def test_what_an_engineer_reads(tool: Promtool, mesh: Mesh) -> None:
    """What is wrong, what breaks when, and the first command."""
    series = all_is_well(mesh, 14 * HOUR)
    anchor = certificate(mesh, "cert-manager", ANCHOR)
    put_certificate(series, anchor, constant(DUE + DAY, 14 * HOUR), constant(DUE, 14 * HOUR))
    tool.check_text(
        series,
        at=11 * HOUR,
        name="LinkerdCertificateOverdue",
        alerts=[
            {
                "exp_labels": {
                    "severity": "critical",
                    "namespace": "cert-manager",
                    "about": "trust anchor",
                    "name": ANCHOR,
                },
                "exp_annotations": {
                    "summary": "Trust anchor cert-manager/linkerd-trust-anchor is not replaced in "
                    "time.",
                    "description": "It has 14h 0m 0s left to live. At worst it is replaced at the "
                    "age of 13 d, and it is older than 13 d 8 h. What breaks at 1970-01-01 "
                    "18:48 UTC at worst: no proxy gets a certificate, and those they have run out. "
                    "First command: kubectl --namespace cert-manager describe certificate "
                    "linkerd-trust-anchor",
                },
            }
        ],
    )
