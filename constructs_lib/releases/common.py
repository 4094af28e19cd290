"""The charts that the releases share: what is here holds for each version that a release pins."""

from __future__ import annotations

from .helm_values import HelmValues, with_text
from .release import HelmChart, Parameter, VolatileField, Webhook

_JETSTACK = "https://charts.jetstack.io"
_ARGO = "https://argoproj.github.io/argo-helm"
# renovate: argo-rollouts https://argoproj.github.io/argo-helm
_ARGO_ROLLOUTS_VERSION = "2.41.0"

CRD_KIND = "CustomResourceDefinition.apiextensions.k8s.io"
CLUSTER_ROLE_KINDS = (
    "ClusterRole.rbac.authorization.k8s.io",
    "ClusterRoleBinding.rbac.authorization.k8s.io",
)
ROLE_KINDS = ("Role.rbac.authorization.k8s.io", "RoleBinding.rbac.authorization.k8s.io")
MUTATING_WEBHOOK_KIND = "MutatingWebhookConfiguration.admissionregistration.k8s.io"
_VALIDATING_WEBHOOK_KIND = "ValidatingWebhookConfiguration.admissionregistration.k8s.io"

BUDGET_KIND = "PodDisruptionBudget.policy"
POD_MONITOR_KIND = "PodMonitor.monitoring.coreos.com"
SERVICE_MONITOR_KIND = "ServiceMonitor.monitoring.coreos.com"
_REQUEST_POLICY = "CertificateRequestPolicy.policy.cert-manager.io"
_VOLUME_CLAIM = "PersistentVolumeClaim"
_CERT_MANAGER_OPTIONAL_KINDS = {
    "ConfigMap": ("config", "cainjector.config", "webhook.config"),
    "Job.batch": ("startupapicheck.enabled",),
    "NetworkPolicy.networking.k8s.io": (
        "networkPolicy.enabled",
        "cainjector.networkPolicy.enabled",
        "webhook.networkPolicy.enabled",
    ),
    BUDGET_KIND: (
        "podDisruptionBudget.enabled",
        "cainjector.podDisruptionBudget.enabled",
        "webhook.podDisruptionBudget.enabled",
    ),
    POD_MONITOR_KIND: ("prometheus.podmonitor.enabled",),
    SERVICE_MONITOR_KIND: ("prometheus.servicemonitor.enabled",),
}

_TRUST_DOMAIN = Parameter(
    option="trust_domain",
    path="identityTrustDomain",
    chart_default="cluster.local",
    default_from="clusterDomain",
)
LINKERD_NAMESPACE = Parameter(
    option="control_plane_namespace", path="linkerdNamespace", chart_default="linkerd"
)

_CERT_MANAGER_NAMESPACE = "set the stack's option 'namespaces' instead"
_CLUSTER_RESOURCES = "the trust anchor is in cert-manager's own namespace"
_CA_BUNDLES = "the API server would get no CA of the webhooks"
_POD_SECURITY_POLICY = "Kubernetes has no PodSecurityPolicy since 1.25"
_INJECTED_NAMESPACES: HelmValues = {
    "matchExpressions": [
        {
            "key": "config.linkerd.io/admission-webhooks",
            "operator": "NotIn",
            "values": ["disabled"],
        },
        {
            "key": "kubernetes.io/metadata.name",
            "operator": "NotIn",
            "values": ["kube-system", "{}"],
        },
    ]
}
"""The chart's own selector, with cert-manager's namespace by its name."""
# Without the cluster's domain, which a value may change: the pod's search path has it.
_PROMETHEUS = "http://prometheus.{}.svc:9090"
_MONITORED_NAMESPACES = "matchNames:\n  - {{ .Release.Namespace }}\n  - {}\n"

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
    _VOLUME_CLAIM,
)
VIZ_OPTIONAL_KINDS = {_VOLUME_CLAIM: ("prometheus.persistence",)}


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
        forbidden_values={
            "namespace": _CERT_MANAGER_NAMESPACE,
            "clusterResourceNamespace": _CLUSTER_RESOURCES,
            "config.clusterResourceNamespace": _CLUSTER_RESOURCES,
            "extraArgs~--cluster-resource-namespace": _CLUSTER_RESOURCES,
            "extraArgs~--namespace": "cert-manager would not see the mesh's Certificates",
            "extraArgs~--controllers": "the mesh needs the controllers that are on by default",
            "cainjector.extraArgs~--namespace": _CA_BUNDLES,
            "cainjector.extraArgs~--enable-": _CA_BUNDLES,
            "cainjector.enabled=false": _CA_BUNDLES,
            "crds.enabled=false": "the mesh's certificates are of these kinds",
            "installCRDs": "'crds.enabled' replaces it, and the chart accepts only one of them",
            "disableAutoApproval=true": "nobody would approve the mesh's certificates",
            "replicaCount=0": "nobody would renew the mesh's certificates",
            "webhook.replicaCount=0": "the API server would refuse every Certificate",
            "cainjector.replicaCount=0": _CA_BUNDLES,
            "global.podSecurityPolicy.enabled=true": _POD_SECURITY_POLICY,
        },
        cluster_kinds=(
            CRD_KIND,
            *CLUSTER_ROLE_KINDS,
            MUTATING_WEBHOOK_KIND,
            _VALIDATING_WEBHOOK_KIND,
        ),
        namespaced_kinds=(
            "ServiceAccount",
            "Service",
            "Deployment.apps",
            *ROLE_KINDS,
            *_CERT_MANAGER_OPTIONAL_KINDS,
        ),
        optional_kinds=_CERT_MANAGER_OPTIONAL_KINDS,
        namespace_values=("prometheus.podmonitor.namespace", "prometheus.servicemonitor.namespace"),
        object_values=("extraObjects",),
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
            Parameter(
                option="cert_manager_namespace",
                path="app.webhook.tls.approverPolicy.certManagerNamespace",
                chart_default="cert-manager",
                condition="app.webhook.tls.approverPolicy.enabled",
            ),
        ),
        forbidden_values={
            "namespace": _CERT_MANAGER_NAMESPACE,
            "app.webhook.tls.helmCert.enabled=true": (
                "the chart would make a key at every render, which Argo CD's project refuses"
            ),
            "crds.enabled=false": "the mesh's Bundle is of this kind",
            "replicaCount=0": "nobody would distribute the trust roots",
        },
        cluster_kinds=(CRD_KIND, *CLUSTER_ROLE_KINDS, _VALIDATING_WEBHOOK_KIND, _REQUEST_POLICY),
        namespaced_kinds=(
            "ServiceAccount",
            "Service",
            "Deployment.apps",
            *ROLE_KINDS,
            "Certificate.cert-manager.io",
            "Issuer.cert-manager.io",
            BUDGET_KIND,
            SERVICE_MONITOR_KIND,
        ),
        optional_kinds={
            _REQUEST_POLICY: ("app.webhook.tls.approverPolicy.enabled",),
            BUDGET_KIND: ("podDisruptionBudget.enabled",),
            SERVICE_MONITOR_KIND: ("app.metrics.service.servicemonitor.enabled",),
        },
        namespace_values=("app.targetNamespaces",),
        object_values=("extraObjects",),
    )


def control_plane(repository: str, version: str) -> HelmChart:
    """Return Linkerd's control plane: highly available, with certificates from cert-manager."""
    return HelmChart(
        name="linkerd-control-plane",
        repository=repository,
        version=version,
        folder="control_plane",
        values=_CONTROL_PLANE_VALUES,
        single_replica_values={
            # With it two pods of a Deployment need two nodes, also while one replaces the other.
            "enablePodAntiAffinity": False,
            # The only pod goes when the next one is ready.
            "deploymentStrategy": {"rollingUpdate": {"maxUnavailable": 0, "maxSurge": 1}},
        },
        parameters=(
            _TRUST_DOMAIN,
            Parameter(
                option="replicas", path="controllerReplicas", chart_default=1, option_only=False
            ),
            Parameter(
                option="cert_manager_namespace",
                path="proxyInjector.namespaceSelector",
                chart_default=with_text(_INJECTED_NAMESPACES, "cert-manager"),
                template=_INJECTED_NAMESPACES,
                option_only=False,
            ),
            Parameter(
                option="viz_namespace",
                path="prometheusUrl",
                chart_default=_PROMETHEUS.replace("{}", "linkerd-viz"),
                template=_PROMETHEUS,
                option_only=False,
            ),
            Parameter(
                option="viz_namespace",
                path="podMonitor.controller.namespaceSelector",
                chart_default=_MONITORED_NAMESPACES.replace("{}", "linkerd-viz"),
                template=_MONITORED_NAMESPACES,
                condition="podMonitor.enabled",
                option_only=False,
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
            "controllerReplicas=0": "no proxy would get a certificate",
            "enablePSP=true": _POD_SECURITY_POLICY,
        },
        cluster_kinds=(*CLUSTER_ROLE_KINDS, MUTATING_WEBHOOK_KIND, _VALIDATING_WEBHOOK_KIND),
        namespaced_kinds=(
            "ConfigMap",
            "CronJob.batch",
            "Deployment.apps",
            BUDGET_KIND,
            POD_MONITOR_KIND,
            *ROLE_KINDS,
            "Service",
            "ServiceAccount",
        ),
        optional_kinds={POD_MONITOR_KIND: ("podMonitor.enabled",)},
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
        required_values={"prometheus.enabled=false": ("prometheusUrl",)},
        cluster_kinds=(
            *CLUSTER_ROLE_KINDS,
            MUTATING_WEBHOOK_KIND,
            "APIService.apiregistration.k8s.io",
        ),
        namespaced_kinds=VIZ_NAMESPACED_KINDS,
        optional_kinds=VIZ_OPTIONAL_KINDS,
        # The RoleBinding there lets tap read the client CA of the API server's aggregation layer.
        other_namespaces=("kube-system",),
    )


def argo_rollouts() -> HelmChart:
    """Return Argo Rollouts: meshed, and without the chart's rights, which are far too many.

    The chart's ClusterRole reads every Secret of the cluster, keys of trust anchors among them.
    """
    by_option = "the stack's option 'rollouts' sets it"
    by_access = "the rights of the controller, and its access to metrics, name its ServiceAccount"
    return HelmChart(
        name="argo-rollouts",
        repository=_ARGO,
        version=_ARGO_ROLLOUTS_VERSION,
        folder="rollouts",
        component="rollouts",
        injected=True,
        values={
            "controller": {
                "createClusterRole": False,
                # A Service that was deleted and made again selects the pods of both versions until
                # the controller looks at its Rollout. The Service does not make it look, and the
                # default is 15 minutes (argo-rollouts@v1.9.0 service/service.go syncService).
                "extraArgs": ["--rollout-resync=60"],
                "podAnnotations": {"linkerd.io/inject": "enabled"},
            }
        },
        deployments=("argo-rollouts",),
        forbidden_values={
            "clusterInstall": "the controller would release nothing outside its own namespace",
            "controller.createClusterRole": "the stack grants the controller what it needs",
            **{
                f"controller.{key}": by_option
                for key in (
                    "createConfigmap",
                    "trafficRouterPlugins",
                    "initContainers",
                    "volumes",
                    "volumeMounts",
                )
            },
            **dict.fromkeys(("fullnameOverride", "namespaceOverride", "nameOverride"), by_access),
            "serviceAccount.create": by_access,
            "serviceAccount.name": by_access,
        },
        cluster_kinds=(CRD_KIND, "ClusterRole.rbac.authorization.k8s.io"),
        namespaced_kinds=("ConfigMap", "Deployment.apps", "ServiceAccount"),
    )
