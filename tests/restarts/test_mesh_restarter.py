"""MeshRestarter: when it runs, and what it is refused for."""

from __future__ import annotations

import re
from typing import Any

import pytest
from cdk8s import ApiObject, App, Chart, Cron, Duration
from syrupy.assertion import SnapshotAssertion

from constructs_lib import CertificateRef, MeshRestarter, TrustAnchorChain, renewal_plan

from ..conftest import Manifest, pick, synth

TAP = CertificateRef.from_certificate_name("tap", namespace="team", secret_name="tap-k8s-tls")
INJECTOR = CertificateRef.from_certificate_name("inj", namespace="team", secret_name="inj-k8s-tls")


def cron_job(chart: Chart) -> Manifest:
    return pick(synth(chart), "CronJob", "linkerd-restarter")


def test_default_configuration(chart: Chart, manifest_snapshot: SnapshotAssertion) -> None:
    MeshRestarter(chart, "Restarter", certificates=[TAP, INJECTOR])

    manifests = synth(chart)

    assert manifests == manifest_snapshot
    found = [
        (manifest["kind"], manifest["metadata"]["name"], manifest["metadata"]["namespace"])
        for manifest in manifests
    ]
    (config_map,) = [name for kind, name, _ in found if kind == "ConfigMap"]
    assert sorted(found) == [
        ("ConfigMap", config_map, "team"),
        ("CronJob", "linkerd-restarter", "team"),
        ("Role", "linkerd-restarter", "team"),
        ("RoleBinding", "linkerd-restarter", "team"),
        ("ServiceAccount", "linkerd-restarter", "team"),
    ]


def test_main_object_is_the_default_child(chart: Chart) -> None:
    restarter = MeshRestarter(chart, "Restarter", certificates=[TAP])
    assert ApiObject.of(restarter).kind == "CronJob"


def test_properties(chart: Chart) -> None:
    restarter = MeshRestarter(chart, "Restarter", certificates=[TAP, INJECTOR], name="again")
    assert restarter.namespace == "team"
    assert restarter.service_account_name == "again"
    assert restarter.certificates == (TAP, INJECTOR)
    assert restarter.interval_seconds == 6 * 3600 + 600, "the longest gap, and one run"


class TestSchedule:
    def test_default_is_the_articles(self, chart: Chart) -> None:
        MeshRestarter(chart, "Restarter", certificates=[TAP])
        spec = cron_job(chart)["spec"]
        assert spec["schedule"] == "25 */6 * * *"
        assert spec["timeZone"] == "Etc/UTC", "left out, it is the controller's own"

    def test_two_runs_never_overlap(self, chart: Chart) -> None:
        MeshRestarter(chart, "Restarter", certificates=[TAP])
        spec = cron_job(chart)["spec"]
        assert spec["concurrencyPolicy"] == "Forbid"
        assert spec["jobTemplate"]["spec"]["activeDeadlineSeconds"] == 600
        assert spec["jobTemplate"]["spec"]["backoffLimit"] == 2

    def test_failures_stay_to_be_read(self, chart: Chart) -> None:
        MeshRestarter(chart, "Restarter", certificates=[TAP])
        spec = cron_job(chart)["spec"]
        assert spec["failedJobsHistoryLimit"] == 3
        assert spec["successfulJobsHistoryLimit"] == 1

    @pytest.mark.parametrize(
        ("schedule", "gap"),
        [
            pytest.param(None, 6 * 3600, id="default"),
            pytest.param(Cron(minute="0", hour="2"), 24 * 3600, id="daily"),
            pytest.param(Cron(minute="0", hour="8-16/4"), 16 * 3600, id="uneven"),
        ],
    )
    def test_missed_run_is_caught_up_with(
        self, chart: Chart, schedule: Cron | None, gap: int
    ) -> None:
        """However long the controller was away, within the deadline lies one missed run."""
        restarter = MeshRestarter(chart, "Restarter", certificates=[TAP], schedule=schedule)
        assert cron_job(chart)["spec"]["startingDeadlineSeconds"] == gap
        assert restarter.interval_seconds == gap + 600

    def test_schedule_time_zone_and_deadlines_are_options(self, chart: Chart) -> None:
        restarter = MeshRestarter(
            chart,
            "Restarter",
            certificates=[TAP],
            schedule=Cron(minute="5", hour="1"),
            time_zone="Europe/Berlin",
            deadline=Duration.minutes(2),
            starting_deadline=Duration.seconds(10),
        )
        spec = cron_job(chart)["spec"]
        assert spec["schedule"] == "5 1 * * *"
        assert spec["timeZone"] == "Europe/Berlin"
        assert spec["jobTemplate"]["spec"]["activeDeadlineSeconds"] == 120
        assert spec["startingDeadlineSeconds"] == 10
        assert restarter.interval_seconds == 25 * 3600 + 120, "a day in October has 25 hours"

    def test_run_that_clocks_leave_out(self, chart: Chart) -> None:
        """In March no clock in Berlin shows 02:05, so that the plan counts two days but an hour."""
        restarter = MeshRestarter(
            chart,
            "Restarter",
            certificates=[TAP],
            schedule=Cron(minute="5", hour="2"),
            time_zone="Europe/Berlin",
        )
        assert restarter.interval_seconds == 47 * 3600 + 600

    def test_plan_says_that_clocks_change(self, chart: Chart) -> None:
        TrustAnchorChain(chart, "Trust", mesh_namespace="team")
        identity = CertificateRef.from_certificate_name(
            "linkerd-identity-issuer", namespace="team", secret_name="linkerd-identity-issuer"
        )
        MeshRestarter(chart, "Restarter", certificates=[identity], time_zone="Europe/Berlin")
        assert "runs again while clocks change" in repr(renewal_plan(chart))


class TestNames:
    def test_all_objects_share_the_name(self, chart: Chart) -> None:
        MeshRestarter(chart, "Restarter", certificates=[TAP], name="again")
        manifests = synth(chart)
        named = [
            manifest["metadata"]["name"]
            for manifest in manifests
            if manifest["kind"] != "ConfigMap"
        ]
        assert set(named) == {"again"}
        binding = pick(manifests, "RoleBinding", "again")
        assert binding["roleRef"]["name"] == "again"
        assert binding["roleRef"]["kind"] == "Role"
        assert binding["subjects"] == [
            {"kind": "ServiceAccount", "name": "again", "namespace": "team"}
        ]
        pod = pick(manifests, "CronJob", "again")["spec"]["jobTemplate"]["spec"]["template"]
        assert pod["spec"]["serviceAccountName"] == "again"

    def test_namespace_is_an_option(self, app: App) -> None:
        bare = Chart(app, "bare")
        viz = CertificateRef.from_certificate_name("t", namespace="viz", secret_name="t")
        MeshRestarter(bare, "Restarter", certificates=[viz], namespace="viz")
        assert {manifest["metadata"]["namespace"] for manifest in synth(bare)} == {"viz"}

    def test_longest_name(self, chart: Chart) -> None:
        MeshRestarter(chart, "Restarter", certificates=[TAP], name="r" * 52)
        assert pick(synth(chart), "CronJob", "r" * 52)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        pytest.param(
            {"certificates": []},
            "'certificates' is empty, so a run would renew nothing: name at least one",
            id="nothing",
        ),
        pytest.param(
            {
                "certificates": [
                    TAP,
                    CertificateRef.from_certificate_name("a", namespace="b", secret_name="c"),
                ]
            },
            "'certificates' has b/a, but the restarter works in namespace team and has no rights "
            "elsewhere: make a MeshRestarter per namespace",
            id="elsewhere",
        ),
        pytest.param(
            {"selector": {}},
            "'selector' is empty, so a run would restart every Deployment in the namespace: name "
            "at least one label",
            id="everything",
        ),
        pytest.param(
            {"schedule": Cron(minute="61")},
            "'schedule' (61 * * * *) is not a cron expression: minute '61' must be within 0 and 59",
            id="cron",
        ),
        pytest.param(
            {"schedule": Cron(minute="0", hour="0", day="30", month="2")},
            "'schedule' (0 0 30 2 *) names a day that never comes",
            id="never",
        ),
        pytest.param(
            {"deadline": Duration.seconds(119)},
            "'deadline' (1m59s) must be at least 2m: a run issues certificates and rolls",
            id="hasty",
        ),
        pytest.param(
            {"deadline": Duration.hours(6)},
            "'deadline' (6h) must be shorter than the shortest gap of the schedule "
            "'25 */6 * * *' (6h): a run could still be going when the next is due",
            id="overlap",
        ),
        pytest.param(
            {"schedule": Cron(hour="*/6")},
            "'deadline' (10m) must be shorter than the shortest gap of the schedule "
            "'* */6 * * *' (1m): a run could still be going when the next is due. The minute '*' "
            "means every minute, and cdk8s's Cron writes it where 'minute' is left out: give "
            'minute, as in Cron(minute="0", hour="*/6")',
            id="every-minute",
        ),
        pytest.param(
            {"time_zone": "UTC+2"}, "'time_zone' (UTC+2) must be a name of the IANA", id="zone"
        ),
        pytest.param(
            {"deadline": Duration.millis(600500)},
            "'deadline' (600.5s) must be a whole number of seconds",
            id="fraction",
        ),
        pytest.param(
            {"starting_deadline": Duration.seconds(9)},
            "'starting_deadline' (9s) must be at least 10s: the CronJob controller looks only",
            id="late",
        ),
        pytest.param(
            {"starting_deadline": Duration.millis(10500)},
            "'starting_deadline' (10.5s) must be a whole number of seconds",
            id="late-fraction",
        ),
        pytest.param({"name": "Again"}, "'name' (Again) must be a DNS name", id="name"),
        pytest.param(
            {"name": "r" * 53},
            "has 53 characters, but a CronJob's name has at most 52: Kubernetes appends eleven "
            "characters for its Jobs. Shorten the name",
            id="long",
        ),
        pytest.param({"namespace": "a.b"}, "'namespace' (a.b) must be a DNS label", id="namespace"),
    ],
)
def test_what_cannot_work_is_refused(chart: Chart, options: dict[str, Any], message: str) -> None:
    given: dict[str, Any] = {"certificates": [TAP], **options}
    with pytest.raises(ValueError, match=re.escape(message)):
        MeshRestarter(chart, "Restarter", **given)


def test_namespace_must_come_from_somewhere(app: App) -> None:
    message = re.escape(
        "'namespace' is missing: pass it, or put the construct into a Chart with a namespace"
    )
    with pytest.raises(ValueError, match=message):
        MeshRestarter(Chart(app, "bare"), "Restarter", certificates=[TAP])


def test_certificate_that_nobody_makes_is_reported(chart: Chart) -> None:
    """A run would ask for its renewal and then wait for it in vain, for ever."""
    orphan = CertificateRef(name="tap", namespace="team", secret_name="tap-k8s-tls")
    MeshRestarter(chart, "Restarter", certificates=[orphan])
    message = re.escape(
        "chart/Restarter: 'certificates' of team/linkerd-restarter has Certificate team/tap of "
        "Secret team/tap-k8s-tls, which nothing in this app makes"
    )
    with pytest.raises(RuntimeError, match=message):
        synth(chart)
