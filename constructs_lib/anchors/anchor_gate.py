"""The job that refuses a sync which would move a mesh's trust anchors too early."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from constructs import Construct

from ..kubernetes.api import k8s
from ..kubernetes.argo_cd import wave
from ..kubernetes.names import check_label
from ..kubernetes.option_types import checks_types
from ..kubernetes.pod_options import PodOptions
from ..plan.behaviour import DEFAULT_BEHAVIOUR, MeshBehaviour
from ..tree.placement import Placement
from ..tree.plain_object import plain_object
from ..tree.program_pod import ProgramPod
from ..tree.service_identity import ServiceIdentity
from ..trust.trust_anchor_chain import TrustAnchorChain
from . import job as anchor_job
from .git_anchor_rotation import GitAnchorRotation
from .settings import CONTROL_PLANE_DEPLOYMENTS, RotatorSettings
from .settings import GATE as NAME

HOOK = {
    "argocd.argoproj.io/hook": "Sync",
    "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation",
}

DEFAULT_WAVE = -5
"""Before everything that the library or a chart has in a wave."""

DEADLINE = 300
"""Seconds in which the gate reads the mesh. Argo CD waits for it, and tries again."""


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

    @checks_types
    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        rotation: GitAnchorRotation,
        chain: TrustAnchorChain,
        namespace: str | None = None,
        behaviour: MeshBehaviour = DEFAULT_BEHAVIOUR,
        deployments: Sequence[str] = CONTROL_PLANE_DEPLOYMENTS,
        own_namespaces: Sequence[str] = (),
        sync_wave: int = DEFAULT_WAVE,
        pods: PodOptions | None = None,
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
            pods: How the pod fits the cluster. Defaults to what fits most.

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
        identity = ServiceIdentity(
            scope=self, name=NAME, namespace=at, annotations=wave(sync_wave - 1)
        )
        pod = ProgramPod(
            identity=identity,
            component="anchor-gate",
            command="gate",
            settings=settings.json,
            options=pods or PodOptions(),
            requests=anchor_job.REQUESTS,
            limits=anchor_job.LIMITS,
            # Argo CD prunes in the reverse order of the waves (argo-cd@v3.2.11
            # gitops-engine/pkg/sync/sync_context.go). A ConfigMap of a former name, in the wave
            # before the gate, would have the anchors pruned in that wave, and so before the gate.
            is_hashed=False,
        )
        hook = replace(identity, annotations={**HOOK, **wave(sync_wave)})
        job = plain_object(
            self,
            "Default",
            k8s.KubeJob,
            metadata=hook.metadata(NAME, at),
            spec=k8s.JobSpec(
                # Argo CD repeats the sync, and reads the cluster anew.
                backoff_limit=0,
                active_deadline_seconds=DEADLINE,
                template=pod.template(),
            ),
        )
        pod.make_config_map()
        identity.make_account()
        # There is a gate in more than one namespace, and the cluster has one of each name.
        identity.grant_cluster_role("Reader", f"{NAME}-{at}", anchor_job.gate_rules(settings))
        place.record(job, "Job.batch", NAME, at)
        self._namespace = at

    @property
    def namespace(self) -> str:
        """The namespace it runs in."""
        return self._namespace
