"""The job that sees applications to where they should be, after Argo CD's own objects changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from constructs import Construct

from ..kubernetes import restricted_pod
from ..kubernetes.api import k8s
from ..kubernetes.pod_options import PodOptions
from ..tree.placement import Placement

HOOK = {
    "argocd.argoproj.io/hook": "PostSync",
    "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation",
}

DEADLINE = 300
"""Seconds, after which the Job fails; a little more than the program watches."""

_RBAC = "rbac.authorization.k8s.io"
_FOLDER = "/program"
_PROGRAM = "settle_applications.py"


def make_settling_hook(
    scope: Construct,
    place: Placement,
    *,
    name: str,
    namespace: str,
    application_set: str,
    applications: Mapping[str, str],
    options: PodOptions,
) -> None:
    """Make the Job, called *name*, and what it needs. It can read and patch these applications."""
    metadata = k8s.ObjectMeta(name=name, namespace=namespace)
    arguments = [
        namespace,
        application_set,
        *(f"{key}={value}" for key, value in applications.items()),
    ]
    job = k8s.KubeJob(
        scope,
        "Settling",
        metadata=k8s.ObjectMeta(name=name, namespace=namespace, annotations=HOOK),
        spec=k8s.JobSpec(
            backoff_limit=1,
            active_deadline_seconds=DEADLINE,
            template=_pod_template(name, options, arguments),
        ),
    )
    program = (Path(__file__).parent / _PROGRAM).read_text("utf-8")
    config_map = k8s.KubeConfigMap(
        scope, "SettlingProgram", metadata=metadata, data={_PROGRAM: program}
    )
    account = k8s.KubeServiceAccount(
        scope,
        "SettlingAccount",
        metadata=metadata,
        automount_service_account_token=False,
    )
    role = k8s.KubeRole(
        scope,
        "SettlingRole",
        metadata=metadata,
        rules=[
            _rule("applicationsets", ["get"], [application_set]),
            _rule("applications", ["get", "patch"], list(applications.values())),
        ],
    )
    binding = k8s.KubeRoleBinding(
        scope,
        "SettlingBinding",
        metadata=metadata,
        role_ref=k8s.RoleRef(api_group=_RBAC, kind="Role", name=name),
        subjects=[k8s.Subject(kind="ServiceAccount", name=name, namespace=namespace)],
    )
    place.record(job, "Job.batch", name, namespace)
    place.record(config_map, "ConfigMap", name, namespace)
    place.record(account, "ServiceAccount", name, namespace)
    place.record(role, f"Role.{_RBAC}", name, namespace)
    place.record(binding, f"RoleBinding.{_RBAC}", name, namespace)


def _rule(resource: str, verbs: list[str], names: list[str]) -> k8s.PolicyRule:
    return k8s.PolicyRule(
        api_groups=["argoproj.io"], resources=[resource], resource_names=names, verbs=verbs
    )


def _pod_template(name: str, options: PodOptions, arguments: list[str]) -> k8s.PodTemplateSpec:
    container = k8s.Container(
        name="settling",
        image=options.image,
        image_pull_policy="IfNotPresent",
        command=["python3", "-B", f"{_FOLDER}/{_PROGRAM}", *arguments],
        resources=options.with_resources(
            {"cpu": "10m", "memory": "32Mi"}, {"cpu": "500m", "memory": "128Mi"}
        ),
        security_context=restricted_pod.security_context(),
        volume_mounts=[k8s.VolumeMount(name="program", mount_path=_FOLDER, read_only=True)],
    )
    return k8s.PodTemplateSpec(
        metadata=k8s.ObjectMeta(
            annotations={"linkerd.io/inject": "disabled"}, labels={"app.kubernetes.io/name": name}
        ),
        spec=k8s.PodSpec(
            service_account_name=name,
            automount_service_account_token=True,
            enable_service_links=False,
            restart_policy="Never",
            security_context=restricted_pod.pod_security_context(options.run_as_user),
            containers=[container],
            volumes=[k8s.Volume(name="program", config_map=k8s.ConfigMapVolumeSource(name=name))],
        ),
    )
