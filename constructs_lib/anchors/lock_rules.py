"""CEL expressions that keep what the rotator's state says is in use.

The state is ConfigMap ``linkerd-anchor-rotation``. Its keys ``issuers`` and ``kept`` hold names of
anchors, with commas between them and no spaces. A missing key, an empty one and a missing ConfigMap
mean that nothing is known yet, and refuse nothing: that is a first install.

Objects are chosen by ``oldObject.metadata.name`` and not by ``resourceNames`` or ``request.name``:
whoever deletes a whole collection names nothing, as the controller of namespaces does
(kubernetes@v1.34 apiserver/pkg/endpoints/handlers/delete.go, DeleteCollection).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..admission.policy import AdmissionRule

UNLOCKED = "rotation.linkerd-gitops/unlocked"
"""The annotation of the state ConfigMap that, while it is ``true``, lets everything through."""

ISSUERS_KEY = "issuers"
KEPT_KEY = "kept"

_CERT_MANAGER = "cert-manager.io"
_DEFINITIONS = ("certificates.cert-manager.io", "clusterissuers.cert-manager.io")
_BUNDLE_DEFINITION = "bundles.trust.cert-manager.io"


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedObjects:
    """The names of what the lock is about.

    Attributes:
        name: The prefix of the policies' names.
        mesh_namespace: The control plane's namespace.
        anchor_namespace: cert-manager's namespace.
        identity_issuer: The identity issuer's Certificate.
        trust_roots: The Bundle.
        state: The state ConfigMap, in the control plane's namespace.
        rotator: The rotator's ServiceAccount, likewise.
    """

    name: str
    mesh_namespace: str
    anchor_namespace: str
    identity_issuer: str
    trust_roots: str
    state: str
    rotator: str

    @property
    def _parameter(self) -> tuple[str, str]:
        return self.mesh_namespace, self.state

    @property
    def _way_out(self) -> str:
        state = f"--namespace {self.mesh_namespace} configmap {self.state}"
        return (
            f" 'kubectl get {state} --output yaml' says what the rotator waits for; it lets go by "
            "itself when this is safe. To take the mesh away, or if you know better: 'kubectl "
            f"annotate {state} {UNLOCKED}=true', and take the annotation back afterwards."
        )

    def rules(self) -> Iterator[AdmissionRule]:
        """Yield every rule of the lock."""
        yield self._identity_issuer()
        yield self._trust_roots()
        yield self._anchors()
        yield self._definitions()
        yield self._state()

    def _identity_issuer(self) -> AdmissionRule:
        """An issuerRef that stays as it is is not refused: finalizers and labels can be edited."""
        return AdmissionRule(
            name=f"{self.name}-identity-issuer",
            operations=("CREATE", "UPDATE"),
            resources={_CERT_MANAGER: ("certificates",)},
            namespace=self.mesh_namespace,
            condition=f"object.metadata.name == '{self.identity_issuer}'",
            variables=_variables("params"),
            expression=(
                "variables.unlocked || size(variables.issuers) == 0 || "
                "object.spec.issuerRef.name in variables.issuers && "
                "object.spec.issuerRef.?kind.orValue('') == 'ClusterIssuer' && "
                f"object.spec.issuerRef.?group.orValue('') in ['', '{_CERT_MANAGER}'] || "
                "request.operation == 'UPDATE' && "
                "object.spec.issuerRef == oldObject.spec.issuerRef"
            ),
            subject=(
                "object.spec.issuerRef.?kind.orValue('Issuer') + ' ' + object.spec.issuerRef.name "
                "+ ' may not sign the identity issuer now, but ClusterIssuer ' + "
                "variables.issuers.join(', ')"
            ),
            message=(
                " may: pods that do not trust an anchor refuse every proxy whose certificate it "
                f"signed.{self._way_out}"
            ),
            parameter=self._parameter,
        )

    def _trust_roots(self) -> AdmissionRule:
        return AdmissionRule(
            name=f"{self.name}-trust-roots",
            operations=("UPDATE", "DELETE"),
            resources={"trust.cert-manager.io": ("bundles",)},
            condition=f"oldObject.metadata.name == '{self.trust_roots}'",
            variables={
                **_variables("params"),
                "sources": "request.operation == 'DELETE' ? [] : object.spec.?sources.orValue([])",
                "lost": (
                    "oldObject.spec.?sources.orValue([]).filter(source, "
                    "source.?secret.?name.orValue('') in variables.kept && "
                    "!(source in variables.sources))"
                ),
            },
            expression="variables.unlocked || size(variables.lost) == 0",
            subject="variables.lost.map(source, string(source.secret.name)).join(', ')",
            message=(
                " must stay in the trust roots: certificates under it may be alive, and a pod "
                f"without it refuses them.{self._way_out}"
            ),
            parameter=self._parameter,
        )

    def _anchors(self) -> AdmissionRule:
        return AdmissionRule(
            name=f"{self.name}-anchors",
            operations=("DELETE",),
            resources={"": ("secrets",), _CERT_MANAGER: ("certificates", "clusterissuers")},
            namespace=self.anchor_namespace,
            # The names of anchors that were in Git once are in the state alone.
            condition="oldObject != null",
            variables=_variables("params"),
            expression="variables.unlocked || !(oldObject.metadata.name in variables.kept)",
            subject="oldObject.metadata.name",
            message=(
                " is a trust anchor in use: without its Certificate, Secret or ClusterIssuer it "
                f"gets another key, or signs nothing more.{self._way_out}"
            ),
            parameter=self._parameter,
        )

    def _definitions(self) -> AdmissionRule:
        """The objects of a definition go with it, and no policy is asked about them."""
        names = (*_DEFINITIONS, _BUNDLE_DEFINITION)
        return AdmissionRule(
            name=f"{self.name}-definitions",
            operations=("DELETE",),
            resources={"apiextensions.k8s.io": ("customresourcedefinitions",)},
            condition=f"oldObject.metadata.name in [{', '.join(repr(name) for name in names)}]",
            variables=_variables("params"),
            expression="variables.unlocked || size(variables.kept) == 0",
            subject="oldObject.metadata.name",
            message=f" would take the trust anchors or the trust roots with it.{self._way_out}",
            parameter=self._parameter,
        )

    def _state(self) -> AdmissionRule:
        """Without its record the lock is open: ``kubectl replace`` would empty it unnoticed."""
        account = f"system:serviceaccount:{self.mesh_namespace}:{self.rotator}"
        return AdmissionRule(
            name=f"{self.name}-state",
            operations=("UPDATE", "DELETE"),
            resources={"": ("configmaps",)},
            namespace=self.mesh_namespace,
            condition=f"oldObject.metadata.name == '{self.state}'",
            variables=_variables("oldObject"),
            expression=(
                "variables.unlocked || (request.operation == 'DELETE' ? "
                "size(variables.kept) == 0 && size(variables.issuers) == 0 : "
                f"request.userInfo.username == '{account}' || "
                f"['{ISSUERS_KEY}', '{KEPT_KEY}'].all(key, oldObject.?data[?key].orValue('') == "
                "object.?data[?key].orValue('')))"
            ),
            subject=f"'The record of trust anchors in use (' + variables.{KEPT_KEY}.join(', ')",
            message=f") is the rotator's to change, and needed while it has some.{self._way_out}",
        )


def _variables(record: str) -> dict[str, str]:
    """Return the variables that read the state from *record*, which may lack every field."""
    annotation = f"{record}.metadata.?annotations[?'{UNLOCKED}'].orValue('')"
    names = {
        key: f"{record}.?data[?'{key}'].orValue('').split(',').filter(name, name != '')"
        for key in (ISSUERS_KEY, KEPT_KEY)
    }
    return {"unlocked": f"{annotation} == 'true'", **names}
