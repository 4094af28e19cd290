"""A ServiceAccount, and the roles that are bound to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from constructs import Construct

from ..kubernetes.api import k8s
from .placement import Placement

_RBAC = "rbac.authorization.k8s.io"


def rule(
    group: str, *resources: str, verbs: Sequence[str], names: tuple[str, ...] = ()
) -> k8s.PolicyRule:
    """Return a rule of a role."""
    return k8s.PolicyRule(
        api_groups=[group],
        resources=list(resources),
        resource_names=list(names) or None,
        verbs=list(verbs),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceIdentity:
    """Makes and records a ServiceAccount, roles, and their bindings to it.

    Attributes:
        scope: The construct to make the objects under.
        name: The account's name. Each object has it as label ``app.kubernetes.io/name``.
        namespace: The account's namespace.
        annotations: Annotations of each object. Defaults to none.
    """

    scope: Construct
    name: str
    namespace: str
    annotations: Mapping[str, str] | None = None

    def metadata(self, name: str, namespace: str | None = None) -> k8s.ObjectMeta:
        """Return the metadata of an object of this account; without a namespace it has none."""
        return k8s.ObjectMeta(
            name=name,
            namespace=namespace,
            labels={"app.kubernetes.io/name": self.name},
            annotations=self.annotations,
        )

    def make_account(self) -> None:
        """Make the ServiceAccount. Only pods that ask for its token get it."""
        account = k8s.KubeServiceAccount(
            self.scope,
            "ServiceAccount",
            metadata=self.metadata(self.name, self.namespace),
            automount_service_account_token=False,
        )
        self._place.record(account, "ServiceAccount", self.name, self.namespace)

    def make_config_map(
        self,
        id: str,
        name: str,
        data: Mapping[str, str] | None,
        *,
        immutable: bool | None = None,
        annotations: Mapping[str, str] | None = None,
    ) -> None:
        """Make a ConfigMap beside the account."""
        metadata = replace(self, annotations={**(self.annotations or {}), **(annotations or {})})
        config_map = k8s.KubeConfigMap(
            self.scope,
            id,
            metadata=metadata.metadata(name, self.namespace),
            data=data,
            immutable=immutable,
        )
        self._place.record(config_map, "ConfigMap", name, self.namespace)

    def grant_role(
        self, id: str, name: str, namespace: str, rules: Sequence[k8s.PolicyRule]
    ) -> None:
        """Make a Role and its RoleBinding.

        Args:
            id: The Role's construct id; the binding's is that and ``Binding``.
            name: The name of both.
            namespace: The namespace of both.
            rules: What the Role allows.
        """
        role = k8s.KubeRole(
            self.scope, id, metadata=self.metadata(name, namespace), rules=list(rules)
        )
        self._place.record(role, f"Role.{_RBAC}", name, namespace)
        self._bind(f"{id}Binding", name, namespace, "Role", name)

    def grant_cluster_role(
        self,
        id: str,
        name: str,
        rules: Sequence[k8s.PolicyRule],
        namespaces: Sequence[str] | None = None,
    ) -> None:
        """Make a ClusterRole, and its bindings.

        Args:
            id: The ClusterRole's construct id.
            name: Its name.
            rules: What it allows.
            namespaces: The namespaces in which it counts. Each gets a RoleBinding with a name of
                its own, because all may be written into one folder. Defaults to the whole cluster.
        """
        role = k8s.KubeClusterRole(self.scope, id, metadata=self.metadata(name), rules=list(rules))
        self._place.record(role, f"ClusterRole.{_RBAC}", name)
        if namespaces is None:
            self._bind_in_cluster(f"{id}Binding", name)
            return
        for namespace in namespaces:
            self._bind(f"{id}-{namespace}", f"{name}-{namespace}", namespace, "ClusterRole", name)

    def _bind(self, id: str, name: str, namespace: str, role_kind: str, role: str) -> None:
        binding = k8s.KubeRoleBinding(
            self.scope,
            id,
            metadata=self.metadata(name, namespace),
            role_ref=k8s.RoleRef(api_group=_RBAC, kind=role_kind, name=role),
            subjects=[self._subject],
        )
        self._place.record(binding, f"RoleBinding.{_RBAC}", name, namespace)

    def _bind_in_cluster(self, id: str, name: str) -> None:
        binding = k8s.KubeClusterRoleBinding(
            self.scope,
            id,
            metadata=self.metadata(name),
            role_ref=k8s.RoleRef(api_group=_RBAC, kind="ClusterRole", name=name),
            subjects=[self._subject],
        )
        self._place.record(binding, f"ClusterRoleBinding.{_RBAC}", name)

    @property
    def _place(self) -> Placement:
        return Placement.of(self.scope)

    @property
    def _subject(self) -> k8s.Subject:
        return k8s.Subject(kind="ServiceAccount", name=self.name, namespace=self.namespace)
