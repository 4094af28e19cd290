"""The upstream charts in one OCI registry on loopback, as a site keeps copies of them."""

from __future__ import annotations

import hashlib
import json
import ssl
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from constructs_lib import releases

from ...conftest import Manifest
from .charts import Settings, chart_files, pack
from .keys import self_signed

_FOLDER = "charts"
_MANIFEST = "application/vnd.oci.image.manifest.v1+json"
_CONFIG = "application/vnd.cncf.helm.config.v1+json"
_CHART = "application/vnd.cncf.helm.chart.content.v1.tar+gzip"


def registry_files(settings: Settings) -> dict[str, bytes]:
    """Return what the registry serves, by path."""
    found = {"/v2/": b"{}"}
    for release, chart in ((each, chart) for each in releases.ALL for chart in each.charts):
        archive = pack(chart.name, chart_files(chart.name, settings, release=release))
        about = {"apiVersion": "v2", "name": chart.name, "version": chart.version}
        config = json.dumps(about).encode()
        manifest = {
            "schemaVersion": 2,
            "mediaType": _MANIFEST,
            "config": _described(_CONFIG, config),
            "layers": [_described(_CHART, archive)],
        }
        content = json.dumps(manifest).encode()
        base = f"/v2/{_FOLDER}/{chart.name}"
        for reference in (chart.version, _digest(content)):
            found[f"{base}/manifests/{reference}"] = content
        for blob in (config, archive):
            found[f"{base}/blobs/{_digest(blob)}"] = blob
    return found


class OciRegistry:
    """All charts of all releases, below one address, which is asked with TLS."""

    def __init__(self, folder: Path, settings: Settings | None = None) -> None:
        files = registry_files(settings or Settings())

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.do_HEAD()
                self.wfile.write(files.get(self.path, b""))

            def do_HEAD(self) -> None:
                content = files.get(self.path)
                is_manifest = "/manifests/" in self.path
                self.send_response(404 if content is None else 200)
                self.send_header("Content-Length", str(len(content or b"")))
                self.send_header(
                    "Content-Type", _MANIFEST if is_manifest else "application/octet-stream"
                )
                self.send_header("Docker-Content-Digest", _digest(content or b""))
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Stay silent."""

        self.certificate = self_signed(folder, "localhost")
        """What a client must trust."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.certificate, folder / "tls.key")
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)

    @property
    def address(self) -> str:
        """Where the charts are, as Argo CD wants it."""
        return f"localhost:{self._server.server_port}/{_FOLDER}"

    @property
    def credentials(self) -> Manifest:
        """The Secret by which Argo CD reaches it, although nobody vouches for it."""
        return {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": {
                "name": "registry",
                "namespace": "argocd",
                "labels": {"argocd.argoproj.io/secret-type": "repository"},
            },
            "stringData": {
                "type": "helm",
                "name": "registry",
                "url": self.address,
                "enableOCI": "true",
                "insecure": "true",
            },
        }

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _described(media_type: str, content: bytes) -> dict[str, object]:
    return {"mediaType": media_type, "digest": _digest(content), "size": len(content)}


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
