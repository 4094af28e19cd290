"""The rules, as pure functions: a rule takes objects and yields a sentence for each problem."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from ..kubernetes.manifest import Manifest, pod_spec, title
from . import pod_security

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
            for problem in pod_security.problems(pod):
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
