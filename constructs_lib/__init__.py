"""Linkerd by GitOps: cdk8s constructs for a mesh whose certificates look after themselves."""

from .anchor_gate import AnchorGate
from .anchor_rotation import AnchorRotation
from .anchor_rotator import AnchorRotator
from .anchors_by_git import AnchorsByGit
from .certificate_alerts import CertificateAlerts
from .certificate_authority import CertificateAuthority
from .certificate_ref import CertificateRef
from .chain_names import ChainNames
from .helm_release import HelmRelease
from .injection_guard import InjectionGuard
from .issuer_ref import IssuerRef
from .lifetime import Lifetime
from .linkerd_release import LinkerdRelease
from .linkerd_stack import LinkerdStack
from .mesh_namespaces import MeshNamespaces
from .mesh_restarter import MeshRestarter
from .plan import MeshBehaviour, RotationPlan
from .private_key import PrivateKey
from .proxy_injector import ProxyInjector
from .releases import EDGE_26_8_3, STABLE_2_14_10
from .rendered_charts import RenderedCharts
from .rendering.checksums import read_checksums
from .rendering.hooks import DroppedHook
from .rotation_plan import rotation_plan
from .thin_margin_warning import ThinMarginWarning
from .trust_anchor_chain import TrustAnchorChain
from .webhook_certificate import WebhookCertificate

__all__ = [
    "EDGE_26_8_3",
    "STABLE_2_14_10",
    "AnchorGate",
    "AnchorRotation",
    "AnchorRotator",
    "AnchorsByGit",
    "CertificateAlerts",
    "CertificateAuthority",
    "CertificateRef",
    "ChainNames",
    "DroppedHook",
    "HelmRelease",
    "InjectionGuard",
    "IssuerRef",
    "Lifetime",
    "LinkerdRelease",
    "LinkerdStack",
    "MeshBehaviour",
    "MeshNamespaces",
    "MeshRestarter",
    "PrivateKey",
    "ProxyInjector",
    "RenderedCharts",
    "RotationPlan",
    "ThinMarginWarning",
    "TrustAnchorChain",
    "WebhookCertificate",
    "read_checksums",
    "rotation_plan",
]
