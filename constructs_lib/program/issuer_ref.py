"""The identity issuer's issuerRef: to change it, and what is done when others change it."""

from __future__ import annotations

from dataclasses import replace

from .lock_record import issuers
from .objects import CERTIFICATES
from .observed import EVEN, FLIPS, ODD, Observation, State
from .outcome import Action, Decision
from .waits import NEVER, Obstacle, Wait

MOST_CONTESTED = 2
"""How often others may undo what this program did, before it stops and calls people."""


def sign_by(seen: Observation, name: str, flips: str) -> Action:
    """Return the request that lets an anchor sign the identity issuer, if that is as observed."""
    settings = seen.settings
    issuer = seen.issuer
    place = f"{CERTIFICATES}/namespaces/{settings.control_plane_namespace}/certificates"
    return Action(
        what=f"let {name} sign the identity issuer instead of {issuer.issuer}",
        method="PATCH",
        path=f"{place}/{settings.identity_issuer}",
        body={
            "metadata": {"resourceVersion": issuer.version, "annotations": {FLIPS: flips}},
            "spec": {"issuerRef": {"name": name}},
        },
    )


def next_flips(seen: Observation) -> str:
    """Return what a flip changes the annotation to."""
    return EVEN if seen.issuer.flips == ODD else ODD


def put_back(seen: Observation, state: State) -> Decision:
    """Let the active anchor sign again, after somebody has named another.

    Every pod trusts the active one, so this harms nobody. By Git it is Argo CD that puts it back.
    """
    names = [name for name, anchor in (state.anchors or {}).items() if anchor == state.active]
    contested = state.contested or 0
    if names and seen.settings.active is None and contested < MOST_CONTESTED:
        counted = replace(state, contested=contested + 1)
        return Decision(
            phase="settling", state=counted, actions=[sign_by(seen, names[0], seen.issuer.flips)]
        )
    meant = names[0] if names else "an anchor whose key is gone"
    why = (
        f"names {seen.issuer.issuer}, but the mesh is known to trust {meant}: nothing is restarted "
        "until it names that again, or you are sure and delete the record (state.json)"
    )
    what = f"Certificate {seen.settings.identity_issuer}"
    wait = Wait(reason="ForeignIssuer", what=what, why=why, until=NEVER)
    return Decision(phase="settling", state=seen.state, waits=[wait])


def missing_issuer(seen: Observation) -> Obstacle | None:
    """Return what people have to do if the identity issuer is missing, and Git's is refused."""
    allowed = issuers(seen.state)
    by_git = seen.settings.active is not None
    if seen.issuer.version or by_git or not allowed or seen.settings.anchors[0] in allowed:
        return None
    why = (
        f"has no Certificate, and the lock refuses the {seen.settings.anchors[0]} of Git: make it "
        f"as Git has it, but with {allowed[0]} in issuerRef, before its certificate ends"
    )
    return Obstacle(reason="IssuerOfGitRefused", why=why, until=NEVER)


def count_undone(seen: Observation, state: State) -> State:
    """Return the state of a flip that was undone: counted, unless it has never happened."""
    state = replace(state, released_at=None, deleted_at=None)
    if state.undone_at is not None or seen.issuer.flips != state.flips:
        return state
    return replace(state, contested=(state.contested or 0) + 1, undone_at=seen.now)


def undone_wait(seen: Observation) -> Wait:
    """Return the wait for people after others have undone every flip."""
    settings = seen.settings
    why = (
        f"was put back to {seen.issuer.issuer} after each of {MOST_CONTESTED} moves: does Argo CD "
        "ignore /spec/issuerRef/name of it (ignoreDifferences of application "
        f"{settings.control_plane_namespace})? Apply what dist has of Argo CD, then ask for a move"
    )
    what = f"Certificate {settings.identity_issuer}"
    return Wait(reason="FlipUndone", what=what, why=why, until=NEVER)
