"""Linkerd 2.14.10, with the charts that the article deploys."""

from __future__ import annotations

from ..kubernetes.argo_cd import IgnoredDifference
from . import common as common
from .release import HelmChart, LinkerdRelease, Parameter, Webhook

_REPOSITORY = "https://helm.linkerd.io/stable"

STABLE_2_14_10 = LinkerdRelease(
    name="stable-2.14.10",
    # linkerd-crds, control-plane and the extensions ask for 1.21, trust-manager for 1.25.
    oldest_kubernetes=(1, 25),
    charts=(
        HelmChart(
            name="cert-manager",
            repository=common.JETSTACK,
            version="v1.16.1",
            folder="cert_manager",
            values=common.CERT_MANAGER_VALUES,
            parameters=common.CERT_MANAGER_PARAMETERS,
            cluster_kinds=common.CERT_MANAGER_CLUSTER_KINDS,
            namespaced_kinds=common.CERT_MANAGER_NAMESPACED_KINDS,
        ),
        HelmChart(
            name="trust-manager",
            repository=common.JETSTACK,
            version="v0.12.0",
            folder="cert_manager",
            parameters=common.TRUST_MANAGER_PARAMETERS,
            cluster_kinds=common.TRUST_MANAGER_CLUSTER_KINDS,
            namespaced_kinds=common.TRUST_MANAGER_NAMESPACED_KINDS,
        ),
        HelmChart(
            name="linkerd-crds",
            repository=_REPOSITORY,
            version="1.8.0",
            folder="crds",
            release_folder="control_plane",
            cluster_kinds=(common.CRD,),
        ),
        HelmChart(
            name="linkerd-control-plane",
            repository=_REPOSITORY,
            version="1.16.11",
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
            name="linkerd-jaeger",
            repository=_REPOSITORY,
            version="30.12.11",
            folder="control_plane",
            component="jaeger",
            injected=True,
            parameters=(
                Parameter(
                    option="control_plane_namespace",
                    path="linkerdNamespace",
                    chart_default="linkerd",
                ),
                # The chart expects its own namespace to be linkerd-jaeger; proxies would send their
                # spans to a Service that is not there.
                Parameter(
                    option="control_plane_namespace",
                    path="webhook.collectorSvcAddr",
                    chart_default="collector.linkerd-jaeger:55678",
                    template="collector.{}:55678",
                    reserved=False,
                ),
            ),
            webhooks=(Webhook(service="jaeger-injector", path="webhook"),),
            deployments=("collector", "jaeger", "jaeger-injector"),
            cluster_kinds=(*common.CLUSTER_RBAC, common.MUTATING),
            namespaced_kinds=(
                "AuthorizationPolicy.policy.linkerd.io",
                "NetworkAuthentication.policy.linkerd.io",
                "Server.policy.linkerd.io",
                "ConfigMap",
                "Deployment.apps",
                "Job.batch",
                *common.RBAC,
                "Service",
                "ServiceAccount",
            ),
        ),
        HelmChart(
            name="linkerd-viz",
            repository=_REPOSITORY,
            version="30.12.11",
            folder="viz",
            component="viz",
            injected=True,
            values=common.VIZ_VALUES,
            parameters=common.VIZ_PARAMETERS,
            webhooks=common.VIZ_WEBHOOKS,
            deployments=common.VIZ_DEPLOYMENTS,
            cluster_kinds=common.VIZ_CLUSTER_KINDS,
            namespaced_kinds=(*common.VIZ_NAMESPACED_KINDS, "Job.batch"),
            other_namespaces=common.VIZ_OTHER_NAMESPACES,
        ),
    ),
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
"""The article's: Linkerd 2.14.10, cert-manager 1.16.1, trust-manager 0.12.0."""
