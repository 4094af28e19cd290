"""A class of clusters: those that get one dist, chosen by the labels of their Secrets."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from ..kubernetes.manifest import Manifest
from ..kubernetes.names import check_label
from ..kubernetes.option_types import check_type, checks_options
from ..mesh.linkerd_stack import LinkerdStack
from ..releases.helm_release import by_chart
from ..releases.helm_values import HelmValues, merged, nested
from ..releases.release import HelmChart
from ..tree.lost_texts import json_for_go
from .destination_cluster import OWN_CLUSTER

CLASS_LABEL = "mesh-class"
"""By this label, the Secret of a cluster says which class the cluster is of."""

RING_LABEL = "mesh-ring"
"""By this label, the Secret of a cluster says which ring of its class the cluster is in."""

CLUSTER_NAME = "{{ .nameNormalized }}"
"""A cluster's name in a template, with what a name of Kubernetes cannot have turned into ``-``."""

_ANNOTATION = re.compile(
    r"([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?"
)
_SERVER = re.compile(r"(?!!\*+$)!?(https?://\S*[^\s/]|\S*\*\S*)")
_TEXT_OF_TEMPLATE = re.compile(r'"\{\{ (index [^}]*) \}\}"')
_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
_TRUST_DOMAIN = (f"^{_LABEL}([.]{_LABEL})*$", "^.{0,47}$")
"""The form and the length of a trust domain, which Go's patterns cannot say at once."""

_JUDGED = ("identity.issuer", "proxyInjector", "webhookFailurePolicy")
"""Values of the control plane from which a synth computes the renewal plan and the guards."""


@checks_options
@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterClass:
    """The clusters whose Secrets in Argo CD have one value of label ``mesh-class``.

    All of them get the same dist. What differs by cluster is in annotations of its Secret. Argo CD
    makes no application for a cluster that lacks such an annotation, and the ApplicationSet's
    status says so.

    Attributes:
        name: The class, which is the label's value.
        rings: The rings of the class in the order in which a change reaches them, by label
            ``mesh-ring``. The last holds every cluster that is in none of the others. Defaults to
            no rings.
        ring: The ring that is meant; the others have ApplicationSets of their own. Defaults to the
            whole class: if it has *rings*, Argo CD syncs one after the other (RollingSync). Its
            ApplicationSet controller must be allowed to, by
            ``applicationsetcontroller.enable.progressive.syncs``.
        trust_domain: The annotation that holds a cluster's trust domain, at most 47 characters.
            Defaults to the mesh's trust domain for all clusters.
        values: The annotations that hold other Helm values, per chart and by the value's path, its
            keys joined by dots. The values are texts. Defaults to none.
        servers: Addresses that the AppProject allows, with ``*`` for anything and ``!`` for all but
            one. Defaults to all but Argo CD's own cluster.

    Raises:
        ValueError: A name is invalid, or the rings are no order.
    """

    name: str
    rings: Sequence[str] = ()
    ring: str | None = None
    trust_domain: str | None = None
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])
    servers: Sequence[str] = (f"!{OWN_CLUSTER.server}",)

    def __post_init__(self) -> None:
        check_label("name", self.name)
        for ring in self.rings:
            check_label("rings", ring)
        if not len({*self.rings}) == len(self.rings) != 1:
            raise ValueError(
                f"'rings' ({', '.join(self.rings)}) must be a list of two different names or more, "
                "or empty: a change reaches one ring after the other"
            )
        if self.ring is not None and self.ring not in self.rings:
            raise ValueError(f"'ring' ({self.ring}) is none of 'rings' ({', '.join(self.rings)})")
        if not all(map(_SERVER.fullmatch, self.servers or [""])):
            raise ValueError(
                f"'servers' ({', '.join(self.servers)}) must be addresses of clusters as Argo CD "
                "keeps them, without a '/' at the end, such as https://*.prod.example.com: the "
                "AppProject would allow no cluster"
            )
        for paths in self.values.values():
            check_type("values", paths, "Mapping[str, str]", ClusterClass.__post_init__)
        for annotation in self._annotations:
            check_type("values", annotation, "str", ClusterClass.__post_init__)
            if not _ANNOTATION.fullmatch(annotation):
                raise ValueError(
                    f"'trust_domain', 'values' ({annotation}) must name an annotation, such as "
                    "mesh-trust-domain"
                )

    def in_ring(self, ring: str) -> ClusterClass:
        """Return the clusters of a ring.

        Args:
            ring: One of ``rings``.

        Raises:
            ValueError: The class has no such ring.
        """
        return replace(self, ring=ring)

    def shares_clusters(self, other: ClusterClass) -> bool:
        """Return whether a cluster could be in both."""
        are_rings = self.ring and other.ring
        return self.name == other.name and (self.ring == other.ring or not are_rings)

    @property
    def title(self) -> str:
        """The class and its ring as one name."""
        return f"{self.name}-{self.ring}" if self.ring else self.name

    @property
    def is_own(self) -> bool:
        """Whether it is the cluster that Argo CD itself runs in: a class names none."""
        return False

    @property
    def rolls(self) -> bool:
        """Whether Argo CD syncs one ring after the other: the class as a whole has rings."""
        return bool(self.rings) and self.ring is None

    @property
    def name_part(self) -> str:
        """What the name of an application has of its cluster, as a template."""
        return f"{CLUSTER_NAME}-"

    @property
    def project_clusters(self) -> list[Manifest]:
        """The clusters that the AppProject allows."""
        return [{"server": server} for server in self.servers]

    def set_spec(
        self, elements: Sequence[Manifest], project: str, mesh: LinkerdStack
    ) -> dict[str, Any]:
        """Return what the ApplicationSet's spec says of where the mesh goes.

        Raises:
            ValueError: A value by cluster is of no chart that Argo CD fetches for the mesh, or a
                trust domain by cluster could be one for which a CA must not sign.
        """
        values = self._values_by_chart(mesh)
        # In a matrix, Argo CD takes every text of the second generator for a template of the first
        # (argo-cd@v3.2.11 applicationset/generators/generator_spec_processor.go).
        folders = [_with_values(_escaped(element), values) for element in elements]
        clusters = {"clusters": {"selector": self._selector}}
        ring = f'{{{{ index .metadata.labels "{RING_LABEL}" }}}}'
        return {
            "generators": [{"matrix": {"generators": [clusters, {"list": {"elements": folders}}]}}],
            **self._strategy,
            "template": {
                "metadata": {"labels": {CLASS_LABEL: self.name, RING_LABEL: ring}},
                "spec": {
                    "destination": {"server": "{{ .server }}"},
                    "project": self._project_template(project),
                },
            },
        }

    @property
    def _selector(self) -> Manifest:
        rings = {"matchExpressions": [self._expression(self.ring)]} if self.ring else {}
        return {"matchLabels": {CLASS_LABEL: self.name}, **rings}

    @property
    def _strategy(self) -> Manifest:
        """How Argo CD syncs the applications, if it does so ring by ring."""
        if not self.rolls:
            return {}
        steps = [{"matchExpressions": [self._expression(ring)]} for ring in self.rings]
        return {"strategy": {"type": "RollingSync", "rollingSync": {"steps": steps}}}

    def _project_template(self, project: str) -> str:
        """Return the template of an application's project.

        For a cluster that lacks an annotation it is a project that does not exist. Argo CD refuses
        this application alone, where a template that fails would stop the whole ApplicationSet
        (argo-cd@v3.2.11 applicationset/controllers validateGeneratedApplications).
        """
        checks = [
            f"{{{{ if not (regexMatch `{pattern}` ({_lookup(annotation)})) }}}}"
            f"{CLUSTER_NAME}-needs-annotation-"
            f"{annotation.replace('/', '-')}-for-{{{{ end }}}}"
            for annotation, patterns in self._annotations.items()
            for pattern in patterns
        ]
        return "".join([*checks, project])

    @property
    def _annotations(self) -> dict[str, tuple[str, ...]]:
        """The annotations that a cluster must have, each with the patterns of its value."""
        keys = [key for paths in self.values.values() for key in paths.values()]
        annotations: dict[str, tuple[str, ...]] = dict.fromkeys(keys, (r"\S",))
        if self.trust_domain is not None:
            annotations[self.trust_domain] = _TRUST_DOMAIN
        return annotations

    def _expression(self, ring: str) -> Manifest:
        """Return the expression of a label selector that chooses a ring."""
        if ring == self.rings[-1]:
            return {"key": RING_LABEL, "operator": "NotIn", "values": list(self.rings[:-1])}
        return {"key": RING_LABEL, "operator": "In", "values": [ring]}

    def _values_by_chart(self, mesh: LinkerdStack) -> dict[str, HelmValues]:
        """Return the Helm values that are templates, per chart."""
        deployed = by_chart(mesh.helm_releases)
        charts = {chart.name: chart for chart in mesh.release.charts if chart.name in deployed}
        annotations = {name: dict(paths) for name, paths in self.values.items()}
        fetched = charts if mesh.fetches_charts else {}
        if not fetched.keys() >= annotations.keys() or (self.trust_domain and not fetched):
            raise ValueError(
                f"'trust_domain', 'values' ({', '.join(annotations)}): Argo CD gives values by "
                "cluster to the charts that it fetches for this mesh alone. Its charts are "
                f"{', '.join(fetched) or 'rendered'}"
            )
        if self.trust_domain and (domains := mesh.chain.permitted_dns_domains):
            raise ValueError(
                f"'trust_domain' ({self.trust_domain}): a CA of the mesh may sign names below "
                f"{', '.join(domains)} alone, and a cluster of another trust domain would have no "
                "proxy that another trusts. Make a class for each trust domain, or leave "
                "'permitted_dns_domains' out"
            )
        for name, paths in self.values.items():
            for path, annotation in paths.items():
                for problem in charts[name].problems(_templates({path: annotation})):
                    raise ValueError(f"'values' for {name}: {problem}")
                self._check_is_free(charts[name], path)
        for chart in charts.values() if self.trust_domain else ():
            for parameter in chart.parameters:
                if parameter.option == "trust_domain":
                    paths = annotations.setdefault(chart.name, {})
                    paths[parameter.path] = str(self.trust_domain)
        return {name: _templates(paths) for name, paths in annotations.items()}

    def _check_is_free(self, chart: HelmChart, path: str) -> None:
        """Raise ``ValueError`` for a value that a synth has to know."""
        judged = [*_JUDGED, *chart.namespace_values]
        if not self.trust_domain:
            judged += [origin for each in chart.parameters if (origin := each.default_from)]
        if any(f"{path}.".startswith(f"{each}.") for each in judged):
            raise ValueError(
                f"'values' for {chart.name}: '{path}' must be equal in all clusters of a class, "
                "because the renewal plan, the guards, the AppProject or the trust domain follow "
                "from it: set it in the stack's 'values', and make a class for each value"
            )


def _templates(paths: Mapping[str, str]) -> HelmValues:
    """Return the Helm values that are the templates of these annotations, by path."""
    values: HelmValues = {}
    for path, annotation in paths.items():
        values = merged(values, nested(path, f"{{{{ {_lookup(annotation)} }}}}"))
    return values


def _lookup(annotation: str) -> str:
    """Return the expression of an annotation's value, empty where a cluster lacks it."""
    annotations = "index .metadata `annotations` | default dict"
    return f"index ({annotations}) `{annotation}` | default ``"


def _escaped(value: Any) -> Any:
    """Return a value that Argo CD, taking its texts for templates, turns into *value*."""
    if isinstance(value, str):
        return value.replace("{{", "{{ `{{` }}")
    if isinstance(value, Mapping):
        texts = cast("Mapping[str, Any]", value)
        return {_escaped(key): _escaped(text) for key, text in texts.items()}
    if isinstance(value, (list, tuple)):
        return [_escaped(text) for text in cast("Sequence[Any]", value)]
    return value


def _with_values(element: Manifest, values: Mapping[str, HelmValues]) -> Manifest:
    """Return an element whose charts have these values besides their own."""
    sources = [
        {**source, "helm": _helm_with_values(source["helm"], extra)}
        if "helm" in source and (extra := values.get(source["chart"]))
        else source
        for source in element["sources"]
    ]
    return {**element, "sources": sources}


def _helm_with_values(helm: Manifest, extra: HelmValues) -> Manifest:
    if "valuesObject" in helm:
        return {**helm, "valuesObject": merged(helm["valuesObject"], extra)}
    text = json_for_go(merged(json.loads(helm["values"]), extra))
    return {**helm, "values": _TEXT_OF_TEMPLATE.sub(r"{{ \1 | toJson }}", text)}
