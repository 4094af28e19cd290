"""Hooks: what is one, and what stands in for those of the known charts."""

from __future__ import annotations

from typing import Any

import pytest

from constructs_lib.rendering.hooks import REPLACEMENTS, dropped_hooks, is_hook, namespace_metadata

from ..conftest import ROOT


def hook(
    events: str, name: str = "namespace-metadata", kind: str = "Job", **fields: object
) -> dict[str, Any]:
    metadata = {"name": name, "annotations": {"helm.sh/hook": events}, **fields}
    return {"apiVersion": "batch/v1", "kind": kind, "metadata": metadata}


@pytest.mark.parametrize("events", ["post-install", "pre-install, pre-upgrade", "test"])
def test_this_is_a_hook(events: str) -> None:
    assert is_hook(hook(events))


@pytest.mark.parametrize(
    "annotations",
    [None, {}, {"helm.sh/hook": ""}, {"helm.sh/hook": "crd-install"}, {"helm.sh/hook-weight": "1"}],
)
def test_this_is_none(annotations: dict[str, str] | None) -> None:
    """Helm 3 and Argo CD take ``crd-install`` for an object like any other."""
    assert not is_hook({"kind": "A", "metadata": {"name": "a", "annotations": annotations}})


def test_every_known_hook_has_something_in_its_place() -> None:
    for (chart, name), replacement in REPLACEMENTS.items():
        (dropped,) = dropped_hooks(chart, [hook("post-install", name)], {})
        assert dropped.replaced_by == replacement


def test_a_hook_of_that_name_in_another_chart_is_unknown() -> None:
    with pytest.raises(ValueError, match="linkerd-multicluster has hooks that nothing replaces"):
        dropped_hooks("linkerd-multicluster", [hook("post-install")], {})


def test_a_test_that_is_an_installation_hook_too_is_not_let_go() -> None:
    with pytest.raises(ValueError, match=r"Job/check \(post-install, test\)"):
        dropped_hooks("linkerd-viz", [hook("test,post-install", "check")], {})


def job(**labels: str) -> dict[str, Any]:
    args = ["--log-level", "info", "--prometheus-url", "http://prometheus.example.com"]
    container = {"name": "namespace-metadata", "args": args if labels else []}
    spec = {"template": {"spec": {"containers": [container]}}}
    return {**hook("post-install", labels=labels), "spec": spec}


def test_the_namespace_gets_what_the_job_would_have_given_it() -> None:
    role = hook("post-install", kind="Role")
    assert namespace_metadata([role, job(**{"linkerd.io/extension": "viz"})]) == (
        {"linkerd.io/extension": "viz"},
        {"viz.linkerd.io/external-prometheus": "http://prometheus.example.com"},
    )
    assert namespace_metadata([role]) == ({}, {})
    assert namespace_metadata([job()]) == ({}, {})


def test_every_replacement_is_written_down() -> None:
    page = (ROOT / "docs" / "rendered_charts.md").read_text("utf-8")
    for (_, name), replacement in REPLACEMENTS.items():
        assert replacement in page
        assert f"`{name}`" in page
