"""CertificateFields: what a company demands of its CAs, as it is written."""

from __future__ import annotations

import re
from typing import Any

import pytest
from cdk8s import Chart

from constructs_lib import (
    CertificateAuthority,
    CertificateFields,
    Lifetime,
    MeshRestarter,
    PrivateKey,
    TrustAnchorChain,
)

from ..conftest import pick, synth

DEMANDED = CertificateFields(
    common_name="Example Mesh Root",
    organizations=["Example"],
    organizational_units=["Platform", "Mesh"],
    countries=["NL"],
    permitted_dns_domains=["cluster.local"],
    additional_output_formats=["CombinedPEM", "DER"],
    revision_history_limit=3,
)


def anchor_spec(chart: Chart, fields: CertificateFields) -> dict[str, Any]:
    anchor = CertificateAuthority(
        lifetime=Lifetime.of_hours(336, renew_before=24),
        private_key=PrivateKey(rotation_policy="Never"),
        fields=fields,
    )
    chain = TrustAnchorChain(chart, "Trust", trust_anchor=anchor)
    MeshRestarter(
        chart, "Restarter", namespace="linkerd", certificates=[chain.identity_certificate]
    )
    spec: dict[str, Any] = pick(synth(chart), "Certificate", "linkerd-trust-anchor")["spec"]
    return spec


def test_they_are_written(chart: Chart) -> None:
    spec = anchor_spec(chart, DEMANDED)
    assert spec["commonName"] == "Example Mesh Root"
    assert spec["dnsNames"] == ["root.linkerd.cluster.local"], "the common name is no host's name"
    assert spec["subject"] == {
        "organizations": ["Example"],
        "organizationalUnits": ["Platform", "Mesh"],
        "countries": ["NL"],
    }
    permitted = {"dnsDomains": ["cluster.local"]}
    assert spec["nameConstraints"] == {"critical": True, "permitted": permitted}
    assert spec["additionalOutputFormats"] == [{"type": "CombinedPEM"}, {"type": "DER"}]
    assert spec["revisionHistoryLimit"] == 3


def test_nothing_is_written_by_default(chart: Chart) -> None:
    spec = anchor_spec(chart, CertificateFields())
    for field in (
        "subject",
        "nameConstraints",
        "additionalOutputFormats",
        "revisionHistoryLimit",
    ):
        assert field not in spec


def test_a_common_name_that_is_a_hosts_name_is_the_dns_name_too(chart: Chart) -> None:
    spec = anchor_spec(chart, CertificateFields(common_name="identity.linkerd.cluster.local"))
    assert spec["dnsNames"] == [spec["commonName"]] == ["identity.linkerd.cluster.local"]


def test_equal_fields_are_equal_however_they_were_written() -> None:
    assert CertificateFields(countries=["NL"]) == CertificateFields(countries=("NL",))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"common_name": ""}, "'common_name' () has 0 characters, but X.509 allows 1 to 64"),
        ({"common_name": "a" * 65}, "has 65 characters, but X.509 allows 1 to 64"),
        ({"revision_history_limit": 0}, "'revision_history_limit' (0) must be at least 1"),
    ],
)
def test_what_cert_manager_refuses(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        CertificateFields(**options)


def test_an_existing_ca_has_none() -> None:
    with pytest.raises(ValueError, match=re.escape("'issuer' and 'fields' must be left out")):
        CertificateAuthority(existing_secret_name="corporate", fields=DEMANDED)


class TestNameConstraints:
    """A CA that may not sign what the mesh needs makes every proxy refuse every other."""

    def chain(self, chart: Chart, *domains: str, **options: Any) -> TrustAnchorChain:
        anchor = CertificateAuthority(
            lifetime=Lifetime.of_hours(336, renew_before=24),
            private_key=PrivateKey(rotation_policy="Never"),
            fields=CertificateFields(permitted_dns_domains=domains),
        )
        return TrustAnchorChain(chart, "Trust", trust_anchor=anchor, **options)

    @pytest.mark.parametrize(
        ("domains", "options"),
        [
            (["cluster.local"], {}),
            ([".cluster.local"], {}),
            (["example.com", "linkerd.cluster.local"], {}),
            (["mesh.example.com"], {"trust_domain": "mesh.example.com", "mesh_namespace": "mesh"}),
        ],
    )
    def test_that_let_the_mesh_be(
        self, chart: Chart, domains: list[str], options: dict[str, Any]
    ) -> None:
        self.chain(chart, *domains, **options)

    @pytest.mark.parametrize(
        ("domains", "options", "missing"),
        [
            (["example.com"], {}, "identity.linkerd.cluster.local"),
            (["luster.local"], {}, "identity.linkerd.cluster.local"),
            (
                ["identity.linkerd.cluster.local"],
                {"mesh_namespace": "mesh"},
                "identity.mesh.cluster.local",
            ),
        ],
    )
    def test_that_do_not(
        self, chart: Chart, domains: list[str], options: dict[str, Any], missing: str
    ) -> None:
        message = (
            f"'trust_anchor.fields.permitted_dns_domains' ({', '.join(domains)}) must have "
            f"{missing}, or a domain above it"
        )
        with pytest.raises(ValueError, match=re.escape(message)):
            self.chain(chart, *domains, **options)
