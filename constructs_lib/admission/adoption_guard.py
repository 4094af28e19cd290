"""The admission policies that keep a stack from taking over a mesh that others made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from constructs import Construct

from ..kubernetes.argo_cd import NEVER_PRUNED, SYNC_OPTIONS, wave
from ..kubernetes.labels import PART_OF_LINKERD
from .policy import PolicyRules, RequestRule, Validation, in_namespace, make_policy, quoted

ADOPTED = "adoption.linkerd-gitops/passes"
"""The annotation of the trust roots' ConfigMap that, while it is ``true``, lets everything pass."""

_MESSAGE = (
    " belongs to a mesh that others made: replaced at once, every proxy of it would refuse every "
    "other. Adopt it as docs/adopting.md says. If you know better: 'kubectl annotate --namespace "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardedObjects:
    """What a mesh of others has by the same names.

    Attributes:
        namespace: The control plane's namespace.
        anchor_namespace: cert-manager's namespace.
        anchors: The trust anchors' Certificates.
        identity_issuer: The identity issuer's Certificate.
        trust_roots: The Bundle and its ConfigMaps.
    """

    namespace: str
    anchor_namespace: str
    anchors: Sequence[str]
    identity_issuer: str
    trust_roots: str

    @property
    def identity_rules(self) -> PolicyRules:
        """What keeps the identity issuer."""
        request = RequestRule(
            operations=["CREATE", "UPDATE"], group="cert-manager.io", resources=["certificates"]
        )
        return self._rules([request], self.namespace, [self.identity_issuer])

    @property
    def root_rules(self) -> PolicyRules:
        """What keeps the anchors and the trust roots."""
        requests = [
            RequestRule(operations=["UPDATE"], group="cert-manager.io", resources=["certificates"]),
            RequestRule(
                operations=["CREATE", "UPDATE"],
                group="trust.cert-manager.io",
                resources=["bundles"],
            ),
        ]
        names = [*self.anchors, self.trust_roots]
        return self._rules(requests, self.anchor_namespace, names)

    def _rules(
        self, requests: Sequence[RequestRule], namespace: str, names: Sequence[str]
    ) -> PolicyRules:
        """Go by the ConfigMap that the chart's pods mount: without one there is no mesh yet."""
        way_out = f"{self.namespace} configmap {self.trust_roots} {ADOPTED}=true'."
        return PolicyRules(
            requests=requests,
            conditions={"name": f"object.metadata.name in [{', '.join(map(quoted, names))}]"},
            variables=_VARIABLES,
            validations=[
                Validation(
                    expression=(
                        "variables.passes || !variables.ours || (request.operation == 'CREATE' ? "
                        "variables.bundled : variables.oursBefore)"
                    ),
                    message=f"This{_MESSAGE}{way_out}",
                    message_expression=f"object.metadata.name + {quoted(_MESSAGE + way_out)}",
                )
            ],
            namespace_selector=in_namespace(namespace),
            parameters=(self.namespace, self.trust_roots),
        )


def make_adoption_guard(
    scope: Construct, name: str, rules: PolicyRules, sync_wave: int | None
) -> None:
    """Make policy and binding. They come before what they judge."""
    make_policy(Construct(scope, name), name=name, rules=rules, annotations=wave(sync_wave))


def is_part_of_linkerd(thing: str) -> str:
    """Return CEL: whether a Certificate's Secrets bear the label of the library's.

    The field is named in a list, because the type checker knows that other kinds lack it.
    """
    (label, value), *_ = PART_OF_LINKERD.items()
    labels = f"{thing}.spec[?field].?labels[?{quoted(label)}]"
    return f"['secretTemplate'].all(field, {labels}.orValue('') == {quoted(value)})"


def _is_ours(thing: str) -> str:
    """Return CEL: whether an object bears what every one of the library's has."""
    (never_pruned,) = NEVER_PRUNED.values()
    options = f"{thing}.metadata.?annotations[?{quoted(SYNC_OPTIONS)}].orValue('')"
    return f"{is_part_of_linkerd(thing)} || {options}.contains({quoted(never_pruned)})"


_VARIABLES: Mapping[str, str] = {
    "passes": f"params.metadata.?annotations[?{quoted(ADOPTED)}].orValue('') == 'true'",
    "bundled": "params.metadata.?ownerReferences.orValue([]).exists(o, o.kind == 'Bundle')",
    "ours": _is_ours("object"),
    "oursBefore": f"request.operation == 'CREATE' || {_is_ours('oldObject')}",
}
