"""CertificateAuthority: one to be made is complete, one that exists has a valid name."""

from __future__ import annotations

import pytest

from constructs_lib import CertificateAuthority, Lifetime, PrivateKey

KEY = PrivateKey(rotation_policy="Never")
YEAR = Lifetime.of_hours(8760, renew_before=720)


def test_authority_to_be_made() -> None:
    authority = CertificateAuthority(lifetime=YEAR, private_key=KEY)
    assert (authority.lifetime, authority.private_key) == (YEAR, KEY)
    assert authority.existing_secret_name is None


@pytest.mark.parametrize(
    ("lifetime", "key"),
    [
        pytest.param(None, KEY, id="lifetime"),
        pytest.param(YEAR, None, id="key"),
        pytest.param(None, None, id="both"),
    ],
)
def test_authority_to_be_made_lacks_nothing(
    lifetime: Lifetime | None, key: PrivateKey | None
) -> None:
    message = (
        r"'lifetime' and 'private_key' are both needed for a CA that cert-manager makes\. "
        r"For an existing CA, use CertificateAuthority\.from_secret_name\(\)"
    )
    with pytest.raises(ValueError, match=message):
        CertificateAuthority(lifetime=lifetime, private_key=key)


def test_existing_authority_has_no_key_to_be_made() -> None:
    authority = CertificateAuthority.from_secret_name("corporate-ca", lifetime=YEAR)
    assert authority.existing_secret_name == "corporate-ca"
    assert authority.private_key is None
    assert authority.lifetime == YEAR


def test_the_key_of_an_existing_ca_is_not_ours_to_choose() -> None:
    with pytest.raises(ValueError, match=r"'private_key' must be left out .*\(Secret corporate\)"):
        CertificateAuthority(existing_secret_name="corporate", private_key=KEY)


def test_existing_authoritys_lifetime_may_be_unknown() -> None:
    assert CertificateAuthority.from_secret_name("corporate-ca").lifetime is None


def test_existing_secret_must_have_a_dns_name() -> None:
    message = r"'existing_secret_name' \(Corporate CA\) must be a DNS name"
    with pytest.raises(ValueError, match=message):
        CertificateAuthority.from_secret_name("Corporate CA")


def test_empty_secret_name_is_not_taken_for_none() -> None:
    with pytest.raises(ValueError, match=r"'existing_secret_name' \(\) must be a DNS name"):
        CertificateAuthority.from_secret_name("")
