"""The rotator's client of the Kubernetes API, against a server that misbehaves."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path
from typing import Any

import pytest

from constructs_lib.program.certificates import BEGIN, END, parse_pem
from constructs_lib.program.cluster import Cluster
from constructs_lib.program.settings import ChangedError, RefusedError

from ..support.program.api_server import Answer, ApiServer, account, serving
from ..support.program.objects import Object

PATH = "api/v1/namespaces/linkerd/configmaps/x"


class Times:
    """A clock that shows these times."""

    def __init__(self, times: list[float]) -> None:
        self._times = times
        self.monotonic = time.monotonic

    def time(self) -> float:
        return self._times.pop(0)


X: Object = {"metadata": {"name": "x"}}
STATUS: Object = {"kind": "Status", "metadata": {}, "code": 200}


@pytest.fixture
def server() -> Iterator[ApiServer]:
    with serving() as found:
        yield found


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def cluster(server: ApiServer, slept: list[float], tmp_path: Path) -> Cluster:
    return Cluster(server.url, account(tmp_path), slept.append)


def test_lists_are_read_page_by_page(server: ApiServer, cluster: Cluster) -> None:
    server.lists["api/v1/pods"] = [json.dumps({"n": number}).encode() for number in range(1201)]
    found = list(cluster.items("api/v1/pods", "linkerd.io/control-plane-ns=linkerd"))
    assert [each["n"] for each in found] == list(range(1201))
    assert cluster.requests == 3
    paths = [path for _, path, _, _ in server.seen]
    assert (
        paths[0] == "/api/v1/pods?limit=500&labelSelector=linkerd.io%2Fcontrol-plane-ns%3Dlinkerd"
    )
    assert paths[2].endswith("&continue=1000")


def test_a_page_may_have_no_items(server: ApiServer, cluster: Cluster) -> None:
    server.answers = [(200, {"kind": "PodList", "items": None, "metadata": {}})]
    assert list(cluster.items("api/v1/pods")) == []


def test_metadata_alone_is_asked_for(server: ApiServer, cluster: Cluster) -> None:
    server.answers = [(200, {"kind": "PartialObjectMetadataList", "items": []})]
    assert list(cluster.items("apis/apps/v1/replicasets", bare=True)) == []
    accept = server.seen[0][2]["Accept"]
    assert accept == "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1"


def test_what_is_not_there_is_none(server: ApiServer, cluster: Cluster) -> None:
    assert cluster.get(PATH) is None
    assert list(cluster.items("apis/argoproj.io/v1alpha1/rollouts")) == []
    cluster.send("DELETE", "api/v1/namespaces/cert-manager/secrets/x")
    assert len(server.seen) == 3


@pytest.mark.parametrize("answer", [(429, {}), (500, {}), (503, {}), (401, {}), (0, {})])
def test_reads_are_repeated(
    server: ApiServer, cluster: Cluster, slept: list[float], answer: Answer
) -> None:
    server.answers = [answer, answer, (200, X)]
    assert cluster.get(PATH) == X
    assert [each for each in slept if each] == [2, 4]


def test_an_answer_cut_short_is_repeated(server: ApiServer, cluster: Cluster) -> None:
    server.answers = [(200, b'{"a": '), (200, X)]
    assert cluster.get(PATH) == X


def test_repeating_has_an_end(server: ApiServer, cluster: Cluster, slept: list[float]) -> None:
    server.answers = [(503, {"message": "not now"})] * 100
    with pytest.raises(RefusedError, match=r"failed 8 times, at last with: 503 .*not now"):
        cluster.get(PATH)
    assert len(server.seen) == 8
    assert sum(slept) == 90


def test_a_server_that_is_away_is_told(slept: list[float], tmp_path: Path) -> None:
    with serving() as server:
        url = server.url
    with pytest.raises(RefusedError, match="refused"):
        Cluster(url, account(tmp_path), slept.append).get(PATH)


@pytest.mark.parametrize("answer", [(500, {}), (503, {}), (0, {}), (404, {}), (409, {})])
def test_a_write_that_may_have_been_done_is_not_repeated(
    server: ApiServer, cluster: Cluster, answer: Answer
) -> None:
    server.answers = [answer, (200, {})]
    with pytest.raises(ChangedError):
        cluster.send("PATCH", PATH, {"data": {}})
    assert len(server.seen) == 1


def test_a_deletion_that_may_have_been_done_is_not_repeated(
    server: ApiServer, cluster: Cluster
) -> None:
    server.answers = [(0, {}), (200, {})]
    with pytest.raises(ChangedError):
        cluster.send("DELETE", PATH)
    assert len(server.seen) == 1


def test_a_write_that_was_not_begun_is_repeated(server: ApiServer, cluster: Cluster) -> None:
    server.answers = [(429, {}), (200, {})]
    cluster.send("PATCH", PATH, {"data": {}})
    assert len(server.seen) == 2


def test_patches_say_of_which_kind_they_are(server: ApiServer, cluster: Cluster) -> None:
    server.answers = [(200, {}), (200, {})]
    cluster.send("PATCH", PATH, {"data": {}})
    cluster.send("POST", PATH, {"data": {}})
    kinds = [headers["Content-Type"] for _, _, headers, _ in server.seen]
    assert kinds == ["application/merge-patch+json", "application/json"]


def test_what_the_lock_refuses_is_tried_again(server: ApiServer, cluster: Cluster) -> None:
    """It may go by the record before the one that was just written."""
    policy = "ValidatingAdmissionPolicy 'linkerd-anchor-lock-anchors' denied request"
    server.answers = [(403, {"message": policy})]
    with pytest.raises(ChangedError):
        cluster.send("DELETE", PATH)


def test_a_list_whose_token_expired_is_a_change(server: ApiServer, cluster: Cluster) -> None:
    server.answers = [
        (200, {"kind": "PodList", "items": [1], "metadata": {"continue": "t"}}),
        (410, {}),
    ]
    with pytest.raises(ChangedError):
        list(cluster.items("api/v1/pods"))


def test_a_refusal_says_what_was_refused(server: ApiServer, cluster: Cluster) -> None:
    server.answers = [(403, {"message": 'pods is forbidden: User "x" cannot list'})]
    with pytest.raises(RefusedError, match=r"pods.* refused: 403 .*cannot list"):
        list(cluster.items("api/v1/pods"))


def test_the_token_is_read_each_time(server: ApiServer, cluster: Cluster, tmp_path: Path) -> None:
    server.answers = [(200, X), (200, X)]
    cluster.get(PATH)
    account(tmp_path, "second")
    cluster.get(PATH)
    tokens = [headers["Authorization"] for _, _, headers, _ in server.seen]
    assert tokens == ["Bearer first", "Bearer second"]


@pytest.mark.parametrize("ahead", [0, 30, -30, 75_600, -75_600])
def test_its_clock_is_compared_with_the_servers(
    server: ApiServer, cluster: Cluster, ahead: int
) -> None:
    assert cluster.clock_difference is None
    for seconds in (0, ahead, 0):
        server.ahead = seconds
        server.answers = [(200, X)]
        cluster.get(PATH)
    assert cluster.clock_difference == pytest.approx(-ahead, abs=2)
    assert abs(cluster.clock_difference or 0) <= abs(ahead)


def test_a_slow_answer_is_no_difference_of_clocks(
    server: ApiServer, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = [time.time() - 60, time.time() + 60]
    monkeypatch.setattr("constructs_lib.program.cluster.time", Times(times))
    server.answers = [(200, X)]
    cluster.get(PATH)
    assert (cluster.clock_difference, times) == (0, [])


def test_proxies_of_the_environment_are_not_used(
    server: ApiServer, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    server.answers = [(200, X)]
    assert cluster.get(PATH) == X


@pytest.mark.parametrize("answer", [{}, None, [], "x", STATUS, {"metadata": {"name": "y"}}])
def test_another_object_is_refused(server: ApiServer, cluster: Cluster, answer: Any) -> None:
    server.answers = [(200, answer)]
    with pytest.raises(RefusedError, match=r"configmaps/x was answered with another"):
        cluster.get(PATH)


@pytest.mark.parametrize(
    "answer",
    [
        {},
        None,
        [],
        STATUS,
        {"items": []},
        {"kind": "PodList"},
        {"kind": "PodList", "items": {}},
        {"kind": "Pod", "items": []},
        {"kind": "List", "items": []},
        {"kind": "PartialObjectMetadataList", "items": []},
        {"kind": "Table", "rows": [], "items": []},
    ],
)
def test_what_is_no_list_is_not_an_empty_list(
    server: ApiServer, cluster: Cluster, answer: Any
) -> None:
    server.answers = [(200, answer)]
    with pytest.raises(RefusedError, match=r"pods was answered with no list"):
        list(cluster.items("api/v1/pods"))


def test_a_list_of_the_same_page_without_end_is_refused(
    server: ApiServer, cluster: Cluster
) -> None:
    page: Object = {"kind": "PodList", "items": [X], "metadata": {"continue": "t"}}
    server.answers = [(200, page)] * 9
    with pytest.raises(RefusedError, match=r"pods was answered with the same page again: t"):
        list(cluster.items("api/v1/pods"))
    assert len(server.seen) == 2


@pytest.mark.parametrize("code", [301, 302, 307, 308])
def test_nobody_else_is_shown_the_token(server: ApiServer, cluster: Cluster, code: int) -> None:
    server.redirect_to = "/elsewhere"
    server.objects["elsewhere"] = X
    server.answers = [(code, {}), (code, {})]
    with pytest.raises(RefusedError, match=f"was refused: {code}"):
        cluster.get(PATH)
    with pytest.raises(RefusedError, match=f"was refused: {code}"):
        cluster.send("PATCH", PATH, {"data": {}})
    assert {path for _, path, _, _ in server.seen} == {f"/{PATH}"}


def test_an_answer_without_end_is_bounded_in_size(server: ApiServer, cluster: Cluster) -> None:
    server.answers = [(200, repeat(b" " * 2**16))]
    with pytest.raises(RefusedError, match=r"more than 16777216 bytes"):
        cluster.get(PATH)


def test_an_answer_without_end_is_bounded_in_time(
    server: ApiServer, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("constructs_lib.program.cluster.LONGEST_ANSWER", 0.2)
    server.answers = [(200, drops()), (200, X)]
    assert cluster.get(PATH) == X
    assert cluster.requests == 2


def drops() -> Iterator[bytes]:
    for _ in range(20):
        time.sleep(0.05)
        yield b" "
    yield json.dumps(X).encode()


def test_large_objects_are_read_in_smaller_pages(server: ApiServer, cluster: Cluster) -> None:
    large = [json.dumps({"n": number, "filler": "x" * 150_000}).encode() for number in range(500)]
    server.lists["api/v1/pods"] = large
    assert [each["n"] for each in cluster.items("api/v1/pods")] == list(range(500))
    assert limits(server)[:7] == [500, 250, 125, 62, 31, 15, 15]
    assert {*limits(server)[5:]} == {15}


def limits(server: ApiServer) -> list[int]:
    return [int(path.partition("limit=")[2].partition("&")[0]) for _, path, _, _ in server.seen]


def test_one_large_object_does_not_make_all_pages_small(
    server: ApiServer, cluster: Cluster
) -> None:
    things = [json.dumps({"n": number}).encode() for number in range(2000)]
    things[3] = json.dumps({"n": 3, "filler": "<" * 9 * 2**20}).encode()
    server.lists["api/v1/pods"] = things
    assert [each["n"] for each in cluster.items("api/v1/pods")] == list(range(2000))
    assert 1 in limits(server)
    assert limits(server)[-1] == 500
    assert len(server.seen) < 30


def test_one_object_that_is_too_large_is_refused(server: ApiServer, cluster: Cluster) -> None:
    server.lists["api/v1/pods"] = [json.dumps("x" * 17_000_000).encode()]
    with pytest.raises(RefusedError, match=r"more than 16777216 bytes"):
        list(cluster.items("api/v1/pods"))


@pytest.mark.parametrize(
    "text",
    [
        "x" * 400_000,
        BEGIN * 15_000,
        END * 15_000,
        (BEGIN + "MIIB") * 13_000 + END,
        (BEGIN + END) * 7_500,
        (BEGIN + " " * 400_000) * 2,
    ],
    ids=range(6),
)
def test_a_text_without_certificates_is_parsed_in_linear_time(text: str) -> None:
    began = time.process_time()
    assert parse_pem(text) == {}
    assert time.process_time() - began < 0.5
