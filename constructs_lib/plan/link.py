"""A link of the chain, and the arithmetic of its margin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .mesh import SecretName

Kind = Literal[
    "anchor-key",
    "anchor-bundle",
    "anchor-identity",
    "anchor-issuer",
    "issuer-identity",
    "proxy-leaf",
    "webhook-key",
    "webhook-ca",
    "webhook-leaf",
]

OTHERWISE: dict[Kind, str] = {
    "anchor-key": "running proxies and new certificates do not verify each other",
    "anchor-bundle": "a linkerd-identity that starts stops at once",
    "anchor-identity": "no proxy gets a certificate, and those they have run out",
    "anchor-issuer": "the issuer's Secret no longer verifies by the CA beside it",
    "issuer-identity": "no proxy gets a certificate, and those they have run out",
    "proxy-leaf": "the proxy's peers refuse it",
    "webhook-key": "the API server cannot call the webhook until the pods catch up",
    "webhook-ca": "the API server cannot call the webhook",
    "webhook-leaf": "the API server cannot call the webhook",
}
"""What happens if a link of this kind does not hold."""

Verdict = Literal["unsafe", "thin", "unknown", "safe"]


@dataclass(frozen=True, slots=True)
class Term:
    """One number of a sum, and what it stands for.

    Attributes:
        what: What takes this long.
        seconds: How long.
    """

    what: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Setback:
    """Something that goes wrong once, and what is left of a margin then.

    Attributes:
        what: What goes wrong.
        margin_seconds: The margin that is left; ``None`` if the link then never holds.
    """

    what: str
    margin_seconds: int | None

    @property
    def breaks(self) -> bool:
        """Whether the link does not survive it."""
        return self.margin_seconds is None or self.margin_seconds < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One thing that must happen in time, the time it has and the time it takes at worst.

    Attributes:
        kind: Which rule made it.
        secret: The Secret of the certificate that it is about.
        authority: The CA that it is about, where that is another than the certificate's present
            one; empty otherwise.
        title: What must hold, for people.
        available: The time there is; ``None`` where no time is at stake.
        spent: What takes of it at worst.
        never: Why no time would be enough; empty where enough time is enough.
        unknown: What is not known, so that nothing is said; empty where all is known.
        setback: The single misfortune that costs most; ``None`` where none matters.
    """

    kind: Kind
    secret: SecretName
    title: str
    authority: str = ""
    available: Term | None = None
    spent: tuple[Term, ...] = ()
    never: str = ""
    unknown: str = ""
    setback: Setback | None = None

    @property
    def key(self) -> tuple[Kind, SecretName, str]:
        """What tells it from the other links of a plan."""
        return self.kind, self.secret, self.authority

    @property
    def otherwise(self) -> str:
        """What happens if it does not hold."""
        return OTHERWISE[self.kind]

    @property
    def margin_seconds(self) -> int | None:
        """What is left at worst, in seconds.

        ``None`` where it is unknown, where no time would be enough, and where none is at stake.
        """
        if self.available is None or self.never or self.unknown:
            return None
        return self.available.seconds - sum(term.seconds for term in self.spent)

    @property
    def verdict(self) -> Verdict:
        """What follows: thin is what holds, but not after a single misfortune."""
        if self.unknown:
            return "unknown"
        margin = self.margin_seconds
        if self.never or (margin is not None and margin < 0):
            return "unsafe"
        return "thin" if self.setback is not None and self.setback.breaks else "safe"
