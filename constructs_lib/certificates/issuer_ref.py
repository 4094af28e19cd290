"""References to cert-manager issuers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..kubernetes.names import check_subdomain
from ..kubernetes.option_types import checks_options, checks_types
from .lifetime import Lifetime

CERT_MANAGER_GROUP = "cert-manager.io"

_CERT_MANAGER_KINDS = ("ClusterIssuer", "Issuer")
_KIND = re.compile(r"[A-Z][A-Za-z0-9]*")


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerRef:
    """The issuer that signs a certificate.

    Constructs return these (``TrustAnchorChain.webhook_issuer``). For an issuer that is made
    elsewhere, use one of the ``from_`` methods. The synth fails if an issuer is neither made in the
    same tree nor external: cert-manager waits for a missing issuer for ever, and reports that only
    in the Certificate's status.

    Attributes:
        name: The issuer object's name.
        kind: Its kind, such as ``Issuer``. Defaults to ClusterIssuer.
        group: Its API group. Defaults to cert-manager's own.
        lifetime: The lifetime of the CA certificate behind the issuer. ``None`` means unknown; then
            nothing checks that the CA outlives the certificates that it signs.
        external: Whether the issuer is made elsewhere. Defaults to no.

    Raises:
        ValueError: *name* is not a DNS name, *group* is no API group, or it has no such *kind*.
    """

    name: str
    kind: str = "ClusterIssuer"
    group: str = CERT_MANAGER_GROUP
    lifetime: Lifetime | None = None
    external: bool = False

    def __post_init__(self) -> None:
        check_subdomain("name", self.name)
        check_subdomain("group", self.group)
        if "." not in self.group:
            raise ValueError(
                f"'group' ({self.group}) must be an API group with a dot, such as "
                "awspca.cert-manager.io: the issuer's CustomResourceDefinition names it in "
                "spec.group"
            )
        if self.group == CERT_MANAGER_GROUP and self.kind not in _CERT_MANAGER_KINDS:
            raise ValueError(
                f"'kind' ({self.kind}) must be {' or '.join(_CERT_MANAGER_KINDS)} in group "
                f"{CERT_MANAGER_GROUP}, in this spelling: cert-manager waits for any other for "
                "ever. For an issuer of another project use IssuerRef.from_external_issuer() with "
                "its 'group', such as awspca.cert-manager.io"
            )
        if not _KIND.fullmatch(self.kind):
            raise ValueError(
                f"'kind' ({self.kind}) must be a kind such as AWSPCAClusterIssuer: a capital "
                "letter, then letters and digits"
            )

    @property
    def title(self) -> str:
        """Kind and name, as messages name it."""
        return f"{self.kind} {self.name}"

    @property
    def identity(self) -> tuple[str, str, str]:
        """What distinguishes it from other issuers: group, kind and name."""
        return self.group, self.kind, self.name

    @classmethod
    @checks_types
    def from_cluster_issuer_name(cls, name: str, *, lifetime: Lifetime | None = None) -> IssuerRef:
        """Return a reference to a ClusterIssuer that is made elsewhere.

        Args:
            name: The ClusterIssuer's name.
            lifetime: The lifetime of the CA certificate behind it. Defaults to unknown; then
                nothing checks that the CA outlives what it signs.

        Raises:
            ValueError: *name* is not a DNS name.
        """
        return cls(name=name, lifetime=lifetime, external=True)

    @classmethod
    @checks_types
    def from_issuer_name(cls, name: str, *, lifetime: Lifetime | None = None) -> IssuerRef:
        """Return a reference to an Issuer that is made elsewhere, in the certificate's namespace.

        Args:
            name: The Issuer's name.
            lifetime: The lifetime of the CA certificate behind it. Defaults to unknown; then
                nothing checks that the CA outlives what it signs.

        Raises:
            ValueError: *name* is not a DNS name.
        """
        return cls(name=name, kind="Issuer", lifetime=lifetime, external=True)

    @classmethod
    @checks_types
    def from_external_issuer(
        cls, name: str, *, kind: str, group: str, lifetime: Lifetime | None = None
    ) -> IssuerRef:
        """Return a reference to an issuer of another project, which cert-manager leaves to it.

        Args:
            name: Its name.
            kind: Its kind, such as ``AWSPCAClusterIssuer``.
            group: Its API group, such as ``awspca.cert-manager.io``.
            lifetime: The lifetime of the CA certificate behind it. Defaults to unknown.

        Raises:
            ValueError: As the constructor does.
        """
        return cls(name=name, kind=kind, group=group, lifetime=lifetime, external=True)
