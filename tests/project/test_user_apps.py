"""A user changes app.py as users do: it synthesises, and `make test` says nothing against it."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ..conftest import ROOT
from ..support import rendered
from ..support.project import DELIVERED_APP, contents, copy_project, succeed
from ..support.user_app import Written, print_plan

STACK = 'mesh = LinkerdStack(\n    app,\n    "Mesh",\n'
CODE = ("tests", "tools", "benchmarks")
LOOKS_AT_APP = {
    "tests/project/test_app.py",
    # A cluster of the user's finds the committed dist in git, unless DIST names another one.
    "tests/support/cluster/installation.py",
    "tools/charts.py",
    "tools/synth.py",
}
OWN_ROLE = """\
ApiObject(delivery.chart, "Reader", api_version="rbac.authorization.k8s.io/v1", kind="Role",
          metadata={"name": "reader", "namespace": "argocd"}).add_json_patch(
              JsonPatch.add("/rules", [
                  {"apiGroups": [""], "resources": ["secrets"], "verbs": ["get"]}]))
"""


def option(code: str) -> tuple[str, str]:
    """Return a replacement that gives the stack another option."""
    return STACK, f"{STACK}    {code},\n"


def imported(name: str) -> tuple[str, str]:
    """Return a replacement that imports another name of the library."""
    return "import OWN_CLUSTER, ", f"import OWN_CLUSTER, {name}, "


def ugly(source: str) -> str:
    """Return the source as nobody here would format it."""
    return re.sub(r"^( +)", lambda found: found[1] * 2, source, flags=re.MULTILINE).replace(
        '"Mesh",', "'Mesh'   ,"
    )


CHANGES: dict[str, list[tuple[str, str]]] = {
    "own repository": [("https://git.example.com/platform/mesh.git", "git@git.acme.io:mesh.git")],
    "own project": [("owner_project=OWNER", 'owner_project=OWNER, project="acme-mesh"')],
    "newer Kubernetes": [('KUBERNETES = "1.34"', 'KUBERNETES = "1.36"')],
    "older Kubernetes": [('KUBERNETES = "1.34"', 'KUBERNETES = "1.28"')],
    "trust domain": [option('trust_domain="prod.acme.io"')],
    "three replicas": [option("replicas=3")],
    "without viz": [option("viz=False")],
    "with alerts": [option("alerts=True")],
    "current release": [
        option("release=EDGE_26_8_3"),
        imported("EDGE_26_8_3"),
    ],
    "own schedule": [
        option('restart_schedule=Cron(minute="5", hour="*/4")'),
        ("import ApiObjectMetadata, App,", "import ApiObjectMetadata, App, Cron,"),
    ],
    "own values": [option('values={"linkerd-viz": {"defaultLogLevel": "debug"}}')],
    "AWS signs the identity issuer": [
        option(
            "identity_issuer=CertificateAuthority("
            "lifetime=Lifetime.documented_identity_issuer(), "
            'private_key=PrivateKey(rotation_policy="Always"), '
            "issuer=IssuerRef.from_external_issuer("
            '"ca", kind="AWSPCAClusterIssuer", group="awspca.cert-manager.io")), '
            'trust_roots=[TrustRoot.from_config_map_name("company-root")]'
        ),
        imported("CertificateAuthority, IssuerRef, Lifetime, PrivateKey, TrustRoot"),
    ],
    "own anchor": [
        option('trust_anchor=CertificateAuthority.from_secret_name("corporate-anchor")'),
        imported("CertificateAuthority"),
    ],
}


def changed(replacements: list[tuple[str, str]]) -> str:
    source = DELIVERED_APP.read_text("utf-8")
    for before, after in replacements:
        assert before in source, "app.py is delivered in another form: change this test"
        source = source.replace(before, after)
    return source


SOURCES = {
    **{name: changed(replacements) for name, replacements in CHANGES.items()},
    "own style": ugly(DELIVERED_APP.read_text("utf-8")),
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_make_synth_and_make_test_accept_it(tmp_path: Path, source: str) -> None:
    """What test_app.py asks of the project's own app.py, of which dist is fresh here."""
    project = copy_project(tmp_path / "mesh")
    (project / "app.py").write_text(source, "utf-8")
    succeed(sys.executable, "-m", "tools.synth", cwd=project)

    assert Written(contents(project / "dist"), errors="").problems() == []
    finished = print_plan(project)
    assert finished.returncode == 0, finished.stdout + finished.stderr


def test_what_is_delivered_is_what_the_tests_pin(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "mesh")
    succeed(sys.executable, "-m", "tools.synth", cwd=project)
    assert rendered.texts(project / "dist") == rendered.files()


def test_a_mistake_of_the_user_is_found(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "mesh")
    source = changed(
        [
            ("app.synth()\n", f"{OWN_ROLE}app.synth()\n"),
            ("from cdk8s import ", "from cdk8s import ApiObject, JsonPatch, "),
        ]
    )
    (project / "app.py").write_text(source, "utf-8")

    written = Written.by(project)
    assert written.differences(project / "dist") == sorted(written.files), "dist is not there yet"
    assert written.problems() == [
        "Role argocd/reader grants get on every Secret: list the Secrets in resourceNames",
    ]
    (project / "app.py").write_text("import no_such_module\n", "utf-8")
    assert "No module named 'no_such_module'" in Written.by(project).errors
    assert print_plan(project).returncode == 2


def test_no_other_test_looks_at_app_py_or_dist() -> None:
    """Nor does what the tests import; the commands of the Makefile do when they are called."""
    paths = [path for name in CODE for path in (ROOT / name).rglob("*.py")]
    assert {path.relative_to(ROOT).as_posix() for path in paths if any(looks(path))} == LOOKS_AT_APP


def looks(path: Path) -> Iterator[bool]:
    """Yield for each expression of a file whether it leads to the project's app.py or dist."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield any(alias.name == "app" for alias in names)
            case ast.ImportFrom(module="app", level=0):
                yield True
            case ast.BinOp(left=ast.Name(id="ROOT"), right=ast.Constant(value="app.py" | "dist")):
                yield True
            case ast.Call(args=arguments, keywords=keywords):
                texts = [
                    argument.value for argument in arguments if isinstance(argument, ast.Constant)
                ]
                folders = [ast.unparse(each.value) for each in keywords if each.arg == "cwd"]
                yield "app.py" in texts and "ROOT" in folders
            case _:
                pass
