"""kubectl, with the flags that a proof needs and answers as Python has them."""

from __future__ import annotations

import json
import os
import subprocess
import threading
import time
from collections.abc import Callable, Generator, Iterable
from pathlib import Path

import yaml

from ...conftest import Manifest
from .build import program
from .waiting import TimedOutError

FIELD_MANAGER = "bench"


class KubectlError(AssertionError):
    """The API server, or kubectl, said no."""


class Kubectl:
    """A kubectl with a kubeconfig of its own; the bench's, if no other is named."""

    def __init__(self, kubeconfig: Path, *, command: Path | None = None) -> None:
        self.kubeconfig = kubeconfig
        self._command = command

    def run(
        self, *arguments: str | Path, stdin: str | None = None, timeout: float = 300
    ) -> subprocess.CompletedProcess[str]:
        """Run kubectl and return what it said, whatever that is."""
        return subprocess.run(
            [self._command or program("kubectl"), *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
            timeout=timeout,
            env=self._environment,
        )

    @property
    def _environment(self) -> dict[str, str]:
        return os.environ | {
            "KUBECONFIG": str(self.kubeconfig),
            "KUBECACHEDIR": f"{self.kubeconfig}.cache",
            # It lives too short for collecting its garbage to pay.
            "GOGC": "off",
        }

    def __call__(
        self, *arguments: str | Path, stdin: str | None = None, timeout: float = 300
    ) -> str:
        """Run kubectl, which must succeed, and return what it printed."""
        finished = self.run(*arguments, stdin=stdin, timeout=timeout)
        if finished.returncode:
            words = " ".join(map(str, arguments))
            raise KubectlError(f"kubectl {words}: {finished.stderr or finished.stdout}")
        return finished.stdout

    def get(self, kind: str, name: str, namespace: str = "") -> Manifest:
        """Return an object that must be there."""
        return self._json("get", kind, name, *_in(namespace))

    def find(self, kind: str, name: str, namespace: str = "") -> Manifest | None:
        """Return an object, or None; also when its kind does not exist or nobody answers."""
        try:
            return self.get(kind, name, namespace)
        except KubectlError:
            return None

    def list(self, kind: str, namespace: str = "", *, selector: str = "") -> list[Manifest]:
        """Return the objects of a kind, of all namespaces unless one is named."""
        where = _in(namespace) or ["--all-namespaces"]
        labels = [f"--selector={selector}"] if selector else []
        items: list[Manifest] = self._json("get", kind, *where, *labels)["items"]
        return items

    def apply(
        self,
        source: Path | Iterable[Manifest],
        *,
        namespace: str = "",
        dry_run: bool = False,
        force: bool = False,
    ) -> str:
        """Apply a file, a folder, or objects: server-side, and no unknown field gets by."""
        flags = ["--server-side", "--validate=strict", f"--field-manager={FIELD_MANAGER}"]
        flags += ["--dry-run=server"] if dry_run else []
        flags += ["--force-conflicts"] if force else []
        flags += _in(namespace)
        if isinstance(source, Path):
            return self("apply", *flags, "--filename", source)
        # Documents of JSON, which Python writes ten times as fast as YAML. In a List, it would be
        # kubectl that judges the fields, and not the API server.
        text = "\n---\n".join(json.dumps(each) for each in source)
        return self("apply", *flags, "--filename=-", stdin=text)

    def define(self, definitions: Iterable[Manifest]) -> None:
        """Apply definitions of kinds, and wait until the kinds are served."""
        applied = list(definitions)
        self.apply(applied, force=True)
        for definition in applied:
            name = definition["metadata"]["name"]
            self.wait("crd", name, until=lambda each: is_ready(each, "Established"))

    def delete(self, kind: str, *names: str, namespace: str = "") -> str:
        """Delete objects, which may be gone already, and wait until they are."""
        return self("delete", kind, *names, *_in(namespace), "--ignore-not-found")

    def patch(self, kind: str, name: str, patch: Manifest, *, namespace: str = "") -> str:
        """Merge a patch into an object."""
        return self(
            "patch", kind, name, *_in(namespace), "--type=merge", f"--patch={json.dumps(patch)}"
        )

    def wait(
        self,
        kind: str,
        name: str,
        namespace: str = "",
        *,
        until: Callable[[Manifest], object] = bool,
        timeout: float = 300,
    ) -> Manifest:
        """Return an object once it is there and *until* is true of it.

        Watched, so that each of its states is looked at, and at once.
        """
        deadline = time.monotonic() + timeout
        seen: Manifest | None = None
        while time.monotonic() < deadline:
            for seen in self._states(kind, name, namespace, deadline):
                if until(seen):
                    return seen
            # Its kind is not there yet, or nobody answers.
            time.sleep(1)
        status = yaml.safe_dump(seen.get("status")) if seen else "does not exist"
        raise TimedOutError(f"not within {timeout:.0f} s: {kind} {namespace}/{name}: {status}")

    def _states(self, kind: str, name: str, namespace: str, deadline: float) -> Generator[Manifest]:
        """Yield an object as it is and whenever it has changed, while kubectl can watch it."""
        only = f"--field-selector=metadata.name={name}"
        watch = ("--watch", "--output-watch-events", "--output=json")
        process = subprocess.Popen(
            [self._command or program("kubectl"), "get", kind, only, *_in(namespace), *watch],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=self._environment,
        )
        alarm = threading.Timer(max(deadline - time.monotonic(), 0), process.kill)
        alarm.start()
        with process:
            try:
                whole = (line for line in process.stdout or () if line.endswith("\n"))
                for event in map(json.loads, whole):
                    if event["type"] != "DELETED":
                        yield event["object"]
            finally:
                alarm.cancel()
                process.kill()

    def wait_ready(
        self, kind: str, name: str, namespace: str = "", *, timeout: float = 300
    ) -> Manifest:
        """Return an object once its condition Ready is True for the generation that it has."""
        return self.wait(kind, name, namespace, until=is_ready, timeout=timeout)

    def wait_rolled_out(self, deployment: str, namespace: str, *, timeout: float = 300) -> None:
        """Wait until a Deployment's pods are all of its newest template, and available."""
        self(
            *("rollout", "status", f"deployment/{deployment}", *_in(namespace)),
            f"--timeout={timeout:.0f}s",
            timeout=timeout + 10,
        )

    def with_token(self, token: str, kubeconfig: Path) -> Kubectl:
        """Return a kubectl that has nothing but a token, its kubeconfig in this file."""
        config = yaml.safe_load(self("config", "view", "--raw", "--minify", "--flatten"))
        config["users"][0]["user"] = {"token": token}
        kubeconfig.write_text(yaml.safe_dump(config), "utf-8")
        return Kubectl(kubeconfig, command=self._command)

    def _json(self, *arguments: str) -> Manifest:
        answer: Manifest = json.loads(self(*arguments, "--output=json"))
        return answer


def condition(manifest: Manifest, name: str) -> Manifest:
    """Return a condition of an object's status; an empty one if it has none of that name."""
    conditions: list[Manifest] = manifest.get("status", {}).get("conditions") or []
    return next((condition for condition in conditions if condition["type"] == name), Manifest())


def is_ready(manifest: Manifest, name: str = "Ready") -> bool:
    """Return whether a condition is True, and not of an older generation."""
    found = condition(manifest, name)
    generation = manifest["metadata"].get("generation")
    return found.get("status") == "True" and found.get("observedGeneration", generation) == (
        generation
    )


def _in(namespace: str) -> list[str]:
    return ["--namespace", namespace] if namespace else []
