"""What releases have in common. What is here holds for each chart version that names it."""

from __future__ import annotations

from collections.abc import Mapping

from .helm_values import HelmValues
from .release import Parameter, VolatileField, Webhook

JETSTACK = "https://charts.jetstack.io"

CRD = "CustomResourceDefinition.apiextensions.k8s.io"
CLUSTER_RBAC = (
    "ClusterRole.rbac.authorization.k8s.io",
    "ClusterRoleBinding.rbac.authorization.k8s.io",
)
RBAC = ("Role.rbac.authorization.k8s.io", "RoleBinding.rbac.authorization.k8s.io")
MUTATING = "MutatingWebhookConfiguration.admissionregistration.k8s.io"
VALIDATING = "ValidatingWebhookConfiguration.admissionregistration.k8s.io"
LINKERD_POLICIES = (
    "AuthorizationPolicy.policy.linkerd.io",
    "MeshTLSAuthentication.policy.linkerd.io",
    "NetworkAuthentication.policy.linkerd.io",
    "Server.policy.linkerd.io",
)

CERT_MANAGER_VALUES: HelmValues = {
    "crds": {"enabled": True},
    "startupapicheck": {"enabled": False},
}
CERT_MANAGER_PARAMETERS = (
    Parameter(
        option="cert_manager_namespace",
        path="global.leaderElection.namespace",
        chart_default="kube-system",
    ),
)
CERT_MANAGER_CLUSTER_KINDS = (CRD, *CLUSTER_RBAC, MUTATING, VALIDATING)
CERT_MANAGER_NAMESPACED_KINDS = ("ServiceAccount", "Service", "Deployment.apps", *RBAC)

TRUST_MANAGER_PARAMETERS = (
    Parameter(
        option="cert_manager_namespace", path="app.trust.namespace", chart_default="cert-manager"
    ),
)
TRUST_MANAGER_CLUSTER_KINDS = (CRD, *CLUSTER_RBAC, VALIDATING)
TRUST_MANAGER_NAMESPACED_KINDS = (
    "ServiceAccount",
    "Service",
    "Deployment.apps",
    *RBAC,
    "Certificate.cert-manager.io",
    "Issuer.cert-manager.io",
)

CONTROL_PLANE_VALUES: HelmValues = {
    "identity": {"externalCA": True, "issuer": {"scheme": "kubernetes.io/tls"}},
    "proxyInit": {"runAsRoot": True},
    "enablePodDisruptionBudget": True,
    "deploymentStrategy": {"rollingUpdate": {"maxUnavailable": 1, "maxSurge": "25%"}},
    "enablePodAntiAffinity": True,
    "webhookFailurePolicy": "Fail",
    # Left out, the chart takes the minute of its rendering: a diff at every render.
    "heartbeatSchedule": "17 3 * * *",
}
CONTROL_PLANE_PARAMETERS = (
    Parameter(
        option="trust_domain",
        path="identityTrustDomain",
        chart_default="cluster.local",
        follows="clusterDomain",
    ),
    Parameter(option="replicas", path="controllerReplicas", chart_default=1, reserved=False),
)
CONTROL_PLANE_WEBHOOKS = (
    Webhook(service="linkerd-policy-validator", path="policyValidator"),
    Webhook(service="linkerd-proxy-injector", path="proxyInjector"),
    Webhook(service="linkerd-sp-validator", path="profileValidator"),
)
CONTROL_PLANE_DEPLOYMENTS = ("linkerd-destination", "linkerd-identity", "linkerd-proxy-injector")
CONTROL_PLANE_REFUSED: Mapping[str, str] = {
    "identityTrustAnchorsPEM": (
        "with identity.externalCA the anchors come from the trust roots' ConfigMap"
    ),
    "identity.externalCA": "the stack's identity issuer comes from cert-manager",
    "identity.issuer.scheme": "cert-manager writes Secrets of type kubernetes.io/tls",
}
CONTROL_PLANE_CLUSTER_KINDS = (*CLUSTER_RBAC, MUTATING, VALIDATING)
CONTROL_PLANE_NAMESPACED_KINDS = (
    "ConfigMap",
    "CronJob.batch",
    "Deployment.apps",
    "PodDisruptionBudget.policy",
    *RBAC,
    "Service",
    "ServiceAccount",
)

CONTROL_PLANE_VOLATILE_FIELDS = (
    VolatileField(kind="CronJob", name="linkerd-heartbeat", value="heartbeatSchedule"),
)

VIZ_VALUES: HelmValues = {"dashboard": {"enforcedHostRegexp": ".*"}}
VIZ_PARAMETERS = (
    Parameter(
        option="trust_domain",
        path="identityTrustDomain",
        chart_default="cluster.local",
        follows="clusterDomain",
    ),
    Parameter(option="control_plane_namespace", path="linkerdNamespace", chart_default="linkerd"),
)
VIZ_WEBHOOKS = (
    Webhook(service="tap", path="tap"),
    Webhook(service="tap-injector", path="tapInjector"),
)
VIZ_DEPLOYMENTS = ("metrics-api", "prometheus", "tap", "tap-injector", "web")
VIZ_CLUSTER_KINDS = (*CLUSTER_RBAC, MUTATING, "APIService.apiregistration.k8s.io")
VIZ_NAMESPACED_KINDS = (
    *LINKERD_POLICIES,
    "ConfigMap",
    "Deployment.apps",
    *RBAC,
    "Service",
    "ServiceAccount",
    "ServiceProfile.linkerd.io",
)
VIZ_OTHER_NAMESPACES = ("kube-system",)
"""The RoleBinding that lets tap read the aggregation layer's client CA."""
