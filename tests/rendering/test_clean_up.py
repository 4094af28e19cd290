"""Single steps of the clean-up, on objects as small as can be."""

from __future__ import annotations

from typing import Any

import pytest

from constructs_lib.rendering.clean_up import (
    LARGEST_CLIENT_SIDE_BYTES,
    annotated,
    cleaned,
    with_namespace,
    with_pod_annotations,
    with_sync_options,
    without_dropped_fields,
    without_empty_ca_bundles,
    without_nulls,
)

SYNC_OPTIONS = "argocd.argoproj.io/sync-options"


def definition(**spec: object) -> dict[str, Any]:
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": "widgets.example.com"},
        "spec": spec,
    }


def deployment(**metadata: object) -> dict[str, Any]:
    containers = [{"name": "main", "image": "a:1"}, {"name": "other", "image": "b:1"}]
    template = {"metadata": metadata, "spec": {"containers": containers}}
    return {
        "apiVersion": "apps/v1",
        "kind": "Deployment",
        "metadata": {"name": "web"},
        "spec": {"template": template},
    }


def test_nulls_go_and_empty_maps_and_lists_stay() -> None:
    assert without_nulls({"a": None, "b": {}, "c": [], "d": [{"e": None, "f": 0}], "g": ""}) == {
        "b": {},
        "c": [],
        "d": [{"f": 0}],
        "g": "",
    }


def test_a_definition_that_keeps_unknown_fields_goes_on_keeping_them() -> None:
    found = without_dropped_fields(definition(preserveUnknownFields=True))
    assert found["spec"] == {"preserveUnknownFields": True}
    assert without_dropped_fields(definition(preserveUnknownFields=False))["spec"] == {}


def test_only_definitions_lose_their_status() -> None:
    """No chart writes another one's; if it does, it is not for us to know better."""
    other: dict[str, Any] = {"kind": "Widget", "metadata": {}, "status": {}}
    assert without_dropped_fields(other) == other


def test_a_ca_bundle_that_is_one_stays() -> None:
    hooks = {
        "webhooks": [{"clientConfig": {"caBundle": "LS0t"}}, {"clientConfig": {"caBundle": ""}}]
    }
    assert without_empty_ca_bundles(hooks) == {
        "webhooks": [{"clientConfig": {"caBundle": "LS0t"}}, {"clientConfig": {}}]
    }


def test_pods_with_an_annotation_keep_it_alone() -> None:
    given = deployment(annotations={"checksum/config": "1"})
    assert with_pod_annotations(given) == given


@pytest.mark.parametrize("metadata", [{}, {"annotations": {}}, {"labels": {"a": "b"}}])
def test_pods_without_an_annotation_get_the_one_that_kubectl_reads(
    metadata: dict[str, Any],
) -> None:
    found = with_pod_annotations(deployment(**metadata))["spec"]["template"]["metadata"]
    assert found["annotations"] == {"kubectl.kubernetes.io/default-container": "main"}
    assert found.get("labels") == metadata.get("labels")


def test_what_is_too_large_for_the_last_applied_annotation_is_applied_by_the_server() -> None:
    text = "x" * LARGEST_CLIENT_SIDE_BYTES
    large = {"kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"text": text}}
    assert with_sync_options(large)["metadata"]["annotations"] == {
        SYNC_OPTIONS: "ServerSideApply=true"
    }
    found = with_sync_options(definition(description=text))["metadata"]["annotations"]
    assert found == {SYNC_OPTIONS: "Prune=false,ServerSideApply=true"}
    small = {**large, "data": {"text": "x" * (LARGEST_CLIENT_SIDE_BYTES - 200)}}
    assert with_sync_options(small) == small


def test_an_option_is_added_to_the_charts_own_and_not_twice() -> None:
    for given, expected in (
        ("Replace=true", "Replace=true,Prune=false"),
        ("Prune=false", "Prune=false"),
    ):
        each = annotated(definition(), SYNC_OPTIONS, given)
        assert with_sync_options(each)["metadata"]["annotations"] == {SYNC_OPTIONS: expected}


def test_a_namespace_is_set_kept_or_taken_away() -> None:
    bare: dict[str, Any] = {"metadata": {"name": "a"}}
    other: dict[str, Any] = {"metadata": {"name": "a", "namespace": "kube-system"}}
    assert with_namespace(bare, "linkerd")["metadata"]["namespace"] == "linkerd"
    assert with_namespace(other, "linkerd") == other
    assert with_namespace(other, None) == bare


def test_what_is_given_is_never_changed() -> None:
    """Each step returns an object of its own."""
    given = deployment(annotations=None)
    before = deployment(annotations=None)
    cleaned(given, namespace="a")
    assert given == before
