"""The admission policies of a stack without rotation, where no gate and no lock judges a commit.

They keep it from taking over a mesh that others made, and from changing at once what its own mesh
trusts and who signs for it. What they go by is in the objects: nobody has to run for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from constructs import Construct

from ..kubernetes.argo_cd import NEVER_PRUNED, SYNC_OPTIONS, wave
from ..kubernetes.labels import ADOPTED, PART_OF_LINKERD, ROOTS_NOTE
from .policy import PolicyRules, RequestRule, Validation, in_namespace, make_policy, quoted
from .unchanged import same_in_spec

_MESSAGE = (
    " belongs to a mesh that others made: replaced at once, every proxy of it would refuse every "
    "other. Adopt it as docs/adopting.md says. If you know better: 'kubectl annotate --namespace "
)


_BACK = (
    " Give it back what it had, as with 'anchor_common_names'; another anchor comes by "
    "'anchor_rotation', see docs/ways.md. If you know better: 'kubectl annotate --namespace "
)

_STEPS = (
    " Go by steps, a commit each: add the root, restart every workload, let the new issuer sign, "
    "and a day later take the old root out. 'python -m constructs_lib.check' says which pods lack "
    "a root. If you have seen to it: 'kubectl annotate --namespace "
)

_ANOTHER = (
    " would be another trust anchor: with another subject, key, signer or Secret no pod trusts it."
)

SUBJECT_FIELDS = frozenset({"commonName", "isCA", "literalSubject", "secretName", "subject"})
"""The fields of a Certificate's spec that, with its key and its signer, make an anchor this one."""

_KEY = ("algorithm", "size")


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardedObjects:
    """What a mesh trusts, and who signs for it.

    Attributes:
        namespace: The control plane's namespace.
        anchor_namespace: cert-manager's namespace.
        anchors: The trust anchors' Certificates.
        signers: All Certificates and ClusterIssuers above the identity issuer.
        identity_issuer: The identity issuer's Certificate.
        trust_roots: The Bundle and its ConfigMaps.
    """

    namespace: str
    anchor_namespace: str
    anchors: Sequence[str]
    signers: Sequence[str]
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
            RequestRule(
                operations=["UPDATE"],
                group="cert-manager.io",
                resources=["certificates", "clusterissuers"],
            ),
            RequestRule(
                operations=["CREATE", "UPDATE"],
                group="trust.cert-manager.io",
                resources=["bundles"],
            ),
        ]
        names = [*dict.fromkeys([*self.anchors, *self.signers]), self.trust_roots]
        return self._rules(requests, self.anchor_namespace, names)

    def _rules(
        self, requests: Sequence[RequestRule], namespace: str, names: Sequence[str]
    ) -> PolicyRules:
        """Go by the ConfigMap that the chart's pods mount: without one there is no mesh yet."""
        way_out = (
            f"{self.namespace} configmap {self.trust_roots} {ADOPTED}=true', and take it back "
            "afterwards."
        )
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
                ),
                *(
                    _held("noted", expression, f"{why}{_STEPS}{way_out}")
                    for expression, why in self._steps.items()
                ),
                _held("kept", self._same_anchor, f"{_ANOTHER}{_BACK}{way_out}"),
            ],
            namespace_selector=in_namespace(namespace),
            parameters=(self.namespace, self.trust_roots),
        )

    @property
    def _steps(self) -> Mapping[str, str]:
        """What a single commit must leave as it is, and what happens otherwise.

        A Certificate and a Bundle differ in their fields, so these are looked for by their names.
        """
        return {
            "['sources'].all(field, oldObject.spec[?field].orValue([]).all(source, source in "
            "object.spec[?field].orValue([]) || source.?inLine.hasValue() && "
            f"{_certificates('source')}.all(root, variables.pem.exists(roots, root in roots))))": (
                " would lose a trust root: a pod that restarts refuses whoever has a certificate "
                "under it."
            ),
            f"{same_in_spec(['ca', 'issuerRef'])} || {_note('object')} == {_note('oldObject')}": (
                " would get another signer by the commit that changes the trust roots: pods that "
                "do not trust it yet refuse whoever has a certificate of its."
            ),
        }

    @property
    def _same_anchor(self) -> str:
        """CEL that is false if an anchor becomes another; it needs no note of before."""
        anchors, key = (", ".join(map(quoted, names)) for names in (self.anchors, _KEY))
        same = same_in_spec(sorted(SUBJECT_FIELDS | {"issuerRef"}))
        return (
            f"!(object.metadata.name in [{anchors}]) || {same} && "
            f"['privateKey'].all(field, [{key}].all(part, object.spec[?field][?part] == "
            "oldObject.spec[?field][?part]))"
        )


def _note(thing: str) -> str:
    return f"{thing}.metadata.?annotations[?{quoted(ROOTS_NOTE)}].orValue('')"


def _certificates(source: str) -> str:
    """Return CEL: the certificates in a source's PEM, whatever stands around and between them."""
    blank = "".join(f".replace({quoted(each)}, '')" for each in ("\r", "\n", " "))
    return (
        f"{source}.?inLine.orValue(''){blank}.split('-----BEGINCERTIFICATE-----')"
        ".filter(part, part.contains('-----ENDCERTIFICATE-----'))"
        ".map(part, part.split('-----ENDCERTIFICATE-----')[0])"
    )


def _held(variable: str, expression: str, message: str) -> Validation:
    """Return what must hold of an update of which *variable* says that it is to be judged."""
    return Validation(
        expression=f"variables.passes || !variables.{variable} || {expression}",
        message=f"This{message}",
        message_expression=f"object.metadata.name + {quoted(message)}",
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
    "noted": (
        f"request.operation == 'UPDATE' && {_note('object')} != '' && {_note('oldObject')} != ''"
    ),
    "pem": (
        "['sources'].map(field, object.spec[?field].orValue([]))[0]"
        f".map(source, {_certificates('source')})"
    ),
    "oursBefore": f"request.operation == 'CREATE' || {_is_ours('oldObject')}",
    "kept": "request.operation == 'UPDATE' && variables.ours && variables.oursBefore",
}
"""``noted``: a stack without rotation wrote before and after; ``kept``: any stack did."""
