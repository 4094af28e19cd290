"""What holds trust anchors and is no pod that can be restarted: it holds a flip and a re-key.

Templates that ``linkerd inject --manual`` has changed say what their pods will trust. Proxies
outside of the cluster and linked clusters do not: there people say so, in annotations of the
record. Each entry names an anchor's key, so that it does not count for the next move.
"""

from __future__ import annotations

from collections.abc import Iterator

from .observed import Observation
from .waits import NEVER, Obstacle, Wait

TRUSTED = "rotation.linkerd-gitops/trusted-by-hand"
"""The annotation of the record with what trusts an anchor: ``KIND/NAMESPACE/NAME@KEY``, by spaces.
"""

LEFT = "rotation.linkerd-gitops/left-by-hand"
"""Likewise, with what no longer has a certificate under an anchor."""

KEY_LENGTH = 16
"""As much of an anchor's fingerprint as people copy."""


def flip_waits(seen: Observation, anchors: frozenset[str], standby: str) -> list[Wait]:
    """Return what is not known to trust these anchors, of which one is about to sign."""
    why = f"is not known to trust the anchor that is to sign, {standby[:KEY_LENGTH]}"
    unknown = [
        Wait(reason="TrustNotVouched", what=what, why=f"{why}: {way_out}", until=NEVER)
        for what, way_out in _not_vouched(seen, TRUSTED, standby)
    ]
    return [*_template_waits(seen, anchors), *unknown]


def re_key_waits(seen: Observation, active: str, retired: str) -> list[Wait]:
    """Return what may still need the key of the retired anchor."""
    why = f"may have certificates under the retired anchor, {retired[:KEY_LENGTH]}"
    unknown = [
        Wait(reason="LeavingNotVouched", what=what, why=f"{why}: {way_out}", until=NEVER)
        for what, way_out in _not_vouched(seen, LEFT, retired)
    ]
    return [*_template_waits(seen, frozenset({active})), *unknown]


def _not_vouched(seen: Observation, annotation: str, anchor: str) -> Iterator[tuple[str, str]]:
    """Yield what an annotation does not name with an anchor, and how it would."""
    named = str(seen.notes.get(annotation, "")).split()
    for holder in seen.holders:
        entry = f"{'/'.join(holder.key)}@{anchor[:KEY_LENGTH]}"
        if holder.anchors is None and entry not in named:
            record = f"ConfigMap {seen.settings.state}"
            yield holder.key.title, f"if it is otherwise, add {entry} to {annotation} of {record}"


def _template_waits(seen: Observation, anchors: frozenset[str]) -> list[Wait]:
    """Return the templates whose pods would not trust these anchors, and what cannot be read."""
    templates = {key: workload.template for key, workload in seen.workloads.items()}
    templates |= {holder.key: holder.anchors for holder in seen.holders}
    why = "its template has a proxy that lacks a trust anchor (linkerd inject --manual): renew it"
    lacking = Obstacle(reason="TemplateLacksAnchor", why=why, until=NEVER)
    waits = [
        lacking.of(key.title)
        for key, trusted in templates.items()
        if trusted is not None and not anchors <= trusted
    ]
    return waits + seen.unreadable_waits("CronJob", "ExternalWorkload", "Link", "ServiceAccount")
