"""The pods that run the program, and the ConfigMap that brings it to them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from ..kubernetes import restricted_pod
from ..kubernetes.api import k8s
from ..kubernetes.pod_options import PodOptions
from ..program import MODULES, PACKAGE, SETTINGS, program_files
from .service_identity import ServiceIdentity

FOLDER = "/program"

_NOT_INJECTED = {"linkerd.io/inject": "disabled"}

_HASH_CHARACTERS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramPod:
    """A pod that runs a command of the program as a ServiceAccount.

    The pod meets the Pod Security Standard "restricted". The injector's webhook passes over it by
    its label ``linkerd.io/control-plane-component``, so that it starts while the injector is down
    (linkerd2@stable-2.14.10 charts/linkerd-control-plane/values.yaml,
    proxyInjector.objectSelector).

    Attributes:
        identity: The ServiceAccount.
        component: What the pod is, as label and as name of its container.
        command: The command.
        settings: The text of the command's settings.json.
        options: How the pod fits the cluster.
        requests: Resources that the command needs.
        limits: Resources that it never exceeds.
        is_hashed: Whether the ConfigMap is immutable and its name ends in a hash of what it holds,
            so that editing it changes nothing that runs. Defaults to yes.
    """

    identity: ServiceIdentity
    component: str
    command: str
    settings: str
    options: PodOptions
    requests: Mapping[str, str]
    limits: Mapping[str, str]
    is_hashed: bool = True

    @property
    def config_map_name(self) -> str:
        """The ConfigMap's name."""
        if not self.is_hashed:
            return self.identity.name
        content = "\0".join(f"{name}\0{text}" for name, text in self._files().items())
        digest = hashlib.sha256(content.encode()).hexdigest()
        return f"{self.identity.name}-{digest[:_HASH_CHARACTERS]}"

    def make_config_map(self) -> None:
        """Make the ConfigMap."""
        self.identity.make_config_map(
            "Program", self.config_map_name, self._files(), immutable=self.is_hashed or None
        )

    def template(self) -> k8s.PodTemplateSpec:
        """Return the pod's template."""
        options = self.options
        return k8s.PodTemplateSpec(
            metadata=k8s.ObjectMeta(
                annotations={**options.annotations, **_NOT_INJECTED},
                labels={
                    **options.labels,
                    "app.kubernetes.io/name": self.identity.name,
                    "linkerd.io/control-plane-component": self.component,
                },
            ),
            spec=k8s.PodSpec(
                service_account_name=self.identity.name,
                automount_service_account_token=True,
                enable_service_links=False,
                restart_policy="Never",
                image_pull_secrets=[
                    k8s.LocalObjectReference(name=name) for name in options.image_pull_secrets
                ]
                or None,
                node_selector=dict(options.node_selector) or None,
                tolerations=list(options.tolerations) or None,
                affinity=options.affinity,
                priority_class_name=options.priority_class_name,
                security_context=restricted_pod.pod_security_context(options.run_as_user),
                containers=[self._container()],
                volumes=[self._volume()],
            ),
        )

    def _container(self) -> k8s.Container:
        return k8s.Container(
            name=self.component,
            image=self.options.image,
            image_pull_policy="IfNotPresent",
            command=["python3", "-B", "-m", PACKAGE, self.command],
            env=[
                k8s.EnvVar(name="PYTHONPATH", value=FOLDER),
                k8s.EnvVar(
                    name="JOB_NAME",
                    value_from=k8s.EnvVarSource(
                        field_ref=k8s.ObjectFieldSelector(
                            field_path="metadata.labels['batch.kubernetes.io/job-name']"
                        )
                    ),
                ),
            ],
            # What the log ends with is the container's message, and so kubectl describes it.
            termination_message_policy="FallbackToLogsOnError",
            resources=self.options.with_resources(self.requests, self.limits),
            security_context=restricted_pod.security_context(),
            volume_mounts=[k8s.VolumeMount(name="program", mount_path=FOLDER, read_only=True)],
        )

    def _volume(self) -> k8s.Volume:
        """Return the volume that lays the ConfigMap's keys out as a package."""
        keys = (*MODULES[self.command], SETTINGS)
        return k8s.Volume(
            name="program",
            config_map=k8s.ConfigMapVolumeSource(
                name=self.config_map_name,
                items=[k8s.KeyToPath(key=key, path=f"{PACKAGE}/{key}") for key in keys],
            ),
        )

    def _files(self) -> dict[str, str]:
        return program_files(self.command, self.settings)
