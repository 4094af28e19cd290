"""CEL expressions that keep what the rotator's state says is in use.

The state is ConfigMap ``linkerd-anchor-rotation``. Its keys ``issuers`` and ``kept`` hold names of
anchors, with commas between them and no spaces. While a key is missing nothing is known yet: then
every anchor of Git is kept, and the identity issuer may be made as Git has it, but not changed.
While the ConfigMap is missing nothing is refused.

Objects are chosen by ``oldObject.metadata.name`` and not by ``resourceNames`` or ``request.name``:
whoever deletes a whole collection names nothing, as the controller of namespaces does
(kubernetes@v1.34 apiserver/pkg/endpoints/handlers/delete.go, DeleteCollection).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..admission.adoption_guard import SUBJECT_FIELDS, is_part_of_linkerd
from ..admission.policy import PolicyRules, RequestRule, Validation, in_namespace, quoted
from ..admission.unchanged import same_in_spec
from ..program.lock_record import ISSUERS_KEY, KEPT_KEY, PEM
from ..program.observe import UNLOCKED

_CERT_MANAGER = "cert-manager.io"
_DEFINITIONS = (
    "certificates.cert-manager.io",
    "clusterissuers.cert-manager.io",
    "bundles.trust.cert-manager.io",
)
_IDENTIFYING = sorted(SUBJECT_FIELDS | {"ca", "issuerRef", "privateKey"})
"""The fields of a Certificate's and a ClusterIssuer's spec that make an anchor this one."""

_WRITES = ("CREATE", "UPDATE")
_ENDS = ("UPDATE", "DELETE")


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedObjects:
    """The names of what the lock is about.

    Attributes:
        mesh_namespace: The control plane's namespace.
        anchor_namespace: cert-manager's namespace.
        anchors: The anchors' names.
        active: The one that Git has sign the identity issuer.
        identity_issuer: The identity issuer's Certificate.
        trust_roots: The Bundle.
        state: The state ConfigMap, in the control plane's namespace.
        rotator: The rotator's ServiceAccount, likewise.
    """

    mesh_namespace: str
    anchor_namespace: str
    anchors: Sequence[str]
    active: str
    identity_issuer: str
    trust_roots: str
    state: str
    rotator: str

    @property
    def rules(self) -> Mapping[str, PolicyRules]:
        """Every rule of the lock, by the end of its policy's name."""
        return {
            "identity-issuer": self._identity_issuer(),
            "trust-roots": self._trust_roots(),
            "anchors": self._anchors(),
            "signers": self._signers(),
            "definitions": self._definitions(),
            "state": self._state(),
        }

    def _identity_issuer(self) -> PolicyRules:
        """An issuerRef that stays as it is is not refused: finalizers and labels can be edited."""
        return self._of_state(
            [RequestRule(operations=_WRITES, group=_CERT_MANAGER, resources=["certificates"])],
            namespace=self.mesh_namespace,
            conditions={"name": f"object.metadata.name == {quoted(self.identity_issuer)}"},
            expression=(
                "request.operation == 'CREATE' && size(variables.issuers) == 0 && "
                f"object.spec.issuerRef.name == {quoted(self.active)} || "
                "object.spec.issuerRef.name in variables.issuers && "
                "object.spec.issuerRef.?kind.orValue('') == 'ClusterIssuer' && "
                f"object.spec.issuerRef.?group.orValue('') in ['', '{_CERT_MANAGER}'] || "
                "request.operation == 'UPDATE' && "
                "object.spec.issuerRef == oldObject.spec.issuerRef"
            ),
            subject=(
                "object.spec.issuerRef.?kind.orValue('Issuer') + ' ' + object.spec.issuerRef.name "
                "+ ' may not sign the identity issuer now, but ' + (size(variables.issuers) == 0 "
                "? 'what signs it already' : 'ClusterIssuer ' + variables.issuers.join(', '))"
            ),
            message=(
                " may: pods that do not trust an anchor refuse every proxy whose certificate it "
                "signed."
            ),
        )

    def _trust_roots(self) -> PolicyRules:
        return self._of_state(
            [RequestRule(operations=_ENDS, group="trust.cert-manager.io", resources=["bundles"])],
            conditions={"name": f"oldObject.metadata.name == {quoted(self.trust_roots)}"},
            variables={
                "sources": "request.operation == 'DELETE' ? [] : object.spec.?sources.orValue([])",
                "lost": (
                    "oldObject.spec.?sources.orValue([]).filter(source, "
                    f"(source.?secret.?name.orValue('') in variables.kept || "
                    f"has(source.inLine) && {quoted(PEM)} in variables.kept) && "
                    "!(source in variables.sources))"
                ),
            },
            expression="size(variables.lost) == 0",
            subject=(
                "variables.lost.map(source, source.?secret.?name.orValue('a root given as PEM'))"
                ".join(', ')"
            ),
            message=(
                " must stay in the trust roots: certificates under it may be alive, and a pod "
                "without it refuses them."
            ),
        )

    def _anchors(self) -> PolicyRules:
        """The names of anchors that were in Git once are in the state alone."""
        issuing = ["certificates", "clusterissuers"]
        return self._of_state(
            [
                RequestRule(operations=["DELETE"], group="", resources=["secrets"]),
                RequestRule(operations=["DELETE"], group=_CERT_MANAGER, resources=issuing),
            ],
            namespace=self.anchor_namespace,
            expression="!(oldObject.metadata.name in variables.kept)",
            subject="oldObject.metadata.name",
            message=(
                " is a trust anchor in use: without its Certificate, Secret or ClusterIssuer it "
                "gets another key, or signs nothing more."
            ),
        )

    def _signers(self) -> PolicyRules:
        """An edit may do what a deletion does: another Secret, subject or key is another anchor.

        Also of an anchor that is not kept: a move goes by its Certificate, and not by its issuer.
        """
        names = ", ".join(map(quoted, self.anchors))
        issuing = ["certificates", "clusterissuers"]
        return self._of_state(
            [RequestRule(operations=["UPDATE"], group=_CERT_MANAGER, resources=issuing)],
            namespace=self.anchor_namespace,
            expression=(
                f"!(oldObject.metadata.name in variables.kept + [{names}]) || "
                f"{same_in_spec(_IDENTIFYING)} || {_adopted()}"
            ),
            subject="oldObject.metadata.name",
            message=(
                " is a trust anchor: with another Secret, signer, subject or key it would be one "
                "that pods do not trust. Leave it as it is, and let the mesh move to an anchor of "
                "another name."
            ),
            lets_go=False,
        )

    def _definitions(self) -> PolicyRules:
        """The objects of a definition go with it, and no policy is asked about them."""
        names = ", ".join(map(quoted, _DEFINITIONS))
        kind = ["customresourcedefinitions"]
        return self._of_state(
            [RequestRule(operations=["DELETE"], group="apiextensions.k8s.io", resources=kind)],
            conditions={"name": f"oldObject.metadata.name in [{names}]"},
            expression="size(variables.kept) == 0",
            subject="oldObject.metadata.name",
            message=" would take the trust anchors or the trust roots with it.",
        )

    def _state(self) -> PolicyRules:
        """Without its record the lock is open: ``kubectl replace`` would empty it unnoticed."""
        user = quoted(f"system:serviceaccount:{self.mesh_namespace}:{self.rotator}")
        return self._of_state(
            [RequestRule(operations=_ENDS, group="", resources=["configmaps"])],
            namespace=self.mesh_namespace,
            record="oldObject",
            conditions={"name": f"oldObject.metadata.name == {quoted(self.state)}"},
            expression=(
                "(request.operation == 'DELETE' ? "
                "size(variables.kept) == 0 && size(variables.issuers) == 0 : "
                f"request.userInfo.username == {user} || "
                f"['{ISSUERS_KEY}', '{KEPT_KEY}'].all(key, oldObject.?data[?key].orValue('') == "
                "object.?data[?key].orValue('')))"
            ),
            subject="'The record of trust anchors in use (' + variables.kept.join(', ')",
            message=") is the rotator's to change, and needed while it has some.",
        )

    def _of_state(
        self,
        requests: Sequence[RequestRule],
        *,
        expression: str,
        subject: str,
        message: str,
        namespace: str | None = None,
        conditions: Mapping[str, str] | None = None,
        variables: Mapping[str, str] | None = None,
        record: str = "params",
        lets_go: bool = True,
    ) -> PolicyRules:
        """Return rules that go by the state, and refuse nothing while it is unlocked."""
        state = f"--namespace {self.mesh_namespace} configmap {self.state}"
        waiting = (
            f" 'kubectl get {state} --output yaml' says what the rotator waits for; it lets go by "
            "itself when this is safe."
        )
        way_out = (
            f"{waiting if lets_go else ''} To take the mesh away, or if you know better: 'kubectl "
            f"annotate {state} {UNLOCKED}=true', and take the annotation back afterwards."
        )
        validation = Validation(
            expression=f"variables.unlocked || {expression}",
            message=f"A trust anchor is in use.{way_out}",
            message_expression=f"{subject} + {quoted(message + way_out)}",
        )
        return PolicyRules(
            requests=requests,
            validations=[validation],
            conditions=conditions or {},
            variables={**self._record_variables(record), **(variables or {})},
            namespace_selector=None if namespace is None else in_namespace(namespace),
            parameters=(self.mesh_namespace, self.state) if record == "params" else None,
        )

    def _record_variables(self, record: str) -> dict[str, str]:
        """Return the variables that read the state from *record*, which may lack every field."""
        annotation = f"{record}.metadata.?annotations[?'{UNLOCKED}'].orValue('')"
        defaults = {ISSUERS_KEY: "", KEPT_KEY: ""}
        if record == "params":
            defaults[KEPT_KEY] = ",".join(self.anchors)
        names = {
            key: (
                f"{record}.?data[?'{key}'].orValue('{default}').split(',').filter(name, name != '')"
            )
            for key, default in defaults.items()
        }
        return {"unlocked": f"{annotation} == 'true'", **names}


def _adopted() -> str:
    """Return CEL: whether a Certificate that others made becomes ours, with its subject and key.

    The key is kept, so who signs the Certificate may change.
    """
    return (
        f"!({is_part_of_linkerd('oldObject')}) && {is_part_of_linkerd('object')} && "
        "['privateKey'].all(field, object.spec[?field].?rotationPolicy.orValue('') == 'Never') && "
        f"{same_in_spec(sorted(SUBJECT_FIELDS))}"
    )
