"""A pass over a large mesh, in a process of its own, of which time and memory are measured."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from constructs_lib.program import PACKAGE, program_files

from .api_server import ApiServer, account, serving
from .fake_cluster import SETTINGS, healthy
from .objects import MESH, NOON, SHOP, Object, anchor, budget, owned_by, pod, stamp, workload

REPLICA_SETS = 10
"""Of each Deployment: what Kubernetes keeps of old ones, if nobody says otherwise."""

PASS = """
import json, sys, time
from datetime import datetime
from pathlib import Path
from linkerd_gitops.cluster import Cluster
from linkerd_gitops.decision import decide
from linkerd_gitops.observe import observe
from linkerd_gitops.settings import RotatorSettings
from linkerd_gitops.status import status_of
def peak():
    # Not getrusage: its ru_maxrss is never less than what the parent had when it forked.
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))

folder, url, now = sys.argv[1:]
settings = RotatorSettings.read((Path(folder) / "linkerd_gitops" / "settings.json").read_text())
api = Cluster(url, Path(folder), time.sleep)
start = time.monotonic()
seen = observe(api, settings, datetime.fromisoformat(now), None)
decision = decide(seen)
status = status_of(seen, decision)
print(json.dumps({
    "seconds": time.monotonic() - start,
    "processor": time.process_time(),
    "mebibytes": peak() / 1024,
    "requests": api.requests,
    "pods": status["meshedPods"],
    "stale": status["podsLackingAnAnchor"],
    "actions": len(decision.actions),
    "status": len(json.dumps(status)),
}))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LargeMesh:
    """How large a mesh is; a fifth of its pods are stale.

    Attributes:
        pods: The meshed pods, those of the control plane included.
        workloads: The Deployments that most pods belong to.
        pod_bytes: What a pod takes in JSON, roughly.
        guarded: Whether each Deployment has a PodDisruptionBudget, which allows nothing.
    """

    pods: int
    workloads: int
    pod_bytes: int
    guarded: bool = False

    def populate(self, server: ApiServer) -> None:
        """Add everything to what a server answers."""
        for path, thing in healthy().objects.items():
            server.objects[path] = thing
            group, plural, _ = path.rsplit("/", 2)
            whole, _, _ = group.partition("/namespaces/")
            for where in (f"{whole}/{plural}", f"{group}/{plural}"):
                server.lists.setdefault(where, []).append(json.dumps(thing).encode())
        texts = [self._pod(anchors) for anchors in (anchor(1), anchor(1) + anchor(2))]
        pods = server.lists["api/v1/pods"]
        for number in range(self.pods - len(pods)):
            owner = number // (self.pods // self.workloads) % self.workloads
            text = texts[number % 5 > 0]
            pods.append(text.replace(b"NUMBER", b"%d" % number).replace(b"OWNER", b"w%d" % owner))
        for number in range(self.workloads):
            self._add_workload(server, f"w{number}")

    def _pod(self, anchors: str) -> bytes:
        template = pod(SHOP, "OWNER-NUMBER", owned_by("ReplicaSet", "OWNER-1"), anchors)
        notes = ("app.kubernetes.io/name", "linkerd.io/proxy-deployment", "pod-template-hash")
        labels = dict.fromkeys(("app", *notes), "OWNER")
        template["metadata"] |= {
            "labels": {"linkerd.io/control-plane-ns": MESH, **labels},
            "creationTimestamp": stamp(NOON),
            "managedFields": [{"fieldsV1": {str(number): {} for number in range(80)}}],
        }
        rest = self.pod_bytes - len(json.dumps(template))
        variables = [
            {"name": f"V{number}", "value": "x" * 40} for number in range(max(1, rest // 65))
        ]
        template["spec"]["containers"].append({"name": "main-2", "env": variables})
        return json.dumps(template).encode()

    def _add_workload(self, server: ApiServer, name: str) -> None:
        deployment = workload(SHOP, name, 4)
        deployment["metadata"]["resourceVersion"] = "1"
        deployment["spec"]["template"]["spec"]["containers"] = [
            {"name": "main", "args": ["x" * 2000]}
        ]
        server.lists["apis/apps/v1/deployments"].append(json.dumps(deployment).encode())
        for age in range(REPLICA_SETS):
            owners = owned_by("Deployment", name)
            meta = {"namespace": SHOP, "name": f"{name}-{age}", "ownerReferences": owners}
            encoded = json.dumps({"metadata": meta}).encode()
            server.lists["apis/apps/v1/replicasets"].append(encoded)
        if self.guarded:
            guard = budget(SHOP, name, {"matchLabels": {"app": name}}, 0)
            guards = server.lists.setdefault("apis/policy/v1/poddisruptionbudgets", [])
            guards.append(json.dumps(guard).encode())

    def observe(self, folder: Path) -> Object:
        """Have the program pass over it once; return the figures.

        Raises:
            subprocess.CalledProcessError: It failed.
        """
        (folder / PACKAGE).mkdir()
        for name, text in program_files("run", json.dumps(SETTINGS)).items():
            (folder / PACKAGE / name).write_text(text)
        with serving() as server:
            self.populate(server)
            found = subprocess.run(
                [sys.executable, "-c", PASS, str(account(folder)), server.url, stamp(NOON)],
                cwd=folder,
                stdout=subprocess.PIPE,
                check=True,
                timeout=600,
            )
        return cast("Object", json.loads(found.stdout))
