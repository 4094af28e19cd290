"""The generated bindings: what is kept of upstream's schemas, and that nobody has edited them."""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tools.bindings import (
    BINDINGS,
    EVERYTHING,
    KUBERNETES_KINDS,
    Binding,
    Schema,
    addresses,
    cut,
    definitions,
    download,
    kubernetes_schema,
    select,
    slim_definition,
)

from ..conftest import ROOT
from ..support.project import succeed

KUBERNETES = ROOT / "constructs_lib" / "_imports" / "linkerd_gitops" / "k8s"
CRDS = ROOT.parent / "shared" / "crds"
USED = ("cert-manager-v1.16.1", "trust-manager-v0.12.0", "argo-cd-v3.5.1")

STRING: Schema = {"type": "string"}


def schema(*required: str, **properties: Schema) -> Schema:
    wanted: Schema = {"required": list(required)} if required else {}
    return {"type": "object", "description": "Kept.", "properties": properties} | wanted


def definition(kind: str = "Widget", group: str = "example.com") -> Schema:
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {"name": f"{kind.lower()}s.{group}"},
        "spec": {
            "group": group,
            "names": {"kind": kind},
            "scope": "Namespaced",
            "versions": [
                {
                    "name": "v1",
                    "additionalPrinterColumns": [{"name": "Ready"}],
                    "schema": {
                        "openAPIV3Schema": schema(
                            spec=schema(size=STRING, colour=STRING), status=schema(ready=STRING)
                        )
                    },
                }
            ],
        },
        "status": {"conditions": []},
    }


def generated(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield kind and assembly of every custom resource that *folder* binds."""
    for path in folder.rglob("__init__.py"):
        text = path.read_text("utf-8")
        for match in re.finditer(
            r"^class (\w+)\(\s+_cdk8s_\w+\.ApiObject,\s+metaclass=jsii\.JSIIMeta,\s+"
            r'jsii_type="([^".]+)\.\w+"',
            text,
            re.MULTILINE,
        ):
            yield match[1], match[2]


def assemblies(folder: Path) -> list[str]:
    """Return the names that the packages below *folder* give jsii."""
    return [
        match[1]
        for path in folder.rglob("_jsii/__init__.py")
        if (match := re.search(r'JSIIAssembly\.load\(\s+"([^"]+)"', path.read_text("utf-8")))
    ]


def test_cut_keeps_the_named_branches() -> None:
    whole = schema("a", "b", a=STRING, b=STRING, c=schema("e", d=STRING, e=STRING))
    assert cut(whole, {"a": EVERYTHING, "c": {"d": EVERYTHING}}) == schema(
        "a", a=STRING, c=schema(d=STRING)
    )


def test_cut_keeps_everything_below_an_empty_mapping() -> None:
    whole = schema("a", a=STRING, b=schema(c=STRING))
    assert cut(whole, EVERYTHING) == whole


def test_cut_looks_into_arrays() -> None:
    whole: Schema = {"type": "array", "items": schema(a=STRING, b=STRING)}
    assert cut(whole, {"a": EVERYTHING}) == {"type": "array", "items": schema(a=STRING)}


def test_cut_leaves_its_argument_alone() -> None:
    whole = schema("a", a=STRING, b=STRING)
    cut(whole, {"b": EVERYTHING})
    assert whole == schema("a", a=STRING, b=STRING)


def test_renamed_branch_is_reported() -> None:
    with pytest.raises(KeyError, match="color"):
        cut(schema(colour=STRING), {"color": EVERYTHING})


def test_slim_definition_drops_what_nobody_writes() -> None:
    slim = slim_definition(definition(), {"size": EVERYTHING})
    assert slim["spec"]["versions"] == [
        {"name": "v1", "schema": {"openAPIV3Schema": schema(spec=schema(size=STRING))}}
    ]
    assert slim["spec"]["scope"] == "Namespaced"
    assert "status" not in slim


def test_select_returns_one_list_per_group() -> None:
    """``cdk8s import`` keeps only the last file of a group, so each has to arrive as one."""
    binding = Binding(
        module="m", folder="f", kept={"Widget": EVERYTHING, "Gear": EVERYTHING, "Part": EVERYTHING}
    )
    found = [
        definition("Unused"),
        definition("Widget"),
        definition("Part", "parts.example.com"),
        definition("Gear"),
    ]
    groups = select(binding, found)
    kinds = {
        group: [one["spec"]["names"]["kind"] for one in ones] for group, ones in groups.items()
    }
    assert kinds == {"example.com": ["Widget", "Gear"], "parts.example.com": ["Part"]}


def test_missing_kinds_are_all_named() -> None:
    binding = Binding(
        module="m", folder="f", kept={"Widget": EVERYTHING, "Gear": EVERYTHING, "Part": EVERYTHING}
    )
    with pytest.raises(LookupError, match=r"no CustomResourceDefinition found for Gear, Part$"):
        select(binding, [definition("Widget")])


def test_definitions_are_picked_from_among_other_objects() -> None:
    text = yaml.safe_dump_all([{"kind": "Namespace"}, None, definition("Widget")])
    assert [one["spec"]["names"]["kind"] for one in definitions([text])] == ["Widget"]


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.module)
def test_every_address_is_a_release(binding: Binding) -> None:
    """A branch's file changes under one's feet."""
    found = addresses(ROOT / "cdk8s.yaml", binding.module)
    assert found
    for address in found:
        assert re.fullmatch(r"https://\S+/v\d+\.\d+\.\d+/\S+\.yaml", address), address


def test_download_refuses_what_is_not_https() -> None:
    with pytest.raises(ValueError, match=r"\(file:///etc/hosts\) must be https"):
        download("file:///etc/hosts")


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.module)
def test_bindings_are_of_the_kinds_in_use(binding: Binding) -> None:
    """A schema that nobody uses costs every app its import time."""
    folder = ROOT / binding.folder / binding.module / "io"
    assert sorted(kind for kind, _ in generated(folder)) == sorted(binding.kept)


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.module)
def test_assemblies_are_named(binding: Binding) -> None:
    """An unnamed one takes the place of a consumer's own."""
    folder = ROOT / binding.folder / binding.module / "io"
    names = assemblies(folder)
    assert names
    assert all(name.startswith(f"{binding.module}_io") for name in names), names
    assert {assembly for _, assembly in generated(folder)} == set(names)
    assert {f"{name}@0.0.0.jsii.tgz" for name in names} == {
        path.name for path in folder.rglob("*.tgz")
    }


def test_assemblies_are_unique() -> None:
    names = [name for folder in ("constructs_lib", "imports") for name in assemblies(ROOT / folder)]
    assert sorted(set(names)) == sorted(names)
    assert "linkerd_gitops_k8s" in names
    assert len(names) == 4


def test_kinds_of_kubernetes_are_those_in_use() -> None:
    bound = {kind for kind, _ in generated(KUBERNETES)}
    assert bound == {f"Kube{name.rpartition('.')[2]}" for name in KUBERNETES_KINDS}
    sources = [
        path.read_text("utf-8")
        for path in (ROOT / "constructs_lib").rglob("*.py")
        if "_imports" not in path.parts
    ]
    assert bound == {kind for text in sources for kind in re.findall(r"\bk8s\.(Kube\w+)", text)}


def test_schema_of_kubernetes_holds_what_a_pod_may_have() -> None:
    """A binding drops what it does not know, also what a user's JsonPatch adds."""
    definitions = kubernetes_schema()["definitions"]
    assert set(KUBERNETES_KINDS) < set(definitions)
    pod = definitions["io.k8s.api.core.v1.PodSpec"]["properties"]
    assert {"affinity", "tolerations", "topologySpreadConstraints", "priorityClassName"} < set(pod)
    assert "status" not in definitions["io.k8s.api.batch.v1.CronJob"]["properties"]
    assert '"null"' not in json.dumps(definitions)
    assert "$defs" not in json.dumps(definitions)


def test_bindings_of_kubernetes_are_generated(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "tools.bindings", "--kubernetes", "--into", tmp_path)
    succeed(*command, cwd=ROOT)
    written = tmp_path / KUBERNETES.relative_to(ROOT)
    for path in KUBERNETES.rglob("*.py"):
        fresh = written / path.relative_to(KUBERNETES)
        assert fresh.read_bytes() == path.read_bytes(), "run 'make imports'"


@pytest.mark.skipif(not CRDS.is_dir(), reason=f"there are no definitions in {CRDS}")
def test_bindings_are_what_upstream_defines(tmp_path: Path) -> None:
    for name in USED:
        shutil.copytree(CRDS / name, tmp_path / "crds" / name)
    succeed(
        *(sys.executable, "-m", "tools.bindings"),
        *("--crds", tmp_path / "crds", "--into", tmp_path / "project"),
        cwd=ROOT,
    )

    def python(project: Path, binding: Binding) -> dict[str, bytes]:
        folder = project / binding.folder / binding.module / "io"
        return {
            path.relative_to(project).as_posix(): path.read_bytes() for path in folder.rglob("*.py")
        }

    for binding in BINDINGS:
        committed = python(ROOT, binding)
        assert committed
        assert python(tmp_path / "project", binding) == committed, "run 'make imports'"
