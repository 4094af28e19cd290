"""The Bundle that carries the trust anchor's certificate to where it is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cdk8s import ApiObjectMetadata
from constructs import Construct

from .._imports.linkerd_gitops.io.cert_manager import trust
from ..kubernetes.argo_cd import SYNC_OPTIONS
from ..tree.placement import Placement

TRUST_ROOTS_KEY = "ca-bundle.crt"
"""The ConfigMap's key that Linkerd reads
(linkerd2@stable-2.14.10 charts/linkerd-control-plane/templates/identity.yaml)."""


def make_trust_roots(
    scope: Construct,
    name: str,
    anchor_secret_names: Sequence[str],
    *,
    namespace_labels: Mapping[str, str] | None,
    annotations: Mapping[str, str],
) -> None:
    """Make the Bundle, fed by the anchors themselves and not by the ``ca.crt`` of what it signed.

    A leaf's ``ca.crt`` is written when the leaf is issued and does not follow its CA
    (cert-manager@v1.16.1 pkg/controller/certificates/issuing/internal/secret.go).

    Args:
        scope: The construct to make it under.
        name: The name of the Bundle and of the ConfigMaps.
        anchor_secret_names: The Secrets, in trust-manager's trust namespace, of the anchors.
        namespace_labels: The labels of the namespaces that get it; all of them by default.
        annotations: Annotations besides the one that keeps Argo CD from pruning it.
    """
    selector = (
        None
        if namespace_labels is None
        else trust.BundleSpecTargetNamespaceSelector(match_labels=dict(namespace_labels))
    )
    sources = [
        trust.BundleSpecSources(secret=trust.BundleSpecSourcesSecret(name=one, key="tls.crt"))
        for one in anchor_secret_names
    ]
    resource = trust.Bundle(
        scope,
        "TrustRoots",
        metadata=ApiObjectMetadata(
            name=name,
            # Deleting the Bundle deletes every ConfigMap of trust roots with it.
            annotations={SYNC_OPTIONS: "Prune=false", **annotations},
        ),
        spec=trust.BundleSpec(
            sources=sources,
            target=trust.BundleSpecTarget(
                config_map=trust.BundleSpecTargetConfigMap(key=TRUST_ROOTS_KEY),
                namespace_selector=selector,
            ),
        ),
    )
    Placement.of(scope).record(resource, "Bundle.trust.cert-manager.io", name)
