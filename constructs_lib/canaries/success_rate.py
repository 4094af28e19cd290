"""The success rate of a new version: the query, and when it is good enough."""

from __future__ import annotations

from dataclasses import dataclass

from ..kubernetes.manifest import Manifest
from ..kubernetes.option_types import checks_options

VIZ_PROMETHEUS = "http://prometheus.linkerd-viz:9090"
"""The address of viz's Prometheus, in its default namespace."""

HASH = "canary-hash"
"""The argument of an AnalysisTemplate that holds the hash of the new version's pods."""

SHORTEST_WINDOW_SECONDS = 30
"""A rate needs two scrapes, and viz's Prometheus scrapes every 10 seconds."""

SHORTEST_INTERVAL_SECONDS = 10


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessRate:
    """How many of the requests to a new version must succeed, and how often that is measured.

    The rate is what the new pods' own proxies counted on the application's port, of meshed clients
    alone. Kubelet's probes and Prometheus's scrapes do not count: they succeed in a version that
    no user has called. Without a single request the measurement fails.

    Attributes:
        minimum: The rate, more than 0 and at most 1. Defaults to 0.99.
        window_seconds: The time that a measurement looks back, and that passes before the first
            one. Defaults to 60.
        interval_seconds: The time between two measurements. Defaults to 30.
        count: How many measurements there are. Defaults to 5.
        failure_limit: How many of them may fail. Defaults to 0.
        error_limit: How many times in a row Prometheus may give no answer. Defaults to 4.

    Raises:
        ValueError: A number is out of its range, or all measurements may fail.
    """

    minimum: float = 0.99
    window_seconds: int = 60
    interval_seconds: int = 30
    count: int = 5
    failure_limit: int = 0
    error_limit: int = 4

    def __post_init__(self) -> None:
        if not 0 < self.minimum <= 1:
            raise ValueError(
                f"'minimum' ({self.minimum}) must be more than 0 and at most 1: 0.99 means 99 of "
                "100 requests"
            )
        for field, least in (
            ("window_seconds", SHORTEST_WINDOW_SECONDS),
            ("interval_seconds", SHORTEST_INTERVAL_SECONDS),
            ("count", 1),
            ("failure_limit", 0),
            ("error_limit", 0),
        ):
            value = int(getattr(self, field))
            if value < least:
                raise ValueError(f"'{field}' ({value}) must be at least {least}")
        if self.failure_limit >= self.count:
            raise ValueError(
                f"'failure_limit' ({self.failure_limit}) must be less than 'count' ({self.count}), "
                "or a version that fails every time is promoted"
            )

    @property
    def seconds(self) -> int:
        """How long an analysis takes if every measurement succeeds."""
        return self.window_seconds + (self.count - 1) * self.interval_seconds

    def metric(self, *, namespace: str, target_port: int, prometheus: str) -> Manifest:
        """Return the metric of an AnalysisTemplate with the argument ``canary-hash``.

        Args:
            namespace: The application's namespace.
            target_port: The port of its pods.
            prometheus: The address of the Prometheus that scrapes the proxies.
        """
        return {
            "name": "linkerd-success-rate",
            # Until then there is nothing to see, and that would count as a failure.
            "initialDelay": f"{self.window_seconds}s",
            "interval": f"{self.interval_seconds}s",
            "count": self.count,
            "failureLimit": self.failure_limit,
            "consecutiveErrorLimit": self.error_limit,
            # An index into an empty result would be an error, and errors are forgiven longer.
            "successCondition": (
                f"len(result) > 0 && !isNaN(result[0]) && result[0] >= {self.minimum}"
            ),
            "provider": {
                "prometheus": {
                    "address": prometheus,
                    "query": self._query(namespace, target_port),
                }
            },
        }

    def _query(self, namespace: str, target_port: int) -> str:
        # The metrics and labels of the proxy in both releases; viz's Prometheus copies the labels
        # of the pod (linkerd2@stable-2.14.10 and edge-26.8.3 viz/charts/linkerd-viz/templates/
        # prometheus.yaml). A scrape of the proxy is counted too, with its identity, under the port
        # of the proxy (linkerd2-proxy@release/v2.210.4 linkerd/app/admin/src/stack.rs). A scrape of
        # the application itself is known by its ServiceAccount alone.
        labels = ",".join(
            (
                f'namespace="{namespace}"',
                f'rollouts_pod_template_hash="{{{{args.{HASH}}}}}"',
                'direction="inbound"',
                f'target_port="{target_port}"',
                'tls="true"',
                'client_id!~"[^.]*prometheus.*"',
            )
        )
        successes = f'{labels},classification="success"'
        return " / ".join(
            f"sum(rate(response_total{{{selector}}}[{self.window_seconds}s]))"
            for selector in (successes, labels)
        )
