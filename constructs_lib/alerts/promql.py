"""The metrics that alerts ask for, and how they are selected.

Every metric of an alert or of the dashboard has its name here, except that of linkerd-identity,
which depends on the release.
"""

from __future__ import annotations

from collections.abc import Collection

from ..kubernetes.go_duration import go_duration

EXPIRATION = "certmanager_certificate_expiration_timestamp_seconds"
"""When a certificate ends; 0 while there is none (cert-manager@v1.16.1 pkg/metrics/certificates.go,
cert-manager@v1.21.2 internal/collectors/certificate_collector.go)."""

RENEWAL = "certmanager_certificate_renewal_timestamp_seconds"
"""When its renewal is due; 0 while there is no certificate (likewise)."""

READY = "certmanager_certificate_ready_status"
"""1 for the ``condition`` that its Ready condition has, 0 for the other two (likewise)."""

LAST_SUCCESS = "kube_cronjob_status_last_successful_time"
"""When a CronJob's last successful run ended; there is none before the first
(kube-state-metrics docs/metrics/workload/cronjob-metrics.md)."""

LAST_SCHEDULE = "kube_cronjob_status_last_schedule_time"
"""When its last run began; there is none before the first (likewise)."""

NEXT_SCHEDULE = "kube_cronjob_next_schedule_time"
"""When its next run is due; there is none while it is suspended (likewise)."""

CREATED = "kube_cronjob_created"
"""When a CronJob was created (likewise)."""

JOB_FAILED = "kube_job_failed"
"""1 for the ``condition`` that a Job's Failed condition has
(kube-state-metrics docs/metrics/workload/job-metrics.md)."""

JOB_CREATED = "kube_job_created"
"""When a Job was created (likewise)."""

CONFIG_MAP_CREATED = "kube_configmap_created"
"""When a ConfigMap was created (kube-state-metrics docs/metrics/storage/configmap-metrics.md)."""

CONFIG_MAP_VERSION = "kube_configmap_metadata_resource_version"
"""A ConfigMap's resource version, which every write changes
(likewise, where it is experimental)."""

PROXY_EXPIRATION = '{__name__=~"(control_)?identity_cert_expiration_timestamp_seconds"}'
"""When a proxy's certificate ends; 0 before its first. Of two names, because a mesh has proxies of
two releases for a while (linkerd2-proxy@release/v2.210.4 linkerd/proxy/identity-client/src/
metrics.rs; @release/v2.366.0 linkerd/app/src/{lib,identity}.rs, linkerd/identity/src/metrics.rs).
"""

RECONCILE_ERRORS = "controller_runtime_reconcile_errors_total"
"""Reconciliations that failed, by ``controller`` (controller-runtime@v0.25.0
pkg/internal/controller/metrics/metrics.go). trust-manager has no metrics of its own for a Bundle's
state, and does not count a source that is missing among its errors (trust-manager@v0.12.0 and
@v0.25.0 pkg/bundle/bundle.go)."""

RECONCILES = "controller_runtime_reconcile_total"
"""Reconciliations, by ``controller`` and ``result`` (likewise)."""

BUNDLE_CONTROLLER = "bundles"
"""trust-manager's name of its controller of Bundles (trust-manager@v0.12.0 and @v0.25.0
pkg/bundle/controller.go)."""


def series(metric: str, namespace: str, matchers: str, *, ago_seconds: int = 0) -> str:
    """Return the series of a metric about something in *namespace*, however it is scraped.

    An exporter writes the namespace of its subject into label ``namespace``. Prometheus puts the
    exporter's own namespace there and renames the other, unless ``honorLabels`` is set. The chart
    of kube-state-metrics sets it, and cert-manager's does not.
    """
    ago = f" offset {go_duration(ago_seconds)}" if ago_seconds else ""
    renamed = f'{metric}{{exported_namespace="{namespace}",{matchers}}}{ago}'
    honoured = f'{metric}{{exported_namespace="",namespace="{namespace}",{matchers}}}{ago}'
    return f"{renamed}\n  or {honoured}"


def clock(moment: str) -> str:
    """Return the template of a date and time, such as ``2026-12-09 04:12 UTC``.

    *moment* is a scalar in PromQL, with ``%f`` for the alert's value. Prometheus knows toTime since
    2.38 (template/template.go).
    """
    return (
        f'{{{{ (printf "{moment}" $value | query | first | value | toTime).Format '
        '"2006-01-02 15:04 UTC" }}'
    )


def any_of(label: str, names: Collection[str]) -> str:
    """Return the matcher for a label that is one of *names*."""
    first, *others = sorted(names)
    if not others:
        return f'{label}="{first}"'
    return f'{label}=~"{"|".join(map(literal, (first, *others)))}"'


def literal(name: str) -> str:
    """Return the pattern that a DNS name alone matches."""
    return name.replace(".", "[.]")
