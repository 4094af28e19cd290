"""The mistakes of the setup that LinkerdStack replaces: one test each, so that none comes back.

That setup was published in December 2024. Its lifetimes and its values are still the defaults.
"""

from __future__ import annotations

import json
import re

import pytest

from constructs_lib import STABLE_2_14_10, LinkerdRelease
from constructs_lib.kubernetes.manifest import title
from constructs_lib.program import PACKAGE
from constructs_lib.validations import rules

from ..support import rendered
from ..conftest import Manifest
from ..support.rendered import find

CERTIFICATES = [manifest for manifest in rendered.objects() if manifest["kind"] == "Certificate"]
RESTARTERS = [manifest for manifest in rendered.objects() if manifest["kind"] == "CronJob"]


def pod_template(cron_job: Manifest) -> Manifest:
    template: Manifest = cron_job["spec"]["jobTemplate"]["spec"]["template"]
    return template


def settings(cron_job: Manifest) -> Manifest:
    """Return what a restarter's program is told."""
    (volume,) = pod_template(cron_job)["spec"]["volumes"]
    namespace = cron_job["metadata"]["namespace"]
    config_map = find(namespace, "ConfigMap", volume["configMap"]["name"])
    settings: Manifest = json.loads(config_map["data"]["settings.json"])
    return settings


def application_set() -> Manifest:
    spec: Manifest = find("argocd", "ApplicationSet", "linkerd-platform")["spec"]
    return spec


def test_durations_have_units() -> None:
    """`renewBefore: 24` is an integer, which the API server refuses."""
    assert CERTIFICATES
    for certificate in CERTIFICATES:
        for field in ("duration", "renewBefore"):
            assert re.fullmatch(r"(\d+h)?(\d+m)?(\d+s)?", certificate["spec"][field]), certificate["spec"][field]


def test_usages_are_a_list() -> None:
    """`usages` without a colon was a line of text, and the certificates had default usages."""
    webhooks = [certificate for certificate in CERTIFICATES if not certificate["spec"]["isCA"]]
    assert len(webhooks) == 6
    assert all(webhook["spec"]["usages"] == ["server auth"] for webhook in webhooks)


def test_cluster_issuers_have_no_namespace() -> None:
    issuers = [manifest for manifest in rendered.objects() if manifest["kind"] == "ClusterIssuer"]
    assert len(issuers) == 3
    assert not [issuer for issuer in issuers if "namespace" in issuer["metadata"]]


def test_dns_names_are_of_the_namespace_that_the_service_is_in() -> None:
    """jaeger-injector had those of linkerd-jaeger, but was deployed into linkerd."""
    for certificate in CERTIFICATES:
        if not certificate["spec"]["isCA"]:
            (dns_name,) = certificate["spec"]["dnsNames"]
            assert dns_name.split(".")[1] == certificate["metadata"]["namespace"]


@pytest.mark.parametrize("cron_job", RESTARTERS, ids=title)
def test_restarter_takes_one_step_after_the_other_and_waits(cron_job: Manifest) -> None:
    """Its two containers ran at once, so Deployments restarted while Secrets were missing.

    What a run does is tested in tests/program/test_restart.py.
    """
    spec = pod_template(cron_job)["spec"]
    (container,) = spec["containers"]
    assert "initContainers" not in spec
    assert container["command"] == ["python3", "-B", "-m", PACKAGE, "restart"]
    assert spec["restartPolicy"] == "Never", "a failed run ends the pod"


@pytest.mark.parametrize("cron_job", RESTARTERS, ids=title)
def test_restarter_image_is_pinned_and_maintained(cron_job: Manifest) -> None:
    (container,) = pod_template(cron_job)["spec"]["containers"]
    pattern = r"docker\.io/library/python:3\.\d+\.\d+-alpine[\d.]+"
    assert re.fullmatch(pattern, container["image"])


@pytest.mark.parametrize("cron_job", RESTARTERS, ids=title)
def test_restarter_is_not_injected(cron_job: Manifest) -> None:
    """A proxy beside it would never end, and so would the Job."""
    assert pod_template(cron_job)["metadata"]["annotations"]["linkerd.io/inject"] == "disabled"


def test_restarter_is_admitted_by_pod_security() -> None:
    assert list(rules.restricted_pods(RESTARTERS)) == []


def test_restarter_has_no_right_on_secrets() -> None:
    """It could delete every Secret there, and deleted those in use before their successors came."""
    roles = [manifest for manifest in rendered.objects() if manifest["metadata"]["name"] == "linkerd-restarter"]
    rights = [rule for role in roles if role["kind"] == "Role" for rule in role["rules"]]
    assert rights
    assert not [rule for rule in rights if "secrets" in rule["resources"]]


def test_generator_names_its_folders() -> None:
    """A git generator without directories makes no application at all."""
    (generator,) = application_set()["generators"]
    assert [element["folder"] for element in generator["list"]["elements"]]


def test_retry_has_no_limit() -> None:
    """Three retries were 35 seconds of patience, less than pulling cert-manager's images takes."""
    assert application_set()["template"]["spec"]["syncPolicy"]["retry"]["limit"] == -1


def test_no_finalizer_uninstalls_the_mesh() -> None:
    assert "finalizers" not in application_set()["template"]["metadata"]


def test_rotation_policy_is_written_out() -> None:
    """Its default changed in cert-manager 1.18.

    With the upgrade the anchor would have changed its key and cut off every proxy.
    """
    policies = {
        certificate["metadata"]["name"]: certificate["spec"]["privateKey"]["rotationPolicy"] for certificate in CERTIFICATES
    }
    assert {name for name, policy in policies.items() if policy == "Never"} == {
        "linkerd-trust-anchor",
        "linkerd-webhook-issuer",
    }
    assert set(policies.values()) == {"Never", "Always"}


def test_trust_roots_come_from_the_anchor() -> None:
    """A leaf's ca.crt is frozen when the leaf is issued."""
    (source,) = find("cert-manager", "Bundle", "linkerd-identity-trust-roots")["spec"]["sources"]
    assert source["secret"]["key"] == "tls.crt"
    anchor = find("cert-manager", "Certificate", "linkerd-trust-anchor")
    assert source["secret"]["name"] == anchor["spec"]["secretName"]


def test_no_ca_key_lies_about_in_cert_managers_namespace() -> None:
    """There was once a second identity issuer there, only to feed the Bundle."""
    names = [manifest["metadata"]["name"] for manifest in rendered.folders()["cert-manager"]]
    assert "linkerd-identity-issuer" not in names


def test_children_do_not_outlive_their_ca() -> None:
    """With the default lifetimes alone they could; the restarter makes them safe.

    A child of 168 hours is renewed after 144, and its CA's certificate ends 24 hours after the CA's
    own renewal.
    """
    hours = {certificate["metadata"]["name"]: certificate["spec"] for certificate in CERTIFICATES}
    left = int(hours["linkerd-webhook-issuer"]["renewBefore"].removesuffix("h"))
    for cron_job in RESTARTERS:
        assert cron_job["spec"]["schedule"] == "25 */6 * * *"
        deadline = cron_job["spec"]["jobTemplate"]["spec"]["activeDeadlineSeconds"] / 3600
        assert 6 + deadline <= left
    covered = {
        (cron_job["metadata"]["namespace"], name)
        for cron_job in RESTARTERS
        for name in settings(cron_job)["certificates"]
    }
    children = [certificate for certificate in CERTIFICATES if certificate["metadata"]["namespace"] != "cert-manager"]
    assert {(each["metadata"]["namespace"], each["metadata"]["name"]) for each in children} == covered


def control_plane(release: LinkerdRelease = STABLE_2_14_10) -> Manifest:
    (chart,) = [manifest for manifest in release.charts if manifest.name == "linkerd-control-plane"]
    return dict(chart.values)


def test_trust_domain_is_an_option() -> None:
    """Every certificate once had cluster.local; see test_linkerd_stack.py."""
    (chart,) = [manifest for manifest in STABLE_2_14_10.charts if manifest.name == "linkerd-control-plane"]
    assert "identityTrustDomain" in [parameter.path for parameter in chart.parameters]


def test_trust_anchors_pem_is_not_set() -> None:
    """`identityTrustAnchorsPEM: ~` breaks the chart's template."""
    assert "identityTrustAnchorsPEM" not in control_plane()
    assert not any("identityTrustAnchorsPEM" in text for text in rendered.files().values())


def test_heartbeat_schedule_is_fixed() -> None:
    """Unset, it is ten minutes after the chart was rendered: a difference at every refresh."""
    assert re.fullmatch(r"\d+ \d+ \* \* \*", str(control_plane()["heartbeatSchedule"]))
