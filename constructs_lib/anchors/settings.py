"""What the rotator's program is told, and what a mesh must be like for it to get anywhere."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from ..kubernetes.go_duration import go_duration
from ..plan.behaviour import MeshBehaviour
from ..program.objects import stamp
from ..trust.trust_anchor_chain import TrustAnchorChain
from ..trust.trust_roots import TRUST_ROOTS_KEY
from .anchor_rotation import AnchorRotation
from .git_anchor_rotation import GitAnchorRotation
from .runs import ENDING, RotatorRuns

STATE = "linkerd-anchor-rotation"
"""The ConfigMap of the program's state and of what it says to people."""

HELD = f"{STATE}-held"
"""The ConfigMap that is there while people hold up a move; its creation says since when."""

MOVING = f"{STATE}-moving"
"""The ConfigMap that is there while a move is under way."""

GATE = "linkerd-anchor-gate"
"""What the gate's objects are called; by its settings the rotator knows what Git wants next."""

IDENTITY_DEPLOYMENT = "linkerd-identity"
"""(linkerd2@stable-2.14.10 and @edge-26.8.3
charts/linkerd-control-plane/templates/identity.yaml)"""

CONTROL_PLANE_DEPLOYMENTS = ("linkerd-destination", "linkerd-identity", "linkerd-proxy-injector")

_POLL_SECONDS = 5

RESTARTING = 3600
"""Seconds that the restarts of one move are counted with; larger meshes take longer, and then a
move begins later, and nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RotatorSettings:
    """All that the program's settings.json is made from.

    Attributes:
        rotation: How anchors are moved between.
        chain: The chain whose anchors they are.
        behaviour: How the release behaves.
        deployments: The control plane's Deployments that know the trust roots.
        own_namespaces: Namespaces of the mesh's own, besides the control plane's.
    """

    rotation: AnchorRotation | GitAnchorRotation
    chain: TrustAnchorChain
    behaviour: MeshBehaviour
    deployments: Sequence[str] = CONTROL_PLANE_DEPLOYMENTS
    own_namespaces: Sequence[str] = ()

    @property
    def runs(self) -> RotatorRuns:
        """When runs take place, and what they may do."""
        return self.rotation.runs

    @property
    def by_git(self) -> bool:
        """Whether Git says which anchor is active."""
        return isinstance(self.rotation, GitAnchorRotation)

    @property
    def anchors(self) -> tuple[str, ...]:
        """The anchors' names."""
        return tuple(self.chain.anchor_issuers)

    @property
    def namespaces(self) -> tuple[str, ...] | None:
        """Where workloads may be restarted besides the control plane's; ``None`` for anywhere."""
        namespaces = self.runs.namespaces
        if namespaces is None:
            return None
        return tuple(name for name in namespaces if name != self.chain.mesh_namespace)

    @property
    def json(self) -> str:
        """The text of settings.json, as the program's ``RotatorSettings`` reads it."""
        rotation, chain, runs, behaviour = self.rotation, self.chain, self.runs, self.behaviour
        # By Git nothing is ever due, and the program wants a number all the same.
        every = rotation.every_seconds if isinstance(rotation, AnchorRotation) else 1
        settings = {
            "controlPlaneNamespace": chain.mesh_namespace,
            "certManagerNamespace": chain.namespace,
            "anchors": self.anchors,
            "existing": chain.existing_anchors,
            "active": rotation.active if isinstance(rotation, GitAnchorRotation) else None,
            "keepsIdentity": chain.is_identity_delivered,
            "commonNames": chain.anchor_common_names,
            "roots": {root.fingerprint: stamp(root.not_after) for root in chain.pem_roots},
            "identityIssuer": chain.identity_certificate_name,
            "trustRoots": chain.trust_roots_config_map_name,
            "trustRootsKey": TRUST_ROOTS_KEY,
            "state": STATE,
            "gate": GATE,
            "identityDeployment": IDENTITY_DEPLOYMENT,
            "controlPlaneDeployments": list(self.deployments),
            "everySeconds": every,
            "workloadsAtOnce": runs.workloads_at_once,
            "namespaces": self.namespaces,
            "issuanceSeconds": behaviour.issuance_lifetime_seconds,
            # What the chart allows for, and never 0, which it may be told to.
            "clockSkewSeconds": max(behaviour.clock_skew_allowance_seconds, 1),
            "kubeletSeconds": behaviour.kubelet_seconds,
            "marginSeconds": runs.margin_seconds,
            "deadlineSeconds": runs.deadline_seconds - ENDING,
            "pollSeconds": _POLL_SECONDS,
        }
        return json.dumps(settings, indent=2) + "\n"

    def check(self) -> None:
        """Check that the anchors are the chain's, and that a move can come to its end.

        Raises:
            ValueError: They are not, or it cannot.
        """
        self._check_anchors()
        self._check_identity()
        self._check_namespaces()
        self._check_every()
        if IDENTITY_DEPLOYMENT not in self.deployments:
            raise ValueError(
                f"'deployments' ({', '.join(self.deployments)}) must have {IDENTITY_DEPLOYMENT} "
                "among them: it reads the trust anchors only when it starts"
            )

    def _check_anchors(self) -> None:
        listed = ", ".join(self.anchors)
        rotation = self.rotation
        if isinstance(rotation, AnchorRotation):
            if len(self.anchors) != 2:
                raise ValueError(
                    f"'chain' has the trust anchors {listed}, but an AnchorRotation moves between "
                    "two: make the TrustAnchorChain with two 'anchors'"
                )
            return
        if rotation.names != self.anchors or rotation.active != self.chain.anchor_issuer.name:
            raise ValueError(
                f"'chain' has the trust anchors {listed}, of which {self.chain.anchor_issuer.name} "
                f"signs, but 'rotation' says {', '.join(rotation.names)} and {rotation.active}: "
                "give the TrustAnchorChain the same 'anchors' and 'active_anchor'"
            )

    def _check_identity(self) -> None:
        if self.chain.is_identity_delivered and not self.by_git:
            raise ValueError(
                "'anchor_rotation' (AnchorRotation) must be a GitAnchorRotation while "
                "'identity_issuer' is one that others made: by itself no anchor would ever sign it "
                "(docs/adopting.md)"
            )

    def _check_namespaces(self) -> None:
        namespaces = self.runs.namespaces
        if namespaces is None:
            return
        own = dict.fromkeys((self.chain.mesh_namespace, *self.own_namespaces))
        missing = ", ".join(name for name in own if name not in namespaces)
        if missing:
            raise ValueError(
                f"'namespaces' ({', '.join(namespaces)}) lacks {missing}, which the mesh itself "
                "runs in: its pods must learn a new trust anchor too, or no move comes to its "
                f"end. Add {missing} to the list, or choose ALL_NAMESPACES"
            )

    def _check_every(self) -> None:
        needed = self.move_seconds
        if isinstance(self.rotation, AnchorRotation) and self.rotation.every_seconds < needed:
            listed = " + ".join(f"{go_duration(seconds)} ({what})" for seconds, what in self._terms)
            raise ValueError(
                f"'every' ({go_duration(self.rotation.every_seconds)}) must be at least "
                f"{go_duration(needed)}, which one move needs: {listed}"
            )

    @property
    def move_seconds(self) -> int:
        """How long a move takes at most, in a mesh whose restarts take as long as is counted."""
        return sum(seconds for seconds, _ in self._terms)

    @property
    def _terms(self) -> tuple[tuple[int, str], ...]:
        """What a move consists of, in seconds."""
        behaviour = self.behaviour
        distributing = (
            behaviour.issue_seconds + behaviour.bundle_seconds + behaviour.kubelet_seconds
        )
        leaves = behaviour.issuance_lifetime_seconds + 2 * behaviour.clock_skew_allowance_seconds
        return (
            (RESTARTING, "workloads are restarted"),
            (distributing, "the identity issuer reaches linkerd-identity"),
            (leaves, "certificates under the retired anchor end"),
            (self.runs.margin_seconds, "the margin"),
            (distributing, "the new anchor reaches every node"),
            (2 * self.runs.schedule.longest_gap_seconds, "two runs begin"),
        )
