"""The parts that the option ``anchor_rotation`` adds to a mesh."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..admission.policy import OLDEST_MINOR_VERSION
from ..anchors.anchor_gate import DEFAULT_WAVE, AnchorGate
from ..anchors.anchor_lock import AnchorLock, AnchorLockWarning
from ..anchors.anchor_rotation import AnchorRotation
from ..anchors.anchor_rotator import AnchorRotator
from ..anchors.git_anchor_rotation import GitAnchorRotation
from ..anchors.settings import CONTROL_PLANE_DEPLOYMENTS
from ..certificates.certificate_authority import CertificateAuthority
from ..kubernetes.argo_cd import RESPECT_IGNORED, IgnoredDifference, wave
from ..kubernetes.pod_options import PodOptions
from ..plan.behaviour import MeshBehaviour
from ..releases.folders import NamespaceRole
from ..releases.selection import ChartSelection
from ..trust.chain_authorities import check_existing_anchor
from ..trust.chain_names import AuthorityNames, ChainNames
from ..trust.trust_anchor_chain import DEFAULT_NAMES, TrustAnchorChain
from .folders import MeshFolders

_GATED_FOLDERS: tuple[NamespaceRole, ...] = ("control_plane", "cert_manager")
"""A move changes both: one application writes the identity issuer, the other the anchors."""

_NAMESPACE_WAVE = DEFAULT_WAVE - 2


@dataclass(frozen=True, slots=True)
class RotationParts:
    """The option ``anchor_rotation`` with the rotator and the gates that follow from it.

    Attributes:
        option: The option.
        names: The names of the chain's objects.
        rotator: The job that moves the mesh; ``None`` until it is made.
        gates: The jobs that guard the applications, by namespace.
        lock: The policies that keep anchors in use; ``None`` where Kubernetes is too old.
    """

    option: AnchorRotation | GitAnchorRotation
    names: ChainNames
    rotator: AnchorRotator | None = None
    gates: Mapping[str, AnchorGate] = field(default_factory=dict[str, AnchorGate])
    lock: AnchorLock | None = None

    @classmethod
    def of(
        cls,
        option: AnchorRotation | GitAnchorRotation,
        trust_anchor: CertificateAuthority | None,
        names: ChainNames,
    ) -> RotationParts:
        """Return the parts before any is made.

        Raises:
            ValueError: The trust anchor is an existing CA that is to get new keys by itself, or
                none of Git's; its objects have different names; or names of anchors are unused.
        """
        secret = None if trust_anchor is None else trust_anchor.existing_secret_name
        if secret is not None and isinstance(option, AnchorRotation):
            raise ValueError(
                f"'anchor_rotation' (AnchorRotation) cannot be used with 'trust_anchor' (Secret "
                f"{secret}): only you can give an existing CA another key. Move between it and "
                "other anchors with GitAnchorRotation (docs/ways.md), or leave one of the two out"
            )
        if secret is not None and isinstance(option, GitAnchorRotation):
            check_existing_anchor(secret, option.names)
        if not isinstance(names.trust_anchor, str):
            raise ValueError(
                f"'anchor_rotation' needs one name for Certificate, Secret and ClusterIssuer of "
                f"the trust anchor, but 'trust_anchor' of the names is {names.trust_anchor}: the "
                "rotator and the lock know an anchor by its name. Leave one of the two out; if "
                f"the mesh has that anchor, with GitAnchorRotation and an anchor "
                f"{names.trust_anchor.secret} that is "
                f"CertificateAuthority.from_secret_name('{names.trust_anchor.secret}'), because a "
                "Certificate of another Secret would get another key"
            )
        if isinstance(option, GitAnchorRotation):
            _check_unused_names(option, names)
        return cls(option, names)

    @property
    def anchors(self) -> tuple[str, ...]:
        """The names of the trust anchors."""
        if isinstance(self.option, GitAnchorRotation):
            return self.option.names
        anchor = AuthorityNames.of(self.names.trust_anchor)
        return anchor.certificate, self.names.second_trust_anchor

    @property
    def active_anchor(self) -> str | None:
        """The anchor that Git makes active; ``None`` for the first."""
        return self.option.active if isinstance(self.option, GitAnchorRotation) else None

    def namespace_annotations(self, folder: NamespaceRole) -> dict[str, str]:
        """Return the annotations that make a folder's Namespace come before its gate."""
        is_gated = isinstance(self.option, GitAnchorRotation) and folder in _GATED_FOLDERS
        return wave(_NAMESPACE_WAVE) if is_gated else {}

    @property
    def ignored_differences(self) -> tuple[IgnoredDifference, ...]:
        """The field that the rotator owns; none where Git owns it."""
        if self.rotator is None or not isinstance(self.option, AnchorRotation):
            return ()
        return (
            IgnoredDifference(
                group="cert-manager.io",
                kind="Certificate",
                namespace=self.rotator.namespace,
                name=AuthorityNames.of(self.names.identity_issuer).certificate,
                json_pointer="/spec/issuerRef/name",
            ),
        )

    @property
    def sync_options(self) -> tuple[str, ...]:
        """The sync options without which Argo CD would write the fields that it ignores."""
        return (RESPECT_IGNORED,) if self.ignored_differences else ()

    def with_jobs(
        self,
        folders: MeshFolders,
        chain: TrustAnchorChain,
        behaviour: MeshBehaviour,
        selection: ChartSelection,
        pods: PodOptions | None,
        *,
        has_admission_policies: bool,
    ) -> RotationParts:
        """Make the rotator, the lock and, for Git, the gates; return the parts with them.

        Inside a Chart there are no applications to guard one by one, so one gate guards it.

        Args:
            folders: The mesh's folders.
            chain: The mesh's chain, with its anchors.
            behaviour: How the mesh's release behaves under its Helm values.
            selection: The charts. The rotator restarts their Deployments, and workloads in the
                namespaces of viz and Argo Rollouts if these are among them.
            pods: How the jobs' pods fit the cluster.
            has_admission_policies: Whether the oldest cluster of the mesh can have the lock.
        """
        deployments = selection.control_plane_deployments or CONTROL_PLANE_DEPLOYMENTS
        own_namespaces = tuple(map(folders.namespaces.of, selection.extension_folders))
        rotator = AnchorRotator(
            folders.scopes["control_plane"],
            "AnchorRotator",
            rotation=self.option,
            chain=chain,
            behaviour=behaviour,
            deployments=deployments,
            own_namespaces=own_namespaces,
            pods=pods,
        )
        lock = _make_lock(folders, chain) if has_admission_policies else None
        if lock is None:
            _warn_of_missing_lock()
        parts = replace(self, rotator=rotator, lock=lock)
        if not isinstance(self.option, GitAnchorRotation):
            return parts
        gates = {
            folders.namespaces.of(folder): AnchorGate(
                folders.scopes[folder],
                "AnchorGate",
                rotation=self.option,
                chain=chain,
                namespace=folders.namespaces.of(folder),
                behaviour=behaviour,
                deployments=deployments,
                own_namespaces=own_namespaces,
                pods=pods,
            )
            for folder in (_GATED_FOLDERS if folders.charts else _GATED_FOLDERS[:1])
        }
        return replace(parts, gates=gates)


def _make_lock(folders: MeshFolders, chain: TrustAnchorChain) -> AnchorLock:
    return AnchorLock(
        folders.scopes["control_plane"],
        "AnchorLock",
        chain=chain,
        name=f"{folders.namespaces.control_plane}-anchor-lock",
    )


def _warn_of_missing_lock() -> None:
    warnings.warn(
        f"'anchor_rotation' has no AnchorLock, which needs Kubernetes 1.{OLDEST_MINOR_VERSION}: "
        "nobody is kept from deleting a trust anchor that pods still need, nor from letting an "
        "anchor sign that pods do not trust. Set 'kubernetes_version' to the oldest version among "
        "your clusters; if that is older, edit no Certificate, Bundle or Secret of the anchors by "
        "hand, and do not remove 'anchor_rotation' before a rotation is complete",
        AnchorLockWarning,
        stacklevel=6,
    )


def _check_unused_names(option: GitAnchorRotation, names: ChainNames) -> None:
    for field_name in ("trust_anchor", "second_trust_anchor"):
        name = getattr(names, field_name)
        if name != getattr(DEFAULT_NAMES, field_name) and name not in option.names:
            raise ValueError(
                f"'certificate_names.{field_name}' ({name}) has no effect: a GitAnchorRotation "
                f"names its anchors itself ({', '.join(option.names)}). Put the name there, or "
                "leave it out"
            )
