"""Configurations that people publish, by their features: each synthesises, or is refused with why.

Ten are described in ``../shared/facts/configurations.md``, seventeen were found since. Nothing of
them is copied: here is who signs whom, for how long, under which names, and where roots come from.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from cdk8s import App, Chart

from constructs_lib import (
    AuthorityNames,
    CertificateAuthority,
    CertificateFields,
    ChainNames,
    IssuerRef,
    Lifetime,
    LinkerdStack,
    PrivateKey,
    RotationPolicy,
    TrustRoot,
    renewal_plan,
)

from ..conftest import Manifest, pick, synth
from ..support.authorities import lasting_anchor

DOCUMENTED = Lifetime.documented_identity_issuer()
YEAR = Lifetime.of_hours(8760, renew_before=720)
SIXTY_DAYS_OLD = Lifetime.of_hours(8760, renew_before=7320)

ROOT = TrustRoot.from_pem(lasting_anchor().pem)
VAULT = IssuerRef.from_cluster_issuer_name("vault-issuer")
AWS = IssuerRef.from_external_issuer(
    "private-ca", kind="AWSPCAClusterIssuer", group="awspca.cert-manager.io"
)
PLATFORM_CA = IssuerRef.from_cluster_issuer_name("ca-issuer")
NAMESPACED = IssuerRef.from_issuer_name("linkerd-trust-anchor")
SELF_SIGNED = IssuerRef.from_issuer_name("linkerd-trust-root-issuer")
CONTROL_PLANE_ONLY = {"linkerd.io/is-control-plane": "true"}
PREVIOUS = TrustRoot.from_secret_name("linkerd-previous-anchor", key="tls.crt")


def ca(
    lifetime: Lifetime,
    rotation_policy: RotationPolicy = "Always",
    *,
    issuer: IssuerRef | None = None,
    fields: CertificateFields | None = None,
) -> CertificateAuthority:
    return CertificateAuthority(
        lifetime=lifetime,
        private_key=PrivateKey(rotation_policy=rotation_policy),
        issuer=issuer,
        fields=fields or CertificateFields(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """What somebody published.

    Attributes:
        features: What tells it from the others.
        options: The stack's options that say the same.
        signer: The name of what signs the identity issuer; empty if somebody else delivers it.
        sources: The kinds of the trust roots' sources, in order.
        unknown: Whether there are things that the plan cannot know.
        unsafe: What the synth refuses it for; empty if it synthesises.
    """

    features: str
    options: Mapping[str, Any]
    signer: str = ""
    sources: Sequence[str] = ()
    unknown: bool = True
    unsafe: str = ""


def documented(rotation_policy: RotationPolicy) -> dict[str, Any]:
    """Return Linkerd's documentation: an anchor of a year that is renewed after sixty days."""
    return {
        "trust_anchor": ca(SIXTY_DAYS_OLD, rotation_policy, issuer=SELF_SIGNED),
        "identity_issuer": ca(DOCUMENTED),
        "trust_roots": [PREVIOUS],
        "trust_roots_namespace_labels": CONTROL_PLANE_ONLY,
        "certificate_names": ChainNames(
            trust_anchor=AuthorityNames(
                certificate="linkerd-trust-anchor",
                secret="linkerd-trust-anchor",
                issuer="linkerd-identity-issuer",
            )
        ),
    }


THREE_NAMES = ChainNames(
    trust_anchor=AuthorityNames(
        certificate="mesh-root", secret="mesh-root-tls", issuer="mesh-root-issuer"
    ),
    identity_issuer=AuthorityNames(
        certificate="mesh-issuer", secret="linkerd-identity-issuer", issuer="unused"
    ),
)
DELIVERED_ANCHOR = CertificateAuthority.from_secret_name("linkerd-trust-anchor")

UNREADABLE = "'trust_roots' (Secret linkerd-identity-issuer) must be in namespace cert-manager"
"""Upstream these have all in namespace linkerd, or nothing starts (cert-manager/trust-manager#120).
"""

KEY_CHANGES = "every renewal of linkerd-identity-issuer changes its key (rotationPolicy Always)"

CONFIGURATIONS = [
    Configuration(
        features="1: Linkerd's documentation as it is, whose anchor changes its key",
        options=documented("Always"),
        unsafe=KEY_CHANGES,
    ),
    Configuration(
        features="1: Linkerd's documentation, with an anchor that keeps its key",
        options=documented("Never"),
        signer="linkerd-identity-issuer",
        sources=["secret", "secret"],
    ),
    Configuration(
        features="2: Certificate, Secret and issuer have three names each",
        options={
            "trust_anchor": ca(YEAR, "Never"),
            "identity_issuer": ca(DOCUMENTED),
            "certificate_names": THREE_NAMES,
        },
        signer="mesh-root-issuer",
        sources=["secret"],
        unknown=False,
    ),
    Configuration(
        features="3: AWS Private CA, the root from the issuer Secret's ca.crt, 24h less 59 minutes",
        options={
            "identity_issuer": ca(Lifetime.of_hours(24, renew_before=59 / 60), issuer=AWS),
            "trust_roots": [TrustRoot.from_secret_name("linkerd-identity-issuer")],
        },
        unsafe=UNREADABLE,
    ),
    Configuration(
        features="3: AWS Private CA, the root in a Secret of its own, 24h less 59 minutes",
        options={
            "identity_issuer": ca(Lifetime.of_hours(24, renew_before=59 / 60), issuer=AWS),
            "trust_roots": [TrustRoot.from_secret_name("company-root")],
        },
        signer="private-ca",
        sources=["secret"],
    ),
    Configuration(
        features="4: Vault, the root from the issuer's ca.crt",
        options={
            "identity_issuer": ca(DOCUMENTED, issuer=VAULT),
            "trust_roots": [TrustRoot.from_secret_name("linkerd-identity-issuer")],
        },
        unsafe=UNREADABLE,
    ),
    Configuration(
        features="5: Venafi signs the anchor, which changes its key",
        options={
            "trust_anchor": ca(Lifetime.of_hours(720, renew_before=240), issuer=PLATFORM_CA),
            "identity_issuer": ca(DOCUMENTED),
        },
        unsafe="every renewal of linkerd-trust-anchor changes its key (rotationPolicy Always)",
    ),
    Configuration(
        features="5: Venafi signs the anchor, which keeps its key",
        options={
            "trust_anchor": ca(
                Lifetime.of_hours(720, renew_before=240), "Never", issuer=PLATFORM_CA
            ),
            "identity_issuer": ca(DOCUMENTED),
        },
        signer="linkerd-trust-anchor",
        sources=["secret"],
        unknown=False,
    ),
    Configuration(
        features="6: a namespaced Issuer over a root that was made on a laptop, PEM in Git",
        options={"identity_issuer": ca(DOCUMENTED, issuer=NAMESPACED), "trust_roots": [ROOT]},
        signer="linkerd-trust-anchor",
        sources=["inLine"],
    ),
    Configuration(
        features="7: Vault, the root as PEM in Git",
        options={"identity_issuer": ca(DOCUMENTED, issuer=VAULT), "trust_roots": [ROOT]},
        signer="vault-issuer",
        sources=["inLine"],
    ),
    Configuration(
        features="8: an intermediate of two years is delivered, the root's key in another account",
        options={
            "intermediate": CertificateAuthority.from_secret_name(
                "mesh-intermediate", lifetime=Lifetime.two_year_intermediate()
            ),
            "identity_issuer": ca(DOCUMENTED),
            "trust_roots": [ROOT],
            "webhook_issuer": ca(YEAR, "Never"),
        },
        signer="linkerd-intermediate",
        sources=["inLine"],
    ),
    Configuration(
        features="9: a Vault operator delivers the issuer's Secret, a reflector copies it",
        options={
            "identity_issuer": CertificateAuthority.from_secret_name("linkerd-identity-issuer"),
            "trust_roots": [TrustRoot.from_secret_name("linkerd-identity-issuer")],
        },
        sources=["secret"],
    ),
    Configuration(
        features="10: one anchor for several clusters by External Secrets, with its key",
        options={"trust_anchor": DELIVERED_ANCHOR, "identity_issuer": ca(DOCUMENTED)},
        signer="linkerd-trust-anchor",
        sources=["secret"],
    ),
    Configuration(
        features="10: the same in clusters that get the certificate alone",
        options={
            "identity_issuer": ca(DOCUMENTED, issuer=PLATFORM_CA),
            "trust_roots": [TrustRoot.from_secret_name("linkerd-trust-anchor", key="tls.crt")],
        },
        signer="ca-issuer",
        sources=["secret"],
    ),
    Configuration(
        features="11: a book: 48h without renewBefore, so a third of it",
        options={
            "identity_issuer": ca(Lifetime.of_hours(48, renew_before=16), issuer=NAMESPACED),
            "trust_roots": [ROOT],
        },
        signer="linkerd-trust-anchor",
        sources=["inLine"],
    ),
    Configuration(
        features="12: an identity issuer of a year under a namespaced Issuer, its group written",
        options={"identity_issuer": ca(YEAR, issuer=NAMESPACED), "trust_roots": [ROOT]},
        signer="linkerd-trust-anchor",
        sources=["inLine"],
    ),
    Configuration(
        features="13: a small cluster whose own ClusterIssuer signs everything, webhooks too",
        options={
            "identity_issuer": ca(DOCUMENTED, issuer=PLATFORM_CA),
            "webhook_issuer": PLATFORM_CA,
            "trust_roots": [TrustRoot.from_config_map_name("root-ca")],
        },
        signer="ca-issuer",
        sources=["configMap"],
    ),
    Configuration(
        features="14: the identity issuer signs itself for a year, and is its own root",
        options={
            "identity_issuer": ca(
                YEAR, issuer=IssuerRef.from_cluster_issuer_name("linkerd-self-signed-ca")
            ),
            "trust_roots": [TrustRoot.from_secret_name("linkerd-identity-issuer")],
        },
        unsafe=UNREADABLE,
    ),
    Configuration(
        features="15: Vault, the root from the Secret of another chain in the cluster",
        options={
            "identity_issuer": ca(DOCUMENTED, issuer=VAULT),
            "trust_roots": [TrustRoot.from_secret_name("ca-key-pair", key="tls.crt")],
        },
        signer="vault-issuer",
        sources=["secret"],
    ),
    Configuration(
        features="16: ten years and a year, both with organizations in the subject",
        options={
            "trust_anchor": ca(
                Lifetime.of_hours(87600, renew_before=720),
                "Never",
                issuer=IssuerRef.from_cluster_issuer_name("linkerd-trust-anchor-issuer"),
                fields=CertificateFields(organizations=["cluster.local", "linkerd"]),
            ),
            "identity_issuer": ca(
                YEAR, fields=CertificateFields(organizations=["cluster.local", "linkerd"])
            ),
        },
        signer="linkerd-trust-anchor",
        sources=["secret"],
        unknown=False,
    ),
    Configuration(
        features="17: ten years renewed a year before, 48h under it",
        options={
            "trust_anchor": ca(Lifetime.ten_year_root(), "Never"),
            "identity_issuer": ca(DOCUMENTED),
            "webhook_lifetime": Lifetime.of_hours(2160, renew_before=720),
        },
        signer="linkerd-trust-anchor",
        sources=["secret"],
        unknown=False,
    ),
    Configuration(
        features="18: a sealed Secret holds the anchor, its PEM is in Git as well",
        options={
            "trust_anchor": CertificateAuthority.from_secret_name(
                "linkerd-trust-anchor", lifetime=Lifetime.ten_year_root()
            ),
            "trust_roots": [ROOT],
            "identity_issuer": ca(DOCUMENTED),
        },
        signer="linkerd-trust-anchor",
        sources=["secret", "inLine"],
    ),
    Configuration(
        features="19: key and certificate from a parameter store, a namespaced Issuer",
        options={
            "identity_issuer": ca(Lifetime.of_hours(72, renew_before=36), issuer=NAMESPACED),
            "trust_roots": [ROOT],
        },
        signer="linkerd-trust-anchor",
        sources=["inLine"],
    ),
    Configuration(
        features="20: External Secrets brings one anchor to every cluster, without its key",
        options={
            "identity_issuer": CertificateAuthority.from_secret_name(
                "linkerd-identity-issuer", lifetime=YEAR
            ),
            "trust_roots": [TrustRoot.from_secret_name("linkerd-trust-anchor", key="ca.crt")],
        },
        sources=["secret"],
    ),
    Configuration(
        features="21: several clusters, each with an anchor of its own and the others' roots",
        options={
            "trust_anchor": ca(YEAR, "Never"),
            "identity_issuer": ca(DOCUMENTED),
            "trust_roots": [
                TrustRoot.from_pem(lasting_anchor(f"root.linkerd.{name}").pem)
                for name in ("north", "south")
            ],
        },
        signer="linkerd-trust-anchor",
        sources=["secret", "inLine", "inLine"],
    ),
    Configuration(
        features="22: Venafi signs the anchor into a Secret that is called as the trust roots are",
        options={
            "trust_anchor": ca(
                Lifetime.of_hours(720, renew_before=240), "Never", issuer=PLATFORM_CA
            ),
            "identity_issuer": ca(DOCUMENTED),
            "certificate_names": ChainNames(
                trust_anchor=AuthorityNames(
                    certificate="linkerd-trust-anchor",
                    secret="linkerd-identity-trust-roots",
                    issuer="linkerd-identity-issuer",
                )
            ),
        },
        signer="linkerd-identity-issuer",
        sources=["secret"],
        unknown=False,
    ),
    Configuration(
        features="23: an identity issuer of a month that is renewed in its last hour",
        options={
            "identity_issuer": ca(Lifetime.of_hours(730, renew_before=1), issuer=NAMESPACED),
            "trust_roots": [ROOT],
        },
        signer="linkerd-trust-anchor",
        sources=["inLine"],
    ),
    Configuration(
        features="24: a namespaced Issuer signs the webhooks too, for ninety days less fifteen",
        options={
            "identity_issuer": ca(YEAR, issuer=NAMESPACED),
            "webhook_issuer": NAMESPACED,
            "webhook_lifetime": Lifetime.of_hours(2160, renew_before=360),
            "trust_roots": [ROOT],
        },
        signer="linkerd-trust-anchor",
        sources=["inLine"],
    ),
    Configuration(
        features="25: a root of ten years that is called as its identity issuer is, by Terraform",
        options={
            "trust_anchor": DELIVERED_ANCHOR,
            "trust_roots": [
                TrustRoot.from_pem(lasting_anchor("identity.linkerd.cluster.local").pem)
            ],
            "identity_issuer": ca(Lifetime.of_hours(2160, renew_before=336)),
        },
        signer="linkerd-trust-anchor",
        sources=["secret", "inLine"],
    ),
    Configuration(
        features="26: trust roots that somebody wrote by hand into the ConfigMap of the mesh",
        options={
            "identity_issuer": ca(DOCUMENTED, issuer=NAMESPACED),
            "trust_roots": [
                TrustRoot.from_config_map_name("linkerd-identity-trust-roots", key="ca-bundle.crt")
            ],
        },
        unsafe="'trust_roots' (ConfigMap linkerd-identity-trust-roots) must not be what",
    ),
    Configuration(
        features="27: step-issuer under a root in a Secret, Google CAS alike",
        options={
            "identity_issuer": ca(
                DOCUMENTED,
                issuer=IssuerRef.from_external_issuer(
                    "step-ca", kind="StepClusterIssuer", group="certmanager.step.sm"
                ),
            ),
            "trust_roots": [TrustRoot.from_secret_name("step-certificates-certs", key="root.crt")],
        },
        signer="step-ca",
        sources=["secret"],
    ),
]


def build(chart: Chart, configuration: Configuration) -> LinkerdStack:
    """Return the stack in a Chart of one's own, in which nothing else differs."""
    return LinkerdStack(chart, "Mesh", viz=False, **configuration.options)


def by_features(configuration: Configuration) -> str:
    return configuration.features


SAFE = [configuration for configuration in CONFIGURATIONS if not configuration.unsafe]
UNSAFE = [configuration for configuration in CONFIGURATIONS if configuration.unsafe]


@pytest.mark.filterwarnings("ignore::constructs_lib.ThinMarginWarning")
@pytest.mark.parametrize("configuration", SAFE, ids=by_features)
def test_it_synthesises(chart: Chart, configuration: Configuration) -> None:
    mesh = build(chart, configuration)
    manifests = synth(chart)
    bundle = pick(manifests, "Bundle", "linkerd-identity-trust-roots")
    kinds = [kind for source in bundle["spec"]["sources"] for kind in source]
    assert kinds == list(configuration.sources)
    assert signer(manifests) == configuration.signer
    assert bool(renewal_plan(mesh).unknown) is configuration.unknown


@pytest.mark.parametrize("configuration", UNSAFE, ids=by_features)
def test_it_is_refused(app: App, chart: Chart, configuration: Configuration) -> None:
    with pytest.raises((RuntimeError, ValueError), match=re.escape(configuration.unsafe)):  # noqa: PT012
        build(chart, configuration)
        app.synth()


@pytest.mark.parametrize("configuration", SAFE, ids=by_features)
def test_no_key_of_a_root_is_made_unless_it_is_ours(
    chart: Chart, configuration: Configuration
) -> None:
    mesh = build(chart, configuration)
    anchor: CertificateAuthority | None = configuration.options.get("trust_anchor")
    is_ours = anchor is not None and anchor.existing_secret_name is None
    roots = {certificate.name for certificate in mesh.chain.certificates} - {
        "linkerd-webhook-issuer",
        "linkerd-identity-issuer",
        "mesh-issuer",
    }
    assert bool(roots) is is_ours


@pytest.mark.parametrize("configuration", SAFE, ids=by_features)
def test_what_nobody_here_keeps_is_never_called_safe(
    chart: Chart, configuration: Configuration
) -> None:
    """A root or a CA of somebody else is unknown, with the reason, in every requirement on it."""
    plan = renewal_plan(build(chart, configuration))
    foreign = [
        authority
        for certificate in plan.mesh.certificates
        for authority in (*certificate.authorities, *certificate.other_roots)
        if authority.unknown_because and authority.lifetime is None
    ]
    for authority in foreign:
        about = [each for each in plan.requirements if authority.name in each.title]
        assert {each.verdict for each in about if each.kind != "webhook-leaf"} == {"unknown"}
        assert all(authority.unknown_because in each.unknown for each in about if each.unknown)


def signer(manifests: list[Manifest]) -> str:
    """Return the name of the identity issuer's issuer; nothing if there is no Certificate."""
    names = [
        manifest["spec"]["issuerRef"]["name"]
        for manifest in manifests
        if manifest["kind"] == "Certificate"
        and manifest["spec"]["secretName"] == "linkerd-identity-issuer"
    ]
    return names[0] if names else ""


def test_alerts_know_each(chart: Chart) -> None:
    """A delivered identity issuer has no metrics of cert-manager's, and a PEM root no metric."""
    [delivered] = [each for each in SAFE if each.features.startswith("20")]
    options = {**delivered.options, "trust_roots": [ROOT], "alerts": True}
    mesh = build(chart, replace(delivered, options=options))
    assert mesh.alerts is not None
    rules = [rule for group in mesh.alerts.groups for rule in group.rules]
    assert "LinkerdTrustRootEnding" in {rule.name for rule in rules}
    cert_manager_rules = [rule for rule in rules if "certmanager" in rule.expression]
    assert cert_manager_rules
    assert not any("linkerd-identity-issuer" in rule.expression for rule in cert_manager_rules)
