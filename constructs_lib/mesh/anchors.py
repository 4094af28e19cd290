"""The trust anchors of a whole mesh: how many there are, and what moves it between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cdk8s import Chart
from constructs import Construct

from ..anchors.anchor_gate import DEFAULT_WAVE, AnchorGate
from ..anchors.anchor_rotation import AnchorRotation
from ..anchors.anchor_rotator import AnchorRotator
from ..anchors.git_anchor_rotation import GitAnchorRotation
from ..anchors.settings import CONTROL_PLANE_DEPLOYMENTS
from ..certificates.certificate_authority import CertificateAuthority
from ..kubernetes.argo_cd import IgnoredDifference, wave
from ..plan.behaviour import MeshBehaviour
from ..releases.folders import MeshNamespaces, NamespaceRole
from ..releases.selection import ChartSelection
from ..trust.chain_names import ChainNames
from ..trust.trust_anchor_chain import TrustAnchorChain

CLUSTER_KINDS = (
    "ClusterRole.rbac.authorization.k8s.io",
    "ClusterRoleBinding.rbac.authorization.k8s.io",
)

_CONTROL_PLANE = "linkerd-control-plane"

_GATED: tuple[NamespaceRole, ...] = ("control_plane", "cert_manager")
"""What a move changes: the application of one writes the identity issuer, of the other the anchors.
"""

_NAMESPACE_WAVE = DEFAULT_WAVE - 2


@dataclass(frozen=True, slots=True)
class MeshAnchors:
    """What an option ``anchor_rotation`` makes of a mesh.

    Attributes:
        rotation: The option.
        rotator: What moves the mesh; ``None`` until it is made, and without the option.
        gates: What guards the applications, by folder.
    """

    rotation: AnchorRotation | GitAnchorRotation | None
    rotator: AnchorRotator | None = None
    gates: Mapping[str, AnchorGate] = field(default_factory=dict[str, AnchorGate])

    @classmethod
    def wanted(
        cls,
        rotation: AnchorRotation | GitAnchorRotation | None,
        trust_anchor: CertificateAuthority | None,
    ) -> MeshAnchors:
        """Return what the option asks for.

        Raises:
            ValueError: The trust anchor is somebody else's.
        """
        secret = None if trust_anchor is None else trust_anchor.existing_secret_name
        if secret is not None and isinstance(rotation, AnchorRotation):
            raise ValueError(
                f"'anchor_rotation' cannot re-key 'trust_anchor' (Secret {secret}): an existing CA "
                "gets its next key from whoever brought it. Leave one of the two out"
            )
        if secret is not None and isinstance(rotation, GitAnchorRotation):
            raise ValueError(
                f"'anchor_rotation' cannot be used with 'trust_anchor' (Secret {secret}): an "
                "anchor is known by its Certificate, because nobody may read Secrets, and an "
                "existing CA has none. Leave one of the two out"
            )
        return cls(rotation)

    @property
    def names(self) -> tuple[str, ...] | None:
        """The anchors' names; ``None`` for the one that a chain has by itself."""
        if isinstance(self.rotation, GitAnchorRotation):
            return self.rotation.names
        if self.rotation is None:
            return None
        names = ChainNames()
        return names.trust_anchor, names.second_trust_anchor

    @property
    def active(self) -> str | None:
        """The anchor that Git makes active; ``None`` for the first."""
        return self.rotation.active if isinstance(self.rotation, GitAnchorRotation) else None

    def namespace_annotations(self, folder: NamespaceRole) -> dict[str, str]:
        """Return annotations of a folder's Namespace: those with a gate come before it."""
        gated = isinstance(self.rotation, GitAnchorRotation) and folder in _GATED
        return wave(_NAMESPACE_WAVE) if gated else {}

    @property
    def ignored_differences(self) -> tuple[IgnoredDifference, ...]:
        """The field that the rotator owns."""
        if self.rotator is None or not isinstance(self.rotation, AnchorRotation):
            return ()
        return (
            IgnoredDifference(
                group="cert-manager.io",
                kind="Certificate",
                namespace=self.rotator.namespace,
                name=ChainNames().identity_issuer,
                json_pointer="/spec/issuerRef/name",
            ),
        )

    @property
    def sync_options(self) -> tuple[str, ...]:
        """The sync options without which Argo CD would write what it is told to ignore."""
        return ("RespectIgnoreDifferences=true",) if self.ignored_differences else ()

    @property
    def cluster_kinds(self) -> tuple[str, ...]:
        """Every cluster-scoped kind of the objects, as ``Kind.group``."""
        return () if self.rotator is None else CLUSTER_KINDS

    @property
    def namespaced_kinds(self) -> tuple[str, ...]:
        """Every namespaced kind of the objects that a stack has not by itself."""
        if self.rotator is None:
            return ()
        return ("ConfigMap", "Job.batch") if self.gates else ("ConfigMap",)

    @property
    def namespaces(self) -> tuple[str, ...]:
        """The namespaces that objects are written into."""
        return () if self.rotator is None else self.rotator.role_namespaces


def make_anchors(
    scope: Construct,
    charts: Mapping[str, Chart],
    wanted: MeshAnchors,
    namespaces: MeshNamespaces,
    chain: TrustAnchorChain,
    behaviour: MeshBehaviour,
    upstream: ChartSelection,
) -> MeshAnchors:
    """Make what moves the mesh between its anchors, and return it with them.

    Inside a chart there are no applications to guard one by one, but there is one gate for it.

    Args:
        scope: The construct to make it under if there are no charts.
        charts: The charts by folder, if each folder has one.
        wanted: What the option asks for.
        namespaces: The mesh's namespaces.
        chain: The mesh's chain, with its anchors.
        behaviour: How the mesh's release behaves under its Helm values.
        upstream: The charts that are deployed: whose Deployments know the trust roots, and whether
            viz is there, which belongs to the mesh and may be restarted.
    """
    rotation, at = wanted.rotation, namespaces.control_plane
    if rotation is None:
        return wanted
    own = (namespaces.viz,) if upstream.has("viz") else ()
    deployments = [
        name
        for chart in upstream.charts
        if chart.name == _CONTROL_PLANE
        for name in chart.deployments
    ]
    rotator = AnchorRotator(
        charts.get(at, scope),
        "AnchorRotator",
        rotation=rotation,
        chain=chain,
        behaviour=behaviour,
        deployments=deployments or CONTROL_PLANE_DEPLOYMENTS,
        own_namespaces=own,
    )
    gates: dict[str, AnchorGate] = {}
    if isinstance(rotation, GitAnchorRotation):
        for folder in map(namespaces.of, _GATED if charts else _GATED[:1]):
            gates[folder] = AnchorGate(
                charts.get(folder, scope),
                "AnchorGate",
                rotation=rotation,
                chain=chain,
                namespace=folder,
                behaviour=behaviour,
                deployments=deployments or CONTROL_PLANE_DEPLOYMENTS,
                own_namespaces=own,
            )
    return MeshAnchors(rotation, rotator, gates)
