"""What a plan requires, and the arithmetic of its margin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    # The check says what breaks, and does so without cdk8s.
    from .mesh import SecretName

RequirementKind = Literal[
    "anchor-key",
    "anchor-bundle",
    "anchor-identity",
    "anchor-issuer",
    "intermediate-leaf",
    "issuer-identity",
    "proxy-leaf",
    "webhook-key",
    "webhook-ca",
    "webhook-bundle",
    "webhook-leaf",
]
"""The certificate that is renewed, and what then has to follow: ``anchor-key``, ``anchor-bundle``,
``anchor-identity``, ``anchor-issuer``, ``intermediate-leaf``, ``issuer-identity``, ``proxy-leaf``,
``webhook-key``, ``webhook-ca``, ``webhook-bundle`` or ``webhook-leaf``."""

CONSEQUENCES: dict[RequirementKind, str] = {
    "anchor-key": "running proxies and new certificates do not verify each other",
    "anchor-bundle": "a linkerd-identity that starts stops at once",
    "anchor-identity": "no proxy gets a certificate, and those they have run out",
    "anchor-issuer": "the issuer's Secret no longer verifies by the CA beside it",
    "intermediate-leaf": "the proxy's peers refuse it, as its chain has ended",
    "issuer-identity": "no proxy gets a certificate, and those they have run out",
    "proxy-leaf": "the proxy's peers refuse it",
    "webhook-key": "the API server cannot call the webhook until the pods catch up",
    "webhook-ca": "the API server cannot call the webhook",
    "webhook-bundle": "the API server cannot call the webhook",
    "webhook-leaf": "the API server cannot call the webhook",
}
"""What happens if a requirement of this kind is not met."""

Verdict = Literal["unsafe", "thin", "unknown", "safe"]
"""Whether a requirement holds: ``unsafe`` is no, ``thin`` until a single misfortune, ``unknown``
where a fact is missing, ``safe`` through any single misfortune."""


@dataclass(frozen=True, slots=True)
class Term:
    """One number of a sum, and its meaning.

    Attributes:
        what: What takes this long.
        seconds: How long.
    """

    what: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Setback:
    """Something that goes wrong once, and the margin that is left then.

    Attributes:
        what: What goes wrong.
        margin_seconds: The margin that is left; ``None`` if the requirement is then never met.
    """

    what: str
    margin_seconds: int | None

    @property
    def breaks(self) -> bool:
        """Whether the requirement is not met after it."""
        return self.margin_seconds is None or self.margin_seconds < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing that must happen in time, the time it has and the time it takes at worst.

    Attributes:
        kind: The rule that made it.
        secret: The Secret of its certificate.
        authority: Its CA, where that is another than the certificate's present one; empty
            otherwise.
        title: What must hold, for people.
        available: The time there is; ``None`` where no time is at stake.
        spent: What takes of it at worst.
        never: Why no time would be enough; empty where enough time is enough.
        unknown: The fact that is missing, so that there is no verdict; empty where all is known.
        setback: The single misfortune that costs most; ``None`` where none matters.
    """

    kind: RequirementKind
    secret: SecretName
    title: str
    authority: str = ""
    available: Term | None = None
    spent: tuple[Term, ...] = ()
    never: str = ""
    unknown: str = ""
    setback: Setback | None = None

    @property
    def key(self) -> tuple[RequirementKind, SecretName, str]:
        """What distinguishes it from the other requirements of a plan."""
        return self.kind, self.secret, self.authority

    @property
    def consequence(self) -> str:
        """What happens if it is not met."""
        return CONSEQUENCES[self.kind]

    @property
    def needed_seconds(self) -> int:
        """The time that it takes at worst."""
        return sum(term.seconds for term in self.spent)

    @property
    def margin_seconds(self) -> int | None:
        """What is left at worst, in seconds.

        ``None`` where it is unknown, where no time would be enough, and where none is at stake.
        """
        if self.available is None or self.never or self.unknown:
            return None
        return self.available.seconds - self.needed_seconds

    @property
    def verdict(self) -> Verdict:
        """The verdict: thin is what a single misfortune breaks."""
        if self.unknown:
            return "unknown"
        margin = self.margin_seconds
        if self.never or (margin is not None and margin < 0):
            return "unsafe"
        return "thin" if self.setback is not None and self.setback.breaks else "safe"
