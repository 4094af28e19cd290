"""The plan is made from what is written: a JSON patch cannot make it say what is not so."""

from __future__ import annotations

import re

import pytest
from cdk8s import ApiObject, App, Chart, JsonPatch

from constructs_lib import Lifetime, LinkerdStack, RequirementKind, Verdict, renewal_plan

from ..tree.test_inventory import problems


def written(app: App, name: str) -> ApiObject:
    """Return the Certificate or ClusterIssuer of a name, among those of cert-manager."""
    [found] = [
        construct
        for construct in app.node.find_all()
        if isinstance(construct, ApiObject)
        and construct.name == name
        and construct.kind in ("Certificate", "ClusterIssuer")
        and construct.to_json()["spec"].get("selfSigned") is None
        and not (construct.kind == "ClusterIssuer" and name == "linkerd-trust-anchor")
    ]
    return found


@pytest.fixture
def mesh(app: App) -> LinkerdStack:
    return LinkerdStack(app, "Mesh")


def verdict(mesh: LinkerdStack, kind: RequirementKind) -> Verdict:
    requirement = renewal_plan(mesh).requirement(kind, ("linkerd", "linkerd-identity-issuer"))
    return requirement.verdict


def test_nothing_is_patched_by_default(mesh: LinkerdStack) -> None:
    assert renewal_plan(mesh).is_safe


def test_anchor_that_changes_its_key_is_unsafe(mesh: LinkerdStack) -> None:
    ApiObject.of(mesh.chain).add_json_patch(
        JsonPatch.replace("/spec/privateKey/rotationPolicy", "Always")
    )
    assert not renewal_plan(mesh).is_safe
    assert verdict(mesh, "anchor-key") == "unsafe"


def test_anchor_whose_rotation_policy_is_removed_is_unknown(mesh: LinkerdStack) -> None:
    """cert-manager's default depends on its version."""
    ApiObject.of(mesh.chain).add_json_patch(JsonPatch.remove("/spec/privateKey/rotationPolicy"))
    requirement = renewal_plan(mesh).requirement(
        "anchor-key", ("linkerd", "linkerd-identity-issuer")
    )
    assert requirement.unknown == (
        "whether linkerd-trust-anchor keeps its key when it is renewed, because a patch leaves "
        "fields of linkerd-trust-anchor to cert-manager's defaults"
    )


def test_anchor_of_two_hours_is_unsafe(app: App, mesh: LinkerdStack) -> None:
    ApiObject.of(mesh.chain).add_json_patch(
        JsonPatch.replace("/spec/duration", "2h"), JsonPatch.replace("/spec/renewBefore", "1h")
    )
    assert not renewal_plan(mesh).is_safe
    assert any("linkerd-trust-anchor" in problem for problem in problems(app))


def test_lifetime_that_cert_manager_refuses_is_refused(app: App, mesh: LinkerdStack) -> None:
    ApiObject.of(mesh.chain).add_json_patch(JsonPatch.replace("/spec/duration", "2h"))
    message = (
        "Certificate cert-manager/linkerd-trust-anchor, as it is written: 'renew_before' (24h) "
        "must be shorter than 'duration' (2h)"
    )
    with pytest.raises(ValueError, match=re.escape(message)):
        renewal_plan(mesh)
    [problem] = problems(app)
    assert message in problem


@pytest.mark.parametrize(
    ("kind", "name", "patch", "message"),
    [
        pytest.param(
            "Certificate",
            "linkerd-trust-anchor",
            JsonPatch.replace("/spec/isCa", False),
            "a patch sets spec.isCA to False, but it must be True, or no certificate that it signs",
            id="anchor-no-ca",
        ),
        pytest.param(
            "Certificate",
            "linkerd-identity-issuer",
            JsonPatch.remove("/spec/isCa"),
            "a patch sets spec.isCA to None, but it must be True",
            id="identity-no-ca",
        ),
        pytest.param(
            "Certificate",
            "linkerd-identity-issuer",
            JsonPatch.replace("/spec/privateKey/algorithm", "RSA"),
            "spec.privateKey.algorithm to RSA, but it must be ECDSA, or linkerd-identity could not",
            id="identity-rsa",
        ),
        pytest.param(
            "Certificate",
            "linkerd-identity-issuer",
            JsonPatch.replace("/spec/privateKey", None),
            "spec.privateKey.algorithm to None, but it must be ECDSA",
            id="identity-no-key",
        ),
        pytest.param(
            "Certificate",
            "tap",
            JsonPatch.remove("/spec/privateKey/encoding"),
            "spec.privateKey.encoding to None, but it must be PKCS8",
            id="webhook-encoding",
        ),
        pytest.param(
            "Certificate",
            "linkerd-identity-issuer",
            JsonPatch.remove("/spec/issuerRef"),
            "Certificate linkerd/linkerd-identity-issuer: a patch takes spec.issuerRef.name away",
            id="no-issuer",
        ),
        pytest.param(
            "Certificate",
            "linkerd-identity-issuer",
            JsonPatch.add("/spec/renewBeforePercentage", 50),
            "a patch sets spec.renewBeforePercentage (50) beside spec.renewBefore (24h)",
            id="both-renewals",
        ),
        pytest.param(
            "Certificate",
            "linkerd-trust-anchor",
            JsonPatch.replace("/spec/duration", 1209600),
            "'spec.duration' (1209600) must be a duration of whole hours",
            id="number",
        ),
        pytest.param(
            "ClusterIssuer",
            "linkerd-self-signed",
            JsonPatch.replace("/metadata/name", "self-signed"),
            "ClusterIssuer linkerd-self-signed: a patch sets metadata.name to self-signed, but",
            id="self-signed-name",
        ),
    ],
)
def test_what_could_not_work_is_refused(
    app: App, mesh: LinkerdStack, kind: str, name: str, patch: JsonPatch, message: str
) -> None:
    """A patch sees the fields as cdk8s's binding spells them: ``isCa`` is written as ``isCA``."""
    object_of(app, kind, name).add_json_patch(patch)
    with pytest.raises(ValueError, match=re.escape(message)):
        renewal_plan(mesh)
    [problem] = problems(app)
    assert message in problem


def test_a_percentage_is_computed(app: App, mesh: LinkerdStack) -> None:
    """It is the part of the week that is left at the renewal."""
    written(app, "linkerd-identity-issuer").add_json_patch(
        JsonPatch.remove("/spec/renewBefore"), JsonPatch.add("/spec/renewBeforePercentage", 25)
    )
    [identity] = renewal_plan(mesh).mesh.identities
    assert identity.lifetime == Lifetime.of_hours(168, renew_before=42)


def test_an_empty_group_is_cert_managers(app: App, mesh: LinkerdStack) -> None:
    written(app, "linkerd-identity-issuer").add_json_patch(
        JsonPatch.add("/spec/issuerRef/group", "")
    )
    assert verdict(mesh, "anchor-key") == "safe"


def test_webhooks_ca_that_changes_its_key_is_unsafe(mesh: LinkerdStack, app: App) -> None:
    object_of(app, "Certificate", "linkerd-webhook-issuer").add_json_patch(
        JsonPatch.replace("/spec/privateKey/rotationPolicy", "Always")
    )
    assert {each.kind for each in renewal_plan(mesh).unsafe} == {"webhook-key"}


def test_webhooks_certificate_is_counted_with_its_hour(mesh: LinkerdStack) -> None:
    ApiObject.of(mesh.webhook_certificates["tap"]).add_json_patch(
        JsonPatch.replace("/spec/duration", "1h"), JsonPatch.replace("/spec/renewBefore", "5m")
    )
    requirement = renewal_plan(mesh).requirement("webhook-leaf", ("linkerd-viz", "tap-k8s-tls"))
    assert requirement.available is not None
    assert requirement.available.seconds == 3600


def test_certificate_without_a_lifetime_is_unknown(mesh: LinkerdStack) -> None:
    ApiObject.of(mesh.chain).add_json_patch(JsonPatch.remove("/spec/duration"))
    assert verdict(mesh, "anchor-bundle") == "unknown"


def test_identity_issuer_of_another_issuer_is_unknown(app: App, mesh: LinkerdStack) -> None:
    written(app, "linkerd-identity-issuer").add_json_patch(
        JsonPatch.replace("/spec/issuerRef", {"name": "other", "kind": "ClusterIssuer"})
    )
    requirement = renewal_plan(mesh).requirement(
        "anchor-key", ("linkerd", "linkerd-identity-issuer")
    )
    assert requirement.unknown == (
        "whether other keeps its key when it is renewed, because ClusterIssuer other is not made "
        "in this app"
    )


def object_of(app: App, kind: str, name: str) -> ApiObject:
    [found] = [
        construct
        for construct in app.node.find_all()
        if isinstance(construct, ApiObject) and (construct.kind, construct.name) == (kind, name)
    ]
    return found


def test_issuer_that_signs_with_another_secret_is_unknown(app: App, mesh: LinkerdStack) -> None:
    object_of(app, "ClusterIssuer", "linkerd-trust-anchor").add_json_patch(
        JsonPatch.replace("/spec/ca/secretName", "another")
    )
    assert verdict(mesh, "anchor-key") == "unknown"
    assert verdict(mesh, "anchor-bundle") == "unknown"


@pytest.mark.parametrize(
    ("path", "field"),
    [("/spec/secretName", "spec.secretName"), ("/metadata/name", "metadata.name")],
)
def test_certificate_under_another_name_is_refused(
    mesh: LinkerdStack, path: str, field: str
) -> None:
    ApiObject.of(mesh.chain).add_json_patch(JsonPatch.replace(path, "another"))
    message = (
        f"Certificate cert-manager/linkerd-trust-anchor: a patch sets {field} to another instead "
        "of linkerd-trust-anchor, under which issuers, restarters and trust roots look for it"
    )
    with pytest.raises(ValueError, match=re.escape(message)):
        renewal_plan(mesh)


def test_child_without_a_lifetime_is_unknown_with_the_reason(app: App, mesh: LinkerdStack) -> None:
    written(app, "linkerd-identity-issuer").add_json_patch(JsonPatch.remove("/spec/renewBefore"))
    requirement = renewal_plan(mesh).requirement(
        "issuer-identity", ("linkerd", "linkerd-identity-issuer")
    )
    assert requirement.unknown == (
        "the lifetime of linkerd/linkerd-identity-issuer, because a patch leaves it to "
        "cert-manager's defaults"
    )


def test_issuer_under_another_name_is_refused(app: App, mesh: LinkerdStack) -> None:
    object_of(app, "ClusterIssuer", "linkerd-trust-anchor").add_json_patch(
        JsonPatch.replace("/metadata/name", "another")
    )
    message = (
        "ClusterIssuer linkerd-trust-anchor: a patch sets metadata.name to another, but "
        "Certificates name linkerd-trust-anchor: use the option for that name"
    )
    with pytest.raises(ValueError, match=re.escape(message)):
        renewal_plan(mesh)


@pytest.mark.parametrize(
    ("patch", "message"),
    [
        pytest.param(
            JsonPatch.replace("/spec/sources/0/secret/name", "another"),
            "a patch takes {'secret': {'key': 'tls.crt', 'name': 'linkerd-trust-anchor'}} out",
            id="source",
        ),
        pytest.param(
            JsonPatch.remove("/spec/sources"), "a patch takes {'secret': {'key'", id="sources"
        ),
        pytest.param(
            JsonPatch.replace("/spec/target/configMap/key", "ca.crt"),
            "a patch has the trust roots written as ('linkerd-identity-trust-roots', 'ca.crt', ",
            id="key",
        ),
        pytest.param(
            JsonPatch.replace("/metadata/name", "roots"),
            "a patch has the trust roots written as ('roots', 'ca-bundle.crt', ",
            id="name",
        ),
        pytest.param(
            JsonPatch.add("/spec/target/namespaceSelector", {"matchLabels": {"team": "shop"}}),
            "use 'trust_roots_namespace_labels', or the option for the name",
            id="namespaces",
        ),
    ],
)
def test_roots_that_would_not_be_there_are_refused(
    app: App, mesh: LinkerdStack, patch: JsonPatch, message: str
) -> None:
    object_of(app, "Bundle", "linkerd-identity-trust-roots").add_json_patch(patch)
    with pytest.raises(ValueError, match=re.escape(message)):
        renewal_plan(mesh)
    [problem] = problems(app)
    assert message in problem


def test_another_root_and_another_format_are_ones_own(app: App, mesh: LinkerdStack) -> None:
    object_of(app, "Bundle", "linkerd-identity-trust-roots").add_json_patch(
        JsonPatch.add("/spec/sources/0", {"secret": {"name": "further", "key": "ca.crt"}}),
        JsonPatch.add("/spec/target/additionalFormats", {"jks": {"key": "roots.jks"}}),
    )
    app.synth()
    assert renewal_plan(mesh).is_safe


class TestRestarter:
    def gap(self, app: App) -> int:
        [restarter] = [
            each for each in renewal_plan(app).mesh.restarters if each.namespace == "linkerd"
        ]
        return restarter.gap_seconds

    def patch(self, app: App, *patches: JsonPatch) -> None:
        [cron_job] = [
            each
            for each in app.node.find_all()
            if isinstance(each, ApiObject)
            and each.kind == "CronJob"
            and each.metadata.namespace == "linkerd"
        ]
        cron_job.add_json_patch(*patches)

    @pytest.mark.parametrize(
        "patch",
        [
            JsonPatch.add("/spec/suspend", True),
            JsonPatch.remove("/spec/jobTemplate/spec/activeDeadlineSeconds"),
            JsonPatch.replace("/spec/schedule", "0 3 * * 0"),
        ],
        ids=["suspended", "without-end", "once-a-week"],
    )
    def test_that_restarts_too_seldom_is_unsafe(
        self, app: App, mesh: LinkerdStack, patch: JsonPatch
    ) -> None:
        self.patch(app, patch)
        assert verdict(mesh, "anchor-identity") == "unsafe"

    def test_is_counted_with_the_gap_of_its_zone(self, app: App, mesh: LinkerdStack) -> None:
        assert mesh.restarters
        assert self.gap(app) == 6 * 3600
        self.patch(
            app,
            JsonPatch.replace("/spec/schedule", "25 */4 * * *"),
            JsonPatch.replace("/spec/timeZone", "Europe/Berlin"),
        )
        assert self.gap(app) == 5 * 3600, "when clocks are put back"


def test_alerts_follow_what_is_written(app: App) -> None:
    mesh = LinkerdStack(app, "Mesh", alerts=True)
    ApiObject.of(mesh.chain).add_json_patch(
        JsonPatch.replace("/spec/duration", "8760h"), JsonPatch.replace("/spec/renewBefore", "720h")
    )
    assert mesh.alerts is not None
    rules = str([group.to_json() for group in mesh.alerts.groups])
    assert "720h" in rules or str(720 * 3600) in rules or "2592000" in rules


def test_patch_in_a_chart_of_ones_own(chart: Chart) -> None:
    mesh = LinkerdStack(chart, "Mesh")
    ApiObject.of(mesh.chain).add_json_patch(
        JsonPatch.replace("/spec/privateKey/rotationPolicy", "Always")
    )
    assert not renewal_plan(mesh).is_safe
