"""HelmChart: which values a chart gets, and which nobody may set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from constructs_lib import STABLE_2_14_10
from constructs_lib.releases.helm_values import HelmValues
from constructs_lib.releases.release import HelmChart, LinkerdRelease, Option, Parameter, Webhook

OPTIONS: Mapping[Option, str | int] = {
    "trust_domain": "cluster.local",
    "replicas": 2,
    "cert_manager_namespace": "cert-manager",
    "control_plane_namespace": "linkerd",
}

# Nothing is known of this chart's keys, so only what stands here is refused.
CHART = HelmChart(
    name="mesh",
    repository="https://charts.example.com",
    version="1.0.0",
    folder="control_plane",
    values={"identity": {"externalCA": True}, "replicas": 5},
    parameters=(
        Parameter(
            option="trust_domain",
            path="trust.domain",
            chart_default="cluster.local",
            default_from="clusterDomain",
        ),
        Parameter(option="replicas", path="pods", chart_default=1, option_only=False),
        Parameter(
            option="control_plane_namespace",
            path="collector",
            chart_default="collector.mesh:55678",
            template="collector.{}:55678",
        ),
    ),
    webhooks=(Webhook(service="injector", path="hooks.injector"),),
    forbidden_values={"anchors": "they come from the ConfigMap", "identity.externalCA": "it is"},
)


def resolve(
    extra: HelmValues, options: Mapping[Option, str | int] = OPTIONS, chart: HelmChart = CHART
) -> dict[str, Any]:
    """Return the chart's values, with what pyright cannot know of them left open."""
    return chart.resolved_values(options, {"injector": {"injectCaFrom": "linkerd/injector"}}, extra)


def with_option(option: Option, value: str | int) -> Mapping[Option, str | int]:
    return {**OPTIONS, option: value}


def preset(name: str) -> HelmChart:
    return next(chart for chart in STABLE_2_14_10.charts if chart.name == name)


class TestOwnValues:
    def test_options_at_the_charts_own_defaults_are_not_written(self) -> None:
        """What is not written cannot differ from what the chart does by itself."""
        values = resolve({}, {**OPTIONS, "replicas": 1, "control_plane_namespace": "mesh"})
        assert values == {
            "identity": {"externalCA": True},
            "replicas": 5,
            "hooks": {"injector": {"externalSecret": True, "injectCaFrom": "linkerd/injector"}},
        }

    def test_option_is_written_at_its_path(self) -> None:
        assert resolve({})["pods"] == 2
        assert resolve({}, with_option("trust_domain", "prod"))["trust"] == {"domain": "prod"}

    def test_option_is_written_into_its_template(self) -> None:
        assert resolve({})["collector"] == "collector.linkerd:55678"

    def test_webhook_certificate_is_told_to_the_chart(self) -> None:
        hook = resolve({})["hooks"]["injector"]
        assert hook == {"externalSecret": True, "injectCaFrom": "linkerd/injector"}

    def test_preset_is_not_changed(self) -> None:
        resolve({"identity": {"other": 1}})
        assert CHART.values == {"identity": {"externalCA": True}, "replicas": 5}


class TestFollowedValue:
    """linkerd-viz takes clusterDomain for its trust domain when it is told none."""

    def test_option_that_equals_the_followed_value_is_not_written(self) -> None:
        values = resolve({"clusterDomain": "prod"}, with_option("trust_domain", "prod"))
        assert "trust" not in values

    def test_charts_own_default_is_written_once_it_no_longer_is_the_default(self) -> None:
        values = resolve({"clusterDomain": "prod"})
        assert values["trust"] == {"domain": "cluster.local"}


class TestExtraValues:
    def test_they_are_merged(self) -> None:
        values = resolve({"identity": {"kubeAPI": 1}, "hooks": {"injector": {"timeout": 5}}})
        assert values["identity"] == {"externalCA": True, "kubeAPI": 1}
        assert values["hooks"]["injector"]["timeout"] == 5
        assert values["hooks"]["injector"]["externalSecret"] is True

    def test_they_win_over_the_presets(self) -> None:
        assert resolve({"replicas": 7})["replicas"] == 7

    def test_they_win_over_an_option_that_reserves_nothing(self) -> None:
        assert resolve({"pods": 3})["pods"] == 3

    @pytest.mark.parametrize(
        ("extra", "message"),
        [
            pytest.param(
                {"trust": {"domain": "a"}},
                "'trust.domain' must not be set: set the stack's option 'trust_domain' instead",
                id="option",
            ),
            pytest.param(
                {"collector": "a"},
                "'collector' must not be set: set the stack's option 'control_plane_namespace' "
                "instead",
                id="template",
            ),
            pytest.param(
                {"anchors": "a"},
                "'anchors' must not be set: they come from the ConfigMap",
                id="refused",
            ),
            pytest.param(
                {"anchors": None},
                "'anchors' must not be set: they come from the ConfigMap",
                id="refused-null",
            ),
            pytest.param(
                {"identity": {"externalCA": False}},
                "'identity.externalCA' must not be set: it is",
                id="nested",
            ),
            pytest.param(
                {"other": {"key": None}},
                "'other.key' is None, which cdk8s leaves out of YAML: remove the key or set it",
                id="null",
            ),
        ],
    )
    def test_what_must_not_be_set_is_refused(self, extra: HelmValues, message: str) -> None:
        with pytest.raises(
            ValueError, match="^" + re.escape(f"'values' for mesh 1.0.0: {message}")
        ):
            resolve(extra)

    def test_null_of_a_refused_value_is_told_once(self) -> None:
        with pytest.raises(ValueError, match="they come from") as raised:
            resolve({"anchors": None})
        assert "is None" not in str(raised.value)

    @pytest.mark.parametrize(
        "key", ["externalSecret", "injectCaFrom", "injectCaFromSecret", "caBundle"]
    )
    def test_webhooks_certificate_is_reserved(self, key: str) -> None:
        message = (
            f"'hooks.injector.{key}' must not be set: the stack makes the certificate of injector"
        )
        with pytest.raises(ValueError, match=re.escape(message)):
            resolve({"hooks": {"injector": {key: "a"}}})

    def test_all_problems_are_told_at_once(self) -> None:
        extra: HelmValues = {
            "identityTrustAnchorsPEM": None,
            "identityTrustDomain": "a",
            "proxyInjector": {"caBundle": "a"},
            "heartbeatSchedul": "0 0 * * *",
            "podLabels": {"team": None},
        }
        with pytest.raises(ValueError, match="linkerd-control-plane") as raised:
            resolve(extra, chart=preset("linkerd-control-plane"))
        head, *others = str(raised.value).split("; ")
        assert head.startswith("'values' for linkerd-control-plane 1.16.11: 'heartbeatSchedul'")
        assert others[0] == "did you mean 'heartbeatSchedule'?"
        assert [other.split()[0] for other in others[1:]] == [
            "'identityTrustDomain'",
            "'proxyInjector.caBundle'",
            "'identityTrustAnchorsPEM'",
            "'podLabels.team'",
        ]


@pytest.mark.parametrize(
    ("path", "why"),
    [
        pytest.param(
            {"identityTrustAnchorsPEM": "PEM"}, "anchors come from the trust roots'", id="anchors"
        ),
        pytest.param(
            {"identity": {"externalCA": False}}, "issuer comes from cert-manager", id="external"
        ),
        pytest.param(
            {"identity": {"issuer": {"scheme": "linkerd.io/tls"}}},
            "cert-manager writes Secrets of type kubernetes.io/tls",
            id="scheme",
        ),
    ],
)
def test_preset_refuses_what_breaks_the_mesh(path: HelmValues, why: str) -> None:
    with pytest.raises(ValueError, match="must not be set: ") as raised:
        resolve(path, chart=preset("linkerd-control-plane"))
    assert why in str(raised.value)


def test_preset_refuses_a_scalar_over_the_webhooks_settings() -> None:
    """It would take externalSecret and injectCaFrom away with it."""
    message = re.escape("'policyValidator' (off) must be a map: the chart has values below it")
    with pytest.raises(ValueError, match=message):
        resolve({"policyValidator": "off"}, chart=preset("linkerd-control-plane"))


def test_release_knows_its_components() -> None:
    core_only = LinkerdRelease(name="bare", charts=(CHART,))
    assert core_only.has("core")
    assert not core_only.has("viz")
    assert STABLE_2_14_10.has("jaeger")
