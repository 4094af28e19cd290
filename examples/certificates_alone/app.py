"""An app without Linkerd: the certificate of its webhook, and its way to the API server."""

from __future__ import annotations

from cdk8s import ApiObject, ApiObjectMetadata, App, Chart, JsonPatch

from constructs_lib import IssuerRef, Lifetime, WebhookCertificate

SERVICE = "policy-webhook"

app = App()
chart = Chart(app, "policy", namespace="policy-system", disable_resource_name_hashes=True)
certificate = WebhookCertificate(
    chart,
    "Certificate",
    issuer=IssuerRef.from_cluster_issuer_name("platform-ca"),
    service=SERVICE,
    lifetime=Lifetime.of_hours(24 * 30, renew_before=24 * 10),
)
# Without a namespace: the API server keeps these for the whole cluster.
webhook = ApiObject(
    Chart(app, "cluster", disable_resource_name_hashes=True),
    "Webhook",
    api_version="admissionregistration.k8s.io/v1",
    kind="ValidatingWebhookConfiguration",
    metadata=ApiObjectMetadata(
        name="policy",
        # cainjector copies the CA from there, also after each renewal.
        annotations={"cert-manager.io/inject-ca-from": certificate.inject_ca_from},
    ),
)
webhook.add_json_patch(
    JsonPatch.add(
        "/webhooks",
        [
            {
                "name": "policy.example.com",
                "admissionReviewVersions": ["v1"],
                "sideEffects": "None",
                "clientConfig": {
                    "service": {"name": SERVICE, "namespace": "policy-system", "path": "/"}
                },
                "rules": [
                    {
                        "apiGroups": ["apps"],
                        "apiVersions": ["v1"],
                        "operations": ["CREATE"],
                        "resources": ["deployments"],
                    }
                ],
            }
        ],
    )
)
app.synth()
