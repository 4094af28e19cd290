"""What every pod of the library's own says of itself, so that "restricted" admits it.

The Pod Security Standard of that name; ``_pod_security`` is the judge of whatever pod there is.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from .api import k8s

USER = 65532
"""The user of the "nonroot" images. Nothing of ours needs a particular one, and none needs root."""


def pod_security_context(*, fs_group: int | None = None) -> k8s.PodSecurityContext:
    """Return the pod's security context; *fs_group* may read its volumes."""
    return k8s.PodSecurityContext(
        run_as_non_root=True,
        run_as_user=USER,
        run_as_group=USER,
        fs_group=fs_group,
        seccomp_profile=k8s.SeccompProfile(type="RuntimeDefault"),
    )


# The same for every container of a fleet, and checking its types takes long.
@cache
def security_context() -> k8s.SecurityContext:
    """Return a container's security context."""
    return k8s.SecurityContext(
        allow_privilege_escalation=False,
        read_only_root_filesystem=True,
        capabilities=k8s.Capabilities(drop=["ALL"]),
    )


def resources(requests: Mapping[str, str], limits: Mapping[str, str]) -> k8s.ResourceRequirements:
    """Return a container's resources, by their quantities as Kubernetes writes them."""
    return k8s.ResourceRequirements(requests=_quantities(requests), limits=_quantities(limits))


def _quantities(amounts: Mapping[str, str]) -> dict[str, k8s.Quantity]:
    return {name: k8s.Quantity.from_string(amount) for name, amount in amounts.items()}
