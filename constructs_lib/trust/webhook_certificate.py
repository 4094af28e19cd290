"""The certificate of a webhook of Linkerd."""

from __future__ import annotations

from collections.abc import Mapping

from cdk8s import ApiObjectMetadata
from constructs import Construct

from .._imports.linkerd_gitops.io import cert_manager
from ..certificates import spec
from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import IssuerRef
from ..certificates.lifetime import Lifetime
from ..certificates.private_key import PrivateKey
from ..kubernetes.labels import PART_OF_LINKERD
from ..kubernetes.names import check_label, check_subdomain
from ..kubernetes.option_types import checks_types
from ..plan.ledger import Ledger
from ..tree.placement import Placement

DEFAULT_PRIVATE_KEY = PrivateKey(encoding="PKCS8", rotation_policy="Always")
"""Linkerd's policy validator reads an ECDSA key only as PKCS 8
(linkerd/kubert@v0.18 kubert/src/server/tls_rustls.rs)."""


class WebhookCertificate(Construct):
    """A cert-manager Certificate for a Service that the API server calls.

    Its names are those that Linkerd's charts expect: Certificate ``NAME``, Secret
    ``NAME-k8s-tls``, DNS name ``NAME.NAMESPACE.svc``.
    """

    @checks_types
    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        issuer: IssuerRef,
        ca_secret: str | None = None,
        service: str,
        namespace: str | None = None,
        name: str | None = None,
        secret_name: str | None = None,
        lifetime: Lifetime | None = None,
        private_key: PrivateKey = DEFAULT_PRIVATE_KEY,
    ) -> None:
        """Make the Certificate.

        Args:
            scope: The construct to make it under.
            id: The construct's id.
            issuer: The issuer: ``TrustAnchorChain.webhook_issuer``, or an external issuer.
            ca_secret: ``namespace/name`` of the issuer's Secret, if the API server is to get the CA
                from it. The Secret needs annotation ``cert-manager.io/allow-direct-injection:
                "true"`` and the CA certificate under ``ca.crt``. Defaults to none: the API server
                gets the CA that was put beside this certificate when it was issued.
            service: The webhook's Service.
            namespace: The Service's namespace. Defaults to the chart's.
            name: The Certificate's name. Defaults to *service*.
            secret_name: The Secret's name. Defaults to ``SERVICE-k8s-tls``.
            lifetime: Defaults to 168 hours, renewed 24 hours before the end.
            private_key: Defaults to ECDSA 256 in PKCS 8, a new key with every certificate.

        Raises:
            ValueError: A name is not a DNS name, there is no namespace, or the key is not PKCS 8.
        """
        super().__init__(scope, id)
        place = Placement.of(scope)
        check_label("service", service)
        _check_encoding(private_key)
        self._certificate = CertificateRef(
            name=check_subdomain("name", service if name is None else name),
            namespace=place.namespace(namespace),
            secret_name=f"{service}-k8s-tls" if secret_name is None else secret_name,
            issuer=issuer,
            lifetime=lifetime or spec.default_leaf_lifetime(),
        )
        self._ca_secret = ca_secret
        self._dns_names = (f"{service}.{self._certificate.namespace}.svc",)
        self._make_certificate(place, private_key)

    @property
    def certificate(self) -> CertificateRef:
        """The certificate, for a ``MeshRestarter``."""
        return self._certificate

    @property
    def secret_name(self) -> str:
        """The Secret that cert-manager writes."""
        return self._certificate.secret_name

    @property
    def namespace(self) -> str:
        """The namespace of Certificate, Secret and Service."""
        return self._certificate.namespace

    @property
    def dns_names(self) -> tuple[str, ...]:
        """The names that the certificate is valid for."""
        return self._dns_names

    @property
    def inject_ca_from(self) -> str:
        """``namespace/name`` of the Certificate, for the charts' value ``injectCaFrom``.

        Raises:
            ValueError: The renewal plan counts with the CA's own Secret.
        """
        if self._ca_secret is not None:
            raise ValueError(
                f"'inject_ca_from' of {self._certificate.name} must not be used, because the API "
                f"server is to get the CA from Secret {self._ca_secret}: use "
                "'inject_ca_from_secret', as annotation 'cert-manager.io/inject-ca-from-secret' or "
                "as the chart's value 'injectCaFromSecret'"
            )
        return f"{self._certificate.namespace}/{self._certificate.name}"

    @property
    def inject_ca_from_secret(self) -> str | None:
        """``namespace/name`` of the CA's Secret, for the charts' value ``injectCaFromSecret``.

        ``None`` if the API server is to get the CA from the Certificate.
        """
        return self._ca_secret

    @property
    def ca_values(self) -> Mapping[str, str]:
        """The one Helm value by which Linkerd's charts let cainjector write the CA."""
        if self._ca_secret is None:
            return {"injectCaFrom": self.inject_ca_from}
        return {"injectCaFromSecret": self._ca_secret}

    def _make_certificate(self, place: Placement, private_key: PrivateKey) -> None:
        certificate = self._certificate
        resource = cert_manager.Certificate(
            self,
            "Default",
            metadata=ApiObjectMetadata(name=certificate.name, namespace=certificate.namespace),
            spec=spec.spec(
                certificate,
                private_key=private_key,
                common_name=self._dns_names[0],
                dns_names=self._dns_names,
                is_ca=False,
                usages=(cert_manager.CertificateSpecUsages.SERVER_AUTH,),
                secret_labels=PART_OF_LINKERD,
            ),
        )
        place.record(
            resource, "Certificate.cert-manager.io", certificate.name, certificate.namespace
        )
        place.inventory.facts(Ledger).add_certificate(
            self, certificate, "webhook", ca_bundle_follows_authority=self._ca_secret is not None
        )


def _check_encoding(private_key: PrivateKey) -> None:
    if private_key.encoding != "PKCS8":
        raise ValueError(
            f"'private_key.encoding' ({private_key.encoding}) must be PKCS8: Linkerd's policy "
            "validator reads no other encoding"
        )
