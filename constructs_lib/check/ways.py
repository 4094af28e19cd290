"""Which way of docs/adopting.md a mesh needs that others made."""

from __future__ import annotations

from cryptography import x509

from ..program.objects import dig
from .chains import fingerprint, is_signed, reached
from .mesh import ISSUER, CheckedMesh


def adoption_way(mesh: CheckedMesh) -> str:
    """Return the page that has the steps, and why it is that one."""
    if any(each.not_valid_after_utc <= mesh.now for each in mesh.issuer):
        return "docs/adopt_ended_anchor.md: the identity issuer has ended"
    signing = reached(mesh.issuer, mesh.roots) or mesh.roots
    if signing and all(root.not_valid_after_utc <= mesh.now for root in signing):
        return "docs/adopt_ended_anchor.md: every trust root of the identity issuer has ended"
    certificate = mesh.identity_certificate
    if certificate is None:
        if dig(mesh.values, "identity", "issuer", "scheme") == "kubernetes.io/tls":
            return (
                "docs/external_secrets.md if something in the cluster, such as External Secrets, "
                f"renews Secret {ISSUER}. If people write it: docs/adopt_key_at_hand.md if you "
                "have the anchor's key, or else docs/adopt_lost_key.md"
            )
        return (
            "docs/adopt_key_at_hand.md if you have the anchor's key, or else "
            "docs/adopt_lost_key.md: the chart wrote the identity issuer"
        )
    signer = mesh.signer_of(certificate)
    if signer is None:
        return (
            "docs/root_off_cluster.md, with the issuer that there is: what signs the identity "
            "issuer is not made by cert-manager here, and nothing has to move"
        )
    if _is_intermediate(mesh.issued(signer), mesh):
        return (
            "docs/intermediate.md, with the root that there is: an intermediate CA signs the "
            "identity issuer, and nothing has to move"
        )
    return "docs/adopt_documented.md: cert-manager makes anchor and identity issuer"


def _is_intermediate(signer: x509.Certificate | None, mesh: CheckedMesh) -> bool:
    """Whether somebody else signed a CA, and no proxy has it among its roots."""
    return (
        signer is not None
        and not is_signed(signer, [signer])
        and fingerprint(signer) not in map(fingerprint, mesh.roots)
    )
