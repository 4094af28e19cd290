"""The command ``restart``: renews certificates, then restarts what uses them.

    renew      every Certificate is asked for its renewal; the old certificate stays until the new
               one is signed
    await      every Certificate has a later revision and is Ready; otherwise nothing is restarted
    restart    the Deployments that the labels match
    roll out   every one of them has new pods alone, and they are available

One deadline counts for all four together. Nothing is deleted, and no Secret is read.
Exit status 0: everything is new. 1: somebody has to look; the log and an Event say at what.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from .cluster import Cluster
from .events import Event
from .objects import CERTIFICATES, RESTARTED_AT, Json, Key, condition, dig, stamp
from .renewals import ISSUING, RenewalRequest, renewal, renewal_conditions
from .settings import ChangedError, read_settings

DEPLOYMENTS = "apis/apps/v1"
COMPONENT = "linkerd-restarter"

MOST_REQUESTS = 3
"""How often a run asks for one renewal. Each that fails lets cert-manager wait longer before it
tries by itself, up to 32 hours."""

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class RestartSettings:
    """What ``restart`` is told. The keys of settings.json are these names in camelCase.

    Attributes:
        namespace: Where the certificates and the Deployments are.
        certificates: The names of the Certificates to renew.
        selector: The labels of the Deployments to restart, as ``key=value,key=value``.
        deadline_seconds: How long a run may take.
        poll_seconds: The pause between two looks at what is waited for.
    """

    namespace: str
    certificates: Sequence[str]
    selector: str
    deadline_seconds: int
    poll_seconds: int


class UnfinishedError(Exception):
    """A run cannot go on: what it is about, a stable word for why, and a sentence."""

    def __init__(self, kind: str, name: str, reason: str, message: str) -> None:
        super().__init__(f"{kind} {name}: {message} ({reason})")
        self.kind = kind
        self.name = name
        self.reason = reason
        self.message = message


@dataclass(slots=True, kw_only=True)
class Restarter:
    """A run: the API, the settings, and the time that it has."""

    api: Cluster
    settings: RestartSettings
    clock: Callable[[], datetime]
    sleep: Callable[[float], None]
    deadline: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.deadline = self.clock() + timedelta(seconds=self.settings.deadline_seconds)

    def run(self) -> int:
        """Renew, wait, restart, wait; return the exit status."""
        try:
            renewals = {name: self.renew(name) for name in self.settings.certificates}
            for name, since in renewals.items():
                self.await_renewal(name, since)
            self.roll_out()
        except UnfinishedError as error:
            print(f"{stamp(self.clock())} {error}", file=sys.stderr, flush=True)
            self.emit_event(error)
            return 1
        self.log("every certificate and every pod is new")
        return 0

    def renew(self, name: str) -> RenewalRequest:
        """Ask cert-manager for a Certificate's renewal; return what it was like before."""

        def request() -> RenewalRequest:
            certificate = self.certificate(name)
            since = RenewalRequest.of(certificate, self.requests())
            if condition(certificate, ISSUING) == "True":
                self.log(f"Certificate {name} of revision {since.revision} is being issued already")
                return since
            body = {
                "metadata": {"resourceVersion": certificate["metadata"]["resourceVersion"]},
                "status": {"conditions": renewal_conditions(certificate, stamp(self.clock()))},
            }
            self.api.send("PATCH", f"{self.certificate_path(name)}/status", body)
            self.log(f"asks for the renewal of Certificate {name} of revision {since.revision}")
            return since

        return self.unchanged("Certificate", name, request)

    def await_renewal(self, name: str, since: RenewalRequest) -> None:
        """Wait until a Certificate has been issued since its renewal was asked for.

        Where cert-manager has given up over another request than its latest, it is asked again.
        """
        requests = 1
        while True:
            found = renewal(self.certificate(name), self.requests(), since=since)
            if found.outcome == "issued":
                self.log(f"Certificate {name} is renewed")
                return
            is_last = found.outcome == "abandoned" and requests == MOST_REQUESTS
            if found.outcome == "failed" or is_last:
                raise UnfinishedError("Certificate", name, found.reason, found.message)
            self.pause("Certificate", name, found.reason, found.message)
            if found.outcome == "abandoned":
                since = self.renew(name)
                requests += 1

    def roll_out(self) -> None:
        """Restart the Deployments that the labels match, and wait until they are rolled out.

        A paused one stays as it is, keeps no other from being restarted, and is reported last.
        """
        deployments = list(self.api.items(self.deployments_path, self.settings.selector))
        paused = [_name(thing) for thing in deployments if dig(thing, "spec", "paused")]
        names = [_name(thing) for thing in deployments if _name(thing) not in paused]
        now = stamp(self.clock())
        for name in names:
            self.restart(name, now)
        for name in names:
            self.await_rollout(name)
        for name in paused:
            message = "is paused, and its pods stay as they are: resume it"
            raise UnfinishedError("Deployment", name, "DeploymentPaused", message)

    def restart(self, name: str, now: str) -> None:
        """Restart a Deployment."""
        template = {"metadata": {"annotations": {RESTARTED_AT: now}}}

        def request() -> None:
            # Somebody may have deleted it since.
            if self.api.get(f"{self.deployments_path}/{name}") is not None:
                body = {"spec": {"template": template}}
                self.api.send("PATCH", f"{self.deployments_path}/{name}", body)

        self.unchanged("Deployment", name, request)
        self.log(f"restarts Deployment {name}")

    def await_rollout(self, name: str) -> None:
        """Wait until a Deployment has new pods alone, as ``kubectl rollout status`` has it."""
        while True:
            deployment = self.api.get(f"{self.deployments_path}/{name}")
            # Somebody has deleted it since, and there is nothing left to roll out.
            if deployment is None or is_rolled_out(deployment):
                return
            available = dig(deployment, "status", "availableReplicas") or 0
            updated = dig(deployment, "status", "updatedReplicas") or 0
            wanted = dig(deployment, "spec", "replicas")
            message = f"{updated} of {wanted} pods are new, {available} are available"
            why = condition(deployment, "Progressing", "message")
            self.pause("Deployment", name, "RolloutIncomplete", f"{message}; {why}")

    def requests(self) -> list[Json]:
        """Return the namespace's CertificateRequests."""
        path = f"{CERTIFICATES}/namespaces/{self.settings.namespace}/certificaterequests"
        return list(self.api.items(path))

    def certificate(self, name: str) -> Json:
        """Return a Certificate."""
        certificate = self.api.get(self.certificate_path(name))
        if certificate is None:
            message = "is not there: apply what Git holds"
            raise UnfinishedError("Certificate", name, "CertificateMissing", message)
        return certificate

    def certificate_path(self, name: str) -> str:
        """Return where a Certificate is."""
        return f"{CERTIFICATES}/namespaces/{self.settings.namespace}/certificates/{name}"

    @property
    def deployments_path(self) -> str:
        """Where the Deployments are."""
        return f"{DEPLOYMENTS}/namespaces/{self.settings.namespace}/deployments"

    def unchanged(self, kind: str, name: str, request: Callable[[], _Answer]) -> _Answer:
        """Repeat a request for as long as its object changes under it, or a webhook is away."""
        while True:
            try:
                return request()
            except ChangedError as error:
                self.pause(kind, name, "WriteFailed", str(error))

    def pause(self, kind: str, name: str, reason: str, message: str) -> None:
        """Wait a little for something.

        Raises:
            UnfinishedError: The run has no time left.
        """
        if self.clock() + timedelta(seconds=self.settings.poll_seconds) > self.deadline:
            raise UnfinishedError(kind, name, reason, message)
        self.sleep(self.settings.poll_seconds)

    def log(self, sentence: str) -> None:
        """Print what has been done."""
        print(f"{stamp(self.clock())} {sentence}", flush=True)

    def emit_event(self, error: UnfinishedError) -> None:
        """Make an Event on the object that the run cannot go on for."""
        event = Event(
            about=Key(error.kind, self.settings.namespace, error.name),
            kind="Warning",
            reason=error.reason,
            message=f"nothing more is restarted: {error.message}",
            component=COMPONENT,
            name_prefix=COMPONENT,
            time=self.clock(),
        )
        event.emit(self.api)


def main(settings: str) -> int:
    """Restart by these settings, in the cluster that this pod runs in."""
    restarter = Restarter(
        api=Cluster.of_pod(),
        settings=read_settings(RestartSettings, settings),
        clock=lambda: datetime.now(UTC),
        sleep=time.sleep,
    )
    return restarter.run()


def _name(thing: Json) -> str:
    return str(thing["metadata"]["name"])


def is_rolled_out(deployment: Json) -> bool:
    """Whether a Deployment has new pods alone, and they are available."""
    status = dig(deployment, "status")
    wanted = dig(deployment, "spec", "replicas") or 0
    return (
        (dig(status, "observedGeneration") or 0) >= deployment["metadata"]["generation"]
        and (dig(status, "updatedReplicas") or 0) >= wanted
        and (dig(status, "replicas") or 0) <= (dig(status, "updatedReplicas") or 0)
        and (dig(status, "availableReplicas") or 0) >= (dig(status, "updatedReplicas") or 0)
    )
