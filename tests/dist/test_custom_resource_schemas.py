"""Custom resources, against the definitions of the oldest and the newest supported releases.

As the API server does with ``--validate=strict``, a field that a definition does not have is an
error here. Rules in CEL are not run.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import pytest
import yaml
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from ..support import rendered
from ..conftest import ROOT, Manifest

CRDS = ROOT.parent / "shared" / "crds"

OF_APPLICATIONS = "argo-rollouts-v1.9.1"
"""Its kinds are of applications, and so not in dist: tests/canaries asks about those."""

RELEASES = {
    "argo-cd-v3.5.1": {"AppProject", "ApplicationSet"},
    OF_APPLICATIONS: {"AnalysisTemplate", "Rollout"},
    "cert-manager-v1.16.1": {"Certificate", "ClusterIssuer"},
    "cert-manager-v1.21.1": {"Certificate", "ClusterIssuer"},
    "trust-manager-v0.12.0": {"Bundle"},
    "trust-manager-v0.24.0": {"Bundle"},
}
"""The kinds of ours that each release defines."""

CURRENT_RELEASES = ("argo-cd-v3.5.1", "cert-manager-v1.21.1", "trust-manager-v0.24.0")
"""Those that the current release of Linkerd is run with."""

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The fast one where it is built in: an ApplicationSet's definition has 1.4 MB."""

Schema = dict[str, Any]
"""An OpenAPI v3 schema, as a CustomResourceDefinition holds it."""

needs_definitions = pytest.mark.skipif(
    not CRDS.is_dir(), reason=f"there are no definitions in {CRDS}"
)


def validator(schema: Schema) -> Validator:
    return Draft202012Validator(schema)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A served version of a kind."""

    namespaced: bool
    schema: Schema

    def problems(self, manifest: Manifest) -> Iterator[str]:
        """Yield why the API server would refuse the object."""
        if ("namespace" in manifest["metadata"]) != self.namespaced:
            yield "metadata: " + ("namespace is missing" if self.namespaced else "has a namespace")
        for error in validator(self.schema).iter_errors(manifest):
            yield f"{'.'.join(map(str, error.absolute_path))}: {error.message}"


def closed(schema: Schema) -> Schema:
    """Return the schema with every object closed to fields that it does not name.

    In a structural schema, ``anyOf`` and its like name no fields of their own; they stay.
    """
    result = dict(schema)
    if "properties" in schema:
        result["properties"] = {key: closed(each) for key, each in schema["properties"].items()}
    if "items" in schema:
        result["items"] = closed(schema["items"])
    values = schema.get("additionalProperties")
    if isinstance(values, dict):
        result["additionalProperties"] = closed(cast("Schema", values))
    elif (
        schema.get("type") == "object"
        and values is None
        and not schema.get("x-kubernetes-preserve-unknown-fields")
    ):
        result["additionalProperties"] = False
    if schema.get("x-kubernetes-int-or-string"):
        result["anyOf"] = [{"type": "integer"}, {"type": "string"}]
        result.pop("type", None)
    if schema.get("nullable"):
        result["type"] = [schema["type"], "null"]
    return result


@cache
def definitions(release: str) -> dict[tuple[str, str], Definition]:
    """Return a release's definitions, by apiVersion and kind."""
    found: dict[tuple[str, str], Definition] = {}
    for path in sorted((CRDS / release).glob("*.yaml")):
        spec = yaml.load(path.read_bytes(), LOADER)["spec"]  # noqa: S506 - both are safe
        if spec["names"]["kind"] not in RELEASES[release]:
            continue
        for version in spec["versions"]:
            schema = closed(version["schema"]["openAPIV3Schema"])
            # Not the definition's business, but the API server's own.
            schema["properties"]["metadata"] = {"type": "object"}
            if version["served"]:
                found[f"{spec['group']}/{version['name']}", spec["names"]["kind"]] = Definition(
                    namespaced=spec["scope"] == "Namespaced", schema=schema
                )
    return found


def problems(release: str, manifest: Manifest) -> list[str]:
    """Return why an API server with this release's definitions would refuse the object."""
    definition = definitions(release)[manifest["apiVersion"], manifest["kind"]]
    return list(definition.problems(manifest))


@pytest.fixture
def certificate() -> Manifest:
    """A Certificate to spoil."""
    return copy.deepcopy(rendered.find("linkerd", "Certificate", "linkerd-identity-issuer"))


@needs_definitions
@pytest.mark.parametrize(
    ("release", "mesh"),
    [
        *((release, rendered.DEFAULT) for release in RELEASES if release != OF_APPLICATIONS),
        *((release, rendered.CURRENT) for release in CURRENT_RELEASES),
    ],
)
def test_objects_are_valid(release: str, mesh: str) -> None:
    ours = [manifest for manifest in rendered.objects(mesh) if manifest["kind"] in RELEASES[release]]
    assert {each["kind"] for each in ours} == RELEASES[release]
    for manifest in ours:
        assert problems(release, manifest) == [], manifest["metadata"]["name"]


@needs_definitions
@pytest.mark.parametrize("release", ["cert-manager-v1.16.1", "cert-manager-v1.21.1"])
def test_former_mistakes_are_found(certificate: Manifest, release: str) -> None:
    spec = certificate["spec"]
    spec["renewBefore"] = 24
    spec["usage"] = spec.pop("usages")
    spec["privateKey"]["rotation"] = "Never"
    assert sorted(problems(release, certificate)) == [
        "spec.privateKey: Additional properties are not allowed ('rotation' was unexpected)",
        "spec.renewBefore: 24 is not of type 'string'",
        "spec: Additional properties are not allowed ('usage' was unexpected)",
    ]


@needs_definitions
def test_unknown_usage_is_found(certificate: Manifest) -> None:
    certificate["spec"]["usages"] = ["server authentication"]
    (problem,) = problems("cert-manager-v1.16.1", certificate)
    assert problem.startswith("spec.usages.0: 'server authentication' is not one of")


@needs_definitions
def test_namespace_of_a_cluster_scoped_object_is_found() -> None:
    """ClusterIssuers once had one, and ``Chart(namespace=)`` stamps it on them."""
    issuer = copy.deepcopy(rendered.find("cert-manager", "ClusterIssuer", "linkerd-trust-anchor"))
    issuer["metadata"]["namespace"] = "cert-manager"
    assert problems("cert-manager-v1.16.1", issuer) == ["metadata: has a namespace"]


@needs_definitions
def test_missing_namespace_is_found(certificate: Manifest) -> None:
    del certificate["metadata"]["namespace"]
    assert problems("cert-manager-v1.16.1", certificate) == ["metadata: namespace is missing"]


@needs_definitions
def test_misspelt_field_among_free_ones_is_found() -> None:
    """A generator's elements are free, the generator is not."""
    applications = copy.deepcopy(rendered.find("argocd", "ApplicationSet", "linkerd-platform"))
    generator = applications["spec"]["generators"][0]["list"]
    generator["elements"][0]["anything"] = {"goes": "here"}
    assert problems("argo-cd-v3.5.1", applications) == []
    generator["element"] = []
    (problem,) = problems("argo-cd-v3.5.1", applications)
    assert problem.startswith("spec.generators.0.list: ")
    assert problem.endswith("('element' was unexpected)")


def test_closing_respects_what_is_open() -> None:
    free: Schema = {"type": "object", "x-kubernetes-preserve-unknown-fields": True}
    labels: Schema = {"type": "object", "additionalProperties": {"type": "string"}}
    port: Schema = {"x-kubernetes-int-or-string": True}
    schema = {"type": "object", "properties": {"free": free, "labels": labels, "port": port}}
    valid = validator(closed(schema)).is_valid
    assert valid({"free": {"any": 1}, "labels": {"any": "one"}, "port": "http"})
    assert valid({"port": 80})
    assert not valid({"port": True})
    assert not valid({"labels": {"any": 1}})
    assert not valid({"other": 1})
