"""Events: what people who look at an object are told of it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime

from .cluster import Cluster
from .objects import CERTIFICATES, Json, Key, stamp
from .settings import ChangedError, RefusedError

LONGEST_MESSAGE = 1000
"""Characters of an Event's message (kubernetes@v1.34 pkg/apis/core/validation/events.go has 1024).
"""

_API_VERSIONS = {
    "Certificate": CERTIFICATES.removeprefix("apis/"),
    "Deployment": "apps/v1",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An Event on a Certificate or a Deployment, in that object's namespace.

    Attributes:
        about: The object.
        kind: ``Normal`` or ``Warning``.
        reason: A stable word.
        message: A sentence, which is cut to what an Event holds.
        component: Who says so.
        name_prefix: What the Event's name begins with.
        time: When it is said.
    """

    about: Key
    kind: str
    reason: str
    message: str
    component: str
    name_prefix: str
    time: datetime

    def emit(self, api: Cluster) -> None:
        """Write the Event. That it cannot be written holds nothing up."""
        try:
            api.send("POST", f"api/v1/namespaces/{self.about.namespace}/events", self._body())
        except (ChangedError, RefusedError) as error:
            print(f"the Event was not written: {error}", file=sys.stderr)

    def _body(self) -> Json:
        return {
            "apiVersion": "v1",
            "kind": "Event",
            "metadata": {
                "generateName": f"{self.name_prefix}-",
                "namespace": self.about.namespace,
            },
            "involvedObject": {
                "apiVersion": _API_VERSIONS[self.about.kind],
                "kind": self.about.kind,
                "namespace": self.about.namespace,
                "name": self.about.name,
            },
            "type": self.kind,
            "reason": self.reason,
            "message": self.message[:LONGEST_MESSAGE],
            "source": {"component": self.component},
            "firstTimestamp": stamp(self.time),
            "lastTimestamp": stamp(self.time),
        }
