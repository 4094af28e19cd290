"""Linkerd by GitOps: cdk8s constructs for a mesh whose certificates look after themselves."""

from .certificate_authority import CertificateAuthority
from .certificate_ref import CertificateRef
from .chain_names import ChainNames
from .helm_release import HelmRelease
from .issuer_ref import IssuerRef
from .lifetime import Lifetime
from .linkerd_release import LinkerdRelease
from .linkerd_stack import LinkerdStack
from .mesh_namespaces import MeshNamespaces
from .mesh_restarter import MeshRestarter
from .plan import MeshBehaviour, RotationPlan
from .private_key import PrivateKey
from .releases import STABLE_2_14_10
from .rotation_plan import rotation_plan
from .thin_margin_warning import ThinMarginWarning
from .trust_anchor_chain import TrustAnchorChain
from .webhook_certificate import WebhookCertificate

__all__ = [
    "STABLE_2_14_10",
    "CertificateAuthority",
    "CertificateRef",
    "ChainNames",
    "HelmRelease",
    "IssuerRef",
    "Lifetime",
    "LinkerdRelease",
    "LinkerdStack",
    "MeshBehaviour",
    "MeshNamespaces",
    "MeshRestarter",
    "PrivateKey",
    "RotationPlan",
    "ThinMarginWarning",
    "TrustAnchorChain",
    "WebhookCertificate",
    "rotation_plan",
]
