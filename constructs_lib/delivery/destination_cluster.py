"""The cluster that Argo CD deploys a mesh to."""

from __future__ import annotations

from dataclasses import dataclass

from ..kubernetes.manifest import Manifest
from ..kubernetes.option_types import checks_options

_OWN_SERVER = "https://kubernetes.default.svc"


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class DestinationCluster:
    """A cluster, by the address or by the name that Argo CD knows it under.

    Attributes:
        server: The address of its API server.
        name: Its name.

    Raises:
        ValueError: Both are given, or neither is.
    """

    server: str | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        if bool(self.server) == bool(self.name):
            raise ValueError(
                f"'server' ({self.server}) and 'name' ({self.name}): give one of them; Argo CD "
                "refuses an Application that has both"
            )

    @property
    def is_own(self) -> bool:
        """Whether it is the cluster that Argo CD itself runs in, which it calls ``in-cluster``."""
        return self.server == _OWN_SERVER or self.name == "in-cluster"

    @property
    def fields(self) -> Manifest:
        """The fields of a destination that say which cluster it is."""
        return {"server": self.server} if self.server else {"name": self.name}


OWN_CLUSTER = DestinationCluster(server=_OWN_SERVER)
"""The cluster that Argo CD itself runs in."""
