"""The record of an object of a construct tree."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cdk8s import ApiObject, Chart


@dataclass(frozen=True, slots=True)
class RecordedObject:
    """An object of the tree: what it is in the cluster, and in which chart it is written.

    Attributes:
        resource: The construct behind it.
        group: Its API group; empty for the core group.
        kind: Its kind.
        namespace: Its namespace; empty for a cluster-scoped kind.
        name: Its name.
        chart: The chart, so the file or the folder, that it is written into.
    """

    resource: ApiObject
    group: str
    kind: str
    namespace: str
    name: str
    chart: Chart

    @property
    def api(self) -> str:
        """Its kind and API group, as ``Certificate.cert-manager.io``; no group for core kinds."""
        return f"{self.kind}.{self.group}" if self.group else self.kind

    @property
    def identity(self) -> str:
        """The object as the API server tells it from all others."""
        place = f"{self.namespace}/" if self.namespace else ""
        return f"{self.api} {place}{self.name}"

    @property
    def file(self) -> str:
        """The file's name, where every object has one of its own (cdk8s@2.70 src/app.ts)."""
        return re.sub(r"[^0-9a-zA-Z\-_.]", "", f"{self.kind}.{self.name}")
