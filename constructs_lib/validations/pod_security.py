"""The Pod Security Standard "restricted", as far as a pod's spec can break it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_VOLUMES = frozenset(
    {
        "configMap",
        "csi",
        "downwardAPI",
        "emptyDir",
        "ephemeral",
        "persistentVolumeClaim",
        "projected",
        "secret",
    }
)


def problems(pod: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the admission controller refuses at level "restricted"."""
    for field in ("hostNetwork", "hostPID", "hostIPC"):
        if pod.get(field):
            yield f"'{field}' must be false: it shares the node's namespace"
    for volume in pod.get("volumes", ()):
        for kind in set(volume) - {"name"} - _VOLUMES:
            yield f"volume '{volume['name']}' must not be of type {kind}"
    shared = pod.get("securityContext", {})
    for field in ("initContainers", "containers", "ephemeralContainers"):
        for container in pod.get(field, ()):
            yield from _container(container, shared)


def _container(container: Mapping[str, Any], shared: Mapping[str, Any]) -> Iterator[str]:
    own = container.get("securityContext", {})
    here = f"container '{container['name']}'"
    capabilities = own.get("capabilities", {})
    if own.get("privileged"):
        yield f"{here} must not set 'privileged' to true"
    if own.get("allowPrivilegeEscalation") is not False:
        yield f"{here} must set 'allowPrivilegeEscalation' to false"
    if "ALL" not in capabilities.get("drop", ()):
        yield f"{here} must drop ALL capabilities"
    if set(capabilities.get("add", ())) - {"NET_BIND_SERVICE"}:
        added = ", ".join(capabilities["add"])
        yield f"{here} must add no capability but NET_BIND_SERVICE, but adds {added}"
    if own.get("runAsNonRoot", shared.get("runAsNonRoot")) is not True:
        yield f"{here} must set 'runAsNonRoot' to true, or its pod must"
    if own.get("runAsUser", shared.get("runAsUser")) == 0:
        yield f"{here} must not set 'runAsUser' to 0, which is root"
    profile = own.get("seccompProfile", shared.get("seccompProfile", {})).get("type")
    if profile not in ("RuntimeDefault", "Localhost"):
        yield f"{here} must have seccomp profile RuntimeDefault or Localhost, or its pod must"
    if any(port.get("hostPort") for port in container.get("ports", ())):
        yield f"{here} must not set 'hostPort', which is a port of the node"
