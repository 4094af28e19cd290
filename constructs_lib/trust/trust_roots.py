"""The Bundle by which trust-manager copies the trust anchors' certificates into namespaces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cdk8s import ApiObjectMetadata
from constructs import Construct

from .._imports.linkerd_gitops.io.cert_manager import trust
from ..kubernetes.argo_cd import SYNC_OPTIONS
from ..kubernetes.labels import check_labels
from ..plan.ledger import Ledger, TrustRoots
from ..tree.placement import Placement

TRUST_ROOTS_KEY = "ca-bundle.crt"
"""The ConfigMap's key that Linkerd reads
(linkerd2@stable-2.14.10 charts/linkerd-control-plane/templates/identity.yaml)."""


def make_trust_roots(
    scope: Construct,
    name: str,
    *,
    anchor_namespace: str,
    anchor_secret_names: Sequence[str],
    namespace_labels: Mapping[str, str] | None,
    annotations: Mapping[str, str],
) -> None:
    """Make the Bundle, with the trust anchors' own Secrets as its sources.

    The ``ca.crt`` of a certificate that an anchor signed would be no source: cert-manager writes it
    when it issues that certificate, and does not update it when the anchor changes
    (cert-manager@v1.16.1 pkg/controller/certificates/issuing/internal/secret.go).

    Args:
        scope: The construct to make it under.
        name: The name of the Bundle and of its ConfigMaps.
        anchor_namespace: trust-manager's trust namespace, where the anchors' Secrets are.
        anchor_secret_names: The names of the anchors' Secrets.
        namespace_labels: The labels of the namespaces that get a ConfigMap; ``None`` means all.
        annotations: Annotations of the Bundle. Another keeps Argo CD from pruning it.
    """
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
        metadata=ApiObjectMetadata(
            name=name,
            # trust-manager deletes every ConfigMap of trust roots when the Bundle is deleted.
            annotations={SYNC_OPTIONS: "Prune=false", **annotations},
        ),
        spec=trust.BundleSpec(
            sources=[_source(secret_name) for secret_name in anchor_secret_names],
            target=trust.BundleSpecTarget(
                config_map=trust.BundleSpecTargetConfigMap(key=TRUST_ROOTS_KEY),
                namespace_selector=selector,
            ),
        ),
    )
    place = Placement.of(scope)
    place.record(resource, "Bundle.trust.cert-manager.io", name)
    anchors = tuple((anchor_namespace, secret_name) for secret_name in anchor_secret_names)
    place.inventory.facts(Ledger).add_trust_roots(TrustRoots(name=name, anchors=anchors))


def _source(secret_name: str) -> trust.BundleSpecSources:
    secret = trust.BundleSpecSourcesSecret(name=secret_name, key="tls.crt")
    return trust.BundleSpecSources(secret=secret)
