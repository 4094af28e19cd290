"""The namespaces of a mesh. Each is a folder of dist and an Argo CD application too."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from ..kubernetes.names import check_label
from ..kubernetes.option_types import checks_options

NamespaceRole = Literal["cert_manager", "crds", "control_plane", "viz", "rollouts"]
"""What a namespace is for: ``cert_manager``, ``crds``, ``control_plane``, ``viz`` or ``rollouts``,
the options of ``MeshNamespaces``."""


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class MeshNamespaces:
    """The namespaces that the parts of a mesh go into.

    Attributes:
        cert_manager: cert-manager and trust-manager, the trust anchor and the trust roots.
        crds: Linkerd's CustomResourceDefinitions, as a release of their own.
        control_plane: Linkerd itself.
        viz: Linkerd's dashboard and metrics.
        rollouts: Argo Rollouts.

    Raises:
        ValueError: A name is no DNS label, or two roles have the same name.
    """

    cert_manager: str = "cert-manager"
    crds: str = "linkerd-crds"
    control_plane: str = "linkerd"
    viz: str = "linkerd-viz"
    rollouts: str = "argo-rollouts"

    def __post_init__(self) -> None:
        names = {field.name: str(getattr(self, field.name)) for field in fields(self)}
        for field, name in names.items():
            check_label(field, name)
        if len(set(names.values())) < len(names):
            pairs = ", ".join(f"{field}: {name}" for field, name in names.items())
            raise ValueError(
                f"the namespaces ({pairs}) must differ: each is a folder and an application. Give "
                "each role a name of its own"
            )

    def of(self, folder: NamespaceRole) -> str:
        """Return the namespace behind a folder's role."""
        return str(getattr(self, folder))
