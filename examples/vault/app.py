"""Vault signs the identity issuer, through cert-manager's own issuer; Vault's root is trusted."""

from __future__ import annotations

from cdk8s import ApiObject, ApiObjectMetadata, App, Chart, JsonPatch, YamlOutputType

from constructs_lib import (
    CertificateAuthority,
    IssuerRef,
    Lifetime,
    LinkerdStack,
    PrivateKey,
    TrustRoot,
    renewal_plan,
)

app = App(yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)

# Vault's intermediate CA lives for five years, and we replace it a year before its end.
vault = IssuerRef.from_cluster_issuer_name(
    "vault", lifetime=Lifetime.of_hours(43800, renew_before=8760)
)
mesh = LinkerdStack(
    app,
    "Mesh",
    kubernetes_version="1.34",
    # Filled from: vault read -field=certificate pki/cert/ca
    trust_roots=[TrustRoot.from_config_map_name("vault-root", key="ca.crt")],
    identity_issuer=CertificateAuthority(
        lifetime=Lifetime.documented_identity_issuer(),
        private_key=PrivateKey(rotation_policy="Always"),
        issuer=vault,
    ),
)

# The issuer is the platform's, and not the mesh's: it has Vault's address and credentials.
issuer = ApiObject(
    Chart(app, "vault", disable_resource_name_hashes=True),
    "Vault",
    api_version="cert-manager.io/v1",
    kind="ClusterIssuer",
    metadata=ApiObjectMetadata(name="vault"),
)
issuer.add_json_patch(
    JsonPatch.add(
        "/spec",
        {
            "vault": {
                "server": "https://vault.example.com",
                "path": "pki_mesh/root/sign-intermediate",
                "auth": {
                    "kubernetes": {
                        "role": "cert-manager",
                        "mountPath": "/v1/auth/kubernetes",
                        "serviceAccountRef": {"name": "cert-manager"},
                    }
                },
            }
        },
    )
)
app.synth()

for requirement in renewal_plan(mesh).unknown:
    print(f"{requirement.title}: {requirement.unknown}")
