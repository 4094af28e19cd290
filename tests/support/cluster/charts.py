"""Stand-ins for the upstream charts, written by us, and the repositories that serve them.

They have the real charts' names, labels, Deployments, Services and webhook configurations. The
definitions of cert-manager's and trust-manager's kinds are the real ones, so they are not kept here
but given by the caller.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
import threading
from collections.abc import Collection, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

import yaml

from constructs_lib import STABLE_2_14_10, LinkerdRelease, releases

from .platform import CHART_FOLDERS

STAND_INS = Path(__file__).parent / "stand_ins"
_SHARED = STAND_INS / "shared"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the stand-ins have to know of the bench.

    Attributes:
        definitions: The YAML texts of the CustomResourceDefinitions, per chart that brings some, by
            its name, or by name and version (``cert-manager v1.21.2``), which wins. Helm actions
            in them are left out, so that the files of the real charts can be given.
        answered: The charts for whose webhooks somebody answers on the bench. The webhooks of the
            other charts are never called.
    """

    definitions: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    answered: Collection[str] = ()


def chart_files(
    name: str, settings: Settings, *, release: LinkerdRelease = STABLE_2_14_10
) -> dict[str, str]:
    """Return the files of a stand-in, by path below the chart's own folder.

    Where a release has a folder of its own, its files take the place of those of the same path.
    """
    (version,) = [chart.version for chart in release.charts if chart.name == name]
    files = {
        path.relative_to(own).as_posix(): path.read_text("utf-8")
        for own in (STAND_INS / name, STAND_INS / release.name / name)
        for path in sorted(own.rglob("*"))
        if path.is_file()
    }
    files["Chart.yaml"] += f"version: {version}\n"
    for path in sorted(_SHARED.iterdir()):
        files[f"templates/{path.name}"] = path.read_text("utf-8")
    files["values.yaml"] += f"bench:\n  webhooks: {json.dumps(name in settings.answered)}\n"
    any_version = settings.definitions.get(name, ())
    definitions = settings.definitions.get(f"{name} {version}", any_version)
    if definitions:
        texts = "\n---\n".join(map(without_actions, definitions))
        files["templates/crds.yaml"] = (
            f"{{{{- if .Values.crds.enabled }}}}\n{texts}\n{{{{- end }}}}\n"
        )
    return files


def without_actions(text: str) -> str:
    """Return a template without the lines that are for Helm."""
    return "\n".join(line for line in text.splitlines() if "{{" not in line)


def pack(name: str, files: Mapping[str, str]) -> bytes:
    """Return a chart's archive: the same bytes for the same files."""
    packed = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as compressed,
        tarfile.open(fileobj=compressed, mode="w") as archive,
    ):
        for path, text in sorted(files.items()):
            content = text.encode()
            entry = tarfile.TarInfo(f"{name}/{path}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def repository_files(settings: Settings) -> dict[str, bytes]:
    """Return what the chart repositories serve, by path."""
    found: dict[str, bytes] = {}
    entries: dict[str, dict[str, list[dict[str, object]]]] = {}
    for release, chart in ((each, chart) for each in releases.ALL for chart in each.charts):
        folder = CHART_FOLDERS[chart.repository]
        archive = pack(chart.name, chart_files(chart.name, settings, release=release))
        file = f"{chart.name}-{chart.version}.tgz"
        if f"/{folder}/{file}" in found:
            continue
        found[f"/{folder}/{file}"] = archive
        entries.setdefault(folder, {}).setdefault(chart.name, []).append(
            {
                "apiVersion": "v2",
                "name": chart.name,
                "version": chart.version,
                "digest": hashlib.sha256(archive).hexdigest(),
                "urls": [file],
            }
        )
    for folder, charts in entries.items():
        index = yaml.safe_dump({"apiVersion": "v1", "entries": charts})
        found[f"/{folder}/index.yaml"] = index.encode()
    return found


class ChartRepository:
    """The chart repositories of a bench on loopback, each below the address under its own name."""

    def __init__(self, settings: Settings | None = None, *, port: int = 0) -> None:
        files = repository_files(settings or Settings())
        requests: list[str] = []
        withheld: set[str] = set()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                requests.append(self.path)
                content = files.get(self.path)
                if any(f"/{chart}-" in self.path for chart in withheld):
                    content = None
                self.send_response(404 if content is None else 200)
                self.send_header("Content-Length", str(len(content or b"")))
                self.end_headers()
                self.wfile.write(content or b"")

            def log_message(self, format: str, *args: object) -> None:
                """Stay silent; ``requests`` remembers."""

        self.requests = requests
        """The paths that were asked for."""
        self._withheld = withheld
        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.1,), daemon=True)

    @property
    def url(self) -> str:
        """The address below which the repositories are."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @contextmanager
    def withholding(self, chart: str) -> Generator[None]:
        """Keep a chart back for as long as this lasts."""
        self._withheld.add(chart)
        try:
            yield
        finally:
            self._withheld.discard(chart)

    def start(self) -> Self:
        """Begin to serve."""
        self._thread.start()
        return self

    def stop(self) -> None:
        """Serve no more."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
