"""The rotation plan: whether the certificates of a mesh are replaced in time, at worst."""

from .behaviour import MeshBehaviour
from .link import Kind, Link, Setback, Term, Verdict
from .mesh import Authority, Mesh, PlannedCertificate, Restarter, SecretName, Validity
from .rotation_plan import RotationPlan

__all__ = [
    "Authority",
    "Kind",
    "Link",
    "Mesh",
    "MeshBehaviour",
    "PlannedCertificate",
    "Restarter",
    "RotationPlan",
    "SecretName",
    "Setback",
    "Term",
    "Validity",
    "Verdict",
]
