"""The names of a chain's trust anchors, and the active anchor among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..certificates.certificate_authority import CertificateAuthority
from ..kubernetes.names import check_subdomain
from .chain_names import ChainNames


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorNames:
    """Trust anchors by their names.

    Attributes:
        names: The names, at least one.
        active: The name of the anchor that signs the identity issuer.
    """

    names: tuple[str, ...]
    active: str

    @classmethod
    def checked(
        cls,
        anchors: Sequence[str] | None,
        active: str | None,
        names: ChainNames,
        authority: CertificateAuthority,
    ) -> AnchorNames:
        """Return the anchors of a chain whose other objects have *names*.

        By default there is only the anchor of *names*, and the first anchor is active.

        Raises:
            ValueError: The names are not usable, or *authority* cannot be one of several anchors.
        """
        anchor_names = (names.trust_anchor,) if anchors is None else tuple(anchors)
        _check_names(anchor_names, names)
        if active is not None and active not in anchor_names:
            raise ValueError(
                f"'active_anchor' ({active}) must be one of 'anchors' ({', '.join(anchor_names)})"
            )
        if len(anchor_names) > 1:
            check_authority_of_several(authority, anchor_names)
        return cls(
            names=anchor_names, active=next(iter(anchor_names)) if active is None else active
        )


def _check_names(anchors: tuple[str, ...], names: ChainNames) -> None:
    for name in anchors:
        check_subdomain("anchors", name)
    taken = (names.self_signed, names.webhook_issuer)
    if not anchors or len({*anchors, *taken}) < len(anchors) + len(taken):
        raise ValueError(
            f"'anchors' ({', '.join(anchors)}) must have at least one name, no name twice, and "
            f"neither {taken[0]} nor {taken[1]}: each is the name of a ClusterIssuer"
        )


def check_authority_of_several(authority: CertificateAuthority, anchors: tuple[str, ...]) -> None:
    """Raise ``ValueError`` if a CA cannot be one of several anchors."""
    secret = authority.existing_secret_name
    if secret is not None and secret not in anchors:
        raise ValueError(
            f"'trust_anchor' (Secret {secret}) must have the name of one of the several anchors "
            f"({', '.join(anchors)}): an anchor and its Secret are named alike. Copy the Secret to "
            "the name of the anchor that it is to be"
        )
    key = authority.private_key
    if key is not None and key.rotation_policy != "Never":
        raise ValueError(
            f"'trust_anchor.private_key.rotation_policy' ({key.rotation_policy}) must be Never "
            f"where there are several anchors ({', '.join(anchors)}): otherwise a renewal changes "
            "the key of an anchor that proxies trust"
        )
