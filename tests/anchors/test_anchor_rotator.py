"""AnchorRotator: what it runs, what it is told, and that it may do nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from cdk8s import ApiObject, App, Chart, Cron, Duration
from syrupy.assertion import SnapshotAssertion

from constructs_lib import (
    ALL_NAMESPACES,
    AnchorRotation,
    AnchorRotator,
    CertificateAuthority,
    GitAnchorRotation,
    Lifetime,
    MeshBehaviour,
    MeshRestarter,
    PrivateKey,
    TrustAnchorChain,
)
from constructs_lib.program import PACKAGE, SETTINGS, program_files
from constructs_lib.program.settings import RotatorSettings
from constructs_lib.validations import pod_security

from ..conftest import ROOT, Manifest, pick, program_config_map, synth

NAME = "linkerd-anchor-rotator"
TWO = ("linkerd-trust-anchor", "linkerd-trust-anchor-2")
BY_GIT = GitAnchorRotation(anchors=TWO, active=TWO[1], namespaces=ALL_NAMESPACES)

VERBS = {"get", "list", "patch", "create", "delete"}
Rule = tuple[str, str, str, str]
"""Where, API group and resource, the names if only some may be meant, and a verb."""

READS: dict[Rule, str] = {
    ("*", "pods", "", "list"): "who is meshed, and which anchors it trusts",
    ("*", "apps/replicasets", "", "list"): "which Deployment made a pod",
    ("*", "apps/deployments", "", "list"): "what can be restarted, and is rolled out",
    ("*", "apps/statefulsets", "", "list"): "likewise",
    ("*", "apps/daemonsets", "", "list"): "likewise",
    ("*", "argoproj.io/rollouts", "", "list"): "likewise",
    ("*", "batch/cronjobs", "", "list"): "templates with a proxy that was injected by hand",
    ("*", "workload.linkerd.io/externalworkloads", "", "list"): "proxies outside of the cluster",
    ("*", "multicluster.linkerd.io/links", "", "list"): "clusters that this one links to",
    ("*", "serviceaccounts", "", "list"): "by which other clusters link to this one",
    ("*", "policy/poddisruptionbudgets", "", "list"): "whether a restart is allowed now",
    ("*", "cert-manager.io/certificates", "", "list"): "what the retired anchor still signs",
    ("*", "trust.cert-manager.io/bundles", "linkerd-identity-trust-roots", "get"): "its sources",
}
BESIDE_ANCHORS: dict[Rule, str] = {
    ("cert-manager", "cert-manager.io/certificates", "", "get"): "whether an anchor is Ready",
    ("cert-manager", "cert-manager.io/certificaterequests", "", "list"): "its public key",
    **{
        ("linkerd", *right): why
        for right, why in {
            ("cert-manager.io/certificates", "linkerd-identity-issuer", "get"): "who signs it",
            ("cert-manager.io/certificaterequests", "", "list"): "what it chains to",
            ("configmaps", "linkerd-identity-trust-roots", "get"): "what is trusted, since when",
            ("configmaps", "linkerd-anchor-rotation", "get"): "the state of a move",
            ("configmaps", "linkerd-anchor-rotation", "patch"): "likewise, and the status",
            **{
                ("configmaps", f"linkerd-anchor-rotation-{signal}", verb): "what metrics show"
                for signal in ("held", "moving")
                for verb in ("get", "delete")
            },
            ("configmaps", "", "create"): "likewise",
            ("batch/jobs", "", "get"): "whether somebody asked for a move",
            ("events", "", "create"): "to tell people",
        }.items()
    },
}
MOVES: dict[Rule, str] = {
    (
        "linkerd",
        "cert-manager.io/certificates",
        "linkerd-identity-issuer",
        "patch",
    ): "the flip",
    ("cert-manager", "secrets", TWO[0], "delete"): "the retired anchor gets a new key",
    ("cert-manager", "secrets", TWO[1], "delete"): "likewise",
}


def restarts(where: str) -> dict[Rule, str]:
    kinds = ("apps/deployments", "apps/statefulsets", "apps/daemonsets", "argoproj.io/rollouts")
    return {(where, kind, "", "patch"): "what lacks an anchor is restarted" for kind in kinds}


def chain(chart: Chart, **options: Any) -> TrustAnchorChain:
    """Return a chain with two anchors, and the restarter without which no chain holds."""
    chain = TrustAnchorChain(chart, "Chain", anchors=TWO, **options)
    identity = chain.identity_certificate
    MeshRestarter(chart, "Restarter", namespace=identity.namespace, certificates=[identity])
    return chain


def rotator_manifests(
    chart: Chart, rotation: AnchorRotation | None = None, **options: Any
) -> list[Manifest]:
    AnchorRotator(
        chart,
        "Rotator",
        rotation=AnchorRotation(namespaces=ALL_NAMESPACES) if rotation is None else rotation,
        chain=chain(chart),
        **options,
    )
    return synth(chart)


def made_by_git(chart: Chart) -> list[Manifest]:
    trust = chain(chart, active_anchor=TWO[1])
    AnchorRotator(chart, "Rotator", rotation=BY_GIT, chain=trust)
    return synth(chart)


def rights(manifests: list[Manifest], account: str = NAME) -> set[Rule]:
    """Return every right of a ServiceAccount, one by one."""
    found: set[Rule] = set()
    for binding in manifests:
        if not binding["kind"].endswith("RoleBinding"):
            continue
        if account not in [subject["name"] for subject in binding["subjects"]]:
            continue
        role = pick(manifests, binding["roleRef"]["kind"], binding["roleRef"]["name"])
        where = binding["metadata"].get("namespace", "*")
        for rule in role["rules"]:
            for group in rule["apiGroups"]:
                for resource in rule["resources"]:
                    what = f"{group}/{resource}" if group else resource
                    for name in rule.get("resourceNames", [""]):
                        found |= {(where, what, name, verb) for verb in rule["verbs"]}
    return found


def without_group(rules: set[Rule]) -> set[Rule]:
    return {(where, what.rpartition("/")[2], name, verb) for where, what, name, verb in rules}


def documented_rights(account: str) -> set[Rule]:
    """Return the rights that SECURITY.md gives a ServiceAccount, without API groups."""
    found: set[Rule] = set()
    for line in (ROOT / "SECURITY.md").read_text("utf-8").splitlines():
        if not line.startswith(f"| `{account}` |"):
            continue
        _, where, cell = (part.strip() for part in line.strip("|").split("|"))
        for right in cell.split("; "):
            words = re.findall(r"[a-z]+", re.sub(r"`.*`", "", right))
            verbs = VERBS & {*words}
            for resource in {*words} - VERBS:
                for name in re.findall(r"`(.*?)`", right) or [""]:
                    place = where.strip("`") if "`" in where else "*"
                    found |= {(place, resource, name, verb) for verb in verbs}
    return found


def settings(manifests: list[Manifest]) -> dict[str, Any]:
    text: str = program_config_map(manifests, NAME)["data"]["settings.json"]
    found: dict[str, Any] = json.loads(text)
    return found


class TestRights:
    def test_each_has_a_reason_and_there_are_no_others(self, chart: Chart) -> None:
        assert rights(rotator_manifests(chart)) == set(
            READS | BESIDE_ANCHORS | MOVES | restarts("*")
        )

    def test_of_the_named_namespaces_only(self, chart: Chart) -> None:
        rotation = AnchorRotation(namespaces=["linkerd", "linkerd-viz", "shop"])
        manifests = rotator_manifests(chart, rotation, own_namespaces=["linkerd-viz"])
        wanted = READS | BESIDE_ANCHORS | MOVES
        for where in ("linkerd", "shop", "linkerd-viz"):
            wanted |= restarts(where)
        assert rights(manifests) == set(wanted)

    def test_by_git_it_neither_flips_nor_deletes(self, chart: Chart) -> None:
        found = rights(made_by_git(chart))
        what_git_wants = ("linkerd", "configmaps", "linkerd-anchor-gate", "get")
        assert found == {*READS, *BESIDE_ANCHORS, *restarts("*"), what_git_wants}
        assert not found & set(MOVES)

    def test_security_lists_them(self, chart: Chart, tmp_path: Path) -> None:
        by_git = rights(made_by_git(Chart(App(outdir=str(tmp_path)), "ByGit")))
        assert documented_rights(NAME) == without_group(rights(rotator_manifests(chart)) | by_git)

    def test_it_can_read_no_secret(self, chart: Chart) -> None:
        """Not even those of the anchors, which it may only have made anew."""
        secrets = {right for right in rights(rotator_manifests(chart)) if right[1] == "secrets"}
        assert secrets == {("cert-manager", "secrets", name, "delete") for name in TWO}

    def test_nothing_is_granted_by_wildcard(self, chart: Chart) -> None:
        for manifest in rotator_manifests(chart):
            assert "*" not in json.dumps(manifest.get("rules", [])), manifest["metadata"]["name"]

    def test_bindings_are_the_rotators_alone(self, chart: Chart) -> None:
        bindings = [
            manifest
            for manifest in rotator_manifests(chart)
            if manifest["kind"].endswith("RoleBinding")
            and manifest["metadata"]["name"].startswith(NAME)
        ]
        assert bindings
        for binding in bindings:
            assert binding["subjects"] == [
                {"kind": "ServiceAccount", "name": NAME, "namespace": "linkerd"}
            ]


class TestPod:
    def test_cron_job(self, chart: Chart, manifest_snapshot: SnapshotAssertion) -> None:
        cron_job = pick(rotator_manifests(chart), "CronJob", NAME)
        assert [cron_job] == manifest_snapshot
        spec = cron_job["spec"]
        assert spec["concurrencyPolicy"] == "Forbid"
        assert spec["schedule"] == "*/10 * * * *"
        assert spec["timeZone"] == "Etc/UTC"
        assert spec["jobTemplate"]["spec"]["activeDeadlineSeconds"] == 540
        assert spec["startingDeadlineSeconds"] == 60, "a run outside of the window helps nobody"

    def test_it_meets_the_restricted_standard(self, chart: Chart) -> None:
        template = pick(rotator_manifests(chart), "CronJob", NAME)["spec"]["jobTemplate"]["spec"][
            "template"
        ]
        assert list(pod_security.problems(template["spec"])) == []
        assert template["spec"]["containers"][0]["securityContext"]["readOnlyRootFilesystem"]
        assert set(template["spec"]["containers"][0]["resources"]) == {"requests", "limits"}

    def test_it_starts_without_the_injector(self, chart: Chart) -> None:
        """Which it may be about to restart."""
        template = pick(rotator_manifests(chart), "CronJob", NAME)["spec"]["jobTemplate"]["spec"][
            "template"
        ]
        assert template["metadata"]["annotations"] == {"linkerd.io/inject": "disabled"}
        assert "linkerd.io/control-plane-component" in template["metadata"]["labels"]

    def test_it_runs_the_program_that_is_tested(self, chart: Chart) -> None:
        manifests = rotator_manifests(chart)
        pod = pick(manifests, "CronJob", NAME)["spec"]["jobTemplate"]["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        data = program_config_map(manifests, NAME)["data"]
        assert container["command"] == ["python3", "-B", "-m", PACKAGE, "run"]
        assert container["volumeMounts"][0]["mountPath"] == "/program"
        assert container["env"][0] == {"name": "PYTHONPATH", "value": "/program"}
        name = program_config_map(manifests, NAME)["metadata"]["name"]
        assert [volume["configMap"]["name"] for volume in pod["volumes"]] == [name]
        assert {item["key"]: item["path"] for item in pod["volumes"][0]["configMap"]["items"]} == {
            key: f"{PACKAGE}/{key}" for key in data
        }
        assert data == program_files("run", data[SETTINGS])

    def test_it_survives_the_way_through_yaml(self, app: App, chart: Chart) -> None:
        rotator_manifests(chart)
        app.synth()
        [file] = Path(app.outdir).rglob("ConfigMap.linkerd-anchor-rotator-*.yaml")
        data = yaml.safe_load(file.read_text("utf-8"))["data"]
        assert data == program_files("run", data[SETTINGS])

    def test_it_knows_its_job(self, chart: Chart) -> None:
        """A Job made by hand asks for a move, and says so in an annotation of the Job."""
        pod = pick(rotator_manifests(chart), "CronJob", NAME)["spec"]["jobTemplate"]["spec"][
            "template"
        ]["spec"]
        _, variable = pod["containers"][0]["env"]
        assert variable["name"] == "JOB_NAME"
        path = variable["valueFrom"]["fieldRef"]["fieldPath"]
        assert path == "metadata.labels['batch.kubernetes.io/job-name']"

    def test_window(self, chart: Chart) -> None:
        rotation = AnchorRotation(
            namespaces=ALL_NAMESPACES,
            schedule=Cron(minute="*/10", hour="1-4"),
            time_zone="Europe/Warsaw",
        )
        spec = pick(rotator_manifests(chart, rotation), "CronJob", NAME)["spec"]
        assert (spec["schedule"], spec["timeZone"]) == ("*/10 1-4 * * *", "Europe/Warsaw")


class TestState:
    def test_git_says_nothing_of_what_is_in_it(self, chart: Chart) -> None:
        """A field that Git has, Argo CD would put back at every sync."""
        state = pick(rotator_manifests(chart), "ConfigMap", "linkerd-anchor-rotation")
        assert set(state) == {"apiVersion", "kind", "metadata"}
        annotations = state["metadata"]["annotations"]
        assert annotations == {"argocd.argoproj.io/sync-options": "Prune=false"}
        assert not any("rotation." in key for key in annotations), "pausing is people's"


class TestSettings:
    def test_the_program_takes_them(self, chart: Chart) -> None:
        text: str = program_config_map(rotator_manifests(chart), NAME)["data"]["settings.json"]
        read = RotatorSettings.read(text)
        assert tuple(read.anchors) == TWO
        assert read.active is None
        assert read.namespaces is None

    def test_defaults(self, chart: Chart) -> None:
        assert settings(rotator_manifests(chart)) == {
            "controlPlaneNamespace": "linkerd",
            "certManagerNamespace": "cert-manager",
            "anchors": list(TWO),
            "active": None,
            "keepsIdentity": False,
            "commonNames": dict.fromkeys(TWO, "root.linkerd.cluster.local"),
            "roots": {},
            "identityIssuer": "linkerd-identity-issuer",
            "trustRoots": "linkerd-identity-trust-roots",
            "trustRootsKey": "ca-bundle.crt",
            "state": "linkerd-anchor-rotation",
            "gate": "linkerd-anchor-gate",
            "existing": [],
            "identityDeployment": "linkerd-identity",
            "controlPlaneDeployments": [
                "linkerd-destination",
                "linkerd-identity",
                "linkerd-proxy-injector",
            ],
            "everySeconds": 90 * 86400,
            "workloadsAtOnce": 3,
            "namespaces": None,
            "issuanceSeconds": 86400,
            "clockSkewSeconds": 20,
            "kubeletSeconds": 120,
            "marginSeconds": 3600,
            # Two minutes less than the Job has, so that no run is killed in the middle of a step.
            "deadlineSeconds": 420,
            "pollSeconds": 5,
        }

    def test_by_git(self, chart: Chart) -> None:
        manifests = made_by_git(chart)
        assert settings(manifests)["active"] == TWO[1]
        assert RotatorSettings.read(program_config_map(manifests, NAME)["data"]["settings.json"])

    def test_of_a_mesh_with_other_names_and_lifetimes(self, chart: Chart) -> None:
        trust = chain(
            chart,
            namespace="pki",
            mesh_namespace="mesh",
            trust_anchor=CertificateAuthority(
                lifetime=Lifetime.of_hours(8760, renew_before=720),
                private_key=PrivateKey(rotation_policy="Never"),
            ),
            identity_issuer=CertificateAuthority(
                lifetime=Lifetime.of_hours(48, renew_before=25),
                private_key=PrivateKey(rotation_policy="Always"),
            ),
        )
        rotator = AnchorRotator(
            chart,
            "Rotator",
            rotation=AnchorRotation(every=Duration.days(7), namespaces=["mesh", "shop"]),
            chain=trust,
            behaviour=MeshBehaviour(issuance_lifetime_seconds=3600, kubelet_seconds=90),
        )
        found = settings(synth(chart))
        assert found["controlPlaneNamespace"] == "mesh"
        assert found["certManagerNamespace"] == "pki"
        assert found["issuanceSeconds"] == 3600
        assert found["kubeletSeconds"] == 90
        assert found["namespaces"] == ["shop"], "besides the control plane's own"
        assert rotator.role_namespaces == ("mesh", "pki", "shop")


class TestRefused:
    def test_move_would_not_end_before_the_next(self, chart: Chart) -> None:
        message = (
            "'every' (24h) must be at least 26h28m40s, which one move needs: 1h (workloads are "
            "restarted) + 4m (the identity issuer reaches linkerd-identity) + 24h40s "
            "(certificates under the retired anchor end) + 1h (the margin) + 4m (the new anchor "
            "reaches every node) + 20m (two runs begin)"
        )
        with pytest.raises(ValueError, match=re.escape(message)):
            rotator_manifests(
                chart, AnchorRotation(namespaces=ALL_NAMESPACES, every=Duration.hours(24))
            )

    def test_a_second_more_is_enough(self) -> None:
        needed = 26 * 3600 + 28 * 60 + 40
        with pytest.raises(ValueError, match="'every'"):
            rotator_manifests(
                Chart(App(), "chart"),
                AnchorRotation(namespaces=ALL_NAMESPACES, every=Duration.seconds(needed - 1)),
            )
        other = Chart(App(), "other")
        rotator_manifests(
            other, AnchorRotation(namespaces=ALL_NAMESPACES, every=Duration.seconds(needed))
        )

    def test_run_that_clocks_leave_out_counts(self, chart: Chart) -> None:
        """No clock in Warsaw shows 02:30 on one day in March: 47 hours between two runs."""
        nightly = AnchorRotation(
            namespaces=ALL_NAMESPACES,
            every=Duration.hours(120),
            schedule=Cron(minute="30", hour="2"),
            time_zone="Europe/Warsaw",
        )
        with pytest.raises(ValueError, match=re.escape("94h (two runs begin)")):
            rotator_manifests(chart, nightly)

    def test_one_run_a_night_is_enough(self, chart: Chart) -> None:
        """Anchors are renewed with their keys, so that no run has to find them young."""
        rotator_manifests(
            chart, AnchorRotation(namespaces=ALL_NAMESPACES, schedule=Cron(minute="0", hour="3"))
        )

    def test_chain_with_one_anchor(self, chart: Chart) -> None:
        message = (
            "'chain' has the trust anchors linkerd-trust-anchor, but an AnchorRotation moves "
            "between two: make the TrustAnchorChain with two 'anchors'"
        )
        with pytest.raises(ValueError, match=re.escape(message)):
            AnchorRotator(
                chart,
                "Rotator",
                rotation=AnchorRotation(namespaces=ALL_NAMESPACES),
                chain=TrustAnchorChain(chart, "Chain"),
            )

    def test_chain_in_which_another_signs(self, chart: Chart) -> None:
        message = (
            f"'chain' has the trust anchors {', '.join(TWO)}, of which {TWO[0]} signs, but "
            f"'rotation' says {', '.join(TWO)} and {TWO[1]}: give the TrustAnchorChain the same "
            "'anchors' and 'active_anchor'"
        )
        with pytest.raises(ValueError, match=re.escape(message)):
            AnchorRotator(chart, "Rotator", rotation=BY_GIT, chain=chain(chart))

    def test_control_plane_without_identity(self, chart: Chart) -> None:
        with pytest.raises(ValueError, match=re.escape("'deployments' (a) must have linkerd-id")):
            rotator_manifests(chart, deployments=["a"])


def test_main_object_is_the_default_child(chart: Chart) -> None:
    rotator = AnchorRotator(
        chart, "Rotator", rotation=AnchorRotation(namespaces=ALL_NAMESPACES), chain=chain(chart)
    )
    assert ApiObject.of(rotator).kind == "CronJob"
    assert rotator.namespace == "linkerd"
    assert rotator.service_account_name == NAME
    assert rotator.state_config_map_name == "linkerd-anchor-rotation"
