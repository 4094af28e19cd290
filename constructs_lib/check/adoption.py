"""A mesh that this library did not make: what it would take to adopt it, and what would break."""

from __future__ import annotations

from collections.abc import Iterator

from ..program.objects import Key, dig
from ..program.observe import OUTSIDE
from ..program.observed import Holder
from ..program.times import when
from . import snapshot as lists
from .finding import Finding
from .mesh import ISSUER, MOST_NAMES, CheckedMesh
from .ways import adoption_way


def adoption_findings(mesh: CheckedMesh) -> Iterator[Finding]:
    """Yield what adopting a mesh takes; nothing of a mesh that is ours."""
    if mesh.is_ours or not mesh.sees(lists.CRON_JOBS, lists.BUNDLES, lists.CERTIFICATES):
        return
    scheme = dig(mesh.values, "identity", "issuer", "scheme") or "that is unknown"
    ends = [each.not_valid_after_utc for each in (*mesh.issuer, *mesh.roots)]
    until = f" The first of its certificates ends {when(min(ends), mesh.now)}." if ends else ""
    version = dig(mesh.values, "linkerdVersion") or "of unknown version"
    sentence = (
        f"Linkerd {version} is not this library's: Secret {ISSUER} has scheme {scheme}, "
        f"{len(mesh.roots)} root(s) are trusted, and {len(mesh.seen.pods)} pods are meshed.{until}"
    )
    yield Finding("note", "Adoption", f"namespace {mesh.namespace}", sentence, adoption_way(mesh))
    for keys, why in _obstacles(mesh):
        names = [key.title for key in sorted(keys)]
        more = [f"and {len(names) - MOST_NAMES} more"] if len(names) > MOST_NAMES else []
        if names:
            yield Finding("note", "AdoptionBreaks", ", ".join(names[:MOST_NAMES] + more), why)


def _obstacles(mesh: CheckedMesh) -> Iterator[tuple[list[Key], str]]:
    """Yield what would break, and what has to be done first."""
    workloads = mesh.seen.workloads.items()
    yield (
        [key for key, workload in workloads if workload.template is not None],
        "linkerd inject --manual wrote the present root into the template: inject it anew.",
    )
    yield (
        [pod.key for pod in mesh.seen.pods if pod.owner is None or pod.owner.kind == "Job"],
        "Nothing makes the pod again: delete it, or let it end, before the issuer moves.",
    )
    outside = {
        holder.key
        for kind, path, selector in OUTSIDE
        for thing in mesh.snapshot.items(path, selector)
        if (holder := Holder.outside(kind, thing))
    }
    yield (
        sorted(outside),
        "Nobody here sees what it trusts: give it both roots before the issuer moves.",
    )
    applications = (
        thing["metadata"]
        for thing in mesh.snapshot.items(lists.APPLICATIONS)
        if dig(thing, "spec", "destination", "namespace") == mesh.namespace
    )
    yield (
        [Key("Application", place["namespace"], place["name"]) for place in applications],
        "It prunes the roots and the issuer when its source changes: annotate both with "
        "argocd.argoproj.io/sync-options Prune=false first.",
    )
