"""IssuerRef: ours unless declared external."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from constructs_lib import IssuerRef, Lifetime

YEAR = Lifetime.of_hours(8760, renew_before=720)


def test_default_is_a_cluster_issuer_of_ours() -> None:
    issuer = IssuerRef(name="corporate")
    assert issuer.kind == "ClusterIssuer"
    assert not issuer.external, "a misspelt name must be found, so an external one is declared"
    assert issuer.lifetime is None


def test_cluster_issuer_of_somebody_else() -> None:
    issuer = IssuerRef.from_cluster_issuer_name("corporate", lifetime=YEAR)
    expected = IssuerRef(name="corporate", kind="ClusterIssuer", lifetime=YEAR, external=True)
    assert issuer == expected


def test_namespaced_issuer_of_somebody_else() -> None:
    issuer = IssuerRef.from_issuer_name("team", lifetime=YEAR)
    assert issuer == IssuerRef(name="team", kind="Issuer", lifetime=YEAR, external=True)


def test_lifetime_of_somebody_elses_issuer_may_be_unknown() -> None:
    assert IssuerRef.from_cluster_issuer_name("corporate").lifetime is None
    assert IssuerRef.from_issuer_name("team").lifetime is None


def own(name: str) -> IssuerRef:
    return IssuerRef(name=name)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(own, id="own"),
        pytest.param(IssuerRef.from_cluster_issuer_name, id="cluster"),
        pytest.param(IssuerRef.from_issuer_name, id="namespaced"),
    ],
)
def test_name_must_be_a_dns_name(make: Callable[[str], IssuerRef]) -> None:
    with pytest.raises(ValueError, match=r"'name' \(My Issuer\) must be a DNS name"):
        make("My Issuer")


def test_issuer_of_another_project() -> None:
    issuer = IssuerRef.from_external_issuer(
        "private-ca", kind="AWSPCAClusterIssuer", group="awspca.cert-manager.io", lifetime=YEAR
    )
    assert issuer.external
    assert issuer.lifetime == YEAR
    assert issuer.identity == ("awspca.cert-manager.io", "AWSPCAClusterIssuer", "private-ca")


def test_another_project_may_have_a_kind_of_the_same_name() -> None:
    """EverTrust's does (kinds Issuer and ClusterIssuer)."""
    issuer = IssuerRef.from_external_issuer("a", kind="Issuer", group="horizon.evertrust.io")
    assert issuer != IssuerRef.from_issuer_name("a")


@pytest.mark.parametrize(
    ("kind", "group", "message"),
    [
        pytest.param(
            "AWSPCAClusterIssuer",
            "cert-manager.io",
            "'kind' (AWSPCAClusterIssuer) must be ClusterIssuer or Issuer in group "
            "cert-manager.io, in this spelling: cert-manager waits for any other for ever. For an "
            "issuer of another project use IssuerRef.from_external_issuer() with its 'group', such "
            "as awspca.cert-manager.io",
            id="without-its-group",
        ),
        pytest.param(
            "clusterissuer",
            "cert-manager.io",
            "'kind' (clusterissuer) must be ClusterIssuer or Issuer",
            id="wrong-case",
        ),
        pytest.param(
            "stepissuer",
            "certmanager.step.sm",
            "'kind' (stepissuer) must be a kind such as AWSPCAClusterIssuer",
            id="no-kind",
        ),
        pytest.param("StepIssuer", "step", "'group' (step) must be an API group", id="no-dot"),
        pytest.param("StepIssuer", "A.b", "'group' (A.b) must be a DNS name", id="no-group"),
    ],
)
def test_issuers_that_cert_manager_would_wait_for(kind: str, group: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        IssuerRef(name="ca", kind=kind, group=group)
