"""What differs between two renders, and the values that are named for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from constructs_lib import STABLE_2_14_10
from constructs_lib.rendering.differences import check_repeatable, differences

CONTROL_PLANE = next(
    chart for chart in STABLE_2_14_10.charts if chart.name == "linkerd-control-plane"
)
VIZ = next(chart for chart in STABLE_2_14_10.charts if chart.name == "linkerd-viz")


def manifest(kind: str, name: str, **fields: object) -> dict[str, Any]:
    return {"apiVersion": "v1", "kind": kind, "metadata": {"name": name}, **fields}


def paths(first: dict[str, Any], second: dict[str, Any]) -> list[str]:
    return [path for _, path in differences([first], [second])]


def test_the_same_differs_in_nothing() -> None:
    assert paths(manifest("A", "a", spec={"b": [1]}), manifest("A", "a", spec={"b": [1]})) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({"a": 1}, {"a": 2}, "/spec/a"),
        ({"a": 1}, {}, "/spec/a"),
        ({"a": [1, {"b": 2}]}, {"a": [1, {"b": 3}]}, "/spec/a/1/b"),
        ({"a": [1]}, {"a": [1, 2]}, "/spec/a/1"),
        ({"a/b~c": 1}, {"a/b~c": 2}, "/spec/a~1b~0c"),
        ({"a": True}, {"a": "true"}, "/spec/a"),
    ],
)
def test_a_field_is_told_by_its_pointer(
    first: dict[str, Any], second: dict[str, Any], expected: str
) -> None:
    assert paths(manifest("A", "a", spec=first), manifest("A", "a", spec=second)) == [expected]


def test_an_object_in_one_of_them_alone_is_told() -> None:
    assert list(differences([manifest("A", "a")], [manifest("A", "b")])) == [
        (manifest("A", "a"), ""),
        (manifest("A", "b"), ""),
    ]


def remedy(first: dict[str, Any], second: dict[str, Any], chart: Any = CONTROL_PLANE) -> str:
    with pytest.raises(ValueError, match="renders differently every time") as caught:
        check_repeatable(chart, [first], [second])
    return str(caught.value)


def test_the_heartbeats_value_is_known() -> None:
    said = remedy(
        manifest("CronJob", "linkerd-heartbeat", spec={"schedule": "1 2 * * *"}),
        manifest("CronJob", "linkerd-heartbeat", spec={"schedule": "38 15 * * *"}),
    )
    assert said.startswith("linkerd-control-plane 1.16.11 renders differently every time")
    assert said.endswith("CronJob linkerd-heartbeat at /spec/schedule (set 'heartbeatSchedule')")


@pytest.mark.parametrize("kind", ["Secret", "MutatingWebhookConfiguration"])
def test_a_webhooks_certificate_is_known_by_its_service(kind: str) -> None:
    def secret(value: str) -> dict[str, Any]:
        if kind == "Secret":
            return manifest(kind, "linkerd-proxy-injector-k8s-tls", data={"tls.crt": value})
        service = {"name": "linkerd-proxy-injector"}
        return manifest(
            kind, "a", webhooks=[{"clientConfig": {"caBundle": value, "service": service}}]
        )

    said = remedy(secret("a"), secret("b"))
    assert "set 'proxyInjector.externalSecret' and 'proxyInjector.injectCaFrom'" in said


def test_an_api_services_certificate_is_known_too() -> None:
    def secret(value: str) -> dict[str, Any]:
        return manifest("APIService", "tap", spec={"caBundle": value, "service": {"name": "tap"}})

    assert "set 'tap.externalSecret'" in remedy(secret("a"), secret("b"), VIZ)


def test_what_nobody_knows_is_told_all_the_same() -> None:
    said = remedy(
        manifest("ConfigMap", "a", data={"b": "1"}), manifest("ConfigMap", "a", data={"b": "2"})
    )
    assert "ConfigMap a at /data/b (set the value that it comes from" in said
    bare = replace(CONTROL_PLANE, webhooks=())
    said = remedy(manifest("Secret", "a", data={"b": "1"}), manifest("Secret", "a"), bare)
    assert "Secret a at /data (the chart makes a Secret" in said


def test_a_checksum_of_what_differs_is_not_told_again() -> None:
    def objects(value: str) -> list[dict[str, Any]]:
        annotations = {"checksum/config": value}
        template = {"metadata": {"annotations": annotations}}
        return [
            manifest("Deployment", "a", spec={"template": template}),
            manifest("ConfigMap", "b", data={"c": value}),
        ]

    with pytest.raises(ValueError, match="ConfigMap b") as caught:
        check_repeatable(CONTROL_PLANE, objects("1"), objects("2"))
    assert "Deployment" not in str(caught.value)
    with pytest.raises(ValueError, match="Deployment a at"):
        check_repeatable(CONTROL_PLANE, objects("1")[:1], objects("2")[:1])
