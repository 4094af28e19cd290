"""WebhookCertificate: the names that Linkerd's charts look for, in an encoding that it reads."""

from __future__ import annotations

import pytest
from cdk8s import ApiObject, Chart, JsonPatch
from syrupy.assertion import SnapshotAssertion

from constructs_lib import IssuerRef, PrivateKey, WebhookCertificate

from ..conftest import pick, synth

FOREIGN = IssuerRef.from_cluster_issuer_name("corporate")


def test_default_configuration(chart: Chart, manifest_snapshot: SnapshotAssertion) -> None:
    WebhookCertificate(chart, "Tap", issuer=FOREIGN, service="tap", namespace="linkerd-viz")

    manifests = synth(chart)

    assert manifests == manifest_snapshot
    spec = pick(manifests, "Certificate", "tap")["spec"]
    assert spec["secretName"] == "tap-k8s-tls", "the charts mount this very Secret"
    assert spec["dnsNames"] == ["tap.linkerd-viz.svc"], "the API server calls this very name"
    assert spec["privateKey"]["encoding"] == "PKCS8", "the policy validator reads nothing else"
    assert spec["privateKey"]["rotationPolicy"] == "Always", "the default changed in 1.18"
    assert spec["usages"] == ["server auth"]


def test_main_object_is_the_default_child(chart: Chart) -> None:
    tap = WebhookCertificate(chart, "Tap", issuer=FOREIGN, service="tap")
    assert ApiObject.of(tap).kind == "Certificate"


def test_what_the_charts_are_told(chart: Chart) -> None:
    tap = WebhookCertificate(chart, "Tap", issuer=FOREIGN, service="tap", namespace="linkerd-viz")
    assert tap.inject_ca_from == "linkerd-viz/tap"
    assert tap.inject_ca_from_secret is None
    assert tap.ca_values == {"injectCaFrom": "linkerd-viz/tap"}
    assert tap.secret_name == "tap-k8s-tls"
    assert tap.dns_names == ("tap.linkerd-viz.svc",)


def test_namespace_defaults_to_the_charts(chart: Chart) -> None:
    tap = WebhookCertificate(chart, "Tap", issuer=FOREIGN, service="tap")
    assert tap.namespace == "team"
    assert pick(synth(chart), "Certificate", "tap")["metadata"]["namespace"] == "team"


def test_common_name_that_does_not_fit_is_left_out(chart: Chart) -> None:
    """X.509 ends a common name at 64 characters; the DNS name is what is verified."""
    service = "s" * 63
    WebhookCertificate(chart, "Long", issuer=FOREIGN, service=service)
    spec = pick(synth(chart), "Certificate", service)["spec"]
    assert "commonName" not in spec
    assert spec["dnsNames"] == [f"{service}.team.svc"]


def test_key_must_be_pkcs8(chart: Chart) -> None:
    with pytest.raises(ValueError, match=r"'private_key.encoding' \(PKCS1\) must be PKCS8"):
        WebhookCertificate(
            chart,
            "Tap",
            issuer=FOREIGN,
            service="tap",
            private_key=PrivateKey(rotation_policy="Always"),
        )


def test_service_must_be_a_dns_label(chart: Chart) -> None:
    with pytest.raises(ValueError, match=r"'service' \(Tap\) must be a DNS label"):
        WebhookCertificate(chart, "Tap", issuer=FOREIGN, service="Tap")


def test_issuer_that_nobody_makes_is_reported(chart: Chart) -> None:
    """Such a Certificate would wait for its issuer silently and for ever."""
    WebhookCertificate(chart, "Tap", issuer=IssuerRef(name="nobody"), service="tap")
    with pytest.raises(RuntimeError, match=r"chart/Tap: 'issuer' \(ClusterIssuer nobody\)"):
        synth(chart)


def test_escape_hatch_reaches_every_field_of_the_binding(chart: Chart) -> None:
    """cdk8s drops what the binding does not know, so the binding knows all of the kind's spec."""
    tap = WebhookCertificate(chart, "Tap", issuer=FOREIGN, service="tap")
    patches = {"revisionHistoryLimit": 3, "uris": ["spiffe://team/tap"], "duration": "100h"}
    for field, value in patches.items():
        ApiObject.of(tap).add_json_patch(JsonPatch.add(f"/spec/{field}", value))
    spec = pick(synth(chart), "Certificate", "tap")["spec"]
    assert {field: spec.get(field) for field in patches} == patches
