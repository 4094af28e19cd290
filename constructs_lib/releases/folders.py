"""The namespaces of a mesh, which are its folders and its Argo CD applications too."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from ..kubernetes.names import check_label

NamespaceRole = Literal["cert_manager", "crds", "control_plane", "viz"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeshNamespaces:
    """Where everything goes.

    Attributes:
        cert_manager: cert-manager and trust-manager, the trust anchor and the trust roots.
        crds: Linkerd's CustomResourceDefinitions, as a release of their own.
        control_plane: Linkerd itself.
        viz: Linkerd's dashboard and metrics.

    Raises:
        ValueError: A name is no DNS label, or two are the same.
    """

    cert_manager: str = "cert-manager"
    crds: str = "linkerd-crds"
    control_plane: str = "linkerd"
    viz: str = "linkerd-viz"

    def __post_init__(self) -> None:
        names = {field.name: str(getattr(self, field.name)) for field in fields(self)}
        for field, name in names.items():
            check_label(field, name)
        if len(set(names.values())) < len(names):
            told = ", ".join(f"{field}: {name}" for field, name in names.items())
            raise ValueError(
                f"the namespaces ({told}) must differ: each is a folder and an application"
            )

    def of(self, folder: NamespaceRole) -> str:
        """Return the namespace behind a folder's role."""
        return str(getattr(self, folder))
