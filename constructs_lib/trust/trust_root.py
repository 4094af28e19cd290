"""Where a trust root comes from that the chain does not make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ..certificates.root_certificate import RootCertificate, canonical_pem
from ..kubernetes.names import check_subdomain
from ..kubernetes.option_types import checks_options, checks_types
from ..plan.mesh import PlannedAuthority

_KEY = re.compile(r"[A-Za-z0-9._-]{1,253}")


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class TrustRoot:
    """A source of trust roots whose keys are kept elsewhere. Use one of the ``from_`` methods.

    trust-manager writes no change of the Bundle at all while a Secret or ConfigMap that it names is
    missing, or lacks the key (trust-manager@v0.12.0 pkg/bundle/source.go). PEM cannot be missing.

    Attributes:
        kind: What they are read from: a ``Secret`` or ``ConfigMap`` in trust-manager's trust
            namespace, or ``PEM`` text.
        name: The name of the Secret or ConfigMap.
        key: The key in it.
        pem: The text.
        certificates: What the text holds.

    Raises:
        ValueError: A key is no key of a Secret or ConfigMap, or the text was not checked.
    """

    kind: Literal["Secret", "ConfigMap", "PEM"]
    name: str = ""
    key: str = ""
    pem: str = ""
    certificates: tuple[RootCertificate, ...] = ()

    def __post_init__(self) -> None:
        if self.kind == "PEM" and not self.certificates:
            raise ValueError("'pem' must be given with TrustRoot.from_pem(), which checks it")
        if self.kind != "PEM" and not _KEY.fullmatch(self.key):
            raise ValueError(
                f"'key' ({self.key}) of {self.kind} {self.name} must have letters, digits, and "
                "'-', '_' or '.', and at least one of them"
            )

    @classmethod
    @checks_types
    def from_secret_name(cls, name: str, *, key: str = "ca.crt") -> TrustRoot:
        """Return the roots under one key of a Secret. The Secret needs no other key.

        Beside an issued certificate ``ca.crt`` is as old as that one: cert-manager writes it at the
        issue and does not follow the CA (cert-manager@v1.16.1 issuing/internal/secret.go).

        Args:
            name: The Secret's name, in trust-manager's trust namespace.
            key: The key with the PEM text. Defaults to ``ca.crt``.

        Raises:
            ValueError: *name* is not a DNS name, or *key* no key.
        """
        return cls(kind="Secret", name=check_subdomain("name", name), key=key)

    @classmethod
    @checks_types
    def from_config_map_name(cls, name: str, *, key: str = "ca.crt") -> TrustRoot:
        """Return the roots under one key of a ConfigMap.

        Args:
            name: The ConfigMap's name, in trust-manager's trust namespace.
            key: The key with the PEM text. Defaults to ``ca.crt``.

        Raises:
            ValueError: *name* is not a DNS name, or *key* no key.
        """
        return cls(kind="ConfigMap", name=check_subdomain("name", name), key=key)

    @classmethod
    @checks_types
    def from_pem(cls, pem: str) -> TrustRoot:
        """Return roots that are written into the Bundle itself, checked at synth.

        Args:
            pem: One or more CA certificates, without a private key. What stands around them is
                left out.

        Raises:
            ValueError: The text has a private key, no certificate or one twice; or a certificate
                is no CA, has ended, or may have no CA below it.
        """
        certificates = RootCertificate.all_of(pem)
        return cls(kind="PEM", pem=canonical_pem(pem), certificates=certificates)

    @property
    def planned(self) -> tuple[PlannedAuthority, ...]:
        """The roots as the renewal plan sees them: nobody here renews them."""
        if self.kind != "PEM":
            because = (
                f"somebody else keeps {self.kind} {self.name}; if it is missing, trust-manager "
                "leaves the whole Bundle as it was"
            )
            return (PlannedAuthority(name=f"root {self.name}", unknown_because=because),)
        return tuple(
            PlannedAuthority(
                name=root.title,
                unknown_because=(
                    f"its key is kept elsewhere: it ends at {root.not_after:%Y-%m-%d}, and its "
                    "successor is in the trust roots only when you commit that"
                ),
            )
            for root in self.certificates
        )
