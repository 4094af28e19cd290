"""A pass over 5,000 meshed pods: its requests, its time and its memory."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from constructs_lib.program import PACKAGE, program_files
from constructs_lib.program.run import FRESH

from ..support.program.api_server import account, serving
from ..support.program.fake_cluster import SETTINGS, healthy
from ..support.program.objects import NOON, SHOP, anchor, owned_by, pod, stamp, workload

PODS, WORKLOADS = 5000, 1250
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
    "megabytes": peak() / 1024,
    "requests": api.requests,
    "pods": status["meshedPods"],
    "stale": status["podsLackingAnAnchor"],
    "actions": len(decision.actions),
    "status": len(json.dumps(status)),
}))
"""


def test_a_pass_over_5000_pods(tmp_path: Path) -> None:
    cluster = healthy()
    (tmp_path / PACKAGE).mkdir()
    for name, text in program_files("run", json.dumps(SETTINGS)).items():
        (tmp_path / PACKAGE / name).write_text(text)
    filler = {"name": "main", "env": [{"name": f"V{n}", "value": "x" * 40} for n in range(60)]}
    with serving() as server:
        for path, thing in cluster.objects.items():
            server.objects[path] = thing
            group, plural = path.rsplit("/", 2)[0], path.rsplit("/", 2)[1]
            whole, _, _ = group.partition("/namespaces/")
            encoded = json.dumps(thing).encode()
            for where in (f"{whole}/{plural}", f"{group}/{plural}"):
                server.lists.setdefault(where, []).append(encoded)
        for number in range(PODS - 4):
            name = f"w{number % WORKLOADS}"
            anchors = anchor(1) if number % 5 == 0 else anchor(1) + anchor(2)
            made = pod(SHOP, f"{name}-{number}", owned_by("ReplicaSet", f"{name}-1"), anchors)
            made["spec"]["containers"].append(filler)
            made["metadata"]["managedFields"] = [{"fieldsV1": {str(n): {} for n in range(80)}}]
            server.lists["api/v1/pods"].append(json.dumps(made).encode())
        for number in range(WORKLOADS):
            made = workload(SHOP, f"w{number}", 4)
            made["metadata"]["resourceVersion"] = "1"
            made["spec"]["template"]["spec"]["containers"] = [filler]
            server.lists["apis/apps/v1/deployments"].append(json.dumps(made).encode())
            for age in range(10):
                owners = owned_by("Deployment", f"w{number}")
                meta = {"namespace": SHOP, "name": f"w{number}-{age}", "ownerReferences": owners}
                server.lists["apis/apps/v1/replicasets"].append(
                    json.dumps({"metadata": meta}).encode()
                )
        command = [sys.executable, "-c", PASS, str(account(tmp_path)), server.url, stamp(NOON)]
        found = subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120
        )
    assert found.returncode == 0, found.stderr
    figures = json.loads(found.stdout)
    print(figures)
    assert (figures["pods"], figures["actions"]) == (PODS, 3)
    assert figures["stale"] == PODS // 5
    assert figures["seconds"] < 60
    assert figures["megabytes"] < 150
    # Pods take 10 pages, ReplicaSets 26, Deployments 3; the rest is one each.
    assert figures["requests"] == 10 + 26 + 3 + 13
    assert figures["status"] < 100_000
    assert timedelta(seconds=figures["seconds"]) < FRESH
