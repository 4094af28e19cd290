"""What constructors accept can be synthesised, and what they refuse they refuse by name.

Never any other exception: whoever reads a stack trace of jsii has no idea what to change.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from cdk8s import App, Chart, Cron, Duration
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from constructs_lib import (
    CertificateAuthority,
    CertificateRef,
    ChainNames,
    InjectionGuard,
    IssuerRef,
    Lifetime,
    LinkerdStack,
    MeshNamespaces,
    MeshRestarter,
    PrivateKey,
    TrustAnchorChain,
    WebhookCertificate,
)

from ..conftest import Manifest, synth

FOREIGN = IssuerRef.from_cluster_issuer_name("corporate")
KEY = PrivateKey(rotation_policy="Always")

# Written without the library's own expressions, so that these are a second opinion.
LETTERS = set("abcdefghijklmnopqrstuvwxyz0123456789")

good_labels = st.text("abz019", min_size=1, max_size=12)
# Often right, often wrong by a little, and sometimes wild.
labels = good_labels | st.text("ab1-._A ", max_size=6) | st.text("a-", min_size=60, max_size=66)
names = labels | st.lists(labels, min_size=1, max_size=4).map(".".join) | st.text(max_size=8)
seconds = st.integers(0, 10_000) | st.integers(0, 2_000_000) | st.integers(9 * 10**9, 10**10)
many = settings(max_examples=60, deadline=None)
few = settings(max_examples=20, deadline=None)


def is_label(text: str, longest: int = 63) -> bool:
    inner = set(text) <= LETTERS | {"-"}
    return 0 < len(text) <= longest and inner and text[0] != "-" and text[-1] != "-"


def is_name(text: str, longest: int = 253) -> bool:
    return len(text) <= longest and all(is_label(part, longest) for part in text.split("."))


def accepted(make: Callable[[], object], *properties: str) -> bool:
    """Say whether *make* accepts, after seeing that a refusal names one of the properties."""
    try:
        make()
    except ValueError as error:
        message = str(error)
        if not any(message.startswith(f"'{name}' (") for name in properties):
            raise
        return False
    return True


def new_chart() -> Chart:
    return Chart(App(), "chart", namespace="team", disable_resource_name_hashes=True)


def parsed(duration: str) -> int:
    """Return the seconds of a Go duration."""
    match = re.fullmatch(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?", duration)
    assert match, duration
    assert any(match.groups()), "Go takes no empty duration"
    hours, minutes, rest = (int(amount or 0) for amount in match.groups())
    return hours * 3600 + minutes * 60 + rest


def check_metadata(manifests: list[Manifest]) -> None:
    assert manifests
    for manifest in manifests:
        metadata: dict[str, Any] = manifest["metadata"]
        assert is_name(metadata["name"]), metadata
        assert is_label(metadata.get("namespace", "none")), metadata


# How thin a margin may be is another test's matter.
@pytest.mark.filterwarnings("ignore::constructs_lib.ThinMarginWarning")
@many
@given(duration=seconds, renew_before=seconds)
def test_lifetime_is_rendered_to_the_second(duration: int, renew_before: int) -> None:
    chart = new_chart()

    def make() -> None:
        lifetime = Lifetime(
            duration=Duration.seconds(duration), renew_before=Duration.seconds(renew_before)
        )
        WebhookCertificate(chart, "Tap", issuer=FOREIGN, service="tap", lifetime=lifetime)

    if not accepted(make, "duration", "renew_before"):
        fits = 3600 <= duration <= 9_223_372_036
        assert not (fits and 300 <= renew_before < duration)
        return
    [manifest] = synth(chart)
    assert parsed(manifest["spec"]["duration"]) == duration
    assert parsed(manifest["spec"]["renewBefore"]) == renew_before
    assert renew_before < duration


@many
@given(duration=st.floats(), renew_before=st.floats() | st.just(1.0))
def test_hours_are_refused_by_name_whatever_they_are(duration: float, renew_before: float) -> None:
    def make() -> None:
        Lifetime.of_hours(duration, renew_before=renew_before)

    right = 1 <= duration <= 2_000_000 and 5 / 60 <= renew_before <= duration - 1
    assert accepted(make, "duration", "renew_before") or not right


@many
@given(duration=st.floats(0, 5000), renew_before=st.floats(0, 500))
def test_hours_are_rounded_to_seconds(duration: float, renew_before: float) -> None:
    lifetimes: list[Lifetime] = []

    def make() -> None:
        lifetimes.append(Lifetime.of_hours(duration, renew_before=renew_before))

    if accepted(make, "duration", "renew_before"):
        assert abs(lifetimes[0].duration_seconds - duration * 3600) <= 0.5
        assert abs(lifetimes[0].renew_before_seconds - renew_before * 3600) <= 0.5


@many
@given(milliseconds=st.integers(0, 10_000_000))
def test_deadline_is_whole_seconds_or_refused(milliseconds: int) -> None:
    chart = new_chart()
    tap = CertificateRef.from_certificate_name("tap", namespace="team", secret_name="tap")

    def make() -> None:
        deadline = Duration.millis(milliseconds)
        MeshRestarter(chart, "Restarter", certificates=[tap], deadline=deadline)

    if accepted(make, "deadline"):
        [job] = [manifest for manifest in synth(chart) if manifest["kind"] == "CronJob"]
        found = job["spec"]["jobTemplate"]["spec"]["activeDeadlineSeconds"]
        assert found * 1000 == milliseconds
    else:
        assert milliseconds % 1000 or milliseconds < 120_000


@many
@given(
    fields=st.lists(
        st.text("*?/-,0123456789abcdnou", min_size=1, max_size=5), min_size=5, max_size=5
    )
)
def test_schedule_is_refused_by_name(fields: list[str]) -> None:
    chart = new_chart()
    tap = CertificateRef.from_certificate_name("tap", namespace="team", secret_name="tap")
    minute, hour, day, month, week_day = fields
    schedule = Cron(minute=minute, hour=hour, day=day, month=month, week_day=week_day)

    def make() -> None:
        MeshRestarter(chart, "Restarter", certificates=[tap], schedule=schedule)

    # A schedule with a gap of minutes leaves the default deadline no room.
    if accepted(make, "schedule", "deadline"):
        [job] = [manifest for manifest in synth(chart) if manifest["kind"] == "CronJob"]
        assert job["spec"]["schedule"] == " ".join(fields)
        assert job["spec"]["startingDeadlineSeconds"] > 600


@many
@given(service=names, namespace=labels | st.text(max_size=5))
def test_webhook_certificate(service: str, namespace: str) -> None:
    chart = new_chart()

    def make() -> None:
        WebhookCertificate(chart, "Hook", issuer=FOREIGN, service=service, namespace=namespace)

    if not accepted(make, "service", "namespace"):
        assert not (is_label(service) and is_label(namespace))
        return
    manifests = synth(chart)
    check_metadata(manifests)
    [spec] = [manifest["spec"] for manifest in manifests]
    assert is_name(spec["secretName"])
    assert all(is_name(name) for name in spec["dnsNames"])
    assert len(spec.get("commonName", "")) <= 64


@many
@given(name=names, namespace=labels, secret_name=names)
def test_certificate_ref(name: str, namespace: str, secret_name: str) -> None:
    def make() -> None:
        CertificateRef(name=name, namespace=namespace, secret_name=secret_name)

    right = is_name(name) and is_label(namespace) and is_name(secret_name)
    assert accepted(make, "name", "namespace", "secret_name") == right


@many
@given(name=names)
def test_restarters_name(name: str) -> None:
    chart = new_chart()
    tap = CertificateRef.from_certificate_name("tap", namespace="team", secret_name="tap")

    def make() -> None:
        MeshRestarter(chart, "Restarter", certificates=[tap], name=name)

    found = accepted(make, "name")
    assert found == is_name(name, 52)
    if found:
        check_metadata(synth(chart))


@many
@given(trust_domain=names, namespace=labels, mesh_namespace=labels)
def test_trust_domain_and_namespaces(
    trust_domain: str, namespace: str, mesh_namespace: str
) -> None:
    chart = new_chart()
    # No lifetime is known of these, so none can outlive the other.
    unknown = CertificateAuthority.from_secret_name("corporate")

    def make() -> None:
        TrustAnchorChain(
            chart,
            "Trust",
            trust_domain=trust_domain,
            namespace=namespace,
            mesh_namespace=mesh_namespace,
            trust_anchor=unknown,
            identity_uptime=Duration.hours(6),
        )

    if not accepted(make, "trust_domain", "namespace", "mesh_namespace"):
        right = is_name(trust_domain, 47) and is_label(namespace) and is_label(mesh_namespace)
        assert not right
        return
    manifests = synth(chart)
    check_metadata(manifests)
    for manifest in manifests:
        if manifest["kind"] == "Certificate":
            assert manifest["spec"]["commonName"].endswith(f".linkerd.{trust_domain}")
            assert len(manifest["spec"]["commonName"]) <= 64
            assert is_name(manifest["spec"]["dnsNames"][0])


@many
@given(anchor=names, self_signed=names)
def test_chain_names(anchor: str, self_signed: str) -> None:
    assume(anchor != self_signed)
    chart = new_chart()
    lifetime = Lifetime.of_hours(48, renew_before=28)

    def make() -> None:
        chain_names = ChainNames(trust_anchor=anchor, self_signed=self_signed)
        authority = CertificateAuthority(lifetime=lifetime, private_key=KEY)
        TrustAnchorChain(
            chart,
            "Trust",
            names=chain_names,
            identity_issuer=authority,
            identity_uptime=Duration.hours(6),
        )

    if accepted(make, "trust_anchor", "self_signed"):
        check_metadata(synth(chart))
    else:
        assert not (is_name(anchor) and is_name(self_signed))


@many
@given(
    name=names,
    guarded=st.lists(labels, min_size=1, max_size=3),
    excluded=st.lists(labels, max_size=3),
)
def test_injection_guard(name: str, guarded: list[str], excluded: list[str]) -> None:
    chart = new_chart()

    def make() -> None:
        InjectionGuard(chart, "Guard", name=name, namespaces=guarded, excluded_namespaces=excluded)

    right = is_name(name) and all(map(is_label, guarded + excluded))
    found = accepted(make, "name", "namespaces", "excluded_namespaces")
    assert found == (right and not set(guarded) & set(excluded))
    if found:
        manifests = synth(chart)
        check_metadata(manifests)
        assert [manifest["metadata"] for manifest in manifests] == [{"name": name}] * 2


@many
@given(version=st.from_regex(r"v?[12]\.[0-9]{1,3}(\.1)?") | st.text("1.v 2٣", max_size=5))
def test_kubernetes_version(version: str) -> None:
    stacks: list[LinkerdStack] = []

    def make() -> None:
        stacks.append(LinkerdStack(App(), "Mesh", kubernetes_version=version))

    major, _, minor = version.partition(".")
    right = major == "1" and 0 < len(minor) <= 3 and set(minor) <= set("0123456789")
    found = accepted(make, "kubernetes_version")
    assert found == (right and int(minor) >= 28)
    if found:
        assert bool(stacks[0].injection_guards) == (int(minor) >= 30)


@few
@given(
    domain=good_labels,
    spaces=st.lists(good_labels, min_size=4, max_size=4, unique=True),
    replicas=st.integers(1, 9),
    version=st.sampled_from(["1.28", "1.34"]),
)
def test_whole_mesh(domain: str, spaces: list[str], replicas: int, version: str) -> None:
    """Whatever namespaces it is put into, no object is in any other, and every name is valid."""
    namespaces = MeshNamespaces(
        cert_manager=spaces[0], crds=spaces[1], control_plane=spaces[2], viz=spaces[3]
    )
    stack = LinkerdStack(
        App(),
        "Mesh",
        kubernetes_version=version,
        trust_domain=domain,
        namespaces=namespaces,
        replicas=replicas,
    )
    assert list(stack.charts) == spaces
    for name, chart in stack.charts.items():
        manifests = synth(chart)
        check_metadata(manifests)
        assert {manifest["metadata"].get("namespace", name) for manifest in manifests} == {name}
