"""The rules of a plan: one requirement each, with its reason and its source.

The clock that reads a certificate's end may be ahead of the clock that wrote it, so every rule
subtracts the difference of the clocks. A clock that is behind refuses a new certificate as not yet
valid; no rule counts that, because cert-manager dates nothing back (cert-manager@v1.16.1
pkg/util/pki/certificatetemplate.go), and no lifetime changes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeAlias

from .mesh import Mesh, PlannedAuthority, PlannedCertificate, Restarter
from .requirement import Requirement, RequirementKind, Term

Restarters: TypeAlias = Collection[Restarter]

Way: TypeAlias = tuple[Term, ...]
"""What happens until a certificate is replaced, one thing after the other."""


def requirements(mesh: Mesh) -> Iterator[Requirement]:
    """Yield every requirement of a mesh, roots first."""
    for intermediate in mesh.intermediates:
        yield issuer_does_not_outlive_its_anchor(intermediate, mesh.restarters)
    for issuer in mesh.identities:
        if issuer.is_under_a_root:
            yield from _requirements_on_the_anchor(issuer, mesh.restarters)
        else:
            yield proxies_leave_the_former_intermediate(issuer, mesh.restarters)
        for authority in issuer.other_authorities:
            under_other = replace(issuer, authority=authority, other_authorities=())
            for requirement in _requirements_on_the_anchor(under_other, mesh.restarters):
                yield replace(requirement, authority=authority.name)
        for root in issuer.other_roots:
            for requirement in _requirements_on_a_root(
                replace(issuer, authority=root), mesh.restarters
            ):
                yield replace(requirement, authority=root.name)
        yield identity_takes_the_issuer_in_time(issuer, mesh.restarters)
        yield proxies_renew_in_time(issuer, mesh.restarters)
    for webhook in mesh.webhooks:
        yield webhook_authority_keeps_its_key(webhook, mesh.restarters)
        if webhook.ca_bundle_follows_authority:
            yield authority_reaches_the_ca_bundle(webhook)
        else:
            yield ca_bundle_does_not_outlive_its_authority(webhook, mesh.restarters)
        yield webhook_takes_its_certificate_in_time(webhook, mesh.restarters)


def _requirements_on_the_anchor(
    issuer: PlannedCertificate, restarters: Restarters
) -> Iterator[Requirement]:
    yield from _requirements_on_a_root(issuer, restarters)
    yield issuer_does_not_outlive_its_anchor(issuer, restarters)


def _requirements_on_a_root(
    issuer: PlannedCertificate, restarters: Restarters
) -> Iterator[Requirement]:
    yield anchor_keeps_its_key(issuer)
    yield anchor_reaches_the_trust_roots(issuer)
    yield identity_restarts_before_its_anchors_end(issuer, restarters)


def anchor_keeps_its_key(issuer: PlannedCertificate) -> Requirement:
    """A trust anchor must keep its key for as long as proxies run.

    A proxy reads its roots once, from its environment (linkerd2-proxy@release/v2.210.4
    linkerd/meshtls/rustls/src/creds.rs), and no restarter restarts meshed workloads. It looks at a
    root's name and key and never at its dates (rustls-webpki@0.101.6 trust_anchor.rs), so a renewal
    that keeps the key is invisible, and one that changes it cuts off every proxy. With
    ``rotationPolicy: Never`` cert-manager keeps a key while its Secret exists, and makes a new one
    when the Secret was deleted (cert-manager@v1.16.1 keymanager_controller.go).
    """
    anchor = issuer.authority
    title = f"trust anchor {anchor.name} keeps its key"
    changed = _key_changes(anchor)
    if changed is None:
        return _unknown_key("anchor-key", issuer, title)
    never = f"{changed}, and running proxies know only the old key" if changed else ""
    return Requirement(kind="anchor-key", secret=issuer.secret, title=title, never=never)


def anchor_reaches_the_trust_roots(issuer: PlannedCertificate) -> Requirement:
    """The trust roots must have the renewed anchor before the old one ends.

    Go refuses a root that has ended (crypto/x509 Certificate.Verify), so a linkerd-identity that
    starts with such roots stops at once (linkerd2@stable-2.14.10 controller/cmd/identity/main.go).
    """
    title = f"renewed {issuer.authority.name} is in the trust roots"
    spent = (_issuing(issuer), _bundling(issuer))
    return _in_time("anchor-bundle", issuer, title, _overlap(issuer), spent)


def identity_restarts_before_its_anchors_end(
    issuer: PlannedCertificate, restarters: Restarters
) -> Requirement:
    """linkerd-identity must have read the renewed anchor before the old one ends.

    It reads its anchors once, at its start, and holds its issuer against them at every request
    (linkerd2@stable-2.14.10 controller/cmd/identity/main.go, pkg/identity/service.go). A run that
    restarts it just before the renewal has reached the trust roots leaves it with the old
    anchor until the end of the next one. When that anchor has ended, no proxy gets a certificate.
    """
    title = f"linkerd-identity restarts after {issuer.authority.name} is renewed"
    ways = [next_run(restarter) for restarter in restarters if restarter.restarts_identity(issuer)]
    if issuer.behaviour.identity_reloads_anchors:
        ways.append((_kubelet(issuer),))
    spent = (_issuing(issuer), _bundling(issuer), *_fastest(ways))
    never = (
        "linkerd-identity reads its trust anchors only when it starts, and nothing in this app "
        "restarts it"
    )
    return _in_time(
        "anchor-identity", issuer, title, _overlap(issuer), spent, never="" if ways else never
    )


def issuer_does_not_outlive_its_anchor(
    issuer: PlannedCertificate, restarters: Restarters
) -> Requirement:
    """The identity issuer must be replaced before the anchor it was signed with ends.

    Linkerd itself holds it against the trust roots, and not against the ``ca.crt`` beside it. Who
    verifies the Secret by itself does, and a child that outlives its CA is what an audit finds. An
    outage is not counted: an issuer that is then signed before its anchor is renewed verifies by
    the renewed anchor, which has the same key.
    """
    title = f"{issuer.title} is replaced before the {issuer.authority.name} that signed it ends"
    return _replaced_before_its_authority_ends("anchor-issuer", issuer, restarters, title, ())


def proxies_leave_the_former_intermediate(
    issuer: PlannedCertificate, restarters: Restarters
) -> Requirement:
    """Every proxy must have left the former intermediate CA before that one ends.

    A proxy shows its peers the chain that linkerd-identity gave it, and peers refuse a chain in
    which a certificate has ended (rustls-webpki@0.101.6 verify_cert.rs). An identity issuer that
    was signed just before the intermediate is renewed carries the former one until the next is
    issued and loaded. Until then linkerd-identity cuts every proxy's certificate to the first end
    in that chain (linkerd2@stable-2.14.10 pkg/tls/ca.go, findFirstExpiration). After an outage
    cert-manager may re-issue the issuer before the intermediate, so the outage counts in full.
    """
    behaviour, overlap = issuer.behaviour, _overlap(issuer)
    title = f"every proxy leaves the former {issuer.authority.name} before that ends"
    takeover = _until_identity_holds_the_next(issuer, restarters)
    never = "" if takeover else f"linkerd-identity never takes a new {issuer.title}"
    spent = (_issuing(issuer), *takeover, *_off(issuer))
    left = 0 if isinstance(overlap, str) else overlap.seconds - _total(spent)
    uncut = behaviour.issuance_lifetime_seconds + behaviour.clock_skew_allowance_seconds
    age = behaviour.proxy_renewal_seconds(min(uncut, left))
    renewal = Term("the last proxy renews at this age", age)
    return _in_time("intermediate-leaf", issuer, title, overlap, (*spent, renewal), never=never)


def identity_takes_the_issuer_in_time(
    issuer: PlannedCertificate, restarters: Restarters
) -> Requirement:
    """linkerd-identity must hold a new issuer before the old one ends.

    It watches the volume (linkerd2@stable-2.14.10 pkg/tls/creds_watcher.go), which the kubelet
    updates some time after the Secret, and reads it again when it starts.
    """
    title = f"linkerd-identity takes the new {issuer.title}"
    spent = _until_identity_holds_the_next(issuer, restarters)
    never = "" if spent else "linkerd-identity does not reload its issuer, and nothing restarts it"
    return _in_time("issuer-identity", issuer, title, _life(issuer), spent, never=never)


def proxies_renew_in_time(issuer: PlannedCertificate, restarters: Restarters) -> Requirement:
    """A proxy must have its next certificate before its peers refuse the old one.

    It renews when a part of what is left has passed (linkerd2-proxy@release/v2.210.4
    linkerd/proxy/identity-client/src/certify.rs). The shortest certificate is one issued just
    before linkerd-identity takes a new issuer: it is cut to its issuer's end
    (linkerd2@stable-2.14.10 pkg/tls/ca.go).
    """
    behaviour, title = issuer.behaviour, "every proxy renews its certificate"
    life, takeover = _life(issuer), _until_identity_holds_the_next(issuer, restarters)
    if isinstance(life, str):
        return _in_time("proxy-leaf", issuer, title, life, ())
    uncut = behaviour.issuance_lifetime_seconds + behaviour.clock_skew_allowance_seconds
    left = life.seconds - _total(takeover)
    shortest = min(uncut, left)
    what = "a proxy's certificate lives" if uncut <= left else "cut to its issuer's end, it lives"
    spent = (Term("renewed at this age", behaviour.proxy_renewal_seconds(shortest)),)
    never = "" if takeover else f"linkerd-identity never takes a new {issuer.title}"
    return _in_time("proxy-leaf", issuer, title, Term(what, shortest), spent, never=never)


def webhook_authority_keeps_its_key(
    webhook: PlannedCertificate, restarters: Restarters
) -> Requirement:
    """The CA of webhooks must keep its key.

    cainjector gives the API server the CA of a new certificate (cert-manager@v1.16.1
    pkg/controller/cainjector/sources.go), and the kubelet updates the pods' volumes. Neither waits
    for the other, and until both are done the CA does not verify the certificate. A caBundle that
    follows the CA's own Secret has the new key at once, and the certificates get theirs only when
    they are re-issued.
    """
    authority = webhook.authority
    title = f"{authority.name}, which signed {webhook.title}, keeps its key"
    changed = _key_changes(authority)
    if changed is None:
        return _unknown_key("webhook-key", webhook, title)
    if not changed:
        return Requirement(kind="webhook-key", secret=webhook.secret, title=title)
    spent: Way = (max((_kubelet(webhook), _injecting(webhook)), key=lambda term: term.seconds),)
    if webhook.ca_bundle_follows_authority:
        spent = (*replacement(webhook, restarters), _kubelet(webhook))
    return Requirement(
        kind="webhook-key",
        secret=webhook.secret,
        title=title,
        available=Term(f"{changed}, and the API server takes one CA at a time", 0),
        spent=spent,
    )


def ca_bundle_does_not_outlive_its_authority(
    webhook: PlannedCertificate, restarters: Restarters
) -> Requirement:
    """A caBundle must be replaced before the CA certificate in it ends.

    It is the ``ca.crt`` beside the certificate, which is written when that is issued and follows no
    renewal (cert-manager@v1.16.1 pkg/controller/certificates/issuing/internal/secret.go). Nothing
    re-issues a child when its CA is renewed (pkg/controller/certificates/trigger there), nor is it
    cut to its CA's end, and Go refuses a root that has ended. After an outage cert-manager may
    re-issue the child before its CA, and so may the run that a restarter missed. Then the API
    server refuses pods until the next run, so the outage counts in full.
    """
    title = (
        f"caBundle of {webhook.title} is replaced before the {webhook.authority.name} in it ends"
    )
    return _replaced_before_its_authority_ends(
        "webhook-ca", webhook, restarters, title, (_injecting(webhook), *_off(webhook))
    )


def authority_reaches_the_ca_bundle(webhook: PlannedCertificate) -> Requirement:
    """A caBundle that follows the CA's own Secret must have the renewed CA before the old one ends.

    cainjector watches that Secret (cert-manager@v1.16.1 pkg/controller/cainjector/setup.go,
    secretForInjectableMapper). So it is the CA's renewal alone that counts, also after an outage,
    and certificates that the old one signed verify by the renewed one while the key stays.
    """
    title = f"renewed {webhook.authority.name} is in the caBundle of {webhook.title}"
    spent = (_issuing(webhook), _injecting(webhook))
    return _in_time("webhook-bundle", webhook, title, _overlap(webhook), spent)


def webhook_takes_its_certificate_in_time(
    webhook: PlannedCertificate, restarters: Restarters
) -> Requirement:
    """A webhook's pods must serve a new certificate before the old one ends.

    All of Linkerd's reload (linkerd2@stable-2.14.10 controller/webhook/server.go,
    viz/tap/api/server.go; linkerd/kubert@v0.18 kubert/src/server.rs), as soon as the kubelet has
    updated the volume. This rule does not count the restarter, which restarts some of them.
    """
    title = f"the pods serve the new {webhook.title}"
    spent = (*replacement(webhook, restarters), _kubelet(webhook))
    return _in_time("webhook-leaf", webhook, title, _life(webhook), spent)


def replacement(certificate: PlannedCertificate, restarters: Restarters) -> Way:
    """Return what passes, at worst, from a certificate's issue until the next one is issued."""
    return _fastest(_replacements(certificate, restarters))


def _replaced_before_its_authority_ends(
    kind: RequirementKind,
    certificate: PlannedCertificate,
    restarters: Restarters,
    title: str,
    then: Way,
) -> Requirement:
    """A child issued just before its CA's renewal has the CA's overlap left, less the issuing."""
    overlap, life = _overlap(certificate), _life(certificate)
    available = overlap if isinstance(life, Term) else life
    spent = (_issuing(certificate), *replacement(certificate, restarters), *then)
    return _in_time(kind, certificate, title, available, spent)


def _replacements(certificate: PlannedCertificate, restarters: Restarters) -> list[Way]:
    """Return the ways in which the certificate in the Secret is replaced, counted from its issue.

    By its own renewal, or by a restarter: a certificate that is issued when a run starts may be
    replaced only when the next one ends.
    """
    secret = certificate.secret
    ways = [next_run(restarter) for restarter in restarters if restarter.reissues(secret)]
    if certificate.lifetime is not None:
        renewal = Term("renewed at this age", certificate.lifetime.renewal_age_seconds)
        ways.insert(0, (renewal, _issuing(certificate)))
    return ways


def _until_identity_holds_the_next(certificate: PlannedCertificate, restarters: Restarters) -> Way:
    """Return what passes at worst, from its issue, until linkerd-identity has the next one.

    Empty if that never happens. A restarter that re-issues and restarts in one run, in this order,
    needs no second run for the restart.
    """
    restarting = [restarter for restarter in restarters if restarter.restarts_identity(certificate)]
    ways = [
        next_run(restarter) for restarter in restarting if restarter.reissues(certificate.secret)
    ]
    for way in _replacements(certificate, restarters):
        ways += [(*way, *next_run(restarter)) for restarter in restarting]
        if certificate.behaviour.identity_reloads_issuer:
            ways.append((*way, _kubelet(certificate)))
    return _fastest(ways)


def _key_changes(authority: PlannedAuthority) -> str | None:
    """Return what changes the authority's key, nothing if it stays, ``None`` if it is unknown."""
    if authority.rotation_policy is None:
        return None
    if authority.rotation_policy == "Always":
        return f"every renewal of {authority.name} changes its key (rotationPolicy Always)"
    return ""


def _fastest(ways: Collection[Way]) -> Way:
    return min(ways, key=_total, default=())


def _total(way: Way) -> int:
    return sum(term.seconds for term in way)


def next_run(restarter: Restarter) -> Way:
    """Return what passes, at worst, from the start of a run to the end of the next."""
    occasion = " while clocks change" if restarter.clocks_change else ""
    return (
        Term(f"{restarter.name} runs again{occasion}", restarter.gap_seconds),
        Term("a run takes", restarter.deadline_seconds),
    )


def _overlap(certificate: PlannedCertificate) -> Term | str:
    """Return how long the CA lives after its renewal is due, or the fact that is unknown."""
    authority = certificate.authority
    if authority.lifetime is None:
        return f"when the certificate of {authority.name} ends{_because(authority)}"
    overlap = authority.lifetime.renew_before_seconds
    return Term(f"{authority.name} ends after its renewal is due", overlap)


def _because(planned: PlannedAuthority | PlannedCertificate) -> str:
    return f", because {planned.unknown_because}" if planned.unknown_because else ""


def _life(certificate: PlannedCertificate) -> Term | str:
    """Return how long a certificate lives, or the fact that is unknown."""
    if certificate.lifetime is None:
        return f"the lifetime of {certificate.title}{_because(certificate)}"
    return Term(f"{certificate.title} lives", certificate.lifetime.duration_seconds)


def _issuing(certificate: PlannedCertificate) -> Term:
    return Term("cert-manager issues", certificate.behaviour.issue_seconds)


def _bundling(certificate: PlannedCertificate) -> Term:
    return Term("trust-manager copies", certificate.behaviour.bundle_seconds)


def _clocks(certificate: PlannedCertificate) -> Term:
    return Term("clocks differ", certificate.behaviour.clock_difference_seconds)


def _kubelet(certificate: PlannedCertificate) -> Term:
    return Term("the kubelet updates the volume", certificate.behaviour.kubelet_seconds)


def _off(certificate: PlannedCertificate) -> Way:
    seconds = certificate.off_seconds
    return (Term("everything was off", seconds),) if seconds else ()


def _injecting(webhook: PlannedCertificate) -> Term:
    return Term("cainjector copies the CA", webhook.behaviour.ca_bundle_seconds)


def _unknown_key(kind: RequirementKind, certificate: PlannedCertificate, title: str) -> Requirement:
    authority = certificate.authority
    unknown = f"whether {authority.name} keeps its key when it is renewed{_because(authority)}"
    return _in_time(kind, certificate, title, unknown, ())


def _in_time(
    kind: RequirementKind,
    certificate: PlannedCertificate,
    title: str,
    available: Term | str,
    spent: Way,
    *,
    never: str = "",
) -> Requirement:
    """Return the requirement that *spent* and the clocks' difference fit into *available*.

    Where that is unknown, *available* is the fact that is missing.
    """
    if isinstance(available, str):
        return Requirement(kind=kind, secret=certificate.secret, title=title, unknown=available)
    return Requirement(
        kind=kind,
        secret=certificate.secret,
        title=title,
        available=available,
        spent=(*spent, _clocks(certificate)),
        never=never,
    )
