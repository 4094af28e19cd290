"""The wheel in somebody else's app, next to bindings of the same API group that are newer.

jsii knows a binding by its assembly's name alone. Of two that bear one name it runs the one that
was loaded first, and drops without a word what the other's fields would have said.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
import sysconfig
import zipfile
from email import message_from_bytes
from email.message import Message
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any, cast

import pytest
import yaml
from cdk8s import Chart

import constructs_lib
from constructs_lib import IssuerRef, WebhookCertificate

from ..conftest import ROOT, Manifest, pick, synth
from ..support.project import run, succeed

# Building and generating take seconds: one worker does it, once.
pytestmark = pytest.mark.xdist_group("consumer")

STRING = {"type": "string"}
STRINGS = {"type": "array", "items": STRING}

NEWER_CERTIFICATE = {
    "apiVersion": "apiextensions.k8s.io/v1",
    "kind": "CustomResourceDefinition",
    "metadata": {"name": "certificates.cert-manager.io"},
    "spec": {
        "group": "cert-manager.io",
        "names": {"kind": "Certificate", "plural": "certificates"},
        "scope": "Namespaced",
        "versions": [
            {
                "name": "v1",
                "schema": {
                    "openAPIV3Schema": {
                        "type": "object",
                        "properties": {
                            "spec": {
                                "type": "object",
                                "required": ["issuerRef", "secretName"],
                                "properties": {
                                    "dnsNames": STRINGS,
                                    "issuerRef": {
                                        "type": "object",
                                        "required": ["name"],
                                        "properties": {"kind": STRING, "name": STRING},
                                    },
                                    "renewal": {"type": "object", "properties": {"policy": STRING}},
                                    "secretName": STRING,
                                    "signatureAlgorithm": STRING,
                                },
                            }
                        },
                    }
                },
            }
        ],
    },
}
"""A Certificate with fields that our bindings do not have: ``renewal``, ``signatureAlgorithm``."""

LIBRARY = "from constructs_lib import IssuerRef, WebhookCertificate"
BINDINGS = "from imports.io import cert_manager"

CONSUMER = """
import json
import sys
from cdk8s import Chart, Testing
import constructs_lib
import imports.io.cert_manager

chart = Chart(Testing.app(), "team", namespace="team", disable_resource_name_hashes=True)
cert_manager.Certificate(
    chart,
    "Own",
    metadata={"name": "own"},
    spec=cert_manager.CertificateSpec(
        dns_names=["own.example.com"],
        issuer_ref=cert_manager.CertificateSpecIssuerRef(kind="Issuer", name="corporate"),
        renewal=cert_manager.CertificateSpecRenewal(policy="Window"),
        secret_name="own-tls",
        signature_algorithm="ECDSAWithSHA384",
    ),
)
issuer = IssuerRef.from_cluster_issuer_name("corporate")
WebhookCertificate(chart, "Tap", issuer=issuer, service="tap")
json.dump(
    {
        "library": constructs_lib.__file__,
        "bindings": imports.io.cert_manager.__file__,
        "manifests": Testing.synth(chart),
    },
    sys.stdout,
)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library as it is published."""
    folder = tmp_path_factory.mktemp("wheel")
    succeed(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def site_packages(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel in it, which borrows our dependencies and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    succeed(sys.executable, "-m", "venv", "--without-pip", folder, cwd=ROOT)
    installed = Path(
        sysconfig.get_path("purelib", "venv", vars={"base": str(folder), "platbase": str(folder)})
    )
    succeed(
        *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
        *("--no-index", "--no-deps", "--target", installed, wheel),
        cwd=folder,
    )
    Path(installed, "dependencies.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return installed


@pytest.fixture(scope="module")
def consumer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody's project, with bindings as a bare ``cdk8s import`` generates them."""
    folder = tmp_path_factory.mktemp("consumer")
    Path(folder, "newer.yaml").write_text(yaml.safe_dump(NEWER_CERTIFICATE), "utf-8")
    succeed(
        *("cdk8s", "import", "newer.yaml", "--language", "python", "--no-save"),
        "--check-upgrade=false",
        cwd=folder,
    )
    return folder


def files(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def metadata_of(wheel: Path) -> Message:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return message_from_bytes(archive.read(name))


def test_wheel_holds_the_library_and_nothing_else(wheel: Path) -> None:
    """A top-level ``imports`` would shadow the consumer's own, or be shadowed by it."""
    library = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "constructs_lib").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    packed = [name for name in files(wheel) if ".dist-info/" not in name]
    init = "constructs_lib/init/project/"
    project = {name for name in packed if name.startswith(init)}
    assert sorted(set(packed) - project) == sorted(library)
    with zipfile.ZipFile(wheel) as archive:
        for name in project:
            ours = ROOT / name.removeprefix(init)
            assert archive.read(name) == ours.read_bytes(), "init writes what this project has"


def test_wheel_holds_what_is_not_python(wheel: Path) -> None:
    packed = files(wheel)
    bindings = "constructs_lib/_imports/linkerd_gitops/io/cert_manager"
    assert "constructs_lib/py.typed" in packed
    assert f"{bindings}/_jsii/linkerd_gitops_iocert-manager@0.0.0.jsii.tgz" in packed
    assert f"{bindings}/trust/_jsii/linkerd_gitops_iocert-managertrust@0.0.0.jsii.tgz" in packed
    assert any(name.startswith("constructs_lib/_value_keys/") for name in packed)


def test_wheel_asks_for_three_packages(wheel: Path) -> None:
    """Each further one is a conflict in somebody's app: jsii pins much already."""
    metadata = metadata_of(wheel)
    lines = [str(line) for line in metadata.get_all("Requires-Dist", [])]
    wanted = [line for line in lines if "extra ==" not in line]
    assert {line.partition("<")[0].partition(">")[0] for line in wanted} == {
        "cdk8s",
        "cdk8s-plus-28",
        "constructs",
    }
    assert metadata["Requires-Python"] == ">=3.11"


def test_wheel_says_its_licence_and_holds_the_text(wheel: Path) -> None:
    metadata = metadata_of(wheel)
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata.get_all("License-File") == ["LICENSE"]
    assert metadata["Author"] == "The linkerd-gitops authors"
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in files(wheel) if name.endswith(".dist-info/licenses/LICENSE"))
        text = archive.read(name)
    assert text == (ROOT / "LICENSE").read_bytes()
    sections = re.findall(r"^   (\d)\. ", text.decode("utf-8"), re.MULTILINE)
    assert sections == list("123456789"), "the text is incomplete"
    assert b"END OF TERMS AND CONDITIONS" in text


def test_version_is_that_of_the_wheel(wheel: Path, site_packages: Path) -> None:
    python = site_packages.parents[2] / "bin" / "python"
    program = "import constructs_lib; print(constructs_lib.__version__)"
    printed = succeed(python, "-I", "-c", program, cwd=site_packages).stdout.strip()
    assert printed == metadata_of(wheel)["Version"]


def test_a_checkout_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its number would be that of the last build, whatever was changed since."""

    def not_installed(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", not_installed)
    assert constructs_lib.__version__ == "0+unknown"


def test_bindings_bear_the_name_that_a_bare_import_gives(consumer: Path) -> None:
    """Otherwise the next test would not be about the name that most consumers have."""
    assert [path.name for path in consumer.rglob("*.tgz")] == ["iocert-manager@0.0.0.jsii.tgz"]


@pytest.mark.parametrize(
    "imports",
    [f"{LIBRARY}\n{BINDINGS}", f"{BINDINGS}\n{LIBRARY}"],
    ids=["library-first", "bindings-first"],
)
def test_nothing_is_lost_next_to_newer_bindings(
    site_packages: Path, consumer: Path, chart: Chart, imports: str
) -> None:
    python = site_packages.parents[2] / "bin" / "python"
    Path(consumer, "app.py").write_text(f"{imports}\n{CONSUMER}", "utf-8")

    finished = run(python, "app.py", cwd=consumer)

    assert finished.returncode == 0, finished.stderr
    answer = cast("dict[str, Any]", json.loads(finished.stdout))
    assert Path(answer["library"]).is_relative_to(site_packages), "this is the checkout's"
    assert Path(answer["bindings"]).is_relative_to(consumer)
    manifests = cast("list[Manifest]", answer["manifests"])
    assert pick(manifests, "Certificate", "own")["spec"] == {
        "dnsNames": ["own.example.com"],
        "issuerRef": {"kind": "Issuer", "name": "corporate"},
        "renewal": {"policy": "Window"},
        "secretName": "own-tls",
        "signatureAlgorithm": "ECDSAWithSHA384",
    }
    issuer = IssuerRef.from_cluster_issuer_name("corporate")
    WebhookCertificate(chart, "Tap", issuer=issuer, service="tap")
    assert pick(manifests, "Certificate", "tap") == pick(synth(chart), "Certificate", "tap")
