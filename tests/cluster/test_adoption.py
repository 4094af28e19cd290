"""Meshes that others made, adopted: no pod refuses another, and none is without a leaf.

The pages of docs/adopting.md have these steps. Each test has a mesh that its own way has made.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    ALL_NAMESPACES,
    CertificateAuthority,
    GitAnchorRotation,
    Lifetime,
    PrivateKey,
    TrustRoot,
)
from constructs_lib.kubernetes.labels import ADOPTED

from ..support.authorities import ASKED_FOR, Authority
from ..support.cluster.adopting_argo_cd import adopting
from ..support.cluster.bench import Bench
from ..support.cluster.check import check
from ..support.cluster.figures import Figures
from ..support.cluster.mesh import TRUST_ROOTS_KEY
from ..support.cluster.others_meshes import by_helm, documented, key_of, root
from ..support.cluster.re_keying import ANCHORS
from ..support.cluster.waiting import pause, wait_until
from ..support.cluster.ways import Ways, running, unharmed
from ..support.cluster.workloads import TEAM, deployment, restart

FIRST, SECOND = ANCHORS
BY_GIT = GitAnchorRotation(anchors=ANCHORS, active=FIRST, namespaces=ALL_NAMESPACES)
KEPT = CertificateAuthority.from_secret_name("linkerd-identity-issuer")
DOCUMENTED = CertificateAuthority(
    lifetime=Lifetime.of_hours(8760, renew_before=7320),
    private_key=PrivateKey(rotation_policy="Never"),
)

LONG = 120
"""Seconds that leaves live, so that two gates can refuse what comes too early for them."""


@contextmanager
def unbroken(mesh: Ways, figures: Figures) -> Generator[None]:
    """See to it that no pod refuses another, and that none is without a leaf."""
    with unharmed(mesh, figures):
        yield
    prover = mesh.cluster.mesh.prover
    figures.add("pod-seconds without a leaf", prover.pod_seconds, "s")
    assert prover.pod_seconds == 0, prover.report()


def present_roots(mesh: Ways) -> TrustRoot:
    """Return the roots as people copy them from the ConfigMap."""
    config_map = mesh.kubectl.get("configmap", "linkerd-identity-trust-roots", "linkerd")
    return TrustRoot.from_pem(config_map["data"][TRUST_ROOTS_KEY])


def rename_keys(mesh: Ways) -> None:
    """Give the chart's own Secret the names that the charts of the stack read."""
    data = mesh.cluster.secret("linkerd-identity-issuer", "linkerd")
    text = f'{{"data": {{"tls.crt": "{data["crt.pem"]}", "tls.key": "{data["key.pem"]}"}}}}'
    mesh.kubectl(
        *("patch", "secret", "linkerd-identity-issuer", "--namespace", "linkerd", "--patch", text)
    )


def restart_all(mesh: Ways) -> None:
    """Show that what starts now believes what was there before."""
    mesh.cluster.wait_seen()
    restart(mesh.kubectl, "linkerd", "deployment")
    restart(mesh.kubectl, TEAM, "deployment")
    mesh.cluster.wait_seen()


def walk(mesh: Ways, **options: Any) -> None:
    """Go the way of three commits, with a wrong step before each and after it.

    What is too early is refused. On a busy machine its time may have come when the commit is
    written; then it is let through, and the prover says whether it did harm.
    """
    options["issuance"] = LONG
    root_option: dict[str, Any] = {"trust_roots": [present_roots(mesh)]}
    another = [TrustRoot.from_pem(root().pem)]
    wrong: dict[str, Any] = {**options, "trust_roots": another, "identity_issuer": KEPT}
    assert "give its PEM" in mesh.commit(BY_GIT, **wrong)
    moved: dict[str, Any] = {**options, **root_option}
    assert "cannot be made active" in mesh.commit(BY_GIT, **moved), "in one commit"
    kept: dict[str, Any] = {**moved, "identity_issuer": KEPT}
    assert mesh.commit(BY_GIT, **kept) == ""
    mesh.wait_phase("data plane")
    early = mesh.commit(BY_GIT, **moved)
    assert not early or "cannot be made active" in early, "during the restarts"
    assert mesh.commit(BY_GIT, **kept) == "", "twice"
    mesh.wait_phase("rest")
    mesh.commit(BY_GIT, **moved)
    mesh.wait_passed()
    early = mesh.commit(BY_GIT, **options)
    assert not early or "cannot be removed" in early, "while leaves live"
    assert mesh.commit(BY_GIT, **kept) == "", "backwards"
    mesh.commit(BY_GIT, **moved)
    mesh.wait_passed()
    # Its Secret was still there: the rotator asks for ``cmctl renew``.
    # On a slow machine, the last leaves under the old root have ended by now.
    mesh.wait_phase("leaves", "rest")
    mesh.commit(BY_GIT, **options)
    mesh.wait_passed()
    mesh.cluster.wait_trust_roots(2)
    restart_all(mesh)


def see_way(mesh: Ways, folder: Path, origin: str) -> None:
    """Have the check look at the mesh: it names the way, and nothing that would be broken."""
    run = check(mesh.kubectl, folder / "check")
    (adoption,) = run.answers("Adoption")
    way = {"documented": "adopt_documented", "by Helm": "adopt_key_at_hand"}[origin]
    assert adoption["remedy"].startswith(f"docs/{way}.md"), adoption
    assert run.of("problem") == [], run.measured.output
    # Of an identity issuer without a Certificate nobody knows the end who may not read Secrets.
    unknown = {"documented": [], "by Helm": ["IssuerUnseen"]}[origin]
    assert [finding["question"] for finding in run.of("unknown")] == unknown, run.measured.output
    pods = {finding["sentence"] for finding in run.answers("Anchors")}
    assert all("trust every anchor" in sentence for sentence in pods), pods


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("adopted")


def test_the_key_is_lost(bench: Bench, folder: Path, figures: Figures) -> None:
    with running(bench, folder, by_helm(root()), []) as mesh, unbroken(mesh, figures):
        rename_keys(mesh)
        walk(mesh, trust_anchor=ASKED_FOR)


@pytest.mark.soak
def test_the_key_is_at_hand(bench: Bench, folder: Path, figures: Figures) -> None:
    old = root()
    own = CertificateAuthority.from_secret_name(FIRST)
    with running(bench, folder, by_helm(old), []) as mesh, unbroken(mesh, figures):
        rename_keys(mesh)
        mesh.kubectl.apply([key_of(old)])
        kept: dict[str, Any] = {"trust_roots": [present_roots(mesh)], "identity_issuer": KEPT}
        assert mesh.commit(BY_GIT, trust_anchor=own, **kept) == ""
        mesh.wait_phase("data plane")
        assert mesh.commit(BY_GIT, trust_anchor=own, **kept) == "", "twice, during the restarts"
        mesh.wait_phase("rest")
        mesh.commit(BY_GIT, trust_anchor=own)
        mesh.wait_passed()
        assert mesh.commit(BY_GIT, trust_anchor=own, **kept) == "", "backwards"
        mesh.commit(BY_GIT, trust_anchor=own)
        mesh.wait_passed()
        mesh.wait_phase("rest")
        restart_all(mesh)


@pytest.mark.parametrize(
    "is_changing",
    [
        pytest.param(False, id="at rest"),
        pytest.param(True, id="its anchor changes", marks=pytest.mark.soak),
    ],
)
def test_by_the_documentation(
    bench: Bench, folder: Path, figures: Figures, is_changing: bool
) -> None:
    """Its anchor may have another key that no pod knows yet; the issuer is that of before."""
    with running(bench, folder, documented(), []) as mesh, unbroken(mesh, figures):
        if is_changing:
            mesh.cluster.copy_anchor()
            mesh.cluster.renew(FIRST, "cert-manager")
            mesh.cluster.wait_trust_roots(2)
        options: dict[str, Any] = {
            "trust_anchor": DOCUMENTED,
            "trust_roots": [present_roots(mesh)],
        }
        if is_changing:
            assert "cannot be made active" in mesh.commit(BY_GIT, **options), "in one commit"
        assert mesh.commit(BY_GIT, **options, identity_issuer=KEPT) == ""
        mesh.wait_phase("data plane")
        assert mesh.commit(BY_GIT, **options, identity_issuer=KEPT) == "", "twice"
        mesh.wait_phase("rest")
        mesh.commit(BY_GIT, **options)
        mesh.wait_passed()
        assert mesh.commit(BY_GIT, **options, identity_issuer=KEPT) == "", "backwards"
        mesh.commit(BY_GIT, **options)
        mesh.wait_passed()
        mesh.commit(BY_GIT, trust_anchor=DOCUMENTED)
        mesh.wait_passed()
        restart_all(mesh)


@pytest.mark.soak
@pytest.mark.parametrize("origin", ["documented", "by Helm"])
def test_the_defaults_are_refused(
    bench: Bench, folder: Path, figures: Figures, origin: str
) -> None:
    objects = documented() if origin == "documented" else by_helm(root())
    with running(bench, folder, objects, []) as mesh, unbroken(mesh, figures):
        see_way(mesh, folder, origin)
        refused = mesh.commit(None)
        for name in ("linkerd-identity-issuer", "linkerd-identity-trust-roots"):
            assert f"{name} belongs to a mesh that others made" in refused
        mesh.kubectl.apply([deployment("late", 2)])
        restart_all(mesh)
        see_way(mesh, folder, origin)


@pytest.mark.soak
@pytest.mark.parametrize("origin", ["documented", "by Helm"])
def test_what_the_guard_is_for(bench: Bench, folder: Path, figures: Figures, origin: str) -> None:
    """Passed by hand: an anchor of the documentation stays the same one, and Helm's is lost."""
    objects = documented() if origin == "documented" else by_helm(root())
    with running(bench, folder, objects, []) as mesh:
        prover = mesh.cluster.mesh.begin_anew()
        let_pass(mesh)
        mesh.commit(None)
        mesh.wait_passed()
        restart_all(mesh)
        figures.add(f"pairs that failed over a mesh {origin}", prover.failed, "pairs")
        assert (prover.failed == 0) == (origin == "documented"), prover.report()


def let_pass(mesh: Ways) -> None:
    """Open the guard, as people do."""
    name = ("configmap", "linkerd-identity-trust-roots", "--namespace", "linkerd")
    mesh.kubectl("annotate", *name, f"{ADOPTED}=true")


def is_whole(mesh: Ways) -> bool:
    """Whether for some seconds every pod has a leaf, and believes every other."""
    prover = mesh.cluster.mesh.begin_anew()
    pause(2)
    return bool(prover.pairs) and prover.failed == 0 and prover.pod_seconds == 0


def wait_ended(mesh: Ways, old: Authority) -> None:
    """Wait until an anchor is over, and with it everything under it."""
    assert is_whole(mesh)
    ended = old.certificate.not_valid_after_utc
    pause(max(0.0, (ended - datetime.now(UTC)).total_seconds()) + 5)
    assert not is_whole(mesh)


def wait_saved(mesh: Ways, old: Authority) -> None:
    """Restart everything under the anchor that is there now, and wait until all is whole."""
    mesh.cluster.wait_trust_roots(1, other_than=old.pem)
    mesh.cluster.wait_seen()
    restart(mesh.kubectl, "linkerd", "deployment")
    found = {thing["metadata"]["name"] for thing in mesh.kubectl.list("namespaces")}
    for namespace in sorted(found & {TEAM, "linkerd-viz", "linkerd-jaeger"}):
        restart(mesh.kubectl, namespace)
    wait_until(lambda: is_whole(mesh), "every pod believes every other")


@pytest.mark.soak
def test_an_anchor_that_has_ended(bench: Bench, folder: Path, figures: Figures) -> None:
    """Nothing can be kept: the figure is how long it takes from the commit on."""
    old = root(days=5 / 1440)
    with running(bench, folder, by_helm(old), []) as mesh:
        wait_ended(mesh, old)
        with figures.seconds("an ended anchor: from the commit to the last pod"):
            assert "belongs to a mesh that others made" in mesh.commit(None)
            let_pass(mesh)
            mesh.wait_passed()
            wait_saved(mesh, old)


@pytest.mark.soak
class TestUnderArgoCd:
    """Real Argo CD takes over what others made, the control plane and its webhooks too."""

    def test_the_key_is_lost(self, bench: Bench, folder: Path, figures: Figures) -> None:
        with running(bench, folder, by_helm(root()), []) as mesh, unbroken(mesh, figures):
            rename_keys(mesh)
            self.walk(bench, mesh, folder, {"trust_anchor": ASKED_FOR})

    def test_the_key_is_at_hand(self, bench: Bench, folder: Path, figures: Figures) -> None:
        old = root()
        own = CertificateAuthority.from_secret_name(FIRST)
        with running(bench, folder, by_helm(old), []) as mesh, unbroken(mesh, figures):
            rename_keys(mesh)
            mesh.kubectl.apply([key_of(old)])
            self.walk(bench, mesh, folder, {"trust_anchor": own})

    def test_by_the_documentation(self, bench: Bench, folder: Path, figures: Figures) -> None:
        with running(bench, folder, documented(), []) as mesh, unbroken(mesh, figures):
            self.walk(bench, mesh, folder, {"trust_anchor": DOCUMENTED})

    def test_an_anchor_that_has_ended(self, bench: Bench, folder: Path, figures: Figures) -> None:
        old = root(days=7 / 1440)
        with (
            running(bench, folder, by_helm(old), []) as mesh,
            adopting(bench, mesh, folder / "argo-cd") as argo_cd,
        ):
            argo_cd.commit(issuance=LONG)
            argo_cd.begin()
            argo_cd.wait_said("belongs to a mesh that others made")
            wait_ended(mesh, old)
            with figures.seconds("an ended anchor under Argo CD: from the word to the last pod"):
                let_pass(mesh)
                argo_cd.wait_synced()
                wait_saved(mesh, old)

    @staticmethod
    def walk(bench: Bench, mesh: Ways, folder: Path, anchor: dict[str, Any]) -> None:
        """Go the way of three commits, the last of which comes too early at first."""
        roots = [present_roots(mesh)]
        options: dict[str, Any] = {"anchor_rotation": BY_GIT, "issuance": LONG, **anchor}
        with adopting(bench, mesh, folder / "argo-cd") as argo_cd:
            argo_cd.commit(**options, trust_roots=roots, identity_issuer=KEPT)
            argo_cd.begin()
            argo_cd.wait_synced()
            mesh.wait_phase("rest")
            argo_cd.commit(**options, trust_roots=roots)
            argo_cd.wait_synced()
            argo_cd.commit(**options)
            if anchor["trust_anchor"] is ASKED_FOR:
                argo_cd.wait_refused("cannot be removed: leaves under it end")
            argo_cd.wait_synced()
        restart_all(mesh)
