"""What Certificates and issuers say when they are written, patches included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, cast

from cdk8s import ApiObject
from constructs import Construct

from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import CERT_MANAGER_GROUP
from ..certificates.lifetime import Lifetime
from ..kubernetes.go_duration import go_seconds
from ..kubernetes.manifest import Manifest
from .mesh import SecretName


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCertificate:
    """A Certificate as it is written, which a JSON patch may have made different from its options.

    Attributes:
        lifetime: Its lifetime; ``None`` where cert-manager's defaults would decide.
        rotation_policy: Whether a renewal changes the key; ``None`` where cert-manager's default
            would decide, which depends on its version.
        issuer: Group, kind and name of its issuer.
    """

    lifetime: Lifetime | None
    rotation_policy: Literal["Never", "Always"] | None
    issuer: tuple[str, str, str]

    @classmethod
    def of(cls, owner: Construct, certificate: CertificateRef) -> WrittenCertificate:
        """Return what is written of a certificate that *owner* makes.

        Raises:
            ValueError: cert-manager would refuse the lifetime, or it is another certificate.
        """
        manifest = _written(owner)
        title = f"Certificate {certificate.namespace}/{certificate.name}"
        _check_identity(manifest, certificate, title)
        spec = manifest["spec"]
        policy = spec.get("privateKey", {}).get("rotationPolicy")
        issuer = spec["issuerRef"]
        return cls(
            lifetime=_lifetime(spec, title),
            rotation_policy=policy if policy in ("Never", "Always") else None,
            issuer=(
                issuer.get("group", CERT_MANAGER_GROUP),
                issuer.get("kind", "Issuer"),
                issuer["name"],
            ),
        )


def signs_with(owner: Construct, secret: SecretName) -> bool:
    """Return whether the ClusterIssuer that *owner* makes is written to sign with *secret*."""
    name: object = _written(owner)["spec"].get("ca", {}).get("secretName")
    return name == secret[1]


def _written(owner: Construct) -> Manifest:
    return cast("Manifest", ApiObject.of(owner).to_json())


def _check_identity(manifest: Manifest, certificate: CertificateRef, title: str) -> None:
    metadata, spec = manifest["metadata"], manifest["spec"]
    expected = {
        "metadata.name": (metadata.get("name"), certificate.name),
        "metadata.namespace": (metadata.get("namespace"), certificate.namespace),
        "spec.secretName": (spec.get("secretName"), certificate.secret_name),
    }
    for field, (written, known) in expected.items():
        if written != known:
            raise ValueError(
                f"{title}: a patch sets {field} to {written} instead of {known}, under which "
                "issuers, restarters and trust roots look for it: use the option for that name"
            )


def _lifetime(spec: dict[str, Any], title: str) -> Lifetime | None:
    if "duration" not in spec or "renewBefore" not in spec:
        return None
    try:
        seconds = [go_seconds(f"spec.{key}", spec[key]) for key in ("duration", "renewBefore")]
        lifetime = Lifetime.of_seconds(seconds[0], renew_before=seconds[1])
        lifetime.check()
    except ValueError as error:
        raise ValueError(f"{title}, as it is written: {error}") from error
    return lifetime
