"""Linkerd edge-26.8.3: upstream publishes no open stable releases any more, only edge releases."""

from __future__ import annotations

from dataclasses import replace

from ..plan.behaviour import MeshBehaviour
from . import common
from .release import HelmChart, LinkerdRelease

_REPOSITORY = "https://helm.linkerd.io/edge"
# renovate: linkerd-control-plane https://helm.linkerd.io/edge
_VERSION = "2026.8.3"

EDGE_26_8_3 = LinkerdRelease(
    name="edge-26.8.3",
    # kubeVersion of linkerd's charts (linkerd2@edge-26.8.3 charts/linkerd-crds/Chart.yaml).
    oldest_kubernetes=(1, 31),
    charts=(
        # renovate: cert-manager https://charts.jetstack.io
        common.cert_manager("v1.21.2"),
        # renovate: trust-manager https://charts.jetstack.io
        common.trust_manager("v0.25.0"),
        HelmChart(
            name="linkerd-crds",
            repository=_REPOSITORY,
            version=_VERSION,
            folder="crds",
            release_folder="control_plane",
            # The chart's own default since edge-25.9.4, written out because it is a decision: the
            # Gateway API's kinds belong to the cluster, and the mesh is not their only user.
            values={"installGatewayAPI": False},
            cluster_kinds=(common.CRD_KIND,),
        ),
        replace(
            common.control_plane(_REPOSITORY, _VERSION),
            # charts/partials/templates/_proxy.tpl and _trace.tpl there.
            required_values={
                "proxy.tracing.enabled=true": (
                    "proxy.tracing.collector.endpoint",
                    "proxy.tracing.collector.meshIdentity.serviceAccountName",
                    "proxy.tracing.collector.meshIdentity.namespace",
                ),
                "controller.tracing.enabled=true": (
                    "controller.tracing.collector.endpoint or proxy.tracing.collector.endpoint",
                ),
            },
        ),
        replace(
            common.viz(_REPOSITORY, _VERSION),
            # The Job is a hook that labels the Namespace, which is ours and has its labels.
            values={**common.VIZ_VALUES, "createNamespaceMetadataJob": False},
            namespaced_kinds=(*common.VIZ_NAMESPACED_KINDS, common.BUDGET_KIND),
            optional_kinds={
                **common.VIZ_OPTIONAL_KINDS,
                common.BUDGET_KIND: ("enablePodDisruptionBudget",),
            },
            forbidden_values={
                "createNamespaceMetadataJob": "the stack's Namespace has what the Job writes"
            },
            # What `linkerd viz check` asks (linkerd2@edge-26.8.3 viz/pkg/labels/labels.go).
            namespace_annotations={"viz.linkerd.io/external-prometheus": "prometheusUrl"},
        ),
        common.argo_rollouts(),
    ),
    removed_components={
        "jaeger": (
            "upstream removed it in edge-25.10.1. Proxies and controllers send traces to a "
            "collector of yours: name it in the values 'proxy.tracing' and 'controller.tracing' of "
            "linkerd-control-plane"
        )
    },
    # pkg/identity/service.go there; since edge-25.2.1, and in no stable release.
    behaviour=MeshBehaviour(issuer_ttl_metric="issuer_cert_ttl_seconds"),
)
"""The current one: Linkerd edge-26.8.3, cert-manager 1.21.2, trust-manager 0.25.0."""
