"""The cluster that Argo CD deploys a mesh to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..kubernetes.manifest import Manifest

_ADDRESS = re.compile(r"https?://[^\s*?\[\]{}]*[^\s*?\[\]{}/]")
_NAME = re.compile(r"[^!\s*?\[\]{}][^\s*?\[\]{}]*")


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
    def fields(self) -> Manifest:
        """The fields of a destination that say which cluster it is."""
        return {"server": self.server} if self.server else {"name": self.name}


OWN_CLUSTER = DestinationCluster(server="https://kubernetes.default.svc")
"""The cluster that Argo CD itself runs in."""
