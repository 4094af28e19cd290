"""Certificates, trust roots and caBundles: ready, in time, and really signed by one another."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import timedelta

from ..program.certificates import parse_pem
from ..program.objects import Json, Key, condition, dig, moment
from ..program.times import when
from . import snapshot as lists
from .chains import certificates_in, is_signed
from .finding import Finding
from .mesh import ISSUER, ROOTS_KEY, CheckedMesh

LATE = timedelta(hours=2)
"""cert-manager then had time for two attempts, an hour apart."""


def certificate_findings(mesh: CheckedMesh) -> Iterator[Finding]:
    """Yield what is found of certificates, roots and caBundles."""
    problems = [problem for each in mesh.certificates for problem in _of_certificate(mesh, each)]
    problems += [*_roots(mesh), *_bundles(mesh)]
    yield from problems
    if not problems and mesh.certificates:
        sentence = (
            f"{len(mesh.certificates)} Certificates are ready and signed by what they should be, "
            "the trust roots are complete, and every caBundle verifies its webhook."
        )
        yield Finding("well", "Chain", "certificates", sentence)


def _of_certificate(mesh: CheckedMesh, certificate: Json) -> Iterator[Finding]:
    key = Key("Certificate", certificate["metadata"]["namespace"], certificate["metadata"]["name"])
    place = f"--namespace {key.namespace} {key.name}"
    status = f"cmctl status certificate {place}"
    due = dig(certificate, "status", "renewalTime")
    if condition(certificate, "Ready") != "True":
        sentence = f"It is not Ready: {condition(certificate, 'Ready', 'message')}"
        yield Finding("problem", "CertificateNotReady", key.title, sentence, status)
    elif due and moment(due) + LATE < mesh.now:
        sentence = f"Its renewal was due {when(moment(due), mesh.now)}, and nobody has renewed it."
        yield Finding("problem", "CertificateNotRenewed", key.title, sentence, status)
    signer = mesh.issued(
        mesh.certificate(mesh.manager, str(dig(certificate, "spec", "issuerRef", "name")))
    )
    signers = mesh.roots if key.name == ISSUER else [signer] if signer else []
    issued = mesh.issued(certificate)
    if issued and signers and not is_signed(issued, signers):
        sentence = "What its Secret holds was not signed by its issuer as that is now."
        remedy = f"cmctl renew {place}"
        if key.name == ISSUER:
            remedy = "restart nothing, and see docs/runbooks/reasons.md#issuerkeymismatch"
        yield Finding("problem", "ChainBroken", key.title, sentence, remedy)


def _roots(mesh: CheckedMesh) -> Iterator[Finding]:
    needed = {name: each.anchor for name, each in mesh.seen.anchors.items() if each.anchor}
    for config_map in mesh.snapshot.items(lists.CONFIG_MAPS):
        place = config_map["metadata"]
        roots = parse_pem(dig(config_map, "data", ROOTS_KEY) or "")
        missing = [name for name, anchor in needed.items() if anchor not in roots]
        if place["name"] == lists.TRUST_ROOTS and missing:
            title = Key("ConfigMap", place["namespace"], place["name"]).title
            sentence = f"It lacks {', '.join(missing)}. Pods that start with it refuse these."
            remedy = f"kubectl describe bundle {lists.TRUST_ROOTS}"
            yield Finding("problem", "TrustRootsIncomplete", title, sentence, remedy)


def _bundles(mesh: CheckedMesh) -> Iterator[Finding]:
    """Judge by what the API server verifies Services; a chart's own Secrets are not read."""
    served = {
        (each["metadata"]["namespace"], dig(each, "spec", "secretName")): mesh.issued(each)
        for each in mesh.certificates
    }
    for title, client in _clients(mesh):
        namespace, service = (dig(client, "service", field) for field in ("namespace", "name"))
        certificate = served.get((str(namespace), f"{service}-k8s-tls"))
        bundle = certificates_in(base64.b64decode(dig(client, "caBundle") or "").decode())
        alive = [each for each in bundle if each.not_valid_after_utc > mesh.now]
        if certificate and not is_signed(certificate, alive):
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
