"""An application whose new versions get its requests step by step, and what Argo CD is told."""

from __future__ import annotations

from cdk8s import ApiObject, ApiObjectMetadata, App, Chart, JsonPatch, YamlOutputType

from constructs_lib import CanaryRollout, CanaryStep, SuccessRate

NAMESPACE = "shop"
LABELS = {"app": "web"}

app = App(yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)
shop = Chart(app, NAMESPACE, namespace=NAMESPACE, disable_resource_name_hashes=True)
web = CanaryRollout(
    shop,
    "Web",
    name="web",
    selector=LABELS,
    template={
        "metadata": {"labels": LABELS, "annotations": {"linkerd.io/inject": "enabled"}},
        "spec": {
            "containers": [
                {
                    "name": "web",
                    "image": "registry.example.com/web:1.4.2",
                    "ports": [{"containerPort": 8080}],
                    "readinessProbe": {"httpGet": {"path": "/ready", "port": 8080}},
                }
            ]
        },
    },
    target_port=8080,
    replicas=4,
    steps=[
        CanaryStep.weight(5),
        CanaryStep.analysis(),
        CanaryStep.weight(25),
        CanaryStep.analysis(),
        # Somebody looks at the shop, and promotes it.
        CanaryStep.pause(),
    ],
    success_rate=SuccessRate(minimum=0.995),
)

application = ApiObject(
    Chart(app, "argocd", disable_resource_name_hashes=True),
    "Shop",
    api_version="argoproj.io/v1alpha1",
    kind="Application",
    metadata=ApiObjectMetadata(name=NAMESPACE, namespace="argocd"),
)
application.add_json_patch(
    JsonPatch.add(
        "/spec",
        {
            "project": "default",
            "source": {"repoURL": "https://git.example.com/shop.git", "path": f"dist/{NAMESPACE}"},
            "destination": {"server": "https://kubernetes.default.svc", "namespace": NAMESPACE},
            # The controller writes weights and selectors; Argo CD leaves these alone.
            "ignoreDifferences": [difference.fields for difference in web.ignored_differences],
            "syncPolicy": {
                "automated": {"prune": True, "selfHeal": True},
                "syncOptions": list(web.sync_options),
            },
        },
    )
)
app.synth()
