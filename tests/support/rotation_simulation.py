"""A mesh's certificates, played event by event: the second judge of the renewal plan.

It shares no arithmetic with the plan: nothing here adds up what may take how long. There are
clocks, Secrets, a kubelet, jobs, linkerd-identity and proxies, each of which does what it does at
its time, and every object that is in use is held against its end when it is replaced.

An adversary chooses when certificates are issued, when each job has its critical run, which moment
is early and which is late, and which proxies start when. ``worst`` looks for the choices that do
most harm, by having things happen at the moments at which others were seen to happen.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import product

NEVER = math.inf


@dataclass(frozen=True, slots=True)
class Life:
    """How long a certificate lives, and how long before its end it is due for renewal."""

    duration: int
    renew_before: int


@dataclass(frozen=True, slots=True)
class Job:
    """A CronJob: the times between its runs, over and over, and what a run does."""

    gaps: tuple[int, ...]
    deadline: int
    renews: frozenset[str]
    restarts_identity: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything that is fixed. Certificates: anchor > issuer, and ca > webhook."""

    lives: dict[str, Life]
    rekeyed: frozenset[str]
    jobs: tuple[Job, ...]
    issue: int
    bundle: int
    inject: int
    kubelet: int
    skew: int
    leaf: int
    allowance: int
    percent: int
    shortest: int
    longest: int
    reloads_issuer: bool
    reloads_anchors: bool
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Choices:
    """What the adversary chooses.

    ``runs`` says of each job when it has its critical run, and which of its gaps follows it. Runs
    until then do everything as they start, and later ones as late as they may; of these, as many as
    the world allows are missed.
    """

    issued: dict[str, int]
    runs: tuple[tuple[float, int], ...]
    proxies: tuple[float, ...] = ()
    injects_late: bool = True
    mounts_late: bool = True


PARENT = {"anchor": "anchor", "issuer": "anchor", "ca": "ca", "webhook": "ca"}

# At one moment, in this order: what there is from the beginning, then proxies ask, processes start,
# children are issued, what is mounted or copied is brought up to date, and roots are issued. It is
# the order that does most harm.
FIRST, ASK, START, CHILD, COPY, ROOT = range(6)


@dataclass(slots=True)
class Certificate:
    """A certificate as somebody holds it, with the CA's that was put beside it."""

    end: float
    key: int
    signer: int
    ca_end: float


@dataclass(slots=True)
class Simulation:
    """One run of the world. ``slack`` says by how much each kind of verification was missed."""

    world: World
    choices: Choices
    horizon: float
    slack: dict[str, float] = field(default_factory=dict[str, float])
    log: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])
    secrets: dict[str, Certificate] = field(default_factory=dict[str, Certificate])
    versions: dict[str, int] = field(default_factory=dict[str, int])
    roots: Certificate | None = None
    known: Certificate | None = None
    held: Certificate | None = None
    served: Certificate | None = None
    bundle: Certificate | None = None
    mismatch: float | None = None
    keys: int = 0
    now: float = 0
    count: int = 0
    queue: list[tuple[float, int, int, Callable[[], None]]] = field(
        default_factory=list[tuple[float, int, int, Callable[[], None]]]
    )

    def play(self) -> Simulation:
        """Play until the horizon."""
        for name, at in self.choices.issued.items():
            self.at(at, FIRST if PARENT[name] == name else CHILD, self.issuing(name))
        for number, job in enumerate(self.world.jobs):
            for start, late in self.times(number, job):
                self.run(job, start, late)
        for start in self.choices.proxies:
            self.at(start, ASK, lambda: self.ask(None))
        while self.queue and self.queue[0][0] <= self.horizon:
            self.now, _, _, happen = heapq.heappop(self.queue)
            happen()
        self.now = self.horizon
        self.look()
        return self

    def at(self, time: float, order: int, happen: Callable[[], None]) -> None:
        """Have something happen."""
        self.count += 1
        heapq.heappush(self.queue, (time, order, self.count, happen))

    def times(self, number: int, job: Job) -> Iterator[tuple[float, bool]]:
        """Yield the starts of a job's runs, and whether each is late."""
        critical, index = self.choices.runs[number]
        time, at = critical, index
        while time > 0:
            at -= 1
            time -= job.gaps[at % len(job.gaps)]
            if time >= 0:
                yield time, False
        if critical >= 0:
            yield critical, False
        time, at, left = critical, index, self.world.missed
        while time <= self.horizon:
            time += job.gaps[at % len(job.gaps)]
            at += 1
            if left:
                left -= 1
            elif time >= 0:
                yield time, True

    def run(self, job: Job, start: float, late: bool) -> None:
        """Put a run's deletions, and then its restart, where they belong."""
        time = start + job.deadline if late else start
        order = CHILD if "issuer" in job.renews else START
        for name in sorted(job.renews, key=lambda secret: PARENT[secret] != secret):
            self.at(time, ROOT if PARENT[name] == name else CHILD, self.renewing(name))
        if job.restarts_identity:
            self.at(time, order, self.restart)

    def issuing(self, name: str) -> Callable[[], None]:
        return lambda: self.write(name, new_key=True)

    def renewing(self, name: str) -> Callable[[], None]:
        def renew() -> None:
            if name in self.secrets:
                self.write(name, new_key=PARENT[name] != name)

        return renew

    def write(self, name: str, *, new_key: bool) -> None:
        """cert-manager writes a certificate into its Secret."""
        world, life = self.world, self.world.lives[name]
        before = self.secrets.get(name)
        if name == "issuer" and before is not None:
            self.miss("anchor-issuer", before.ca_end)
        self.keys += 1
        key = self.keys if before is None or new_key or name in world.rekeyed else before.key
        end = self.now + life.duration
        parent = self.secrets[PARENT[name]] if PARENT[name] != name else None
        certificate = Certificate(
            end, key, key if parent is None else parent.key, end if parent is None else parent.end
        )
        self.secrets[name] = certificate
        self.log.append((self.now, f"{name} written"))
        version = self.versions[name] = self.versions.get(name, 0) + 1

        def renew() -> None:
            if self.versions[name] == version:
                self.write(name, new_key=PARENT[name] != name)

        due = self.now + life.duration - life.renew_before
        self.at(due + world.issue, ROOT if PARENT[name] == name else CHILD, renew)
        self.spread(name, first=before is None)

    def spread(self, name: str, *, first: bool) -> None:
        """A Secret was written: have it copied to where it is used."""
        world, late = self.world, 0 if first else 1
        if name == "anchor":
            self.at(self.now + late * world.bundle, COPY, self.copy_roots)
        if name == "issuer":
            if first:
                self.at(self.now, COPY, self.restart)
            elif world.reloads_issuer:
                self.at(self.now + world.kubelet, COPY, self.reload_issuer)
        if name == "webhook":
            injected = late * world.inject * self.choices.injects_late
            self.at(self.now + injected, COPY, self.inject)
            mounted = late * world.kubelet * self.choices.mounts_late
            self.at(self.now + mounted, COPY, self.mount)

    def copy_roots(self) -> None:
        if self.roots is not None:
            self.miss("anchor-bundle", self.roots.end)
            if self.roots.key != self.secrets["anchor"].key:
                # Pods that start from now on know the new key, and those that run the old one.
                self.note("anchor-key", -NEVER)
        self.roots = self.secrets["anchor"]
        self.log.append((self.now, "roots copied"))
        if self.world.reloads_anchors and self.known is not None:
            self.at(self.now + self.world.kubelet, COPY, self.reload_anchors)

    def reload_anchors(self) -> None:
        self.know(self.roots)

    def reload_issuer(self) -> None:
        self.hold(self.secrets["issuer"])

    def restart(self) -> None:
        if "issuer" in self.secrets and self.roots is not None:
            self.know(self.roots)
            self.hold(self.secrets["issuer"])

    def know(self, roots: Certificate | None) -> None:
        if self.known is not None:
            self.miss("anchor-identity", self.known.end)
        self.known = roots

    def hold(self, issuer: Certificate) -> None:
        if self.held is not None:
            self.miss("issuer-identity", self.held.end)
        if self.held is not issuer:
            self.log.append((self.now, "issuer held"))
        self.held = issuer

    def ask(self, end: float | None) -> None:
        """A proxy asks for a certificate, and for the next when part of what is left has passed."""
        issuer = self.held
        if issuer is not None and self.now < issuer.end:
            if end is not None:
                self.miss("proxy-leaf", end)
            end = min(self.now + self.world.leaf + self.world.allowance, issuer.end)
        if end is None:
            self.at(self.now + 1, ASK, lambda: self.ask(None))
            return
        if self.now > end:
            self.miss("proxy-leaf", end)
            return
        wait = (end - self.now) * self.world.percent / 100
        wait = min(max(wait, self.world.shortest), self.world.longest)
        last = end
        self.at(self.now + wait, ASK, lambda: self.ask(last))

    def inject(self) -> None:
        if self.bundle is not None:
            self.miss("webhook-ca", self.bundle.ca_end)
        self.bundle = self.secrets["webhook"]
        self.compare()

    def mount(self) -> None:
        if self.served is not None:
            self.miss("webhook-leaf", self.served.end)
        self.served = self.secrets["webhook"]
        self.compare()

    def compare(self) -> None:
        """Does the API server's CA verify what the pods serve?"""
        if self.bundle is None or self.served is None:
            return
        if self.mismatch is not None:
            self.note("webhook-key", self.mismatch - self.now)
            self.mismatch = None
        if self.bundle.signer != self.served.signer:
            self.mismatch = self.now

    def look(self) -> None:
        """Hold against its end what is in use when the simulation ends."""
        for kind, certificate in (
            ("anchor-bundle", self.roots),
            ("anchor-identity", self.known),
            ("issuer-identity", self.held),
            ("webhook-leaf", self.served),
        ):
            if certificate is not None:
                self.miss(kind, certificate.end)
        for kind, child in (("anchor-issuer", self.secrets["issuer"]), ("webhook-ca", self.bundle)):
            if child is not None:
                self.miss(kind, child.ca_end)
        if self.mismatch is not None:
            self.note("webhook-key", self.mismatch - self.now)

    def miss(self, kind: str, end: float) -> None:
        """Somebody whose clock is ahead verifies for the last time what ends at *end*."""
        self.note(kind, end - self.world.skew - self.now)

    def note(self, kind: str, slack: float) -> None:
        self.slack[kind] = min(self.slack.get(kind, NEVER), slack)


def worst(world: World) -> dict[str, float]:
    """Return the least slack of each kind that the adversary finds."""
    longest = max(life.duration for life in world.lives.values())
    wait = max((max(job.gaps) * (2 + world.missed) + job.deadline for job in world.jobs), default=0)
    delays = world.issue + world.bundle + world.kubelet + world.inject + world.shortest
    horizon = 2 * longest + wait + 2 * delays
    slacks: dict[str, float] = {}

    def play(choices: Choices) -> Simulation:
        played = Simulation(world, choices, horizon).play()
        for kind, slack in played.slack.items():
            slacks[kind] = min(slacks.get(kind, NEVER), slack)
        return played

    def play_with_proxies(choices: Choices) -> Simulation:
        """A proxy that asks just before linkerd-identity changes its issuer has the least."""
        simulation = play(choices)
        swaps = {time for time, what in simulation.log if what == "issuer held"}
        play(replace(choices, proxies=tuple(swaps), injects_late=False))
        play(replace(choices, mounts_late=False))
        return simulation

    first = play_with_proxies(calm(world))
    for choices in aligned(world, first):
        play_with_proxies(choices)
    # A restart does most harm just before what it would have read is written.
    written = sorted({time for time, what in first.log if what == "issuer written"})[:3]
    for time, gaps in product(written, product(*(range(len(job.gaps)) for job in world.jobs))):
        together = tuple((time, gap) for gap in gaps)
        play_with_proxies(replace(calm(world), runs=together))
        for number in range(len(world.jobs)):
            apart = tuple((0, gap) for gap in gaps)
            runs = (*apart[:number], together[number], *apart[number + 1 :])
            play_with_proxies(replace(calm(world), runs=runs))
    return slacks


def calm(world: World) -> Choices:
    """Everything is issued, and every job runs, at one moment."""
    return Choices(dict.fromkeys(PARENT, 0), tuple((0, 0) for _ in world.jobs))


def aligned(world: World, base: Simulation) -> Iterator[Choices]:
    """Yield choices in which children are issued, and jobs run, just when a root changes."""
    times: dict[str, float] = {}
    for time, what in base.log:
        if time > 0 and what in ("anchor written", "roots copied", "ca written"):
            times.setdefault(what, time)
    for time in (0, *times.values()):
        for gaps in product(*(range(len(job.gaps)) for job in world.jobs)):
            runs = tuple((time, gap) for gap in gaps)
            issued = {"anchor": 0, "ca": 0, "issuer": int(time), "webhook": int(time)}
            yield Choices(issued, runs)
            yield Choices(dict.fromkeys(PARENT, 0), runs)
