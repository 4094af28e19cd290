"""Which way of docs/adopting.md a mesh needs that others made."""

from __future__ import annotations

from .mesh import CheckedMesh


def adoption_way(mesh: CheckedMesh) -> str:
    """Return the page that has the steps, and why it is that one."""
    if any(each.not_valid_after_utc <= mesh.now for each in mesh.issuer):
        return "docs/adopt_ended_anchor.md: the identity issuer has ended"
    if mesh.roots and all(root.not_valid_after_utc <= mesh.now for root in mesh.roots):
        return "docs/adopt_ended_anchor.md: every trust root has ended"
    certificate = mesh.identity_certificate
    if certificate is None:
        return (
            "docs/adopt_key_at_hand.md if you have the anchor's key, or else "
            "docs/adopt_lost_key.md: the chart wrote the identity issuer"
        )
    if mesh.signer_of(certificate) is None:
        return (
            "docs/root_off_cluster.md, with the issuer that there is: what signs the identity "
            "issuer is not made by cert-manager here, and nothing has to move"
        )
    return "docs/adopt_documented.md: cert-manager makes anchor and identity issuer"
