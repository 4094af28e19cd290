"""What a renewal plan is computed from: values without constructs, in seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from ..certificates.lifetime import Lifetime
from .behaviour import DEFAULT_BEHAVIOUR, MeshBehaviour

SecretName: TypeAlias = tuple[str, str]
"""Namespace and name of a Secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAuthority:
    """A CA of a tree: the certificate and the key behind an issuer.

    ``CertificateAuthority`` is the option that a user sets. It has no name, one option may make
    several CAs, and an external issuer has none; so a plan cannot be computed from it.

    Attributes:
        name: The issuer's name.
        lifetime: The CA certificate's lifetime; ``None`` when it is unknown.
        secret: Where it is kept; ``None`` when that is unknown.
        rotation_policy: Whether a renewal changes its key; ``None`` when that is unknown, because
            somebody else renews it.
        unknown_because: Why lifetime or key are unknown, if they are; empty for no further reason.
    """

    name: str
    lifetime: Lifetime | None = None
    secret: SecretName | None = None
    rotation_policy: Literal["Never", "Always"] | None = None
    unknown_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCertificate:
    """A certificate that an authority signs, and the behaviour of its users.

    Attributes:
        name: The Certificate's name.
        secret: Where it is kept.
        lifetime: Its lifetime; ``None`` when it is unknown.
        authority: Who signs it.
        other_authorities: Who may come to sign it, because something moves it between them.
        is_under_a_root: Whether its authorities are trust roots themselves. If not, proxies carry
            the certificate of its authority as an intermediate.
        other_roots: Further trust roots of the mesh.
        behaviour: How its users behave.
        ca_bundle_follows_authority: Whether cainjector copies its CA from the CA's own Secret. It
            copies the ``ca.crt`` beside the certificate otherwise.
        off_seconds: How long everything was off, once.
        unknown_because: Why its lifetime is unknown, if it is; empty for no further reason.
    """

    name: str
    secret: SecretName
    lifetime: Lifetime | None
    authority: PlannedAuthority
    other_authorities: tuple[PlannedAuthority, ...] = ()
    is_under_a_root: bool = True
    other_roots: tuple[PlannedAuthority, ...] = ()
    behaviour: MeshBehaviour = DEFAULT_BEHAVIOUR
    ca_bundle_follows_authority: bool = False
    off_seconds: int = 0
    unknown_because: str = ""

    @property
    def authorities(self) -> tuple[PlannedAuthority, ...]:
        """Everybody who signs it, now or later."""
        return self.authority, *self.other_authorities

    @property
    def roots(self) -> tuple[PlannedAuthority, ...]:
        """The trust roots that proxies must know because of it."""
        return (*(self.authorities if self.is_under_a_root else ()), *self.other_roots)

    @property
    def namespace(self) -> str:
        """The Certificate's namespace."""
        return self.secret[0]

    @property
    def title(self) -> str:
        """Namespace and name of the Certificate, as messages name it."""
        return f"{self.namespace}/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restarter:
    """A job that re-issues certificates and restarts Deployments of one namespace.

    Attributes:
        name: ``namespace/name`` of its CronJob, or the option that stands for it.
        namespace: Where it works.
        gap_seconds: The longest time between the starts of two runs.
        deadline_seconds: How long a run may take.
        secrets: The Secrets that every run issues again.
        selector: The labels of the Deployments that it restarts; none mean every one.
        clocks_change: Whether *gap_seconds* occurs only where the clocks of its time zone change.
    """

    name: str
    namespace: str
    gap_seconds: int
    deadline_seconds: int
    secrets: frozenset[SecretName] = frozenset()
    selector: frozenset[tuple[str, str]] = frozenset()
    clocks_change: bool = False

    @property
    def interval_seconds(self) -> int:
        """The longest time from the start of a run to the end of the next."""
        return self.gap_seconds + self.deadline_seconds

    @property
    def cron_job(self) -> str | None:
        """The name of its CronJob; ``None`` if it is none, and something else restarts."""
        namespace, slash, name = self.name.partition("/")
        return name if slash and namespace == self.namespace else None

    def reissues(self, secret: SecretName) -> bool:
        """Return whether a run issues that Secret again."""
        return secret in self.secrets

    def restarts_identity(self, issuer: PlannedCertificate) -> bool:
        """Return whether a run restarts the linkerd-identity that uses *issuer*."""
        labels = issuer.behaviour.identity_labels
        return self.namespace == issuer.namespace and self.selector <= labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Mesh:
    """Everything that a plan takes into account. Equal meshes have one plan.

    Attributes:
        identities: The identity issuers.
        intermediates: The CAs between a trust anchor and an identity issuer.
        webhooks: The certificates of what the API server calls.
        restarters: The restarters.
    """

    identities: tuple[PlannedCertificate, ...] = ()
    intermediates: tuple[PlannedCertificate, ...] = ()
    webhooks: tuple[PlannedCertificate, ...] = ()
    restarters: tuple[Restarter, ...] = ()

    @property
    def certificates(self) -> tuple[PlannedCertificate, ...]:
        """The intermediates, the identity issuers, and then the webhooks' certificates."""
        return *self.intermediates, *self.identities, *self.webhooks

    def with_each_certificate(
        self, change: Callable[[PlannedCertificate], PlannedCertificate]
    ) -> Mesh:
        """Return the mesh with every certificate changed."""
        return replace(
            self,
            identities=tuple(map(change, self.identities)),
            intermediates=tuple(map(change, self.intermediates)),
            webhooks=tuple(map(change, self.webhooks)),
        )

    def with_certificate(self, former: PlannedCertificate, new: PlannedCertificate) -> Mesh:
        """Return the mesh with one certificate in the place of another."""
        return self.with_each_certificate(
            lambda certificate: new if certificate == former else certificate
        )

    def with_each_authority(self, change: Callable[[PlannedAuthority], PlannedAuthority]) -> Mesh:
        """Return the mesh with every authority changed."""
        return self.with_each_certificate(
            lambda certificate: replace(
                certificate,
                authority=change(certificate.authority),
                other_authorities=tuple(map(change, certificate.other_authorities)),
                other_roots=tuple(map(change, certificate.other_roots)),
            )
        )

    def with_each_restarter(self, change: Callable[[Restarter], Restarter]) -> Mesh:
        """Return the mesh with every restarter changed."""
        return replace(self, restarters=tuple(map(change, self.restarters)))
