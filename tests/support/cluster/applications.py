"""Argo CD's Applications, as kubectl sees them."""

from __future__ import annotations

import json

from ...conftest import Manifest
from .kubectl import Kubectl

NAMESPACE = "argocd"
REFRESH = "argocd.argoproj.io/refresh"


class Applications:
    """The Applications of a cluster, by their names without a prefix."""

    def __init__(self, kubectl: Kubectl, *, prefix: str = "", patience: float = 1) -> None:
        self._kubectl = kubectl
        self._prefix = prefix
        self._patience = patience

    def find(self, name: str) -> Manifest | None:
        """Return an Application, if there is one of this name."""
        return self._kubectl.find("application", f"{self._prefix}{name}", NAMESPACE)

    def well(self) -> set[str]:
        """Return the names of the Applications that are Synced and Healthy, by a single look."""
        answer = self._kubectl.run("get", "applications", "--namespace", NAMESPACE, "--output=json")
        if answer.returncode:
            return set()
        return {
            each["metadata"]["name"].removeprefix(self._prefix)
            for each in json.loads(answer.stdout)["items"]
            if _states(each) == ("Synced", "Healthy")
        }

    def refresh(self, name: str) -> None:
        """Let an Application look at git at once, instead of minutes later."""
        self._kubectl(
            *(
                "annotate",
                "application",
                f"{self._prefix}{name}",
                "--namespace",
                NAMESPACE,
                "--overwrite",
            ),
            f"{REFRESH}=hard",
        )

    def wait_synced(
        self, name: str, *, revision: str = "", health: str = "Healthy", timeout: float = 300
    ) -> Manifest:
        """Return an Application once it is Synced, of a revision if one is named, and Healthy."""

        def synced(application: Manifest) -> bool:
            status = application.get("status", {})
            sync = status.get("sync", {})
            revisions = [*sync.get("revisions", []), sync.get("revision", "")]
            return (
                sync.get("status") == "Synced"
                and status.get("health", {}).get("status") == health
                and (not revision or revision in revisions)
            )

        return self._kubectl.wait(
            "application",
            f"{self._prefix}{name}",
            NAMESPACE,
            until=synced,
            timeout=timeout * self._patience,
        )


def _states(application: Manifest) -> tuple[str, str]:
    status = application.get("status", {})
    return (
        status.get("sync", {}).get("status", ""),
        status.get("health", {}).get("status", ""),
    )
