"""The command ``restart``: nothing restarts before every certificate is new, and nobody guesses."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from constructs_lib.program.events import LONGEST_MESSAGE
from constructs_lib.program.objects import CERTIFICATES, RESTARTED_AT, condition, stamp
from constructs_lib.program.renewals import ISSUING
from constructs_lib.program.restart import (
    MOST_REQUESTS,
    Restarter,
    RestartSettings,
    is_rolled_out,
)
from constructs_lib.program.settings import ChangedError, RefusedError

from ..conftest import ROOT
from ..support.program.fake_cluster import FakeCluster, certificate_path, path_of
from ..support.program.objects import MESH, NOON, Object, certificate, request, workload

NAMES = ("identity", "injector")
DEPLOYMENTS = ("destination", "web")
LABELS = {"app.kubernetes.io/part-of": "Linkerd"}
DEADLINE = 570
SETTINGS = RestartSettings(
    namespace=MESH,
    certificates=NAMES,
    selector="app.kubernetes.io/part-of=Linkerd",
    deadline_seconds=DEADLINE,
    poll_seconds=2,
)
Answer = Callable[["Scene", str], None]
"""What cert-manager does about a Certificate of this name that is Issuing."""


class Scene:
    """A namespace, and the controllers that act in it whenever a run sleeps."""

    def __init__(self, answer: Answer | None = None) -> None:
        self.cluster = FakeCluster()
        self.now = NOON
        self.answers: dict[str, Answer | None] = dict.fromkeys(NAMES, answer or issue)
        self.rolls_out = True
        for name in NAMES:
            self.cluster.put(f"{CERTIFICATES}/certificates", certificate(MESH, name, "ca"))
            old = request(MESH, name, 1, "ca", "", "")
            self.cluster.put(f"{CERTIFICATES}/certificaterequests", old)
        for name in DEPLOYMENTS:
            deployment = workload(MESH, name)
            deployment["metadata"]["labels"] = dict(LABELS)
            self.cluster.put("apis/apps/v1/deployments", deployment)
        other = workload(MESH, "other")
        self.cluster.put("apis/apps/v1/deployments", other)
        secret: Object = {"metadata": {"namespace": MESH, "name": "identity"}, "data": {"a": "b"}}
        self.cluster.put("api/v1/secrets", secret)

    def run(self) -> int:
        return Restarter(
            api=self.cluster, settings=SETTINGS, clock=self.clock, sleep=self.sleep
        ).run()

    def clock(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        for name, answer in self.answers.items():
            if answer and condition(self.certificate(name), ISSUING) == "True":
                answer(self, name)
        for name in DEPLOYMENTS:
            if self.rolls_out and path_of("Deployment", MESH, name) in self.cluster.objects:
                deployment = self.deployment(name)
                status = deployment["status"]
                status["observedGeneration"] = deployment["metadata"]["generation"]
                status["updatedReplicas"] = status["availableReplicas"] = 1

    def certificate(self, name: str) -> Object:
        return self.cluster.take(certificate_path(MESH, name))

    def deployment(self, name: str) -> Object:
        return self.cluster.take(path_of("Deployment", MESH, name))

    def restarted(self) -> list[str]:
        return [
            path.rpartition("/")[2]
            for method, path, _ in self.cluster.sent
            if method == "PATCH" and "/deployments/" in path
        ]

    def end_issuing(self, name: str, status: str = "False", message: str = "") -> None:
        """Set the condition, as cert-manager does when an issuance has ended."""
        thing = self.cluster.touch(certificate_path(MESH, name))
        issuing = {"type": ISSUING, "status": status, "reason": "Failed", "message": message}
        others = [
            condition for condition in thing["status"]["conditions"] if condition["type"] != ISSUING
        ]
        thing["status"]["conditions"] = [*others, issuing]

    def ask(self, name: str, *conditions: tuple[str, str, str, str]) -> None:
        """Make the CertificateRequest of the next revision."""
        revision = self.certificate(name)["status"]["revision"] + 1
        unissued = request(MESH, name, revision, "ca", "", "")
        unissued["metadata"]["uid"] = f"{name} at {self.now}"
        unissued["status"] = {
            "conditions": [
                dict(zip(("type", "status", "reason", "message"), condition, strict=True))
                for condition in conditions
            ]
        }
        self.cluster.put(f"{CERTIFICATES}/certificaterequests", unissued)


def issue(scene: Scene, name: str) -> None:
    scene.ask(name, ("Approved", "True", "", ""), ("Ready", "True", "Issued", ""))
    thing = scene.cluster.touch(certificate_path(MESH, name))
    thing["status"]["revision"] += 1
    thing["status"]["conditions"] = [{"type": "Ready", "status": "True"}]


def deny(scene: Scene, name: str) -> None:
    scene.ask(
        name, ("Denied", "True", "policy", "no policy"), ("Ready", "False", "Denied", "denied")
    )
    scene.end_issuing(name, message="denied")


def fail(scene: Scene, name: str) -> None:
    scene.ask(name, ("Approved", "True", "", ""), ("Ready", "False", "Failed", "the CA is away"))
    scene.end_issuing(name, message="the CA is away")


def refuse(scene: Scene, name: str) -> None:
    scene.ask(name, ("InvalidRequest", "True", "", "too long"), ("Ready", "False", "Failed", ""))
    scene.end_issuing(name)


def give_up(scene: Scene, name: str) -> None:
    """End an issuance before any request is made."""
    scene.end_issuing(name, message="cannot make a key")


def leave_pending(scene: Scene, name: str) -> None:
    scene.ask(name, ("Approved", "True", "", ""), ("Ready", "False", "Pending", "asked Vault"))


def leave_unapproved(scene: Scene, name: str) -> None:
    scene.ask(name)


def do_nothing(_scene: Scene, _name: str) -> None:
    """cert-manager is away."""


def test_everything_is_new() -> None:
    scene = Scene()
    assert scene.run() == 0
    assert [scene.certificate(name)["status"]["revision"] for name in NAMES] == [2, 2]
    assert scene.restarted() == list(DEPLOYMENTS)
    for name in DEPLOYMENTS:
        template = scene.deployment(name)["spec"]["template"]
        assert template["metadata"]["annotations"][RESTARTED_AT] == stamp(scene.now - SLEPT)
    assert scene.cluster.events() == []


SLEPT = timedelta(seconds=2)
"""The Deployments are restarted at once, and rolled out at the next look."""


def test_all_are_asked_before_any_is_awaited_and_nothing_restarts_before_all_are_new() -> None:
    scene = Scene()
    changes: list[str] = []
    for name, seconds in (("identity", 4), ("injector", 60)):
        due = NOON + timedelta(seconds=seconds)
        scene.answers[name] = late(due)

    def after(method: str, path: str) -> None:
        if method == "PATCH":
            seconds = (scene.now - NOON).total_seconds()
            changes.append(f"{seconds:g}s {path.rpartition('/namespaces/linkerd/')[2]}")

    scene.cluster.after.append(after)
    assert scene.run() == 0
    assert changes == [
        "0s certificates/identity/status",
        "0s certificates/injector/status",
        "60s deployments/destination",
        "60s deployments/web",
    ]


def late(due: datetime) -> Answer:
    return lambda scene, name: issue(scene, name) if scene.now >= due else None


def test_it_asks_as_cmctl_does() -> None:
    """And for the very Certificate that it has read: nobody's condition is overwritten."""
    scene = Scene()
    version = scene.certificate("identity")["metadata"]["resourceVersion"]
    scene.run()
    _, path, body = scene.cluster.sent[0]
    assert path == f"{certificate_path(MESH, 'identity')}/status"
    assert body["metadata"] == {"resourceVersion": version}
    ready, issuing = body["status"]["conditions"]
    assert ready == {"type": "Ready", "status": "True"}
    assert issuing == {
        "type": "Issuing",
        "status": "True",
        "reason": "ManuallyTriggered",
        "message": "The restarter asks for a renewal",
        "lastTransitionTime": stamp(NOON),
        "observedGeneration": 1,
    }


@pytest.mark.parametrize("code", [issue, deny, do_nothing], ids=lambda each: each.__name__)
def test_secrets_are_neither_read_nor_touched(code: Answer) -> None:
    scene = Scene(code)
    seen: list[str] = []
    scene.cluster.before.append(lambda _, path: seen.append(path))
    before = copy.deepcopy(scene.cluster.take(f"api/v1/namespaces/{MESH}/secrets/identity"))
    scene.run()
    assert scene.cluster.take(f"api/v1/namespaces/{MESH}/secrets/identity") == before
    assert not [path for path in seen if "secrets" in path]
    assert not [method for method, _, _ in scene.cluster.sent if method == "DELETE"]


STOPS: dict[Answer, tuple[str, str, bool]] = {
    deny: ("RenewalDenied", "CertificateRequest injector-2 was denied: no policy", False),
    fail: ("RenewalFailed", "CertificateRequest injector-2 failed: the CA is away", False),
    refuse: ("RenewalInvalid", "CertificateRequest injector-2 is invalid: too long", False),
    give_up: ("RenewalFailed", "cannot make a key", False),
    leave_pending: ("RenewalPending", "CertificateRequest injector-2: asked Vault", True),
    leave_unapproved: ("RenewalUnapproved", "injector-2 waits for approval", True),
    do_nothing: ("NoCertificateRequest", "has made no CertificateRequest yet", True),
}


@pytest.mark.parametrize("answer", STOPS, ids=lambda each: each.__name__)
def test_nothing_restarts_and_it_is_told_why(
    answer: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other certificate is renewed, and stays renewed."""
    reason, message, waits = STOPS[answer]
    scene = Scene()
    scene.answers["injector"] = answer
    assert scene.run() == 1
    assert scene.restarted() == []
    assert scene.certificate("injector")["status"]["revision"] == 1
    (event,) = scene.cluster.events()
    assert (event["type"], event["reason"]) == ("Warning", reason)
    assert message in event["message"]
    assert event["involvedObject"] == {
        "apiVersion": "cert-manager.io/v1",
        "kind": "Certificate",
        "namespace": MESH,
        "name": "injector",
    }
    log = capsys.readouterr()
    assert message in log.err
    assert reason in log.err
    assert "Certificate identity is renewed" in log.out
    taken = scene.now - NOON
    assert (taken > timedelta(seconds=DEADLINE - 4)) == waits, "what is decided is not waited for"
    assert taken <= timedelta(seconds=DEADLINE)


def test_the_sample_of_the_page_is_what_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    scene = Scene()
    scene.answers["injector"] = deny
    assert scene.run() == 1
    log = capsys.readouterr()
    page = (ROOT / "docs" / "mesh_restarter.md").read_text("utf-8")
    assert f"```text\n{log.out}{log.err}```" in page


@pytest.mark.parametrize("answer", [deny, fail, refuse], ids=lambda each: each.__name__)
def test_a_later_run_judges_its_own_request(answer: Answer) -> None:
    """The one that failed is there until cert-manager deletes it."""
    scene = Scene()
    scene.answers["injector"] = answer
    scene.run()
    scene.answers["injector"] = late(scene.now + timedelta(seconds=60))
    assert scene.run() == 0
    assert scene.restarted() == list(DEPLOYMENTS)


def judge_former(scene: Scene, name: str) -> None:
    """End the issuance for the request that was denied before, and leave that."""
    scene.end_issuing(name, message="denied")


def delete_former(scene: Scene, name: str) -> None:
    """End the issuance for the request that was denied before, and delete that."""
    scene.end_issuing(name, message="denied")
    scene.cluster.objects.pop(f"{CERTIFICATES}/namespaces/{MESH}/certificaterequests/{name}-2")


def sign_for_nobody(scene: Scene, name: str) -> None:
    """End the issuance for the request that was denied before, and have the next one signed."""
    scene.end_issuing(name, message="denied")
    scene.ask(name, ("Approved", "True", "", ""), ("Ready", "True", "Issued", "signed"))


@pytest.mark.parametrize(
    "answer", [judge_former, delete_former, sign_for_nobody], ids=lambda each: each.__name__
)
def test_a_later_run_asks_again_when_a_former_denial_ends_its_renewal(answer: Answer) -> None:
    """cert-manager judges the denied request once more while it replaces it."""
    scene = Scene()
    scene.answers["injector"] = deny
    scene.run()

    def answer_first(scene: Scene, name: str) -> None:
        answer(scene, name)
        scene.answers[name] = issue

    scene.answers["injector"] = answer_first
    began = scene.now
    assert scene.run() == 0
    assert scene.restarted() == list(DEPLOYMENTS)
    assert scene.now - began < timedelta(seconds=30)


def test_a_denial_that_stays_is_named_after_few_requests() -> None:
    """With a private key that never rotates, cert-manager keeps the request that was denied."""
    scene = Scene()
    scene.answers["injector"] = deny
    scene.run()
    scene.cluster.sent.clear()
    scene.answers["injector"] = judge_former
    assert scene.run() == 1
    assert scene.restarted() == []
    path = f"{certificate_path(MESH, 'injector')}/status"
    assert [sent for _, sent, _ in scene.cluster.sent].count(path) == MOST_REQUESTS
    event = scene.cluster.events()[-1]
    assert event["reason"] == "RenewalDenied"
    assert "CertificateRequest injector-2 was denied: no policy" in event["message"]


def test_a_certificate_that_is_being_issued_already_is_not_asked_again() -> None:
    """cert-manager would begin anew, with another key, and the request would be lost."""
    scene = Scene()
    scene.end_issuing("identity", status="True")
    leave_pending(scene, "identity")
    assert scene.run() == 0
    asked = [path for _, path, _ in scene.cluster.sent if path.endswith("/status")]
    assert asked == [f"{certificate_path(MESH, 'injector')}/status"]
    assert scene.certificate("identity")["status"]["revision"] == 2


def test_a_certificate_that_was_never_issued_counts_from_nothing() -> None:
    scene = Scene()
    status = scene.certificate("identity")["status"]
    status["revision"] = 0
    assert scene.run() == 0
    assert status["revision"] == 1


def test_a_new_certificate_that_is_not_ready_restarts_nothing() -> None:
    scene = Scene()

    def issue_unready(scene: Scene, name: str) -> None:
        issue(scene, name)
        ready = scene.certificate(name)["status"]["conditions"][0]
        ready |= {"status": "False", "message": "the Secret has another key"}

    scene.answers["identity"] = issue_unready
    assert scene.run() == 1
    assert scene.restarted() == []
    (event,) = scene.cluster.events()
    assert event["reason"] == "CertificateNotReady"
    assert "the Secret has another key" in event["message"]


def test_a_certificate_that_is_missing_is_told() -> None:
    scene = Scene()
    del scene.cluster.objects[certificate_path(MESH, "injector")]
    scene.answers.pop("injector")
    assert scene.run() == 1
    assert scene.cluster.events()[0]["reason"] == "CertificateMissing"
    assert scene.restarted() == []


def test_a_certificate_that_changes_meanwhile_is_asked_again() -> None:
    scene = Scene()
    conflicts = [3]

    def before(method: str, path: str) -> None:
        if method == "PATCH" and path.endswith("identity/status") and conflicts[0]:
            conflicts[0] -= 1
            scene.cluster.touch(certificate_path(MESH, "identity"))

    scene.cluster.before.append(before)
    assert scene.run() == 0
    assert scene.certificate("identity")["status"]["revision"] == 2


def test_a_certificate_that_changes_for_ever_is_told() -> None:
    scene = Scene()

    def before(method: str, path: str) -> None:
        if method == "PATCH" and path.endswith("identity/status"):
            raise ChangedError("409")

    scene.cluster.before.append(before)
    assert scene.run() == 1
    assert scene.cluster.events()[0]["reason"] == "WriteFailed"
    assert scene.restarted() == []


def test_a_deployment_that_changes_meanwhile_is_restarted_all_the_same() -> None:
    scene = Scene()
    conflicts = [2]

    def before(method: str, path: str) -> None:
        if method == "PATCH" and path.endswith("deployments/web") and conflicts[0]:
            conflicts[0] -= 1
            raise ChangedError("503")

    scene.cluster.before.append(before)
    assert scene.run() == 0
    assert scene.restarted() == list(DEPLOYMENTS)


def test_a_paused_deployment_stays_and_keeps_no_other_back() -> None:
    scene = Scene()
    scene.deployment("destination")["spec"]["paused"] = True
    assert scene.run() == 1
    assert scene.restarted() == ["web"]
    (event,) = scene.cluster.events()
    assert event["reason"] == "DeploymentPaused"
    assert event["involvedObject"]["name"] == "destination"
    assert event["involvedObject"]["apiVersion"] == "apps/v1"


def test_one_deadline_counts_for_all_together() -> None:
    """Not the whole of it for each certificate, and once more for each Deployment."""
    scene = Scene()
    scene.answers["injector"] = late(NOON + timedelta(seconds=500))
    scene.rolls_out = False
    assert scene.run() == 1
    assert scene.restarted() == list(DEPLOYMENTS)
    assert scene.now <= NOON + timedelta(seconds=DEADLINE)
    (event,) = scene.cluster.events()
    assert event["reason"] == "RolloutIncomplete"
    assert event["involvedObject"]["name"] == "destination"
    assert "1 of 1 pods are new, 1 are available" in event["message"]


def test_a_deployment_that_is_deleted_meanwhile_is_not_waited_for() -> None:
    scene = Scene()

    def after(method: str, path: str) -> None:
        if method == "GET" and path.endswith("/deployments"):
            scene.cluster.objects.pop(path_of("Deployment", MESH, "destination"))

    scene.cluster.after.append(after)
    assert scene.run() == 0
    assert scene.restarted() == ["web"]


def test_an_event_that_is_refused_hides_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    scene = Scene(deny)

    def before(method: str, path: str) -> None:
        if method == "POST":
            raise RefusedError(path)

    scene.cluster.before.append(before)
    assert scene.run() == 1
    log = capsys.readouterr().err
    assert "was denied: no policy" in log
    assert "the Event was not written" in log


def test_an_event_is_no_longer_than_the_api_server_takes() -> None:
    scene = Scene()

    def deny_at_length(scene: Scene, name: str) -> None:
        scene.ask(name, ("Denied", "True", "policy", "no " * 2000))
        scene.end_issuing(name)

    scene.answers["identity"] = deny_at_length
    assert scene.run() == 1
    assert len(scene.cluster.events()[0]["message"]) == LONGEST_MESSAGE


@pytest.mark.parametrize(
    ("changes", "rolled_out"),
    [
        pytest.param({}, True, id="all-new"),
        pytest.param({"observedGeneration": 0}, False, id="unseen"),
        pytest.param({"updatedReplicas": 1}, False, id="half-new"),
        pytest.param({"replicas": 3}, False, id="old-ones-left"),
        pytest.param({"availableReplicas": 1}, False, id="not-available"),
        pytest.param({"availableReplicas": None}, False, id="none-available"),
    ],
)
def test_rolled_out(changes: dict[str, Any], rolled_out: bool) -> None:
    deployment = workload(MESH, "web", 2)
    deployment["status"] |= changes
    assert is_rolled_out(deployment) is rolled_out


def test_a_deployment_of_no_replicas_is_rolled_out() -> None:
    """Its status has none of the numbers."""
    deployment = workload(MESH, "web", 0)
    deployment["status"] = {"observedGeneration": 1}
    assert is_rolled_out(deployment)
