"""A small mesh as one hashable value, and how it changes when a pod starts or time passes.

Time goes in ticks. A kubelet knows within one tick what changed, a leaf lives for `LIFETIME` ticks,
and a proxy renews it in its last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, cast

LIFETIME = 3
SHORT_LIFETIME = 1
REST = 5
HORIZON = 6
"""Ages beyond this, in ticks, differ in no rule of the program."""

KEY = "key-"
NEW_KEY = "key-new"

FIRST = "anchor-1"
OWN = "own"
"""The anchor that somebody else brings."""
IDENTITY = 0
INJECTOR = 1
POD_NAMES = ("linkerd-identity", "linkerd-proxy-injector", "web", "cart")


class Ago(NamedTuple):
    """A time in the record, in ticks before now."""

    ticks: int


Record = tuple[object, ...]
"""What the rotator has recorded: its fields in order, see the adapter."""


class Anchor(NamedTuple):
    """A Certificate with its ClusterIssuer, its Secret, and what the Certificate's status shows."""

    name: str
    certificate: bool
    secret: str | None
    shown: str


class Issuer(NamedTuple):
    """The Certificate of the identity issuer."""

    names: str
    signed_by: str
    anchor: str
    generation: int
    flips: str = "even"


class Pod(NamedTuple):
    """A meshed pod: what it trusts, when it started, and its leaf."""

    roots: frozenset[str]
    started: int
    leaf: str
    remaining: int


class Git(NamedTuple):
    """What Git wants: the option, the anchors, and which of them is active if that is said."""

    option: str
    anchors: tuple[str, ...]
    active: str | None


class Pending(NamedTuple):
    """A run that has observed, and perhaps recorded, and has not acted yet."""

    recorded: bool
    record: Record
    actions: tuple[tuple[str, str], ...]


class Mesh(NamedTuple):
    """Everything that a step may depend on, people's remaining budget included."""

    git: Git
    applied: Git
    anchors: tuple[Anchor, ...]
    sources: tuple[str, ...]
    roots: frozenset[str]
    old_roots: frozenset[frozenset[str]]
    roots_changed: int
    issuer: Issuer | None
    secret: str
    old_secrets: frozenset[str]
    issuing: str
    pods: tuple[Pod, ...]
    restarted: tuple[int | None, ...]
    lifetime: int
    identity_lifetime: int
    record: Record
    pending: Pending | None
    put_backs: int
    faults: int
    restarts: int
    splits: int
    harm: str
    own_signs: bool = False
    """Whether the first anchor's ClusterIssuer names the Secret that somebody else brings."""

    def anchor(self, name: str) -> Anchor:
        """Return an anchor by its name."""
        return next(anchor for anchor in self.anchors if anchor.name == name)

    def signer(self, name: str) -> Anchor | None:
        """Return the anchor that a ClusterIssuer signs with; None if there is no such issuer."""
        issuer = self.anchor(name)
        if name == FIRST and self.own_signs:
            return self.anchor(OWN)
        return issuer if issuer.certificate and issuer.secret else None

    def with_anchor(self, changed: Anchor) -> Mesh:
        """Return the mesh with one anchor changed."""
        anchors = (changed if old.name == changed.name else old for old in self.anchors)
        return self._replace(anchors=tuple(anchors))

    def with_issuer(self, issuer: Issuer | None) -> Mesh:
        """Return the mesh with another identity issuer; a flip that was observed before fails."""
        return self._replace(issuer=issuer, pending=_without(self.pending, "flip"))

    def with_record(self, record: Record) -> Mesh:
        """Return the mesh with another record; a run that only observed cannot record any more."""
        pending = self.pending if self.pending and self.pending.recorded else None
        return self._replace(record=record, pending=pending)

    def with_roots(self, roots: frozenset[str]) -> Mesh:
        """Return the mesh after trust-manager has written the trust roots."""
        old = self.old_roots | {self.roots}
        return self._replace(roots=roots, old_roots=old - {roots}, roots_changed=0)

    def edited_issuer(self, names: str, flips: str | None = None) -> Mesh:
        """Return the mesh after issuerRef was changed, with a generation that nothing recorded."""
        assert self.issuer is not None
        generation = self._unused_generation()
        flips = flips or self.issuer.flips
        edited = self.issuer._replace(names=names, generation=generation, flips=flips)
        return self.with_issuer(edited)

    def made_issuer(self, names: str) -> Mesh:
        """Return the mesh after the Certificate was made, with a uid that nothing recorded.

        A generation stands for both here.
        """
        return self.with_issuer(Issuer(names, "", "", self._unused_generation()))

    def _unused_generation(self) -> int:
        used = {*_generations(self.record)}
        if self.issuer is not None:
            used.add(self.issuer.generation)
        if self.pending is not None:
            used |= {*_generations(self.pending.record)}
        return next(number for number in range(2, 15) if number not in used)

    def with_new_key(self, name: str) -> Mesh:
        """Return the mesh in which cert-manager has made an anchor's Secret.

        Keys are numbered anew, the anchors' first: meshes that differ in numbers alone are one.
        """
        mesh = self.with_anchor(self.anchor(name)._replace(secret=NEW_KEY, shown=NEW_KEY))
        first = [anchor.shown for anchor in mesh.anchors if anchor.shown]
        order = [*first, *sorted({*_keys(mesh)} - {*first})]
        names = {key: key_name(place) for place, key in enumerate(order, 1)}
        return cast("Mesh", _renamed(mesh, names))


def _without(pending: Pending | None, kind: str, target: str | None = None) -> Pending | None:
    if pending is None:
        return None
    kept = [act for act in pending.actions if act[0] != kind or target not in (None, act[1])]
    return pending._replace(actions=tuple(kept)) if kept else None


def key_name(number: int) -> str:
    """Return what stands for an anchor's subject and public key, here and in the record."""
    return f"{KEY}{number}"


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value.startswith(KEY):
        yield value
    elif isinstance(value, (tuple, frozenset)):
        for part in cast("Iterable[Any]", value):
            yield from _keys(part)


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, (tuple, frozenset)):
        kind: Any = type(cast("object", value))
        parts = [_renamed(part, names) for part in cast("Iterable[Any]", value)]
        return kind(*parts) if hasattr(kind, "_fields") else kind(parts)
    return value


def _generations(record: Record) -> Iterator[int]:
    for value in record:
        if isinstance(value, int):
            yield value


def started(mesh: Mesh, index: int, *, by_rotator: bool = False) -> Iterator[Mesh]:
    """Yield the mesh after a pod was made again, with each value that its kubelet may have had."""
    restarted = list(mesh.restarted)
    if by_rotator:
        restarted[index] = 0
    before = mesh._replace(
        restarted=tuple(restarted), pending=_without(mesh.pending, "restart", POD_NAMES[index])
    )
    for roots in {mesh.roots, *mesh.old_roots}:
        if index != IDENTITY:
            yield _replaced(before, index, roots)
            continue
        for secret in {mesh.secret, *mesh.old_secrets}:
            # It ends at once if it does not trust its issuer, and the old pod goes on.
            if secret not in roots:
                yield before
                continue
            issuing = before._replace(issuing=secret, identity_lifetime=mesh.lifetime)
            yield _replaced(issuing, index, roots)


def _replaced(mesh: Mesh, index: int, roots: frozenset[str]) -> Mesh:
    pod = Pod(roots, 0, mesh.issuing, mesh.identity_lifetime)
    pods = list(mesh.pods)
    harm = _broken([*pods, pod])  # Both run for a while.
    if pod.leaf not in roots:
        harm = f"{POD_NAMES[index]} gets no leaf that it trusts"
    pods[index] = pod
    return mesh._replace(pods=tuple(pods), harm=harm)


def _broken(pods: list[Pod]) -> str:
    leaves = {pod.leaf for pod in pods}
    for pod in pods:
        if not leaves <= pod.roots:
            return f"a pod with anchors {sorted(pod.roots)} refuses a leaf under another"
    return ""


def later(mesh: Mesh) -> Mesh:
    """Return the mesh a tick later. Every kubelet knows, and a run that had not acted is over."""
    pods: list[Pod] = []
    harm = ""
    for name, pod in zip(POD_NAMES, mesh.pods, strict=False):
        leaf = pod.leaf
        remaining = pod.remaining - 1
        if remaining <= 1 and mesh.issuing in pod.roots:
            leaf = mesh.issuing
            remaining = mesh.identity_lifetime
        if remaining <= 0:
            harm = f"the leaf of {name} has expired"
        pods.append(Pod(pod.roots, pod.started, leaf, remaining))
    settled = mesh._replace(
        pods=tuple(pods),
        old_roots=frozenset(),
        old_secrets=frozenset(),
        pending=None,
        harm=harm or _broken(pods),
    )
    return _aged(settled)


def _aged(mesh: Mesh) -> Mesh:
    """Return the mesh with all ages a tick greater, and those beyond the horizon compressed."""
    ages = {pod.started for pod in mesh.pods} | {mesh.roots_changed, *_ages(mesh.record)}
    ages |= {age for age in mesh.restarted if age is not None}
    changed: dict[int, int] = {}
    before = 0
    for age in sorted(ages):
        # What is compared is an age with a constant below the horizon, or that two ages differ.
        older = changed.get(before, 0) + min(age + 1 - before, 2)
        changed[age] = age + 1 if age < HORIZON else max(HORIZON, older)
        before = age
    return mesh._replace(
        pods=tuple(pod._replace(started=changed[pod.started]) for pod in mesh.pods),
        roots_changed=changed[mesh.roots_changed],
        restarted=tuple(None if age is None else changed[age] for age in mesh.restarted),
        record=_with_ages(mesh.record, changed),
    )


def _ages(record: Any) -> Iterator[int]:
    if isinstance(record, Ago):
        yield record.ticks
    elif isinstance(record, tuple):
        for part in cast("Iterable[Any]", record):
            yield from _ages(part)


def _with_ages(record: Any, changed: Mapping[int, int]) -> Any:
    if isinstance(record, Ago):
        return Ago(changed[record.ticks])
    if isinstance(record, tuple):
        return tuple(_with_ages(part, changed) for part in cast("Iterable[Any]", record))
    return record
