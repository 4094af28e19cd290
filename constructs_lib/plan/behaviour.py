"""How the parts of a mesh behave when a certificate changes, as numbers."""

from __future__ import annotations

from dataclasses import dataclass

from ..kubernetes.option_types import checks_options

IDENTITY_LABELS = frozenset(
    {
        ("app.kubernetes.io/name", "identity"),
        ("app.kubernetes.io/part-of", "Linkerd"),
        ("linkerd.io/control-plane-component", "identity"),
    }
)
"""Labels of Deployment linkerd-identity, less those that name a version or a namespace
(linkerd2@stable-2.14.10 and @edge-26.8.3 charts/linkerd-control-plane/templates/identity.yaml)."""


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class MeshBehaviour:
    """What is known of a release's components, of cert-manager and of Kubernetes.

    Each delay is the longest that the plan allows. Where a source has no bound, the number is an
    allowance: some hundred times the usual delay.

    Attributes:
        issuance_lifetime_seconds: How long a proxy's certificate is valid, without the allowance
            for clocks (linkerd2@stable-2.14.10 charts/linkerd-control-plane/values.yaml
            identity.issuer.issuanceLifetime). Defaults to 24 hours.
        clock_skew_allowance_seconds: How much longer it is valid, because clocks differ
            (identity.issuer.clockSkewAllowance there; pkg/tls/ca.go). Defaults to 20 seconds.
        clock_difference_seconds: How much two clocks of the cluster differ at most. Defaults to
            what Linkerd allows for.
        proxy_renewal_percent: A proxy renews after this part of its certificate's remaining life
            (linkerd2-proxy@release/v2.210.4 linkerd/proxy/identity-client/src/certify.rs).
        proxy_renewal_shortest_seconds: A proxy never renews sooner than this
            (linkerd/app/src/env.rs there).
        proxy_renewal_longest_seconds: A proxy never renews later than this (likewise).
        identity_reloads_issuer: Whether linkerd-identity takes a new issuer without a restart. It
            does: it watches the volume (linkerd2@stable-2.14.10 pkg/tls/creds_watcher.go).
        identity_reloads_anchors: Whether it takes new trust anchors without a restart. It does
            not: it reads the file once, at its start (controller/cmd/identity/main.go there).
        identity_labels: The labels of its Deployment, by which a restarter finds it.
        issue_seconds: How long cert-manager takes to write a certificate that is due; an allowance
            of a minute.
        issue_retry_seconds: How long cert-manager waits after its first failure (cert-manager@
            v1.16.1 pkg/controller/certificates/trigger/trigger_controller.go).
        bundle_seconds: From an anchor's new Secret to the trust roots' ConfigMap; an allowance of
            a minute for trust-manager.
        ca_bundle_seconds: From a webhook's new Secret to the caBundle; an allowance of a minute
            for cainjector.
        kubelet_seconds: From a new Secret to the pods that mount it. A kubelet syncs a pod every
            90 seconds at most (kubernetes@v1.34 pkg/kubelet/pod_workers.go: syncFrequency of a
            minute, and up to half of it at random); half a minute is allowed for its cache.
        issuer_ttl_metric: linkerd-identity's metric of the seconds that are left to the issuer in
            its memory; ``None`` where the release has no such metric.
    """

    issuance_lifetime_seconds: int = 86400
    clock_skew_allowance_seconds: int = 20
    clock_difference_seconds: int = 20
    proxy_renewal_percent: int = 70
    proxy_renewal_shortest_seconds: int = 10
    proxy_renewal_longest_seconds: int = 86400
    identity_reloads_issuer: bool = True
    identity_reloads_anchors: bool = False
    identity_labels: frozenset[tuple[str, str]] = IDENTITY_LABELS
    issue_seconds: int = 60
    issue_retry_seconds: int = 3600
    bundle_seconds: int = 60
    ca_bundle_seconds: int = 60
    kubelet_seconds: int = 120
    issuer_ttl_metric: str | None = None

    def proxy_renewal_seconds(self, left: int) -> int:
        """Return after how many seconds a proxy renews a certificate with *left* seconds to go.

        A fraction of a second is rounded up.
        """
        part = -(-left * self.proxy_renewal_percent // 100)
        return min(
            max(part, self.proxy_renewal_shortest_seconds), self.proxy_renewal_longest_seconds
        )


DEFAULT_BEHAVIOUR = MeshBehaviour()
"""The behaviour where nothing else is known: that of Linkerd's stable releases."""
