"""The generated bindings: what is kept of upstream's schemas, and that nobody has edited them."""

from __future__ import annotations

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
    Binding,
    Schema,
    addresses,
    cut,
    definitions,
    download,
    select,
    slim_definition,
)

from ..conftest import ROOT
from ..support.project import succeed

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
        group: [each["spec"]["names"]["kind"] for each in ones] for group, ones in groups.items()
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
    assert [definition["spec"]["names"]["kind"] for definition in definitions([text])] == ["Widget"]


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
    assert sorted(kind for kind, _ in generated(ROOT / binding.folder)) == sorted(binding.kept)


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.module)
def test_assemblies_are_named(binding: Binding) -> None:
    """An unnamed one takes the place of a consumer's own."""
    folder = ROOT / binding.folder
    names = assemblies(folder)
    assert names
    assert all(name.startswith(f"{binding.module}_io") for name in names), names
    assert {assembly for _, assembly in generated(folder)} == set(names)
    assert {f"{name}@0.0.0.jsii.tgz" for name in names} == {
        path.name for path in folder.rglob("*.tgz")
    }


def test_assemblies_are_unique() -> None:
    names = [name for binding in BINDINGS for name in assemblies(ROOT / binding.folder)]
    assert len(names) == len(set(names)) == 3


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
        folder = project / binding.folder / binding.module
        return {
            path.relative_to(project).as_posix(): path.read_bytes() for path in folder.rglob("*.py")
        }

    for binding in BINDINGS:
        committed = python(ROOT, binding)
        assert committed
        assert python(tmp_path / "project", binding) == committed, "run 'make imports'"
