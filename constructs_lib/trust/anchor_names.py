"""The names of a chain's trust anchors, and the active anchor among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..certificates.certificate_fields import check_common_name
from ..kubernetes.names import check_subdomain
from .chain_names import AuthorityNames, ChainNames


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorNames:
    """Trust anchors by their names.

    Attributes:
        objects: The names of each anchor's objects, at least one anchor.
        active: The name of the anchor that signs the identity issuer.
        common_names: The common names of anchors that have another than the default.
    """

    objects: tuple[AuthorityNames, ...]
    active: str
    common_names: Mapping[str, str]

    @classmethod
    def checked(
        cls,
        anchors: Sequence[str] | None,
        active: str | None,
        names: ChainNames,
        common_names: Mapping[str, str] | None,
    ) -> AnchorNames:
        """Return the anchors of a chain whose other objects have *names*.

        By default there is only the anchor of *names*, and the first anchor is active.

        Raises:
            ValueError: The names are not usable.
        """
        if anchors is not None:
            _check_names(tuple(anchors), names)
        single = (names.trust_anchor,)
        objects = tuple(map(AuthorityNames.of, single if anchors is None else anchors))
        anchor_names = tuple(anchor.certificate for anchor in objects)
        if active is not None and active not in anchor_names:
            raise ValueError(
                f"'active_anchor' ({active}) must be one of 'anchors' ({', '.join(anchor_names)})"
            )
        for anchor, common_name in (common_names or {}).items():
            check_common_name(f"anchor_common_names[{anchor}]", common_name)
            if anchor not in anchor_names:
                raise ValueError(
                    f"'anchor_common_names' ({anchor}) must name a trust anchor of the chain "
                    f"({', '.join(anchor_names)}): leave it out when that anchor is gone"
                )
        return cls(
            objects=objects,
            active=anchor_names[0] if active is None else active,
            common_names=dict(common_names or {}),
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The anchors' names, which are those of their Certificates."""
        return tuple(anchor.certificate for anchor in self.objects)

    @property
    def are_several(self) -> bool:
        """Whether a mesh can be moved from one to another."""
        return len(self.objects) > 1


def _check_names(anchors: tuple[str, ...], names: ChainNames) -> None:
    for name in anchors:
        check_subdomain("anchors", name)
    taken = (names.self_signed, AuthorityNames.of(names.webhook_issuer).issuer)
    if not anchors or len({*anchors, *taken}) < len(anchors) + len(taken):
        raise ValueError(
            f"'anchors' ({', '.join(anchors)}) must have at least one name, no name twice, and "
            f"neither {taken[0]} nor {taken[1]}: each is the name of a ClusterIssuer"
        )
