"""Kubernetes' own kinds, against the schemas of the oldest and the newest supported version."""

from __future__ import annotations

import copy
import re

import pytest
from kubernetes_validate.utils import (  # type: ignore[import-untyped]
    SchemaNotFoundError,
    ValidationError,
    validate,
)

from constructs_lib import EDGE_26_8_3

from . import rendered
from .conftest import ROOT, Manifest

OLDEST_KUBERNETES = "1.28"
NEWEST_KUBERNETES = "1.37"
OLDEST_FOR_CURRENT = ".".join(map(str, EDGE_26_8_3.oldest_kubernetes or ()))
VERSIONS = (OLDEST_KUBERNETES, NEWEST_KUBERNETES)

CUSTOM = ("argoproj.io/", "cert-manager.io/", "trust.cert-manager.io/")
"""What test_custom_resource_schemas.py validates; all else is Kubernetes' own."""


def check(manifest: Manifest, version: str) -> None:
    """Raise unless the API server of this version knows every field."""
    found = validate(manifest, version, strict=True)
    assert found == version, f"there are no schemas of Kubernetes {version}, only of {found}"


def built_in(release: str = rendered.ARTICLE) -> list[Manifest]:
    return [one for one in rendered.objects(release) if not one["apiVersion"].startswith(CUSTOM)]


@pytest.fixture
def cron_job() -> Manifest:
    """A CronJob to spoil."""
    return copy.deepcopy(rendered.find("linkerd", "CronJob", "linkerd-restarter"))


def test_readme_names_the_same_versions() -> None:
    found = re.search(r"Kubernetes (1\.\d+) to (1\.\d+)", (ROOT / "README.md").read_text("utf-8"))
    assert found, "the README does not say which versions are supported"
    assert found.groups() == VERSIONS


def test_every_kind_is_covered() -> None:
    assert {one["kind"] for one in built_in()} == {
        "CronJob",
        "Namespace",
        "Role",
        "RoleBinding",
        "ServiceAccount",
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_objects_are_valid(version: str) -> None:
    for manifest in built_in():
        check(manifest, version)


@pytest.mark.parametrize("version", [OLDEST_FOR_CURRENT, NEWEST_KUBERNETES])
def test_objects_of_the_current_release_are_valid(version: str) -> None:
    for manifest in built_in(rendered.CURRENT):
        check(manifest, version)


@pytest.mark.parametrize("version", VERSIONS)
def test_misspelt_field_is_found(cron_job: Manifest, version: str) -> None:
    cron_job["spec"]["concurencyPolicy"] = cron_job["spec"].pop("concurrencyPolicy")
    with pytest.raises(ValidationError, match="'concurencyPolicy' was unexpected"):
        check(cron_job, version)


@pytest.mark.parametrize("version", VERSIONS)
def test_misspelt_field_deep_down_is_found(cron_job: Manifest, version: str) -> None:
    pod = cron_job["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    pod["containers"][0]["imagee"] = "kubectl"
    with pytest.raises(ValidationError, match="'imagee' was unexpected"):
        check(cron_job, version)


@pytest.mark.parametrize("version", VERSIONS)
def test_wrong_type_is_found(cron_job: Manifest, version: str) -> None:
    cron_job["spec"]["startingDeadlineSeconds"] = "6h"
    with pytest.raises(ValidationError, match="'6h' is not of type"):
        check(cron_job, version)


@pytest.mark.parametrize("version", VERSIONS)
def test_version_that_is_gone_is_found(cron_job: Manifest, version: str) -> None:
    cron_job["apiVersion"] = "batch/v1beta1"
    with pytest.raises(SchemaNotFoundError):
        check(cron_job, version)
