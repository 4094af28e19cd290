"""The rules, as pure functions: a rule takes objects and yields a sentence per problem."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from ..kubernetes.manifest import Manifest, pod_spec, title
from ..kubernetes.object_identity import ObjectIdentity, repeated_objects, shared_files
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
"""Kinds without a namespace, among the kinds that a mesh is made of."""

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
"""Kinds with a namespace, among the same. Rules say nothing about other kinds."""


def scopes(objects: Sequence[Manifest]) -> Iterator[str]:
    """Yield objects with a namespace that must have none, or without a namespace that they need.

    The API server ignores the namespace of a cluster-scoped object. Argo CD does not: while the
    kind's definition is missing, it treats the object as namespaced (argo-cd@v3.5.1
    IsNamespacedOrUnknown).
    """
    for manifest in objects:
        namespace = manifest["metadata"].get("namespace")
        if manifest["kind"] in CLUSTER_SCOPED and namespace is not None:
            yield (
                f"{title(manifest)} is cluster-scoped, but has namespace '{namespace}': "
                "remove metadata.namespace"
            )
        if manifest["kind"] in NAMESPACED and namespace is None:
            yield (
                f"{title(manifest)} has no namespace, so it goes to the namespace of whoever "
                "applies it: set metadata.namespace"
            )


def references(
    objects: Sequence[Manifest],
    *,
    external: Collection[str] = (),
    foreign: Collection[str] | None = None,
) -> Iterator[str]:
    """Yield references to issuers, Secrets, ServiceAccounts and Roles that no object provides.

    Issuers of another group than cert-manager's are other projects' and always made elsewhere.

    Args:
        objects: All objects of a cluster, because references cross folders.
        external: What is made elsewhere, as ``Kind/name`` or ``Kind/namespace/name``.
        foreign: The former name of *external*; it goes with the next release.
    """
    if foreign is not None:
        warnings.warn("'foreign' is now called 'external'", DeprecationWarning, stacklevel=2)
    provided = {*external, *(foreign or ()), *_provided_names(objects)}
    for manifest in objects:
        for name in _referenced_names(manifest):
            if name not in provided:
                yield (
                    f"{title(manifest)} refers to {name}, which no object here provides: add it, "
                    "or name it in 'external'"
                )


def restricted_pods(objects: Sequence[Manifest]) -> Iterator[str]:
    """Yield what the Pod Security Standard "restricted" forbids in a pod.

    The rules are those of https://kubernetes.io/docs/concepts/security/pod-security-standards/.
    """
    for manifest in objects:
        pod = pod_spec(manifest)
        if pod is not None:
            for problem in pod_security.problems(pod):
                yield f"{title(manifest)}: {problem}"


def narrow_roles(objects: Sequence[Manifest]) -> Iterator[str]:
    """Yield rules of Roles and ClusterRoles that grant by wildcard, or grant every Secret."""
    for manifest in objects:
        if manifest["kind"] not in ("Role", "ClusterRole"):
            continue
        for rule in manifest.get("rules") or ():
            for field in ("apiGroups", "resources", "verbs", "nonResourceURLs"):
                if any("*" in value for value in rule.get(field, ())):
                    yield (
                        f"{title(manifest)} grants {field} by wildcard ({_listed(rule[field])}): "
                        "list what is needed"
                    )
            if "secrets" in rule.get("resources", ()) and not rule.get("resourceNames"):
                yield (
                    f"{title(manifest)} grants {_listed(rule['verbs'])} on every Secret: list the "
                    "Secrets in resourceNames"
                )


def unique_objects(objects: Sequence[Manifest]) -> Iterator[str]:
    """Yield objects that are there several times: Argo CD applies only the last."""
    identified = ((ObjectIdentity.of_manifest(manifest), manifest) for manifest in objects)
    for _, same in repeated_objects(identified):
        yield f"{title(same[0])} is there {len(same)} times: remove all but one"


def no_lost_files(folders: Mapping[str, Sequence[Manifest]]) -> Iterator[str]:
    """Yield different objects of a folder that share a file, so that only the last is kept.

    Args:
        folders: The objects by folder, where every object has a file of its own.
    """
    in_files = (
        (folder, ObjectIdentity.of_manifest(manifest), manifest)
        for folder, objects in folders.items()
        for manifest in objects
    )
    for folder, file, same in shared_files(in_files):
        yield (
            f"{' and '.join(map(title, same))} would be written to one file, {folder}/{file}, and "
            "only the last would be kept: put them into different folders"
        )


RULES: tuple[Rule, ...] = (scopes, references, restricted_pods, narrow_roles, unique_objects)
"""Every rule that takes a cluster's objects."""


_ISSUERS = "cert-manager.io"


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words)


def _provided_names(objects: Sequence[Manifest]) -> Iterator[str]:
    for manifest in objects:
        kind, metadata = manifest["kind"], manifest["metadata"]
        namespace = metadata.get("namespace")
        yield "/".join(filter(None, (kind, namespace, metadata["name"])))
        if kind == "Certificate":
            secret = manifest["spec"]["secretName"]
            yield f"Secret/{namespace}/{secret}"
            # References to Secrets in cert-manager's own namespace do not name that namespace.
            yield f"Secret/{secret}"
        if kind == "Secret":
            yield f"Secret/{metadata['name']}"


def _referenced_names(manifest: Manifest) -> Iterator[str]:
    kind, namespace = manifest["kind"], manifest["metadata"].get("namespace")
    spec: Manifest = manifest.get("spec") or {}
    if kind == "Certificate" and spec["issuerRef"].get("group", _ISSUERS) == _ISSUERS:
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
        yield from _names_in_binding(manifest)
    pod = pod_spec(manifest)
    if pod is not None:
        account = pod.get("serviceAccountName", "default")
        if account != "default":
            yield f"ServiceAccount/{namespace}/{account}"


def _names_in_binding(binding: Manifest) -> Iterator[str]:
    namespace = binding["metadata"].get("namespace")
    role = binding["roleRef"]
    place = f"{namespace}/" if role["kind"] == "Role" else ""
    yield f"{role['kind']}/{place}{role['name']}"
    for subject in binding.get("subjects") or ():
        if subject["kind"] == "ServiceAccount":
            yield f"ServiceAccount/{subject.get('namespace', namespace)}/{subject['name']}"
