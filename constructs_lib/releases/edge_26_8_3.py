"""Linkerd edge-26.8.3. Upstream makes no open stable artifacts any more; edge releases are it."""

from __future__ import annotations

from ..plan.behaviour import MeshBehaviour
from . import common as common
from .release import HelmChart, LinkerdRelease

_REPOSITORY = "https://helm.linkerd.io/edge"
_VERSION = "2026.8.3"

EDGE_26_8_3 = LinkerdRelease(
    name="edge-26.8.3",
    # kubeVersion of linkerd's charts (linkerd2@edge-26.8.3 charts/linkerd-crds/Chart.yaml).
    oldest_kubernetes=(1, 31),
    charts=(
        HelmChart(
            name="cert-manager",
            repository=common.JETSTACK,
            version="v1.21.2",
            folder="cert_manager",
            values=common.CERT_MANAGER_VALUES,
            parameters=common.CERT_MANAGER_PARAMETERS,
            cluster_kinds=common.CERT_MANAGER_CLUSTER_KINDS,
            namespaced_kinds=common.CERT_MANAGER_NAMESPACED_KINDS,
        ),
        HelmChart(
            name="trust-manager",
            repository=common.JETSTACK,
            version="v0.25.0",
            folder="cert_manager",
            parameters=common.TRUST_MANAGER_PARAMETERS,
            cluster_kinds=common.TRUST_MANAGER_CLUSTER_KINDS,
            namespaced_kinds=common.TRUST_MANAGER_NAMESPACED_KINDS,
        ),
        HelmChart(
            name="linkerd-crds",
            repository=_REPOSITORY,
            version=_VERSION,
            folder="crds",
            release_folder="control_plane",
            # The chart's own default since edge-25.9.4, written out because it is a decision: the
            # Gateway API's kinds belong to the cluster, and the mesh is not their only user.
            values={"installGatewayAPI": False},
            cluster_kinds=(common.CRD,),
        ),
        HelmChart(
            name="linkerd-control-plane",
            repository=_REPOSITORY,
            version=_VERSION,
            folder="control_plane",
            values=common.CONTROL_PLANE_VALUES,
            parameters=common.CONTROL_PLANE_PARAMETERS,
            webhooks=common.CONTROL_PLANE_WEBHOOKS,
            deployments=common.CONTROL_PLANE_DEPLOYMENTS,
            refused=common.CONTROL_PLANE_REFUSED,
            cluster_kinds=common.CONTROL_PLANE_CLUSTER_KINDS,
            namespaced_kinds=common.CONTROL_PLANE_NAMESPACED_KINDS,
            volatile_fields=common.CONTROL_PLANE_VOLATILE_FIELDS,
        ),
        HelmChart(
            name="linkerd-viz",
            repository=_REPOSITORY,
            version=_VERSION,
            folder="viz",
            component="viz",
            injected=True,
            # The Job is a hook that labels the Namespace, which is ours and has its labels.
            values={**common.VIZ_VALUES, "createNamespaceMetadataJob": False},
            parameters=common.VIZ_PARAMETERS,
            webhooks=common.VIZ_WEBHOOKS,
            deployments=common.VIZ_DEPLOYMENTS,
            refused={"createNamespaceMetadataJob": "the stack's Namespace has what the Job writes"},
            # What `linkerd viz check` asks (linkerd2@edge-26.8.3 viz/pkg/labels/labels.go).
            namespace_annotations={"viz.linkerd.io/external-prometheus": "prometheusUrl"},
            cluster_kinds=common.VIZ_CLUSTER_KINDS,
            namespaced_kinds=common.VIZ_NAMESPACED_KINDS,
            other_namespaces=common.VIZ_OTHER_NAMESPACES,
        ),
    ),
    gone={
        "jaeger": (
            "upstream removed it in edge-25.10.1; proxies and controllers send their traces to a "
            "collector of yours that the values 'proxy.tracing' and 'controller.tracing' of "
            "linkerd-control-plane name"
        )
    },
    # pkg/identity/service.go there; since edge-25.2.1, and in no stable release.
    behaviour=MeshBehaviour(issuer_ttl_metric="issuer_cert_ttl_seconds"),
)
"""The current one: Linkerd edge-26.8.3, cert-manager 1.21.2, trust-manager 0.25.0."""
