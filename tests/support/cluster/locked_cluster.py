"""A cluster with the lock on its trust anchors, and the rotator's record to open and close it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from ...conftest import Manifest
from .api import CONFLICT, Api, ApiError
from .bench import Bench
from .re_keying import ANCHORS, STATE
from .rotating import rotating
from .rotator_runs import NAME, NAMESPACE
from .waiting import wait_until

CERT_MANAGER = "/apis/cert-manager.io/v1"
IDENTITY = f"{CERT_MANAGER}/namespaces/{NAMESPACE}/certificates/linkerd-identity-issuer"
ISSUERS = f"{CERT_MANAGER}/clusterissuers"
CERTIFICATES = f"{CERT_MANAGER}/namespaces/cert-manager/certificates"
BUNDLES = "/apis/trust.cert-manager.io/v1alpha1/bundles"
BUNDLE = f"{BUNDLES}/linkerd-identity-trust-roots"
SECRETS = "/api/v1/namespaces/cert-manager/secrets"
STATES = f"/api/v1/namespaces/{NAMESPACE}/configmaps"
RECORD = f"{STATES}/{STATE}"
DRY = "?dryRun=All"
UNLOCKED = "rotation.linkerd-gitops/unlocked"
POLICY_KINDS = ("ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding")


def written(folder: Path, *names: str) -> list[Manifest]:
    """Return the objects in folders of a dist whose names begin with one of these."""
    objects = [
        yaml.safe_load(file.read_text("utf-8"))
        for namespace in ("linkerd", "linkerd-viz")
        for file in sorted((folder / namespace).iterdir())
    ]
    return [manifest for manifest in objects if manifest["metadata"]["name"].startswith(names)]


def account(bench: Bench, folder: Path, name: str, namespace: str = NAMESPACE) -> Api:
    """Return the API server as a ServiceAccount sees it."""
    token = bench.kubectl("create", "token", name, "--namespace", namespace).strip()
    file = folder / f"{namespace}-{name}.kubeconfig"
    return Api(bench.control_plane.write_kubeconfig(file, token))


def refusal(ask: Callable[..., object], *arguments: Any) -> str:
    """Return what the API server says against a request; nothing if it says nothing.

    That a name is there already it says after all policies. That somebody else has written the
    object in between is no answer, neither yes nor no.

    Raises:
        ApiError: The object is of an old version.
    """
    try:
        ask(*arguments)
    except ApiError as error:
        if error.is_of_an_old_version:
            raise
        return "" if error.status == CONFLICT else str(error)
    return ""


def refused_deletion(api: Api, path: str) -> str:
    """Return what is said against a deletion, of one object or of a collection; deletes nothing.

    An API server that finds options in the body does not look for any in the query.
    """
    return refusal(api.delete, path, {"dryRun": ["All"]})


class LockedCluster:
    """The chain, the rotator's account and the lock; no controller of cert-manager runs."""

    def __init__(self, bench: Bench, folder: Path) -> None:
        self.bench = bench
        self.kubectl = bench.kubectl
        self.api = Api(bench.kubectl.kubeconfig)
        for namespace in (NAMESPACE, "cert-manager"):
            bench.create_namespace(namespace)
        bench.cert_manager.install_crds()
        bench.trust_manager.install_crds()
        self.kubectl.apply(rotating(folder / "dist"))
        secrets = [secret(name) for name in (*ANCHORS, "other")]
        self.kubectl.apply(secrets, namespace="cert-manager")
        self.policies = [
            manifest
            for manifest in written(folder / "dist", "linkerd-anchor-lock")
            if manifest["kind"] in POLICY_KINDS
        ]
        self.kubectl.apply(self.policies)
        self.rotator = account(bench, folder, NAME)

    def record(self, issuers: str | None, kept: str | None) -> None:
        """Write the record as the rotator does, and wait until the API server goes by it."""
        self.rotator.merge(RECORD, {"data": {"issuers": issuers, "kept": kept}})
        names = (",".join(ANCHORS) if kept is None else kept).split(",")
        probes = {f"{CERTIFICATES}/{name}{DRY}": name in names for name in ANCHORS}
        wait_until(
            lambda: all(
                bool(refused_deletion(self.api, path)) == held for path, held in probes.items()
            ),
            f"the lock goes by kept: {kept}",
            interval=0.3,
        )
        names = (issuers or ANCHORS[0]).split(",")
        wait_until(
            lambda: all(bool(self.refused_issuer(name)) != (name in names) for name in ANCHORS),
            f"the lock goes by issuers: {issuers}",
            interval=0.3,
        )

    def refused_issuer(self, name: str) -> str:
        """Return what is said against the identity issuer naming this anchor; changes nothing."""
        old = self.api.get(IDENTITY)["spec"]["issuerRef"]["name"]
        if name == old:
            # What stays is never refused, so a Certificate that would be made is asked about.
            return refusal(self.api.post, *self.made_anew(name))
        return refusal(self.api.merge, IDENTITY + DRY, {"spec": {"issuerRef": {"name": name}}})

    def made_anew(self, name: str) -> tuple[str, Manifest]:
        """Return a request that makes the identity issuer while it is there.

        A lock that lets it pass leaves it to the storage, which knows the name already.
        """
        certificate = self.api.get(IDENTITY)
        metadata = {"name": certificate["metadata"]["name"], "namespace": NAMESPACE}
        spec = certificate["spec"] | {"issuerRef": {"kind": "ClusterIssuer", "name": name}}
        body = {key: certificate[key] for key in ("apiVersion", "kind")}
        return IDENTITY.rpartition("/")[0] + DRY, body | {"metadata": metadata, "spec": spec}

    def unlock(self, value: str | None = "true") -> None:
        """Annotate the record as a person does, or take the annotation back."""
        self.api.merge(RECORD, {"metadata": {"annotations": {UNLOCKED: value}}})


def secret(name: str) -> Manifest:
    """Return a Secret that holds nothing."""
    return {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": name}}
