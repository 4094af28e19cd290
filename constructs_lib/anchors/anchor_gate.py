"""The job that refuses a sync which would move a mesh's trust anchors too early."""

from __future__ import annotations

from collections.abc import Sequence

from constructs import Construct

from ..kubernetes.api import k8s
from ..kubernetes.argo_cd import wave
from ..kubernetes.names import check_label
from ..plan.behaviour import MeshBehaviour
from ..tree.placement import Placement
from ..tree.service_identity import ServiceIdentity
from ..trust.trust_anchor_chain import TrustAnchorChain
from . import job as anchor_job
from .git_anchor_rotation import GitAnchorRotation
from .settings import CONTROL_PLANE_DEPLOYMENTS, RotatorSettings

NAME = "linkerd-anchor-gate"

HOOK = {
    "argocd.argoproj.io/hook": "Sync",
    "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation",
}

DEFAULT_WAVE = -5
"""Before everything that the library or a chart has in a wave."""

DEADLINE = 300
"""Seconds in which the gate reads the mesh. Argo CD waits for it, and tries again."""

_LINKERDS = MeshBehaviour()


class AnchorGate(Construct):
    """An Argo CD hook that lets a sync go on only if the anchors that Git wants are safe.

    It belongs into every application that writes what a move changes: the identity issuer's, and
    the anchors'. It refuses to make an anchor active that a pod does not trust yet, and to remove
    one under which certificates may be alive. Where no mesh is installed yet it lets everything
    through. Argo CD tries again, so that the commit takes effect when it has become safe.

    It is a hook of phase Sync, in a wave before all others, and not of phase PreSync: then its
    namespace would have to be there before the first sync, which makes it. Its program, settings
    and rights are ordinary objects of the wave before, and so those of the commit that is synced.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        rotation: GitAnchorRotation,
        chain: TrustAnchorChain,
        namespace: str | None = None,
        behaviour: MeshBehaviour = _LINKERDS,
        deployments: Sequence[str] = CONTROL_PLANE_DEPLOYMENTS,
        own_namespaces: Sequence[str] = (),
        sync_wave: int = DEFAULT_WAVE,
    ) -> None:
        """Make the Job, and what it needs.

        Args:
            scope: The construct to make it under, in the chart of the application to guard.
            id: The construct's id.
            rotation: The anchors that Git wants.
            chain: The chain that has them.
            namespace: Where it runs. Defaults to the chart's.
            behaviour: As for ``AnchorRotator``, like all but the last.
            deployments: Likewise.
            own_namespaces: Likewise.
            sync_wave: The hook's wave, before which comes one more. The Namespace must come before
                both. Defaults to -5.

        Raises:
            ValueError: The chain has other anchors, or there is no namespace.
        """
        super().__init__(scope, id)
        place = Placement.of(scope)
        at = check_label("namespace", place.namespace(namespace))
        settings = RotatorSettings(
            rotation=rotation,
            chain=chain,
            behaviour=behaviour,
            deployments=tuple(deployments),
            own_namespaces=tuple(own_namespaces),
        )
        settings.check()
        before = wave(sync_wave - 1)
        labels = {"app.kubernetes.io/name": NAME}
        identity = ServiceIdentity(scope=self, name=NAME, namespace=at, annotations=before)
        metadata = identity.metadata(NAME, at)
        job = k8s.KubeJob(
            self,
            "Default",
            metadata=k8s.ObjectMeta(
                name=NAME, namespace=at, labels=labels, annotations={**HOOK, **wave(sync_wave)}
            ),
            spec=k8s.JobSpec(
                # Argo CD repeats the sync, and reads the cluster anew.
                backoff_limit=0,
                active_deadline_seconds=DEADLINE,
                template=anchor_job.pod_template(
                    NAME, "anchor-gate", NAME, rotation.runs.image, "gate"
                ),
            ),
        )
        config_map = k8s.KubeConfigMap(
            self, "Program", metadata=metadata, data=anchor_job.data(settings, "gate")
        )
        identity.make_account()
        # There is a gate in more than one namespace, and the cluster has one of each name.
        identity.grant_cluster_role("Reader", f"{NAME}-{at}", anchor_job.gate_rules(settings))
        place.record(job, "Job.batch", NAME, at)
        place.record(config_map, "ConfigMap", NAME, at)
        self._namespace = at

    @property
    def namespace(self) -> str:
        """The namespace it runs in."""
        return self._namespace
