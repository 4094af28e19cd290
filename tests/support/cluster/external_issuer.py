"""An issuer of another project: it signs the CertificateRequests that name its group.

As such projects do (cert-manager.io/docs/contributing/external-issuers) it waits until a request
is approved, signs what the request asks for, and writes certificate and CA into its status.
"""

from __future__ import annotations

import base64
import re
import threading
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from constructs_lib import IssuerRef

from ...conftest import Manifest
from ..authorities import Authority, lasting_anchor
from .api import UNREACHABLE, Api, ApiError
from .kubectl import condition

GROUP = "issuers.example.com"
KIND = "CompanyClusterIssuer"
ISSUER = IssuerRef.from_external_issuer("company", kind=KIND, group=GROUP)

_REQUESTS = "/apis/cert-manager.io/v1/certificaterequests"


class ExternalIssuer:
    """The project's controller, with the root that signs."""

    def __init__(self, api: Api) -> None:
        self.root: Authority = lasting_anchor("root.company.example.com")
        self.signed: list[str] = []
        """The names of the requests that it signed."""
        self._api = api
        self._closing = threading.Event()
        self._away = threading.Event()

    @contextmanager
    def away(self) -> Generator[None]:
        """Sign nothing until the context ends."""
        self._away.set()
        try:
            yield
        finally:
            self._away.clear()

    @contextmanager
    def running(self) -> Generator[ExternalIssuer]:
        """Sign until the context ends."""
        thread = threading.Thread(target=self._run, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._closing.set()
            thread.join()

    def _run(self) -> None:
        while not self._closing.wait(0.3):
            if self._away.is_set():
                continue
            try:
                requests = self._api.get(_REQUESTS)["items"]
                for request in filter(_is_mine, requests):
                    self._sign(request)
            except (*UNREACHABLE, ApiError):
                continue

    def _sign(self, request: Manifest) -> None:
        metadata = request["metadata"]
        certificate = self._certificate(request["spec"])
        path = _REQUESTS.replace(
            "certificaterequests", f"namespaces/{metadata['namespace']}/certificaterequests"
        )
        ready = {
            "type": "Ready",
            "status": "True",
            "reason": "Issued",
            "message": "signed by the bench",
            "lastTransitionTime": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
        }
        status = {
            "certificate": _encoded(certificate.public_bytes(Encoding.PEM)),
            "ca": _encoded(self.root.pem.encode()),
            "conditions": [*request["status"]["conditions"], ready],
        }
        body = {"metadata": {"resourceVersion": metadata["resourceVersion"]}, "status": status}
        self._api.merge(f"{path}/{metadata['name']}/status", body)
        self.signed.append(metadata["name"])

    def _certificate(self, spec: dict[str, Any]) -> x509.Certificate:
        asked = x509.load_pem_x509_csr(base64.b64decode(spec["request"]))
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(asked.subject)
            .issuer_name(self.root.certificate.subject)
            .public_key(asked.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now)
            .not_valid_after(now + _duration(spec["duration"]))
            .add_extension(
                x509.BasicConstraints(ca=bool(spec.get("isCA")), path_length=None), critical=True
            )
        )
        names = asked.extensions.get_extension_for_class(x509.SubjectAlternativeName)
        return builder.add_extension(names.value, critical=names.critical).sign(
            self.root.key, SHA256()
        )


def _is_mine(request: Manifest) -> bool:
    is_open = condition(request, "Approved") and not condition(request, "Ready")
    return bool(request["spec"]["issuerRef"].get("group") == GROUP and is_open)


def _duration(text: str) -> timedelta:
    hours, minutes, seconds = re.findall(r"\d+", text)
    return timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds))


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()
