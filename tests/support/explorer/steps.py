"""What may happen next in a mesh: time, controllers, Argo CD, the rotator, and people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from .adapter import NO_RECORD, decided, is_safe, seen_of
from .lock import Lock, is_kept, may_name
from .mesh import (
    FIRST,
    HORIZON,
    IDENTITY,
    LIFETIME,
    OWN,
    POD_NAMES,
    SHORT_LIFETIME,
    Anchor,
    Git,
    Issuer,
    Mesh,
    Pending,
    Pod,
    key_name,
    later,
    started,
)

SECOND = "anchor-2"
THIRD = "anchor-3"
BOTH = (FIRST, SECOND)

ROTATION = Git("AnchorRotation", BOTH, None)
NOTHING = Git("nothing", (FIRST,), FIRST)
GIT_FIRST = Git("git", BOTH, FIRST)
GIT_SECOND = Git("git", BOTH, SECOND)
WITHOUT_FIRST = Git("git", (SECOND, THIRD), SECOND)
OWN_NEXT = Git("git", (FIRST, OWN), FIRST)
OWN_ACTIVE = Git("git", (FIRST, OWN), OWN)
THREE_FIRST = Git("git", (*BOTH, THIRD), FIRST)
THREE_THIRD = Git("git", (*BOTH, THIRD), THIRD)
OWN_ANCHOR = Git("own anchor", (OWN,), FIRST)

Step = tuple[str, Mesh]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What is allowed to happen.

    Attributes:
        lock: What the API server refuses.
        edits: Whether people edit issuerRef.
        certificates: Whether they delete the identity Certificate, and make it again.
        secrets: Whether they delete an anchor's Secret.
        renewals: Whether anchors are renewed with the same key.
        records: Whether the record is emptied.
        lifetimes: Whether issuanceLifetime is shortened.
        weeks: Whether nobody and nothing acts for a long time.
        commits: What Git may come to hold.
        difference_ignored: Whether Argo CD leaves issuerRef to the rotator.
        reloads: Whether linkerd-identity reads a new issuer while it runs, or misses it.
        faults: How many of these there may be.
        restarts: How many pods somebody else may restart.
        splits: How many runs may be interrupted or overlap.
    """

    lock: Lock
    edits: bool = False
    certificates: bool = False
    secrets: bool = False
    renewals: bool = False
    records: bool = False
    lifetimes: bool = False
    weeks: bool = False
    commits: tuple[Git, ...] = ()
    difference_ignored: bool = True
    reloads: bool = True
    faults: int = 1
    restarts: int = 0
    splits: int = 0


def installed(git: Git, *, workloads: int) -> Mesh:
    """Return a mesh in which all anchors but the first have just been added."""
    pod = Pod(frozenset({key_name(1)}), HORIZON, key_name(1), LIFETIME)
    pods = (pod,) * (2 + workloads)
    existing = (FIRST, SECOND, OWN, *((THIRD,) if THIRD in git.anchors else ()))
    keys = {name: key_name(number) for number, name in enumerate(existing, 1)}
    anchors = tuple(
        Anchor(
            name, certificate=name in git.anchors, secret=keys.get(name), shown=keys.get(name, "")
        )
        for name in (FIRST, SECOND, OWN, THIRD)
    )
    return Mesh(
        git=git,
        applied=git,
        anchors=anchors,
        sources=git.anchors,
        roots=frozenset(anchor.shown for anchor in anchors if anchor.certificate),
        old_roots=frozenset({frozenset({key_name(1)})}),
        roots_changed=0,
        issuer=Issuer(FIRST, FIRST, key_name(1), 1),
        secret=key_name(1),
        old_secrets=frozenset(),
        issuing=key_name(1),
        pods=pods,
        restarted=(None,) * len(pods),
        lifetime=LIFETIME,
        identity_lifetime=LIFETIME,
        record=NO_RECORD,
        pending=None,
        put_backs=0,
        faults=0,
        restarts=0,
        splits=0,
        harm="",
    )


def steps(mesh: Mesh, rules: Rules) -> Iterator[Step]:
    """Yield everything that may happen next, and the mesh after it."""
    settling = [*controllers(mesh)]
    yield from settling
    if not settling:
        yield "a tick passes", _ticked(mesh, rules)
    trusted = mesh.secret in mesh.pods[IDENTITY].roots
    if rules.reloads and mesh.secret != mesh.issuing and trusted:
        yield "linkerd-identity loads the new issuer", mesh._replace(issuing=mesh.secret)
    yield from rotator(mesh, rules)
    yield from _interrupted(mesh, rules)
    yield from argo_cd(mesh, rules)
    if mesh.faults:
        less = mesh._replace(faults=mesh.faults - 1)
        yield from _people(less, rules)
    if mesh.restarts:
        less = mesh._replace(restarts=mesh.restarts - 1)
        for index, _ in enumerate(mesh.pods):
            for after in started(less, index):
                yield f"somebody restarts {POD_NAMES[index]}", after


def _ticked(mesh: Mesh, rules: Rules) -> Mesh:
    """Return the mesh a tick later; with the lock, a new pod of linkerd-identity can start."""
    after = later(mesh)
    if rules.lock == "all" and mesh.secret not in mesh.roots:
        return after._replace(harm="linkerd-identity cannot start any more")
    return after


def controllers(mesh: Mesh) -> Iterator[Step]:
    """Yield what cert-manager and trust-manager do within a tick."""
    for anchor in mesh.anchors:
        if anchor.certificate and anchor.secret is None:
            changed = mesh.with_new_key(anchor.name)
            yield f"cert-manager makes a key for {anchor.name}", changed
    issuer = mesh.issuer
    if issuer is not None:
        by = mesh.signer(issuer.names)
        if by and (issuer.signed_by, issuer.anchor) != (issuer.names, by.secret):
            yield f"cert-manager issues the identity issuer by {by.name}", _reissued(mesh, by)
    secrets = [mesh.anchor(name).secret for name in mesh.sources]
    roots = frozenset(key for key in secrets if key is not None)
    if len(roots) == len(secrets) and roots != mesh.roots:
        yield "trust-manager writes the trust roots", mesh.with_roots(roots)


def _reissued(mesh: Mesh, by: Anchor) -> Mesh:
    assert mesh.issuer is not None
    assert by.secret is not None
    changed = mesh.issuer._replace(signed_by=mesh.issuer.names, anchor=by.secret)
    old = (mesh.old_secrets | {mesh.secret}) - {by.secret}
    return mesh.with_issuer(changed)._replace(secret=by.secret, old_secrets=old)


# --- The rotator


def rotator(mesh: Mesh, rules: Rules) -> Iterator[Step]:
    """Yield what a run may come to that nothing interrupts, if it comes to anything."""
    if len(mesh.applied.anchors) < 2:
        return
    verdict = decided(seen_of(mesh, mesh.applied))
    if verdict.actions or verdict.record != mesh.record:
        recorded = mesh.with_record(verdict.record)
        title = f"the rotator ({verdict.phase})"
        titles = ", ".join(" ".join(act) for act in verdict.actions) or "records"
        for after in _acted(recorded, list(verdict.actions), rules):
            yield f"{title}: {titles}", after


def _acted(mesh: Mesh, actions: list[tuple[str, str]], rules: Rules) -> Iterator[Mesh]:
    if not actions or mesh.harm:
        yield mesh
        return
    for after in _after_act(mesh, *actions[0], rules):
        yield from _acted(after, actions[1:], rules)


def _after_act(mesh: Mesh, kind: str, target: str, rules: Rules) -> Iterator[Mesh]:
    if kind == "restart":
        yield from started(mesh, POD_NAMES.index(target), by_rotator=True)
    elif kind == "delete":
        if not is_kept(mesh, target, rules.lock):
            yield mesh.with_anchor(mesh.anchor(target)._replace(secret=None))
    elif mesh.issuer is not None and may_name(mesh, target.split()[0], rules.lock):
        name, flips = target.removesuffix(")").split(" (")
        after = mesh.edited_issuer(name, flips)
        harm = "the rotator flips again, though it was put back twice"
        yield after._replace(harm=harm) if mesh.put_backs == 2 else after


def _interrupted(mesh: Mesh, rules: Rules) -> Iterator[Step]:
    """Yield what a run may come to that others overtake, or that is killed."""
    pending = mesh.pending
    if pending is None:
        if mesh.splits and len(mesh.applied.anchors) > 1:
            verdict = decided(seen_of(mesh, mesh.applied))
            if verdict.actions:
                run = Pending(False, verdict.record, verdict.actions)
                less = mesh._replace(splits=mesh.splits - 1, pending=run)
                yield f"a slow run ({verdict.phase}) has observed", less
    elif not pending.recorded:
        recorded = mesh._replace(record=pending.record, pending=pending._replace(recorded=True))
        yield "the slow run records", recorded
    else:
        titles = ", ".join(" ".join(act) for act in pending.actions)
        for after in _acted(mesh._replace(pending=None), list(pending.actions), rules):
            yield f"the slow run acts: {titles}", after


# --- Argo CD


def argo_cd(mesh: Mesh, rules: Rules) -> Iterator[Step]:
    """Yield what a sync of either application may write next, its gate permitting."""
    git = mesh.git
    writes = [*_writes(mesh, rules)]
    if not writes or (git.option == "git" and not is_safe(seen_of(mesh, git))):
        return
    for title, allowed, after in writes:
        if allowed:
            yield f"Argo CD {title}", after
    if git.option == "git" and mesh.record and rules.lock != "off":
        for title, allowed, after in _writes(mesh, replace(rules, lock="in use")):
            if not allowed:
                harm = "the gate says safe, and it is in use"
                yield f"Argo CD {title}", after._replace(harm=harm)


def _writes(mesh: Mesh, rules: Rules) -> Iterator[tuple[str, bool, Mesh]]:
    git = mesh.git
    removed = [name for name in mesh.sources if name not in git.anchors]
    is_own = git.option == "own anchor"
    if mesh.sources != git.anchors:
        allowed = not any(is_kept(mesh, name, rules.lock) for name in removed)
        yield "writes the Bundle", allowed, mesh._replace(sources=git.anchors)
    for anchor in mesh.anchors:
        wanted = anchor.name in git.anchors and not is_own
        if anchor.certificate != wanted:
            allowed = wanted or not is_kept(mesh, anchor.name, rules.lock)
            verb = "makes" if wanted else "prunes"
            after = mesh.with_anchor(anchor._replace(certificate=wanted))
            yield f"{verb} Certificate {anchor.name}", allowed, after
    if mesh.own_signs != is_own:
        after = mesh._replace(own_signs=is_own)
        allowed = rules.lock == "off"
        yield f"has ClusterIssuer {FIRST} sign with another Secret", allowed, after
    active = git.active or git.anchors[0]
    if mesh.issuer is None:
        after = mesh.made_issuer(active)
        title = f"makes the identity Certificate, by {active}"
        yield title, may_name(mesh, active, rules.lock), after
    elif mesh.issuer.names != active and (git.active or not rules.difference_ignored):
        after = mesh.edited_issuer(active)
        if not git.active:
            after = after._replace(put_backs=min(2, mesh.put_backs + 1))
        yield f"puts issuerRef to {active}", may_name(mesh, active, rules.lock), after
    if mesh.applied != git:
        yield f"applies the rotator of {git.option}", True, mesh._replace(applied=git)


# --- People


def _people(mesh: Mesh, rules: Rules) -> Iterator[Step]:
    issuer = mesh.issuer
    for name in BOTH:
        anchor = mesh.anchor(name)
        allowed = may_name(mesh, name, rules.lock)
        if rules.edits and issuer is not None and issuer.names != name and allowed:
            yield f"somebody edits issuerRef to {name}", mesh.edited_issuer(name)
        if rules.certificates and issuer is None and allowed:
            yield f"somebody makes the Certificate, by {name}", mesh.made_issuer(name)
        if rules.secrets and anchor.secret is not None and not is_kept(mesh, name, rules.lock):
            gone = mesh.with_anchor(anchor._replace(secret=None))
            yield f"somebody deletes Secret {name}", gone
    if rules.certificates and issuer is not None:
        yield "somebody deletes the identity Certificate", mesh.with_issuer(None)
    if rules.renewals:
        yield "an anchor is renewed with the same key", mesh._replace(roots_changed=0)
    if rules.records and mesh.record != NO_RECORD:
        yield "somebody empties the record", mesh.with_record(NO_RECORD)
    if rules.lifetimes and mesh.lifetime != SHORT_LIFETIME:
        yield "issuanceLifetime is shortened", mesh._replace(lifetime=SHORT_LIFETIME)
    if rules.weeks:
        yield "everything is off for a week", _week_later(mesh)
    for git in rules.commits:
        if git != mesh.git:
            yield f"a commit: {git.option} with {', '.join(git.anchors)}", mesh._replace(git=git)


def _week_later(mesh: Mesh) -> Mesh:
    after = mesh
    for _ in range(2 * HORIZON):
        after = later(after)
        if after.harm:
            break
    return after
