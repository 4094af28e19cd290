"""A whole chart through a real helm: what git gets of it, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib.releases.helm_values import HelmValues, merged

from ..support import awkward
from ..support.awkward import CHART, GOOD, NAMESPACE, archive, options, pick, rendered

DIGEST = f"sha256:{'a' * 64}"


def without(values: HelmValues, key: str) -> HelmValues:
    return {name: value for name, value in values.items() if name != key}


@pytest.fixture
def chart(tmp_path: Path) -> Path:
    """The chart's archive, in a folder of its own."""
    return archive(tmp_path / "charts")


def test_two_renders_are_the_same(chart: Path, helm: str) -> None:
    assert rendered(options(chart, helm)).objects == rendered(options(chart, helm)).objects


def test_every_object_is_there_once_and_where_it_belongs(chart: Path, helm: str) -> None:
    found = [
        (manifest["kind"], manifest["metadata"]["name"], manifest["metadata"].get("namespace"))
        for manifest in rendered(options(chart, helm)).objects
    ]
    assert sorted(found, key=str) == [
        ("ClusterRole", "awkward", None),
        ("ConfigMap", "awkward", NAMESPACE),
        ("CronJob", "awkward-report", "release-namespace"),
        ("CustomResourceDefinition", "gadgets.awkward.example.com", None),
        ("CustomResourceDefinition", "widgets.awkward.example.com", None),
        ("Deployment", "awkward", "release-namespace"),
        ("ServiceAccount", "awkward", NAMESPACE),
        ("ValidatingWebhookConfiguration", "awkward", None),
    ], "what names no namespace goes where Argo CD would put it"


def test_release_is_called_like_the_chart_and_told_its_namespace(chart: Path, helm: str) -> None:
    """Linkerd's CRD chart writes the namespace that it is told into labels."""
    data = pick(rendered(options(chart, helm)), "ConfigMap")["data"]
    assert data["release"] == "awkward.release-namespace"


def test_kubernetes_version_is_ours_and_not_helms(chart: Path, helm: str) -> None:
    """A build of helm may believe in 1.20, and refuse the chart."""
    assert pick(rendered(options(chart, helm)), "ConfigMap")["data"]["kubernetes"] == "v1.34.0"
    older = rendered(options(chart, helm, kube_version="1.29.3"))
    assert pick(older, "ConfigMap")["data"]["kubernetes"] == "v1.29.3"
    with pytest.raises(ValueError, match=r"awkward 1\.2\.3 cannot be rendered: .*kubeVersion"):
        rendered(options(chart, helm, kube_version="1.24.0"))


def test_what_never_converges_is_gone(chart: Path, helm: str) -> None:
    found = rendered(options(chart, helm))
    definition = pick(found, "CustomResourceDefinition", "widgets.awkward.example.com")
    assert "preserveUnknownFields" not in definition["spec"]
    assert "status" not in definition
    assert "creationTimestamp" not in definition["metadata"]
    webhook = pick(found, "ValidatingWebhookConfiguration")["webhooks"][0]
    assert "caBundle" not in webhook["clientConfig"], "an empty one takes cainjector's away"
    pods = pick(found, "Deployment")["spec"]["template"]
    assert "resources" not in pods["spec"]["containers"][0], "null"
    assert pods["spec"]["volumes"][0] == {"name": "scratch", "emptyDir": {}}, "empty, not null"


def test_a_restart_is_one_annotation_of_several(chart: Path, helm: str) -> None:
    found = rendered(options(chart, helm))
    for template in (
        pick(found, "Deployment")["spec"]["template"],
        pick(found, "CronJob", "awkward-report")["spec"]["jobTemplate"]["spec"]["template"],
    ):
        first = template["spec"]["containers"][0]["name"]
        assert template["metadata"]["annotations"] == {
            "kubectl.kubernetes.io/default-container": first
        }


def test_definitions_are_never_pruned(chart: Path, helm: str) -> None:
    """With them would go every object of their kinds."""
    found = rendered(options(chart, helm))
    for name, expected in (("widgets", "Prune=false"), ("gadgets", "Replace=true,Prune=false")):
        definition = pick(found, "CustomResourceDefinition", f"{name}.awkward.example.com")
        annotations = definition["metadata"]["annotations"]
        assert annotations["argocd.argoproj.io/sync-options"] == expected


def test_webhooks_and_cron_jobs_come_after_the_deployments(chart: Path, helm: str) -> None:
    found = rendered(options(chart, helm))
    waves = {
        manifest["kind"]: manifest["metadata"]["annotations"]["argocd.argoproj.io/sync-wave"]
        for manifest in found.objects
    }
    assert waves.pop("ValidatingWebhookConfiguration") == "1"
    assert waves.pop("CronJob") == "1", "its health is its last run's, and must not hold up a sync"
    assert set(waves.values()) == {"0"}


def test_a_schedule_from_the_clock_names_the_value_to_set(chart: Path, helm: str) -> None:
    """Two renders within a minute are the same; only a moved clock tells."""
    with pytest.raises(ValueError, match="renders differently every time") as caught:
        rendered(options(chart, helm), without(GOOD, "schedule"))
    assert str(caught.value).endswith(
        "CronJob release-namespace/awkward-report at /spec/schedule (set 'schedule')"
    )


def test_a_certificate_of_the_charts_own_names_the_values_to_set(chart: Path, helm: str) -> None:
    with pytest.raises(ValueError, match="renders differently every time") as caught:
        rendered(options(chart, helm), without(GOOD, "tls"))
    remedy = "(the chart makes a certificate: set 'tls.externalSecret' and 'tls.injectCaFrom' "
    remedy += "or 'tls.injectCaFromSecret')"
    for place in ("Secret awkward-k8s-tls at /data/tls.key", "ValidatingWebhookConfiguration"):
        assert place in str(caught.value)
    assert str(caught.value).count(remedy) == 3


def test_a_key_in_git_is_refused_although_it_never_changes(chart: Path, helm: str) -> None:
    with pytest.raises(ValueError, match="Secret awkward-token would put a key into git"):
        rendered(options(chart, helm), merged(GOOD, {"token": "secret"}))


def test_hooks_are_dropped_with_a_reason_or_refused(chart: Path, helm: str) -> None:
    values = merged(GOOD, {"migration": True})
    with pytest.raises(ValueError, match="hooks that nothing replaces") as caught:
        rendered(options(chart, helm), values)
    assert "Job/awkward-migration (pre-install, pre-upgrade)" in str(caught.value)
    assert "{'Job/awkward-migration': 'reason'}" in str(caught.value)

    why = "the database migrates itself"
    found = rendered(options(chart, helm, dropped_hooks={"Job/awkward-migration": why}), values)
    assert {(hook.kind, hook.name, hook.hook, hook.replaced_by) for hook in found.hooks} == {
        ("Job", "awkward-migration", "pre-install, pre-upgrade", why),
        ("Pod", "awkward-test", "test", "nothing: only 'helm test' runs it"),
    }
    assert {manifest["kind"] for manifest in found.objects}.isdisjoint({"Job", "Pod"})


def test_a_hook_that_is_not_there_cannot_be_dropped(chart: Path, helm: str) -> None:
    given = options(chart, helm, dropped_hooks={"Job/typo": "a reason"})
    with pytest.raises(ValueError, match="'dropped_hooks' holds 'Job/typo', which is no hook"):
        rendered(given)


def test_images_are_pinned_wherever_a_pod_names_them(chart: Path, helm: str) -> None:
    names = ("main", "prepare", "helper", "sidecar")
    images = {f"registry.example.com/{name}:1.0": DIGEST for name in names}
    found = rendered(options(chart, helm, image_digests=images))
    pod = pick(found, "Deployment")["spec"]["template"]["spec"]
    main = pod["containers"][0]
    assert main["image"] == f"registry.example.com/main:1.0@{DIGEST}"
    assert pod["initContainers"][0]["image"] == f"registry.example.com/prepare:1.0@{DIGEST}"
    assert main["args"] == [f"--helper-image=registry.example.com/helper:1.0@{DIGEST}"]
    assert main["env"][0]["value"] == f"registry.example.com/sidecar:1.0@{DIGEST}"
    job = pick(found, "CronJob", "awkward-report")["spec"]["jobTemplate"]["spec"]
    assert job["template"]["spec"]["containers"][0]["image"] == main["image"]


def test_an_image_that_nothing_runs_is_told_with_its_neighbours(chart: Path, helm: str) -> None:
    given = options(chart, helm, image_digests={"registry.example.com/main:2.0": DIGEST})
    with pytest.raises(ValueError, match="which no chart runs") as caught:
        rendered(given)
    assert str(caught.value).endswith("the charts run registry.example.com/main:1.0")


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"deployments": ("gone",)}, "the chart did not render Deployment gone"),
        (
            {"cluster_kinds": (*CHART.cluster_kinds, "APIService.apiregistration.k8s.io")},
            "APIService.apiregistration.k8s.io is not among the rendered objects",
        ),
    ],
    ids=["deployment", "missing-kind"],
)
def test_what_the_fetched_chart_would_bring_must_be_there(
    chart: Path, helm: str, changed: dict[str, Any], problem: str
) -> None:
    wrong = replace(CHART, **changed)
    with pytest.raises(ValueError, match=r"awkward 1\.2\.3: ") as caught:
        rendered(options(chart, helm), chart=wrong)
    assert problem in str(caught.value)


def test_values_of_the_users_may_take_a_kind_away(chart: Path, helm: str) -> None:
    more = replace(CHART, namespaced_kinds=(*CHART.namespaced_kinds, "Job.batch"))
    with pytest.raises(ValueError, match=r"Job\.batch is not among the rendered objects"):
        rendered(options(chart, helm), chart=more)
    assert rendered(options(chart, helm), chart=more, has_extra_values=True).objects


def test_values_of_the_users_may_take_a_deployment_away(chart: Path, helm: str) -> None:
    """As viz has no Prometheus with ``prometheus.enabled: false``; a restarter looks by label."""
    more = replace(CHART, deployments=("awkward", "prometheus"))
    with pytest.raises(ValueError, match="did not render Deployment prometheus"):
        rendered(options(chart, helm), chart=more)
    assert rendered(options(chart, helm), chart=more, has_extra_values=True).objects


def test_a_kind_that_the_release_does_not_list_is_written_as_it_is(chart: Path, helm: str) -> None:
    """Its scope is not known, so nobody gives it a namespace."""
    less = replace(CHART, namespaced_kinds=CHART.namespaced_kinds[1:])
    found = rendered(options(chart, helm), chart=less)
    assert "namespace" not in pick(found, "ConfigMap")["metadata"]


def test_a_webhook_without_cainjectors_annotation_is_told(chart: Path, helm: str) -> None:
    """A chart that calls the value by another name would leave its webhook without a CA."""
    objects = (awkward.FOLDER / "templates" / "objects.yaml").read_text("utf-8")
    other = {"templates/objects.yaml": objects.replace("tls.injectCaFrom", "tls.caFrom")}
    archive(chart.parent, other)
    with pytest.raises(ValueError, match=r"cainjector writes its CA, cert-manager\.io/inject"):
        rendered(options(chart, helm))


def test_a_ca_from_its_own_secret_needs_its_annotation_too(chart: Path, helm: str) -> None:
    tls: HelmValues = {"externalSecret": True, "injectCaFromSecret": "cert-manager/corporate"}
    assert rendered(options(chart, helm), {**GOOD, "tls": tls}).objects
    objects = (awkward.FOLDER / "templates" / "objects.yaml").read_text("utf-8")
    archive(chart.parent, {"templates/objects.yaml": objects.replace("ca-from-secret", "other")})
    with pytest.raises(ValueError, match="inject-ca-from-secret: cert-manager/corporate: correct"):
        rendered(options(chart, helm), {**GOOD, "tls": tls})


def test_what_helm_says_is_told_in_a_line(chart: Path, helm: str) -> None:
    archive(chart.parent, {"templates/broken.yaml": "{{ required \"give 'x'\" .Values.x }}\n"})
    with pytest.raises(ValueError, match=r"awkward 1\.2\.3 cannot be rendered: .*give 'x'") as each:
        rendered(options(chart, helm))
    assert "\n" not in str(each.value)


def test_an_object_twice_is_an_error(chart: Path, helm: str) -> None:
    account = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: awkward}\n"
    archive(chart.parent, {"templates/again.yaml": account})
    with pytest.raises(ValueError, match=r"awkward 1\.2\.3 cannot be rendered: .*already"):
        rendered(options(chart, helm))
