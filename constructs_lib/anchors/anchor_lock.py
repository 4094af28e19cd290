"""The admission policies that keep a mesh's trust anchors, whoever writes."""

from __future__ import annotations

from constructs import Construct

from ..admission.policy import make_policy
from ..kubernetes.argo_cd import NEVER_PRUNED
from ..trust.trust_anchor_chain import TrustAnchorChain
from .lock_rules import LockedMesh
from .settings import ROTATOR, STATE

LOCK_LABELS = {"app.kubernetes.io/name": "linkerd-anchor-lock"}
"""The label by which all objects of a lock are found."""


class AnchorLock(Construct):
    """ValidatingAdmissionPolicies under which nobody takes a trust anchor that the mesh needs.

    The rotator records which anchors are needed, and which of them every pod trusts. The API server
    then refuses an identity issuer that names another one, and whatever would take a needed anchor
    out of the trust roots, delete it, or give it another key: an edit, a deletion, a sync of Argo
    CD with its pruning, or a namespace's deletion. Before the rotator's first run it refuses
    nothing.

    It stays in the cluster when git has it no more, because that very commit may be the mistake.
    ``unlock_command`` opens it. Kubernetes 1.30 is needed.
    """

    def __init__(self, scope: Construct, id: str, *, chain: TrustAnchorChain) -> None:
        """Make the policies and their bindings.

        Args:
            scope: The construct to make them under.
            id: The construct's id.
            chain: The chain with the anchors.
        """
        super().__init__(scope, id)
        self._mesh = LockedMesh(
            mesh_namespace=chain.mesh_namespace,
            anchor_namespace=chain.namespace,
            identity_issuer=chain.identity_certificate.name,
            trust_roots=chain.trust_roots_config_map_name,
            state=STATE,
            rotator=ROTATOR,
        )
        names: list[str] = []
        for subject, rules in self._mesh.rules():
            names.append(f"{chain.mesh_namespace}-anchor-lock-{subject}")
            make_policy(
                Construct(self, subject),
                name=names[-1],
                rules=rules,
                annotations=NEVER_PRUNED,
                labels=LOCK_LABELS,
            )
        self._policy_names = tuple(names)

    @property
    def policy_names(self) -> tuple[str, ...]:
        """The policies' names, which the API server writes into its refusals."""
        return self._policy_names

    @property
    def unlock_command(self) -> str:
        """The command that opens the lock until the annotation is removed."""
        return self._mesh.unlock_command
