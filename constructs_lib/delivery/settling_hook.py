"""The job that sees applications to where they should be, after Argo CD's own objects changed."""

from __future__ import annotations

import json
from collections.abc import Mapping

from constructs import Construct

from ..admission.account_confinement import AccountConfinement, AllowedChange
from ..kubernetes.api import k8s
from ..kubernetes.pod_options import PodOptions
from ..program.settle import REFRESH
from ..tree.placement import Placement
from ..tree.plain_object import plain_object
from ..tree.program_pod import ProgramPod
from ..tree.service_identity import ServiceIdentity, rule

HOOK = {
    # Not PostSync: that would wait until the ApplicationSet is healthy, and it is not while an
    # application is refused to it.
    "argocd.argoproj.io/hook": "Sync",
    "argocd.argoproj.io/hook-delete-policy": "BeforeHookCreation",
}

WATCHED_SECONDS = 150
"""How long applications are watched. New commits of Argo CD's own objects wait for it."""

DEADLINE = 300
"""Seconds, after which the Job fails; a little more than the program watches."""

_CHANGE = AllowedChange(
    group="argoproj.io",
    resources=["applications"],
    fields=[
        ("metadata", "annotations", REFRESH),
        ("status", "operationState", "phase"),
    ],
)


def make_settling_hook(
    scope: Construct,
    place: Placement,
    *,
    name: str,
    namespace: str,
    application_set: str,
    applications: Mapping[str, str],
    options: PodOptions,
    is_confined: bool,
    sync_wave: int | None,
) -> None:
    """Make the Job, called *name*, and what it needs. It can read and patch *applications*.

    Of a class of clusters nobody knows them beforehand. Without any, it looks for those of the set,
    and can patch all.

    Whoever may patch an application may have Argo CD deploy anything from anywhere, with Argo CD's
    own rights. Where the API server can, it lets the account change no more than the program does.
    """
    hook = Construct(scope, "Settling")
    identity = ServiceIdentity(scope=hook, name=name, namespace=namespace)
    settings = {
        "namespace": namespace,
        "applicationSet": application_set,
        "applications": dict(applications),
        "watchedSeconds": WATCHED_SECONDS,
        "pollSeconds": 15,
    }
    pod = ProgramPod(
        identity=identity,
        component="settling",
        command="settle",
        settings=json.dumps(settings, indent=2) + "\n",
        options=options,
        requests={"cpu": "10m", "memory": "32Mi"},
        limits={"cpu": "500m", "memory": "128Mi"},
        # What owns these objects prunes nothing, so ConfigMaps of former names would pile up.
        is_hashed=False,
    )
    job = plain_object(
        hook,
        "Default",
        k8s.KubeJob,
        metadata=k8s.ObjectMeta(name=name, namespace=namespace, annotations=HOOK),
        spec=k8s.JobSpec(
            backoff_limit=1, active_deadline_seconds=DEADLINE, template=pod.template()
        ),
    )
    place.record(job, "Job.batch", name, namespace)
    pod.make_config_map()
    identity.make_account()
    rules = [
        rule("argoproj.io", "applicationsets", verbs=["get"], names=(application_set,)),
        rule(
            "argoproj.io",
            "applications",
            verbs=["get" if applications else "list", "patch"],
            names=tuple(applications.values()),
        ),
    ]
    identity.grant_role("Role", name, namespace, rules)
    if is_confined:
        AccountConfinement(
            hook,
            "Confinement",
            account=name,
            namespace=namespace,
            changes=[_CHANGE],
            sync_wave=sync_wave,
        )
