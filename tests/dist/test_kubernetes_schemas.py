"""Kubernetes' own kinds, against the schemas of the oldest and the newest supported version."""

from __future__ import annotations

import copy

import pytest
from cdk8s import App, Chart
from kubernetes_validate.utils import (  # type: ignore[import-untyped]
    SchemaNotFoundError,
    ValidationError,
    validate,
)

from constructs_lib import EDGE_26_8_3, LinkerdStack
from constructs_lib.kubernetes.version import OLDEST_VERSION

from ..support import rendered
from ..conftest import Manifest
from ..conftest import synth as rendered_by

OLDEST_KUBERNETES = "1.28"
OLDEST_WITH_GUARDS = "1.30"
NEWEST_KUBERNETES = "1.37"
OLDEST_FOR_CURRENT = ".".join(map(str, EDGE_26_8_3.oldest_kubernetes or ()))
VERSIONS = (OLDEST_KUBERNETES, NEWEST_KUBERNETES)
ALL_VERSIONS = (OLDEST_KUBERNETES, "1.29", OLDEST_WITH_GUARDS, NEWEST_KUBERNETES)
GUARD = {"ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"}

CUSTOM = ("argoproj.io/", "cert-manager.io/", "trust.cert-manager.io/")
"""What test_custom_resource_schemas.py validates; all else is Kubernetes' own."""


def check(manifest: Manifest, version: str) -> None:
    """Raise unless the API server of this version knows every field."""
    found = validate(manifest, version, strict=True)
    assert found == version, f"there are no schemas of Kubernetes {version}, only of {found}"


def built_in(release: str = rendered.DEFAULT) -> list[Manifest]:
    return [manifest for manifest in rendered.objects(release) if not manifest["apiVersion"].startswith(CUSTOM)]


def release_manifests(version: str) -> list[Manifest]:
    """Return Kubernetes' own kinds of a mesh that is told the version of its clusters."""
    chart = Chart(App(), "platform", namespace="platform", disable_resource_name_hashes=True)
    LinkerdStack(chart, "Mesh", kubernetes_version=version)
    return [manifest for manifest in rendered_by(chart) if not manifest["apiVersion"].startswith(CUSTOM)]


@pytest.fixture
def cron_job() -> Manifest:
    """A CronJob to spoil."""
    return copy.deepcopy(rendered.find("linkerd", "CronJob", "linkerd-restarter"))


def test_oldest_version_is_the_oldest_that_an_option_accepts() -> None:
    """docs/versions.md promises the range; tests/project/test_versions.py compares it."""
    assert OLDEST_KUBERNETES == OLDEST_VERSION


def test_every_kind_is_covered() -> None:
    assert {each["kind"] for each in built_in()} == {
        "ConfigMap",
        "CronJob",
        "Job",
        "Namespace",
        "Role",
        "RoleBinding",
        "ServiceAccount",
        *GUARD,
    }


@pytest.mark.parametrize("version", [OLDEST_WITH_GUARDS, NEWEST_KUBERNETES])
def test_objects_of_dist_are_valid(version: str) -> None:
    for manifest in built_in():
        check(manifest, version)


@pytest.mark.parametrize("version", [OLDEST_FOR_CURRENT, NEWEST_KUBERNETES])
def test_objects_of_the_current_release_are_valid(version: str) -> None:
    for manifest in built_in(rendered.CURRENT):
        check(manifest, version)


@pytest.mark.parametrize("version", ALL_VERSIONS)
def test_what_is_made_for_a_version_is_valid_there(version: str) -> None:
    manifests = release_manifests(version)
    for manifest in manifests:
        check(manifest, version)
    guarded = version not in (OLDEST_KUBERNETES, "1.29")
    assert ({manifest["kind"] for manifest in manifests} >= GUARD) is guarded


@pytest.mark.parametrize("version", [OLDEST_KUBERNETES, "1.29"])
def test_guards_are_unknown_before(version: str) -> None:
    """So dist, which has them, is for no cluster of these versions."""
    guards = [each for each in built_in() if each["kind"] in GUARD]
    assert len(guards) == 18
    for manifest in guards:
        with pytest.raises(SchemaNotFoundError):
            check(manifest, version)


@pytest.mark.parametrize("version", [OLDEST_WITH_GUARDS, NEWEST_KUBERNETES])
def test_misspelt_field_of_a_guard_is_found(version: str) -> None:
    guard = copy.deepcopy(
        rendered.find("linkerd", "ValidatingAdmissionPolicy", "linkerd-injection-guard")
    )
    guard["spec"]["validations"][0]["mesage"] = "typo"
    with pytest.raises(ValidationError, match="'mesage' was unexpected"):
        check(guard, version)


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
