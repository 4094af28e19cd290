"""What drives a re-key on the bench, as far as it needs no cluster."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from ..conftest import Manifest
from ..support.cluster.measured import measure
from ..support.cluster.re_keying import CLOCKS, GUARDED, LONE, Told, quickened
from ..support.cluster.rotator_runs import job_of


def test_a_run_is_the_cron_jobs_and_not_one_made_by_hand() -> None:
    """`kubectl create job --from` asks for a move now; the controller's own Jobs do not."""
    template = {"metadata": {"labels": {"a": "b"}}, "spec": {"backoffLimit": 3}}
    metadata = {"name": "rotator", "namespace": "linkerd", "uid": "4711"}
    job = job_of({"metadata": metadata, "spec": {"jobTemplate": template}}, "rotator-1")
    assert job["metadata"]["labels"] == {"a": "b"}
    assert "annotations" not in job["metadata"]
    (owner,) = job["metadata"]["ownerReferences"]
    assert (owner["kind"], owner["uid"], owner["controller"]) == ("CronJob", "4711", True)
    assert job["spec"] == {"backoffLimit": 3}


def test_settings_are_made_quick_and_nothing_else_is_changed() -> None:
    settings = {"everySeconds": 7776000, "workloadsAtOnce": 3, "active": None}
    config: Manifest = {
        "kind": "ConfigMap",
        "data": {"run.py": "pass", "settings.json": json.dumps(settings)},
    }
    state: Manifest = {"kind": "ConfigMap"}
    cron_job: Manifest = {"kind": "CronJob", "spec": {"schedule": "0 3 * * *"}}
    quickened([config, state, cron_job], workloadsAtOnce=2)
    assert json.loads(config["data"]["settings.json"]) == {
        **CLOCKS,
        "workloadsAtOnce": 2,
        "active": None,
    }
    assert config["data"]["run.py"] == "pass"
    assert state == {"kind": "ConfigMap"}
    assert cron_job["spec"] == {"schedule": "0 3 * * *", "suspend": True}


def test_what_the_rotator_names_is_heard_and_forgotten_when_it_is_out_of_the_way() -> None:
    printed = Told()
    lone = {"what": f"Pod team/{LONE}", "why": "nothing makes it"}
    guarded = {"what": "Deployment team/x", "why": f"PodDisruptionBudget {GUARDED} allows none"}
    printed.hear({})
    printed.hear({"phase": "rest", "waits": []})
    printed.hear({"phase": "data plane", "waits": [lone]})
    printed.hear({"phase": "data plane", "waits": [lone, guarded]})
    since = dict(printed.named)
    assert since.keys() == {LONE, GUARDED}
    printed.hear({"phase": "data plane", "waits": [guarded]})
    assert printed.named == {GUARDED: since[GUARDED]}
    printed.hear({"phase": "flip", "waits": [{"what": "Deployment team/guarded", "why": "rolls"}]})
    assert printed.named == {}
    assert [phase for _, phase in printed.phases] == ["rest", "data plane", "flip"]


def test_time_memory_and_exit_of_a_program(tmp_path: Path) -> None:
    """Its own memory, and not that of the tests, which is larger."""
    ours = bytearray(b"x") * 200_000_000
    source = "import os, sys, time\nkept = bytearray(60_000_000)\ntime.sleep(0.3)\n"
    source += "print(sorted(os.environ))\nsys.exit(3)"
    found = measure([sys.executable, "-I", "-c", source], {"ONLY": "this"}, tmp_path / "log")
    assert found.code == 3
    assert "'ONLY'" in found.output
    assert "'PATH'" not in found.output
    assert 0.3 <= found.seconds < 30
    assert len(ours) > 1e8
    assert 60 < found.megabytes < 100
