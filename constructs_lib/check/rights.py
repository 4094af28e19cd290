"""The ClusterRole of the check: it may list what the check lists, and nothing else."""

from __future__ import annotations

from typing import Any

from .snapshot import LISTINGS

NAME = "linkerd-gitops-check"


def cluster_role() -> dict[str, Any]:
    """Return the ClusterRole. ConfigMaps and definitions are named; Secrets are not in it."""
    names: dict[tuple[str, str], list[str]] = {}
    for listing in LISTINGS:
        *_, group, _version, resource = f"apis//{listing.path}".split("/")
        place = ("" if group == "api" else group, resource)
        names.setdefault(place, []).extend([listing.name] if listing.name else [])
    return {
        "apiVersion": "rbac.authorization.k8s.io/v1",
        "kind": "ClusterRole",
        "metadata": {"name": NAME},
        "rules": [
            {"apiGroups": [group], "resources": [resource], "verbs": ["list"]}
            | ({"resourceNames": only} if only else {})
            for (group, resource), only in sorted(names.items())
        ],
    }
