"""What the model mesh reads off a pod, whatever form its proxy has."""

from __future__ import annotations

from typing import Any

import pytest

from ..conftest import Manifest
from ..support.cluster import injector
from ..support.cluster.meshed_pod import meshed_pod

PEM = "-----BEGIN CERTIFICATE-----\n...\n"
ENABLED = {"linkerd.io/inject": "enabled"}


def pod(annotations: dict[str, str] | None = None, **metadata: Any) -> Manifest:
    return {
        "metadata": {
            "name": "web-1",
            "namespace": "team",
            "uid": "0123456789",
            "annotations": annotations or {},
            **metadata,
        },
        "spec": {"serviceAccountName": "web", "containers": [{"name": "main", "image": "web:1"}]},
        "status": {"phase": "Running"},
    }


def injected(manifest: Manifest, trust_anchors: str = PEM) -> Manifest:
    """Return a pod as the API server has it after the injector's patch."""
    pod: Manifest = {
        **manifest,
        "metadata": {**manifest["metadata"]},
        "spec": {**manifest["spec"]},
    }
    for operation in injector.patch(manifest, ENABLED, trust_anchors):
        section, field, *rest = operation["path"].strip("/").split("/")
        value = operation["value"]
        pod[section][field] = [*pod[section][field], value] if rest else value
    return pod


@pytest.mark.parametrize("native", ["false", "true"])
@pytest.mark.parametrize("labels", [None, {"app": "web"}])
def test_injected_pods_have_the_injectors_anchors_as_a_text(
    native: str, labels: dict[str, str] | None
) -> None:
    each = pod({injector.NATIVE: native}, **({"labels": labels} if labels else {}))
    assert meshed_pod(each) is None, "no proxy yet"
    meshed = injected(each)
    found = meshed_pod(meshed)
    assert found is not None
    assert found.trust_anchors == PEM
    assert found.identity == "web.team.serviceaccount.identity.linkerd.cluster.local"
    assert found.component == ""
    assert found.label == "team/web-1 (01234567)"
    assert meshed["metadata"]["labels"] == {**(labels or {}), injector.CONTROL_PLANE: "linkerd"}
    names = [container["name"] for container in meshed["spec"].get("initContainers", [])]
    assert names == ([injector.PROXY] if native == "true" else [])


def test_the_control_planes_own_refer_to_the_config_map() -> None:
    each = pod(labels={"linkerd.io/control-plane-component": "identity"})
    reference = {"configMapKeyRef": {"name": "linkerd-identity-trust-roots"}}
    env = [{"name": injector.TRUST_ANCHORS, "valueFrom": reference}]
    each["spec"]["containers"].append({"name": injector.PROXY, "env": env})
    found = meshed_pod(each)
    assert found is not None
    assert found.trust_anchors is None
    assert found.component == "identity"


@pytest.mark.parametrize("phase", ["Pending", "Succeeded", "Failed"])
def test_pods_that_do_not_run_are_not_of_the_mesh(phase: str) -> None:
    assert meshed_pod(injected(pod()) | {"status": {"phase": phase}}) is None
