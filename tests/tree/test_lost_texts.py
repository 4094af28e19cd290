"""Every text comes out of dist as it went in, or the synth says which does not."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, cast

import pytest
from cdk8s import ApiObject, App, Chart, JsonPatch, Yaml, YamlOutputType
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from constructs_lib import ArgoCdDelivery, GitFolder, LinkerdStack
from constructs_lib.tree.lost_texts import has_lost_texts, lost_texts

WORDS = (
    *("0o17", "0O17", "0B1", "0X1F", "-0o7", "+0o7", "+0X1", "0o0", "0o_1", "0x1F", "-0x1", "0b1"),
    *("1_000", "1e3", "yes", "on", "~", "null", ".inf", ".NaN", "2024-01-01", "12:30:45", "0777"),
    *("08", "=", "<<", "-", "1.", "+1", "0o8", "0o", "y", "N", "off", "TRUE", "---", "a: b", "#a"),
    *("", " a", "a ", "a\n", "a\r\nb", "\ta", "a\u0085b", "a\u2028b", "a\u2029", "\x7f", "\x80"),
)
ODD = "\x00\x1b\x7f\x80\x85\x9f\xa0\u2028\u2029\ufeff\ufffe\uffff 0oOxXbB17_+-.:#'\"\\\n\t~"
TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text(max_size=8), st.text(alphabet=ODD, max_size=6)),
    min_size=1,
    max_size=60,
)


def lost(texts: Sequence[str]) -> list[bool]:
    chart = Chart(App(), "c", disable_resource_name_hashes=True)
    resource = ApiObject(chart, "o", api_version="v1", kind="ConfigMap")
    resource.add_json_patch(
        JsonPatch.add("/data", {f"k{at}": each for at, each in enumerate(texts)})
    )
    named = {problem.split("'")[1] for problem in lost_texts(resource)}
    return [f"/data/k{at}" in named for at in range(len(texts))]


def read_by_go(file: Path, helm: str) -> Any:
    """Return what Helm reads in a YAML file."""
    chart = file.parent / "chart"
    (chart / "templates").mkdir(parents=True, exist_ok=True)
    (chart / "Chart.yaml").write_text("apiVersion: v2\nname: texts\nversion: 1.0.0\n", "utf-8")
    (chart / "templates" / "a.yaml").write_text("all: {{ toJson .Values | b64enc }}\n", "utf-8")
    command = [helm, "template", "texts", str(chart), "--values", str(file)]
    finished = subprocess.run(command, capture_output=True, text=True, check=True)
    (text,) = re.findall(r"all: (\S+)", finished.stdout)
    return json.loads(base64.b64decode(text))


def written_and_read(texts: Sequence[str], folder: Path, helm: str) -> list[str]:
    """Return the texts of a file that cdk8s writes, as Helm reads it."""
    file = folder / "written.yaml"
    Yaml.save(str(file), [{"texts": list(texts)}])
    return cast("list[str]", read_by_go(file, helm)["texts"])


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(texts=TEXTS)
def test_a_text_survives_or_is_refused(texts: list[str], tmp_path: Path, helm: str) -> None:
    kept = [text for text, is_refused in zip(texts, lost(texts), strict=True) if not is_refused]
    assert written_and_read(kept, tmp_path, helm) == kept


@pytest.mark.parametrize("text", ["0o17", "0O17", "0B1", "0X1F", "-0o7", "a\u0085b", "\u2028"])
def test_what_is_refused_is_lost(text: str, tmp_path: Path, helm: str) -> None:
    """No text is refused that would survive."""
    assert lost([text]) == [True]
    with suppress(subprocess.CalledProcessError):
        assert written_and_read([text], tmp_path, helm) != [text]


def test_the_synth_names_the_object_and_the_field(app: App) -> None:
    chart = Chart(app, "platform", namespace="platform", disable_resource_name_hashes=True)
    mesh = LinkerdStack(chart, "Mesh", viz=False)
    tap = ApiObject.of(mesh.webhook_certificates["linkerd-proxy-injector"])
    tap.metadata.add_annotation("example.com/mode", "0o17")
    with pytest.raises(RuntimeError, match=r"'/metadata/annotations/example.com/mode' \(0o17\)"):
        app.synth()


def fetched_values(values: dict[str, Any], folder: Path, helm: str) -> Any:
    """Return chart cert-manager's values as Argo CD hands them to Helm."""
    app = App(
        outdir=str(folder), yaml_output_type=YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE
    )
    mesh = LinkerdStack(app, "Mesh", viz=False, values={"cert-manager": values})
    git = GitFolder(repository="https://git.example.com/mesh.git")
    ArgoCdDelivery(app, "Delivery", mesh=mesh, git=git)
    app.synth()
    (file,) = folder.rglob("ApplicationSet.*")
    (generator,) = read_by_go(file, helm)["spec"]["generators"]
    settings = generator["list"]["elements"][0]["sources"][0]["helm"]
    if "valuesObject" in settings:
        return settings["valuesObject"]
    text = folder / "values.yaml"
    text.write_text(settings["values"], "utf-8")
    return read_by_go(text, helm)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(texts=TEXTS)
@example(texts=list(WORDS))
@example(texts=["<<"])
def test_every_text_of_a_helm_value_survives(
    texts: list[str], tmp_path_factory: pytest.TempPathFactory, helm: str
) -> None:
    values = {"podAnnotations": {text: text for text in texts}, "extraArgs": texts}
    found = fetched_values(values, tmp_path_factory.mktemp("dist"), helm)
    assert {key: found[key] for key in values} == values


def test_values_are_json_only_where_they_must_be(tmp_path: Path, helm: str) -> None:
    fetched_values({"podAnnotations": {"a": "b"}}, tmp_path, helm)
    assert not (tmp_path / "values.yaml").exists()


def test_a_merge_is_lost_as_a_key_alone() -> None:
    assert lost(["<<"]) == [False]
    assert has_lost_texts({"podAnnotations": {"<<": "a"}})
