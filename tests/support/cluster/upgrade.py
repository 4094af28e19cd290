"""What an upgrade from one release to another is made of: commits, and a hand-over."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import yaml

from constructs_lib import LinkerdRelease
from constructs_lib.program.settle import essence

from ...conftest import Manifest
from .certificates import CertManager
from .installation import APPLICATIONS, PREFIX
from .kubectl import is_ready
from .scenario import Scenario

GATEWAY_ROUTES = "httproutes.gateway.networking.k8s.io"
CRDS = "linkerd-crds"
APPLICATION_SET = "argocd/ApplicationSet.linkerd-platform.yaml"


def publish(scenario: Scenario, release: LinkerdRelease, *applications: str) -> str:
    """Commit a release's dist, apply its ``argocd``, and return the revision.

    Only these *applications* are deployed, if some are named.
    """
    scenario.installation.release = release
    # A synth starts from nothing; here a file that is no longer written would stay.
    shutil.rmtree(scenario.dist)
    scenario.write_dist()
    if applications:
        change_elements(scenario, lambda each: each if each["folder"] in applications else None)
    revision = scenario.bench.git.commit(scenario.dist)
    scenario.installation.begin()
    return revision


def change_elements(scenario: Scenario, change: Callable[[Manifest], Manifest | None]) -> None:
    """Change the ApplicationSet's elements, or leave out those that *change* has no answer for."""
    file = scenario.dist / APPLICATION_SET
    manifest = yaml.safe_load(file.read_text("utf-8"))
    elements = manifest["spec"]["generators"][0]["list"]["elements"]
    elements[:] = [changed for element in elements if (changed := change(element)) is not None]
    file.write_text(yaml.safe_dump(manifest), "utf-8")


def read_elements(scenario: Scenario) -> list[Manifest]:
    """Return the ApplicationSet's elements, as dist has them."""
    manifest = yaml.safe_load((scenario.dist / APPLICATION_SET).read_text("utf-8"))
    elements: list[Manifest] = manifest["spec"]["generators"][0]["list"]["elements"]
    return elements


def wait_synced(scenario: Scenario, revision: str, *names: str) -> None:
    """Wait until applications, by default all of them, are well at a revision and at rest.

    Synced and Healthy is not enough: the ApplicationSet may still have the charts of before, an
    operation may still run its hooks, and whatever it takes its charts from is what it was begun
    with, also when it is tried again.
    """
    elements = {each["folder"]: each["sources"] for each in read_elements(scenario)}
    for name in names or APPLICATIONS:
        scenario.kubectl.wait(
            "application",
            f"{PREFIX}{name}",
            "argocd",
            until=partial(has_sources, elements[name]),
            timeout=900,
        )
        scenario.installation.applications.refresh(name)
        scenario.installation.applications.wait_synced(name, revision=revision, timeout=900)
        scenario.kubectl.wait(
            "application", f"{PREFIX}{name}", "argocd", until=at_rest, timeout=900
        )


def has_sources(sources: list[Manifest], application: Manifest) -> bool:
    return essence(application["spec"]["sources"]) == essence(sources)


def at_rest(application: Manifest) -> bool:
    operation = application.get("status", {}).get("operationState", {})
    return "operation" not in application and operation.get("phase") == "Succeeded"


def wait_unpruned(scenario: Scenario) -> None:
    """Wait until linkerd-crds says that it would have to prune the definition, and does not."""

    def differs(application: Manifest) -> bool:
        status = application["status"]
        left = [
            resource["name"]
            for resource in status.get("resources", [])
            if resource.get("requiresPruning") and resource["kind"] == "CustomResourceDefinition"
        ]
        return status["sync"]["status"] == "OutOfSync" and left == [GATEWAY_ROUTES]

    scenario.installation.applications.refresh(CRDS)
    scenario.kubectl.wait("application", f"{PREFIX}{CRDS}", "argocd", until=differs, timeout=420)


def without_gateway_routes(release: LinkerdRelease) -> LinkerdRelease:
    """Return the article's release as ``values={"linkerd-crds": {"enableHttpRoutes": False}}``."""
    return replace(
        release,
        charts=tuple(
            replace(chart, values={"enableHttpRoutes": False}) if chart.name == CRDS else chart
            for chart in release.charts
        ),
    )


def install_gateway_api(scenario: Scenario) -> None:
    """Install the Gateway API's own definition over the chart's."""
    scenario.kubectl.apply([gateway_routes_definition()], force=True)
    scenario.kubectl.wait(
        "crd", GATEWAY_ROUTES, until=lambda each: is_ready(each, "Established") and serves_v1(each)
    )


def serves_v1(definition: Manifest) -> bool:
    return "v1" in [version["name"] for version in definition["spec"]["versions"]]


def track(scenario: Scenario) -> None:
    """Write on the definition that it is linkerd-crds's, as Argo CD does on all other objects."""
    value = f"{PREFIX}{CRDS}:apiextensions.k8s.io/CustomResourceDefinition:{CRDS}/{GATEWAY_ROUTES}"
    scenario.kubectl("annotate", "crd", GATEWAY_ROUTES, f"argocd.argoproj.io/tracking-id={value}")


def upgrade_cert_manager(scenario: Scenario) -> None:
    """Replace its controllers by the current ones, as the new Deployments would."""
    scenario.bench.cert_manager.stop()
    scenario.bench.cert_manager = CertManager(scenario.bench.control_plane, "current")
    scenario.bench.cert_manager.start(wait=False)
    scenario.bench.trust_manager.restart()


def gateway_routes_definition() -> Manifest:
    """A likeness of the Gateway API's own: it has v1, and no v1alpha2 any more."""
    schema = {
        "openAPIV3Schema": {"type": "object", "x-kubernetes-preserve-unknown-fields": True},
    }
    return {
        "apiVersion": "apiextensions.k8s.io/v1",
        "kind": "CustomResourceDefinition",
        "metadata": {
            "name": GATEWAY_ROUTES,
            "annotations": {
                "api-approved.kubernetes.io": "https://github.com/kubernetes-sigs/gateway-api",
                "gateway.networking.k8s.io/bundle-version": "v1.2.1",
            },
        },
        "spec": {
            "group": "gateway.networking.k8s.io",
            "scope": "Namespaced",
            "names": {
                "kind": "HTTPRoute",
                "listKind": "HTTPRouteList",
                "plural": "httproutes",
                "singular": "httproute",
            },
            "versions": [
                {"name": "v1", "served": True, "storage": True, "schema": schema},
                {"name": "v1beta1", "served": True, "storage": False, "schema": schema},
            ],
        },
    }


def http_route() -> Manifest:
    """A route of somebody's, made under the definition that linkerd-crds 1.8.0 brings."""
    return {
        "apiVersion": "gateway.networking.k8s.io/v1beta1",
        "kind": "HTTPRoute",
        "metadata": {"name": "web", "namespace": "default"},
        "spec": {
            "parentRefs": [{"group": "core", "kind": "Service", "name": "web", "port": 80}],
            "rules": [{"backendRefs": [{"name": "web-v2", "port": 80}]}],
        },
    }
