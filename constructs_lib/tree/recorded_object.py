"""The record of an object of a construct tree."""

from __future__ import annotations

from dataclasses import dataclass

from cdk8s import ApiObject, Chart

from ..kubernetes.object_identity import ObjectIdentity


@dataclass(frozen=True, slots=True)
class RecordedObject:
    """An object of the tree: what it is in the cluster, and in which chart it is written.

    Attributes:
        resource: The construct behind it.
        group: Its API group; empty for the core group.
        kind: Its kind.
        namespace: Its namespace; empty for a cluster-scoped kind.
        name: Its name.
        chart: The chart that it is written into, so its file or folder.
    """

    resource: ApiObject
    group: str
    kind: str
    namespace: str
    name: str
    chart: Chart

    @property
    def identity(self) -> ObjectIdentity:
        """What tells it from all other objects."""
        return ObjectIdentity(self.group, self.kind, self.namespace, self.name)

    @property
    def api(self) -> str:
        """Its kind and API group, as ``Certificate.cert-manager.io``; no group for core kinds."""
        return self.identity.api
