"""The time series of a mesh in which all is well, and what can be changed in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from constructs_lib import CertificateRef, LinkerdStack, RenewalPlan
from constructs_lib.plan.requirement import RequirementKind

from ..conftest import Manifest
from .promtool import EVERY

HOUR = 3600
DAY = 24 * HOUR
RESTARTERS = ("linkerd", "linkerd-viz")
ISSUER = ("linkerd", "linkerd-identity-issuer")
ANCHOR = "linkerd-trust-anchor"


@dataclass(frozen=True)
class Mesh:
    """A stack with alerts, its plan, and its PrometheusRule."""

    stack: LinkerdStack
    plan: RenewalPlan
    rules: Manifest

    @property
    def certificates(self) -> tuple[CertificateRef, ...]:
        webhooks = (webhook.certificate for webhook in self.stack.webhook_certificates.values())
        return (*self.stack.chain.certificates, *webhooks)

    @property
    def has_issuer_metric(self) -> bool:
        return self.stack.release.name.startswith("edge")

    def margin(self, kind: RequirementKind) -> int:
        """Return the least margin of the requirements of a kind, in seconds."""
        return min(
            requirement.margin_seconds
            for requirement in self.plan.requirements
            if requirement.kind == kind and requirement.margin_seconds is not None
        )

    def count(self, namespace: str) -> int:
        """Return how many webhooks have their certificate in *namespace*."""
        webhooks = self.stack.webhook_certificates.values()
        return sum(webhook.namespace == namespace for webhook in webhooks)


def constant(value: float, seconds: int) -> str:
    """Return *seconds* of one value, in promtool's notation."""
    return f"{value}x{seconds // EVERY}"


def steps(seconds: int, value: Callable[[int], float | None]) -> str:
    """Return a sample per interval; ``None`` is a series that has ended or not begun."""
    samples = (value(at) for at in range(0, seconds + 1, EVERY))
    return " ".join("_" if sample is None else f"{sample:.0f}" for sample in samples)


class Series(dict[str, str]):
    """Series by metric and labels."""

    def put(self, metric: str, values: str, **labels: str) -> None:
        self[self._name(metric, labels)] = values

    def named(self, metric: str, **labels: str) -> list[str]:
        """Return the series of a metric that have these labels; there must be some."""
        names = [
            name
            for name in self
            if name.startswith(f"{metric}{{")
            and all(re.search(f'[{{,]{key}="{value}"', name) for key, value in labels.items())
        ]
        assert names, (metric, labels)
        return names

    def drop(self, metric: str, **labels: str) -> None:
        """Take out the series of a metric that have these labels."""
        for name in self.named(metric, **labels):
            del self[name]

    @staticmethod
    def _name(metric: str, labels: dict[str, str]) -> str:
        inside = ",".join(f'{key}="{value}"' for key, value in labels.items())
        return f"{metric}{{{inside}}}"


def reissued(lifetime: int, every: int, at: int) -> int:
    """Return the end of what was issued at the last multiple of *every*."""
    return at // every * every + lifetime


def all_is_well(mesh: Mesh, seconds: int) -> Series:
    """Return what Prometheus sees while everything happens in time.

    The roots were issued at 0, restarters run every six hours and take five minutes, and the
    anchor is not due.
    """
    series = Series()
    for certificate in mesh.certificates:
        lifetime = certificate.lifetime
        assert lifetime is not None
        root = certificate.namespace == mesh.stack.chain.namespace
        every = 100 * DAY if root else 6 * HOUR
        put_certificate(
            series,
            certificate,
            steps(seconds, ends(lifetime.duration_seconds, every)),
            steps(seconds, ends(lifetime.renewal_age_seconds, every)),
        )
        put_ready(series, certificate, constant(1, seconds))
    for namespace in RESTARTERS:
        put_success(series, namespace, steps(seconds, succeeded))
        put_created(series, namespace, seconds)
    put_trust_roots(series, constant(7, seconds))
    series.put(
        "controller_runtime_reconcile_errors_total", constant(3, seconds), controller="bundles"
    )
    for result in ("success", "error"):
        series.put(
            "controller_runtime_reconcile_total",
            constant(9, seconds),
            controller="bundles",
            result=result,
        )
    if mesh.stack.anchor_rotator is not None:
        put_rotator(series, seconds)
    put_proxy(series, mesh, steps(seconds, lambda at: reissued(DAY, 17 * HOUR, at)))
    if mesh.has_issuer_metric:
        put_issuer_ttl(series, steps(seconds, lambda at: reissued(7 * DAY, 6 * HOUR, at) - at))
    return series


def ends(life: int, every: int) -> Callable[[int], float]:
    return lambda at: reissued(life, every, at)


def succeeded(at: int) -> float | None:
    """Return when the last run ended that began at a multiple of six hours."""
    began = (at - 300) // (6 * HOUR) * 6 * HOUR
    return began + 300 if began >= 0 else None


def put_certificate(series: Series, certificate: CertificateRef, end: str, renewal: str) -> None:
    labels = _labels(certificate)
    series.put("certmanager_certificate_expiration_timestamp_seconds", end, **labels)
    series.put("certmanager_certificate_renewal_timestamp_seconds", renewal, **labels)


def put_ready(series: Series, certificate: CertificateRef, ready: str) -> None:
    labels = _labels(certificate)
    series.put("certmanager_certificate_ready_status", ready, **labels, condition="True")


def put_success(series: Series, namespace: str, values: str) -> None:
    series.put(
        "kube_cronjob_status_last_successful_time",
        values,
        namespace=namespace,
        cronjob="linkerd-restarter",
    )


def put_created(series: Series, namespace: str, seconds: int, at: int = 0) -> None:
    series.put(
        "kube_cronjob_created",
        constant(at, seconds),
        namespace=namespace,
        cronjob="linkerd-restarter",
    )


def put_rotator(series: Series, seconds: int) -> None:
    """Put a rotator that runs every ten minutes, takes a minute, and rests."""
    labels = {"namespace": "linkerd", "cronjob": "linkerd-anchor-rotator"}
    begun = steps(seconds, lambda at: at // 600 * 600)
    series.put("kube_cronjob_created", constant(0, seconds), **labels)
    series.put("kube_cronjob_status_last_schedule_time", begun, **labels)
    succeeded = steps(seconds, lambda at: (at - 60) // 600 * 600 + 60 if at >= 60 else None)
    series.put("kube_cronjob_status_last_successful_time", succeeded, **labels)
    put_config_map(series, "linkerd-anchor-rotation", constant(0, seconds))


def put_config_map(series: Series, name: str, created: str) -> None:
    series.put("kube_configmap_created", created, namespace="linkerd", configmap=name)


def put_trust_roots(series: Series, values: str) -> None:
    series.put(
        "kube_configmap_metadata_resource_version",
        values,
        namespace="linkerd",
        configmap="linkerd-identity-trust-roots",
    )


def put_proxy(series: Series, mesh: Mesh, ends_at: str, pod: str = "web-0") -> None:
    """Put a proxy; the first release's have another name for this metric."""
    prefix = "control_" if mesh.has_issuer_metric else ""
    name = f"{prefix}identity_cert_expiration_timestamp_seconds"
    series.put(name, ends_at, namespace="shop", pod=pod)


def put_issuer_ttl(series: Series, values: str) -> None:
    series.put("issuer_cert_ttl_seconds", values, instance="linkerd-identity-0")


def _labels(certificate: CertificateRef) -> dict[str, str]:
    assert certificate.issuer is not None
    return {
        # As cert-manager's chart has it scraped: the label namespace is cert-manager's own.
        "namespace": "cert-manager",
        "exported_namespace": certificate.namespace,
        "name": certificate.name,
        "issuer_name": certificate.issuer.name,
        "issuer_kind": certificate.issuer.kind,
        "issuer_group": "cert-manager.io",
    }
