"""The injection guards of a whole mesh: which there are, in whose folders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cdk8s import Chart
from constructs import Construct

from ..injection import injection_guard
from ..injection.injection_guard import InjectionGuard
from ..injection.proxy_injector import ProxyInjector
from ..kubernetes.version import minor_version
from ..releases.folders import MeshNamespaces
from ..releases.helm_release import HelmRelease

_CONTROL_PLANE = "linkerd-control-plane"
_BEFORE_THE_PODS = -1


def is_guarded(wanted: bool | None, kubernetes_version: str) -> bool:
    """Return whether guards are made: if they are wanted, or else wherever they can be.

    Raises:
        ValueError: They are wanted, and the version does not have what they are made of; or the
            version is none.
    """
    minor = minor_version("kubernetes_version", kubernetes_version)
    possible = minor >= injection_guard.MINOR_VERSION
    if wanted and not possible:
        raise ValueError(
            f"'injection_guard' needs Kubernetes 1.{injection_guard.MINOR_VERSION}, but "
            f"'kubernetes_version' is {kubernetes_version}: name the oldest version among your "
            "clusters, or leave the guard out"
        )
    return possible if wanted is None else wanted


def make_guards(
    scope: Construct,
    charts: Mapping[str, Chart],
    namespaces: MeshNamespaces,
    helm_releases: Mapping[str, Sequence[HelmRelease]],
) -> dict[str, InjectionGuard]:
    """Make a guard for all namespaces and, in viz's folder, another one for viz alone.

    Applications are not ordered among each other, but the waves of each are: no pod of jaeger or
    viz is created before the guard in its own folder. The first stands in the injector's folder
    because it has to go when the injector goes: without it no annotated pod could start any more.

    Args:
        scope: The construct to make the guard under if there are no charts.
        charts: The charts by folder, if each folder has one.
        namespaces: The mesh's namespaces.
        helm_releases: The upstream charts by folder, whose values say what the injector is asked.

    Returns:
        The guards, by the namespace in whose folder they are.
    """
    at, viz = namespaces.control_plane, namespaces.viz
    values = [one.values for one in helm_releases[at] if one.name == _CONTROL_PLANE]
    injector = ProxyInjector.from_values(values[0] if values else {}, namespace=at)
    guards = {
        at: InjectionGuard(
            charts.get(at, scope),
            "InjectionGuard",
            injector=injector,
            # The injector cannot start without the certificate that comes from there.
            excluded_namespaces=[namespaces.cert_manager],
            name=f"{at}-injection-guard",
            sync_wave=_BEFORE_THE_PODS if charts else None,
        )
    }
    if viz in charts:
        guards[viz] = InjectionGuard(
            charts[viz],
            "InjectionGuard",
            injector=injector,
            namespaces=[viz],
            name=f"{viz}-injection-guard",
            sync_wave=_BEFORE_THE_PODS,
        )
    return guards
