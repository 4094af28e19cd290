"""The admission policies that keep the trust anchors that a mesh needs, whoever writes."""

from __future__ import annotations

from constructs import Construct

from ..admission.policy import make_policy
from ..kubernetes.argo_cd import NEVER_PRUNED
from ..kubernetes.names import check_subdomain
from ..kubernetes.option_types import checks_types
from ..trust.trust_anchor_chain import TrustAnchorChain
from .anchor_rotator import NAME as ROTATOR
from .lock_rules import LockedObjects
from .settings import STATE


class AnchorLockWarning(UserWarning):
    """A mesh moves between trust anchors, and its API server cannot keep those that it needs.

    It is a Python warning so that CI can make an error of it, and whoever accepts it can ignore it
    by its name.
    """


class AnchorLock(Construct):
    """ValidatingAdmissionPolicies that keep the anchors that the rotator's state names.

    The state is what the rotator writes into ConfigMap ``linkerd-anchor-rotation``:

    * ``issuers``: the anchors that may sign the identity issuer: the active one, and from just
      before a move begins until it is over the other one too;
    * ``kept``: the anchors that are active or may have signed living certificates.

    Both are names with commas between them, in the order that the rotator likes, and are written
    before what they allow, and taken back after what they forbid. The API server then refuses:

    * Certificate ``linkerd-identity-issuer``, made or changed, to name a ClusterIssuer that is not
      in ``issuers``;
    * a kept anchor to leave the Bundle's sources, and the Bundle to be deleted;
    * its Certificate, Secret or ClusterIssuer to be deleted, or the definition of these kinds;
    * any anchor of the chain to get another Secret, signer, subject or key;
    * the state to be deleted, or the two keys to be changed by anybody but the rotator.

    Until a key is written, every anchor of the chain is kept, and nothing else may come to sign. A
    missing ConfigMap refuses nothing. Annotation
    ``rotation.linkerd-gitops/unlocked: "true"`` of the ConfigMap opens the lock. Argo CD does not
    prune the policies (``Prune=false``), so that they outlive the commit that drops them.

    The lock guards against mistakes. It is no security boundary: whoever may annotate the ConfigMap
    or delete the policies may open it. Kubernetes 1.30 is needed.
    """

    @checks_types
    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        chain: TrustAnchorChain,
        name: str = "linkerd-anchor-lock",
    ) -> None:
        """Make six policies and their bindings.

        Args:
            scope: The construct to make it under.
            id: The construct's id.
            chain: The chain with the anchors.
            name: The prefix of the objects' names. Defaults to ``linkerd-anchor-lock``.

        Raises:
            ValueError: The name is invalid.
        """
        super().__init__(scope, id)
        check_subdomain("name", name)
        locked = LockedObjects(
            mesh_namespace=chain.mesh_namespace,
            anchor_namespace=chain.namespace,
            anchors=tuple(chain.anchor_issuers),
            active=chain.anchor_issuer.name,
            identity_issuer=chain.identity_certificate_name,
            trust_roots=chain.trust_roots_config_map_name,
            state=STATE,
            rotator=ROTATOR,
        )
        rules = {f"{name}-{end}": rules for end, rules in locked.rules.items()}
        for policy_name, policy in rules.items():
            make_policy(
                Construct(self, policy_name),
                name=policy_name,
                rules=policy,
                annotations=NEVER_PRUNED,
            )
        self._policy_names = tuple(rules)

    @property
    def policy_names(self) -> tuple[str, ...]:
        """The policies' names, of which the API server writes one into each refusal."""
        return self._policy_names
