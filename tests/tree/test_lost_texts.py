"""Every text comes out of dist as it went in, or the synth says which does not."""

from __future__ import annotations

import base64
import json
import re
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast

import pytest
from cdk8s import ApiObject, App, Chart, JsonPatch, Yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from constructs_lib import LinkerdStack
from constructs_lib.tree.lost_texts import lost_texts

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


def is_lost(texts: Sequence[str]) -> list[bool]:
    chart = Chart(App(), "c", disable_resource_name_hashes=True)
    resource = ApiObject(chart, "o", api_version="v1", kind="ConfigMap")
    resource.add_json_patch(JsonPatch.add("/data", {f"k{at}": one for at, one in enumerate(texts)}))
    lost = {problem.split("'")[1] for problem in lost_texts(resource)}
    return [f"/data/k{at}" in lost for at in range(len(texts))]


def read_by_go(texts: Sequence[str], folder: Path, helm: str) -> list[str]:
    """Return the texts of a file that cdk8s writes, as Helm reads it."""
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "Chart.yaml").write_text("apiVersion: v2\nname: texts\nversion: 1.0.0\n", "utf-8")
    (folder / "templates" / "a.yaml").write_text(
        "all: {{ toJson .Values.texts | b64enc }}\n", "utf-8"
    )
    Yaml.save(str(folder / "written.yaml"), [{"texts": list(texts)}])
    command = [helm, "template", "texts", str(folder), "--values", str(folder / "written.yaml")]
    finished = subprocess.run(command, capture_output=True, text=True, check=True)
    (text,) = re.findall(r"all: (\S+)", finished.stdout)
    return cast("list[str]", json.loads(base64.b64decode(text)))


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(texts=TEXTS)
def test_a_text_survives_or_is_refused(texts: list[str], tmp_path: Path, helm: str) -> None:
    kept = [text for text, lost in zip(texts, is_lost(texts), strict=True) if not lost]
    assert read_by_go(kept, tmp_path, helm) == kept


@pytest.mark.parametrize("text", ["0o17", "0O17", "0B1", "0X1F", "-0o7", "a\u0085b", "\u2028"])
def test_what_is_refused_is_lost(text: str, tmp_path: Path, helm: str) -> None:
    """No text is refused that would survive."""
    assert is_lost([text]) == [True]
    with suppress(subprocess.CalledProcessError):
        assert read_by_go([text], tmp_path, helm) != [text]


def test_the_synth_names_the_object_and_the_field(app: App) -> None:
    chart = Chart(app, "platform", namespace="platform", disable_resource_name_hashes=True)
    mesh = LinkerdStack(chart, "Mesh", viz=False)
    tap = ApiObject.of(mesh.webhook_certificates["linkerd-proxy-injector"])
    tap.metadata.add_annotation("example.com/mode", "0o17")
    with pytest.raises(RuntimeError, match=r"'/metadata/annotations/example.com/mode' \(0o17\)"):
        app.synth()
