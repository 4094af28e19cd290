"""Trust that comes from elsewhere, on a real control plane with cert-manager and trust-manager.

Each test has a chain of its own, in a namespace of its own, in one cluster. What linkerd-identity
and proxies make of it is told by their stand-ins.
"""

from __future__ import annotations

import base64
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from cdk8s import App, Chart, Duration
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec

from constructs_lib import (
    CertificateAuthority,
    ChainNames,
    IssuerRef,
    Lifetime,
    PrivateKey,
    TrustAnchorChain,
    TrustRoot,
)

from ..conftest import Manifest
from ..conftest import synth as rendered
from ..support.authorities import HOUR, issuer
from ..support.cluster.api import Api
from ..support.cluster.bench import Bench
from ..support.cluster.external_issuer import ISSUER, ExternalIssuer
from ..support.cluster.handshake import anchors_of, refusal_of
from ..support.cluster.identity import Identity, IdentityError, Issuance, IssuerFiles
from ..support.cluster.installation import decoded
from ..support.cluster.kubectl import condition
from ..support.cluster.waiting import stays_true, wait_until
from .test_faults import unapproved

NEVER = PrivateKey(rotation_policy="Never")
ALWAYS = PrivateKey(rotation_policy="Always")
ROOT = CertificateAuthority(lifetime=Lifetime.ten_year_root(), private_key=NEVER)
YEAR = Lifetime.of_hours(8760, renew_before=720)
DOCUMENTED = Lifetime.documented_identity_issuer()
BY_COMPANY = CertificateAuthority(lifetime=DOCUMENTED, private_key=ALWAYS, issuer=ISSUER)
BY_CHAIN = CertificateAuthority(lifetime=DOCUMENTED, private_key=ALWAYS)


@dataclass(frozen=True, slots=True)
class Mesh:
    """A chain in the cluster, and what its pods would see of it.

    Attributes:
        bench: The cluster.
        name: The mesh's namespace, and the beginning of the names of the chain's objects.
    """

    bench: Bench
    name: str

    def apply(self, **options: Any) -> None:
        """Apply what a chain writes."""
        names = ChainNames(
            self_signed=f"{self.name}-self-signed",
            trust_anchor=f"{self.name}-anchor",
            second_trust_anchor=f"{self.name}-anchor-2",
            intermediate=f"{self.name}-intermediate",
            webhook_issuer=f"{self.name}-webhook",
            trust_roots=f"{self.name}-roots",
        )
        chart = Chart(App(), "chart", disable_resource_name_hashes=True)
        given: dict[str, Any] = {"identity_issuer": BY_CHAIN, **options}
        TrustAnchorChain(
            chart,
            "Trust",
            mesh_namespace=self.name,
            names=names,
            identity_uptime=Duration.hours(6),
            **given,
        )
        self.bench.create_namespace(self.name)
        self.bench.kubectl.apply(rendered(chart), force=True)

    def wait_issuer(self) -> None:
        self.bench.kubectl.wait_ready("certificate", "linkerd-identity-issuer", self.name)

    @property
    def files(self) -> IssuerFiles:
        """What linkerd-identity mounts."""
        secret = self.bench.kubectl.wait("secret", "linkerd-identity-issuer", self.name)
        data = decoded(secret)
        return IssuerFiles(data["tls.crt"], data["tls.key"])

    def roots(self, certificates: int = 1) -> str:
        """Return the trust roots once there are so many certificates in them."""

        def complete(config_map: Manifest) -> bool:
            text: str = config_map["data"]["ca-bundle.crt"]
            return text.count("BEGIN CERTIFICATE") == certificates

        found = self.bench.kubectl.wait(
            "configmap", f"{self.name}-roots", self.name, until=complete
        )
        return str(found["data"]["ca-bundle.crt"])


def refusal(roots: str, files: IssuerFiles, *, proxies: str = "") -> str:
    """Return why a proxy refuses another's certificate, or linkerd-identity its issuer.

    linkerd-identity starts with *roots*; the proxy that calls knows these, or those of before.
    """
    now = datetime.now(UTC)
    try:
        identity = Identity(roots.encode(), files, now, Issuance())
        key = ec.generate_private_key(ec.SECP256R1()).public_key()
        leaf = identity.certify("web.shop.serviceaccount.identity.example.com", key, now)
    except IdentityError as error:
        return f"identity: {error}"
    believed = x509.load_pem_x509_certificates((proxies or roots).encode())
    return refusal_of(believed, leaf, now)


@pytest.fixture(scope="module")
def cluster(module_bench: Bench) -> Bench:
    module_bench.start_certificates()
    return module_bench


@pytest.fixture(scope="module")
def company(cluster: Bench) -> Generator[ExternalIssuer]:
    with ExternalIssuer(Api(cluster.kubectl.kubeconfig)).running() as controller:
        yield controller


def secrets_with_a_key(cluster: Bench, mesh: Mesh) -> Sequence[str]:
    """Return the Secrets of CAs beside cert-manager that a mesh's chain has."""
    return [
        secret["metadata"]["name"]
        for secret in cluster.kubectl.list("secrets", "cert-manager")
        if secret["metadata"]["name"].startswith(f"{mesh.name}-") and "tls.key" in secret["data"]
    ]


def test_external_issuer_under_a_root_whose_key_is_elsewhere(
    cluster: Bench, company: ExternalIssuer
) -> None:
    mesh = Mesh(cluster, "external")
    mesh.apply(identity_issuer=BY_COMPANY, trust_roots=[TrustRoot.from_pem(company.root.pem)])
    mesh.wait_issuer()
    assert refusal(mesh.roots(), mesh.files) == ""
    assert company.signed
    cluster.kubectl.wait_ready("certificate", "external-webhook", "cert-manager")
    # cert-manager keeps the next key in a Secret of its own until it is done.
    wait_until(
        lambda: secrets_with_a_key(cluster, mesh) == ["external-webhook"],
        lambda: f"keys: {secrets_with_a_key(cluster, mesh)}",
    )


def test_a_denied_renewal_keeps_what_there_is(cluster: Bench, company: ExternalIssuer) -> None:
    """An approver denies it: the mesh goes on with the issuer that it has."""
    mesh = Mesh(cluster, "linkerd")
    mesh.apply(identity_issuer=BY_COMPANY, trust_roots=[TrustRoot.from_pem(company.root.pem)])
    mesh.wait_issuer()
    before = mesh.files
    with unapproved(cluster.kubectl, "linkerd-identity-issuer", denies=True):
        mesh.apply(
            identity_issuer=replace(BY_COMPANY, lifetime=Lifetime.of_hours(47, renew_before=25)),
            trust_roots=[TrustRoot.from_pem(company.root.pem)],
        )
        wait_until(lambda: denied(cluster, mesh.name), "nothing is denied")
        stays_true(lambda: mesh.files == before, "another issuer in the Secret", seconds=10)
        assert refusal(mesh.roots(), before) == ""


def test_an_issuer_that_is_away_keeps_what_there_is(
    cluster: Bench, company: ExternalIssuer
) -> None:
    """Down at the renewal: nothing is lost, and all is renewed when it is back."""
    mesh = Mesh(cluster, "away")
    roots = [TrustRoot.from_pem(company.root.pem)]
    mesh.apply(identity_issuer=BY_COMPANY, trust_roots=roots)
    mesh.wait_issuer()
    before = mesh.files
    renewed = replace(BY_COMPANY, lifetime=Lifetime.of_hours(47, renew_before=25))
    with company.away():
        mesh.apply(identity_issuer=renewed, trust_roots=roots)
        wait_until(lambda: "2" in revisions(cluster, mesh.name), "nothing is asked for")
        stays_true(lambda: mesh.files == before, "another issuer in the Secret", seconds=10)
        assert refusal(mesh.roots(), before) == ""
    wait_until(lambda: mesh.files != before, "it is not renewed")
    assert refusal(mesh.roots(), mesh.files) == ""


def test_external_issuer_signs_an_intermediate(cluster: Bench, company: ExternalIssuer) -> None:
    """The identity issuer's Secret has the intermediate in its chain, and proxies get it too."""
    mesh = Mesh(cluster, "between")
    mesh.apply(
        intermediate=CertificateAuthority(lifetime=YEAR, private_key=ALWAYS, issuer=ISSUER),
        trust_roots=[TrustRoot.from_pem(company.root.pem)],
    )
    mesh.wait_issuer()
    assert mesh.files.certificates.count(b"BEGIN CERTIFICATE") == 2
    assert refusal(mesh.roots(), mesh.files) == ""


def test_own_anchor_signs_an_intermediate(cluster: Bench) -> None:
    mesh = Mesh(cluster, "own")
    mesh.apply(
        trust_anchor=ROOT,
        intermediate=CertificateAuthority(lifetime=YEAR, private_key=ALWAYS),
    )
    mesh.wait_issuer()
    assert mesh.files.certificates.count(b"BEGIN CERTIFICATE") == 2
    assert refusal(mesh.roots(), mesh.files) == ""


def test_intermediate_that_somebody_delivers(cluster: Bench, company: ExternalIssuer) -> None:
    mesh = Mesh(cluster, "delivered")
    now = datetime.now(UTC)
    signed = issuer(company.root, begin=now - HOUR, end=now + 17520 * HOUR)
    secret(cluster, "mesh-ca", "cert-manager", signed.files)
    mesh.apply(
        intermediate=CertificateAuthority.from_secret_name(
            "mesh-ca", lifetime=Lifetime.two_year_intermediate()
        ),
        trust_roots=[TrustRoot.from_pem(company.root.pem)],
    )
    mesh.wait_issuer()
    assert mesh.files.certificates.count(b"BEGIN CERTIFICATE") == 2
    assert refusal(mesh.roots(), mesh.files) == ""


def test_identity_issuer_that_somebody_delivers(cluster: Bench, company: ExternalIssuer) -> None:
    mesh = Mesh(cluster, "secret")
    now = datetime.now(UTC)
    cluster.create_namespace(mesh.name)
    signed = issuer(company.root, begin=now - HOUR, end=now + 720 * HOUR)
    secret(cluster, "linkerd-identity-issuer", mesh.name, signed.files)
    mesh.apply(
        identity_issuer=CertificateAuthority.from_secret_name("linkerd-identity-issuer"),
        trust_roots=[TrustRoot.from_pem(company.root.pem)],
    )
    assert refusal(mesh.roots(), mesh.files) == ""
    assert cluster.kubectl.list("certificates", mesh.name) == []


def test_namespaced_issuer_of_cert_managers_own(cluster: Bench, company: ExternalIssuer) -> None:
    mesh = Mesh(cluster, "namespaced")
    cluster.create_namespace(mesh.name)
    secret(cluster, "root", mesh.name, company.root.files)
    cluster.kubectl.apply(
        [
            {
                "apiVersion": "cert-manager.io/v1",
                "kind": "Issuer",
                "metadata": {"name": "root", "namespace": mesh.name},
                "spec": {"ca": {"secretName": "root"}},
            }
        ]
    )
    mesh.apply(
        identity_issuer=CertificateAuthority(
            lifetime=DOCUMENTED, private_key=ALWAYS, issuer=IssuerRef.from_issuer_name("root")
        ),
        trust_roots=[TrustRoot.from_pem(company.root.pem)],
    )
    mesh.wait_issuer()
    assert refusal(mesh.roots(), mesh.files) == ""


def test_a_missing_source_freezes_the_whole_bundle(cluster: Bench, company: ExternalIssuer) -> None:
    mesh = Mesh(cluster, "frozen")
    pem = TrustRoot.from_pem(company.root.pem)
    later = TrustRoot.from_config_map_name("late-root")
    mesh.apply(identity_issuer=BY_COMPANY, trust_roots=[pem])
    before = mesh.roots()
    mesh.apply(identity_issuer=BY_COMPANY, trust_roots=[pem, later])
    stays_true(lambda: mesh.roots() == before, "the roots changed", seconds=10)
    root = ExternalIssuer(Api(cluster.kubectl.kubeconfig)).root
    cluster.kubectl.apply(
        [
            {
                "apiVersion": "v1",
                "kind": "ConfigMap",
                "metadata": {"name": "late-root", "namespace": "cert-manager"},
                "data": {"ca.crt": root.pem},
            }
        ]
    )
    both = mesh.roots(2)
    assert anchors_of(both) == anchors_of(company.root.pem + root.pem)
    cluster.kubectl.delete("configmap", "late-root", namespace="cert-manager")
    stays_true(lambda: mesh.roots(2) == both, "a root went with its source", seconds=10)


class TestAnotherCommonName:
    """An anchor with the former common name: how it moves on, and what must not be done."""

    def names(self, mesh: Mesh) -> tuple[str, str]:
        return f"{mesh.name}-anchor", f"{mesh.name}-anchor-2026"

    def test_the_move(self, cluster: Bench) -> None:
        """Whoever knows the roots of the commit before believes what is signed after it."""
        mesh = Mesh(cluster, "move")
        old, new = self.names(mesh)
        former = {old: "identity.linkerd.cluster.local"}
        mesh.apply(trust_anchor=ROOT, anchor_common_names=former)
        mesh.wait_issuer()
        first, under_old = mesh.roots(), mesh.files
        assert refusal(first, under_old) == ""

        options: dict[str, Any] = {"trust_anchor": ROOT, "anchor_common_names": former}
        mesh.apply(**options, anchors=[old, new], active_anchor=old)
        both = mesh.roots(2)
        assert refusal(both, mesh.files, proxies=first) == "", "pods that have not restarted"

        mesh.apply(**options, anchors=[old, new], active_anchor=new)
        self.wait_other(mesh, under_old)
        under_new = mesh.files
        assert refusal(both, under_new) == ""
        assert refusal(both, under_old) == "", "leaves of before"

        mesh.apply(trust_anchor=ROOT, anchors=[new, f"{new}-b"], active_anchor=new)
        wait_until(lambda: mesh.roots(2) != both, "the old anchor is still there")
        assert refusal(mesh.roots(2), under_new) == ""

    def test_a_new_name_for_the_anchor_in_use_breaks_the_mesh(self, cluster: Bench) -> None:
        """With the same key: this is why the name has to be kept."""
        mesh = Mesh(cluster, "broken")
        old, _ = self.names(mesh)
        mesh.apply(trust_anchor=ROOT, anchor_common_names={old: "identity.linkerd.cluster.local"})
        mesh.wait_issuer()
        before, issued = mesh.roots(), mesh.files
        mesh.apply(trust_anchor=ROOT)
        wait_until(lambda: mesh.roots() != before, "the anchor keeps its name")
        assert refusal(mesh.roots(), issued).startswith("identity: "), "it does not start"
        cluster.kubectl.delete("secret", "linkerd-identity-issuer", namespace=mesh.name)
        self.wait_other(mesh, issued)
        assert refusal(mesh.roots(), mesh.files, proxies=before), "proxies refuse each other"

    def wait_other(self, mesh: Mesh, former: IssuerFiles) -> None:
        mesh.wait_issuer()
        wait_until(lambda: mesh.files != former, "no other issuer")


def requests(cluster: Bench, namespace: str) -> list[Manifest]:
    return cluster.kubectl.list("certificaterequests", namespace)


def revisions(cluster: Bench, namespace: str) -> set[str]:
    """Return what was asked for; cert-manager deletes what came before, as it is told to."""
    name = "cert-manager.io/certificate-revision"
    return {each["metadata"]["annotations"][name] for each in requests(cluster, namespace)}


def denied(cluster: Bench, namespace: str) -> list[Manifest]:
    return [
        request
        for request in requests(cluster, namespace)
        if condition(request, "Denied").get("status") == "True"
    ]


def secret(cluster: Bench, name: str, namespace: str, files: IssuerFiles) -> None:
    """Write a Secret as whoever delivers it does."""
    data = {"tls.crt": files.certificates, "tls.key": files.key}
    cluster.kubectl.apply(
        [
            {
                "apiVersion": "v1",
                "kind": "Secret",
                "metadata": {"name": name, "namespace": namespace},
                "type": "kubernetes.io/tls",
                "data": {key: base64.b64encode(value).decode() for key, value in data.items()},
            }
        ]
    )
