"""Rules over rendered objects: pure functions, and the adapter that makes them fail a synth.

A rule takes the objects as they are written into YAML and yields a sentence for each problem. It
knows nothing of constructs, so it judges Helm output, hand-written YAML or a cluster's objects too.

    app.node.add_validation(ManifestRules(app))
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, cast

import jsii
from cdk8s import ApiObject
from constructs import Construct, IValidation

from . import _pod_security

Manifest: TypeAlias = Mapping[str, Any]
"""A rendered object."""

Rule: TypeAlias = Callable[[Sequence[Manifest]], Iterator[str]]
"""A function from objects to their problems."""

CLUSTER_SCOPED = frozenset(
    {
        "APIService",
        "Bundle",
        "ClusterIssuer",
        "ClusterRole",
        "ClusterRoleBinding",
        "CustomResourceDefinition",
        "MutatingWebhookConfiguration",
        "Namespace",
        "PriorityClass",
        "StorageClass",
        "ValidatingAdmissionPolicy",
        "ValidatingAdmissionPolicyBinding",
        "ValidatingWebhookConfiguration",
    }
)
"""Kinds without a namespace, among those that a mesh is made of."""

NAMESPACED = frozenset(
    {
        "AppProject",
        "Application",
        "ApplicationSet",
        "Certificate",
        "ConfigMap",
        "CronJob",
        "DaemonSet",
        "Deployment",
        "Issuer",
        "Job",
        "Role",
        "RoleBinding",
        "Secret",
        "Service",
        "ServiceAccount",
        "StatefulSet",
    }
)
"""Kinds with a namespace, likewise. Of other kinds nothing is said."""


def scopes(objects: Sequence[Manifest]) -> Iterator[str]:
    """Yield objects with a namespace that must have none, or without one that must have it.

    The API server ignores the former. Argo CD does not: while the kind's definition is missing it
    takes the object for a namespaced one (argo-cd@v3.5.1 IsNamespacedOrUnknown).
    """
    for one in objects:
        namespace = one["metadata"].get("namespace")
        if one["kind"] in CLUSTER_SCOPED and namespace is not None:
            yield f"{title(one)} is cluster-scoped, but has namespace '{namespace}'"
        if one["kind"] in NAMESPACED and namespace is None:
            yield f"{title(one)} needs a namespace: it would go wherever it is applied"


def references(objects: Sequence[Manifest], *, foreign: Collection[str] = ()) -> Iterator[str]:
    """Yield references to issuers, Secrets, ServiceAccounts and Roles that nothing provides.

    Args:
        objects: All objects of a cluster, because references cross folders.
        foreign: What somebody else provides, as ``Kind/name`` or ``Kind/namespace/name``.
    """
    provided = {*foreign, *_provided(objects)}
    for one in objects:
        for wanted in _wanted(one):
            if wanted not in provided:
                yield f"{title(one)} refers to {wanted}, which nothing here provides"


def restricted_pods(objects: Sequence[Manifest]) -> Iterator[str]:
    """Yield what keeps a pod from the Pod Security Standard "restricted".

    The rules are those of https://kubernetes.io/docs/concepts/security/pod-security-standards/.
    """
    for one in objects:
        pod = pod_spec(one)
        if pod is not None:
            for problem in _pod_security.problems(pod):
                yield f"{title(one)}: {problem}"


def narrow_roles(objects: Sequence[Manifest]) -> Iterator[str]:
    """Yield rules of Roles and ClusterRoles that grant by wildcard, or Secrets without names."""
    for one in objects:
        if one["kind"] not in ("Role", "ClusterRole"):
            continue
        for rule in one.get("rules") or ():
            for field in ("apiGroups", "resources", "verbs", "nonResourceURLs"):
                if any("*" in value for value in rule.get(field, ())):
                    yield f"{title(one)} grants {field} by wildcard: {rule[field]}"
            if "secrets" in rule.get("resources", ()) and not rule.get("resourceNames"):
                yield f"{title(one)} grants {rule['verbs']} on every Secret: name them"


def unique_objects(objects: Sequence[Manifest]) -> Iterator[str]:
    """Yield objects that stand there twice: Argo CD takes the last, and says so in a condition."""
    seen: set[str] = set()
    for one in objects:
        group = one["apiVersion"].rpartition("/")[0]
        identity = f"{group}/{title(one)}"
        if identity in seen:
            yield f"{title(one)} stands there more than once"
        seen.add(identity)


def no_lost_files(folders: Mapping[str, Sequence[Manifest]]) -> Iterator[str]:
    """Yield objects of one folder that would share a file, so that only the last is written.

    A file is named after kind and name alone (cdk8s@2.70 src/app.ts, cdk8s-team/cdk8s#2821).

    Args:
        folders: The objects by folder, where every object has a file of its own.
    """
    for folder, objects in folders.items():
        files: dict[str, list[str]] = {}
        for one in objects:
            files.setdefault(f"{one['kind']}.{one['metadata']['name']}", []).append(title(one))
        for file, titles in files.items():
            if len(titles) > 1:
                yield f"{', '.join(titles)} would be written to one file, {folder}/{file}"


RULES: tuple[Rule, ...] = (scopes, references, restricted_pods, narrow_roles, unique_objects)
"""Every rule that takes a cluster's objects."""


@jsii.implements(IValidation)
class ManifestRules:
    """The adapter: rules as a validation of everything below a construct.

    It renders each object once more, about a millisecond each; add it once, to the App.
    """

    def __init__(self, scope: Construct, rules: Sequence[Rule] = RULES) -> None:
        """Judge what is below *scope* by *rules*, all of them by default."""
        self._scope = scope
        self._rules = tuple(rules)

    def validate(self) -> list[str]:
        """Return all problems."""
        objects = [
            cast("Manifest", construct.to_json())
            for construct in self._scope.node.find_all()
            if isinstance(construct, ApiObject)
        ]
        return [problem for rule in self._rules for problem in rule(objects)]


def title(manifest: Manifest) -> str:
    """Return an object's kind, namespace and name, as people tell objects apart."""
    metadata = manifest["metadata"]
    namespace = metadata.get("namespace")
    place = f"{namespace}/" if namespace else ""
    return f"{manifest['kind']} {place}{metadata['name']}"


def pod_spec(manifest: Manifest) -> Manifest | None:
    """Return the pod's spec within a workload or a Pod, or ``None`` for other kinds."""
    kind, spec = manifest["kind"], manifest.get("spec")
    if kind == "Pod":
        return cast("Manifest", spec)
    if kind in ("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job"):
        return cast("Manifest", spec["template"]["spec"]) if spec else None
    if kind == "CronJob":
        return cast("Manifest", spec["jobTemplate"]["spec"]["template"]["spec"]) if spec else None
    return None


def _provided(objects: Sequence[Manifest]) -> Iterator[str]:
    for one in objects:
        kind, metadata = one["kind"], one["metadata"]
        namespace = metadata.get("namespace")
        yield "/".join(filter(None, (kind, namespace, metadata["name"])))
        if kind == "Certificate":
            yield f"Secret/{namespace}/{one['spec']['secretName']}"
            # cert-manager's and trust-manager's own namespace is not written in what refers to it.
            yield f"Secret/{one['spec']['secretName']}"
        if kind == "Secret":
            yield f"Secret/{metadata['name']}"


def _wanted(one: Manifest) -> Iterator[str]:
    kind, namespace = one["kind"], one["metadata"].get("namespace")
    spec: Manifest = one.get("spec") or {}
    if kind == "Certificate":
        issuer = spec["issuerRef"]
        issuer_kind = issuer.get("kind", "Issuer")
        place = f"{namespace}/" if issuer_kind == "Issuer" else ""
        yield f"{issuer_kind}/{place}{issuer['name']}"
    if kind in ("ClusterIssuer", "Issuer") and "ca" in spec:
        place = f"{namespace}/" if namespace else ""
        yield f"Secret/{place}{spec['ca']['secretName']}"
    if kind == "Bundle":
        for source in spec["sources"]:
            if "name" in source.get("secret", {}):
                yield f"Secret/{source['secret']['name']}"
    if kind == "RoleBinding":
        reference = one["roleRef"]
        place = f"{namespace}/" if reference["kind"] == "Role" else ""
        yield f"{reference['kind']}/{place}{reference['name']}"
        for subject in one.get("subjects") or ():
            if subject["kind"] == "ServiceAccount":
                yield f"ServiceAccount/{subject.get('namespace', namespace)}/{subject['name']}"
    pod = pod_spec(one)
    if pod is not None:
        name = pod.get("serviceAccountName", "default")
        if name != "default":
            yield f"ServiceAccount/{namespace}/{name}"
