"""Fields of a CA's Certificate that no part of the mesh needs, and that a company may demand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Literal, cast

from ..kubernetes.names import LONGEST_COMMON_NAME
from ..kubernetes.option_types import checks_options

OutputFormat = Literal["CombinedPEM", "DER"]
"""A further format in the Secret: ``CombinedPEM`` is key and chain in one, ``DER`` the key alone.
"""


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFields:
    """Optional fields of a CA's Certificate.

    A new common name or organization of a trust anchor in use cuts off every proxy: a proxy knows
    an anchor by subject and key. Move to a new anchor instead (``GitAnchorRotation``).

    Attributes:
        common_name: The subject's common name. Defaults to the chain's name for the CA.
        organizations: The subject's organizations. Defaults to none, like all that follow.
        organizational_units: The subject's organizational units.
        countries: The subject's countries.
        permitted_dns_domains: Where the CA may sign DNS names, as a critical name constraint.
            cert-manager before 1.17 needs feature gate NameConstraints.
        additional_output_formats: Further formats of key and certificate in the Secret.
        revision_history_limit: How many CertificateRequests cert-manager keeps, at least 1.
            Defaults to cert-manager's default.

    Raises:
        ValueError: The common name is empty or too long, or the limit is below 1.
    """

    common_name: str | None = None
    organizations: Sequence[str] = ()
    organizational_units: Sequence[str] = ()
    countries: Sequence[str] = ()
    permitted_dns_domains: Sequence[str] = ()
    additional_output_formats: Sequence[OutputFormat] = ()
    revision_history_limit: int | None = None

    def __post_init__(self) -> None:
        if self.common_name is not None:
            check_common_name("common_name", self.common_name)
        if self.revision_history_limit is not None and self.revision_history_limit < 1:
            raise ValueError(
                f"'revision_history_limit' ({self.revision_history_limit}) must be at least 1: the "
                "last CertificateRequest is what anchors are read from"
            )
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Sequence) and not isinstance(value, str):
                object.__setattr__(self, field.name, tuple(cast("Sequence[str]", value)))


def check_common_name(field: str, name: str) -> str:
    """Return *name* if X.509 allows it as a common name.

    Raises:
        ValueError: It is empty or too long. The message names *field*.
    """
    if not 1 <= len(name) <= LONGEST_COMMON_NAME:
        raise ValueError(
            f"'{field}' ({name}) has {len(name)} characters, but X.509 allows 1 to "
            f"{LONGEST_COMMON_NAME} in a common name"
        )
    return name


NO_FIELDS = CertificateFields()
