"""Regenerate the typed bindings of the custom resources that this project writes.

``cdk8s import`` alone would do, but for three reasons it is called from here:

- it keeps only the last file of an API group, so every group has to arrive as one file;
- whole schemas are slow to import, so a large one is cut down to the branches in use. A binding
  drops fields that it does not know, also those that a JsonPatch adds, so what users may want to
  patch stays;
- the library's own bindings belong into its package, and app.py's beside it.

What is fetched stands in cdk8s.yaml, what is kept stands in ``KEPT`` below.

    python -m tools.bindings                  download the files that cdk8s.yaml names
    python -m tools.bindings --crds FOLDER    read every .yaml below FOLDER instead
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

ROOT = Path(__file__).resolve().parent.parent

Schema = dict[str, Any]
"""An OpenAPI v3 schema, as a CustomResourceDefinition holds it."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast one where it is built in: these files have megabytes."""

EVERYTHING: Mapping[str, Any] = {}
"""Marks a branch of which nothing is cut."""


_WRITTEN = ("apiVersion", "kind", "metadata", "spec")
"""The fields of an object that Git has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """One generated package.

    Attributes:
        module: What stands before ``:=`` in cdk8s.yaml. It names the jsii assembly, and two
            assemblies of one name in one process drop each other's fields without a word.
        folder: Where the package goes, relative to the project.
        kept: Per kind, the branches of ``spec`` that are kept; an empty mapping keeps all below.
    """

    module: str
    folder: str
    kept: Mapping[str, Mapping[str, Any]]


BINDINGS = (
    Binding(
        module="linkerd_gitops",
        folder="constructs_lib/_imports",
        kept={
            "Certificate": EVERYTHING,
            # Without ACME, Vault and Venafi, which are nine tenths of it.
            "ClusterIssuer": {"ca": EVERYTHING, "selfSigned": EVERYTHING},
            "Bundle": EVERYTHING,
        },
    ),
    Binding(module="argocd", folder="imports", kept={"AppProject": EVERYTHING}),
)


def cut(schema: Schema, kept: Mapping[str, Any]) -> Schema:
    """Return *schema* with only the *kept* branches below it.

    Raises:
        KeyError: A kept branch is not in the schema, as after an upstream rename.
    """
    if not kept:
        return schema
    properties = {name: cut(schema["properties"][name], kept[name]) for name in kept}
    required = [name for name in schema.get("required", []) if name in properties]
    slim = {key: value for key, value in schema.items() if key != "required"}
    return slim | {"properties": properties} | ({"required": required} if required else {})


def slim_definition(definition: Schema, kept: Mapping[str, Any]) -> Schema:
    """Return the CustomResourceDefinition with its spec cut, and without what nobody writes."""
    versions: list[Schema] = []
    for version in definition["spec"]["versions"]:
        schema = version["schema"]["openAPIV3Schema"]
        properties = {
            name: cut(field, kept) if name == "spec" else field
            for name, field in schema["properties"].items()
            if name in _WRITTEN
        }
        whole = schema | {"properties": properties}
        versions.append({"name": version["name"], "schema": {"openAPIV3Schema": whole}})
    spec = definition["spec"] | {"versions": versions}
    return {key: definition[key] for key in ("apiVersion", "kind", "metadata")} | {"spec": spec}


def addresses(configuration: Path, module: str) -> list[str]:
    """Return the addresses that cdk8s.yaml names for *module*."""
    imports = cast("list[str]", yaml.safe_load(configuration.read_text("utf-8"))["imports"])
    pairs = (entry.partition(":=") for entry in imports)
    return [address for name, _, address in pairs if name == module]


def download(address: str) -> str:
    """Return the text at *address*, which must be https."""
    if not address.startswith("https://"):
        raise ValueError(f"the address in cdk8s.yaml ({address}) must be https")
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - the scheme is checked above
        return cast("bytes", answer.read()).decode("utf-8")


def definitions(texts: Iterable[str]) -> Iterator[Schema]:
    """Yield every CustomResourceDefinition in *texts*."""
    for text in texts:
        for document in yaml.load_all(text, LOADER):
            if document and document.get("kind") == "CustomResourceDefinition":
                yield document


def select(binding: Binding, found: Iterable[Schema]) -> dict[str, list[Schema]]:
    """Return the kept definitions per API group, cut down.

    Raises:
        LookupError: A kind that the binding needs was not found.
    """
    by_kind = {definition["spec"]["names"]["kind"]: definition for definition in found}
    missing = sorted(set(binding.kept) - set(by_kind))
    if missing:
        raise LookupError(f"no CustomResourceDefinition found for {', '.join(missing)}")
    groups: dict[str, list[Schema]] = {}
    for kind, kept in binding.kept.items():
        definition = slim_definition(by_kind[kind], kept)
        groups.setdefault(definition["spec"]["group"], []).append(definition)
    return groups


def generate(binding: Binding, texts: Iterable[str], folder: Path) -> None:
    """Write the package of *binding* below *folder*."""
    groups = select(binding, definitions(texts))
    with tempfile.TemporaryDirectory() as scratch:
        # A parent group is imported before its child: the other way round it would empty it.
        for group in sorted(groups, key=lambda name: name.count(".")):
            source = Path(scratch, f"{group}.yaml")
            source.write_text(yaml.safe_dump_all(groups[group]), "utf-8")
            subprocess.run(
                [
                    str(ROOT / "node_modules" / ".bin" / "cdk8s"),
                    "import",
                    f"{binding.module}:={source}",
                    "--language",
                    "python",
                    "--output",
                    str(folder),
                    "--no-save",
                    "--check-upgrade=false",
                ],
                check=True,
                cwd=scratch,
                stdout=sys.stderr,
            )


def main() -> None:
    """Regenerate every package in place."""
    parser = argparse.ArgumentParser(description="Regenerate the bindings of custom resources.")
    parser.add_argument("--crds", type=Path, help="read the .yaml files below this folder")
    parser.add_argument("--into", type=Path, default=ROOT, help="the project to write into")
    arguments = parser.parse_args()
    local = cast("Path | None", arguments.crds)
    for binding in BINDINGS:
        if local is None:
            texts = [
                download(address) for address in addresses(ROOT / "cdk8s.yaml", binding.module)
            ]
        else:
            texts = [path.read_text("utf-8") for path in sorted(local.rglob("*.yaml"))]
        folder = cast("Path", arguments.into) / binding.folder
        shutil.rmtree(folder / binding.module, ignore_errors=True)
        generate(binding, texts, folder)


if __name__ == "__main__":
    main()
