"""The pod that runs the rotator's program, and the rights that the program needs."""

from __future__ import annotations

from ..kubernetes import restricted_pod
from ..kubernetes.api import k8s
from ..program import MODULES, PACKAGE, SETTINGS, program_files
from .settings import STATE, RotatorSettings

_FOLDER = "/program"

# 5,000 pods are read in pages and forgotten.
_REQUESTS = {"cpu": "50m", "memory": "64Mi"}
_LIMITS = {"cpu": "1", "memory": "256Mi"}

_ANNOTATIONS = {"linkerd.io/inject": "disabled"}

_READ = ["get"]
_LIST = ["list"]
_PATCH = ["patch"]


def data(settings: RotatorSettings, command: str) -> dict[str, str]:
    """Return what the program's ConfigMap holds for a command."""
    return program_files(command, settings.json)


def pod_template(
    name: str, component: str, config_map: str, image: str, command: str
) -> k8s.PodTemplateSpec:
    """Return the pod that runs a command of the program.

    It meets the Pod Security Standard "restricted". The injector's webhook passes over it, so that
    it starts while the injector is down (linkerd2@stable-2.14.10
    charts/linkerd-control-plane/values.yaml, proxyInjector.objectSelector).
    """
    container = k8s.Container(
        name=component,
        image=image,
        image_pull_policy="IfNotPresent",
        command=["python3", "-B", "-m", PACKAGE, command],
        env=[
            k8s.EnvVar(name="PYTHONPATH", value=_FOLDER),
            k8s.EnvVar(
                name="JOB_NAME",
                value_from=k8s.EnvVarSource(
                    field_ref=k8s.ObjectFieldSelector(
                        field_path="metadata.labels['batch.kubernetes.io/job-name']"
                    )
                ),
            ),
        ],
        resources=restricted_pod.resources(_REQUESTS, _LIMITS),
        security_context=restricted_pod.security_context(),
        volume_mounts=[k8s.VolumeMount(name="program", mount_path=_FOLDER, read_only=True)],
    )
    return k8s.PodTemplateSpec(
        metadata=k8s.ObjectMeta(
            annotations=_ANNOTATIONS,
            labels={
                "app.kubernetes.io/name": name,
                "linkerd.io/control-plane-component": component,
            },
        ),
        spec=k8s.PodSpec(
            service_account_name=name,
            automount_service_account_token=True,
            enable_service_links=False,
            restart_policy="Never",
            # The program reads its token by the volume's group.
            security_context=restricted_pod.pod_security_context(fs_group=restricted_pod.USER),
            containers=[container],
            volumes=[_program_volume(config_map, command)],
        ),
    )


def _program_volume(config_map: str, command: str) -> k8s.Volume:
    """Return the volume that lays the ConfigMap's keys out as a package."""
    items = [
        k8s.KeyToPath(key=key, path=f"{PACKAGE}/{key}") for key in (*MODULES[command], SETTINGS)
    ]
    return k8s.Volume(
        name="program", config_map=k8s.ConfigMapVolumeSource(name=config_map, items=items)
    )


def rule(
    group: str, *resources: str, verbs: list[str], names: tuple[str, ...] = ()
) -> k8s.PolicyRule:
    """Return a rule of a role."""
    return k8s.PolicyRule(
        api_groups=[group],
        resources=list(resources),
        resource_names=list(names) or None,
        verbs=verbs,
    )


def listing_rules() -> list[k8s.PolicyRule]:
    """Return what is looked at in the whole cluster: who is meshed, what makes it, who may say no.

    Certificates, because none may be left that the retired anchor's ClusterIssuer signs.
    """
    return [
        rule("", "pods", verbs=_LIST),
        rule("apps", "replicasets", "deployments", "statefulsets", "daemonsets", verbs=_LIST),
        rule("argoproj.io", "rollouts", verbs=_LIST),
        rule("policy", "poddisruptionbudgets", verbs=_LIST),
        rule("cert-manager.io", "certificates", verbs=_LIST),
    ]


def restarting_rules() -> list[k8s.PolicyRule]:
    """Return what restarts workloads."""
    return [
        rule("apps", "deployments", "statefulsets", "daemonsets", verbs=_PATCH),
        rule("argoproj.io", "rollouts", verbs=_PATCH),
    ]


def control_plane_rules(settings: RotatorSettings) -> list[k8s.PolicyRule]:
    """Return what is read and written beside the control plane.

    By Git the identity issuer is Git's, and is not written.
    """
    chain = settings.chain
    issuer = (chain.identity_certificate.name,)
    return [
        rule(
            "cert-manager.io",
            "certificates",
            names=issuer,
            verbs=_READ if settings.by_git else [*_READ, *_PATCH],
        ),
        rule("cert-manager.io", "certificaterequests", verbs=_LIST),
        rule("", "configmaps", names=(chain.trust_roots_config_map_name,), verbs=_READ),
        rule("", "configmaps", names=(STATE,), verbs=[*_READ, *_PATCH]),
        # The Job of a run that somebody began by hand says so; Jobs have no fixed names.
        rule("batch", "jobs", verbs=_READ),
        rule("", "events", verbs=["create"]),
    ]


def anchor_rules(settings: RotatorSettings) -> list[k8s.PolicyRule]:
    """Return what is read, and deleted, beside the anchors.

    Certificates are not named one by one: also the anchor is looked at that the identity issuer
    names, be it none of ours, and all of them may be listed anyway. A Secret that is deleted is one
    that is given a new key; none can be read. By Git none is deleted.
    """
    rules = [
        rule("cert-manager.io", "certificates", verbs=_READ),
        rule("cert-manager.io", "certificaterequests", verbs=_LIST),
    ]
    if not settings.by_git:
        rules.append(rule("", "secrets", names=settings.anchors, verbs=["delete"]))
    return rules


def gate_rules(settings: RotatorSettings) -> list[k8s.PolicyRule]:
    """Return what the gate reads.

    In the whole cluster, because a Role cannot be made in a namespace that is not there yet, and
    the gate comes before the first sync. What it reads by name are these names everywhere.
    """
    chain = settings.chain
    return [
        *listing_rules(),
        rule("cert-manager.io", "certificaterequests", verbs=_LIST),
        rule("cert-manager.io", "certificates", verbs=_READ),
        rule("", "configmaps", names=(chain.trust_roots_config_map_name, STATE), verbs=_READ),
    ]
