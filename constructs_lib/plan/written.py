"""What Certificates and issuers say when they are written, patches included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, cast

from cdk8s import ApiObject
from constructs import Construct

from ..certificates.certificate_ref import CertificateRef
from ..certificates.issuer_ref import CERT_MANAGER_GROUP, IssuerRef
from ..certificates.lifetime import Lifetime
from ..kubernetes.go_duration import go_seconds
from ..kubernetes.manifest import Manifest, below
from ..kubernetes.schedule import Schedule
from ..kubernetes.time_zone import ETC_UTC
from .mesh import Restarter, SecretName

_Demands: TypeAlias = Mapping[tuple[str, ...], tuple[object, str]]

_IS_CA: _Demands = {("isCA",): (True, "no certificate that it signs would verify")}

_DEMANDS: Mapping[str, _Demands] = {
    "authority": _IS_CA,
    "intermediate": _IS_CA,
    "identity": {
        **_IS_CA,
        ("privateKey", "algorithm"): ("ECDSA", "linkerd-identity could not sign with it"),
    },
    "webhook": {
        ("privateKey", "encoding"): ("PKCS8", "Linkerd's policy validator could not read it"),
    },
}
"""What a certificate must have, by its role, and what happens otherwise."""


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
    def of(cls, owner: Construct, certificate: CertificateRef, role: str) -> WrittenCertificate:
        """Return what is written of a certificate that *owner* makes for a *role*.

        Raises:
            ValueError: cert-manager would refuse it, it is another certificate, or it is of no use
                for its role.
        """
        manifest = written_object(owner)
        title = f"Certificate {certificate.namespace}/{certificate.name}"
        _check_identity(manifest, certificate, title)
        spec = below(manifest, "spec")
        _check_demands(spec, role, title)
        policy = below(spec, "privateKey").get("rotationPolicy")
        issuer = below(spec, "issuerRef")
        if not issuer.get("name"):
            raise ValueError(
                f"{title}: a patch takes spec.issuerRef.name away, and cert-manager refuses a "
                "Certificate without it: leave it, or replace the whole of spec.issuerRef"
            )
        return cls(
            lifetime=_lifetime(spec, title),
            rotation_policy=policy if policy in ("Never", "Always") else None,
            # cert-manager takes an empty field for one that is missing.
            issuer=(
                issuer.get("group") or CERT_MANAGER_GROUP,
                issuer.get("kind") or "Issuer",
                issuer["name"],
            ),
        )


def check_issuer(owner: Construct, issuer: IssuerRef) -> None:
    """Check that *owner* is written as the issuer that Certificates name.

    Raises:
        ValueError: It is another issuer.
    """
    name: object = below(written_object(owner), "metadata").get("name")
    if name != issuer.name:
        raise ValueError(
            f"{issuer.title}: a patch sets metadata.name to {name}, but Certificates name "
            f"{issuer.name}: use the option for that name"
        )


def signs_with(owner: Construct, secret: SecretName) -> bool:
    """Return whether the ClusterIssuer that *owner* makes is written to sign with *secret*."""
    secret_name: object = below(written_object(owner), "spec", "ca").get("secretName")
    return secret_name == secret[1]


def written_restarter(owner: Construct, restarter: Restarter) -> Restarter | None:
    """Return a restarter as its CronJob is written; ``None`` if that may never run, or for ever.

    Raises:
        ValueError: A patch writes a schedule that cannot be counted with.
    """
    if restarter.cron_job is None:
        return restarter
    spec = below(written_object(owner), "spec")
    deadline = below(spec, "jobTemplate", "spec").get("activeDeadlineSeconds")
    if spec.get("suspend") or deadline is None or not spec.get("schedule"):
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
    sources = below(manifest, "spec").get("sources") or ()
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
    target = below(bundle, "spec", "target")
    key = below(target, "configMap").get("key")
    return bundle["metadata"].get("name"), key, target.get("namespaceSelector")


def written_object(owner: Construct) -> Manifest:
    """Return what *owner* is written as."""
    return cast("Manifest", ApiObject.of(owner).to_json())


def _check_identity(manifest: Manifest, certificate: CertificateRef, title: str) -> None:
    metadata, spec = below(manifest, "metadata"), below(manifest, "spec")
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


def _check_demands(spec: Manifest, role: str, title: str) -> None:
    for path, (demanded, otherwise) in _DEMANDS.get(role, {}).items():
        written = below(spec, *path[:-1]).get(path[-1])
        if written != demanded:
            raise ValueError(
                f"{title}: a patch sets spec.{'.'.join(path)} to {written}, but it must be "
                f"{demanded}, or {otherwise}: leave it out of the patch"
            )


def _lifetime(spec: Manifest, title: str) -> Lifetime | None:
    """Return the lifetime; ``None`` if cert-manager's defaults decide.

    A percentage is the part of the lifetime that is left at the renewal (cert-manager@v1.21.1, the
    field's description in the CustomResourceDefinition).
    """
    duration, renew_before = spec.get("duration"), spec.get("renewBefore")
    percentage = spec.get("renewBeforePercentage")
    if renew_before is not None and percentage is not None:
        raise ValueError(
            f"{title}: a patch sets spec.renewBeforePercentage ({percentage}) beside "
            f"spec.renewBefore ({renew_before}), and cert-manager refuses both: remove one"
        )
    if duration is None or (renew_before is None and percentage is None):
        return None
    try:
        seconds = go_seconds("spec.duration", str(duration))
        lifetime = Lifetime.of_seconds(
            seconds,
            renew_before=seconds * int(str(percentage)) // 100
            if renew_before is None
            else go_seconds("spec.renewBefore", str(renew_before)),
        )
        lifetime.check()
    except ValueError as error:
        raise ValueError(f"{title}, as it is written: {error}") from error
    return lifetime
