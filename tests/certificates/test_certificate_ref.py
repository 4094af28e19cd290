"""CertificateRef: a Certificate and its Secret, by valid names."""

from __future__ import annotations

import re

import pytest

from constructs_lib import CertificateRef


def test_default_is_a_certificate_of_ours_of_which_nothing_is_known() -> None:
    ref = CertificateRef(name="tap", namespace="linkerd-viz", secret_name="tap-k8s-tls")
    assert not ref.external
    assert ref.issuer is None
    assert ref.lifetime is None


def test_certificate_of_somebody_else_is_external() -> None:
    ref = CertificateRef.from_certificate_name("tap", namespace="viz", secret_name="tap-tls")
    expected = CertificateRef(name="tap", namespace="viz", secret_name="tap-tls", external=True)
    assert ref == expected


def test_secret_is_known_by_namespace_and_name() -> None:
    ref = CertificateRef(name="tap", namespace="linkerd-viz", secret_name="tap-k8s-tls")
    assert ref.secret == ("linkerd-viz", "tap-k8s-tls")


@pytest.mark.parametrize(
    ("name", "namespace", "secret_name", "message"),
    [
        pytest.param("Tap", "viz", "tap", "'name' (Tap) must be a DNS name", id="name"),
        pytest.param("tap", "a.b", "tap", "'namespace' (a.b) must be a DNS label", id="namespace"),
        pytest.param("tap", "viz", "t_p", "'secret_name' (t_p) must be a DNS name", id="secret"),
    ],
)
def test_names_must_be_valid(name: str, namespace: str, secret_name: str, message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        CertificateRef(name=name, namespace=namespace, secret_name=secret_name)
    with pytest.raises(ValueError, match=re.escape(message)):
        CertificateRef.from_certificate_name(name, namespace=namespace, secret_name=secret_name)


def test_certificate_and_secret_may_have_dots() -> None:
    ref = CertificateRef(name="tap.viz", namespace="viz", secret_name="tap.tls")
    assert ref.secret == ("viz", "tap.tls")
