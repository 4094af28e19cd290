"""The releases of Linkerd that the library knows."""

from __future__ import annotations

from .linkerd_release import (
    HelmChart,
    IgnoredDifference,
    LinkerdRelease,
    Parameter,
    VolatileField,
    Webhook,
)

_JETSTACK = "https://charts.jetstack.io"
_LINKERD_STABLE = "https://helm.linkerd.io/stable"

_CLUSTER_RBAC = (
    "ClusterRole.rbac.authorization.k8s.io",
    "ClusterRoleBinding.rbac.authorization.k8s.io",
)
_RBAC = ("Role.rbac.authorization.k8s.io", "RoleBinding.rbac.authorization.k8s.io")
_CRD = "CustomResourceDefinition.apiextensions.k8s.io"
_MUTATING = "MutatingWebhookConfiguration.admissionregistration.k8s.io"
_VALIDATING = "ValidatingWebhookConfiguration.admissionregistration.k8s.io"
_LINKERD_POLICIES = (
    "AuthorizationPolicy.policy.linkerd.io",
    "MeshTLSAuthentication.policy.linkerd.io",
    "NetworkAuthentication.policy.linkerd.io",
    "Server.policy.linkerd.io",
)

STABLE_2_14_10 = LinkerdRelease(
    name="stable-2.14.10",
    charts=(
        HelmChart(
            name="cert-manager",
            repository=_JETSTACK,
            version="v1.16.1",
            folder="cert_manager",
            values={"crds": {"enabled": True}, "startupapicheck": {"enabled": False}},
            parameters=(
                Parameter(
                    option="cert_manager_namespace",
                    path="global.leaderElection.namespace",
                    chart_default="kube-system",
                ),
            ),
            cluster_kinds=(_CRD, *_CLUSTER_RBAC, _MUTATING, _VALIDATING),
            namespaced_kinds=("ServiceAccount", "Service", "Deployment.apps", *_RBAC),
        ),
        HelmChart(
            name="trust-manager",
            repository=_JETSTACK,
            version="v0.12.0",
            folder="cert_manager",
            parameters=(
                Parameter(
                    option="cert_manager_namespace",
                    path="app.trust.namespace",
                    chart_default="cert-manager",
                ),
            ),
            cluster_kinds=(_CRD, *_CLUSTER_RBAC, _VALIDATING),
            namespaced_kinds=(
                "ServiceAccount",
                "Service",
                "Deployment.apps",
                *_RBAC,
                "Certificate.cert-manager.io",
                "Issuer.cert-manager.io",
            ),
        ),
        HelmChart(
            name="linkerd-crds",
            repository=_LINKERD_STABLE,
            version="1.8.0",
            folder="crds",
            release_folder="control_plane",
            cluster_kinds=(_CRD,),
        ),
        HelmChart(
            name="linkerd-control-plane",
            repository=_LINKERD_STABLE,
            version="1.16.11",
            folder="control_plane",
            values={
                "identity": {"externalCA": True, "issuer": {"scheme": "kubernetes.io/tls"}},
                "proxyInit": {"runAsRoot": True},
                "enablePodDisruptionBudget": True,
                "deploymentStrategy": {"rollingUpdate": {"maxUnavailable": 1, "maxSurge": "25%"}},
                "enablePodAntiAffinity": True,
                "webhookFailurePolicy": "Fail",
                # Left out, the chart takes the minute of its rendering: a diff at every render.
                "heartbeatSchedule": "17 3 * * *",
            },
            parameters=(
                Parameter(
                    option="trust_domain",
                    path="identityTrustDomain",
                    chart_default="cluster.local",
                    follows="clusterDomain",
                ),
                Parameter(
                    option="replicas", path="controllerReplicas", chart_default=1, reserved=False
                ),
            ),
            webhooks=(
                Webhook(service="linkerd-policy-validator", path="policyValidator"),
                Webhook(service="linkerd-proxy-injector", path="proxyInjector"),
                Webhook(service="linkerd-sp-validator", path="profileValidator"),
            ),
            deployments=("linkerd-destination", "linkerd-identity", "linkerd-proxy-injector"),
            refused={
                "identityTrustAnchorsPEM": (
                    "with identity.externalCA the anchors come from the trust roots' ConfigMap"
                ),
                "identity.externalCA": "the stack's identity issuer comes from cert-manager",
                "identity.issuer.scheme": "cert-manager writes Secrets of type kubernetes.io/tls",
            },
            cluster_kinds=(*_CLUSTER_RBAC, _MUTATING, _VALIDATING),
            namespaced_kinds=(
                "ConfigMap",
                "CronJob.batch",
                "Deployment.apps",
                "PodDisruptionBudget.policy",
                *_RBAC,
                "Service",
                "ServiceAccount",
            ),
            volatile_fields=(
                VolatileField(kind="CronJob", name="linkerd-heartbeat", value="heartbeatSchedule"),
            ),
        ),
        HelmChart(
            name="linkerd-jaeger",
            repository=_LINKERD_STABLE,
            version="30.12.11",
            folder="control_plane",
            component="jaeger",
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
            cluster_kinds=(*_CLUSTER_RBAC, _MUTATING),
            namespaced_kinds=(
                "AuthorizationPolicy.policy.linkerd.io",
                "NetworkAuthentication.policy.linkerd.io",
                "Server.policy.linkerd.io",
                "ConfigMap",
                "Deployment.apps",
                "Job.batch",
                *_RBAC,
                "Service",
                "ServiceAccount",
            ),
        ),
        HelmChart(
            name="linkerd-viz",
            repository=_LINKERD_STABLE,
            version="30.12.11",
            folder="viz",
            component="viz",
            values={"dashboard": {"enforcedHostRegexp": ".*"}},
            parameters=(
                Parameter(
                    option="trust_domain",
                    path="identityTrustDomain",
                    chart_default="cluster.local",
                    follows="clusterDomain",
                ),
                Parameter(
                    option="control_plane_namespace",
                    path="linkerdNamespace",
                    chart_default="linkerd",
                ),
            ),
            webhooks=(
                Webhook(service="tap", path="tap"),
                Webhook(service="tap-injector", path="tapInjector"),
            ),
            deployments=("metrics-api", "prometheus", "tap", "tap-injector", "web"),
            cluster_kinds=(*_CLUSTER_RBAC, _MUTATING, "APIService.apiregistration.k8s.io"),
            namespaced_kinds=(
                *_LINKERD_POLICIES,
                "ConfigMap",
                "Deployment.apps",
                "Job.batch",
                *_RBAC,
                "Service",
                "ServiceAccount",
                "ServiceProfile.linkerd.io",
            ),
            # The RoleBinding that lets tap read the aggregation layer's client CA.
            other_namespaces=("kube-system",),
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
