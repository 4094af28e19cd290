"""What the anchor lock refuses, in CEL, with the messages that it refuses with.

The record is two keys of the rotator's state: names, sorted, with commas between them. While a key
is missing or empty, as before the rotator's first run, it holds nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..admission.policy import PolicyRules, RequestRule, Validation, in_namespace, quoted

TRUSTED_ISSUERS = "trustedIssuers"
"""The ClusterIssuers that the identity issuer may name: every pod trusts their anchors."""

KEPT_ANCHORS = "keptAnchors"
"""The anchors that must stay: the active one, a move's next one, and each with living leaves."""

UNLOCKED = "rotation.linkerd-gitops/unlocked"
"""The annotation on the state that opens the lock, if it is ``true``."""

_CERT_MANAGER = "cert-manager.io"
_TRUST_MANAGER = "trust.cert-manager.io"
_DEFINITIONS = (
    "certificates.cert-manager.io",
    "clusterissuers.cert-manager.io",
    "bundles.trust.cert-manager.io",
)

_IDENTITY_OF_AN_ANCHOR = (
    "secretName",
    "issuerRef",
    "isCA",
    "commonName",
    "subject",
    "literalSubject",
    "privateKey",
)
"""The fields of a Certificate that say which key and which subject it gets, and where they go."""

_NAMES_A_TRUSTED_ISSUER = (
    "request.operation == 'DELETE' || "
    "object.spec.issuerRef.?kind.orValue('') == 'ClusterIssuer' && "
    f"object.spec.issuerRef.?group.orValue('') in ['', {quoted(_CERT_MANAGER)}] && "
    "object.spec.issuerRef.name in variables.trusted || "
    # What was so before is not made worse by a change of something else.
    "request.operation == 'UPDATE' && object.spec.issuerRef == oldObject.spec.issuerRef "
    "&& object.spec.secretName == oldObject.spec.secretName"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LockedMesh:
    """The names that a lock is about.

    Attributes:
        mesh_namespace: The control plane's namespace.
        anchor_namespace: cert-manager's namespace, with the anchors.
        identity_issuer: The identity issuer's Certificate and Secret.
        trust_roots: The Bundle.
        state: The ConfigMap of the rotator's state, in the control plane's namespace.
        rotator: The ServiceAccount that writes it.
    """

    mesh_namespace: str
    anchor_namespace: str
    identity_issuer: str
    trust_roots: str
    state: str
    rotator: str

    def rules(self) -> Iterator[tuple[str, PolicyRules]]:
        """Yield the rules of each policy, with what its name ends with."""
        yield "identity-issuer", self._identity_issuer()
        yield "certificates", self._certificates()
        yield "cluster-issuers", self._cluster_issuers()
        yield "secrets", self._secrets()
        yield "trust-roots", self._trust_roots()
        yield "homes", self._homes()
        yield "record", self._record()

    def _identity_issuer(self) -> PolicyRules:
        """Two Certificates must not write one Secret, so one with that Secret counts as well."""
        issuer = quoted(self.identity_issuer)
        return self._policy(
            RequestRule(
                operations=["CREATE", "UPDATE", "DELETE"],
                group=_CERT_MANAGER,
                resources=["certificates"],
            ),
            validations=[
                Validation(
                    expression=_NAMES_A_TRUSTED_ISSUER,
                    message="The identity issuer must name a trust anchor that every pod trusts.",
                    message_expression=self._untrusted_issuer_message,
                ),
                Validation(
                    expression="request.operation != 'DELETE'",
                    message=(
                        "The identity issuer would not be renewed any more, and what makes it "
                        "again may name an anchor that pods lack. Change it instead of deleting it."
                        + self._way_out
                    ),
                ),
            ],
            names=f"request.operation == 'DELETE' ? oldObject.metadata.name == {issuer} : "
            f"object.metadata.?name.orValue('') == {issuer} || object.spec.secretName == {issuer}",
            namespace=self.mesh_namespace,
            key=TRUSTED_ISSUERS,
        )

    @property
    def _untrusted_issuer_message(self) -> str:
        return (
            "'The identity issuer must name a ClusterIssuer whose trust anchor every pod is known "
            "to trust: ' + variables.trusted.join(', ') + '. Pods may lack the anchor of ' + "
            "object.spec.issuerRef.name + "
            + quoted(
                ", and would refuse every certificate under it. The rotator lets another anchor "
                f"sign when every pod trusts it; {self._state} says what it waits for. If the "
                "Certificate is missing, create it with an issuerRef that is allowed."
                + self._way_out
            )
        )

    def _certificates(self) -> PolicyRules:
        same = " && ".join(
            f"object.spec.?{field} == oldObject.spec.?{field}" for field in _IDENTITY_OF_AN_ANCHOR
        )
        return self._policy(
            RequestRule(
                operations=["UPDATE", "DELETE"], group=_CERT_MANAGER, resources=["certificates"]
            ),
            validations=self._kept(
                "Certificate", same, f"Its {', '.join(_IDENTITY_OF_AN_ANCHOR)} must stay"
            ),
            names="oldObject.metadata.name in variables.kept",
            namespace=self.anchor_namespace,
        )

    def _cluster_issuers(self) -> PolicyRules:
        same = "object.spec.?ca.?secretName.orValue('') == object.metadata.name"
        return self._policy(
            RequestRule(
                operations=["CREATE", "UPDATE", "DELETE"],
                group=_CERT_MANAGER,
                resources=["clusterissuers"],
            ),
            validations=self._kept("ClusterIssuer", same, "It must sign with Secret {name}"),
            names=(
                "(request.operation == 'CREATE' ? object : oldObject).metadata.?name.orValue('') "
                "in variables.kept"
            ),
        )

    def _secrets(self) -> PolicyRules:
        """An anchor that may be named next must not get another key either."""
        same = (
            "!oldObject.?data[?'tls.key'].hasValue() || "
            "object.?data[?'tls.key'] == oldObject.?data[?'tls.key']"
        )
        return self._policy(
            RequestRule(operations=["UPDATE", "DELETE"], group="", resources=["secrets"]),
            validations=self._kept("Secret", same, "Its tls.key must stay; renewals keep it"),
            names="oldObject.metadata.name in variables.kept + variables.trusted",
            namespace=self.anchor_namespace,
        )

    def _trust_roots(self) -> PolicyRules:
        """What is missing already may stay missing, so that the rest can be mended."""
        sources = ".spec.sources.exists(source, source.?secret.?name.orValue('') == anchor)"
        key = ".spec.?target.?configMap.?key"
        stays = (
            "request.operation != 'DELETE' && "
            f"variables.kept.all(anchor, object{sources} || !oldObject{sources}) && "
            f"object{key} == oldObject{key}"
        )
        explanation = quoted(
            ". Certificates under them are alive, and new pods would refuse them. "
            + self._patience
            + self._way_out
        )
        must = f"Bundle {self.trust_roots} must keep these trust anchors: "
        return self._policy(
            RequestRule(
                operations=["UPDATE", "DELETE"], group=_TRUST_MANAGER, resources=["bundles"]
            ),
            validations=[
                Validation(
                    expression=stays,
                    message=f"Bundle {self.trust_roots} must keep every anchor that is needed.",
                    message_expression=(
                        f"{quoted(must)} + variables.kept.join(', ') + {explanation}"
                    ),
                )
            ],
            names=f"oldObject.metadata.name == {quoted(self.trust_roots)}",
        )

    def _homes(self) -> PolicyRules:
        """A deleted definition takes its objects with it, past every admission policy."""
        homes = [self.mesh_namespace, self.anchor_namespace]
        return self._policy(
            RequestRule(operations=["DELETE"], group="", resources=["namespaces"]),
            RequestRule(
                operations=["DELETE"],
                group="apiextensions.k8s.io",
                resources=["customresourcedefinitions"],
            ),
            validations=[
                Validation(
                    expression="false",
                    message=(
                        "The mesh's trust anchors, or the kinds that they are made of, would go "
                        "with it, and every meshed pod would lose its connections. If the mesh is "
                        "gone already, or is to go:" + self._way_out
                    ),
                )
            ],
            names=(
                f"oldObject.metadata.name in {_list(homes)} && request.resource.resource == "
                f"'namespaces' || oldObject.metadata.name in {_list(_DEFINITIONS)} && "
                "request.resource.resource == 'customresourcedefinitions'"
            ),
        )

    def _record(self) -> PolicyRules:
        """It is its own parameter, so that nobody opens the lock by deleting or emptying it."""
        rotator = quoted(f"system:serviceaccount:{self.mesh_namespace}:{self.rotator}")
        same = (
            f"{_list((TRUSTED_ISSUERS, KEPT_ANCHORS))}"
            ".all(key, object.?data[?key] == oldObject.?data[?key])"
        )
        return PolicyRules(
            requests=[
                RequestRule(operations=["UPDATE", "DELETE"], group="", resources=["configmaps"])
            ],
            namespace_selector=in_namespace(self.mesh_namespace),
            conditions={
                "the-record": f"oldObject.metadata.name == {quoted(self.state)}",
                **_is_locked("oldObject"),
            },
            validations=[
                Validation(
                    expression=(
                        "request.operation != 'DELETE' && "
                        f"(request.userInfo.username == {rotator} || {same})"
                    ),
                    message=(
                        f"{self._state} records which trust anchors the mesh needs "
                        f"({TRUSTED_ISSUERS}, {KEPT_ANCHORS}). Only the rotator changes that."
                        + self._way_out
                    ),
                )
            ],
        )

    def _policy(
        self,
        *requests: RequestRule,
        validations: Sequence[Validation],
        names: str,
        namespace: str | None = None,
        key: str = KEPT_ANCHORS,
    ) -> PolicyRules:
        variables = {
            "kept": _names_of(KEPT_ANCHORS),
            "trusted": _names_of(TRUSTED_ISSUERS),
        }
        # Match conditions see no variables.
        for name, expression in variables.items():
            names = names.replace(f"variables.{name}", expression)
        return PolicyRules(
            requests=requests,
            namespace_selector=None if namespace is None else in_namespace(namespace),
            conditions={"of-the-mesh": names, **_is_locked("params", key)},
            variables=variables,
            validations=validations,
            parameters=(self.mesh_namespace, self.state),
        )

    def _kept(self, kind: str, same: str, what: str) -> list[Validation]:
        """Refuse that an object of a kept anchor goes, or becomes another anchor's."""
        return [
            Validation(
                expression=f"request.operation != 'DELETE' && ({same})",
                message=f"This {kind} belongs to a trust anchor that the mesh needs.",
                message_expression=(
                    f"'{kind} ' + (request.operation == 'CREATE' ? object : oldObject)"
                    ".metadata.name + "
                    + quoted(
                        " belongs to a trust anchor that signs for the mesh, or under which "
                        f"certificates are alive. {what.format(name='of the same name')}, and it "
                        "must not be deleted. " + self._patience + self._way_out
                    )
                ),
            )
        ]

    @property
    def _state(self) -> str:
        return f"ConfigMap {self.mesh_namespace}/{self.state}"

    @property
    def _patience(self) -> str:
        return (
            f"{self._state} says what is kept; the rotator lets go of an anchor by itself when "
            "nothing under it is alive. If anchor_rotation was taken out of git, put it back until "
            "then."
        )

    @property
    def unlock_command(self) -> str:
        """The command that opens the lock, until somebody removes the annotation."""
        return (
            f"kubectl --namespace {self.mesh_namespace} annotate configmap {self.state} "
            f"{UNLOCKED}=true"
        )

    @property
    def _way_out(self) -> str:
        return f" To open the lock all the same: {self.unlock_command}"


def _names_of(key: str) -> str:
    return f"params.?data[?{quoted(key)}].orValue('').split(',').filter(name, name != '')"


def _is_locked(state: str, key: str = KEPT_ANCHORS) -> Mapping[str, str]:
    """Return the conditions under which a key of a state holds anything at all."""
    return {
        "recorded": f"{state}.?data[?{quoted(key)}].orValue('') != ''",
        "not-unlocked": (
            f"{state}.metadata.?annotations[?{quoted(UNLOCKED)}].orValue('') != 'true'"
        ),
    }


def _list(texts: Sequence[str]) -> str:
    return "[" + ", ".join(map(quoted, texts)) + "]"
