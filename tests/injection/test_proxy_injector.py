"""ProxyInjector: what the injector's webhook is registered for, from the Helm values."""

from __future__ import annotations

import json
import re
from dataclasses import FrozenInstanceError
from typing import Any, cast

import pytest

from constructs_lib import ProxyInjector
from constructs_lib.releases.helm_values import HelmValues

from ..conftest import SHARED_FACTS, Manifest

FACTS = sorted((SHARED_FACTS / "charts").glob("linkerd-*.json"))


@pytest.mark.skipif(not FACTS, reason="needs the facts about rendered charts")
@pytest.mark.parametrize("facts", FACTS, ids=lambda file: file.stem)
def test_defaults_are_the_charts(facts: Any) -> None:
    charts = cast("dict[str, list[Manifest]]", json.loads(facts.read_text("utf-8"))["charts"])
    (webhook,) = [
        hook
        for objects in charts.values()
        for manifest in objects
        for hook in manifest.get("webhooks") or ()
        if hook["name"] == "linkerd-proxy-injector.linkerd.io"
    ]
    injector = ProxyInjector()
    assert injector.namespace_selector == webhook["namespaceSelector"]
    assert injector.object_selector == webhook["objectSelector"]
    assert injector.namespace == webhook["service"]["namespace"]


class TestFromValues:
    def test_silence_is_the_charts_defaults(self) -> None:
        assert ProxyInjector.from_values({}) == ProxyInjector()
        assert ProxyInjector.from_values({"proxyInjector": {}, "identity": {}}) == ProxyInjector()

    def test_namespace(self) -> None:
        assert ProxyInjector.from_values({}, namespace="mesh") == ProxyInjector(namespace="mesh")

    def test_lists_replace_and_maps_merge_as_in_helm(self) -> None:
        expressions = [{"key": "team", "operator": "Exists"}]
        values: HelmValues = {
            "proxyInjector": {
                "namespaceSelector": {"matchLabels": {"mesh": "on"}},
                "objectSelector": {"matchExpressions": expressions},
            }
        }
        found = ProxyInjector.from_values(values)
        assert found.namespace_selector == {
            **ProxyInjector().namespace_selector,
            "matchLabels": {"mesh": "on"},
        }
        assert found.object_selector == {"matchExpressions": expressions}

    @pytest.mark.parametrize("projection", [True, False])
    def test_token_projection(self, projection: bool) -> None:
        found = ProxyInjector.from_values(
            {"identity": {"serviceAccountTokenProjection": projection}}
        )
        assert found.service_account_token_projection is projection

    def test_defaults_are_nobody_elses(self) -> None:
        """A list that two injectors shared would be changed for both."""
        each, other = ProxyInjector(), ProxyInjector()
        assert each.namespace_selector is not other.namespace_selector
        with pytest.raises(FrozenInstanceError):
            each.namespace = "other"  # type: ignore[misc] # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param({"namespace": "a.b"}, "'namespace' (a.b) must be a DNS label", id="namespace"),
        pytest.param(
            {"namespace_selector": {"matchLabel": {}}},
            "'namespace_selector' has the key 'matchLabel', but a label selector has "
            "only matchExpressions and matchLabels",
            id="namespaces",
        ),
        pytest.param(
            {"object_selector": {"labels": {}}},
            "'object_selector' has the key 'labels', but a label selector has",
            id="objects",
        ),
    ],
)
def test_what_cannot_work_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        ProxyInjector(**options)
