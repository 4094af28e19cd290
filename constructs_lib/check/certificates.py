"""Certificates, trust roots and caBundles: ready, in time, and really signed by one another."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import timedelta

from ..kubernetes.selector import selects
from ..program.certificates import parse_pem
from ..program.objects import Json, Key, condition, dig, moment
from ..program.times import when
from . import snapshot as lists
from .chains import certificates_in, fingerprint, reached
from .finding import Finding
from .mesh import IDENTITY, ISSUER, MOST_NAMES, ROOTS_KEY, CheckedMesh, secret_name

LATE = timedelta(hours=2)
"""cert-manager then had time for two attempts, an hour apart."""


def certificate_findings(mesh: CheckedMesh) -> Iterator[Finding]:
    """Yield what is found of certificates, roots and caBundles."""
    is_well = True
    for problem in _problems(mesh):
        is_well = False
        yield problem
    if is_well and mesh.certificates:
        sentence = (
            f"{len(mesh.certificates)} Certificates are ready, and verify by their issuers where "
            "these can be seen; the trust roots are complete, and caBundles verify the webhooks."
        )
        yield Finding("well", "Chain", "certificates", sentence)


def _problems(mesh: CheckedMesh) -> Iterator[Finding]:
    for certificate in mesh.certificates:
        yield from _state(mesh, certificate)
        yield from _chain(mesh, certificate)
    yield from _delivered(mesh)
    yield from _roots(mesh)
    yield from _bundles(mesh)


def _state(mesh: CheckedMesh, certificate: Json) -> Iterator[Finding]:
    key, place = _named(certificate)
    status = f"cmctl status certificate {place}"
    due = dig(certificate, "status", "renewalTime")
    issued = mesh.issued(certificate)
    allowed = mesh.expected.replaced.get(key)
    late = moment(due) + LATE if due else None
    if issued and allowed:
        # What the plan allows at worst, by which it says that the mesh holds.
        late = issued.not_valid_before_utc + timedelta(seconds=allowed)
    if condition(certificate, "Ready") != "True":
        why = condition(certificate, "Ready", "message") or "cert-manager does not say why"
        sentence = f"It is not Ready: {why}"
        yield Finding("problem", "CertificateNotReady", key.title, sentence, status)
    elif late and late < mesh.now:
        sentence = f"It was to be renewed {when(late, mesh.now)} at the latest, and was not."
        yield Finding("problem", "CertificateNotRenewed", key.title, sentence, status)


def _chain(mesh: CheckedMesh, certificate: Json) -> Iterator[Finding]:
    key, place = _named(certificate)
    chain = mesh.chain_of(certificate)
    is_identity = certificate is mesh.identity_certificate
    signer = mesh.issued(mesh.signer_of(certificate))
    signers = mesh.roots if is_identity else [signer] if signer else []
    if not chain and condition(certificate, "Ready") == "True" and mesh.sees(lists.REQUESTS):
        sentence = "Nothing is left of the CertificateRequest that shows what is in its Secret."
        yield Finding("unknown", "CertificateUnseen", key.title, sentence, f"cmctl renew {place}")
    elif chain and signers and not reached(chain, signers):
        sentence = "What its Secret holds was not signed by its issuer as that is now."
        remedy = f"cmctl renew {place}"
        if is_identity:
            sentence = "None of the trust roots is at the end of its chain."
            remedy = "restart nothing, and see docs/runbooks/reasons.md#issuerkeymismatch"
        yield Finding("problem", "ChainBroken", key.title, sentence, remedy)


def _delivered(mesh: CheckedMesh) -> Iterator[Finding]:
    """Judge an identity issuer that no Certificate makes: only the chart's values may show it."""
    if mesh.identity_certificate or not mesh.sees(lists.CERTIFICATES):
        return
    subject = Key("Secret", mesh.namespace, ISSUER).title
    if mesh.issuer:
        if mesh.roots and not reached(mesh.issuer, mesh.roots):
            sentence = "None of the trust roots is at the end of its chain."
            remedy = "restart nothing, and put back the root that signed it, beside the others"
            yield Finding("problem", "ChainBroken", subject, sentence, remedy)
        return
    sentence = (
        "No Certificate makes it, and the check reads no Secret: when it ends, and whether the "
        "trust roots verify it, is not known."
    )
    remedy = (
        f"kubectl --namespace {mesh.namespace} get secret {ISSUER} "
        "--output 'jsonpath={.data.tls\\.crt}' | base64 --decode | openssl x509 -noout -dates"
    )
    yield Finding("unknown", "IssuerUnseen", subject, sentence, remedy)


def _named(certificate: Json) -> tuple[Key, str]:
    """Return a Certificate's key, and what names it on a command line."""
    place = certificate["metadata"]
    key = Key("Certificate", place["namespace"], place["name"])
    return key, f"--namespace {key.namespace} {key.name}"


def _roots(mesh: CheckedMesh) -> Iterator[Finding]:
    bundle = mesh.snapshot.get(f"{lists.BUNDLES}/{lists.TRUST_ROOTS}")
    describe = f"kubectl describe bundle {lists.TRUST_ROOTS}"
    if condition(bundle, "Synced") == "False":
        sentence = f"trust-manager does not copy it: {condition(bundle, 'Synced', 'message')}"
        yield Finding("problem", "TrustRootsNotCopied", f"Bundle {lists.TRUST_ROOTS}", sentence)
    needed = _needed(mesh, bundle)
    places: set[str] = set()
    for config_map in mesh.snapshot.items(lists.CONFIG_MAPS):
        place = config_map["metadata"]
        if place["name"] != lists.TRUST_ROOTS:
            continue
        places.add(place["namespace"])
        roots = parse_pem(dig(config_map, "data", ROOTS_KEY) or "")
        missing = sorted({needed[root] for root in needed.keys() - roots.keys()})
        if missing:
            title = Key("ConfigMap", place["namespace"], place["name"]).title
            sentence = f"It lacks {', '.join(missing)}. Pods that start with it refuse these."
            yield Finding("problem", "TrustRootsIncomplete", title, sentence, describe)
        elif place["namespace"] == mesh.namespace and not mesh.roots:
            title = Key("ConfigMap", place["namespace"], place["name"]).title
            sentence = f"Its {ROOTS_KEY} cannot be read: a {IDENTITY} that starts with it stops."
            remedy = "restart nothing, and put back the PEM that it had"
            yield Finding("problem", "TrustRootsIncomplete", title, sentence, remedy)
    lacking = sorted(_targets(mesh, bundle) - places) if mesh.sees(lists.CONFIG_MAPS) else []
    if lacking:
        names = ", ".join(lacking[:MOST_NAMES]) + (" …" if len(lacking) > MOST_NAMES else "")
        sentence = f"{len(lacking)} namespaces have no ConfigMap of the trust roots: {names}."
        title = f"ConfigMap {lists.TRUST_ROOTS}"
        yield Finding("problem", "TrustRootsMissing", title, sentence, describe)


def _needed(mesh: CheckedMesh, bundle: Json | None) -> dict[str, str]:
    """Return the roots that are known, with what each is: a source's, or the control plane's."""
    needed = {fingerprint(root): "a root that the control plane has" for root in mesh.roots}
    for source in dig(bundle, "spec", "sources") or ():
        for root in certificates_in(dig(source, "inLine") or ""):
            needed[fingerprint(root)] = f"the Bundle's root {root.subject.rfc4514_string()}"
    for certificate in mesh.certificates:
        issued = mesh.issued(certificate)
        if issued and secret_name(certificate) in mesh.seen.sources:
            needed[fingerprint(issued)] = certificate["metadata"]["name"]
    return needed


def _targets(mesh: CheckedMesh, bundle: Json | None) -> set[str]:
    """Return the namespaces that need the roots: the control plane's, and the Bundle's."""
    selector: Json = dig(bundle, "spec", "target", "namespaceSelector") or {}
    return {mesh.namespace} | {
        str(space["metadata"]["name"])
        for space in mesh.snapshot.items(lists.NAMESPACES)
        if bundle
        and selects(selector, dig(space, "metadata", "labels") or {})
        and "deletionTimestamp" not in space["metadata"]
    }


def _bundles(mesh: CheckedMesh) -> Iterator[Finding]:
    """Judge by what the API server verifies Services; a chart's own Secrets are not read."""
    served = {
        (each["metadata"]["namespace"], dig(each, "spec", "secretName")): mesh.chain_of(each)
        for each in mesh.certificates
    }
    for title, client in _clients(mesh):
        namespace, service = (dig(client, "service", field) for field in ("namespace", "name"))
        chain = served.get((str(namespace), f"{service}-k8s-tls"))
        if not chain:
            # What others write into their webhooks may be anything.
            continue
        bundle = certificates_in(base64.b64decode(dig(client, "caBundle") or "").decode())
        alive = [each for each in bundle if each.not_valid_after_utc > mesh.now]
        if not reached(chain, alive):
            sentence = (
                f"Its caBundle does not verify Service {namespace}/{service}: the API server "
                "cannot call it."
            )
            remedy = "see the log of cert-manager's cainjector, which writes it"
            yield Finding("problem", "CaBundleWrong", title, sentence, remedy)


def _clients(mesh: CheckedMesh) -> Iterator[tuple[str, Json]]:
    for path in lists.WEBHOOKS:
        for thing in mesh.snapshot.items(path):
            for webhook in dig(thing, "webhooks") or ():
                yield f"webhook {webhook['name']}", dig(webhook, "clientConfig")
    for thing in mesh.snapshot.items(lists.API_SERVICES):
        yield f"APIService {thing['metadata']['name']}", thing["spec"]
