"""The security contexts with which the Pod Security Standard "restricted" admits our pods."""

from __future__ import annotations

from functools import cache

from .api import k8s

USER = 65532
"""The user of the "nonroot" images. Our pods run as any user but root."""


def pod_security_context(user: int | None) -> k8s.PodSecurityContext:
    """Return the pod's security context; without a *user* the cluster chooses one, and a group."""
    return k8s.PodSecurityContext(
        run_as_non_root=True,
        run_as_user=user,
        run_as_group=user,
        # The program reads its token by the volume's group.
        fs_group=user,
        seccomp_profile=k8s.SeccompProfile(type="RuntimeDefault"),
    )


@cache
def security_context() -> k8s.SecurityContext:
    """Return a container's security context."""
    return k8s.SecurityContext(
        allow_privilege_escalation=False,
        read_only_root_filesystem=True,
        capabilities=k8s.Capabilities(drop=["ALL"]),
    )
