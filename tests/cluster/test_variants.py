"""Other meshes than app.py's: an anchor of one's own, another trust domain, a foreign chart."""

from __future__ import annotations

import base64
from pathlib import Path

from cdk8s import App, Chart
from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509.oid import NameOID

from constructs_lib import CertificateAuthority, LinkerdStack

from ..conftest import Manifest
from ..conftest import synth as rendered
from ..support.cluster.bench import Bench
from ..support.cluster.installation import OUR_CERTIFICATES
from ..support.cluster.keys import self_signed


def apply(bench: Bench, objects: list[Manifest]) -> None:
    """Apply objects, Namespaces first, as Argo CD would."""
    bench.start_certificates("article")
    bench.kubectl.apply(sorted(objects, key=lambda each: each["kind"] != "Namespace"), force=True)


def stack(
    *, trust_domain: str = "cluster.local", trust_anchor: CertificateAuthority | None = None
) -> list[Manifest]:
    chart = Chart(App(), "platform", namespace="platform", disable_resource_name_hashes=True)
    LinkerdStack(chart, "Mesh", trust_domain=trust_domain, trust_anchor=trust_anchor)
    return rendered(chart)


def wait_ready(bench: Bench, *, less: tuple[str, ...] = ()) -> None:
    for namespace, names in OUR_CERTIFICATES.items():
        for name in names:
            if name not in less:
                bench.kubectl.wait_ready("certificate", name, namespace, timeout=360)


def test_a_foreign_chart_with_another_trust_domain(bench: Bench) -> None:
    """Everything in one chart, whose namespace is not the mesh's."""
    apply(bench, stack(trust_domain="second.example.com"))
    wait_ready(bench)

    secret = bench.kubectl.get("secret", "linkerd-identity-issuer", "linkerd")
    (chain,) = certificates(secret, "tls.crt")
    names = chain.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    assert [name.value for name in names] == ["identity.linkerd.second.example.com"]
    assert not bench.kubectl.list("certificates", "platform"), "namespaces are explicit"


def test_an_anchor_of_ones_own(bench: Bench, tmp_path: Path) -> None:
    """It signs the identity issuer and is what proxies are told to trust; its key stays put."""
    anchor = CertificateAuthority.from_secret_name("corporate-anchor")
    own = self_signed(tmp_path / "own", "root.example.com")
    bench.create_namespace("cert-manager")
    bench.kubectl(
        *("create", "secret", "tls", "corporate-anchor", "--namespace", "cert-manager"),
        f"--cert={own}",
        f"--key={own.with_name('tls.key')}",
    )
    apply(bench, stack(trust_anchor=anchor))
    wait_ready(bench, less=("linkerd-trust-anchor",))

    kubectl = bench.kubectl
    roots = kubectl.wait("configmap", "linkerd-identity-trust-roots", "linkerd")
    assert roots["data"]["ca-bundle.crt"].strip() == own.read_text("utf-8").strip()
    (issuer,) = certificates(kubectl.get("secret", "linkerd-identity-issuer", "linkerd"), "tls.crt")
    (root,) = certificates(kubectl.get("secret", "corporate-anchor", "cert-manager"), "tls.crt")
    issuer.verify_directly_issued_by(root)
    assert kubectl.find("certificate", "linkerd-trust-anchor", "cert-manager") is None
    assert load_pem_private_key(own.with_name("tls.key").read_bytes(), None)


def test_upgrade_to_current_definitions_keeps_the_anchor(bench: Bench) -> None:
    """With the definitions, cert-manager's default rotationPolicy changes; ours is written out."""
    apply(bench, stack())
    wait_ready(bench)
    before = certificates(
        bench.kubectl.get("secret", "linkerd-trust-anchor", "cert-manager"), "tls.crt"
    )

    bench.cert_manager.install_crds("current")
    bench.trust_manager.install_crds("current")
    bench.cert_manager.restart()
    bench.trust_manager.restart()
    # A renewal, as the timer would do it: the key must stay.
    bench.kubectl(
        *("patch", "certificate", "linkerd-trust-anchor", "--namespace", "cert-manager"),
        *("--type=merge", '--patch={"spec":{"duration":"337h"}}'),
    )
    (old,) = before
    renewed = bench.kubectl.wait(
        "secret",
        "linkerd-trust-anchor",
        "cert-manager",
        until=lambda each: certificates(each, "tls.crt")[0].serial_number != old.serial_number,
        timeout=360,
    )
    assert certificates(renewed, "tls.crt")[0].public_key() == old.public_key()
    wait_ready(bench)


def certificates(secret: Manifest, key: str) -> list[x509.Certificate]:
    """Return the certificates under a key of a Secret."""
    return x509.load_pem_x509_certificates(base64.b64decode(secret["data"][key]))
