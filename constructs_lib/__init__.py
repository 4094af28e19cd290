"""Linkerd by GitOps: cdk8s constructs for a mesh whose certificates look after themselves."""

from .alerts.certificate_alerts import CertificateAlerts
from .anchors.anchor_gate import AnchorGate
from .anchors.anchor_rotation import AnchorRotation
from .anchors.anchor_rotator import AnchorRotator
from .anchors.git_anchor_rotation import GitAnchorRotation
from .certificates.certificate_authority import CertificateAuthority
from .certificates.certificate_ref import CertificateRef
from .certificates.issuer_ref import IssuerRef
from .certificates.lifetime import Lifetime
from .certificates.private_key import PrivateKey
from .delivery.argo_cd_delivery import ArgoCdDelivery
from .delivery.destination_cluster import OWN_CLUSTER, DestinationCluster
from .delivery.git_folder import GitFolder
from .injection.injection_guard import InjectionGuard
from .injection.proxy_injector import ProxyInjector
from .mesh.linkerd_stack import LinkerdStack
from .plan.behaviour import MeshBehaviour
from .plan.of_tree import renewal_plan
from .plan.renewal_plan import RenewalPlan
from .plan.thin_margin_warning import ThinMarginWarning
from .releases import EDGE_26_8_3, STABLE_2_14_10
from .releases.folders import MeshNamespaces
from .releases.helm_release import HelmRelease
from .releases.release import LinkerdRelease
from .rendering.checksums import read_checksums
from .rendering.hooks import DroppedHook
from .rendering.rendered_charts import RenderedCharts
from .restarts.mesh_restarter import MeshRestarter
from .trust.chain_names import ChainNames
from .trust.trust_anchor_chain import TrustAnchorChain
from .trust.webhook_certificate import WebhookCertificate

__all__ = [
    "EDGE_26_8_3",
    "OWN_CLUSTER",
    "STABLE_2_14_10",
    "AnchorGate",
    "AnchorRotation",
    "AnchorRotator",
    "ArgoCdDelivery",
    "CertificateAlerts",
    "CertificateAuthority",
    "CertificateRef",
    "ChainNames",
    "DestinationCluster",
    "DroppedHook",
    "GitAnchorRotation",
    "GitFolder",
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
    "RenewalPlan",
    "ThinMarginWarning",
    "TrustAnchorChain",
    "WebhookCertificate",
    "read_checksums",
    "renewal_plan",
]
