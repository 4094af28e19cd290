"""Reading by a kubeconfig, with the real client and a server that answers as Kubernetes does."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import yaml

from constructs_lib.check.__main__ import main
from constructs_lib.check.expected import expected_of
from constructs_lib.check.findings import findings
from constructs_lib.check.mesh import CheckedMesh, Expected, NoMeshError
from constructs_lib.check.reading import PAGE, UnreachableError, read
from constructs_lib.check.rights import cluster_role
from constructs_lib.check.snapshot import APPLICATIONS, LISTINGS, PODS
from constructs_lib.program.objects import Key

from ..conftest import ROOT
from ..support.checked import application, snapshot_of, well
from ..support.program.api_server import Answer, ApiServer, serving
from ..support.program.large_mesh import LargeMesh
from ..support.program.objects import SHOP, Object, metadata

EXEC = "client.authentication.k8s.io/v1"
CREDENTIAL = json.dumps(
    {"apiVersion": EXEC, "kind": "ExecCredential", "status": {"token": "secret-token"}}
)


def kubeconfig(folder: Path, url: str, **user: Any) -> Path:
    """Write a kubeconfig, with a token if nothing else is said."""
    file = folder / "kubeconfig"
    content = {
        "current-context": "here",
        "contexts": [{"name": "here", "context": {"cluster": "it", "user": "me"}}],
        "clusters": [{"name": "it", "cluster": {"server": url}}],
        "users": [{"name": "me", "user": user or {"token": "secret-token"}}],
    }
    file.write_text(yaml.safe_dump(content), "utf-8")
    return file


def populate(server: ApiServer) -> None:
    """Let a server answer with a mesh in which all is well."""
    install(server)
    for path, things in snapshot_of(well()).lists.items():
        server.lists[path] = [json.dumps(thing).encode() for thing in things]


def install(server: ApiServer) -> None:
    """Let a server have the kinds that every Kubernetes has, and no objects."""
    for listing in LISTINGS:
        if "." not in listing.path.split("/")[1]:
            server.lists[listing.path] = []


def ignore(_: str) -> None:
    """Say nothing."""


def test_lists_are_read_in_pages_and_nothing_else_is(tmp_path: Path) -> None:
    lines: list[str] = []
    with serving() as server:
        populate(server)
        place = {"metadata": metadata(SHOP, "x", managedFields=[{}])}
        server.lists[PODS] = [json.dumps(place).encode()] * (2 * PAGE + 1)
        server.ahead = 3600
        snapshot = read(str(kubeconfig(tmp_path, server.url)), None, None, lines.append)
        requests = [(method, urlsplit(path), headers) for method, path, headers, _ in server.seen]
    assert {method for method, _, _ in requests} == {"GET"}
    assert {headers["authorization"] for _, _, headers in requests} == {"Bearer secret-token"}
    assert {url.path.strip("/") for _, url, _ in requests} == {each.path for each in LISTINGS}
    assert all(parse_qs(url.query)["limit"] == [str(PAGE)] for _, url, _ in requests)
    assert len(snapshot.lists[PODS]) == 2 * PAGE + 1
    assert lines == ["500 pods read", "1000 pods read"]
    assert snapshot.unreadable == {}, "a kind that is not installed has no objects"
    assert all("managedFields" not in pod["metadata"] for pod in snapshot.lists[PODS])
    ahead = (snapshot.now - datetime.now(UTC)).total_seconds()
    assert 3500 < ahead < 3700, "the time is the API server's"
    named = {parse_qs(url.query).get("fieldSelector", [""])[0] for _, url, _ in requests}
    assert "metadata.name=linkerd-identity-trust-roots" in named


def test_a_list_that_is_refused_is_said_and_the_rest_is_read(tmp_path: Path) -> None:
    with serving() as server:
        populate(server)
        server.answers = [(403, {"message": "pods is forbidden"})]
        snapshot = read(str(kubeconfig(tmp_path, server.url)), None, None, ignore)
    ((path, problem),) = snapshot.unreadable.items()
    assert path in {each.path for each in LISTINGS}
    assert problem.startswith("403 ")
    assert "pods is forbidden" in problem
    assert len([things for things in snapshot.lists.values() if things]) > 5


def test_no_cluster(tmp_path: Path) -> None:
    with pytest.raises(UnreachableError, match="cannot be read"):
        read(str(tmp_path / "missing"), None, None, ignore)
    with serving() as server:
        file = kubeconfig(tmp_path, server.url)
    began = time.monotonic()
    with pytest.raises(UnreachableError, match="cannot be read"):
        read(str(file), None, None, ignore)
    assert time.monotonic() - began < 30


def test_an_answer_that_is_no_list_is_no_empty_one(tmp_path: Path) -> None:
    """A proxy's page, or a server that is no API server: nothing may be concluded from it."""
    with serving() as server:
        populate(server)
        file = str(kubeconfig(tmp_path, server.url))
        answers: list[Answer] = [(200, b"<html>log in</html>"), (200, {"items": []}), (200, [1])]
        for answer in answers:
            server.answers = [answer]
            snapshot = read(file, None, None, ignore)
            assert [*snapshot.unreadable.values()] == ["200 the answer is no list of Kubernetes"]
        del server.lists[PODS]
        snapshot = read(file, None, None, ignore)
        assert snapshot.unreadable.keys() == {PODS}, "there always are pods"
        server.answers = [(401, {"message": "Unauthorized"})] * len(LISTINGS)
        with pytest.raises(UnreachableError, match="refuses everything: 401 Unauthorized"):
            read(file, None, None, ignore)


@pytest.mark.parametrize(
    "user",
    [
        {"exec": {"apiVersion": EXEC, "command": "echo", "args": [CREDENTIAL]}},
        {"tokenFile": "TOKEN"},
        {"token": "secret-token"},
    ],
    ids=lambda user: next(iter(user)),
)
def test_users_as_kubectl_has_them(user: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "TOKEN").write_text("secret-token", "utf-8")
    with serving() as server:
        populate(server)
        file = kubeconfig(tmp_path, server.url, **user)
        assert main(["--kubeconfig", str(file)]) == 1
        assert {headers["authorization"] for _, _, headers, _ in server.seen} == {
            "Bearer secret-token"
        }


def test_a_reader_that_has_enough() -> None:
    """As ``| head`` does."""
    command = [sys.executable, "-m", "constructs_lib.check", "--rights"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("content", ["", "[1]", "hello", "a: [b", "current-context: here"])
def test_a_kubeconfig_that_is_none(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kubeconfig"
    file.write_text(content, "utf-8")
    assert main(["--kubeconfig", str(file)]) == 2
    assert capsys.readouterr().err.startswith("error: the cluster cannot be read: ")


def test_argo_cd_in_another_cluster(tmp_path: Path) -> None:
    """Its applications are read there, and those of this cluster are found by its address."""
    with serving() as server, serving() as hub:
        populate(server)
        mesh = application("mesh-east-linkerd")
        mesh["spec"]["destination"]["server"] = server.url
        hub.lists[APPLICATIONS] = [json.dumps(mesh).encode()]
        file = kubeconfig(tmp_path, server.url)
        content = yaml.safe_load(file.read_text("utf-8"))
        content["clusters"].append({"name": "hub", "cluster": {"server": hub.url}})
        content["contexts"].append({"name": "hub", "context": {"cluster": "hub", "user": "me"}})
        file.write_text(yaml.safe_dump(content), "utf-8")
        snapshot = read(str(file), None, "hub", ignore)
        answers = [
            finding
            for finding in findings(CheckedMesh.of(snapshot, Expected()))
            if finding.question.startswith("Application")
        ]
        assert {path for _, path, _, _ in hub.seen} == {f"/{APPLICATIONS}?limit={PAGE}"}
    assert [finding.subject for finding in answers] == ["Application argocd/mesh-east-linkerd"]


def test_argo_cd_out_of_reach(tmp_path: Path) -> None:
    """What is asked of the mesh at night does not depend on the hub."""
    with serving() as server:
        with serving() as hub:
            away = hub.url
        populate(server)
        file = kubeconfig(tmp_path, server.url)
        content = yaml.safe_load(file.read_text("utf-8"))
        content["clusters"].append({"name": "hub", "cluster": {"server": away}})
        content["contexts"].append({"name": "hub", "context": {"cluster": "hub", "user": "me"}})
        file.write_text(yaml.safe_dump(content), "utf-8")
        snapshot = read(str(file), None, "hub", ignore)
    assert snapshot.unreadable.keys() == {APPLICATIONS}
    assert "Connection refused" in snapshot.unreadable[APPLICATIONS]
    result = findings(CheckedMesh.of(snapshot, Expected()))
    assert any(finding.question == "Next" for finding in result)


def test_what_prometheus_knows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = {"namespace": SHOP, "pod": "web-1-a"}
    result = {"data": {"result": [{"metric": place, "value": [0, "-60"]}]}}
    with serving() as server:
        populate(server)
        server.objects["api/v1/query"] = result
        arguments = ["--kubeconfig", str(kubeconfig(tmp_path, server.url)), "--prometheus"]
        assert main([*arguments, server.url]) == 1
        (query,) = (path for _, path, _, _ in server.seen if "query" in path)
        assert "identity_cert_expiration" in unquote(query)
        assert "Deployment shop/web (1) (ProxyCertificateEnded)" in capsys.readouterr().out
        contents: list[Object] = [{"data": None}, {"data": {"result": ["x", {}]}}]
        for content in contents:
            server.objects["api/v1/query"] = content
            main([*arguments, server.url])
            printed = capsys.readouterr().out
            assert "prometheus (Unreadable)" in printed or "UNKNOWN  Deployment" in printed
        for url in ("http://127.0.0.1:1", "not a url"):
            main([*arguments, url])
            assert "UNKNOWN  prometheus (Unreadable)" in capsys.readouterr().out


def test_5000_pods_in_5_seconds(tmp_path: Path) -> None:
    """Processor time, because other tests may have the machine; a fifth of the pods is stale."""
    mesh = LargeMesh(pods=5000, workloads=1250, pod_bytes=6000)
    lines: list[str] = []
    with serving() as server:
        install(server)
        mesh.populate(server)
        command = [sys.executable, "-m", "constructs_lib.check", "--json", "--kubeconfig"]
        file = str(kubeconfig(tmp_path, server.url))
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        finished = subprocess.run(
            [*command, file], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        read(file, None, None, lines.append)
    answers = {each["question"]: each for each in json.loads(finished.stdout)["findings"]}
    assert answers["PodsLackNextAnchor"]["sentence"].startswith("1000 proxies lack an anchor")
    assert "4500 pods read" in lines
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 5


def test_the_rights_are_those_of_the_lists_and_no_more() -> None:
    rules = cluster_role()["rules"]
    assert {verb for rule in rules for verb in rule["verbs"]} == {"list"}
    resources = {
        (group, resource)
        for rule in rules
        for group in rule["apiGroups"]
        for resource in rule["resources"]
    }
    read_lists = {(each.path.split("/")[-3], each.path.split("/")[-1]) for each in LISTINGS}
    assert resources == {("" if group == "api" else group, name) for group, name in read_lists}
    assert "secrets" not in {name for _, name in resources}
    named = [rule["resourceNames"] for rule in rules if "configmaps" in rule["resources"]]
    assert named == [
        ["linkerd-identity-trust-roots", "linkerd-anchor-rotation", "linkerd-config"]
    ], "no ConfigMap of anybody else's"


@pytest.mark.parametrize("shape", [[], ["--json"]])
def test_the_command(shape: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving() as server:
        populate(server)
        status = main(["--kubeconfig", str(kubeconfig(tmp_path, server.url)), *shape])
    printed = capsys.readouterr()
    assert printed.err == ""
    if shape:
        answer = json.loads(printed.out)
        assert answer["status"] == status
        assert {"verdict", "question", "subject", "sentence", "remedy"} == {*answer["findings"][0]}
    else:
        assert printed.out.splitlines()[-1].endswith(" well")
        assert "(Anchors)" in printed.out


def test_the_command_against_an_app(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything is missing that the app makes, and the exit status says so."""
    app = tmp_path / "app.py"
    app.write_text(
        "from cdk8s import App\n"
        "from constructs_lib import LinkerdStack\n"
        "app = App()\n"
        "print('what the app says')\n"
        "LinkerdStack(app, 'Mesh', kubernetes_version='1.34')\n",
        "utf-8",
    )
    with serving() as server:
        populate(server)
        status = main([str(app), "--kubeconfig", str(kubeconfig(tmp_path, server.url))])
    answer = capsys.readouterr()
    printed = answer.out
    assert status == 1
    assert printed.startswith("PROBLEM  ")
    assert "what the app says" in answer.err
    assert "ValidatingAdmissionPolicyBinding linkerd-injection-guard" in printed
    assert "CronJob linkerd-viz/linkerd-restarter (ObjectMissing)" in printed


def test_a_class_of_a_fleet(tmp_path: Path) -> None:
    """Each class has its own mesh: which is meant must be said, and is what is compared."""
    app = tmp_path / "app.py"
    app.write_text(
        "from constructs_lib import ClusterClass, Fleet, GitFolder, LinkerdStack\n"
        "fleet = Fleet(git=GitFolder(repository='https://git.example.com/mesh.git'))\n"
        "for name, version in (('staging', '1.34'), ('prod', '1.29')):\n"
        "    each = fleet.add_class(ClusterClass(name=name))\n"
        "    LinkerdStack(each.app, 'Mesh', kubernetes_version=version)\n"
        "fleet.synth()\n",
        "utf-8",
    )
    with pytest.raises(NoMeshError, match=r"linkerd \(class staging\), linkerd \(class prod\)"):
        expected_of(app, "", "")
    prod = expected_of(app, "", "prod")
    staging = expected_of(app, "linkerd", "staging")
    assert (prod.class_name, staging.class_name) == ("prod", "staging")
    guard = Key("ValidatingAdmissionPolicyBinding", "", "linkerd-injection-guard")
    assert guard in staging.objects - prod.objects
    assert {"cert-manager", "linkerd", "linkerd-crds", "linkerd-viz"} == staging.namespaces
    # The plan's worst case, and one more attempt: six hours and ten minutes, and an hour.
    issuer = Key("Certificate", "linkerd", "linkerd-identity-issuer")
    assert 6 * 3600 < staging.replaced[issuer] < 9 * 3600


def test_what_the_hub_has_is_not_expected_of_a_cluster(tmp_path: Path) -> None:
    """A fleet of one class is a fleet too; another mesh of the app is no part of this one."""
    app = tmp_path / "app.py"
    app.write_text(
        "from constructs_lib import ArgoCdDelivery, ClusterClass, Fleet, GitFolder\n"
        "from constructs_lib import LinkerdStack, MeshNamespaces\n"
        "fleet = Fleet(git=GitFolder(repository='https://git.example.com/mesh.git'))\n"
        "prod = fleet.add_class(ClusterClass(name='prod'))\n"
        "mesh = LinkerdStack(prod.app, 'Mesh', kubernetes_version='1.34')\n"
        "ArgoCdDelivery(prod.app, 'D', mesh=mesh, git=prod.git, cluster=prod.clusters)\n"
        "others = {'crds': 'a', 'control_plane': 'b', 'viz': 'c', 'cert_manager': 'd'}\n"
        "LinkerdStack(prod.app, 'Other', namespaces=MeshNamespaces(**others))\n",
        "utf-8",
    )
    prod = expected_of(app, "linkerd", "prod")
    assert prod.class_name == "prod"
    assert expected_of(app, "linkerd", "").objects == prod.objects
    assert Key("CronJob", "linkerd", "linkerd-restarter") in prod.objects
    policies = {key.name for key in prod.objects if key.kind == "ValidatingAdmissionPolicy"}
    assert all(name.startswith("linkerd") for name in policies)
    assert {key.namespace for key in prod.objects} <= {"", *prod.namespaces}


def test_errors_of_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["--kubeconfig", str(tmp_path / "missing")]) == 2
    assert capsys.readouterr().err.startswith("error: the cluster cannot be read")
    with serving() as server:
        install(server)
        assert main(["--kubeconfig", str(kubeconfig(tmp_path, server.url))]) == 2
    assert "has no Deployment linkerd-identity" in capsys.readouterr().err
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main(["app.py"]) == 2
    assert "error: an app needs Node on PATH" in capsys.readouterr().err
    assert main(["--rights"]) == 0
    assert json.loads(capsys.readouterr().out) == cluster_role()
