"""What Certificates and issuers say when they are written, patches included."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from cdk8s import ApiObject
from constructs import Construct

from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import CERT_MANAGER_GROUP, IssuerRef
from ..certificates.lifetime import Lifetime
from ..kubernetes.go_duration import go_seconds
from ..kubernetes.manifest import Manifest
from ..kubernetes.schedule import Schedule
from ..kubernetes.time_zone import ETC_UTC
from .mesh import Restarter, SecretName


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
        manifest = written_object(owner)
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


def signs_with(owner: Construct, issuer: IssuerRef, secret: SecretName) -> bool:
    """Return whether the ClusterIssuer that *owner* makes is written to sign with *secret*.

    Raises:
        ValueError: It is another issuer.
    """
    manifest = written_object(owner)
    name: object = manifest["metadata"].get("name")
    if name != issuer.name:
        raise ValueError(
            f"{issuer.title}: a patch sets metadata.name to {name}, but Certificates name "
            f"{issuer.name}: use the option for that name"
        )
    secret_name: object = manifest["spec"].get("ca", {}).get("secretName")
    return secret_name == secret[1]


def written_restarter(owner: Construct, restarter: Restarter) -> Restarter | None:
    """Return a restarter as its CronJob is written; ``None`` if that may never run, or for ever.

    Raises:
        ValueError: A patch writes a schedule that cannot be counted with.
    """
    if restarter.cron_job is None:
        return restarter
    spec = written_object(owner)["spec"]
    deadline = spec["jobTemplate"]["spec"].get("activeDeadlineSeconds")
    if spec.get("suspend") or deadline is None:
        return None
    schedule = Schedule(spec["schedule"], spec.get("timeZone", ETC_UTC))
    return replace(
        restarter,
        gap_seconds=schedule.longest_gap_seconds,
        clocks_change=schedule.longest_gap_is_at_a_clock_change,
        deadline_seconds=deadline,
    )


def check_bundle(owner: Construct, original: Manifest) -> None:
    """Check that a Bundle is written with the roots, and for the namespaces, that it was made with.

    Raises:
        ValueError: A patch takes a root out, or has the roots written elsewhere.
    """
    manifest = written_object(owner)
    name = original["metadata"]["name"]
    sources = manifest["spec"].get("sources", [])
    lost = [source for source in original["spec"]["sources"] if source not in sources]
    if lost:
        raise ValueError(
            f"Bundle {name}: a patch takes {lost[0]} out of its sources. Proxies would refuse "
            "what that root signs: use the options of the trust roots"
        )
    if _destination(manifest) != _destination(original):
        raise ValueError(
            f"Bundle {name}: a patch has the trust roots written as {_destination(manifest)} "
            f"instead of {_destination(original)}, where Linkerd reads them: use "
            "'trust_roots_namespace_labels', or the option for the name"
        )


def _destination(bundle: Manifest) -> tuple[object, ...]:
    target = bundle["spec"].get("target", {})
    key = target.get("configMap", {}).get("key")
    return bundle["metadata"].get("name"), key, target.get("namespaceSelector")


def written_object(owner: Construct) -> Manifest:
    """Return what *owner* is written as."""
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
