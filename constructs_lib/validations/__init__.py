"""Rules over rendered objects.

A rule takes objects as they are written into YAML, and yields a sentence for each problem. It knows
nothing of constructs, so it can also judge Helm's output, hand-written YAML or a cluster's objects.
``ManifestRules`` makes a synth fail where a rule finds a problem:

    app.node.add_validation(ManifestRules(app))
"""

from ..kubernetes.manifest import Manifest, pod_spec, title
from .manifest_rules import ManifestRules
from .rules import (
    CLUSTER_SCOPED,
    NAMESPACED,
    RULES,
    Rule,
    narrow_roles,
    no_lost_files,
    references,
    restricted_pods,
    scopes,
    unique_objects,
)

__all__ = [
    "CLUSTER_SCOPED",
    "NAMESPACED",
    "RULES",
    "Manifest",
    "ManifestRules",
    "Rule",
    "narrow_roles",
    "no_lost_files",
    "pod_spec",
    "references",
    "restricted_pods",
    "scopes",
    "title",
    "unique_objects",
]
