"""The admission policy under which the library's jobs can restart workloads, and no more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from constructs import Construct

from ..admission.policy import AdmissionRule
from ..kubernetes.argo_cd import wave
from ..kubernetes.names import check_label, check_subdomain

_KINDS = {"apps": ("deployments", "statefulsets", "daemonsets"), "argoproj.io": ("rollouts",)}

_MAY_DIFFER: Mapping[str, tuple[str, Sequence[str]]] = {
    "Object": ("", ("metadata", "spec")),
    "Metadata": (".?metadata", ("annotations", "generation", "managedFields", "resourceVersion")),
    "Annotations": (
        ".?metadata.?annotations",
        # The API server counts a DaemonSet's templates in the second, and takes no other value
        # (kubernetes@v1.34 pkg/registry/apps/daemonset/strategy.go, PrepareForUpdate).
        ("rotation.linkerd-gitops/restarted", "deprecated.daemonset.template.generation"),
    ),
    "Template": (".?spec.?template", ("metadata",)),
    "TemplateMetadata": (".?spec.?template.?metadata", ("annotations",)),
    "TemplateAnnotations": (
        ".?spec.?template.?metadata.?annotations",
        ("kubectl.kubernetes.io/restartedAt",),
    ),
}
"""The maps of a workload besides its spec: where each is, and which of its keys may differ."""


class RestartConfinement(Construct):
    """A ValidatingAdmissionPolicy that lets ServiceAccounts restart workloads and nothing else.

    Who may patch a Deployment may otherwise run anything in its namespace with any ServiceAccount
    there; RBAC knows no fields. These accounts may change annotation
    ``kubectl.kubernetes.io/restartedAt`` of the pod template of a Deployment, StatefulSet or
    DaemonSet, ``spec.restartAt`` of a Rollout (of Argo Rollouts), and annotation
    ``rotation.linkerd-gitops/restarted`` of all of these. They may create or delete none, and
    write no subresource such as ``scale`` or ``status``.

    Kubernetes 1.30 is needed. Requests of everybody else are not looked at.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        accounts: Sequence[tuple[str, str]],
        name: str = "linkerd-restart-confinement",
        sync_wave: int | None = None,
    ) -> None:
        """Make policy and binding.

        Args:
            scope: The construct to make it under.
            id: The construct's id.
            accounts: The ServiceAccounts, each as its namespace and its name.
            name: The name of both objects. Defaults to ``linkerd-restart-confinement``.
            sync_wave: The Argo CD sync wave. Defaults to none.

        Raises:
            ValueError: There is no account, or a name is invalid.
        """
        super().__init__(scope, id)
        check_subdomain("name", name)
        if not accounts:
            raise ValueError("'accounts' is empty, so nobody would be confined: name one")
        self._name = name
        confinement_rule(name, accounts).make(self, "Policy", wave(sync_wave))

    @property
    def policy_name(self) -> str:
        """The policy's name, which the API server writes into its refusals."""
        return self._name


def confinement_rule(name: str, accounts: Sequence[tuple[str, str]]) -> AdmissionRule:
    """Return the rule that confines ServiceAccounts.

    No expression fails, whatever fields a workload lacks: a Rollout may have no template. What is
    made or deleted differs from nothing, and so in everything.
    """
    users = [
        f"system:serviceaccount:{check_label('accounts', namespace)}:"
        f"{check_subdomain('accounts', account)}"
        for namespace, account in accounts
    ]
    own_field = "(request.resource.group == 'argoproj.io' ? ['restartAt'] : ['template'])"
    checks = (
        "request.?subResource.orValue('') == ''",
        _same_but("Spec", own_field),
        *(_same_but(name, _list(keys)) for name, (_, keys) in _MAY_DIFFER.items()),
    )
    paths = {"Spec": ".?spec", **{name: path for name, (path, _) in _MAY_DIFFER.items()}}
    return AdmissionRule(
        name=name,
        operations=("*",),
        resources={
            group: tuple(path for kind in kinds for path in (kind, f"{kind}/*"))
            for group, kinds in _KINDS.items()
        },
        condition=f"request.userInfo.username in {_list(users)}",
        variables={
            f"{side}{name}": f"optional.of({root}){path}.orValue({{}})"
            for name, path in paths.items()
            for side, root in (("new", "object"), ("old", "oldObject"))
        },
        expression=" && ".join(checks),
        subject="request.userInfo.username",
        message=(
            " may only restart workloads: by annotation kubectl.kubernetes.io/restartedAt of the "
            "pod template, or by a Rollout's spec.restartAt. This request changes something else. "
            "If nobody of yours made it, somebody else has the token of this ServiceAccount."
        ),
    )


def _same_but(name: str, keys: str) -> str:
    """Return whether a map of the object is the old object's, whatever these *keys* have."""
    new = f"variables.new{name}"
    old = f"variables.old{name}"
    return (
        f"{new}.all(key, key in {keys} || key in {old} && {new}[key] == {old}[key]) && "
        f"{old}.all(key, key in {keys} || key in {new})"
    )


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(repr(text) for text in texts)}]"
