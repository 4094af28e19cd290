"""The admission policy that lets a ServiceAccount restart workloads and change nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from constructs import Construct

from ..kubernetes.argo_cd import wave
from ..kubernetes.names import check_subdomain
from ..kubernetes.option_types import check_type, checks_options, checks_types
from ..program import objects
from ..tree.placement import Placement
from .policy import PolicyRules, RequestRule, Validation, make_policy, quoted
from .unchanged import FieldPath, unchanged_but

RESTARTED_AT: FieldPath = ("spec", "template", "metadata", "annotations", objects.RESTARTED_AT)
"""Where a workload has the annotation that ``kubectl rollout restart`` writes."""


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedChange:
    """The fields of some kinds that an account may change.

    Attributes:
        group: The API group of the kinds.
        resources: Their plural names.
        fields: The fields, each by the keys that lead to it.
        related: Resources of the group that the account may not write at all. Defaults to all,
            with their subresources.

    Raises:
        ValueError: There are no resources, or a field is no sequence of keys.
    """

    group: str
    resources: Sequence[str]
    fields: Sequence[FieldPath]
    related: Sequence[str] = ("*/*",)

    def __post_init__(self) -> None:
        for path in self.fields:
            check_type("fields", path, "Sequence[str]", AllowedChange)
        if not self.resources or not all(self.fields):
            raise ValueError(
                f"'resources' ({', '.join(self.resources)}) and each of 'fields' must not be "
                "empty: name kinds by their plurals, and fields by the keys that lead to them"
            )


class AccountConfinement(Construct):
    """A ValidatingAdmissionPolicy that confines a ServiceAccount to the fields that it needs.

    RBAC gives the right to patch a Deployment only as a whole, and whoever may patch a Deployment
    may run anything with any ServiceAccount of its namespace. Under this policy the account may
    change the named fields. The API server refuses any other write of the account in these API
    groups: another field, a subresource such as ``scale``, a creation, a deletion.

    It gives no right, and it concerns no other account. Kubernetes 1.30 is needed.
    """

    @checks_types
    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        account: str,
        changes: Sequence[AllowedChange],
        namespace: str | None = None,
        name: str | None = None,
        sync_wave: int | None = None,
    ) -> None:
        """Make policy and binding.

        Args:
            scope: The construct to make it under.
            id: The construct's id.
            account: The ServiceAccount.
            changes: What it may change.
            namespace: The ServiceAccount's namespace. Defaults to the chart's.
            name: The name of both objects. Defaults to one with the account and its namespace.
            sync_wave: The Argo CD sync wave, by which the policy comes before the account's pods.
                Defaults to none.

        Raises:
            ValueError: A name is invalid, there is no namespace, or nothing may be changed.
        """
        super().__init__(scope, id)
        check_subdomain("account", account)
        if not changes:
            raise ValueError(
                f"'changes' is empty, so ServiceAccount {account} would not be confined at all: "
                "name what it may change"
            )
        home = Placement.of(scope).namespace(namespace)
        self._name = f"{account}-confinement-{home}" if name is None else name
        make_policy(
            self,
            name=self._name,
            rules=_policy_rules(home, account, changes),
            annotations=wave(sync_wave),
        )

    @property
    def policy_name(self) -> str:
        """The policy's name, which the API server writes into its refusals."""
        return self._name


def _policy_rules(namespace: str, account: str, changes: Sequence[AllowedChange]) -> PolicyRules:
    user = quoted(f"system:serviceaccount:{namespace}:{account}")
    message = (
        f"ServiceAccount {namespace}/{account} may change nothing but "
        f"{'; '.join(map(_sentence, changes))}. If you do not know who asked for this, its token "
        "was stolen: delete the ServiceAccount, and its tokens end with it."
    )
    known = " || ".join(f"({_is_about(change)})" for change in changes)
    validations = [Validation(expression=known, message=message)]
    for change in changes:
        unchanged = unchanged_but(change.fields)
        expression = f"!({_is_about(change)}) || {unchanged}"
        validations.append(Validation(expression=expression, message=message))
    return PolicyRules(
        requests=[
            RequestRule(operations=["*"], group=change.group, resources=change.related)
            for change in changes
        ],
        conditions={"the-account": f"request.userInfo.username == {user}"},
        validations=validations,
    )


def _is_about(change: AllowedChange) -> str:
    resources = ", ".join(map(quoted, change.resources))
    return (
        "request.operation == 'UPDATE' && request.?subResource.orValue('') == '' && "
        f"request.resource.group == {quoted(change.group)} && "
        f"request.resource.resource in [{resources}]"
    )


def _sentence(change: AllowedChange) -> str:
    fields = " and ".join(".".join(path) for path in change.fields)
    return f"{fields} of {', '.join(change.resources)}"
