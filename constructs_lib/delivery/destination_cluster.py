"""The cluster that Argo CD deploys a mesh to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..kubernetes.manifest import Manifest
from ..kubernetes.option_types import checks_options
from ..mesh.linkerd_stack import LinkerdStack

_OWN_SERVER = "https://kubernetes.default.svc"

_ADDRESS = re.compile(r"https?://[^\s*?\[\]{}]*[^\s*?\[\]{}/]")
_NAME = re.compile(r"[^!\s*?\[\]{}][^\s*?\[\]{}]*")


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class DestinationCluster:
    """A cluster, by the address or by the name that Argo CD knows it under.

    Attributes:
        server: The address of its API server.
        name: Its name.

    Raises:
        ValueError: Both are given, or neither is, or one cannot be what it says.
    """

    server: str | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        if bool(self.server) == bool(self.name):
            raise ValueError(
                f"'server' ({self.server}) and 'name' ({self.name}): give one of them; Argo CD "
                "refuses an Application that has both"
            )
        if self.server and not _ADDRESS.fullmatch(self.server):
            raise ValueError(
                f"'server' ({self.server}) must be an address as Argo CD keeps it, such as "
                "https://10.0.0.1:6443, without a '/' at its end: the AppProject would allow no "
                "other. For the name of a cluster there is 'name'"
            )
        if self.name and not _NAME.fullmatch(self.name):
            raise ValueError(
                f"'name' ({self.name}) must be the name of one cluster, as Argo CD lists it: "
                "patterns and templates name none"
            )

    @property
    def is_own(self) -> bool:
        """Whether it is the cluster that Argo CD itself runs in, which it calls ``in-cluster``."""
        return self.server == _OWN_SERVER or self.name == "in-cluster"

    @property
    def rolls(self) -> bool:
        """Whether Argo CD syncs one ring after the other: there are none."""
        return False

    @property
    def name_part(self) -> str:
        """What the name of an application has of its cluster: nothing."""
        return ""

    @property
    def project_clusters(self) -> list[Manifest]:
        """The clusters that the AppProject allows."""
        return [{"server": self.server} if self.server else {"name": self.name}]

    def set_spec(
        self, elements: Sequence[Manifest], project: str, _mesh: LinkerdStack
    ) -> dict[str, Any]:
        """Return what the ApplicationSet's spec says of where the mesh goes."""
        (destination,) = self.project_clusters
        return {
            "generators": [{"list": {"elements": elements}}],
            "template": {"spec": {"destination": destination, "project": project}},
        }


OWN_CLUSTER = DestinationCluster(server=_OWN_SERVER)
"""The cluster that Argo CD itself runs in."""
