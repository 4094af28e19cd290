"""The admission policies of a whole mesh: which there are, and in whose folders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..admission.account_confinement import AccountConfinement
from ..admission.adoption_guard import GuardedObjects, make_adoption_guard
from ..admission.parameter_watch import make_parameter_watch
from ..admission.policy import OLDEST_MINOR_VERSION
from ..injection.injection_guard import InjectionGuard
from ..injection.proxy_injector import ProxyInjector
from ..kubernetes.version import minor_version
from ..releases.folders import MeshNamespaces, NamespaceRole
from ..releases.helm_values import HelmValues, value_at
from ..restarts.mesh_restarter import MeshRestarter
from ..trust.trust_anchor_chain import TrustAnchorChain
from .folders import MeshFolders

if TYPE_CHECKING:
    from ..anchors.anchor_rotator import AnchorRotator

_BEFORE_THE_PODS_WAVE = -1

_BEFORE_THE_CERTIFICATES_WAVE = -5
"""Several waves: the API server goes by a policy a few seconds after it was made."""


def is_guarded(injection_guard_option: bool | None, kubernetes_version: str) -> bool:
    """Return whether a mesh has guards: as the option says, or else wherever they can be.

    Raises:
        ValueError: The option is on, and this version of Kubernetes lacks the kinds of a guard; or
            the version has another form.
    """
    is_possible = has_admission_policies(kubernetes_version)
    if injection_guard_option and not is_possible:
        raise ValueError(
            f"'injection_guard' needs Kubernetes 1.{OLDEST_MINOR_VERSION}, but "
            f"'kubernetes_version' is {kubernetes_version}: set it to the oldest version among "
            "your clusters, or leave the guard out"
        )
    return is_possible if injection_guard_option is None else injection_guard_option


def check_injector(control_plane_values: HelmValues, namespaces: MeshNamespaces) -> None:
    """Raise ``ValueError`` if the injector's webhook would block what the injector needs.

    Under ``webhookFailurePolicy: Fail`` no pod of kube-system or of cert-manager could start while
    the injector is away, and without them the injector never comes back.
    """
    if value_at(control_plane_values, "webhookFailurePolicy") != "Fail":
        return
    injector = ProxyInjector.from_values(control_plane_values)
    for namespace in ("kube-system", namespaces.cert_manager):
        if injector.is_called_for(namespace):
            raise ValueError(
                "'values' for linkerd-control-plane: 'proxyInjector.namespaceSelector' lets "
                f"namespace {namespace} in. While the injector is away, no pod could start there, "
                "and without these pods the injector cannot come back. Add "
                f"'{namespace}' to an expression of kubernetes.io/metadata.name with NotIn, or set "
                "'webhookFailurePolicy' to Ignore"
            )


def make_guards(
    folders: MeshFolders,
    extension_folders: Iterable[NamespaceRole],
    control_plane_values: HelmValues,
) -> dict[str, InjectionGuard]:
    """Make a guard for all namespaces and, in the folder of each extension, one for it alone.

    Argo CD does not order applications, only the waves of each. So each folder has its own guard
    before its pods. The first guard is in the injector's folder, and is deleted
    with the injector: a guard without an injector would let no annotated pod start.

    Args:
        folders: The mesh's folders.
        extension_folders: Those of viz and Argo Rollouts, as far as they are deployed.
        control_plane_values: The values of chart linkerd-control-plane, which say for which pods
            the injector is registered.

    Returns:
        The guards, by the namespace in whose folder they are.
    """
    namespaces = folders.namespaces
    control_plane = namespaces.control_plane
    injector = ProxyInjector.from_values(control_plane_values, namespace=control_plane)
    guards = {
        control_plane: InjectionGuard(
            folders.scopes["control_plane"],
            "InjectionGuard",
            injector=injector,
            # The injector cannot start without the certificate that cert-manager issues.
            excluded_namespaces=[namespaces.cert_manager],
            name=f"{control_plane}-injection-guard",
            sync_wave=_BEFORE_THE_PODS_WAVE if folders.charts else None,
        )
    }
    for folder in extension_folders if folders.charts else ():
        namespace = namespaces.of(folder)
        guards[namespace] = InjectionGuard(
            folders.scopes[folder],
            "InjectionGuard",
            injector=injector,
            namespaces=[namespace],
            name=f"{namespace}-injection-guard",
            sync_wave=_BEFORE_THE_PODS_WAVE,
        )
    return guards


def has_admission_policies(kubernetes_version: str) -> bool:
    """Return whether this version of Kubernetes serves the kinds of admission policies.

    Raises:
        ValueError: The version has another form.
    """
    return minor_version("kubernetes_version", kubernetes_version) >= OLDEST_MINOR_VERSION


def make_confinements(
    folders: MeshFolders,
    restarters: Mapping[str, MeshRestarter],
    rotator: AnchorRotator | None,
) -> list[AccountConfinement]:
    """Confine the accounts that may restart workloads, each in its own folder.

    Args:
        folders: The mesh's folders.
        restarters: The restarters, by namespace.
        rotator: The rotator, if there is one.
    """
    jobs = [*restarters.values(), *((rotator,) if rotator else ())]
    return [
        AccountConfinement(
            job,
            "Confinement",
            account=job.service_account_name,
            namespace=job.namespace,
            changes=job.allowed_changes,
            sync_wave=_BEFORE_THE_PODS_WAVE if folders.charts else None,
        )
        for job in jobs
    ]


def make_adoption_guards(folders: MeshFolders, chain: TrustAnchorChain) -> None:
    """Keep a stack without rotation from replacing trust at once, each folder its own objects.

    With a rotation there are gate and lock, which judge it.
    """
    control_plane = folders.namespaces.control_plane
    guarded = GuardedObjects(
        namespace=control_plane,
        anchor_namespace=chain.namespace,
        anchors=tuple(chain.anchor_issuers),
        signers=chain.signer_names,
        identity_issuer=chain.identity_certificate_name,
        trust_roots=chain.trust_roots_config_map_name,
    )
    wave = _BEFORE_THE_CERTIFICATES_WAVE if folders.charts else None
    name = f"{control_plane}-adoption-guard"
    identity, roots = folders.scopes["control_plane"], folders.scopes["cert_manager"]
    make_adoption_guard(identity, f"{name}-identity", guarded.identity_rules, wave)
    make_adoption_guard(roots, f"{name}-roots", guarded.root_rules, wave)


def make_policy_parameters(folders: MeshFolders, chain: TrustAnchorChain) -> None:
    """Let the lock of a later rotation find its record, when the adoption guards have gone."""
    control_plane = folders.namespaces.control_plane
    make_parameter_watch(
        folders.scopes["control_plane"],
        f"{control_plane}-policy-parameters",
        namespace=control_plane,
        config_map=chain.trust_roots_config_map_name,
        sync_wave=_BEFORE_THE_PODS_WAVE if folders.charts else None,
    )
