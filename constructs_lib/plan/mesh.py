"""What a renewal plan is computed from: values without constructs, in seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from .behaviour import MeshBehaviour

DEFAULT_BEHAVIOUR = MeshBehaviour()

SecretName: TypeAlias = tuple[str, str]
"""Namespace and name of a Secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validity:
    """A certificate's lifetime.

    Attributes:
        duration_seconds: From its issue to its end.
        renew_before_seconds: How long before that end it is renewed.
    """

    duration_seconds: int
    renew_before_seconds: int

    @property
    def renewal_age_seconds(self) -> int:
        """Its age when its renewal is due."""
        return self.duration_seconds - self.renew_before_seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """A CA: the certificate and the key behind an issuer.

    Attributes:
        name: The issuer's name.
        validity: The CA certificate's lifetime; ``None`` when it is unknown.
        secret: Where it is kept; ``None`` when that is unknown.
        rotation_policy: Whether a renewal changes its key; ``None`` when that is unknown, because
            somebody else renews it.
    """

    name: str
    validity: Validity | None = None
    secret: SecretName | None = None
    rotation_policy: Literal["Never", "Always"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCertificate:
    """A certificate that an authority signs, and the behaviour of what uses it.

    Attributes:
        name: The Certificate's name.
        secret: Where it is kept.
        validity: Its lifetime; ``None`` when it is unknown.
        authority: Who signs it.
        other_authorities: Who may come to sign it, because something moves it between them.
        behaviour: How its users behave.
    """

    name: str
    secret: SecretName
    validity: Validity | None
    authority: Authority
    other_authorities: tuple[Authority, ...] = ()
    behaviour: MeshBehaviour = DEFAULT_BEHAVIOUR

    @property
    def authorities(self) -> tuple[Authority, ...]:
        """Everybody who signs it, now or later."""
        return self.authority, *self.other_authorities

    def with_each_authority(self, change: Callable[[Authority], Authority]) -> PlannedCertificate:
        """Return the certificate with every authority changed."""
        first, *others = map(change, self.authorities)
        return replace(self, authority=first, other_authorities=tuple(others))

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
        name: ``namespace/name`` of its CronJob, or what else it is.
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
        identities: The identity issuers; the authority of each is a trust anchor.
        webhooks: The certificates of what the API server calls.
        restarters: The restarters.
    """

    identities: tuple[PlannedCertificate, ...] = ()
    webhooks: tuple[PlannedCertificate, ...] = ()
    restarters: tuple[Restarter, ...] = ()

    def with_each_certificate(
        self, change: Callable[[PlannedCertificate], PlannedCertificate]
    ) -> Mesh:
        """Return the mesh with every certificate changed."""
        return replace(
            self,
            identities=tuple(change(one) for one in self.identities),
            webhooks=tuple(change(one) for one in self.webhooks),
        )
