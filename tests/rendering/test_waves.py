"""The order within a folder, and why nothing in it can wait for something behind it."""

from __future__ import annotations

import pytest

from constructs_lib import STABLE_2_14_10
from constructs_lib.releases.folders import NamespaceRole
from constructs_lib.rendering.waves import FolderWaves


def waves(folder: NamespaceRole, *left_out: str) -> FolderWaves:
    charts = [manifest for manifest in STABLE_2_14_10.charts if manifest.folder == folder]
    return FolderWaves.of(
        folder, [manifest for manifest in charts if manifest.name not in left_out]
    )


def test_cert_managers_folder() -> None:
    """trust-manager's own Certificate is not behind the Deployment that mounts it."""
    found = waves("cert_manager")
    for chart in ("cert-manager", "trust-manager"):
        assert found.of_chart(chart, "Deployment") == 0
        assert found.of_chart(chart, "ValidatingWebhookConfiguration") == 1
    assert found.of_chart("trust-manager", "Certificate") == 0
    assert found.of_chart("trust-manager", "Issuer") == 0
    assert found.of_own_object("Namespace") == 0
    for kind in ("ClusterIssuer", "Certificate", "Bundle"):
        assert found.of_own_object(kind) == 2 == found.last, f"{kind} must not hold up a sync"


def test_the_control_planes_folder() -> None:
    """Pods of jaeger are made when the injector's webhook is there to see them."""
    found = waves("control_plane")
    assert found.of_own_object("Certificate") == 0, "Deployments of wave 0 mount it"
    assert found.of_chart("linkerd-control-plane", "Deployment") == 0
    assert found.of_chart("linkerd-control-plane", "MutatingWebhookConfiguration") == 1
    assert found.of_chart("linkerd-jaeger", "Deployment") == 2
    assert found.of_chart("linkerd-jaeger", "MutatingWebhookConfiguration") == 3
    assert found.of_chart("linkerd-control-plane", "CronJob") == found.of_own_object("CronJob") == 3


def test_without_jaeger_there_are_two_waves() -> None:
    assert waves("control_plane", "linkerd-jaeger").last == 1


def test_vizs_folder() -> None:
    found = waves("viz")
    assert found.of_chart("linkerd-viz", "Deployment") == 0
    assert found.of_chart("linkerd-viz", "APIService") == 1
    assert found.of_own_object("CronJob") == 1


@pytest.mark.parametrize("folder", ["control_plane", "viz"])
def test_a_policy_is_there_before_the_first_pod_that_it_judges(folder: NamespaceRole) -> None:
    """Else a cold start would have pods without proxies, and nothing would replace them."""
    ordered = waves(folder)
    for kind in ("ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"):
        assert ordered.of_own_object(kind) < 0
    assert min(ordered.charts.values()) == 0


def test_definitions_and_somebody_elses_cert_manager() -> None:
    assert waves("crds").last == 0
    empty = waves("cert_manager", "cert-manager", "trust-manager")
    assert (empty.of_own_object("Namespace"), empty.of_own_object("Bundle")) == (0, 1)
