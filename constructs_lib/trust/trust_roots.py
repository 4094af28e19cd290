"""The Bundle by which trust-manager copies the trust anchors' certificates into namespaces."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from cdk8s import ApiObjectMetadata
from constructs import Construct

from .._imports.linkerd_gitops.io.cert_manager import trust
from ..certificates.certificate_ref import CertificateRef
from ..kubernetes.labels import ROOTS_NOTE, check_labels
from ..plan.ledger import Ledger, TrustRoots
from ..tree.placement import Placement
from .trust_root import TrustRoot

TRUST_ROOTS_KEY = "ca-bundle.crt"
"""The ConfigMap's key that Linkerd reads
(linkerd2@stable-2.14.10 charts/linkerd-control-plane/templates/identity.yaml)."""


def roots_note(
    anchor_secret_names: Sequence[str], other_roots: Sequence[TrustRoot]
) -> dict[str, str]:
    """Return the annotation by which the API server sees that a commit changes the trust roots.

    The same root is the same however it is given: as an anchor or by its Secret, in one text or in
    several.
    """
    named = (f"{root.kind} {root.name} {root.key}" for root in other_roots if root.name)
    written = (root.fingerprint for source in other_roots for root in source.certificates)
    anchors = (f"Secret {name} tls.crt" for name in anchor_secret_names)
    sources = "\n".join(sorted({*anchors, *named, *written}))
    return {ROOTS_NOTE: hashlib.sha256(sources.encode()).hexdigest()[:16]}


def make_trust_roots(
    scope: Construct,
    name: str,
    *,
    anchor_namespace: str,
    anchor_secret_names: Sequence[str],
    other_roots: Sequence[TrustRoot],
    namespace_labels: Mapping[str, str] | None,
    annotations: Mapping[str, str],
) -> None:
    """Make the Bundle, with the trust anchors' own Secrets and roots from elsewhere as sources.

    The ``ca.crt`` of a certificate that an anchor signed would be no source: cert-manager writes it
    when it issues that certificate, and does not update it when the anchor changes
    (cert-manager@v1.16.1 pkg/controller/certificates/issuing/internal/secret.go).

    Args:
        scope: The construct to make it under.
        name: The name of the Bundle and of its ConfigMaps.
        anchor_namespace: trust-manager's trust namespace, where the anchors' Secrets are.
        anchor_secret_names: The names of the anchors' Secrets.
        other_roots: The roots that come from elsewhere.
        namespace_labels: The labels of the namespaces that get a ConfigMap; ``None`` means all.
        annotations: Annotations of the Bundle.

    Raises:
        ValueError: trust-manager cannot read one of the other roots.
    """
    place = Placement.of(scope)
    ledger = place.inventory.facts(Ledger)
    for root in other_roots:
        _check_source(root, name, anchor_namespace, ledger.certificates)
    selector = (
        None
        if namespace_labels is None
        else trust.BundleSpecTargetNamespaceSelector(
            match_labels=check_labels("trust_roots_namespace_labels", namespace_labels)
        )
    )
    resource = trust.Bundle(
        scope,
        "TrustRoots",
        metadata=ApiObjectMetadata(name=name, annotations=annotations),
        spec=trust.BundleSpec(
            sources=[
                *(_secret(secret_name, "tls.crt") for secret_name in anchor_secret_names),
                *map(_source, other_roots),
            ],
            target=trust.BundleSpecTarget(
                config_map=trust.BundleSpecTargetConfigMap(key=TRUST_ROOTS_KEY),
                namespace_selector=selector,
            ),
        ),
    )
    place.record(resource, "Bundle.trust.cert-manager.io", name)
    anchors = tuple((anchor_namespace, secret_name) for secret_name in anchor_secret_names)
    ends = {root.title: root.not_after for other in other_roots for root in other.certificates}
    ledger.add_trust_roots(
        resource,
        TrustRoots(
            name=name, namespace=anchor_namespace, anchors=anchors, ends=tuple(ends.items())
        ),
    )


def _check_source(
    root: TrustRoot, name: str, namespace: str, certificates: Sequence[CertificateRef]
) -> None:
    """Check what trust-manager refuses, or would wait for without end.

    Sources: trust-manager@v0.25.0 pkg/webhook/validation.go; cert-manager/trust-manager#120.
    """
    if root.kind == "ConfigMap" and root.name == name:
        raise ValueError(
            f"'trust_roots' (ConfigMap {root.name}) must not be what trust-manager writes: copy "
            "your root into a ConfigMap of another name, or use TrustRoot.from_pem()"
        )
    homes = {
        certificate.namespace
        for certificate in certificates
        if root.kind == "Secret" and certificate.secret_name == root.name
    }
    if homes and namespace not in homes:
        raise ValueError(
            f"'trust_roots' (Secret {root.name}) must be in namespace {namespace}: trust-manager "
            f"reads no other, and a Certificate writes that Secret into {', '.join(sorted(homes))}."
            " The trust roots would never be written. Use the root itself, as with "
            "TrustRoot.from_pem(), or a Secret of another name there"
        )


def _source(root: TrustRoot) -> trust.BundleSpecSources:
    if root.kind == "Secret":
        return _secret(root.name, root.key)
    if root.kind == "ConfigMap":
        config_map = trust.BundleSpecSourcesConfigMap(name=root.name, key=root.key)
        return trust.BundleSpecSources(config_map=config_map)
    return trust.BundleSpecSources(in_line=root.pem)


def _secret(name: str, key: str) -> trust.BundleSpecSources:
    return trust.BundleSpecSources(secret=trust.BundleSpecSourcesSecret(name=name, key=key))
