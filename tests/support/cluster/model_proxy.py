"""Linkerd's proxy, as far as trust goes: a stand-in for the one of a pod.

Told again from its sources (linkerd2-proxy@v2.366.0 linkerd/proxy/identity-client/src/certify.rs,
linkerd/meshtls/src/creds/store.rs): it has the anchors that it was started with and no others. It
wants a new leaf after 70 % of what its present one has left, and installs it only if that verifies
against its own anchors; else it keeps the present one to its end, and asks again.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric import ec

from .handshake import Anchors, Chain, Verifier
from .identity import IdentityError

Certify = Callable[[str, ec.EllipticCurvePublicKey, datetime], Chain]
"""How it gets a leaf: from an identity that it can reach, which raises ``IdentityError``."""

RENEWAL = 0.7


class ModelProxy:
    """One pod's proxy."""

    def __init__(self, name: str, anchors: Anchors, *, patience: timedelta) -> None:
        """Have a name and anchors for good; *patience* is the shortest time between two tries."""
        self.name = name
        self.anchors = anchors
        self.chain: Chain | None = None
        """What it shows; nothing before its first leaf, and its last one also after its end."""
        self.refused = 0
        """How many leaves it was given and did not believe."""
        self.unserved = 0
        """How often there was nobody to give it one."""
        self._key = ec.generate_private_key(ec.SECP256R1())
        self._patience = patience
        self._due: datetime | None = None

    def holds_a_leaf(self, now: datetime) -> bool:
        """Return whether what it shows is within its dates."""
        return self.chain is not None and self.chain.not_before <= now <= self.chain.not_after

    def renew(self, certify: Certify, verifier: Verifier, now: datetime) -> None:
        """Get a new leaf, if it is time."""
        if self._due is not None and now < self._due:
            return
        try:
            chain = certify(self.name, self._key.public_key(), now)
        except IdentityError:
            self.unserved += 1
        else:
            if verifier.failure(self.anchors, chain, now):
                self.refused += 1
            else:
                self.chain = chain
        left = self.chain.not_after - now if self.chain else timedelta()
        self._due = now + max(RENEWAL * left, self._patience)
