"""IssuerRef: ours unless declared external."""

from __future__ import annotations

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
