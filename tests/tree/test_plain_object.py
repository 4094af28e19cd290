"""The escape hatch: what a patch says is what is written."""

from __future__ import annotations

from typing import Any, cast

import pytest
import yaml
from cdk8s import ApiObject, App, JsonPatch, YamlOutputType

from constructs_lib import ALL_NAMESPACES, GitAnchorRotation, LinkerdStack

POD = "/spec/jobTemplate/spec/template/spec"
BY_GIT = GitAnchorRotation(
    anchors=("linkerd-trust-anchor", "g2"),
    active="linkerd-trust-anchor",
    namespaces=ALL_NAMESPACES,
)
PATCHED = {"requests": {"cpu": "20m"}, "limits": {"memory": "256Mi"}}


@pytest.mark.parametrize(
    ("job", "pod"),
    [
        ("restarter", POD),
        ("rotator", POD),
        ("gate", "/spec/template/spec"),
    ],
)
def test_a_patch_is_written_as_it_is(app: App, job: str, pod: str) -> None:
    """A binding took each quantity for an object of its own, and wrote null."""
    mesh = LinkerdStack(app, "Mesh", anchor_rotation=BY_GIT, kubernetes_version="1.34")
    constructs: dict[str, Any] = {
        "restarter": mesh.restarters["linkerd"],
        "rotator": mesh.anchor_rotator,
        "gate": mesh.anchor_gates["linkerd"],
    }
    resource = ApiObject.of(constructs[job])
    resource.add_json_patch(JsonPatch.replace(f"{pod}/containers/0/resources", PATCHED))
    resource.add_json_patch(JsonPatch.add(f"{pod}/aFieldOfTomorrow", 7))
    written = resource.to_json()["spec"]
    spec = written.get("jobTemplate", {"spec": written})["spec"]["template"]["spec"]
    assert spec["containers"][0]["resources"] == PATCHED
    assert spec["aFieldOfTomorrow"] == 7


def flat(value: object) -> list[object]:
    if isinstance(value, dict):
        values = list(cast("dict[str, object]", value).values())
    elif isinstance(value, list):
        values = cast("list[object]", value)
    else:
        return [value]
    return [item for below in values for item in flat(below)]


def test_nothing_null_is_written(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("dist")
    app = App(
        outdir=str(folder), yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE
    )
    mesh = LinkerdStack(app, "Mesh")
    restarter = ApiObject.of(mesh.restarters["linkerd"])
    restarter.add_json_patch(JsonPatch.replace(f"{POD}/containers/0/resources/requests/cpu", "20m"))
    app.synth()
    texts = [file.read_text("utf-8") for file in folder.rglob("*.yaml")]
    assert any("cpu: 20m" in text for text in texts)
    assert not [text for text in texts if None in flat(yaml.safe_load(text))]
