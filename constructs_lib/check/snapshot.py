"""What was read of a cluster, as a value: every question is answered from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ..program.objects import CERTIFICATES as CERT_MANAGER
from ..program.objects import Json, dig
from ..program.observe import OUTSIDE

TRUST_ROOTS = "linkerd-identity-trust-roots"
ROTATION_STATE = "linkerd-anchor-rotation"
CONFIG = "linkerd-config"
PODS = "api/v1/pods"
NAMESPACES = "api/v1/namespaces"
CONFIG_MAPS = "api/v1/configmaps"
DEPLOYMENTS = "apis/apps/v1/deployments"
CRON_JOBS = "apis/batch/v1/cronjobs"
CERTIFICATES = f"{CERT_MANAGER}/certificates"
REQUESTS = f"{CERT_MANAGER}/certificaterequests"
ISSUERS = f"{CERT_MANAGER}/issuers"
CLUSTER_ISSUERS = f"{CERT_MANAGER}/clusterissuers"
REPLICA_SETS = "apis/apps/v1/replicasets"
BUNDLES = "apis/trust.cert-manager.io/v1alpha1/bundles"
APPLICATIONS = "apis/argoproj.io/v1alpha1/applications"
ADMISSION = "apis/admissionregistration.k8s.io/v1"
POLICIES = f"{ADMISSION}/validatingadmissionpolicies"
BINDINGS = f"{ADMISSION}/validatingadmissionpolicybindings"
WEBHOOKS = (
    f"{ADMISSION}/mutatingwebhookconfigurations",
    f"{ADMISSION}/validatingwebhookconfigurations",
)
API_SERVICES = "apis/apiregistration.k8s.io/v1/apiservices"
DEFINITIONS = "apis/apiextensions.k8s.io/v1/customresourcedefinitions"
IN_CLUSTER = "https://kubernetes.default.svc"
"""How Argo CD calls its own cluster."""
PROMETHEUS = "prometheus"
"""What stands for Prometheus among what cannot be read."""
ROUTES = "httproutes.gateway.networking.k8s.io"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that the check reads: its right in the ClusterRole follows from it.

    Attributes:
        path: The path of the list.
        name: The only name that is asked for; empty for all.
        bare: Whether the objects' metadata is enough.
        selector: The labels that are asked for; empty for any.
    """

    path: str
    name: str = ""
    bare: bool = False
    selector: str = ""


LISTINGS = (
    Listing(NAMESPACES),
    Listing(PODS),
    Listing(CONFIG_MAPS, TRUST_ROOTS),
    Listing(CONFIG_MAPS, ROTATION_STATE),
    Listing(CONFIG_MAPS, CONFIG),
    Listing(DEPLOYMENTS),
    Listing("apis/apps/v1/statefulsets"),
    Listing("apis/apps/v1/daemonsets"),
    Listing(REPLICA_SETS, bare=True),
    Listing("apis/argoproj.io/v1alpha1/rollouts"),
    Listing(CRON_JOBS),
    Listing(CERTIFICATES),
    Listing(REQUESTS),
    Listing(ISSUERS),
    Listing(CLUSTER_ISSUERS),
    Listing(BUNDLES),
    Listing(APPLICATIONS),
    *(Listing(path) for path in WEBHOOKS),
    Listing(POLICIES, bare=True),
    Listing(BINDINGS),
    Listing(API_SERVICES),
    Listing(DEFINITIONS, ROUTES),
    *(Listing(path, bare=True, selector=selector) for _, path, selector in OUTSIDE),
)


@dataclass(slots=True, kw_only=True)
class Snapshot:
    """What was read, behind the methods by which the program in the cluster reads.

    Attributes:
        now: The time of the API server.
        lists: The objects by the path of their list; a kind that is not installed has none.
        unreadable: Why a list could not be read, by its path.
        proxies: The seconds that a proxy's certificate has left, by namespace and pod; ``None``:
            nobody was asked.
        server: How Argo CD calls the cluster whose Applications were read.
        clock_difference: The program's, of which there is none: both clocks are one.
    """

    now: datetime
    lists: dict[str, list[Json]] = field(default_factory=dict[str, list[Json]])
    unreadable: dict[str, str] = field(default_factory=dict[str, str])
    proxies: Mapping[tuple[str, str], float] | None = None
    server: str = IN_CLUSTER
    clock_difference: float | None = 0

    def get(self, path: str) -> Json | None:
        """Return an object; ``None`` if there is none."""
        collection, _, name = path.rpartition("/")
        return next(
            (each for each in self.items(collection) if each["metadata"]["name"] == name), None
        )

    def items(self, path: str, selector: str = "", *, bare: bool = False) -> list[Json]:  # noqa: ARG002
        """Return a list's objects, of one namespace if the path has one."""
        before, _, rest = path.partition("namespaces/")
        namespace, _, plural = rest.rpartition("/")
        label, _, value = selector.partition("=")
        things: list[Json] = []
        for thing in self.lists.get(before + plural if rest else path, ()):
            present = dig(thing, "metadata", "labels", label.removeprefix("!"))
            is_selected = present is None if label[:1] == "!" else present == value
            is_here = not namespace or thing["metadata"].get("namespace") == namespace
            things += [thing] if is_here and (is_selected or not label) else []
        return things
