"""The rules of a plan: one link each, with its reason and its source.

A certificate's end is looked at by a clock that may be ahead of the one that wrote it, so every
rule takes the clocks' difference off. That a clock which is behind refuses a certificate as not yet
valid is not counted: cert-manager dates nothing back (cert-manager@v1.16.1
pkg/util/pki/certificatetemplate.go), and no lifetime changes that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeAlias

from .link import Kind, Link, Term
from .mesh import Authority, Mesh, PlannedCertificate, Restarter, Validity

Restarters: TypeAlias = Collection[Restarter]

Way: TypeAlias = tuple[Term, ...]
"""What happens until a certificate is replaced, one thing after the other."""


def links(mesh: Mesh) -> Iterator[Link]:
    """Yield every link of a mesh, roots first."""
    for issuer in mesh.identities:
        yield from _links_to_its_anchor(issuer, mesh.restarters)
        for other in issuer.other_authorities:
            under_other = replace(issuer, authority=other, other_authorities=())
            for link in _links_to_its_anchor(under_other, mesh.restarters):
                yield replace(link, authority=other.name)
        yield identity_takes_the_issuer_in_time(issuer, mesh.restarters)
        yield proxies_renew_in_time(issuer, mesh.restarters)
    for webhook in mesh.webhooks:
        yield webhook_authority_keeps_its_key(webhook, mesh.restarters)
        yield ca_bundle_does_not_outlive_its_authority(webhook, mesh.restarters)
        yield webhook_takes_its_certificate_in_time(webhook, mesh.restarters)


def _links_to_its_anchor(issuer: PlannedCertificate, restarters: Restarters) -> Iterator[Link]:
    yield anchor_keeps_its_key(issuer, restarters)
    yield anchor_reaches_the_trust_roots(issuer)
    yield identity_restarts_before_its_anchors_end(issuer, restarters)
    yield issuer_does_not_outlive_its_anchor(issuer, restarters)


def anchor_keeps_its_key(issuer: PlannedCertificate, restarters: Restarters) -> Link:
    """A trust anchor must keep its key for as long as proxies run.

    A proxy reads its roots once, from its environment (linkerd2-proxy@release/v2.210.4
    linkerd/meshtls/rustls/src/creds.rs), and nothing here restarts what is meshed. It looks at a
    root's name and key and never at its dates (rustls-webpki@0.101.6 trust_anchor.rs), so a renewal
    that keeps the key is invisible, and one that changes it cuts off every proxy. With
    ``rotationPolicy: Never`` cert-manager keeps a key while its Secret exists, and makes a new one
    when the Secret was deleted (cert-manager@v1.16.1 keymanager_controller.go).
    """
    anchor = issuer.authority
    title = f"trust anchor {anchor.name} keeps its key"
    changed = _key_changes(anchor, restarters)
    if changed is None:
        return _unknown("anchor-key", issuer, title, _key_unknown(anchor))
    never = f"{changed}, and running proxies know only the old key" if changed else ""
    return Link(kind="anchor-key", secret=issuer.secret, title=title, never=never)


def anchor_reaches_the_trust_roots(issuer: PlannedCertificate) -> Link:
    """The trust roots must have the renewed anchor before the old one ends.

    Go refuses a root that has ended (crypto/x509 Certificate.Verify), so a linkerd-identity that
    starts with such roots stops at once (linkerd2@stable-2.14.10 controller/cmd/identity/main.go).
    """
    anchor = issuer.authority
    title = f"renewed {anchor.name} is in the trust roots"
    if anchor.validity is None:
        return _unknown_end("anchor-bundle", issuer, title)
    return Link(
        kind="anchor-bundle",
        secret=issuer.secret,
        title=title,
        available=_overlap(anchor, anchor.validity),
        spent=(_issuing(issuer), _bundling(issuer), _clocks(issuer)),
    )


def identity_restarts_before_its_anchors_end(
    issuer: PlannedCertificate, restarters: Restarters
) -> Link:
    """linkerd-identity must have read the renewed anchor before the old one ends.

    It reads its anchors once, at its start, and holds its issuer against them at every request
    (linkerd2@stable-2.14.10 controller/cmd/identity/main.go, pkg/identity/service.go). A run that
    restarts it the moment before the renewal has reached the trust roots leaves it with the old
    anchor until the end of the next one. When that anchor has ended, no proxy gets a certificate.
    """
    behaviour, anchor = issuer.behaviour, issuer.authority
    title = f"linkerd-identity restarts after {anchor.name} is renewed"
    ways = [next_run(one) for one in restarters if one.restarts_identity(issuer)]
    if behaviour.identity_reloads_anchors:
        ways.append((_kubelet(issuer),))
    if anchor.validity is None:
        return _unknown_end("anchor-identity", issuer, title)
    if not ways:
        return Link(
            kind="anchor-identity",
            secret=issuer.secret,
            title=title,
            available=_overlap(anchor, anchor.validity),
            never=(
                "linkerd-identity reads its trust anchors only when it starts, and nothing here "
                "restarts it"
            ),
        )
    return Link(
        kind="anchor-identity",
        secret=issuer.secret,
        title=title,
        available=_overlap(anchor, anchor.validity),
        spent=(
            _issuing(issuer),
            _bundling(issuer),
            *_fastest(ways),
            _clocks(issuer),
        ),
    )


def issuer_does_not_outlive_its_anchor(issuer: PlannedCertificate, restarters: Restarters) -> Link:
    """The identity issuer must be replaced before the anchor it was signed with ends.

    Linkerd itself holds it against the trust roots, and not against the ``ca.crt`` beside it. Who
    verifies the Secret by itself does, and a child that outlives its CA is what an audit finds.
    """
    title = f"{issuer.title} is replaced before the {issuer.authority.name} that signed it ends"
    return _replaced_before_its_authority_ends("anchor-issuer", issuer, restarters, title, ())


def identity_takes_the_issuer_in_time(issuer: PlannedCertificate, restarters: Restarters) -> Link:
    """linkerd-identity must hold a new issuer before the old one ends.

    It watches the volume (linkerd2@stable-2.14.10 pkg/tls/creds_watcher.go), which the kubelet
    brings up to date some time after the Secret, and reads it again when it starts.
    """
    title = f"linkerd-identity takes the new {issuer.title}"
    if issuer.validity is None:
        return _unknown("issuer-identity", issuer, title, f"the lifetime of {issuer.title}")
    held = _held(issuer, restarters, reloads=issuer.behaviour.identity_reloads_issuer)
    never = "" if held else "linkerd-identity does not reload its issuer, and nothing restarts it"
    return Link(
        kind="issuer-identity",
        secret=issuer.secret,
        title=title,
        available=Term(f"{issuer.title} lives", issuer.validity.duration_seconds),
        spent=(*held, _clocks(issuer)),
        never=never,
    )


def proxies_renew_in_time(issuer: PlannedCertificate, restarters: Restarters) -> Link:
    """A proxy must have its next certificate before its peers refuse the old one.

    It renews when a part of what is left has passed (linkerd2-proxy@release/v2.210.4
    linkerd/proxy/identity-client/src/certify.rs). The shortest certificate is one issued just
    before linkerd-identity takes a new issuer: it is cut to its issuer's end
    (linkerd2@stable-2.14.10 pkg/tls/ca.go).
    """
    behaviour = issuer.behaviour
    title = "every proxy renews its certificate"
    if issuer.validity is None:
        return _unknown("proxy-leaf", issuer, title, f"the lifetime of {issuer.title}")
    held = _held(issuer, restarters, reloads=behaviour.identity_reloads_issuer)
    uncut = behaviour.issuance_lifetime_seconds + behaviour.clock_skew_allowance_seconds
    left = issuer.validity.duration_seconds - sum(term.seconds for term in held)
    shortest = min(uncut, left)
    what = "a proxy's certificate lives" if uncut <= left else "cut to its issuer's end, it lives"
    return Link(
        kind="proxy-leaf",
        secret=issuer.secret,
        title=title,
        available=Term(what, shortest),
        spent=(
            Term("renewed at this age", behaviour.proxy_renewal_seconds(shortest)),
            _clocks(issuer),
        ),
        never="" if held else f"linkerd-identity never takes a new {issuer.title}",
    )


def webhook_authority_keeps_its_key(webhook: PlannedCertificate, restarters: Restarters) -> Link:
    """The CA of webhooks must keep its key.

    cainjector gives the API server the CA of a new certificate (cert-manager@v1.16.1
    pkg/controller/cainjector/sources.go), and the kubelet brings that certificate to the pods.
    Neither waits for the other, and until both have come the one does not verify the other.
    """
    authority = webhook.authority
    title = f"{authority.name}, which signed {webhook.title}, keeps its key"
    changed = _key_changes(authority, restarters)
    if changed is None:
        return _unknown("webhook-key", webhook, title, _key_unknown(authority))
    if not changed:
        return Link(kind="webhook-key", secret=webhook.secret, title=title)
    later = max((_kubelet(webhook), _injecting(webhook)), key=lambda term: term.seconds)
    return Link(
        kind="webhook-key",
        secret=webhook.secret,
        title=title,
        available=Term(f"{changed}, and the API server takes one CA at a time", 0),
        spent=(later,),
    )


def ca_bundle_does_not_outlive_its_authority(
    webhook: PlannedCertificate, restarters: Restarters
) -> Link:
    """A caBundle must be replaced before the CA certificate in it ends.

    It is the ``ca.crt`` beside the certificate, which is written when that is issued and follows no
    renewal (cert-manager@v1.16.1 pkg/controller/certificates/issuing/internal/secret.go). Nothing
    re-issues a child when its CA is renewed (pkg/controller/certificates/trigger there), nor is it
    cut to its CA's end, and Go refuses a root that has ended.
    """
    title = (
        f"caBundle of {webhook.title} is replaced before the {webhook.authority.name} in it ends"
    )
    return _replaced_before_its_authority_ends(
        "webhook-ca", webhook, restarters, title, (_injecting(webhook),)
    )


def webhook_takes_its_certificate_in_time(
    webhook: PlannedCertificate, restarters: Restarters
) -> Link:
    """A webhook's pods must serve a new certificate before the old one ends.

    All of Linkerd's reload (linkerd2@stable-2.14.10 controller/webhook/server.go,
    viz/tap/api/server.go; linkerd/kubert@v0.18 kubert/src/server.rs), as soon as the kubelet has
    brought it. That a restarter restarts some of them is not counted.
    """
    title = f"the pods serve the new {webhook.title}"
    if webhook.validity is None:
        return _unknown("webhook-leaf", webhook, title, f"the lifetime of {webhook.title}")
    return Link(
        kind="webhook-leaf",
        secret=webhook.secret,
        title=title,
        available=Term(f"{webhook.title} lives", webhook.validity.duration_seconds),
        spent=(
            *replacement(webhook, restarters),
            _kubelet(webhook),
            _clocks(webhook),
        ),
    )


def replacement(certificate: PlannedCertificate, restarters: Restarters) -> Way:
    """Return what passes, at worst, from a certificate's issue until the next one is issued."""
    return _fastest(_replacements(certificate, restarters))


def _replaced_before_its_authority_ends(
    kind: Kind,
    certificate: PlannedCertificate,
    restarters: Restarters,
    title: str,
    then: Way,
) -> Link:
    """A child issued just before its CA's renewal has the CA's overlap left, less the issuing."""
    authority, validity = certificate.authority, certificate.authority.validity
    if validity is None:
        return _unknown_end(kind, certificate, title)
    if certificate.validity is None:
        return _unknown(kind, certificate, title, f"the lifetime of {certificate.title}")
    return Link(
        kind=kind,
        secret=certificate.secret,
        title=title,
        available=_overlap(authority, validity),
        spent=(
            _issuing(certificate),
            *replacement(certificate, restarters),
            *then,
            _clocks(certificate),
        ),
    )


def _replacements(certificate: PlannedCertificate, restarters: Restarters) -> list[Way]:
    """Return the ways in which the certificate in the Secret is replaced, counted from its issue.

    By its own renewal, or by a restarter: a certificate that is issued when a run starts may be
    replaced only when the next one ends.
    """
    ways = [next_run(one) for one in restarters if one.reissues(certificate.secret)]
    if certificate.validity is not None:
        renewal = Term("renewed at this age", certificate.validity.renewal_age_seconds)
        ways.insert(0, (renewal, _issuing(certificate)))
    return ways


def _held(certificate: PlannedCertificate, restarters: Restarters, *, reloads: bool) -> Way:
    """Return what passes at worst, from its issue, until linkerd-identity has the next one.

    Empty if that never happens. A restarter that re-issues and restarts in one run, in this order,
    needs no second run for the restart.
    """
    ways: list[Way] = []
    for way in _replacements(certificate, restarters):
        if reloads:
            ways.append((*way, _kubelet(certificate)))
        ways += [(*way, *next_run(one)) for one in restarters if one.restarts_identity(certificate)]
    ways += [
        next_run(one)
        for one in restarters
        if one.restarts_identity(certificate) and one.reissues(certificate.secret)
    ]
    return _fastest(ways) if ways else ()


def _key_changes(authority: Authority, restarters: Restarters) -> str | None:
    """Return what changes the authority's key, nothing if it stays, ``None`` if it is unknown."""
    for one in restarters:
        if authority.secret is not None and one.reissues(authority.secret):
            return f"{one.name} deletes the Secret of {authority.name}, and its key with it"
    if authority.rotation_policy is None:
        return None
    if authority.rotation_policy == "Always":
        return f"every renewal of {authority.name} changes its key (rotationPolicy Always)"
    return ""


def _fastest(ways: Collection[Way]) -> Way:
    return min(ways, key=lambda way: sum(term.seconds for term in way))


def next_run(restarter: Restarter) -> Way:
    """Return what passes, at worst, from the start of a run to the end of the next."""
    occasion = " while clocks change" if restarter.clocks_change else ""
    return (
        Term(f"{restarter.name} runs again{occasion}", restarter.gap_seconds),
        Term("a run takes", restarter.deadline_seconds),
    )


def _overlap(authority: Authority, validity: Validity) -> Term:
    return Term(f"{authority.name} ends after its renewal is due", validity.renew_before_seconds)


def _issuing(certificate: PlannedCertificate) -> Term:
    return Term("cert-manager issues", certificate.behaviour.issue_seconds)


def _bundling(certificate: PlannedCertificate) -> Term:
    return Term("trust-manager copies", certificate.behaviour.bundle_seconds)


def _clocks(certificate: PlannedCertificate) -> Term:
    return Term("clocks differ", certificate.behaviour.clock_difference_seconds)


def _kubelet(certificate: PlannedCertificate) -> Term:
    return Term("the kubelet brings it", certificate.behaviour.kubelet_seconds)


def _key_unknown(authority: Authority) -> str:
    return f"whether {authority.name} keeps its key when somebody renews it"


def _injecting(webhook: PlannedCertificate) -> Term:
    return Term("cainjector", webhook.behaviour.ca_bundle_seconds)


def _unknown_end(kind: Kind, certificate: PlannedCertificate, title: str) -> Link:
    return _unknown(
        kind, certificate, title, f"when the certificate of {certificate.authority.name} ends"
    )


def _unknown(kind: Kind, certificate: PlannedCertificate, title: str, what: str) -> Link:
    return Link(kind=kind, secret=certificate.secret, title=title, unknown=what)
