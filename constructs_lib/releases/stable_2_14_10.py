"""Linkerd 2.14.10, the default release, with the charts of cert-manager and trust-manager."""

from __future__ import annotations

from dataclasses import replace

from ..kubernetes.argo_cd import IgnoredDifference
from . import common
from .release import HelmChart, LinkerdRelease, Parameter, Webhook

_REPOSITORY = "https://helm.linkerd.io/stable"
_EXTENSIONS_VERSION = "30.12.11"

_CONTROL_PLANE = common.control_plane(_REPOSITORY, "1.16.11")

STABLE_2_14_10 = LinkerdRelease(
    name="stable-2.14.10",
    # linkerd-crds, control-plane and the extensions ask for 1.21, trust-manager for 1.25.
    oldest_kubernetes=(1, 25),
    charts=(
        common.cert_manager("v1.16.1"),
        common.trust_manager("v0.12.0"),
        HelmChart(
            name="linkerd-crds",
            repository=_REPOSITORY,
            version="1.8.0",
            folder="crds",
            release_folder="control_plane",
            cluster_kinds=(common.CRD_KIND,),
        ),
        replace(
            _CONTROL_PLANE,
            parameters=(
                *_CONTROL_PLANE.parameters,
                # Where the chart's own default looks for jaeger, it is not.
                Parameter(
                    option="control_plane_namespace",
                    path="controlPlaneTracingNamespace",
                    chart_default="linkerd-jaeger",
                    condition="controlPlaneTracing",
                    option_only=False,
                ),
            ),
        ),
        HelmChart(
            name="linkerd-jaeger",
            repository=_REPOSITORY,
            version=_EXTENSIONS_VERSION,
            folder="control_plane",
            component="jaeger",
            injected=True,
            parameters=(
                common.LINKERD_NAMESPACE,
                # The chart expects its own namespace to be linkerd-jaeger; proxies would send their
                # spans to a Service that is not there.
                Parameter(
                    option="control_plane_namespace",
                    path="webhook.collectorSvcAddr",
                    chart_default="collector.linkerd-jaeger:55678",
                    template="collector.{}:55678",
                    option_only=False,
                ),
            ),
            webhooks=(Webhook(service="jaeger-injector", path="webhook"),),
            deployments=("collector", "jaeger", "jaeger-injector"),
            cluster_kinds=(*common.CLUSTER_ROLE_KINDS, common.MUTATING_WEBHOOK_KIND),
            namespaced_kinds=(
                "AuthorizationPolicy.policy.linkerd.io",
                "NetworkAuthentication.policy.linkerd.io",
                "Server.policy.linkerd.io",
                "ConfigMap",
                "Deployment.apps",
                "Job.batch",
                *common.ROLE_KINDS,
                "Service",
                "ServiceAccount",
            ),
        ),
        replace(
            common.viz(_REPOSITORY, _EXTENSIONS_VERSION),
            # The hook that labels the Namespace cannot be switched off in this version.
            namespaced_kinds=(*common.VIZ_NAMESPACED_KINDS, "Job.batch"),
        ),
        common.argo_rollouts(),
    ),
    own_http_routes="enableHttpRoutes",
    ignored_differences=(
        # The API server drops the field that the chart sets (linkerd2@stable-2.14.10
        # charts/linkerd-crds/templates/serviceprofile.yaml).
        IgnoredDifference(
            group="apiextensions.k8s.io",
            kind="CustomResourceDefinition",
            name="serviceprofiles.linkerd.io",
            json_pointer="/spec/preserveUnknownFields",
        ),
    ),
)
"""The default: Linkerd 2.14.10, cert-manager 1.16.1, trust-manager 0.12.0."""
