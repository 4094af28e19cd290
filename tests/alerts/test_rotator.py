"""A rotator that does not run, or fails, and moves that people hold or that take too long."""

from __future__ import annotations

import pytest
from cdk8s import App, Cron

from constructs_lib import ALL_NAMESPACES, AnchorRotation, GitAnchorRotation, LinkerdStack
from constructs_lib.alerts.rule import AlertRule
from constructs_lib.alerts.watched import WatchedMesh
from constructs_lib.program.run import step

from ..conftest import pick, synth
from ..support.alert_scenario import DAY, HOUR, Mesh, Series, all_is_well, constant, steps
from ..support.alert_scenario import put_config_map as put
from ..support.program.fake_cluster import CONFIG_MAPS, deploy, healthy, path_of, settings
from ..support.program.objects import NOON, SHOP, anchor
from ..support.promtool import EVERY, Firing, Promtool

NAME = "linkerd-anchor-rotator"
INTERVAL = 600 + 540
"""From the start of a run to the end of the next."""

MOVE = 95320
"""Seconds; docs/anchor_rotator.md has the sum."""


@pytest.fixture
def rotation() -> AnchorRotation:
    return AnchorRotation(namespaces=ALL_NAMESPACES)


@pytest.fixture
def group() -> str:
    return "linkerd-anchor-rotation"


def warning(ending: str) -> Firing:
    return {(f"LinkerdAnchorRotator{ending}", "warning", "linkerd"): 1}


def put_job(series: Series, seconds: int, began: int) -> None:
    job = {"namespace": "linkerd", "job_name": f"{NAME}-{began // 60}"}
    created = steps(seconds, lambda at: began if at >= began else None)
    series.put("kube_job_created", created, **job)
    failed = steps(seconds, lambda at: 1 if at >= began + 60 else None)
    series.put("kube_job_failed", failed, **job, condition="true", reason="BackoffLimitExceeded")


def stop(series: Series, metric: str, values: str) -> None:
    series.put(f"kube_cronjob_status_{metric}", values, namespace="linkerd", cronjob=NAME)


@pytest.mark.parametrize("group", [""])
def test_nothing_fires_while_all_is_well(tool: Promtool, mesh: Mesh) -> None:
    tool.check(all_is_well(mesh, 8 * HOUR), {at: {} for at in range(0, 8 * HOUR, 600)})


class TestMissed:
    def test_no_run_begins(self, tool: Promtool, mesh: Mesh) -> None:
        series = all_is_well(mesh, 2 * HOUR)
        stop(series, "last_schedule_time", constant(600, 2 * HOUR))
        late = 600 + INTERVAL + 300
        tool.check(series, {late: {}, late + 2 * EVERY: warning("MissedRun")})

    def test_one_run_too_few_is_none(self, tool: Promtool, mesh: Mesh) -> None:
        """It was due while the CronJob controller was away, and is not made up for."""
        series = all_is_well(mesh, 2 * HOUR)
        begun = steps(2 * HOUR, lambda at: 600 if at < 1800 else at // 600 * 600)
        stop(series, "last_schedule_time", begun)
        tool.check(series, {at: {} for at in range(0, 2 * HOUR, EVERY)})

    def test_it_has_never_run(self, tool: Promtool, mesh: Mesh) -> None:
        series = all_is_well(mesh, 2 * HOUR)
        for metric in ("last_schedule_time", "last_successful_time"):
            series.drop(f"kube_cronjob_status_{metric}", cronjob=NAME)
        tool.check(series, {INTERVAL: {}, 2 * HOUR: warning("MissedRun")})


class TestFailed:
    def test_the_next_run_fails_as_well(self, tool: Promtool, mesh: Mesh) -> None:
        series = all_is_well(mesh, 3 * HOUR)
        stop(series, "last_successful_time", constant(HOUR + 60, 3 * HOUR))
        for began in range(HOUR + 600, 3 * HOUR, 600):
            put_job(series, 3 * HOUR, began)
        sure = HOUR + 660 + INTERVAL
        tool.check(series, {sure - EVERY: {}, sure: warning("Failed"), 3 * HOUR: warning("Failed")})

    def test_the_next_run_succeeds(self, tool: Promtool, mesh: Mesh) -> None:
        """The failed Job is kept for its log's sake, and says nothing any more."""
        series = all_is_well(mesh, 3 * HOUR)
        put_job(series, 3 * HOUR, HOUR)
        tool.check(series, {at: {} for at in range(HOUR, 3 * HOUR, EVERY)})

    def test_a_run_by_hand_does_not_count(self, tool: Promtool, mesh: Mesh) -> None:
        series = all_is_well(mesh, 3 * HOUR)
        job = {"namespace": "linkerd", "job_name": f"{NAME}-by-hand"}
        series.put("kube_job_created", constant(3 * HOUR, 3 * HOUR), **job)
        series.put("kube_job_failed", constant(1, 3 * HOUR), **job, condition="true")
        tool.check(series, {3 * HOUR: {}})


class TestMoves:
    def test_held(self, tool: Promtool, mesh: Mesh) -> None:
        seconds = 4 * HOUR
        series = all_is_well(mesh, seconds)
        held = steps(seconds, lambda at: HOUR if HOUR <= at < 3 * HOUR else None)
        put(series, "linkerd-anchor-rotation-held", held)
        tool.check(
            series,
            {
                HOUR + 300 - EVERY: {},
                HOUR + 300: warning("Held"),
                3 * HOUR - EVERY: warning("Held"),
                3 * HOUR + 5 * EVERY: {},
            },
        )

    def test_overdue(self, tool: Promtool, mesh: Mesh) -> None:
        seconds = HOUR + MOVE + 2 * HOUR
        series = all_is_well(mesh, seconds)
        moving = steps(seconds, lambda at: HOUR if at >= HOUR else None)
        put(series, "linkerd-anchor-rotation-moving", moving)
        late = HOUR + MOVE + 300
        tool.check(series, {late - EVERY: {}, late + 2 * EVERY: warning("Overdue")})

    def test_a_move_in_time(self, tool: Promtool, mesh: Mesh) -> None:
        seconds = 2 * DAY
        series = all_is_well(mesh, seconds)
        moving = steps(seconds, lambda at: HOUR if HOUR <= at < HOUR + MOVE else None)
        put(series, "linkerd-anchor-rotation-moving", moving)
        tool.check(series, {at: {} for at in range(0, seconds, 600)})

    def test_somebody_elses_say_nothing(self, tool: Promtool, mesh: Mesh) -> None:
        series = all_is_well(mesh, 2 * DAY)
        for name in ("linkerd-anchor-rotation-held", "linkerd-anchor-rotation-moving"):
            created = constant(1, 2 * DAY)
            series.put("kube_configmap_created", created, namespace="staging", configmap=name)
        tool.check(series, {2 * DAY: {}})


@pytest.mark.parametrize(
    ("metric", "label", "value"),
    [
        ("kube_cronjob_created", "cronjob", NAME),
        ("kube_configmap_created", "configmap", "linkerd-anchor-rotation"),
    ],
)
def test_no_metrics(tool: Promtool, mesh: Mesh, metric: str, label: str, value: str) -> None:
    series = all_is_well(mesh, HOUR)
    series.drop(metric, **{label: value})
    tool.check(series, {900 - EVERY: {}, 900 + EVERY: warning("MetricsMissing")})


def test_no_metrics_at_all(tool: Promtool) -> None:
    tool.check({"up": "1x60"}, {900 + EVERY: warning("MetricsMissing")})


def rotator_rules(app: App, rotation: AnchorRotation | GitAnchorRotation) -> list[AlertRule]:
    stack = LinkerdStack(
        app, "Mesh", kubernetes_version="1.34", alerts=True, anchor_rotation=rotation
    )
    assert stack.alerts is not None
    groups = {group.name: group.rules for group in stack.alerts.groups}
    return list(groups["linkerd-anchor-rotation"])


def thresholds(rules: list[AlertRule]) -> list[int]:
    compared = (rule.expression.split(" > ")[-1] for rule in rules)
    return [int(number) for number in compared if number.isdigit()]


def test_numbers_are_those_of_the_options(app: App) -> None:
    """A window at night: a run begins 20h10m after the one before it, and so twice in a move."""
    night = AnchorRotation(namespaces=ALL_NAMESPACES, schedule=Cron(minute="*/10", hour="1-4"))
    gap = 20 * HOUR + 600
    assert thresholds(rotator_rules(app, night)) == [gap + 540, MOVE + 2 * (gap - 600)]


def test_by_git_too(app: App) -> None:
    anchors = ("linkerd-trust-anchor", "linkerd-trust-anchor-2")
    by_git = GitAnchorRotation(anchors=anchors, active=anchors[0], namespaces=ALL_NAMESPACES)
    assert thresholds(rotator_rules(app, by_git)) == [INTERVAL, MOVE]


def test_none_without_a_rotator(app: App) -> None:
    stack = LinkerdStack(app, "Mesh", alerts=True)
    assert stack.alerts is not None
    assert "linkerd-anchor-rotation" not in [group.name for group in stack.alerts.groups]


def test_no_alert_asks_for_a_run_by_hand(app: App) -> None:
    """Such a run asks for a move."""
    rotation = AnchorRotation(namespaces=ALL_NAMESPACES)
    texts = [rule.description for rule in rotator_rules(app, rotation)]
    assert len(texts) == 5
    assert not [text for text in texts if "create job" in text]


def test_the_signals_are_those_that_the_program_makes(app: App, mesh: Mesh) -> None:
    """Other names would be alerts that never fire."""
    role = pick(synth(mesh.stack.charts["linkerd"]), "Role", NAME)
    signals = next(rule["resourceNames"] for rule in role["rules"] if "delete" in rule["verbs"])
    rotator = WatchedMesh.of(app).rotators[0]
    assert signals == [rotator.held, rotator.moving]
    cluster = healthy()
    deploy(cluster, SHOP, "cart", anchor(1))
    cluster.take(path_of("Deployment", SHOP, "cart"))["spec"]["paused"] = True
    step(cluster, settings(), None, lambda: NOON)
    assert {f"{CONFIG_MAPS}/{name}" for name in signals} <= {*cluster.objects}


def test_promtool_takes_them(tool: Promtool) -> None:
    finished = tool.run("check", "rules", "--lint=all", "--lint-fatal", "rules.yaml")
    assert finished.returncode == 0, finished.stdout + finished.stderr


def test_text(tool: Promtool, mesh: Mesh) -> None:
    series = all_is_well(mesh, 2 * HOUR)
    held = steps(2 * HOUR, lambda at: HOUR if at >= HOUR else None)
    put(series, "linkerd-anchor-rotation-held", held)
    description = (
        "For 1h 0m 0s something has held it that does not end by itself, or only after more than a "
        "day; or it is paused. Its status names each wait. docs/runbooks/reasons.md says what to "
        "do about it. A move that stands still breaks nothing by itself. First command: kubectl "
        "--namespace linkerd get configmap linkerd-anchor-rotation --output "
        "jsonpath='{.data.status\\.txt}'"
    )
    alert = {
        "exp_labels": {"severity": "warning", "namespace": "linkerd", "about": NAME},
        "exp_annotations": {
            "summary": "CronJob linkerd/linkerd-anchor-rotator waits for people.",
            "description": description,
        },
    }
    tool.check_text(series, 2 * HOUR, "LinkerdAnchorRotatorHeld", [alert])
