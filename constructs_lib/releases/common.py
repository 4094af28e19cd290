"""The charts that the releases share: what is here holds for each version that a release pins."""

from __future__ import annotations

from .helm_values import HelmValues
from .release import HelmChart, Parameter, VolatileField, Webhook

_JETSTACK = "https://charts.jetstack.io"
_ARGO = "https://argoproj.github.io/argo-helm"

CRD_KIND = "CustomResourceDefinition.apiextensions.k8s.io"
CLUSTER_ROLE_KINDS = (
    "ClusterRole.rbac.authorization.k8s.io",
    "ClusterRoleBinding.rbac.authorization.k8s.io",
)
ROLE_KINDS = ("Role.rbac.authorization.k8s.io", "RoleBinding.rbac.authorization.k8s.io")
MUTATING_WEBHOOK_KIND = "MutatingWebhookConfiguration.admissionregistration.k8s.io"
_VALIDATING_WEBHOOK_KIND = "ValidatingWebhookConfiguration.admissionregistration.k8s.io"

_TRUST_DOMAIN = Parameter(
    option="trust_domain",
    path="identityTrustDomain",
    chart_default="cluster.local",
    default_from="clusterDomain",
)
LINKERD_NAMESPACE = Parameter(
    option="control_plane_namespace", path="linkerdNamespace", chart_default="linkerd"
)

_CONTROL_PLANE_VALUES: HelmValues = {
    "identity": {"externalCA": True, "issuer": {"scheme": "kubernetes.io/tls"}},
    "proxyInit": {"runAsRoot": True},
    "enablePodDisruptionBudget": True,
    "deploymentStrategy": {"rollingUpdate": {"maxUnavailable": 1, "maxSurge": "25%"}},
    "enablePodAntiAffinity": True,
    "webhookFailurePolicy": "Fail",
    # Without it the chart takes the minute of its rendering: a diff at every render.
    "heartbeatSchedule": "17 3 * * *",
}

VIZ_VALUES: HelmValues = {"dashboard": {"enforcedHostRegexp": ".*"}}
VIZ_NAMESPACED_KINDS = (
    "AuthorizationPolicy.policy.linkerd.io",
    "MeshTLSAuthentication.policy.linkerd.io",
    "NetworkAuthentication.policy.linkerd.io",
    "Server.policy.linkerd.io",
    "ConfigMap",
    "Deployment.apps",
    *ROLE_KINDS,
    "Service",
    "ServiceAccount",
    "ServiceProfile.linkerd.io",
)


def cert_manager(version: str) -> HelmChart:
    """Return cert-manager, which elects its leader in its own namespace.

    Its check of the API is off: it is a Helm hook, and Argo CD would run it at every sync.
    """
    return HelmChart(
        name="cert-manager",
        repository=_JETSTACK,
        version=version,
        folder="cert_manager",
        values={"crds": {"enabled": True}, "startupapicheck": {"enabled": False}},
        parameters=(
            Parameter(
                option="cert_manager_namespace",
                path="global.leaderElection.namespace",
                chart_default="kube-system",
            ),
        ),
        cluster_kinds=(
            CRD_KIND,
            *CLUSTER_ROLE_KINDS,
            MUTATING_WEBHOOK_KIND,
            _VALIDATING_WEBHOOK_KIND,
        ),
        namespaced_kinds=("ServiceAccount", "Service", "Deployment.apps", *ROLE_KINDS),
    )


def trust_manager(version: str) -> HelmChart:
    """Return trust-manager, which reads its sources in cert-manager's namespace."""
    return HelmChart(
        name="trust-manager",
        repository=_JETSTACK,
        version=version,
        folder="cert_manager",
        parameters=(
            Parameter(
                option="cert_manager_namespace",
                path="app.trust.namespace",
                chart_default="cert-manager",
            ),
        ),
        cluster_kinds=(CRD_KIND, *CLUSTER_ROLE_KINDS, _VALIDATING_WEBHOOK_KIND),
        namespaced_kinds=(
            "ServiceAccount",
            "Service",
            "Deployment.apps",
            *ROLE_KINDS,
            "Certificate.cert-manager.io",
            "Issuer.cert-manager.io",
        ),
    )


def control_plane(repository: str, version: str) -> HelmChart:
    """Return Linkerd's control plane: highly available, with certificates from cert-manager."""
    return HelmChart(
        name="linkerd-control-plane",
        repository=repository,
        version=version,
        folder="control_plane",
        values=_CONTROL_PLANE_VALUES,
        parameters=(
            _TRUST_DOMAIN,
            Parameter(
                option="replicas", path="controllerReplicas", chart_default=1, option_only=False
            ),
        ),
        webhooks=(
            Webhook(service="linkerd-policy-validator", path="policyValidator"),
            Webhook(service="linkerd-proxy-injector", path="proxyInjector"),
            Webhook(service="linkerd-sp-validator", path="profileValidator"),
        ),
        deployments=("linkerd-destination", "linkerd-identity", "linkerd-proxy-injector"),
        forbidden_values={
            "identityTrustAnchorsPEM": (
                "with identity.externalCA the anchors come from the trust roots' ConfigMap"
            ),
            "identity.externalCA": "the stack's identity issuer comes from cert-manager",
            "identity.issuer.scheme": "cert-manager writes Secrets of type kubernetes.io/tls",
        },
        cluster_kinds=(*CLUSTER_ROLE_KINDS, MUTATING_WEBHOOK_KIND, _VALIDATING_WEBHOOK_KIND),
        namespaced_kinds=(
            "ConfigMap",
            "CronJob.batch",
            "Deployment.apps",
            "PodDisruptionBudget.policy",
            *ROLE_KINDS,
            "Service",
            "ServiceAccount",
        ),
        volatile_fields=(
            VolatileField(kind="CronJob", name="linkerd-heartbeat", value="heartbeatSchedule"),
        ),
    )


def viz(repository: str, version: str) -> HelmChart:
    """Return Linkerd's dashboard and metrics, without the Job that labels their namespace."""
    return HelmChart(
        name="linkerd-viz",
        repository=repository,
        version=version,
        folder="viz",
        component="viz",
        injected=True,
        values=VIZ_VALUES,
        parameters=(_TRUST_DOMAIN, LINKERD_NAMESPACE),
        webhooks=(
            Webhook(service="tap", path="tap"),
            Webhook(service="tap-injector", path="tapInjector"),
        ),
        deployments=("metrics-api", "prometheus", "tap", "tap-injector", "web"),
        cluster_kinds=(
            *CLUSTER_ROLE_KINDS,
            MUTATING_WEBHOOK_KIND,
            "APIService.apiregistration.k8s.io",
        ),
        namespaced_kinds=VIZ_NAMESPACED_KINDS,
        # The RoleBinding there lets tap read the client CA of the API server's aggregation layer.
        other_namespaces=("kube-system",),
    )


def argo_rollouts(version: str) -> HelmChart:
    """Return Argo Rollouts: meshed, and without the chart's rights, which are far too many.

    The chart's ClusterRole reads every Secret of the cluster, keys of trust anchors among them.
    """
    by_option = "the stack's option 'rollouts' sets it"
    by_access = "the rights of the controller, and its access to metrics, name its ServiceAccount"
    return HelmChart(
        name="argo-rollouts",
        repository=_ARGO,
        version=version,
        folder="rollouts",
        component="rollouts",
        injected=True,
        values={
            "controller": {
                "createClusterRole": False,
                "podAnnotations": {"linkerd.io/inject": "enabled"},
            }
        },
        deployments=("argo-rollouts",),
        forbidden_values={
            "controller.createClusterRole": "the stack grants the controller what it needs",
            **{
                f"controller.{key}": by_option
                for key in ("trafficRouterPlugins", "initContainers", "volumes", "volumeMounts")
            },
            **dict.fromkeys(("fullnameOverride", "namespaceOverride", "nameOverride"), by_access),
            "serviceAccount.create": by_access,
            "serviceAccount.name": by_access,
        },
        cluster_kinds=(CRD_KIND, "ClusterRole.rbac.authorization.k8s.io"),
        namespaced_kinds=("ConfigMap", "Deployment.apps", "ServiceAccount"),
    )
