"""Relations between constructs: all problems of a tree at once, with the constructs' paths."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cdk8s import App, Chart

from constructs_lib import (
    CertificateRef,
    IssuerRef,
    MeshRestarter,
    TrustAnchorChain,
    WebhookCertificate,
)

from ..conftest import synth
from ..tree.test_inventory import problems

FOREIGN = IssuerRef.from_cluster_issuer_name("corporate")


def test_problems_of_the_whole_tree_are_reported_at_once(app: App) -> None:
    chart = Chart(app, "one", namespace="a")
    other = Chart(app, "other", namespace="linkerd")
    trust = TrustAnchorChain(chart, "Trust")
    trust.add_webhook_certificate(chart, "Late", service="late", namespace="a")
    WebhookCertificate(other, "Tap", issuer=IssuerRef(name="nobody"), service="tap")
    orphan = CertificateRef(name="x", namespace="linkerd", secret_name="y")
    MeshRestarter(other, "Restarter", certificates=[orphan])
    lines = problems(app)
    assert [problem.split(" ")[0] for problem in lines] == [
        "one/Trust/IdentityIssuer:",
        "one/Late:",
        "other/Tap:",
        "other/Restarter:",
    ]
    assert "outlives its CA: the certificate of linkerd-trust-anchor ends 24h" in lines[0]
    assert "outlives its CA: the certificate of linkerd-webhook-issuer ends 24h" in lines[1]
    assert "'issuer' (ClusterIssuer nobody) of Certificate linkerd/tap" in lines[2]
    assert "has Certificate linkerd/x of Secret linkerd/y" in lines[3]


def test_restarter_in_another_chart_helps(app: App) -> None:
    trust = TrustAnchorChain(Chart(app, "one"), "Trust")
    mesh = Chart(app, "mesh", namespace="linkerd")
    MeshRestarter(mesh, "Restarter", certificates=[trust.identity_certificate])
    app.synth()


def test_issuer_of_another_app_is_unknown_here(app: App, tmp_path: Path) -> None:
    """Unless it is declared external: nothing says that the other App is ever deployed."""
    elsewhere = App(outdir=str(tmp_path / "elsewhere"))
    trust = TrustAnchorChain(Chart(elsewhere, "chart"), "Trust")
    here = Chart(app, "here", namespace="team")
    tap = WebhookCertificate(here, "Tap", issuer=trust.webhook_issuer, service="tap")
    MeshRestarter(here, "Restarter", certificates=[tap.certificate])
    [problem] = problems(app)
    assert problem.startswith("here/Tap: 'issuer' (ClusterIssuer linkerd-webhook-issuer)")


def test_certificate_of_another_app_is_unknown_here(app: App, tmp_path: Path) -> None:
    elsewhere = Chart(App(outdir=str(tmp_path / "elsewhere")), "chart")
    tap = WebhookCertificate(elsewhere, "Tap", issuer=FOREIGN, service="tap", namespace="team")
    here = Chart(app, "here", namespace="team")
    MeshRestarter(here, "Restarter", certificates=[tap.certificate])
    [problem] = problems(app)
    assert problem.startswith("here/Restarter: 'certificates' of team/linkerd-restarter has")


def test_any_charts_synth_checks_the_whole_tree(app: App, chart: Chart) -> None:
    WebhookCertificate(chart, "Tap", issuer=IssuerRef(name="nobody"), service="tap")
    innocent = Chart(app, "innocent")
    with pytest.raises(RuntimeError, match=re.escape("chart/Tap: 'issuer'")):
        synth(innocent)


def test_tree_without_problems_synthesises(chart: Chart) -> None:
    WebhookCertificate(chart, "Tap", issuer=FOREIGN, service="tap")
    assert len(synth(chart)) == 1
