"""The security contexts with which the Pod Security Standard "restricted" admits our pods."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from .api import k8s

USER = 65532
"""The user of the "nonroot" images. Our pods run as any user but root."""


def pod_security_context(*, fs_group: int | None = None) -> k8s.PodSecurityContext:
    """Return the pod's security context; *fs_group* may read its volumes."""
    return k8s.PodSecurityContext(
        run_as_non_root=True,
        run_as_user=USER,
        run_as_group=USER,
        fs_group=fs_group,
        seccomp_profile=k8s.SeccompProfile(type="RuntimeDefault"),
    )


# Every container of a fleet has the same, and checking its types takes long.
@cache
def security_context() -> k8s.SecurityContext:
    """Return a container's security context."""
    return k8s.SecurityContext(
        allow_privilege_escalation=False,
        read_only_root_filesystem=True,
        capabilities=k8s.Capabilities(drop=["ALL"]),
    )


def resources(requests: Mapping[str, str], limits: Mapping[str, str]) -> k8s.ResourceRequirements:
    """Return a container's resources from quantities in Kubernetes' notation."""
    return k8s.ResourceRequirements(requests=_quantities(requests), limits=_quantities(limits))


def _quantities(amounts: Mapping[str, str]) -> dict[str, k8s.Quantity]:
    return {name: k8s.Quantity.from_string(amount) for name, amount in amounts.items()}
