"""What people and tools are shown."""

from __future__ import annotations

import json
from datetime import timedelta

from constructs_lib.check.finding import Finding, status
from constructs_lib.check.findings import findings
from constructs_lib.check.mesh import CheckedMesh, Expected
from constructs_lib.check.rendering import json_text, text
from constructs_lib.check.snapshot import CRON_JOBS

from ..conftest import ROOT
from ..support.checked import checked, cron_job, snapshot_of, well
from ..support.program.fake_cluster import FakeCluster, deploy
from ..support.program.objects import NOON, SHOP, anchor

PAGE = ROOT / "docs" / "check.md"


def sample() -> FakeCluster:
    """Return a cluster in which a run was missed and a rotation goes on."""
    cluster = well()
    deploy(cluster, SHOP, "cart", anchor(1))
    late = cron_job("linkerd-restarter", succeeded=NOON - timedelta(hours=9))
    cluster.put("apis/batch/v1/cronjobs", late)
    return cluster


def test_the_sample_of_the_page_is_what_is_printed() -> None:
    assert f"```text\n{text(checked(sample()))}\n```" in PAGE.read_text("utf-8")


def test_so_is_the_sample_of_what_is_not_known() -> None:
    snapshot = snapshot_of(well())
    snapshot.lists[CRON_JOBS] = []
    snapshot.unreadable[CRON_JOBS] = "403 cronjobs.batch is forbidden"
    snapshot.proxies = {}
    printed = text(findings(CheckedMesh.of(snapshot, Expected())))
    assert f"```text\n{printed}\n```" in PAGE.read_text("utf-8")


def test_every_question_is_on_the_page() -> None:
    sources = (ROOT / "constructs_lib" / "check").glob("*.py")
    page = PAGE.read_text("utf-8")
    asked = {
        line.split('"')[3]
        for source in sources
        for line in source.read_text("utf-8").splitlines()
        if 'Finding("' in line and line.count('"') >= 4
    }
    assert len(asked) >= 15
    assert {question for question in asked if f"`{question}`" not in page} == set()


def test_what_is_worst_comes_first_and_counts_last() -> None:
    answers = [
        Finding("well", "A", "a", "It is."),
        Finding("problem", "B", "b", "It is not.", "mend it"),
        Finding("unknown", "C", "c", "Nobody knows."),
    ]
    lines = text(answers).splitlines()
    assert lines[0] == "PROBLEM  b (B)"
    assert lines[2] == "         -> mend it"
    assert lines[3] == "UNKNOWN  c (C)"
    assert lines[-1] == "1 problem, 1 unknown, 0 note, 1 well"


def test_tools_get_the_status_too() -> None:
    content = json.loads(json_text(checked(sample())))
    assert content["status"] == 1
    assert content["findings"][0]["verdict"] in ("problem", "unknown", "note", "well")


def test_the_status() -> None:
    well_one = Finding("well", "A", "a", "It is.")
    note = Finding("note", "A", "a", "It is.")
    unknown = Finding("unknown", "A", "a", "It is.")
    problem = Finding("problem", "A", "a", "It is.")
    assert status([well_one, note]) == 0
    assert status([well_one, unknown]) == 2
    assert status([unknown, problem]) == 1
